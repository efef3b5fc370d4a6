#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Puts a transition over the cut at a clip's start, in place of one that is there. Where a clip is
/// too short, the transition is shortened to what fits; beyond the media's end the edge frame is
/// held.
///
///     | A        |B         |     →   | A     [--+--] B     |
///                ^
/// Refused: an unknown clip, a locked track, no clip that ends where this one starts, an unknown
/// kind, a length below 1.
struct AddTransition
{
    static constexpr const char *kName = "add-transition";
    ClipId clip; ///< to the right of the cut
    QString kind = QStringLiteral("dissolve");
    std::int64_t length = 0;            ///< frames
    std::optional<std::int64_t> before; ///< of them before the cut; by default half, rounded down
    bool linked
        = true; ///< the same over the cuts of linked clips, where there is a clip before them
};
Result<Project> apply(const Project &project, const AddTransition &edit);

/// Takes the transition at a clip's start away. Refused: an unknown clip, a locked track, no
/// transition there.
struct RemoveTransition
{
    static constexpr const char *kName = "remove-transition";
    ClipId clip;
};
Result<Project> apply(const Project &project, const RemoveTransition &edit);

} // namespace weft
