#include "app/cli/command.h"
#include "app/cli/opened_project.h"

#include "core/base/file.h"
#include "core/edit/edit_json.h"
#include "core/project/project_file.h"
#include "core/project/script.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::string script;
    std::string output;
    bool list = false;
};

Result<QByteArray> readScript(const QString &path)
{
    if (path != QLatin1String("-"))
        return readFile(path, ErrorKind::Usage);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(ErrorKind::Usage, tr("The script on the standard input cannot be read."));
    return input.readAll();
}

Status run(const Options &options)
{
    if (options.list) {
        print(editReference().join(QLatin1Char('\n')));
        return {};
    }
    if (options.project.empty() || options.script.empty())
        return fail(ErrorKind::Usage, tr("Give a project and a script, or --list."));
    auto opened = options.output.empty() ? openProjectToChange(options.project)
                                         : openProject(options.project);
    if (!opened)
        return fail(opened);
    const auto script = readScript(QString::fromStdString(options.script));
    if (!script)
        return fail(script);
    const auto played = playScript(opened->project, *script,
                                   {opened->folder, scanPlugins(pluginFolders())});
    if (!played)
        return fail(played.error().kind == ErrorKind::Project ? ErrorKind::Usage
                                                              : played.error().kind,
                    played.error().message);
    if (!options.output.empty()) {
        const QFileInfo target(QString::fromStdString(options.output));
        if (target.absolutePath() != opened->folder)
            return fail(
                ErrorKind::Usage,
                tr("\"%1\" must lie in the project's folder, \"%2\", where its media paths start.")
                    .arg(target.filePath(), opened->folder));
        opened->path = target.absoluteFilePath();
        auto lock = lockToWrite(opened->path);
        if (!lock)
            return fail(lock);
        opened->lock.emplace(*std::move(lock));
    }
    opened->project = played->project;
    if (const Status status = opened->save(); !status)
        return status;
    for (const ScriptStep &step : played->steps) {
        QString ids;
        for (std::int64_t id = step.firstId; id < step.endId; ++id)
            ids += (ids.isEmpty() ? QString() : QStringLiteral(",")) + QString::number(id);
        print(QStringLiteral("{\"line\":%1,\"created\":[%2]}").arg(step.line).arg(ids));
    }
    return {};
}

} // namespace

Run addApply(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "apply",
        "Play a script of edits on a project: one JSON object a line, all of them or none.\n"
        "Prints the ids that each line created. The edits are those the window makes.\n\n"
        "  {\"edit\":\"import\",\"path\":\"beach.mp4\",\"as\":\"beach\"}\n"
        "  "
        "{\"edit\":\"append\",\"source\":{\"kind\":\"media\",\"media\":\"$beach\"},\"video\":"
        "\"V1\",\"audio\":\"A1\",\"as\":\"a\"}\n"
        "  {\"edit\":\"set-clip\",\"clip\":\"$a.2\",\"gainDb\":-6}\n\n"
        "Where an id is wanted, a name does as well; \"$a\" is the first id that the edit with "
        "\"as\":\"a\"\n"
        "created, \"$a.2\" the second. Times are frames, in points seconds. --list shows every "
        "edit.\nA \"synchronise\" without its offset listens to both clips and finds it.");
    command->add_option("project", options->project, "The .weft file");
    command->add_option("script", options->script, "A file of edits, or - for the standard input");
    command->add_option("-o,--output", options->output,
                        "Save under this name, in the same folder, and leave the project as it is");
    command
        ->add_flag("--list", options->list,
                   "Print every edit with its members and their defaults (null: stays as it is)");
    return [options] { return run(*options); };
}

} // namespace weft::cli
