#include "ui/timeline/ruler.h"

#include "ui/style/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kBarTop = TimelineRuler::kHeight - 5; ///< of the rendered state
constexpr double kMarkerReach = 7;
constexpr int kMarkerTop = 18;

/// Frames between two labels: the fewest of these that keep them apart.
std::int64_t labelStep(double scale, std::int64_t base)
{
    constexpr double kApart = 110; ///< pixels
    for (const std::int64_t frames : {1, 2, 5, 10}) {
        if (frames < base && static_cast<double>(frames) * scale >= kApart)
            return frames;
    }
    for (const std::int64_t seconds : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200}) {
        if (static_cast<double>(seconds * base) * scale >= kApart)
            return seconds * base;
    }
    return 14'400 * base;
}

} // namespace

TimelineRuler::TimelineRuler(TimelineView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
{
    setObjectName(QStringLiteral("timelineRuler"));
    setAccessibleName(tr("Ruler"));
    setFixedHeight(kHeight);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&view, &TimelineView::moved, this, qOverload<>(&QWidget::update));
    connect(&view, &TimelineView::changed, this, qOverload<>(&QWidget::update));
    connect(&view.session().player(), &Player::positionChanged, this,
            qOverload<>(&QWidget::update));
    connect(&view.session().smooth().bar(), &RenderBar::changed, this,
            [this](const TimeRange &frames) {
                const double left = m_view.geometry().xOf(static_cast<double>(frames.start));
                const double right = m_view.geometry().xOf(static_cast<double>(frames.end()));
                update(QRectF(left - 1, kBarTop, right - left + 2, 5)
                           .intersected(rect())
                           .toAlignedRect());
            });
}

TimelineRuler::~TimelineRuler() = default;

void TimelineRuler::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(event->rect(), theme.raised);
    if (!m_view.sequence())
        return;
    paintScale(painter, event->rect());
    paintBar(painter);
    paintPlayhead(painter);
    paintMarkers(painter); // over it: a press there takes the marker, so it must be seen
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

void TimelineRuler::paintScale(QPainter &painter, const QRect &part)
{
    const Theme &theme = themeOf(this);
    const TimelineGeometry &geometry = m_view.geometry();
    const std::int64_t step = labelStep(geometry.scale(), m_view.rate().timecodeBase());
    const TimeRange seen = geometry.framesBetween(0, width());
    const int parts = step >= 10 ? 10 : static_cast<int>(step);
    for (std::int64_t frame = seen.start / step * step; frame < seen.end(); frame += step) {
        const double x = std::round(geometry.xOf(static_cast<double>(frame)));
        painter.fillRect(QRectF(x, 18, 1, kBarTop - 18), theme.dim);
        if (part.top() < 18) {
            painter.setPen(theme.dim);
            painter.drawText(QRectF(x + 4, 1, 120, 17), Qt::AlignVCenter | Qt::AlignLeft,
                             m_view.timecode(frame));
        }
        for (int part = 1; part < parts; ++part) {
            const double at = static_cast<double>(frame) + static_cast<double>(step) * part / parts;
            painter.fillRect(QRectF(std::round(geometry.xOf(at)), kBarTop - 5, 1, 5), theme.line);
        }
    }
}

void TimelineRuler::paintBar(QPainter &painter)
{
    const Theme &theme = themeOf(this);
    const TimelineGeometry &geometry = m_view.geometry();
    const TimeRange seen = geometry.framesBetween(0, width());
    for (const RenderBar::Span &span : m_view.session().smooth().bar().spans(seen)) {
        const double left = geometry.xOf(static_cast<double>(span.frames.start));
        const QRectF area(left, kBarTop, static_cast<double>(span.frames.length) * geometry.scale(),
                          4);
        if (span.state == RenderBar::State::Ready)
            painter.fillRect(area, theme.good); // whole; what is slow is broken, not only coloured
        else if (span.state == RenderBar::State::Slow)
            painter.fillRect(area, QBrush(theme.warning, Qt::Dense4Pattern));
    }
}

