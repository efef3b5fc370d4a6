#include "core/project/restore_shot.h"

#include "core/generate/recipe_digest.h"
#include "core/generate/recipe_file.h"

#include <QFileInfo>

namespace weft {

namespace {

/// The project's file of a content, or no id.
MediaId mediaWith(const Project &project, const QString &contentHash)
{
    for (const auto &item : project.media) {
        if (item->identity.hash == contentHash)
            return item->id;
    }
    return {};
}

} // namespace

std::optional<AddShot> restoredShot(const QString &path, const Project &project)
{
    std::optional<Recipe> recipe = recipeInFile(path);
    if (!recipe)
        return std::nullopt;
    std::vector<RecipeInput> known;
    for (RecipeInput &input : recipe->inputs) {
        input.media = mediaWith(project, input.contentHash);
        if (input.media)
            known.push_back(std::move(input));
    }
    recipe->inputs = std::move(known);
    AddShot edit{QFileInfo(path).completeBaseName(), {}, *std::move(recipe)};
    return weft::apply(project, edit) ? std::optional(std::move(edit)) : std::nullopt;
}

std::optional<ShotId> shotWithRecipe(const Project &project, const Recipe &recipe)
{
    const QByteArray wanted = canonicalRecipe(recipe);
    for (const auto &shot : project.shots) {
        if (canonicalRecipe(shot->recipe) == wanted)
            return shot->id;
    }
    return std::nullopt;
}

} // namespace weft
