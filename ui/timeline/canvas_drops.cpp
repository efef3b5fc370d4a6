#include "ui/timeline/canvas.h"
#include "ui/timeline/drop.h"

#include <QDropEvent>

namespace weft::ui {

void TimelineCanvas::dragEnterEvent(QDragEnterEvent *event)
{
    m_pointer = {event->position(), event->modifiers()};
    m_drop = TimelineDrop::from(m_view, *event->mimeData(), [this] {
        (void) m_drop->move(m_pointer); // it is what has called
        update();
    });
    if (m_drop)
        event->accept(); // where it may be let go is known on each move
}

void TimelineCanvas::dragMoveEvent(QDragMoveEvent *event)
{
    if (!m_drop)
        return;
    m_pointer = {event->position(), event->modifiers()};
    if (m_drop->move(m_pointer))
        event->acceptProposedAction();
    else
        event->ignore();
    update();
}

void TimelineCanvas::dragLeaveEvent(QDragLeaveEvent *)
{
    if (m_drop)
        std::exchange(m_drop, nullptr)->leave();
    update();
}

void TimelineCanvas::dropEvent(QDropEvent *event)
{
    const auto drop = std::exchange(m_drop, nullptr);
    if (!drop)
        return;
    if (!drop->move({event->position(), event->modifiers()})) {
        const QString why = drop->look().tip;
        drop->leave();
        m_view.session().notifyProblem(why);
        event->ignore();
    } else if (const QList<QUrl> files = drop->filesToPlace(); !files.isEmpty()) {
        drop->leave();
        Q_EMIT filesDropped(files, drop->track(), drop->frame(), drop->inserts());
        event->acceptProposedAction();
    } else {
        drop->drop();
        event->acceptProposedAction();
    }
    setFocus(Qt::OtherFocusReason);
    update();
}

} // namespace weft::ui
