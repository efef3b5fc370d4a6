#include "core/jobs/export_snapshot.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/edit/edit.h"
#include "core/generate/asset_store.h"
#include "core/project/carry.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"

#include <QDir>
#include <QFile>

namespace weft {

namespace {

/// The takes of an unsaved project go with its folder once it is saved, so they are carried along:
/// both folders lie in the user's data folder, and takes become one more name of the same file.
Status bringTakes(const QString &projectPath, const QString &snapshot)
{
    const QString from = AssetStore::folderFor(projectPath);
    const QString to = AssetStore::folderFor(snapshot);
    if (!QDir(from).exists())
        return {};
    if (isUnsavedProject(projectPath))
        return carryTakes(from, to);
    QFile::remove(to);
    if (!QFile::link(from, to))
        return fail(ErrorKind::Output, tr("The takes of the project cannot be linked to \"%1\". "
                                          "See that the folder can be written.")
                                           .arg(to));
    return {};
}

} // namespace

Result<QString> writeSnapshot(const Project &project, SequenceId sequence,
                              const QString &projectPath, const QString &folder)
{
    if (const Status made = makeFolder(folder); !made)
        return fail(made);
    const QString path = folder + QLatin1String("/snapshot.weft");
    auto moved = weft::apply(project, SetPaths{pathsAfterMove(project, projectPath, path)});
    if (!moved)
        return fail(moved);
    moved->active = sequence;
    if (const Status saved = saveProject(*moved, path); !saved)
        return fail(saved);
    if (const Status brought = bringTakes(projectPath, path); !brought)
        return fail(brought);
    return path;
}

} // namespace weft
