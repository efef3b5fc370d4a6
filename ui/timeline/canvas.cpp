#include "ui/timeline/canvas.h"

#include "ui/timeline/beyond.h"
#include "ui/timeline/changes.h"
#include "ui/timeline/clicks.h"
#include "ui/timeline/drop.h"
#include "ui/timeline/timeline_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kFlashMs = 600;
constexpr int kScrollMs = 16;
constexpr double kScrollZone = 20;      ///< at the edges of the clip area, inside
constexpr int kAround = 8;              ///< pixels beside clips that are painted with them
constexpr std::size_t kMostParts = 100; ///< above, everything is painted

} // namespace

TimelineCanvas::TimelineCanvas(TimelineView &view, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_actions(actions)
    , m_pictures(view.session())
{
    setObjectName(QStringLiteral("timelineCanvas"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setMinimumSize(200, 80);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&view, &TimelineView::moved, this, qOverload<>(&QWidget::update));
    connect(&view, &TimelineView::changed, this, [this] {
        if (!m_gesture && underMouse())
            hover(m_pointer.position);
        update();
    });
    connect(&view, &TimelineView::partsChanged, this, [this](const std::vector<TrackPart> &parts) {
        if (!m_gesture && underMouse())
            hover(m_pointer.position);
        updateParts(parts);
    });
    connect(&m_pictures, &ClipPictures::arrived, this, qOverload<>(&QWidget::update));
    connect(&view.session().generation(), &Generation::statusChanged, this,
            qOverload<>(&QWidget::update));
    connect(&view.session().player(), &Player::positionChanged, this,
            &TimelineCanvas::playheadMoved);
    connect(&view.session(), &Session::travelled, this, &TimelineCanvas::flash);
    connect(&view, &TimelineView::pulledBeyond, this,
            [this](ClipId clip, qint64 to, bool isLinked) {
                QMenu *const menu = offerBeyond(m_view, {clip, to, isLinked}, this);
                menu->popup(mapToGlobal(m_pointer.position.toPoint()));
            });
    m_scroll.setInterval(kScrollMs);
    connect(&m_scroll, &QTimer::timeout, this, &TimelineCanvas::scrollAtEdges);
    m_flash.setInterval(30);
    connect(&m_flash, &QTimer::timeout, this, [this] {
        if (m_flashed.elapsed() > kFlashMs) {
            m_flash.stop();
            m_flashing.clear();
        }
        updateParts(m_flashingParts);
    });
}

TimelineCanvas::~TimelineCanvas() = default;

const GestureLook *TimelineCanvas::look() const
{
    return m_drop ? &m_drop->look() : m_gesture ? &m_gesture->look() : nullptr;
}

void TimelineCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    TimelinePainter::Scene scene{.hovered = m_hovered,
                                 .gesture = m_gesture.get(),
                                 .look = look(),
                                 .pointer = m_pointer.position,
                                 .flashing = m_flashing};
    GestureLook typed;
    if (!m_typed.isEmpty() && !scene.look) {
        typed.tip = tr("Trim by %1 frames: Enter").arg(m_typed);
        scene.look = &typed;
    }
    if (!m_flashing.empty())
        scene.flash = std::max(0.0, 1 - static_cast<double>(m_flashed.elapsed()) / kFlashMs);
    TimelinePainter timeline(painter, m_view, m_pictures, themeOf(this));
    for (const QRect &part : event->region()) {
        painter.setClipRect(part);
        timeline.paint(scene, part);
    }
    painter.setClipping(false);
    if (event->rect() == rect() && event->region().rectCount() == 1)
        m_pictures.endPaint(); // it has looked at all that is in sight
    if (hasFocus()) {
        painter.setPen(themeOf(this).accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TimelineCanvas::updateParts(const std::vector<TrackPart> &parts)
{
    if (parts.size() > kMostParts)
        return update();
    for (const auto &[track, frames] : parts) {
        if (const TrackRow *const row = m_view.geometry().rowOf(track))
            update(m_view.geometry()
                       .rectOf(*row, frames)
                       .toAlignedRect()
                       .adjusted(-kAround, -1, kAround, 1)
                       .intersected(rect()));
    }
}

void TimelineCanvas::resizeEvent(QResizeEvent *)
{
    m_view.setViewport(size());
}

void TimelineCanvas::playheadMoved(std::int64_t frame)
{
    const TimelineGeometry &geometry = m_view.geometry();
    const double x = geometry.xOf(static_cast<double>(frame));
    if (m_view.follows() && m_view.session().player().state() == Player::State::Playing
        && (x < 0 || x > width())) {
        m_view.scrollTo(std::max(0.0, x + geometry.left() - width() * 0.1), geometry.top());
    }
    for (const std::int64_t each : {m_shownPlayhead, frame})
        update(qRound(geometry.xOf(static_cast<double>(each))) - 2, 0, 5, height());
    m_shownPlayhead = frame;
}

// ---- the mouse ----

void TimelineCanvas::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    m_pointer = {event->position(), event->modifiers()};
    if (m_gesture) {
        if (event->button() == Qt::RightButton)
            cancel();
        return;
    }
    if (event->button() == Qt::MiddleButton) {
        m_isPanning = true;
        m_gesture = dragHand(m_view, m_pointer);
    } else if (event->button() == Qt::LeftButton) {
        press(m_pointer);
    }
    update();
}

void TimelineCanvas::press(const Pointer &pointer)
{
    m_typed.clear();
    m_press = Press{pointer, hitAt(m_view, pointer.position), false};
    const Hit &hit = m_press->hit;
    m_press->wasSelected = hit.hasClip() && m_view.session().selection().contains(hit.clip->id);
    selectPressed();
}

/// What is pressed is selected at once, so that a drag takes it along; what a click means besides
/// is known on release alone.
void TimelineCanvas::selectPressed()
{
    const Hit &hit = m_press->hit;
    Selection &selection = m_view.session().selection();
    const auto modifiers = m_press->pointer.modifiers;
    const Tool tool = m_view.tool();
    if (tool == Tool::Razor || tool == Tool::Spacer || tool == Tool::Hand || tool == Tool::Zoom)
        return;
    if (hit.kind == Hit::Kind::Transition || hit.kind == Hit::Kind::TransitionStart
        || hit.kind == Hit::Kind::TransitionEnd) {
        selection.setTransition(hit.clip->transition->id);
    } else if (hit.hasClip() && (!m_press->wasSelected || m_press->pointer.isAlone())) {
        std::vector<ClipId> clips;
        if (modifiers & (Qt::ShiftModifier | Qt::ControlModifier))
            clips = selection.clips();
        for (const ClipId each : m_view.together(hit.clip->id, m_press->pointer.isAlone()))
            clips.push_back(each);
        selection.set(std::move(clips));
    }
    m_view.setEdge(
        hit.isEdge() ? std::optional(
            ClipEdge{hit.clip->id, hit.kind == Hit::Kind::Start ? Edge::Start : Edge::End})
                     : std::nullopt);
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = {event->position(), event->modifiers()};
    if (m_press && !m_gesture
        && (m_pointer.position - m_press->pointer.position).manhattanLength() >= kLeastDrag)
        begin();
    if (m_gesture)
        move(m_pointer);
    else if (!m_press)
        hover(m_pointer.position);
}

void TimelineCanvas::begin()
{
    m_gesture = gestureFor(*m_press);
    if (m_gesture && m_gesture->scrolls())
        m_scroll.start();
    Q_EMIT gestureChanged();
}

std::unique_ptr<Gesture> TimelineCanvas::gestureFor(const Press &press)
{
    const Hit &hit = press.hit;
    const Pointer &from = press.pointer;
    switch (m_view.tool()) {
    case Tool::Hand: return dragHand(m_view, from);
    case Tool::Zoom: return zoomBand(m_view, from);
    case Tool::Razor: return nullptr;
    case Tool::Spacer: return makeSpace(m_view, from, hit);
    case Tool::Slip: return hit.hasClip() ? slipClip(m_view, from, hit) : rubberBand(m_view, from);
    case Tool::Slide:
        return hit.hasClip() ? slideClip(m_view, from, hit) : rubberBand(m_view, from);
    case Tool::Ripple:
    case Tool::Roll:
        if (!hit.isEdge())
            return rubberBand(m_view, from);
        break;
    case Tool::Select: break;
    }
    switch (hit.kind) {
    case Hit::Kind::Nothing:
    case Hit::Kind::Gap: return rubberBand(m_view, from);
    case Hit::Kind::Body: return moveClips(m_view, from, hit);
    case Hit::Kind::Start:
    case Hit::Kind::End: return trimEdge(m_view, from, hit);
    case Hit::Kind::FadeIn:
    case Hit::Kind::FadeOut: return dragFade(m_view, from, hit);
    case Hit::Kind::Gain: return dragGain(m_view, from, hit);
    case Hit::Kind::Keyframe: return dragKeyframe(m_view, from, hit);
    case Hit::Kind::Transition:
    case Hit::Kind::TransitionStart:
    case Hit::Kind::TransitionEnd: return dragTransition(m_view, from, hit);
    case Hit::Kind::Button:
    case Hit::Kind::Animate: return nullptr;
    }
    return nullptr;
}

/// Where something is shown over the clips.
QRegion TimelineCanvas::lookRegion() const
{
    const GestureLook *const shown = look();
    if (!shown)
        return {};
    if (shown->ghost || !shown->band.isNull() || !shown->targets.empty())
        return rect();
    QRegion region;
    const auto add = [&](const QString &tip, const QPointF &at) {
        region += TimelinePainter::tipArea(font(), m_view.viewport(), tip, at)
                      .toAlignedRect()
                      .adjusted(-1, -1, 1, 1);
    };
    for (const std::optional<std::int64_t> &frame :
         {shown->guide ? std::optional(shown->guide->frame) : std::nullopt, shown->stop}) {
        if (frame)
            region += QRect(qRound(m_view.geometry().xOf(static_cast<double>(*frame))) - 3, 0, 7,
                            height());
    }
    if (shown->guide)
        add(shown->guide->name, TimelinePainter::guideTip(m_view, *shown->guide));
    if (!shown->tip.isEmpty())
        add(shown->tip, TimelinePainter::pointerTip(m_pointer.position));
    return region;
}

void TimelineCanvas::move(const Pointer &pointer)
{
    m_gesture->move(pointer);
    const QRegion now = lookRegion();
    update(std::exchange(m_lookRegion, now) + now);
    Q_EMIT gestureChanged();
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    m_pointer = {event->position(), event->modifiers()};
    if (m_isPanning ? event->button() != Qt::MiddleButton : event->button() != Qt::LeftButton)
        return;
    if (m_gesture) {
        m_gesture->release(m_pointer);
        endGesture();
    } else if (m_press) {
        click(m_pointer);
    }
    m_press.reset();
    hover(m_pointer.position);
}

void TimelineCanvas::click(const Pointer &pointer)
{
    clickTimeline(m_view, m_actions, m_press->hit, pointer, m_press->wasSelected);
    update();
}

void TimelineCanvas::endGesture()
{
    m_gesture.reset();
    m_press.reset();
    m_isPanning = false;
    m_scroll.stop();
    m_view.suspendSnapping(false);
    m_view.reverseDissolving(false);
    m_lookRegion = {};
    update();
    Q_EMIT gestureChanged();
}

void TimelineCanvas::cancel()
{
    if (!m_gesture)
        return;
    m_gesture->cancel();
    endGesture();
}

void TimelineCanvas::hover(const QPointF &position)
{
    const Hit hit = rect().contains(position.toPoint()) ? hitAt(m_view, position) : Hit();
    const bool isOther = hit.kind != m_hovered.kind || hit.clip.body != m_hovered.clip.body
                         || (m_view.tool() == Tool::Spacer && hit.frame != m_hovered.frame);
    m_hovered = hit;
    setCursor(cursorFor(m_view, hit));
    if (isOther)
        update();
}

void TimelineCanvas::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

void TimelineCanvas::scrollAtEdges()
{
    if (!m_gesture)
        return;
    const auto beyond = [](double at, double size) {
        return at < kScrollZone ? at - kScrollZone : std::max(0.0, at - (size - kScrollZone));
    };
    // The further out, the faster: at 100 px two screens a second.
    const double sideways = beyond(m_pointer.position.x(), width()) * 0.4;
    const double upwards = beyond(m_pointer.position.y(), height()) * 0.2;
    if (std::abs(sideways) < 0.5 && std::abs(upwards) < 0.5)
        return;
    const TimelineGeometry &geometry = m_view.geometry();
    const double left = geometry.left();
    const int top = geometry.top();
    m_view.scrollTo(left + sideways, top + static_cast<int>(upwards));
    if (geometry.left() != left || geometry.top() != top)
        move(m_pointer);
}

void TimelineCanvas::flash(const Document::Root &before, const Document::Root &now)
{
    const auto changed = changedClips(*before, *now);
    updateParts(m_flashingParts); // what still glows of the step before
    m_flashing.clear();
    m_flashingParts.clear();
    TimeRange frames;
    TrackId track;
    for (const auto &[clip, where] : changed) {
        m_flashing.insert(clip->id);
        m_flashingParts.push_back({where, clip.range()});
        frames = track ? TimeRange::between(std::min(frames.start, clip.start),
                                            std::max(frames.end(), clip.end()))
                       : clip.range();
        track = where;
    }
    if (!track) { // something is gone: where it was
        const auto gone = changedClips(*now, *before);
        if (!gone.empty())
            m_view.reveal(gone.front().first.range(), gone.front().second);
        return;
    }
    m_view.reveal(frames, track);
    m_flashed.start();
    m_flash.start();
    updateParts(m_flashingParts);
}

} // namespace weft::ui
