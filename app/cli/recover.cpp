#include "app/cli/command.h"
#include "app/cli/opened_project.h"

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
    bool discard = false;
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

tl::unexpected<Error> nothingThere(const QString &project)
{
    return fail(ErrorKind::Usage, tr("There is nothing to recover for \"%1\".").arg(project));
}

Status discard(const QString &project)
{
    const auto lock = ProjectLock::acquire(project);
    if (!lock)
        return fail(lock);
    if (const auto work = recoverableWork(project); work && !*work)
        return nothingThere(project);
    discardRecoverable(project); // also what cannot be read
    return {};
}

/// Writes what was recovered to a file.
Status write(const Project &found, const QString &project, const QString &output)
{
    const auto moved = weft::apply(found, SetPaths{pathsAfterMove(found, project, output)});
    if (!moved)
        return fail(moved);
    if (const Status status = carryTakes(AssetStore::folderFor(project),
                                         AssetStore::folderFor(output));
        !status)
        return status;
    return saveProject(*moved, output);
}

Status bringBack(const QString &project, const QString &output)
{
    const bool isInPlace = output == project;
    const auto lock = isInPlace ? ProjectLock::acquire(output) : lockToWrite(output);
    if (!lock)
        return fail(lock);
    if (!isInPlace && ProjectLock::isHeld(project))
        return fail(ErrorKind::Output, tr("\"%1\" is open: its journal is in use.").arg(project));
    const auto recovered = recover(project);
    if (!recovered)
        return fail(recovered);
    if (!recovered->problem.isEmpty())
        note(recovered->problem);
    if (!recovered->document)
        return nothingThere(project);
    if (const Status status = write(*recovered->document->root(), project, output); !status)
        return status;
    return isInPlace ? Journal::setAside(journalPath(project)) : Status();
}

Status run(const Options &options)
{
    if (options.project.empty())
        return list();
    const auto absolute = [](const std::string &path) {
        return QFileInfo(QString::fromStdString(path)).absoluteFilePath();
    };
    const QString project = absolute(options.project);
    if (options.discard)
        return discard(project);
    return bringBack(project, options.output.empty() ? project : absolute(options.output));
}

} // namespace

Run addRecover(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "recover",
        "Without a project: list the work that crashed editors of this user left: project, steps, "
        "time of the last change.\n"
        "With one: bring it back into the project file, whose old content becomes a backup. The "
        "journal is kept once more.\n"
        "Other commands note such work where they read a project, and change none that has any.");
    CLI::Option *project = command->add_option("project", options->project, "The .weft file");
    CLI::Option *output
        = command->add_option("-o,--output", options->output,
                              "Write to this file instead, and leave the project as it is");
    output->needs(project);
    command
        ->add_flag("--discard", options->discard,
                   "Forget the work; the file stays as it was saved, and a project that never was "
                   "goes")
        ->needs(project)
        ->excludes(output);
    return [options] { return run(*options); };
}

} // namespace weft::cli
