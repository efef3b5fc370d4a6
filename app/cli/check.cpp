#include "app/cli/command.h"
#include "app/cli/opened_project.h"

#include "core/base/file.h"
#include "core/project/schema_check.h"
#include "core/project/survey.h"

namespace weft::cli {

namespace {

/// The worst of the findings that would stop a render, in the order of the exit codes.
Status verdict(const std::vector<Finding> &findings)
{
    for (const ErrorKind kind : {ErrorKind::Project, ErrorKind::Media, ErrorKind::Generation}) {
        for (const Finding &finding : findings) {
            if (finding.severity == Finding::Severity::Error && finding.kind == kind)
                return fail(kind, {}); // the sentences are out already
        }
    }
    return {};
}

Status run(const std::string &path)
{
    auto opened = openProject(path);
    if (!opened)
        return fail(opened);
    opened->useMadeTakes();
    const auto text = readFile(opened->path, ErrorKind::Project);
    const auto problems = text ? schemaProblems(*text, opened->path) : fail(text);
    if (!problems)
        return fail(problems);
    const MediaMap media = opened->locate();
    const PluginCatalogue catalogue = scanPlugins(pluginFolders());
    std::vector<Finding> findings = survey(
        {opened->project, media, opened->store, catalogue, {}, opened->folder});
    for (const QString &problem : *problems)
        findings.push_back({Finding::Severity::Note, ErrorKind::Project,
                            tr("Against the schema: %1").arg(problem)});
    for (const Error &refused : catalogue.refused)
        findings.push_back({Finding::Severity::Note, ErrorKind::Generation, refused.message});
    for (const Finding &finding : findings)
        print((finding.severity == Finding::Severity::Error ? tr("error: %1") : tr("note: %1"))
                  .arg(finding.sentence));
    if (findings.empty())
        print(tr("Everything is there."));
    return verdict(findings);
}

} // namespace

Run addCheck(CLI::App &app)
{
    auto path = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand(
        "check",
        "Say what stands in a render's way: unreadable parts, missing or changed media, unmade or "
        "stale shots,\n"
        "unknown effects and display views. Renders and changes nothing; \"note\" lines do not "
        "stop a render.");
    command->add_option("project", *path, "The .weft file")->required();
    return [path] { return run(*path); };
}

} // namespace weft::cli
