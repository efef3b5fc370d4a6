#include "core/base/translate.h"
#include "core/generate/parameter_check.h"

#include <set>

namespace weft {

namespace {

constexpr std::int64_t kMaxSeed = std::int64_t(1) << 53;
constexpr int kMinSide = 16;
constexpr int kMaxSide = 16384;

tl::unexpected<Error> refuse(const Recipe &recipe, const QString &reason)
{
    return fail(ErrorKind::Generation, tr("The recipe for \"%1\" cannot be carried out: %2.")
                                           .arg(recipe.generator, reason));
}

Status checkRange(const Recipe &recipe, const QString &what, std::int64_t value,
                  std::int64_t minimum, std::int64_t maximum)
{
    if (value < minimum || value > maximum)
        return refuse(
            recipe,
            tr("%1 must be from %2 to %3, not %4").arg(what).arg(minimum).arg(maximum).arg(value));
    return {};
}

Status checkIdentity(const Recipe &recipe, const GeneratorInfo &generator)
{
    if (recipe.generator != generator.id)
        return refuse(recipe, tr("the generator offered is \"%1\"").arg(generator.id));
    if (recipe.version != generator.version)
        return refuse(recipe, tr("it was written for version %1 of the generator and version %2 is "
                                 "installed; update the shot's recipe, or install version %1")
                                  .arg(recipe.version, generator.version));
    if (!recipe.weights.isEmpty())
        return refuse(recipe, tr("it names the weights \"%1\", but this generator has no weights")
                                  .arg(recipe.weights));
    if (recipe.numerics != QLatin1String("exact") && recipe.numerics != QLatin1String("fast"))
        return refuse(recipe,
                      tr("numerics must be exact or fast, not \"%1\"").arg(recipe.numerics));
    return {};
}

Status checkShape(const Recipe &recipe)
{
    struct Range
    {
        QString what;
        std::int64_t value, minimum, maximum;
    };
    for (const Range &range : {Range{tr("the width"), recipe.width, kMinSide, kMaxSide},
                               Range{tr("the height"), recipe.height, kMinSide, kMaxSide},
                               Range{tr("the length in frames"), recipe.length, 1, kMaxShotLength},
                               Range{tr("the seed"), recipe.seed, 0, kMaxSeed}}) {
        const Status status = checkRange(recipe, range.what, range.value, range.minimum,
                                         range.maximum);
        if (!status)
            return status;
    }
    return {};
}

Status checkParameters(const Recipe &recipe, const GeneratorInfo &generator)
{
    for (const auto &[id, value] : recipe.parameters) {
        if (!generator.parameter(id))
            return refuse(recipe, tr("it has no parameter \"%1\"").arg(id));
    }
    for (const GeneratorParameter &parameter : generator.parameters) {
        const auto found = recipe.parameters.find(parameter.id);
        if (found == recipe.parameters.end())
            return refuse(recipe, tr("its parameter \"%1\" is missing").arg(parameter.id));
        if (const Status status = checkValue(found->second, parameter); !status)
            return refuse(recipe,
                          tr("its parameter \"%1\" %2").arg(parameter.id, status.error().message));
    }
    return {};
}

Status checkInputs(const Recipe &recipe, const GeneratorInfo &generator)
{
    std::set<QString> given;
    for (const RecipeInput &input : recipe.inputs) {
        if (!generator.input(input.name))
            return refuse(recipe, tr("it has no input \"%1\"").arg(input.name));
        if (!given.insert(input.name).second)
            return refuse(recipe, tr("its input \"%1\" is given twice").arg(input.name));
        if (input.contentHash.isEmpty())
            return refuse(recipe, tr("its input \"%1\" has no content hash").arg(input.name));
    }
    for (const GeneratorInput &input : generator.inputs) {
        if (input.required && !given.contains(input.id))
            return refuse(recipe, tr("its input \"%1\" is missing").arg(input.id));
    }
    return {};
}

} // namespace

Recipe defaultRecipe(const GeneratorInfo &generator)
{
    Recipe recipe;
    recipe.generator = generator.id;
    recipe.version = generator.version;
    for (const GeneratorParameter &parameter : generator.parameters)
        recipe.parameters[parameter.id] = parameter.defaultValue;
    recipe.width = generator.defaultWidth;
    recipe.height = generator.defaultHeight;
    recipe.rate = generator.defaultRate;
    recipe.length = generator.defaultLength;
    return recipe;
}

Status checkRecipe(const Recipe &recipe, const GeneratorInfo &generator)
{
    if (const Status status = checkIdentity(recipe, generator); !status)
        return status;
    if (const Status status = checkShape(recipe); !status)
        return status;
    if (const Status status = checkParameters(recipe, generator); !status)
        return status;
    return checkInputs(recipe, generator);
}

} // namespace weft
