#include "app/cli/command.h"
#include "app/cli/parameter_list.h"

#include "core/effects/effect_table.h"
#include "core/sound/sound_effect_table.h"

namespace weft::cli {

namespace {

using Json = nlohmann::ordered_json;

/// @param support how it works on pictures, or "sound"
template<typename Type>
Json effectJson(const Type &type, std::string_view support)
{
    return {{"id", type.id},
            {"label", tr(type.label).toStdString()},
            {"group", tr(type.group).toStdString()},
            {"support", std::string(support)},
            {"parameters", parametersJson(type.parameters)}};
}

Json effectsJson()
{
    Json effects = Json::array();
    for (const EffectType &type : effectTypes())
        effects.push_back(effectJson(type, nameOf(type.support())));
    for (const SoundEffectType &type : soundEffectTypes())
        effects.push_back(effectJson(type, "sound"));
    return {{"effects", std::move(effects)}};
}

template<typename Type>
void describe(const Type &type, QStringList &lines)
{
    lines << tr("%1  \"%2\" (%3)").arg(QLatin1String(type.id), tr(type.label), tr(type.group));
    lines << parameterLines(type.parameters);
}

QString effectsText()
{
    QStringList lines;
    for (const EffectType &type : effectTypes())
        describe(type, lines);
    lines << QString() << tr("On sound, of clips, tracks and masters:") << QString();
    for (const SoundEffectType &type : soundEffectTypes())
        describe(type, lines);
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
