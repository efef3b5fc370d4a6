#include "ui/session/recipe_text.h"

#include "core/base/translate.h"

#include <QCoreApplication>

namespace weft::ui {

const GeneratorParameter *firstOfType(const GeneratorInfo &generator, GeneratorParameterType type)
{
    for (const GeneratorParameter &parameter : generator.parameters) {
        if (parameter.type == type)
            return &parameter;
    }
    return nullptr;
}

QString titleOf(const Recipe &recipe, const PluginCatalogue &catalogue)
{
    const auto found = catalogue.find(recipe.generator);
    if (!found)
        return recipe.generator;
    if (const auto *prompt = firstOfType(*found->generator, GeneratorParameterType::Prompt)) {
        const auto value = recipe.parameters.find(prompt->id);
        const QString *text = value == recipe.parameters.end()
                                  ? nullptr
                                  : std::get_if<QString>(&value->second);
        if (text && !text->trimmed().isEmpty())
            return text->simplified();
    }
    return found->generator->label;
}

QString changedPart(const Recipe &before, const Recipe &now, const GeneratorInfo *generator)
{
    if (before.generator != now.generator)
        return tr("generator");
    for (const auto &[id, value] : now.parameters) {
        const auto was = before.parameters.find(id);
        if (was != before.parameters.end() && was->second == value)
            continue;
        const GeneratorParameter *parameter = generator ? generator->parameter(id) : nullptr;
        return parameter ? parameter->label : id;
    }
    if (before.inputs != now.inputs)
        return tr("input");
    if (before.seed != now.seed)
        return tr("seed");
    if (before.width != now.width || before.height != now.height)
        return tr("size");
    if (before.length != now.length)
        return tr("length");
    if (before.rate != now.rate)
        return tr("frame rate");
    if (before.version != now.version)
        return tr("generator's version");
    return before == now ? QString() : tr("model");
}

} // namespace weft::ui
