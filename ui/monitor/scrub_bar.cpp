#include "ui/monitor/scrub_bar.h"

#include "ui/style/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <cmath>

namespace weft::ui {

namespace {

constexpr double kMargin = 8;
constexpr double kNear = 5;

} // namespace

ScrubBar::ScrubBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Position"));
    setToolTip(tr("Drag to move the playhead"));
}

void ScrubBar::setPlayer(Player *player)
{
    if (m_player)
        m_player->disconnect(this);
    m_player = player;
    if (m_player) {
        connect(m_player, &Player::positionChanged, this, qOverload<>(&QWidget::update));
        connect(m_player, &Player::subjectChanged, this, qOverload<>(&QWidget::update));
    }
    update();
}

void ScrubBar::setMarked(const TimeRange &range)
{
    m_marked = range;
    update();
}

void ScrubBar::setMarkers(std::vector<Marker> markers)
{
    m_markers = std::move(markers);
    update();
}

std::int64_t ScrubBar::length() const
{
    const Sequence *const sequence = m_player ? m_player->sequence().find() : nullptr;
    return std::max<std::int64_t>(1, sequence ? sequence->length() : 0);
}

double ScrubBar::xOf(std::int64_t frame) const
{
    const double part = static_cast<double>(frame) / static_cast<double>(length());
    return kMargin + std::clamp(part, 0.0, 1.0) * (width() - 2 * kMargin);
}

std::int64_t ScrubBar::frameAt(double x) const
{
    const double part = (x - kMargin) / std::max(1.0, width() - 2 * kMargin);
    const auto frame = static_cast<std::int64_t>(std::floor(part * static_cast<double>(length())));
    return std::clamp<std::int64_t>(frame, 0, length() - 1);
}

const Marker *ScrubBar::markerNear(double x) const
{
    const Marker *nearest = nullptr;
    for (const Marker &marker : m_markers) {
        const double distance = std::abs(xOf(marker.at) - x);
        if (distance <= kNear && (!nearest || distance < std::abs(xOf(nearest->at) - x)))
            nearest = &marker;
    }
    return nearest;
}

void ScrubBar::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_player)
        return QWidget::mousePressEvent(event);
    m_player->beginScrub();
    mouseMoveEvent(event);
}

void ScrubBar::mouseMoveEvent(QMouseEvent *event)
{
    if (m_player && m_player->state() == Player::State::Scrubbing)
        m_player->scrubTo(frameAt(event->position().x()));
}

void ScrubBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_player)
        m_player->endScrub();
}

bool ScrubBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *const help = static_cast<QHelpEvent *>(event);
        if (const Marker *const marker = markerNear(help->pos().x())) {
            QToolTip::showText(help->globalPos(),
                               marker->name.isEmpty() ? tr("Marker") : marker->name, this);
            return true;
        }
    }
    return QWidget::event(event);
}

void ScrubBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    const double middle = height() / 2.0;
    const QRectF track(kMargin, middle - 3, width() - 2 * kMargin, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRoundedRect(track, 3, 3);
    if (!m_player)
        return;
    if (!m_marked.isEmpty()) {
        QColor filled = theme.accent;
        filled.setAlphaF(0.45f);
        painter.setBrush(filled);
        painter.drawRect(QRectF(QPointF(xOf(m_marked.start), track.top()),
                                QPointF(xOf(m_marked.end()), track.bottom())));
        painter.setBrush(theme.accent);
        for (const std::int64_t frame : {m_marked.start, m_marked.end()})
            painter.drawRect(QRectF(xOf(frame) - 1, middle - 7, 2, 14));
    }
    for (const Marker &marker : m_markers) {
        const QColor colour(marker.colour.red, marker.colour.green, marker.colour.blue);
        painter.setBrush(colour);
        painter.drawRect(QRectF(xOf(marker.at) - 1.5, 2, 3, 7));
    }
    const double x = xOf(m_player->position());
    QPainterPath head;
    head.addRoundedRect(QRectF(x - 5, middle - 9, 10, 18), 3, 3);
    painter.setPen(QPen(theme.window, 1));
    painter.setBrush(theme.accent);
    painter.drawPath(head);
}

} // namespace weft::ui
