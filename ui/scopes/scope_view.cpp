#include "ui/scopes/scope_view.h"

#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace weft::ui {

namespace {

constexpr double kLabel = 34;      ///< room for the numbers at the left
constexpr double kBrightness = 60; ///< of traces: how little of a column is seen well
constexpr int kSteps = 5;          ///< of the graticule, 0 to 100 %

const QColor kChannels[] = {QColor(0xff, 0x5a, 0x52), QColor(0x4c, 0xd9, 0x7b),
                            QColor(0x5a, 0xa2, 0xff)};

/// Counts as a picture: one colour, the more opaque the more there are. Rows run upwards.
QImage traceOf(const ScopeData::Counts &counts, bool isByColumn, const QColor &colour, double full)
{
    constexpr int size = ScopeData::kLevels;
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < size; ++y) {
        auto *const line = reinterpret_cast<QRgb *>(image.scanLine(size - 1 - y));
        for (int x = 0; x < size; ++x) {
            const auto index = static_cast<std::size_t>(isByColumn ? x * size + y : y * size + x);
            const std::uint32_t count = counts[index];
            const double alpha = count == 0 ? 0 : 1 - std::exp(-0.35 - kBrightness * count / full);
            line[x] = qPremultiply(
                qRgba(colour.red(), colour.green(), colour.blue(), static_cast<int>(255 * alpha)));
        }
    }
    return image;
}

double yOf(const QRectF &field, double level)
{
    return field.bottom() - level / (ScopeData::kLevels - 1) * field.height();
}

} // namespace

QString scopeName(ScopeKind kind)
{
    switch (kind) {
    case ScopeKind::Waveform: return ScopeView::tr("Waveform");
    case ScopeKind::Parade: return ScopeView::tr("RGB parade");
    case ScopeKind::Vectorscope: return ScopeView::tr("Vectorscope");
    case ScopeKind::Histogram: return ScopeView::tr("Histogram");
    }
    return {};
}

ScopeView::ScopeView(ScopeKind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setAccessibleName(scopeName(kind));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ScopeView::setData(std::shared_ptr<const ScopeData> data)
{
    m_data = std::move(data);
    setAccessibleDescription(m_data ? tr("%1 % at or below black, %2 % at or above white")
                                          .arg(m_data->crushed() * 100, 0, 'f', 1)
                                          .arg(m_data->clipped() * 100, 0, 'f', 1)
                                    : QString());
    update();
}

QRectF ScopeView::field() const
{
    const double line = fontMetrics().height();
    const QRectF inner(4, line + 4, width() - 8, height() - line - 8);
    if (m_kind == ScopeKind::Vectorscope) {
        const double side = std::min(inner.width(), inner.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(inner.center());
        return square;
    }
    if (m_kind == ScopeKind::Histogram)
        return inner.adjusted(0, 0, 0, -line);
    return inner.adjusted(kLabel, 0, 0, 0);
}

void ScopeView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(),
                     darkTheme().window); // traces are light, whatever the window looks like
    painter.setPen(darkTheme().text);
    painter.drawText(QRectF(6, 2, width() - 12, fontMetrics().height()), Qt::AlignLeft,
                     scopeName(m_kind));
    switch (m_kind) {
    case ScopeKind::Waveform:
    case ScopeKind::Parade: paintLevels(painter); break;
    case ScopeKind::Vectorscope: paintTargets(painter); break;
    case ScopeKind::Histogram: paintHistogram(painter); break;
    }
    if (m_data)
        paintTraces(painter);
    painter.setPen(theme.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void ScopeView::paintLevels(QPainter &painter) const
{
    const QRectF whole = field();
    const Theme &theme = darkTheme();
    for (int step = 0; step < kSteps; ++step) {
        const double part = static_cast<double>(step) / (kSteps - 1);
        const double y = yOf(whole,
                             ScopeData::kBlack + part * (ScopeData::kWhite - ScopeData::kBlack));
        const bool isBorder = step == 0 || step == kSteps - 1;
        painter.setPen(QPen(isBorder ? theme.dim : theme.line, 1));
        painter.drawLine(QPointF(whole.left(), y), QPointF(whole.right(), y));
        painter.setPen(theme.dim);
        painter.drawText(QRectF(0, y - 8, kLabel, 16), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(qRound(part * 100)));
    }
}

void ScopeView::paintTargets(QPainter &painter) const
{
    const QRectF whole = field();
    const Theme &theme = darkTheme();
    const ColourMatrix matrix = m_data ? m_data->matrix : ColourMatrix::Bt709;
    const auto placed = [&whole](double cb, double cr) {
        return QPointF(whole.left() + cb / 255 * whole.width(), yOf(whole, cr));
    };
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.line, 1));
    painter.drawEllipse(whole);
    painter.drawLine(placed(0, 128), placed(255, 128));
    painter.drawLine(placed(128, 0), placed(128, 255));
    // The tone of skin, whoever's: 123° from the Cb axis.
    const double skin = 123 * 3.14159265358979 / 180;
    painter.setPen(QPen(theme.dim, 1, Qt::DashLine));
    painter.drawLine(placed(128, 128),
                     placed(128 + 112 * std::cos(skin), 128 + 112 * std::sin(skin)));
    const struct
    {
        double red, green, blue;
        QString name;
    } bars[] = {{0.75, 0, 0, tr("R")},     {0.75, 0, 0.75, tr("Mg")}, {0, 0, 0.75, tr("B")},
                {0, 0.75, 0.75, tr("Cy")}, {0, 0.75, 0, tr("G")},     {0.75, 0.75, 0, tr("Yl")}};
    for (const auto &bar : bars) {
        const ChromaPlace place = chromaOf(bar.red, bar.green, bar.blue, matrix);
        QRectF box(0, 0, 12, 12);
        box.moveCenter(placed(place.cb, place.cr));
        painter.setPen(QPen(theme.dim, 1));
        painter.drawRect(box);
        painter.drawText(box.translated(box.center().x() < whole.center().x() ? -16 : 16, 0)
                             .adjusted(-6, -2, 6, 2),
                         Qt::AlignCenter, bar.name);
    }
}

