#include "core/time/timecode.h"
#include "ui/timeline/canvas.h"
#include "ui/timeline/commands.h"
#include "ui/timeline/context_menu.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace weft::ui {

Qt::CursorShape cursorFor(const TimelineView &view, const Hit &hit)
{
    switch (view.tool()) {
    case Tool::Razor: return hit.hasClip() ? Qt::CrossCursor : Qt::ArrowCursor;
    case Tool::Spacer: return Qt::SplitHCursor;
    case Tool::Hand: return Qt::OpenHandCursor;
    case Tool::Zoom: return Qt::CrossCursor;
    case Tool::Slip:
    case Tool::Slide: return hit.hasClip() ? Qt::SizeHorCursor : Qt::ArrowCursor;
    default: break;
    }
    switch (hit.kind) {
    case Hit::Kind::Start:
    case Hit::Kind::End: return isTrimTool(view.tool()) ? Qt::SplitHCursor : Qt::SizeHorCursor;
    case Hit::Kind::TransitionStart:
    case Hit::Kind::TransitionEnd:
    case Hit::Kind::FadeIn:
    case Hit::Kind::FadeOut:
    case Hit::Kind::Keyframe: return Qt::SizeHorCursor;
    case Hit::Kind::Gain: return Qt::SizeVerCursor;
    case Hit::Kind::Button:
    case Hit::Kind::Animate: return Qt::PointingHandCursor;
    default: return Qt::ArrowCursor;
    }
}

void TimelineCanvas::wheelEvent(QWheelEvent *event)
{
    const TimelineGeometry &geometry = m_view.geometry();
    const QPoint turn = event->angleDelta();
    const QPoint pixels = event->pixelDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_view.zoom(std::pow(1.2, (turn.y() + turn.x()) / 120.0), event->position().x());
    } else {
        // A wheel goes along the time, with Shift over the tracks; a touch pad both ways.
        const bool isPad = !pixels.isNull() && turn.x() != 0;
        const QPoint by = pixels.isNull() ? turn : pixels;
        const bool isUpright = event->modifiers().testFlag(Qt::ShiftModifier);
        const int along = isPad ? by.x() : isUpright ? 0 : by.y() + by.x();
        const int across = isPad ? by.y() : isUpright ? by.y() + by.x() : 0;
        m_view.scrollTo(std::clamp(geometry.left() - along, 0.0, m_view.greatestLeft()),
                        geometry.top() - across);
    }
    if (m_gesture)
        move(m_pointer);
    else
        hover(event->position());
    event->accept();
}

bool TimelineCanvas::wantsKey(const QKeyEvent &event) const
{
    if (m_gesture)
        return event.key() == Qt::Key_Escape || event.key() == Qt::Key_N
               || event.key() == Qt::Key_D;
    const QString text = event.text();
    const bool isSign = text == QLatin1String("+") || text == QLatin1String("-");
    if (m_typed.isEmpty())
        return isSign && m_view.edge() && !(event.modifiers() & Qt::ControlModifier);
    return isSign || event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Return
           || event.key() == Qt::Key_Enter || event.key() == Qt::Key_Escape
           || (!text.isEmpty() && (text[0].isDigit() || text[0] == QLatin1Char(':')));
}

bool TimelineCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && wantsKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), tipFor(m_view, hitAt(m_view, help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

void TimelineCanvas::keyPressEvent(QKeyEvent *event)
{
    if (m_gesture) {
        if (event->key() == Qt::Key_Escape)
            cancel();
        else if (event->key() == Qt::Key_N)
            m_view.suspendSnapping(true);
        else if (event->key() == Qt::Key_D)
            m_view.reverseDissolving(true);
        showModifiers(event->modifiers());
        return;
    }
    if (type(*event))
        return;
    if (event->key() == Qt::Key_Escape) {
        m_view.setEdge({});
        m_view.session().selection().clear();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        selectUnderPlayhead(m_view);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TimelineCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_N && !event->isAutoRepeat())
        m_view.suspendSnapping(false);
    else if (event->key() == Qt::Key_D && !event->isAutoRepeat())
        m_view.reverseDissolving(false);
    showModifiers(event->modifiers());
    QWidget::keyReleaseEvent(event);
}

/// Keys that are pressed and let go during a drag count at once.
void TimelineCanvas::showModifiers(Qt::KeyboardModifiers modifiers)
{
    if (!m_gesture)
        return;
    m_pointer.modifiers = modifiers;
    move(m_pointer);
}

void TimelineCanvas::focusOutEvent(QFocusEvent *event)
{
    m_typed.clear();
    QWidget::focusOutEvent(event);
    update();
}

bool TimelineCanvas::type(const QKeyEvent &event)
{
    if (!wantsKey(event))
        return false;
    if (event.key() == Qt::Key_Escape)
        m_typed.clear();
    else if (event.key() == Qt::Key_Backspace)
        m_typed.chop(1);
    else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        trimTyped();
    else
        m_typed += event.text();
    update();
    return true;
}

void TimelineCanvas::trimTyped()
{
    QString text = std::exchange(m_typed, QString());
    if (text.startsWith(QLatin1Char('+')))
        text.remove(0, 1);
    const Result<std::int64_t> frames = parseTime(text, m_view.rate());
    if (frames)
        trimBy(m_view, *frames);
    else
        m_view.session().notifyProblem(frames.error().message);
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Hit hit = hitAt(m_view, event->position());
    const auto *const nested = hit.hasClip() ? std::get_if<NestedSource>(&hit.clip->source)
                                             : nullptr;
    if (nested && m_view.tool() == Tool::Select)
        m_view.session().activate(nested->sequence);
    else
        mousePressEvent(event);
}

void TimelineCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    cancel();
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const Hit hit = isByKey ? Hit() : hitAt(m_view, QPointF(event->pos()));
    if (hit.hasClip() && !m_view.session().selection().contains(hit.clip->id))
        m_view.session().selection().set(m_view.together(hit.clip->id));
    QMenu *const menu = makeContextMenu(m_view, m_actions, hit, this);
    menu->popup(isByKey ? mapToGlobal(rect().center()) : event->globalPos());
}

} // namespace weft::ui
