#include "ui/timeline/clip_painter.h"

#include "ui/session/amounts.h"

#include <QPainter>

#include <cmath>

namespace weft::ui {

namespace {

QString timeLeft(double seconds)
{
    return seconds < 0 ? TimelineView::tr("working…") : timeLeftText(seconds);
}

} // namespace

void ClipPainter::paintShot(const ClipAreas &areas, const Clip &clip, const Look &look)
{
    const ShotStatus &status = m_view.statusOf(std::get<ShotSource>(clip->source).shot);
    const QRectF content = areas.content.adjusted(6, 3, -6, -3);
    const auto line = [&](const char *name, const QString &text, double left) {
        const QRectF area(left, content.bottom() - 18, content.right() - left, 18);
        if (area.width() < 24)
            return;
        m_painter.fillRect(area, m_theme.raised);
        paintIcon(name, QRectF(area.left() + 3, area.top() + 2, 14, 14).toRect());
        m_painter.setPen(m_theme.text);
        m_painter.drawText(area.adjusted(21, 0, -3, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                           text);
    };
    if (!status.hasTake)
        m_painter.fillRect(areas.content, QBrush(QColor(255, 255, 255, 40), Qt::BDiagPattern));
    const QRectF button = areas.button();
    switch (status.state) {
    case ShotState::NotMade:
        paintButton(button, TimelineView::tr("Generate"), look.hovered == Hit::Kind::Button);
        break;
    case ShotState::Queued: paintRing(content, 0, TimelineView::tr("queued")); break;
    case ShotState::Running:
        paintRing(content, status.fraction, timeLeft(status.secondsLeft));
        break;
    case ShotState::Made: break; // the spark in the label
    case ShotState::Stale: line("warning", status.reason, content.left()); break;
    case ShotState::Failed:
        paintButton(button, TimelineView::tr("Try again"), look.hovered == Hit::Kind::Button);
        line("warning", status.reason, button.isEmpty() ? content.left() : button.right() + 6);
        break;
    case ShotState::Unavailable: line("offline", status.reason, content.left()); break;
    }
}

void ClipPainter::paintButton(const QRectF &area, const QString &text, bool isHovered)
{
    if (area.isEmpty())
        return;
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(isHovered ? m_theme.accent : m_theme.line, 1));
    m_painter.setBrush(isHovered ? m_theme.accent : m_theme.raised);
    m_painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(isHovered ? m_theme.onAccent : m_theme.text);
    m_painter.drawText(area, Qt::AlignCenter, text);
}

void ClipPainter::paintRing(const QRectF &content, double fraction, const QString &text)
{
    const double size = std::min(24.0, content.height());
    if (size < 8)
        return;
    const QRectF ring(content.left() + 2, content.center().y() - size / 2, size, size);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(0, 0, 0, 150));
    m_painter.drawEllipse(ring);
    const QRectF arc = ring.adjusted(4, 4, -4, -4);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.line, 3));
    m_painter.drawEllipse(arc);
    m_painter.setPen(QPen(m_theme.accent, 3));
    m_painter.drawArc(arc, 90 * 16, -static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 360 * 16));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(m_theme.onClip);
    m_painter.drawText(QRectF(ring.right() + 6, ring.top(), content.right() - ring.right() - 6,
                              size),
                       Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace weft::ui
