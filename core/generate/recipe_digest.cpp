#include "core/generate/recipe_digest.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>

namespace weft {

namespace {

QByteArray canonical(const QString &text)
{
    return QByteArray::fromStdString(nlohmann::json(text.toStdString()).dump());
}

QByteArray canonical(std::int64_t number)
{
    return QByteArray::number(static_cast<qlonglong>(number));
}

/// 2.0 and 2 are one number, and so one text.
QByteArray canonical(double number)
{
    constexpr double kExactUpTo = 9007199254740992; // 2⁵³
    if (!std::isfinite(number))
        return QByteArrayLiteral("null");
    if (std::floor(number) == number && std::fabs(number) <= kExactUpTo)
        return canonical(static_cast<std::int64_t>(number));
    std::array<char, 32> text;
    const auto end = std::to_chars(text.begin(), text.end(), number).ptr;
    return QByteArray(text.data(), end - text.data());
}

QByteArray canonical(bool value)
{
    return value ? QByteArrayLiteral("true") : QByteArrayLiteral("false");
}

QByteArray canonical(const std::map<QString, RecipeValue> &parameters)
{
    QByteArrayList members;
    for (const auto &[id, value] : parameters)
        members << canonical(id) + ':'
                       + std::visit([](const auto &v) { return canonical(v); }, value);
    return '{' + members.join(',') + '}';
}

/// By name and content: where a medium lies and which id it has in the project makes no other
/// pixels.
QByteArray canonical(const std::vector<RecipeInput> &inputs)
{
    std::vector<QByteArray> pairs;
    for (const RecipeInput &input : inputs)
        pairs.push_back('[' + canonical(input.name) + ',' + canonical(input.contentHash) + ']');
    std::sort(pairs.begin(), pairs.end());
    return '[' + QByteArrayList(pairs.begin(), pairs.end()).join(',') + ']';
}

} // namespace

QByteArray canonicalRecipe(const Recipe &recipe)
{
    const std::map<QByteArray, QByteArray> members{
        {"generator", canonical(recipe.generator)},
        {"version", canonical(recipe.version)},
        {"parameters", canonical(recipe.parameters)},
        {"seed", canonical(recipe.seed)},
        {"inputs", canonical(recipe.inputs)},
        {"width", canonical(std::int64_t(recipe.width))},
        {"height", canonical(std::int64_t(recipe.height))},
        {"rate", canonical(recipe.rate.toString())},
        {"length", canonical(recipe.length)},
        {"weights", canonical(recipe.weights)},
        {"numerics", canonical(recipe.numerics)},
    };
    QByteArrayList texts;
    for (const auto &[name, text] : members)
        texts << '"' + name + "\":" + text;
    return '{' + texts.join(',') + '}';
}

QString recipeDigest(const Recipe &recipe)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(canonicalRecipe(recipe), QCryptographicHash::Sha256).toHex());
}

bool isTakeOf(const QString &takeId, const Recipe &recipe)
{
    const QString digest = recipeDigest(recipe);
    return takeId == digest || takeId.startsWith(digest + QLatin1Char('-'));
}

bool isStale(const Shot &shot)
{
    return !isTakeOf(shot.take, shot.recipe);
}

} // namespace weft
