#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Gives a clip a shot of its own: a copy of the shot it shows, with the same recipe and take, so
/// that changing one no longer changes the other. Linked clips that show the same shot go along.
/// Refused: an unknown clip, a locked track, a clip that shows no generated shot.
struct MakeIndependent
{
    static constexpr const char *kName = "make-independent";
    ClipId clip;
    QString name; ///< of the new shot; empty = the old name with a number
};
Result<Project> apply(const Project &project, const MakeIndependent &edit);

/// Turns a generated shot into ordinary footage: adds its take's file to the bin and lets clips
/// show that file instead. In points, speeds, effects stay. The shot stays in the bin. Refused: an
/// unknown shot, clips that do not show it, a locked track, a file without picture or sound for a
/// clip's track; a file as AddMedia refuses.
struct BakeToFile
{
    static constexpr const char *kName = "bake-to-file";
    ShotId shot;
    MediaItem item;            ///< the take's file as it was probed, without id
    std::vector<ClipId> clips; ///< empty = every clip on an unlocked track that shows the shot
};
Result<Project> apply(const Project &project, const BakeToFile &edit);

} // namespace weft
