#include "app/cli/opened_project.h"

#include "core/base/translate.h"
#include "core/edit/edit.h"
#include "core/project/project_file.h"

#include <QFileInfo>

namespace weft::cli {

Result<OpenedProject> openProject(const std::string &path)
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

Result<OpenedProject> openProjectToChange(const std::string &path)
{
    const QString file = QString::fromStdString(path);
    if (!QFileInfo(file).isFile())
        return openProject(path); // which says why it cannot
    auto lock = ProjectLock::acquire(file);
    if (!lock)
        return fail(lock);
    auto opened = openProject(path);
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
