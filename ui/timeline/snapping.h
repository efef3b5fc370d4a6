#pragma once

#include "ui/timeline/timeline_view.h"

#include <set>

namespace weft::ui {

/// A frame that dragged edges snap to.
struct SnapTarget
{
    /// Of equally near ones the first named here wins.
    enum class Kind { Playhead, Cut, Marker, InOut };

    std::int64_t frame = 0;
    Kind kind = Kind::Cut;
    QString name; ///< what the guide says: "Playhead", "End of Beach.mp4"
};

/// What a gesture snaps to, taken down when it begins. Held from 10 px on, let go at 14.
class Snapping
{
public:
    static constexpr double kReach = 10;
    static constexpr double kRelease = 14;

    struct Options
    {
        std::set<ClipId> without; ///< what is dragged: nothing snaps to itself
        /// Cuts on the tracks of those clips that are dragged along from here.
        std::set<std::int64_t> withoutCuts;
        bool hasPlayhead = true;
        MarkerId withoutMarker;
    };
    Snapping(const TimelineView &view, const Options &options);

    /// How far to move so that one of some edges, each moved by that many frames, lies on a target;
    /// the distance itself where none is near. Without snapping (a switch, a held key) likewise.
    std::int64_t snapped(const std::vector<std::int64_t> &edges, std::int64_t by);
    /// That snapped() has gone to.
    const std::optional<SnapTarget> &target() const { return m_target; }
    void letGo() { m_target.reset(); }

private:
    /// A target that is not named yet: of ten thousand cuts hardly one is ever snapped to.
    struct Candidate
    {
        std::int64_t frame = 0;
        SnapTarget::Kind kind = SnapTarget::Kind::Cut;
        std::shared_ptr<const ClipBody> clip; ///< whose start or end it is
        bool isEnd = false;
        QString name; ///< where it is no clip's
    };

    void addCuts(const Options &options);
    void addMarkers(MarkerId without);
    SnapTarget named(const Candidate &candidate) const;

    const TimelineView &m_view;
    std::vector<Candidate> m_candidates; ///< by rising frame; of equal ones the best kind first
    std::optional<SnapTarget> m_target;
    std::int64_t m_edge = 0; ///< that lies on m_target
};

} // namespace weft::ui
