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

constexpr double kMargin = 14; ///< room for the handles of all of it
constexpr double kNear = 5;
constexpr double kHandle = 12; ///< wide; as high as the bar
constexpr double kClick = 4;   ///< pixels that a press may move

} // namespace

ScrubBar::ScrubBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Position"));
    setToolTip(tr("Drag to move the playhead, and the brackets to mark a part"));
    setMouseTracking(true);
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

// ---- in and out ----

TimeRange ScrubBar::marked() const
{
    return m_marked.isEmpty() ? TimeRange{0, length()} : m_marked;
}

QRectF ScrubBar::handle(End end) const
{
    const double x = end == End::In ? xOf(marked().start) - kHandle : xOf(marked().end());
    return {x, 0, kHandle, double(height())};
}

std::optional<ScrubBar::End> ScrubBar::endAt(const QPointF &position) const
{
    if (!m_player || !isEnabled())
        return std::nullopt;
    for (const End end : {End::In, End::Out}) {
        if (handle(end).contains(position))
            return end;
    }
    return std::nullopt;
}

void ScrubBar::dragTo(double x)
{
    if (!m_drag->isMoving) {
        if (std::abs(x - m_drag->from) < kClick)
            return;
        m_drag->isMoving = true;
        m_player->beginScrub(); // the monitor shows what it is set to
    }
    TimeRange range = m_drag->before;
    const bool isIn = m_drag->end == End::In;
    const double edge = xOf(isIn ? range.start : range.end()) + x - m_drag->from;
    const double part = (edge - kMargin) / std::max(1.0, width() - 2 * kMargin);
    const auto frame = static_cast<std::int64_t>(std::lround(part * double(length())));
    if (isIn)
        range = TimeRange::between(std::clamp<std::int64_t>(frame, 0, range.end() - 1),
                                   range.end());
    else
        range = TimeRange::between(range.start, std::clamp(frame, range.start + 1, length()));
    Q_EMIT markedDragged(range == TimeRange{0, length()} ? TimeRange() : range);
    m_player->scrubTo(isIn ? range.start : range.end() - 1);
}

void ScrubBar::hover(std::optional<End> end)
{
    if (std::exchange(m_hovered, end) == end)
        return;
    if (end)
        setCursor(Qt::SizeHorCursor);
    else
        unsetCursor();
    update();
}

// ---- hands ----

void ScrubBar::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_player)
        return QWidget::mousePressEvent(event);
    if (const auto end = endAt(event->position())) {
        m_drag = {*end, marked(), event->position().x(), m_player->position()};
        setFocus(Qt::MouseFocusReason); // Esc ends the drag
        return;
    }
    m_player->beginScrub();
    mouseMoveEvent(event);
}

void ScrubBar::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag)
        dragTo(event->position().x());
    else if (m_player && m_player->state() == Player::State::Scrubbing)
        m_player->scrubTo(frameAt(event->position().x()));
    else
        hover(endAt(event->position()));
}

void ScrubBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_player)
        return;
    if (const auto drag = std::exchange(m_drag, std::nullopt)) {
        if (drag->isMoving)
            m_player->endScrub();
        else
            m_player->seek(drag->end == End::In ? drag->before.start : drag->before.end() - 1);
    } else {
        m_player->endScrub();
    }
}

void ScrubBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !m_drag)
        return QWidget::keyPressEvent(event);
    if (m_drag->isMoving) {
        m_player->endScrub();
        m_player->seek(m_drag->playhead);
    }
    const TimeRange before = std::exchange(m_drag, std::nullopt)->before;
    Q_EMIT markedDragged(before == TimeRange{0, length()} ? TimeRange() : before);
}

void ScrubBar::leaveEvent(QEvent *event)
{
    hover(std::nullopt);
    QWidget::leaveEvent(event);
}

bool ScrubBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_drag
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        auto *const help = static_cast<QHelpEvent *>(event);
        if (const auto end = endAt(help->pos())) {
            QToolTip::showText(help->globalPos(),
                               *end == End::In ? tr("In point: drag to move it")
                                               : tr("Out point: drag to move it"),
                               this);
            return true;
        }
        if (const Marker *const marker = markerNear(help->pos().x())) {
            QToolTip::showText(help->globalPos(),
                               marker->name.isEmpty() ? tr("Marker") : marker->name, this);
            return true;
        }
    }
    return QWidget::event(event);
}

/// A bracket, open towards what is marked.
void ScrubBar::paintHandle(QPainter &painter, End end) const
{
    const Theme &theme = themeOf(this);
    const bool isMeant = m_drag ? m_drag->end == end : m_hovered == end;
    const QRectF area = handle(end).adjusted(0, 4, 0, -4);
    const double edge = end == End::In ? area.right() - 1 : area.left() + 1;
    const double outer = end == End::In ? edge - 4 : edge + 4;
    painter.setPen(
        QPen(isMeant || !m_marked.isEmpty() ? theme.accent : theme.dim, isMeant ? 3 : 2));
    painter.setBrush(Qt::NoBrush);
    const QPointF bracket[] = {{edge, area.top()},
                               {outer, area.top()},
                               {outer, area.bottom()},
                               {edge, area.bottom()}};
    painter.drawPolyline(bracket, 4);
    painter.setPen(Qt::NoPen);
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
    }
    paintHandle(painter, End::In);
    paintHandle(painter, End::Out);
    const double x = xOf(m_player->position());
    QPainterPath head;
    head.addRoundedRect(QRectF(x - 5, middle - 9, 10, 18), 3, 3);
    painter.setPen(QPen(theme.window, 1));
    painter.setBrush(theme.accent);
    painter.drawPath(head);
    for (const Marker &marker : m_markers) {
        const QColor colour(marker.colour.red, marker.colour.green, marker.colour.blue);
        painter.setBrush(colour); // over the playhead's head, with its line around
        painter.drawRect(QRectF(xOf(marker.at) - 1.5, 2, 3, 7));
    }
}

} // namespace weft::ui
