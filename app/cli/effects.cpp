#include "app/cli/command.h"

#include "core/base/json_text.h"
#include "core/effects/effect_table.h"

namespace weft::cli {

namespace {

using Json = nlohmann::ordered_json;

QString translated(const char *text)
{
    return tr(text);
}

std::string kindOf(const ParameterType &type)
{
    switch (type.kind) {
    case ParameterKind::Number: return "number";
    case ParameterKind::Switch: return "switch";
    case ParameterKind::Choice: return "choice";
    case ParameterKind::Colour: return "colour";
    case ParameterKind::Media: return "media";
    case ParameterKind::Path: return "path";
    }
    return {};
}

/// What a parameter is while it is not set.
Json defaultOf(const ParameterType &type)
{
    switch (type.kind) {
    case ParameterKind::Number: return type.defaultNumber;
    case ParameterKind::Switch: return type.defaultNumber != 0;
    case ParameterKind::Choice: return type.choices[0].id;
    case ParameterKind::Colour: return type.defaultColour;
    case ParameterKind::Media: return nullptr;
    case ParameterKind::Path: return "";
    }
    return nullptr;
}

Json parameterJson(const ParameterType &type)
{
    Json json{{"id", type.id},
              {"label", translated(type.label).toStdString()},
              {"type", kindOf(type)}};
    if (type.kind == ParameterKind::Number)
        json.update({{"unit", type.unit}, {"minimum", type.minimum}, {"maximum", type.maximum}});
    for (const ParameterChoice &choice : type.choices)
        json["choices"].push_back(
            {{"id", choice.id}, {"label", translated(choice.label).toStdString()}});
    json["default"] = defaultOf(type);
    json["keyframeable"] = type.kind == ParameterKind::Number;
    return json;
}

Json effectsJson()
{
    Json effects = Json::array();
    for (const EffectType &type : effectTypes()) {
        Json parameters = Json::array();
        for (const ParameterType &parameter : type.parameters)
            parameters.push_back(parameterJson(parameter));
        effects.push_back({{"id", type.id},
                           {"label", translated(type.label).toStdString()},
                           {"group", translated(type.group).toStdString()},
                           {"support", std::string(nameOf(type.support()))},
                           {"parameters", std::move(parameters)}});
    }
    return {{"effects", std::move(effects)}};
}

QString rangeOf(const ParameterType &type)
{
    switch (type.kind) {
    case ParameterKind::Number:
        return tr("%1 to %2 %3, default %4, keyframes")
            .arg(type.minimum)
            .arg(type.maximum)
            .arg(QString::fromUtf8(type.unit))
            .arg(type.defaultNumber)
            .replace(QLatin1String(" ,"), QLatin1String(","));
    case ParameterKind::Switch:
        return type.defaultNumber != 0 ? tr("true or false, default true")
                                       : tr("true or false, default false");
    case ParameterKind::Choice: {
        QStringList ids;
        for (const ParameterChoice &choice : type.choices)
            ids << QString::fromLatin1(choice.id);
        return ids.join(QLatin1String(", "));
    }
    case ParameterKind::Colour:
        return tr("colour, default %1").arg(QLatin1String(type.defaultColour));
    case ParameterKind::Media: return tr("a file of the bin: {\"media\": id}");
    case ParameterKind::Path:
        return tr("SVG path data of M, L, H, V, C and Z, in percent of the frame");
    }
    return {};
}

QString effectsText()
{
    QStringList lines;
    for (const EffectType &type : effectTypes()) {
        lines << tr("%1  \"%2\" (%3)")
                     .arg(QLatin1String(type.id), translated(type.label), translated(type.group));
        for (const ParameterType &parameter : type.parameters)
            lines << QStringLiteral("    %1  %2")
                         .arg(QLatin1String(parameter.id), -12)
                         .arg(rangeOf(parameter));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Run addEffects(CLI::App &app)
{
    auto json = std::make_shared<bool>(false);
    CLI::App *command = app.add_subcommand("effects", "List all effects and their parameters");
    command->add_flag("--json", *json, "For programs");
    return [json]() -> Status {
        print(*json ? QString::fromUtf8(prettyJson(effectsJson()).trimmed()) : effectsText());
        return {};
    };
}

} // namespace weft::cli
