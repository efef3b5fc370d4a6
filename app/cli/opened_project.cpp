#include "app/cli/opened_project.h"

#include "app/cli/command.h"

#include "core/edit/edit.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"

#include <QFileInfo>

namespace weft::cli {

namespace {

Result<OpenedProject> readProject(const std::string &path)
{
    const QFileInfo info(QString::fromStdString(path));
    auto project = loadProject(info.absoluteFilePath());
    if (!project)
        return fail(project);
    OpenedProject opened{info.absoluteFilePath(), info.absolutePath(), *std::move(project),
                         AssetStore(AssetStore::folderFor(info.absoluteFilePath()))};
    if (const Status status = opened.store.load(); !status)
        return fail(status);
    return opened;
}

/// A sentence on the work that a crashed editor left of a project; empty if it left none.
QString waitingWork(const QString &projectPath)
{
    const QString path = QFileInfo(projectPath).absoluteFilePath();
    const auto work = recoverableWork(path);
    if (!work)
        return tr("\"%1\" may lack work of a crashed editor, which cannot be read: %2")
            .arg(path, work.error().message);
    if (!*work)
        return {};
    return tr("\"%1\" lacks %n change(s) of a crashed editor, the last of %2.", (*work)->changes)
        .arg(path, (*work)->lastChange.toString(Qt::ISODate));
}

} // namespace

void noteWaitingWork(const QString &projectPath)
{
    if (ProjectLock::isHeld(projectPath))
        return; // nobody crashed
    if (const QString sentence = waitingWork(projectPath); !sentence.isEmpty())
        note(tr("%1 \"weft-cli recover\" brings back what can be.").arg(sentence));
}

Result<ProjectLock> lockToWrite(const QString &projectPath)
{
    auto lock = ProjectLock::acquire(projectPath);
    const QString sentence = lock ? waitingWork(projectPath) : QString();
    if (sentence.isEmpty())
        return lock;
    return fail(ErrorKind::Output,
                tr("%1 Bring it back with \"weft-cli recover\" before you change the project, or "
                   "drop it with \"weft-cli recover --discard\".")
                    .arg(sentence));
}

Result<OpenedProject> openProject(const std::string &path)
{
    auto opened = readProject(path);
    if (opened)
        noteWaitingWork(opened->path);
    return opened;
}

Result<OpenedProject> openProjectToChange(const std::string &path)
{
    const QString file = QFileInfo(QString::fromStdString(path)).absoluteFilePath();
    if (!QFileInfo(file).isFile())
        return readProject(path); // which says why it cannot
    auto lock = lockToWrite(file);
    if (!lock)
        return fail(lock);
    auto opened = readProject(path);
    if (opened)
        opened->lock.emplace(*std::move(lock));
    return opened;
}

Result<const Sequence *> OpenedProject::sequence(const QString &name) const
{
    const Sequence *found = name.isEmpty() ? project.activeSequence() : nullptr;
    int matches = 0;
    QStringList names;
    for (const auto &candidate : project.sequences) {
        names << QStringLiteral("\"%1\"").arg(candidate->name);
        if (!name.isEmpty() && candidate->name == name) {
            found = candidate.get();
            ++matches;
        }
    }
    if (!found)
        return fail(ErrorKind::Usage,
                    names.isEmpty()
                        ? tr("\"%1\" has no sequence yet: add one, or place a clip.").arg(path)
                        : tr("\"%1\" has no sequence \"%2\"; it has %3.")
                              .arg(path, name, names.join(QLatin1String(", "))));
    if (matches > 1)
        return fail(ErrorKind::Usage,
                    tr("%1 sequences are named \"%2\": rename one.").arg(matches).arg(name));
    return found;
}

void OpenedProject::useMadeTakes()
{
    for (const auto &shot : Project(project).shots) {
        if (store.filePath(shot->take))
            continue;
        for (const Take *take : store.madeFrom(shot->recipe)) {
            if (store.filePath(take->id)) {
                project = weft::apply(project, ChooseTake{shot->id, take->id}).value();
                break;
            }
        }
    }
}

Status OpenedProject::save() const
{
    return saveProject(project, path);
}

} // namespace weft::cli