void TimelineRuler::paintMarkers(QPainter &painter)
{
    const Theme &theme = themeOf(this);
    const TimelineGeometry &geometry = m_view.geometry();
    painter.setRenderHint(QPainter::Antialiasing);
    if (const TimeRange marked = m_view.session().marked(); !marked.isEmpty()) {
        const double left = geometry.xOf(static_cast<double>(marked.start));
        const double right = geometry.xOf(static_cast<double>(marked.end()));
        QColor light = theme.accent;
        light.setAlpha(60);
        painter.fillRect(QRectF(left, kMarkerTop, right - left, kBarTop - kMarkerTop), light);
        painter.setPen(QPen(theme.accent, 2));
        const auto bracket = [&](double x, double inwards) {
            painter.drawLine(QPointF(x, kMarkerTop + 1), QPointF(x, kBarTop - 1));
            painter.drawLine(QPointF(x, kMarkerTop + 1), QPointF(x + inwards, kMarkerTop + 1));
            painter.drawLine(QPointF(x, kBarTop - 1), QPointF(x + inwards, kBarTop - 1));
        };
        bracket(left + 1, 5);
        bracket(right - 1, -5);
    }
    for (const Marker &marker : m_view.sequence()->markers) {
        const double x = geometry.xOf(static_cast<double>(marker.at));
        if (x < -200 || x > width() + 10)
            continue;
        const QColor colour(marker.colour.red, marker.colour.green, marker.colour.blue);
        if (marker.length > 0)
            painter.fillRect(QRectF(x, kBarTop - 5,
                                    static_cast<double>(marker.length) * geometry.scale(), 4),
                             colour);
        const QPointF flag[] = {{x - 5, kMarkerTop},
                                {x + 5, kMarkerTop},
                                {x + 5, kMarkerTop + 8},
                                {x, kMarkerTop + 14},
                                {x - 5, kMarkerTop + 8}};
        painter.setPen(QPen(theme.window, 1));
        painter.setBrush(colour);
        painter.drawConvexPolygon(flag, 5);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelineRuler::paintPlayhead(QPainter &painter)
{
    const Theme &theme = themeOf(this);
    const double x = std::round(
        m_view.geometry().xOf(static_cast<double>(m_view.session().playhead())));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    const QPointF head[] = {{x - 7, 22}, {x + 8, 22}, {x + 8, 30}, {x + 0.5, 38}, {x - 7, 30}};
    painter.drawConvexPolygon(head, 5);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(x, 30, 1, height() - 30), theme.accent);
}

const Marker *TimelineRuler::markerAt(const QPointF &position) const
{
    if (!m_view.sequence() || position.y() < kMarkerTop - 2)
        return nullptr;
    const auto &markers = m_view.sequence()->markers;
    const auto found = std::find_if(markers.begin(), markers.end(), [&](const Marker &marker) {
        return std::abs(m_view.geometry().xOf(static_cast<double>(marker.at)) - position.x())
               <= kMarkerReach;
    });
    return found == markers.end() ? nullptr : &*found;
}

std::optional<Edge> TimelineRuler::markedAt(const QPointF &position) const
{
    const TimeRange marked = m_view.session().marked();
    if (marked.isEmpty() || position.y() < kMarkerTop)
        return {};
    const auto isNear = [&](std::int64_t frame) {
        return std::abs(m_view.geometry().xOf(static_cast<double>(frame)) - position.x())
               <= kMarkerReach;
    };
    if (isNear(marked.start))
        return Edge::Start;
    if (isNear(marked.end()))
        return Edge::End;
    return {};
}

void TimelineRuler::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_gesture || !m_view.sequence())
        return;
    setFocus(Qt::MouseFocusReason); // Esc ends the drag
    if (markerAt(event->position()) || markedAt(event->position())) {
        m_press = event->position();
        return;
    }
    const Pointer pointer{event->position(), event->modifiers()};
    m_gesture = scrub(m_view, pointer);
    m_gesture->move(pointer);
}

void TimelineRuler::mouseMoveEvent(QMouseEvent *event)
{
    const Pointer pointer{event->position(), event->modifiers()};
    if (m_press && !m_gesture && (event->position() - *m_press).manhattanLength() >= 4) {
        if (const Marker *const marker = markerAt(*m_press))
            m_gesture = dragMarker(m_view, {*m_press, event->modifiers()}, marker->id);
        else if (const auto edge = markedAt(*m_press))
            m_gesture = dragMarked(m_view, {*m_press, event->modifiers()}, *edge);
    }
    if (m_gesture)
        m_gesture->move(pointer);
    else
        setCursor(markerAt(event->position()) || markedAt(event->position()) ? Qt::SizeHorCursor
                                                                             : Qt::ArrowCursor);
    Q_EMIT lookChanged();
}

void TimelineRuler::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_gesture) {
        std::exchange(m_gesture, nullptr)->release({event->position(), event->modifiers()});
    } else if (m_press) {
        if (const Marker *const marker = markerAt(*m_press))
            m_view.session().player().seek(marker->at);
    }
    m_press.reset();
    Q_EMIT lookChanged();
}

void TimelineRuler::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

void TimelineRuler::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_gesture) {
        std::exchange(m_gesture, nullptr)->cancel();
        m_press.reset();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TimelineRuler::wheelEvent(QWheelEvent *event)
{
    const double turn = event->angleDelta().y() / 120.0;
    m_view.zoom(std::pow(1.2, turn), event->position().x());
    event->accept();
}

bool TimelineRuler::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_gesture
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        if (const Marker *const marker = markerAt(help->pos())) {
            const QString name = marker->name.isEmpty() ? tr("Marker") : marker->name;
            QToolTip::showText(help->globalPos(),
                               tr("%1 at %2").arg(name, m_view.timecode(marker->at)), this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace weft::ui
