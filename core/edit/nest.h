#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Moves clips into a new sequence of the same settings and puts that sequence in their place, as
/// one clip on the lowest of their video tracks, and one for its sound on the lowest of their sound
/// tracks where any of them is sound; the two are linked.
///
///     | A | B | C |     →   | A | Nest  |
///          (B, C)
/// Refused: an unknown clip, a locked track, no clips, clips of several sequences, other clips in
/// the way of the nest on its track.
struct Nest
{
    static constexpr const char *kName = "nest";
    std::vector<ClipId> clips;
    QString name;       ///< of the sequence; empty = "Nest"
    bool linked = true; ///< and their groups and the clips linked with them
};
Result<Project> apply(const Project &project, const Nest &edit);

/// Puts the clips of a nested sequence in the place of the clip that shows it, on its track and
/// those above, cut to the part it shows. The sequence stays in the bin.
///
///     | A | Nest  |     →   | A | B | C |
///
/// Refused: an unknown clip, a locked track, a clip that is no nested sequence, a speed other than
/// 1, a time map, effects or fades that would be lost, too few tracks, other clips in the way.
struct Unnest
{
    static constexpr const char *kName = "unnest";
    ClipId clip;
    bool linked = true; ///< and the clip of its sound
};
Result<Project> apply(const Project &project, const Unnest &edit);

} // namespace weft
