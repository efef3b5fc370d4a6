#include "app/cli/parameter_list.h"

#include "core/base/translate.h"

namespace weft::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string kindOf(const ParameterType &type)
{
    switch (type.kind) {
    case ParameterKind::Number: return "number";
    case ParameterKind::Switch: return "switch";
    case ParameterKind::Choice: return "choice";
    case ParameterKind::Colour: return "colour";
    case ParameterKind::Media: return "media";
    case ParameterKind::Track: return "track";
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
    case ParameterKind::Media:
    case ParameterKind::Track: return nullptr;
    case ParameterKind::Path: return "";
    }
    return nullptr;
}

Json parameterJson(const ParameterType &type)
{
    Json json{{"id", type.id}, {"label", tr(type.label).toStdString()}, {"type", kindOf(type)}};
    if (type.kind == ParameterKind::Number)
        json.update({{"unit", type.unit}, {"minimum", type.minimum}, {"maximum", type.maximum}});
    for (const ParameterChoice &choice : type.choices)
        json["choices"].push_back({{"id", choice.id}, {"label", tr(choice.label).toStdString()}});
    json["default"] = defaultOf(type);
    json["keyframeable"] = type.kind == ParameterKind::Number;
    return json;
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
    case ParameterKind::Track: return tr("a sound track of the sequence: {\"track\": id}");
    case ParameterKind::Path:
        return tr("SVG path data of M, L, H, V, C and Z, in percent of the frame");
    }
    return {};
}

} // namespace

Json parametersJson(std::span<const ParameterType> types)
{
    Json parameters = Json::array();
    for (const ParameterType &type : types)
        parameters.push_back(parameterJson(type));
    return parameters;
}

QStringList parameterLines(std::span<const ParameterType> types)
{
    QStringList lines;
    for (const ParameterType &type : types)
        lines << QStringLiteral("    %1  %2").arg(QLatin1String(type.id), -12).arg(rangeOf(type));
    return lines;
}

} // namespace weft::cli
