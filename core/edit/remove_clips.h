#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Takes clips away and leaves gaps.
///
///     | A   | B   | C   |     →   | A   |     | C   |
///             ^
/// Refused: an unknown clip, a locked track.
struct Lift
{
    static constexpr const char *kName = "lift";
    std::vector<ClipId> clips;
    bool linked = true; ///< and the clips linked with them
};
Result<Project> apply(const Project &project, const Lift &edit);

/// Takes clips away and the time they occupied with them: what follows moves earlier, equally on
/// their own tracks and on every sync-locked one, where that span of time is cut out as well.
///
///     | A   | B   | C   |     →   | A   | C   |
///     | music           |         | mu  | sic |     (sync-locked)
///             ^
/// Refused: an unknown clip, a locked track.
struct RippleDelete
{
    static constexpr const char *kName = "ripple-delete";
    std::vector<ClipId> clips;
    bool linked = true; ///< and the clips linked with them
};
Result<Project> apply(const Project &project, const RippleDelete &edit);

} // namespace weft
