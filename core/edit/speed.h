#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Plays a clip's material faster, slower or backwards: the same part of the source in another
/// time. Keyframes and fades stretch with it.
///
///     | A       | B |     →   | A  | B |              (twice as fast, rippling)
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
