#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Cuts the clip that covers a frame in two, on one track or on all unlocked ones. Both halves show
/// what was there.
///
///     | A             |     →   | A     | A'    |
///             ^
/// Refused: an unknown or locked track, no clip to cut there.
struct Split
{
    static constexpr const char *kName = "split";
    TrackId track;       ///< 0 = every unlocked track of the sequence
    SequenceId sequence; ///< used where track is 0; 0 = the active one
    std::int64_t at = 0; ///< frame
};
Result<Project> apply(const Project &project, const Split &edit);

/// Makes one clip of two that are halves of one: the same source, going on where the first stops,
/// at the same speed, with equal settings (name, fit, gain, enabled). The first keeps its id, links
/// and effects; the second's fade out stays.
///
///     | A     | A'    |     →   | A             |
///             ^
/// Refused: an unknown clip, a locked track, no clip that ends where this one starts, halves that
/// do not fit (the sentence says why).
struct Join
{
    static constexpr const char *kName = "join";
    ClipId clip;        ///< to the right of the cut
    bool linked = true; ///< and the cuts of linked clips
};
Result<Project> apply(const Project &project, const Join &edit);

} // namespace weft
