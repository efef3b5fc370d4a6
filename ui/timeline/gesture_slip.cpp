#include "ui/timeline/gesture.h"

namespace weft::ui {

namespace {

/// Slip and slide: a clip is dragged by its body, and an edit of so many frames comes of it.
template<typename Make>
class ByGesture : public EditGesture
{
public:
    ByGesture(TimelineView &view, const Pointer &press, const Hit &hit, bool snaps, Make make)
        : EditGesture(view, press)
        , m_clip(hit.clip)
        , m_snaps(snaps)
        , m_make(make)
        , m_snapping(view, {.without = together(view, hit),
                            .withoutCuts = {hit.clip.start, hit.clip.end()}})
    {}

private:
    static std::set<ClipId> together(const TimelineView &view, const Hit &hit)
    {
        const auto clips = view.together(hit.clip->id);
        return {clips.begin(), clips.end()};
    }

    QString subject() const override { return nameOf(m_clip); }

    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        m_isLinked = !isAlone(pointer);
        m_by = framesDragged(pointer);
        if (m_snaps) {
            m_by = m_snapping.snapped({m_clip.start, m_clip.end()}, m_by);
            m_look.guide = m_snapping.target();
        }
        m_look.tip = signedFrames(m_by);
        if (m_by == 0)
            return {};
        return Edit(m_make(m_clip->id, m_by, m_isLinked));
    }

    std::optional<Edit> nearestPossible(const Edit &) override
    {
        const auto make = [&](std::int64_t by) { return m_make(m_clip->id, by, m_isLinked); };
        const std::int64_t most = greatestPossible(m_by, make);
        m_look.tip = TimelineView::tr("%1  · no further").arg(signedFrames(most));
        m_look.stop = most > 0 ? m_clip.end() : m_clip.start;
        m_look.guide.reset();
        if (most == 0)
            return {};
        return Edit(make(most));
    }

    const Clip m_clip;
    const bool m_snaps;
    const Make m_make;
    Snapping m_snapping;
    bool m_isLinked = true;
    std::int64_t m_by = 0;
};

} // namespace

std::unique_ptr<Gesture> slipClip(TimelineView &view, const Pointer &press, const Hit &hit)
{
    // The material follows the hand: to the right comes what was earlier.
    const auto make = [](ClipId clip, std::int64_t by, bool isLinked) {
        return Slip{.clips = {clip}, .by = -by, .linked = isLinked};
    };
    return std::make_unique<ByGesture<decltype(make)>>(view, press, hit, false, make);
}

std::unique_ptr<Gesture> slideClip(TimelineView &view, const Pointer &press, const Hit &hit)
{
    const auto make = [](ClipId clip, std::int64_t by, bool isLinked) {
        return Slide{.clip = clip, .by = by, .linked = isLinked};
    };
    return std::make_unique<ByGesture<decltype(make)>>(view, press, hit, true, make);
}

} // namespace weft::ui
