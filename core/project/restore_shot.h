#pragma once

#include "core/edit/edit.h"

#include <optional>

namespace weft {

/// The edit that brings back the generated shot that a file was made as: the recipe is in the
/// file's metadata, its inputs are those media of the project that have the content it names; one
/// that the project has not is left out, and is to be chosen before the shot is made again. Nothing
/// for a file that Weft made from no recipe.
/// @param path of the file, whose name without its ending the shot gets. Thread: any
std::optional<AddShot> restoredShot(const QString &path, const Project &project);

/// The project's shot with that very recipe; nothing where there is none.
std::optional<ShotId> shotWithRecipe(const Project &project, const Recipe &recipe);

} // namespace weft
