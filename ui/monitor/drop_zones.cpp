#include "ui/monitor/drop_zones.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace weft::ui {

namespace {

constexpr double kApart = 8;
constexpr double kIcon = 32;
constexpr double kLeastForHelp = 110; ///< pixels of height

} // namespace

DropZones::DropZones(std::vector<Zone> zones, QWidget *parent)
    : QWidget(parent)
    , m_zones(std::move(zones))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

QRectF DropZones::area(std::size_t zone) const
{
    const auto count = static_cast<double>(m_zones.size());
    const QRectF inner = QRectF(rect()).adjusted(kApart, kApart, -kApart, -kApart);
    const double wide = (inner.width() - kApart * (count - 1)) / count;
    return {inner.left() + static_cast<double>(zone) * (wide + kApart), inner.top(), wide,
            inner.height()};
}

std::optional<std::size_t> DropZones::zoneAt(const QPointF &position) const
{
    for (std::size_t i = 0; i < m_zones.size(); ++i) {
        if (area(i).contains(position))
            return i;
    }
    return std::nullopt;
}

void DropZones::point(std::optional<std::size_t> zone)
{
    if (std::exchange(m_pointed, zone) != zone)
        update();
}

void DropZones::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), QColor(0, 0, 0, 150));
    for (std::size_t i = 0; i < m_zones.size(); ++i) {
        const Zone &zone = m_zones[i];
        const bool isMeant = m_pointed == i;
        const QRectF whole = area(i);
        QColor ground = isMeant ? theme.selected : theme.raised;
        ground.setAlpha(isMeant ? 255 : 240);
        painter.setBrush(ground);
        painter.setPen(QPen(isMeant ? theme.accent : theme.line, isMeant ? 3 : 1));
        painter.drawRoundedRect(whole.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6);
        const QFont plain = font();
        QFont bold = plain;
        bold.setBold(true);
        const double line = QFontMetrics(bold).height();
        const bool hasHelp = whole.height() >= kLeastForHelp;
        const QRectF text = whole.adjusted(kApart, 0, -kApart, 0);
        double y = whole.center().y() - (kIcon + line * (hasHelp ? 3.5 : 1)) / 2;
        icon(zone.icon).paint(&painter,
                              QRectF(whole.center().x() - kIcon / 2, y, kIcon, kIcon).toRect());
        y += kIcon + 4;
        painter.setPen(theme.text);
        painter.setFont(bold);
        painter.drawText(QRectF(text.left(), y, text.width(), line), Qt::AlignCenter, zone.label);
        if (!hasHelp)
            continue;
        painter.setPen(theme.dim);
        painter.setFont(plain);
        painter.drawText(QRectF(text.left(), y + line + 2, text.width(), 2.5 * line),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, zone.help);
    }
}

} // namespace weft::ui
