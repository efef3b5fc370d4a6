#include "ui/session/selection.h"

namespace weft::ui {

bool Selection::contains(ClipId clip) const
{
    return std::find(m_clips.begin(), m_clips.end(), clip) != m_clips.end();
}

void Selection::set(std::vector<ClipId> clips)
{
    std::set<ClipId> seen;
    std::vector<ClipId> once;
    for (const ClipId clip : clips) {
        if (seen.insert(clip).second)
            once.push_back(clip);
    }
    if (once == m_clips && m_transition == TransitionId())
        return;
    m_clips = std::move(once);
    m_transition = {};
    Q_EMIT changed();
}

void Selection::setTransition(TransitionId transition)
{
    if (m_transition == transition && m_clips.empty())
        return;
    m_clips.clear();
    m_transition = transition;
    Q_EMIT changed();
}

void Selection::toggle(ClipId clip)
{
    std::vector<ClipId> clips = m_clips;
    const auto found = std::find(clips.begin(), clips.end(), clip);
    if (found == clips.end())
        clips.push_back(clip);
    else
        clips.erase(found);
    set(std::move(clips));
}

void Selection::keepOnly(const Project &project)
{
    if (isEmpty())
        return;
    const std::set<ClipId> wanted(m_clips.begin(), m_clips.end());
    std::set<ClipId> there; // of those: films have thousands, and this runs at each move of a drag
    bool hasTransition = false;
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip clip : track->clips) {
                if (wanted.contains(clip->id))
                    there.insert(clip->id);
                hasTransition |= clip->transition && clip->transition->id == m_transition;
            }
        }
    }
    std::vector<ClipId> kept;
    std::copy_if(m_clips.begin(), m_clips.end(), std::back_inserter(kept),
                 [&](ClipId clip) { return there.contains(clip); });
    if (m_transition != TransitionId() && hasTransition)
        return;
    if (kept != m_clips || m_transition != TransitionId())
        set(std::move(kept));
}

} // namespace weft::ui
