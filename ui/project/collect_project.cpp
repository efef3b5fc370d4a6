#include "ui/project/collect_project.h"

#include "core/base/post.h"
#include "core/base/translate.h"
#include "core/project/collect.h"
#include "ui/project/tasks.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace weft::ui {

namespace {

/// "/media/stick/holiday", or the first of "holiday 2" … that is free.
QString freeFolder(const QString &parent, const QString &name)
{
    const QDir dir(parent);
    QString free = name;
    for (int number = 2; dir.exists(free); ++number)
        free = QStringLiteral("%1 %2").arg(name).arg(number);
    return dir.filePath(free);
}

void tell(Session &session, const Result<Collected> &collected)
{
    if (!collected) {
        if (collected.error().kind != ErrorKind::Cancelled)
            session.notifyProblem(collected.error().message);
        return;
    }
    const QString folder = QFileInfo(collected->projectPath).absolutePath();
    QString text = tr("%1 files, %2, were collected into \"%3\".")
                       .arg(collected->files)
                       .arg(QLocale().formattedDataSize(collected->bytes), folder);
    if (!collected->missing.isEmpty())
        text += QLatin1Char(' ')
                + tr("These are missing: %1.").arg(collected->missing.join(QStringLiteral(", ")));
    session.notify({collected->missing.isEmpty() ? Notice::Kind::Note : Notice::Kind::Warning, text,
                    tr("Show Folder"),
                    [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }});
}

} // namespace

void collectProject(Session &session, const QString &parentFolder)
{
    const auto stop = std::make_shared<std::stop_source>();
    Tasks *const tasks = &Tasks::of(session);
    const Tasks::Key task = tasks->begin(tr("Collecting"), [stop] { stop->request_stop(); });
    const QString folder = freeFolder(parentFolder, session.name());
    // Progress is told from the other thread, while the tasks are certainly there.
    const auto guard = std::make_shared<QPointer<Tasks>>(tasks);
    QObject::connect(tasks, &QObject::destroyed, qApp, [stop] { stop->request_stop(); });
    aside(
        &session,
        [root = session.root(), path = session.document().path(), folder, stop, task, guard] {
            const auto progress = [task, guard](const CollectProgress &now) {
                const double fraction = now.bytesTotal > 0
                                            ? double(now.bytesDone) / double(now.bytesTotal)
                                            : -1;
                post(qApp, [task, guard, fraction, file = QFileInfo(now.file).fileName()] {
                    if (*guard)
                        (*guard)->tell(task, tr("Collecting %1").arg(file), fraction);
                });
            };
            return collect({.project = *root,
                            .projectPath = path,
                            .folder = folder,
                            .skipMissing = true},
                           progress, stop->get_token());
        },
        [&session, task](const Result<Collected> &collected) {
            Tasks::of(session).end(task);
            tell(session, collected);
        });
}

} // namespace weft::ui
