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

} // namespace weft
