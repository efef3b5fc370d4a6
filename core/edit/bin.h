#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Adds a media file to the bin, as it was probed: without tags, rating and proxies, which
/// SetMedia and AddProxy give it. Its id is given by the project. Refused: an unknown folder, no
/// path, a path that is in the bin already, impossible sizes or lengths.
struct AddMedia
{
    static constexpr const char *kName = "add-media";
    MediaItem item; ///< without id
};
Result<Project> apply(const Project &project, const AddMedia &edit);

/// Takes a media file out of the bin. Refused: an unknown file; one that a clip or a recipe uses
/// (the sentence says how many).
struct RemoveMedia
{
    static constexpr const char *kName = "remove-media";
    MediaId media;
};
Result<Project> apply(const Project &project, const RemoveMedia &edit);

/// Adds a folder to the bin. Refused: no name, an unknown parent.
struct AddFolder
{
    static constexpr const char *kName = "add-folder";
    QString name;
    FolderId parent; ///< 0 = top
};
Result<Project> apply(const Project &project, const AddFolder &edit);

/// Adds a generated shot to the bin. Nothing is generated yet. Refused: an unknown folder or input,
/// no generator, size, length or seed out of range.
struct AddShot
{
    static constexpr const char *kName = "add-shot";
    QString name;
    FolderId folder; ///< 0 = top
    Recipe recipe;
};
Result<Project> apply(const Project &project, const AddShot &edit);

/// Takes a generated shot out of the bin; its takes stay in the asset store. Refused: an unknown
/// shot; one that a clip shows (the sentence says how many).
struct RemoveShot
{
    static constexpr const char *kName = "remove-shot";
    ShotId shot;
};
Result<Project> apply(const Project &project, const RemoveShot &edit);

/// Gives a shot another recipe. The chosen take stays, and is stale from now on if the recipe
/// differs from the one that made it. Refused: an unknown shot; as AddShot.
struct SetRecipe
{
    static constexpr const char *kName = "set-recipe";
    ShotId shot;
    Recipe recipe;
};
Result<Project> apply(const Project &project, const SetRecipe &edit);

/// Chooses the take that a shot shows. Refused: an unknown shot.
struct ChooseTake
{
    static constexpr const char *kName = "choose-take";
    ShotId shot;
    QString take; ///< id of a take in the asset store; empty = none
};
Result<Project> apply(const Project &project, const ChooseTake &edit);

} // namespace weft
