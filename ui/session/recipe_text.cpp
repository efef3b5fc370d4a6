#include "ui/session/recipe_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace weft::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Recipe", text);
}

} // namespace

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

QString durationText(double seconds)
{
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole < 60)
        return tr("%1 s").arg(whole);
    if (whole < 3600)
        return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

QString bytesText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace weft::ui
