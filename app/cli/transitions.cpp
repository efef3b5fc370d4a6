#include "app/cli/command.h"
#include "app/cli/parameter_list.h"

#include "core/transitions/transition_table.h"

namespace weft::cli {

namespace {

using Json = nlohmann::ordered_json;

Json transitionsJson()
{
    Json transitions = Json::array();
    for (const TransitionType &type : transitionTypes())
        transitions.push_back({{"id", type.id},
                               {"label", tr(type.label).toStdString()},
                               {"group", tr(type.group).toStdString()},
                               {"parameters", parametersJson(type.parameters)}});
    return {{"transitions", std::move(transitions)}};
}

QString transitionsText()
{
    QStringList lines;
    for (const TransitionType &type : transitionTypes()) {
        lines << QStringLiteral("%1  \"%2\" (%3)")
                     .arg(QLatin1String(type.id), tr(type.label), tr(type.group));
        lines << parameterLines(type.parameters);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Run addTransitions(CLI::App &app)
{
    auto json = std::make_shared<bool>(false);
    CLI::App *command = app.add_subcommand("transitions",
                                           "List all transitions and their parameters");
    command->add_flag("--json", *json, "For programs");
    return [json]() -> Status {
        print(*json ? QString::fromUtf8(prettyJson(transitionsJson()).trimmed())
                    : transitionsText());
        return {};
    };
}

} // namespace weft::cli
