#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Plays a clip's material faster, slower or backwards: the same part of it in another time.
/// Keyframes and fades stretch with it; a time map keeps its shape and is run through at that
/// speed. Whether sound keeps its pitch is the clip's (SetClip).
///
///     | A       | B |     →   | A  | B |              (twice as fast, rippling)
///
/// Where linked clips differ in length, all that follows moves by the change of the one that grows
/// most or shrinks least, so that it stays in sync.
///
/// Refused: an unknown clip, a locked track, a speed of 0 (insert a freeze frame instead) or beyond
/// 1/1000 to 1000, a source without time, a longer clip that has no room and does not ripple.
struct SetSpeed
{
    static constexpr const char *kName = "set-speed";
    ClipId clip;
    Rational speed{1};       ///< source seconds for each sequence second; negative plays backwards
    bool keepLength = false; ///< keep the clip's length: another part of the source fits in
    bool ripple = true;      ///< what follows moves, on its tracks and on every sync-locked one
    bool linked = true;      ///< and the clips linked with it
};
Result<Project> apply(const Project &project, const SetSpeed &edit);

/// Retimes a clip by a curve: faster, slower, frozen and backwards in turns. The clip keeps its
/// place and length; picture and sound follow alike. The curve belongs to what the clip shows:
///
///     source s, as shown            | clip          |
///                                   0   1   3   3   2          the map of its material
///     split, trim, roll, slide      | clip  | clip' |          both halves keep the whole map;
///                                   0   1   3   3   2          what a frame shows stays
///     slip by a quarter             | clip          |          the curve moves with the material
///                                   1   3   3   2   …
///     twice as fast                 | clip  |                  the same curve in half the time
///                                   0 1 3 3 2
///
/// Handles reach to the curve's ends. Sound plays along it, its pitch following the speed or
/// kept, and is silent where the picture is frozen. Replacing what the clip shows takes the curve
/// away.
///
/// Refused: an unknown clip, a locked track, a source without time, a map that is invalid (see
/// TimeMap) or, unless `hold`, leads beyond the source or is shorter than the clip.
struct SetTimeMap
{
    static constexpr const char *kName = "set-time-map";
    ClipId clip;
    std::optional<TimeMap> map; ///< none: the clip plays on normally from what it first shows
    std::optional<Rational> in; ///< second of the map at the clip's first frame; by default where
                                ///< it was on its old map, or 0
    bool hold = false;          ///< let the edge frames stand where map or source are too short
    bool linked = true;         ///< and linked clips that show the same, each at its own place on
                                ///< the curve, so that they are in sync
};
Result<Project> apply(const Project &project, const SetTimeMap &edit);

/// Stops the picture at a frame for a while: cuts the clip there and inserts a clip that shows this
/// one frame; what follows moves later. Sound is silent meanwhile.
///
///     | A         |     →   | A   |frz| A'    |
///           ^
/// Refused: an unknown or locked track, no clip of the track that plays at this frame, a length
/// below 1, a sound track.
struct InsertFreeze
{
    static constexpr const char *kName = "insert-freeze";
    TrackId track;
    std::int64_t at = 0;     ///< frame that is frozen
    std::int64_t length = 0; ///< frames; 0 = two seconds
};
Result<Project> apply(const Project &project, const InsertFreeze &edit);

} // namespace weft
