#include "ui/timeline/gesture.h"

#include <cmath>

namespace weft::ui {

Gesture::Gesture(TimelineView &view, const Pointer &press)
    : m_view(view)
    , m_pressFrame(view.geometry().frameAt(press.position.x()))
{}

std::int64_t Gesture::framesDragged(const Pointer &pointer) const
{
    return std::llround(m_view.geometry().frameAt(pointer.position.x()) - m_pressFrame);
}

double Gesture::pixelsDragged(const Pointer &pointer) const
{
    return pointer.position.x() - m_view.geometry().xOf(m_pressFrame);
}

QString Gesture::signedFrames(std::int64_t frames)
{
    return TimelineView::tr("%1 f").arg(frames < 0 ? QStringLiteral("−%1").arg(-frames)
                                                   : QStringLiteral("+%1").arg(frames));
}

void EditGesture::move(const Pointer &pointer)
{
    m_look = {};
    m_edit = editAt(pointer);
    if (m_edit) {
        Status done = session().preview(*m_edit);
        if (!done) {
            const QString why = done.error().message;
            m_edit = nearestPossible(*m_edit);
            if (m_edit)
                done = session().preview(*m_edit);
            if (!done)
                m_edit.reset();
            if (!m_edit)
                m_look.tip = why;
        }
    }
    if (!m_edit)
        session().endPreview();
}

void EditGesture::release(const Pointer &pointer)
{
    move(pointer);
    if (!m_edit) {
        session().endPreview();
        return;
    }
    const QString name = subject();
    if (name.isEmpty())
        session().apply(*m_edit);
    else
        session().apply(
            EditGroup{TimelineView::tr("%1 %2", "a step of the history: \"Trim\", \"Beach.mp4\"")
                          .arg(describe(*m_edit), name),
                      {*m_edit}});
}

QString EditGesture::nameOf(const Clip &clip) const
{
    return clipName(*session().root(), *clip.body);
}

} // namespace weft::ui
