#include "ui/timeline/gesture.h"

namespace weft::ui {

namespace {

class SpacerGesture : public EditGesture
{
public:
    SpacerGesture(TimelineView &view, const Pointer &press, const Hit &hit)
        : EditGesture(view, press)
        , m_track(hit.track)
        , m_from(spaceFrom(hit))
        , m_snapping(view, {.without = following(view, m_from)})
    {
        for (const auto &track : view.sequence()->tracks) {
            for (const Clip clip : track->clips) {
                if (clip.start >= m_from && !track->locked)
                    m_first = std::min(m_first, clip.start);
            }
        }
    }

private:
    static std::set<ClipId> following(const TimelineView &view, std::int64_t from)
    {
        std::set<ClipId> clips;
        for (const auto &track : view.sequence()->tracks) {
            for (const Clip clip : track->clips) {
                if (clip.start >= from)
                    clips.insert(clip->id);
            }
        }
        return clips;
    }

    Spacer make(std::int64_t by) const
    {
        Spacer edit{.from = m_from, .by = by};
        if (m_isOneTrack && m_track)
            edit.tracks = {m_track};
        return edit;
    }

    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        m_isOneTrack = pointer.modifiers.testFlag(Qt::ShiftModifier);
        m_by = m_first == kMaxFrame ? 0 : m_snapping.snapped({m_first}, framesDragged(pointer));
        m_look.guide = m_snapping.target();
        tell(m_by);
        if (m_by == 0)
            return {};
        return make(m_by);
    }

    std::optional<Edit> nearestPossible(const Edit &) override
    {
        const std::int64_t most = greatestPossible(m_by,
                                                   [this](std::int64_t by) { return make(by); });
        tell(most);
        m_look.tip += TimelineView::tr("  · no further");
        m_look.stop = m_first + most;
        m_look.guide.reset();
        if (most == 0)
            return {};
        return make(most);
    }

    void tell(std::int64_t by)
    {
        m_look.tip = (m_isOneTrack ? TimelineView::tr("Space on this track %1")
                                   : TimelineView::tr("Space on all tracks %1"))
                         .arg(signedFrames(by));
    }

    const TrackId m_track;
    const std::int64_t m_from;
    std::int64_t m_first = kMaxFrame; ///< where the first clip that moves begins
    Snapping m_snapping;
    bool m_isOneTrack = false;
    std::int64_t m_by = 0;
};

} // namespace

std::int64_t spaceFrom(const Hit &hit)
{
    return hit.hasClip() ? hit.clip.start : hit.frame;
}

std::unique_ptr<Gesture> makeSpace(TimelineView &view, const Pointer &press, const Hit &hit)
{
    return std::make_unique<SpacerGesture>(view, press, hit);
}

} // namespace weft::ui
