#include "ui/mixer/level_meter.h"

#include "ui/style/theme.h"

#include <QLocale>
#include <QPainter>

#include <cmath>

namespace weft::ui {

namespace {

constexpr double kLow = -60;
constexpr double kHigh = 6;
constexpr double kGap = 2;
constexpr double kLampHeight = 5;
constexpr double kMarks[] = {0, -6, -12, -24, -36, -48};

double placeOf(double decibels)
{
    return std::clamp((decibels - kLow) / (kHigh - kLow), 0.0, 1.0);
}

QString textOf(double decibels)
{
    return decibels <= -99 ? QStringLiteral("−∞") : QLocale().toString(decibels, 'f', 1);
}

QString channelName(SoundLayout layout, std::size_t channel)
{
    if (layout == SoundLayout::Mono)
        return LevelMeter::tr("Mono");
    const QString names[] = {LevelMeter::tr("Left"),          LevelMeter::tr("Right"),
                             LevelMeter::tr("Centre"),        LevelMeter::tr("Low tones"),
                             LevelMeter::tr("Left surround"), LevelMeter::tr("Right surround")};
    return names[channel];
}

} // namespace

LevelMeter::LevelMeter(Scale scale, QWidget *parent)
    : QWidget(parent)
    , m_scale(scale)
{
    setAccessibleName(tr("Level"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    describe();
}

void LevelMeter::setChannels(SoundLayout layout)
{
    if (m_layout == layout)
        return;
    m_layout = layout;
    describe();
    updateGeometry();
    update();
}

void LevelMeter::setPeaks(const ChannelPeaks &peaks)
{
    m_peaks = peaks;
    setAccessibleDescription(textOf(peaks.highest()));
    update();
}

void LevelMeter::describe()
{
    QStringList names;
    for (std::size_t i = 0; i < channelCount(m_layout); ++i)
        names << channelName(m_layout, i);
    setToolTip(tr("The level that is heard, in dB: %1. Above: the highest so far, and a lamp for "
                  "what was clipped. Click to forget it.")
                   .arg(names.join(QStringLiteral(", "))));
}

QFont LevelMeter::smallFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    return small;
}

int LevelMeter::scaleWidth() const
{
    return m_scale == Scale::Ticks
               ? 0
               : QFontMetrics(smallFont()).horizontalAdvance(QStringLiteral("−48")) + 4;
}

QSize LevelMeter::sizeHint() const
{
    const auto count = static_cast<int>(channelCount(m_layout));
    const int bars = count > 2 ? count * 8 : count * 16;
    const int text = QFontMetrics(smallFont()).horizontalAdvance(QStringLiteral("−88.8!"));
    return {std::max(bars + scaleWidth(), text), 160};
}

QSize LevelMeter::minimumSizeHint() const
{
    return {sizeHint().width(), 72};
}

QRectF LevelMeter::lamp(std::size_t channel) const
{
    const auto count = static_cast<double>(channelCount(m_layout));
    const double wide = (width() - scaleWidth() - kGap * (count - 1)) / count;
    const double top = QFontMetrics(smallFont()).height() + 2;
    return {scaleWidth() + static_cast<double>(channel) * (wide + kGap), top, wide, kLampHeight};
}

QRectF LevelMeter::bar(std::size_t channel) const
{
    const QRectF above = lamp(channel);
    const double top = above.bottom() + kGap;
    return {above.left(), top, above.width(), height() - top - 1};
}

void LevelMeter::mousePressEvent(QMouseEvent *)
{
    Q_EMIT resetWanted();
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setFont(smallFont());
    const double highest = m_peaks.highest();
    painter.setPen(highest > 0 ? theme.problem : theme.dim);
    painter.drawText(QRectF(0, 0, width(), lamp(0).top()), Qt::AlignCenter,
                     textOf(highest) + (highest > 0 ? QStringLiteral("!") : QString()));
    for (std::size_t i = 0; i < channelCount(m_layout); ++i)
        paintChannel(painter, i);
    paintScale(painter);
}

void LevelMeter::paintChannel(QPainter &painter, std::size_t channel) const
{
    const Theme &theme = themeOf(this);
    const FallingPeak &peak = m_peaks.channels[channel];
    painter.fillRect(lamp(channel), peak.isClipped() ? theme.problem : theme.window);
    const QRectF ground = bar(channel);
    painter.fillRect(ground, theme.window);
    const auto fill = [&](double from, double to, const QColor &colour) {
        const double top = std::min(placeOf(to), placeOf(peak.level));
        const double bottom = placeOf(from);
        if (top > bottom)
            painter.fillRect(QRectF(ground.left(), ground.bottom() - top * ground.height(),
                                    ground.width(), (top - bottom) * ground.height()),
                             colour);
    };
    fill(kLow, -12, theme.good);
    fill(-12, 0, theme.warning);
    fill(0, kHigh, theme.problem);
    if (peak.held > kLow) {
        const double y = ground.bottom() - placeOf(peak.held) * ground.height();
        painter.fillRect(QRectF(ground.left(), y, ground.width(), 2), theme.text);
    }
}

void LevelMeter::paintScale(QPainter &painter) const
{
    const QRectF first = bar(0), last = bar(channelCount(m_layout) - 1);
    const int textHeight = QFontMetrics(smallFont()).height();
    QColor faint = themeOf(this).dim;
    painter.setPen(faint);
    double free = first.top() - textHeight; // numbers keep apart
    for (const double mark : kMarks) {
        const double y = first.bottom() - placeOf(mark) * first.height();
        if (m_scale == Scale::Numbers && y - textHeight / 2.0 >= free
            && y + textHeight / 2.0 <= height()) {
            painter.drawText(QRectF(0, y - textHeight / 2.0, scaleWidth() - 4, textHeight),
                             Qt::AlignRight | Qt::AlignVCenter,
                             mark < 0 ? QStringLiteral("−%1").arg(-mark) : QStringLiteral("0"));
            free = y + textHeight / 2.0;
        }
        faint.setAlphaF(0.35F);
        painter.fillRect(QRectF(first.left(), std::round(y), last.right() - first.left(), 1),
                         faint);
    }
}

} // namespace weft::ui
