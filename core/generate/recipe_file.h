#pragma once

#include "core/base/result.h"
#include "core/generate/recipe_digest.h"
#include "core/model/shot.h"

#include <QByteArray>

#include <optional>

namespace weft {

/// The key under which the metadata of what Weft makes of a recipe holds it, as canonicalRecipe().
inline constexpr const char *kRecipeText = "weft-recipe";

/// Reads what canonicalRecipe() writes. It names inputs by their content, so they come without
/// media. Errors (Media): it is no recipe; the sentence names the member at fault.
Result<Recipe> parseRecipe(const QByteArray &canonical);

/// The recipe that a picture or film says it was made from; nothing in any other file, or where
/// what it says is no recipe. Thread: any.
std::optional<Recipe> recipeInFile(const QString &path);

} // namespace weft
