#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Moves clips in time and across tracks, over whatever is there.
///
///     | A   | B   |       | C   |     →   | A   |       | B   | C|      (B by +6)
///
/// Refused: an unknown clip, a locked track, a start before 0, a track offset that leads off the
/// tracks of a clip's kind.
struct Move
{
    static constexpr const char *kName = "move";
    std::vector<ClipId> clips;
    std::int64_t by = 0; ///< frames, negative = earlier
    int tracks = 0; ///< this many tracks of the same kind up (later in the list) or, negative, down
    bool linked = true; ///< and the clips linked with them, which keep their tracks
};
Result<Project> apply(const Project &project, const Move &edit);

} // namespace weft
