#include "app/cli/command.h"

#include "core/generate/asset_store.h"
#include "core/project/carry.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"

#include <QFile>
#include <QFileInfo>

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::string output;
};

Status list()
{
    QStringList unreadable;
    for (const Recoverable &one : recoverableProjects(&unreadable)) {
        print(QStringLiteral("%1\t%2\t%3")
                  .arg(one.projectPath)
                  .arg(one.changes)
                  .arg(one.lastChange.toString(Qt::ISODate)));
        if (one.isFileNewer)
            note(tr("\"%1\" was saved by another program since.").arg(one.projectPath));
        if (!one.problem.isEmpty())
            note(one.problem);
    }
    for (const QString &sentence : unreadable)
        note(sentence);
    return {};
}

Status run(const Options &options)
{
    if (options.project.empty())
        return list();
    const QString project = QFileInfo(QString::fromStdString(options.project)).absoluteFilePath();
    const QString output = options.output.empty()
                               ? project
                               : QFileInfo(QString::fromStdString(options.output))
                                     .absoluteFilePath();
    const auto lock = ProjectLock::acquire(output);
    if (!lock)
        return fail(lock);
    if (output != project && ProjectLock::isHeld(project))
        return fail(ErrorKind::Output, tr("\"%1\" is open: its journal is in use.").arg(project));
    const auto recovered = recover(project);
    if (!recovered)
        return fail(recovered);
    if (!recovered->problem.isEmpty())
        note(recovered->problem);
    if (!recovered->document)
        return fail(ErrorKind::Usage, tr("There is nothing to recover for \"%1\".").arg(project));
    const Project &found = *recovered->document->root();
    const auto moved = weft::apply(found, SetPaths{pathsAfterMove(found, project, output)});
    if (!moved)
        return fail(moved);
    if (const Status status = carryTakes(AssetStore::folderFor(project),
                                         AssetStore::folderFor(output));
        !status)
        return status;
    return saveProject(*moved, output);
}

} // namespace

Run addRecover(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "recover",
        "Without a project: list the work that crashed editors of this user left: project, steps, "
        "time of the last change.\n"
        "With one: bring it back into the project file, whose old content becomes a backup. "
        "Nothing "
        "in the journal is lost.");
    command->add_option("project", options->project, "The .weft file");
    command->add_option("-o,--output", options->output,
                        "Write to this file instead, and leave the project as it is");
    return [options] { return run(*options); };
}

} // namespace weft::cli
