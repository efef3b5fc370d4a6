#include "core/generate/recipe_file.h"

#include "core/base/json_text.h"
#include "core/base/translate.h"
#include "core/media/file_text.h"
#include "core/model/fields.h"

namespace weft {

namespace {

/// [["image","<hash>"], …]
Result<std::vector<RecipeInput>> inputsOf(const nlohmann::json &list, const QString &what)
{
    const auto isPair = [](const nlohmann::json &pair) {
        return pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string();
    };
    if (!list.is_array() || !std::all_of(list.begin(), list.end(), isPair))
        return fail(ErrorKind::Media,
                    tr("%1: \"inputs\" must be pairs of a name and a hash.").arg(what));
    std::vector<RecipeInput> inputs;
    for (const nlohmann::json &pair : list)
        inputs.push_back({QString::fromStdString(pair[0].get<std::string>()),
                          {},
                          QString::fromStdString(pair[1].get<std::string>())});
    return inputs;
}

} // namespace

Result<Recipe> parseRecipe(const QByteArray &canonical)
{
    const QString what = tr("The recipe");
    auto json = parseJson(canonical, what, ErrorKind::Media);
    if (!json)
        return fail(json);
    nlohmann::json inputs = nlohmann::json::array();
    if (json->is_object() && json->contains("inputs")) {
        inputs = std::move((*json)["inputs"]);
        json->erase("inputs");
    }
    auto recipe = fromJson<Recipe>(*json, what, ErrorKind::Media);
    if (!recipe)
        return recipe;
    auto read = inputsOf(inputs, what);
    if (!read)
        return fail(read);
    recipe->inputs = *std::move(read);
    return recipe;
}

std::optional<Recipe> recipeInFile(const QString &path)
{
    const auto text = textInFile(path, QString::fromLatin1(kRecipeText));
    if (!text)
        return std::nullopt;
    auto recipe = parseRecipe(text->toUtf8());
    return recipe ? std::optional(*std::move(recipe)) : std::nullopt;
}

} // namespace weft
