#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Which end of a clip.
enum class Edge { Start, End };

/// Moves a clip's start or end to another frame; nothing else moves.
///
///     | A     |     | B |     →   | A        |  | B |        (end)
///             ^ →  ^
/// Refused: an unknown clip, a locked track, a length below 1, a place taken by another clip, more
/// than the source has (the sentence names how far it goes) unless `hold` lets the edge frame
/// stand.
struct Trim
{
    static constexpr const char *kName = "trim";
    ClipId clip;
    Edge edge = Edge::End;
    std::int64_t to = 0; ///< frame of the sequence where the edge shall be
    bool hold = false;   ///< allow to go beyond the source's ends
    bool linked = true;  ///< linked clips' edges move by as many frames
};
Result<Project> apply(const Project &project, const Trim &edit);

/// Moves a clip's start or end and everything after it, equally on its own tracks and on every
/// sync-locked one, where time is opened or cut out at that edge. Trimming the start leaves the
/// clip's place on the timeline as it is: what is dragged is where its content begins.
///
///     | A     | B  |  C |     →   | A  | B  |  C |           (end of A, inwards)
///             ^
///     | A     | B  |  C |     →   | A     |B|  C |           (start of B, inwards)
///             ^
/// Refused: as Trim, but followers make room.
struct RippleTrim
{
    static constexpr const char *kName = "ripple-trim";
    ClipId clip;
    Edge edge = Edge::End;
    std::int64_t to = 0; ///< frame, before the edit, where the edge shall be
    bool hold = false;   ///< allow to go beyond the source's ends
    bool linked = true;  ///< linked clips' edges move by as many frames
};
Result<Project> apply(const Project &project, const RippleTrim &edit);

/// Takes away what lies between a frame (the playhead) and the nearest cut before or after it on
/// some tracks, and the time with it, as Extract does.
///
///     | A     | B    ▾  | C  |     →   | A     | B| C  |       (start)
///     | A     | B    ▾  | C  |     →   | A     | B    | C  |   (end)
///
/// Refused: an unknown or locked track, no clip of theirs that plays across the frame.
struct RippleTrimToPlayhead
{
    static constexpr const char *kName = "ripple-trim-to-playhead";
    std::int64_t at = 0; ///< frame
    Edge edge = Edge::Start;
    std::vector<TrackId> tracks; ///< empty = all unlocked ones of the sequence
    SequenceId sequence;         ///< used where no tracks are given; 0 = the active one
};
Result<Project> apply(const Project &project, const RippleTrimToPlayhead &edit);

/// Moves the cut between two clips: one gets longer, the other shorter.
///
///     | A     | B       |     →   | A         | B   |
///             ^ →
/// Refused: an unknown clip, a locked track, no clip that ends where this one starts, a length
/// below 1, more than either source has unless `hold`.
struct Roll
{
    static constexpr const char *kName = "roll";
    ClipId clip;         ///< to the right of the cut
    std::int64_t to = 0; ///< frame where the cut shall be
    bool hold = false;   ///< allow to go beyond the sources' ends
    bool linked = true;  ///< the cuts of linked clips move as well
};
Result<Project> apply(const Project &project, const Roll &edit);

/// Shows another part of the source in the same place. Keyframes and fades stay where they are.
///
///     | A | B 10–20 | C |     →   | A | B 13–23 | C |        (by +3)
///
/// Refused: an unknown clip, a locked track, a source without time (stills, titles, colours), more
/// than the source has unless `hold`.
struct Slip
{
    static constexpr const char *kName = "slip";
    std::vector<ClipId> clips;
    std::int64_t by = 0; ///< frames of the sequence; positive shows later material
    bool hold = false;   ///< allow to go beyond the sources' ends
    bool linked = true;  ///< and the clips linked with them
};
Result<Project> apply(const Project &project, const Slip &edit);

/// Moves a clip between its neighbours, of which one gets longer and the other shorter; a gap
/// beside it takes the change up.
///
///     | A    | B | C      |   →   | A       | B | C   |      (by +3)
///
/// Refused: an unknown clip, a locked track, a neighbour with a length below 1, more than a
/// neighbour's source has unless `hold`.
struct Slide
{
    static constexpr const char *kName = "slide";
    ClipId clip;
    std::int64_t by = 0; ///< frames, negative = earlier
    bool hold = false;   ///< allow to go beyond the neighbours' sources
    bool linked = true;  ///< linked clips slide as well
};
Result<Project> apply(const Project &project, const Slide &edit);

/// Takes the nearer edge of each clip to a frame outside it, rolling the cut with an adjoining
/// clip.
///
///     | A  |        ▾         →   | A           |
///     | A  | B      ▾    |    →   | A           | B |
///
/// Refused: an unknown clip, a locked track, a frame inside the clip, another clip in the way that
/// does not adjoin, more than the source has unless `hold`.
struct Extend
{
    static constexpr const char *kName = "extend";
    std::vector<ClipId> clips;
    std::int64_t to = 0; ///< frame
    bool hold = false;   ///< allow to go beyond the sources' ends
    bool linked = true;  ///< and the clips linked with them
};
Result<Project> apply(const Project &project, const Extend &edit);

/// How many frames of a sequence a clip could show beyond its start and its end; nothing where its
/// source has no end (stills, titles, colours, freeze frames).
struct Handles
{
    std::int64_t before = 0;
    std::int64_t after = 0;
};
std::optional<Handles> handlesOf(const Project &project, const ClipBody &clip,
                                 const FrameRate &rate);

constexpr auto enumNames(Edge)
{
    return std::array{EnumName{Edge::Start, "start"}, EnumName{Edge::End, "end"}};
}

} // namespace weft