void ScopeView::paintHistogram(QPainter &painter) const
{
    const QRectF whole = field();
    const Theme &theme = darkTheme();
    const double line = fontMetrics().height();
    for (int step = 0; step < kSteps; ++step) {
        const double part = static_cast<double>(step) / (kSteps - 1);
        const double level = ScopeData::kBlack + part * (ScopeData::kWhite - ScopeData::kBlack);
        const double x = whole.left() + level / 255 * whole.width();
        painter.setPen(QPen(theme.line, 1));
        painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()));
        painter.setPen(theme.dim);
        painter.drawText(QRectF(x - 24, whole.bottom(), 48, line), Qt::AlignCenter,
                         QString::number(qRound(part * 100)));
    }
    if (!m_data)
        return;
    // The borders' bins would hide all others: black bars, burnt skies.
    double most = 1;
    for (std::size_t level = ScopeData::kBlack + 1; level < ScopeData::kWhite; ++level)
        most = std::max(most, static_cast<double>(m_data->lumaTotal[level]));
    const auto fill = [&](const ScopeData::Counts &counts, QColor colour, double alpha) {
        QPainterPath path(whole.bottomLeft());
        for (int level = 0; level < ScopeData::kLevels; ++level) {
            const double height = std::min(1.0, counts[static_cast<std::size_t>(level)] / most);
            path.lineTo(whole.left() + level / 255.0 * whole.width(),
                        whole.bottom() - height * whole.height());
        }
        path.lineTo(whole.bottomRight());
        colour.setAlphaF(static_cast<float>(alpha));
        painter.fillPath(path, colour);
    };
    fill(m_data->lumaTotal, theme.dim, 0.5);
    for (std::size_t i = 0; i < 3; ++i)
        fill(m_data->rgbTotal[i], kChannels[i], 0.35);
}

void ScopeView::paintTraces(QPainter &painter) const
{
    const QRectF whole = field();
    const double column = std::max(1.0, m_data->pixels / static_cast<double>(ScopeData::kColumns));
    painter.setCompositionMode(QPainter::CompositionMode_Plus);
    if (m_kind == ScopeKind::Waveform)
        painter.drawImage(whole, traceOf(m_data->luma, true, QColor(0xd8, 0xe6, 0xd8), column));
    if (m_kind == ScopeKind::Vectorscope)
        painter.drawImage(whole, traceOf(m_data->chroma, false, QColor(0xd8, 0xe6, 0xd8),
                                         m_data->pixels / 8.0));
    if (m_kind == ScopeKind::Parade) {
        const double third = whole.width() / 3;
        for (std::size_t i = 0; i < 3; ++i)
            painter.drawImage(QRectF(whole.left() + third * static_cast<double>(i), whole.top(),
                                     third - 2, whole.height()),
                              traceOf(m_data->rgb[i], true, kChannels[i], column));
    }
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

} // namespace weft::ui
