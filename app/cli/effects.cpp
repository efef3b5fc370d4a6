#include "app/cli/command.h"
#include "app/cli/parameter_list.h"

#include "core/effects/effect_table.h"

namespace weft::cli {

namespace {

using Json = nlohmann::ordered_json;

Json effectsJson()
{
    Json effects = Json::array();
    for (const EffectType &type : effectTypes())
        effects.push_back({{"id", type.id},
                           {"label", tr(type.label).toStdString()},
                           {"group", tr(type.group).toStdString()},
                           {"support", std::string(nameOf(type.support()))},
                           {"parameters", parametersJson(type.parameters)}});
    return {{"effects", std::move(effects)}};
}

QString effectsText()
{
    QStringList lines;
    for (const EffectType &type : effectTypes()) {
        lines << tr("%1  \"%2\" (%3)").arg(QLatin1String(type.id), tr(type.label), tr(type.group));
        lines << parameterLines(type.parameters);
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
