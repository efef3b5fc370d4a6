#include "ui/timeline/gesture.h"
#include "ui/timeline/overlap.h"

namespace weft::ui {

namespace {

/// Pixels beyond the media's end after which its edge frame is held.
constexpr double kPullsBeyond = 48;

class TrimGesture : public EditGesture
{
public:
    TrimGesture(TimelineView &view, const Pointer &press, const Hit &hit)
        : EditGesture(view, press)
        , m_clip(hit.clip)
        , m_edge(hit.kind == Hit::Kind::Start ? Edge::Start : Edge::End)
        , m_at(m_edge == Edge::Start ? hit.clip.start : hit.clip.end())
        , m_snapping(view, {.without = dragged(view, hit), .withoutCuts = {m_at}})
    {}

    void release(const Pointer &pointer) override
    {
        m_isHeld = false;
        EditGesture::release(pointer);
        if (m_isHeld && m_edge == Edge::End && m_kind == Kind::Trim)
            Q_EMIT view().pulledBeyond(m_clip->id, m_at + m_wanted, m_isLinked);
    }

private:
    enum class Kind { Trim, Ripple, Roll };

    static std::set<ClipId> dragged(const TimelineView &view, const Hit &hit)
    {
        const auto clips = view.together(hit.clip->id);
        return {clips.begin(), clips.end()};
    }

    Kind kindFor(const Pointer &pointer) const
    {
        if (view().tool() == Tool::Ripple || pointer.modifiers.testFlag(Qt::ControlModifier))
            return Kind::Ripple;
        if (view().tool() == Tool::Roll || pointer.modifiers.testFlag(Qt::ShiftModifier))
            return Kind::Roll;
        return Kind::Trim;
    }

    /// The clip whose start is the cut that is rolled, if there is a cut.
    std::optional<ClipId> rightOfCut() const
    {
        if (m_edge == Edge::Start)
            return m_clip->id;
        const auto place = findClip(*session().root(), m_clip->id);
        if (!place)
            return {};
        const ClipList &clips = trackAt(*session().root(), place->track).clips;
        if (place->index + 1 < clips.size() && clips.at(place->index + 1).start == m_clip.end())
            return clips.at(place->index + 1)->id;
        return {};
    }

    Edit make(Kind kind, std::int64_t to, bool hold, bool isLinked) const
    {
        if (kind == Kind::Ripple)
            return RippleTrim{m_clip->id, m_edge, to, hold, isLinked};
        if (kind == Kind::Roll) {
            if (const auto right = rightOfCut())
                return Roll{*right, to, hold, isLinked};
        }
        return Trim{m_clip->id, m_edge, to, hold, isLinked};
    }

    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        const Kind kind = kindFor(pointer);
        m_kind = kind;
        m_isLinked = !isAlone(pointer);
        std::int64_t by = m_snapping.snapped({m_at}, framesDragged(pointer));
        m_look.guide = m_snapping.target();
        // A clip never gets shorter than a frame, nor starts before the sequence.
        const std::int64_t most = m_clip->length - 1;
        by = m_edge == Edge::Start ? std::clamp(by, -m_clip.start, most) : std::max(by, -most);
        tell(by);
        m_wanted = by;
        if (by == 0)
            return {};
        if (const auto dissolve = dissolveAt(by); dissolve && view().isDissolving()) {
            m_look.tip += TimelineView::tr("  · dissolve of %1 f").arg(dissolve->length);
            return dissolve->edit;
        }
        return make(kind, m_at + by, false, m_isLinked);
    }

    /// Where the edge is dragged over its neighbour's near end.
    std::optional<Dissolve> dissolveAt(std::int64_t by) const
    {
        if (m_kind != Kind::Trim)
            return {};
        return dissolveOf(*session().root(), m_clip->id, m_edge, m_at + by, m_isLinked);
    }

    QString subject() const override { return nameOf(m_clip); }

    std::optional<Edit> nearestPossible(const Edit &) override
    {
        const auto at = [&](bool hold) {
            return
                [this, hold](std::int64_t by) { return make(m_kind, m_at + by, hold, m_isLinked); };
        };
        const std::int64_t most = greatestPossible(m_wanted, at(false));
        const double beyond = std::abs(static_cast<double>(m_wanted - most))
                              * view().geometry().scale();
        // Pulled well past the media's end: its edge frame stands there, shown hatched.
        if (beyond > kPullsBeyond && weft::apply(*session().root(), at(true)(m_wanted))) {
            m_look.tip += TimelineView::tr("  · edge frame held");
            m_isHeld = true;
            return at(true)(m_wanted);
        }
        tell(most);
        m_look.stop = m_at + most;
        m_look.tip += TimelineView::tr("  · no further");
        if (const auto dissolve = dissolveAt(m_wanted))
            m_look.tip += TimelineView::tr("  · hold D: dissolve of %1 f").arg(dissolve->length);
        m_look.guide.reset();
        if (most == 0)
            return {};
        return at(false)(most);
    }

    void tell(std::int64_t by)
    {
        const std::int64_t length = m_clip->length + (m_edge == Edge::Start ? -by : by);
        m_look.tip = TimelineView::tr("%1  · length %2")
                         .arg(signedFrames(by), view().timecode(length));
        const auto handles = handlesOf(*session().root(), *m_clip.body, view().rate());
        if (handles)
            m_look.tip += TimelineView::tr("  · %1 f left")
                              .arg(std::max<std::int64_t>(0, m_edge == Edge::Start
                                                                 ? handles->before + by
                                                                 : handles->after - by));
    }

    const Clip m_clip;
    const Edge m_edge;
    const std::int64_t m_at;
    Snapping m_snapping;
    Kind m_kind = Kind::Trim;
    bool m_isLinked = true;
    bool m_isHeld = false;
    std::int64_t m_wanted = 0;
};

} // namespace

std::unique_ptr<Gesture> trimEdge(TimelineView &view, const Pointer &press, const Hit &hit)
{
    return std::make_unique<TrimGesture>(view, press, hit);
}

} // namespace weft::ui
