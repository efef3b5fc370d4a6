#include "ui/project/project_files.h"

#include "core/base/file.h"
#include "core/project/collect.h"
#include "core/project/project_file.h"
#include "ui/project/tasks.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace weft::ui {

namespace {

const QString kSample = QStringLiteral("first-light");

QString copyFolder()
{
    return dataFolder() + QStringLiteral("/samples/") + kSample;
}

/// The project that the user has of the sample: made at the first time, theirs from then on.
Result<QString> sampleOfUser(const QString &shipped, std::stop_token stop)
{
    const QString copied = QStringLiteral("%1/%2.weft").arg(copyFolder(), kSample);
    if (QFileInfo::exists(copied))
        return copied;
    if (const Status made = makeFolder(QFileInfo(copyFolder()).absolutePath()); !made)
        return fail(made);
    const Result<Project> project = loadProject(shipped);
    if (!project)
        return fail(project);
    QDir(copyFolder() + QStringLiteral(".part")).removeRecursively(); // of an interrupted start
    const Result<Collected> collected = collect({.project = *project,
                                                 .projectPath = shipped,
                                                 .folder = copyFolder()},
                                                {}, std::move(stop));
    return collected ? Result<QString>(collected->projectPath) : fail(collected);
}

} // namespace

QString ProjectFiles::samplePath()
{
    const QDir program(QCoreApplication::applicationDirPath());
    // Installed, and in a build tree (build/<preset>/bin, build/<preset>/tests).
    for (const char *folder : {"../share/weft/samples", "../../../resources/samples"}) {
        const QString path = program.filePath(
            QStringLiteral("%1/%2.weft").arg(QLatin1String(folder), kSample));
        if (QFileInfo::exists(path))
            return QDir::cleanPath(path);
    }
    return {};
}

void ProjectFiles::openSample()
{
    const QString shipped = samplePath();
    if (shipped.isEmpty())
        return m_session.notifyProblem(tr("The sample project was not installed with Weft."));
    const auto stop = std::make_shared<std::stop_source>();
    const Tasks::Key task = Tasks::of(m_session).begin(tr("Copying the sample project"),
                                                       [stop] { stop->request_stop(); });
    aside(
        this, [shipped, stop] { return sampleOfUser(shipped, stop->get_token()); },
        [this, task](const Result<QString> &path) {
            Tasks::of(m_session).end(task);
            if (!path) {
                if (path.error().kind != ErrorKind::Cancelled)
                    m_session.notifyProblem(path.error().message);
                return;
            }
            if (open(*path))
                m_session.player().play();
        });
}

} // namespace weft::ui
