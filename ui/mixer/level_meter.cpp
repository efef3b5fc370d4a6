#include "ui/mixer/level_meter.h"

#include "ui/style/theme.h"

#include <QLocale>
#include <QPainter>

namespace weft::ui {

namespace {

constexpr double kLow = -60;
constexpr double kHigh = 6;

double placeOf(double decibels)
{
    return std::clamp((decibels - kLow) / (kHigh - kLow), 0.0, 1.0);
}

QString textOf(double decibels)
{
    return decibels <= -99 ? QStringLiteral("−∞") : QLocale().toString(decibels, 'f', 1);
}

} // namespace

LevelMeter::LevelMeter(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Level"));
    setToolTip(
        tr("The level that is heard, in dB; above: the highest so far. Click to forget it."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void LevelMeter::setPeak(const StereoPeak &peak)
{
    m_peak = peak;
    setAccessibleDescription(textOf(std::max(peak.left.highest, peak.right.highest)));
    update();
}

void LevelMeter::mousePressEvent(QMouseEvent *)
{
    Q_EMIT resetWanted();
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    painter.setFont(small);
    const int textHeight = QFontMetrics(small).height();
    const double highest = std::max(m_peak.left.highest, m_peak.right.highest);
    const bool isClipped = highest > 0;
    painter.setPen(isClipped ? theme.problem : theme.dim);
    painter.drawText(QRect(0, 0, width(), textHeight), Qt::AlignCenter,
                     textOf(highest) + (isClipped ? QStringLiteral("!") : QString()));
    const QRectF area(0, textHeight + 2, width(), height() - textHeight - 3);
    const double gap = 2, bar = (area.width() - gap) / 2;
    const FallingPeak *const sides[] = {&m_peak.left, &m_peak.right};
    for (int i = 0; i < 2; ++i) {
        const QRectF ground(i * (bar + gap), area.top(), bar, area.height());
        painter.fillRect(ground, theme.window);
        const auto fill = [&](double from, double to, const QColor &colour) {
            const double top = std::min(placeOf(to), placeOf(sides[i]->level));
            const double bottom = placeOf(from);
            if (top > bottom)
                painter.fillRect(QRectF(ground.left(), ground.bottom() - top * ground.height(), bar,
                                        (top - bottom) * ground.height()),
                                 colour);
        };
        fill(kLow, -12, theme.good);
        fill(-12, 0, theme.warning);
        fill(0, kHigh, theme.problem);
        if (sides[i]->highest > kLow) {
            const double y = ground.bottom() - placeOf(sides[i]->highest) * ground.height();
            painter.fillRect(QRectF(ground.left(), y, bar, 2), theme.text);
        }
    }
    painter.setPen(QPen(theme.dim, 1));
    for (const double mark : {0.0, -12.0, -24.0, -48.0}) {
        const double y = area.bottom() - placeOf(mark) * area.height();
        painter.drawLine(QPointF(bar - 2, y), QPointF(bar + gap + 2, y));
    }
}

} // namespace weft::ui
