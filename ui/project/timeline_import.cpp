#include "ui/project/timeline_import.h"

#include "core/base/translate.h"
#include "core/generate/asset_store.h"
#include "core/project/carry.h"
#include "ui/project/tasks.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPointer>

namespace weft::ui {

namespace {

/// The stores that hold the takes a timeline names.
std::set<QString> storesOf(const QString &path, const ImportedProject &imported)
{
    std::set<QString> stores{AssetStore::folderFor(QFileInfo(path).absoluteFilePath())};
    for (const auto &[shot, file] : imported.takes)
        stores.insert(QFileInfo(file).absolutePath());
    return stores;
}

/// Reads it and brings the takes into a store. Thread: any.
Result<ImportedProject> read(const QString &path, const QString &mediaFolder, const QString &store)
{
    TimelineReadOptions options;
    options.mediaFolder = mediaFolder;
    Result<ImportedProject> imported = readTimeline(path, options);
    if (!imported || store.isEmpty())
        return imported;
    for (const QString &from : storesOf(path, *imported)) {
        if (!QFileInfo::exists(from + QStringLiteral("/takes.jsonl")))
            continue;
        if (const Status carried = carryTakes(from, store); !carried)
            imported->notCarried << carried.error().message;
    }
    return imported;
}

QString mediaFolderFor(const Session &session, const QString &path)
{
    if (session.folder().isEmpty())
        return {};
    return QStringLiteral("%1/%2.media").arg(session.folder(), QFileInfo(path).completeBaseName());
}

void tellNotCarried(Session &session, const QString &path, const QStringList &sentences)
{
    if (sentences.isEmpty())
        return;
    const QString name = QFileInfo(path).fileName();
    session.notify(
        {Notice::Kind::Warning,
         tr("\"%1\" was imported; %2 things could not be carried.").arg(name).arg(sentences.size()),
         tr("Show List"), [sentences, name] {
             auto *const box = new QMessageBox(QMessageBox::Information, name,
                                               tr("What could not be carried:"), QMessageBox::Close,
                                               QApplication::activeWindow());
             box->setObjectName(QStringLiteral("notCarried"));
             box->setAttribute(Qt::WA_DeleteOnClose);
             box->setModal(false);
             box->setInformativeText(sentences.mid(0, 8).join(QLatin1Char('\n')));
             if (sentences.size() > 8)
                 box->setDetailedText(sentences.join(QLatin1Char('\n')));
             box->show();
         }});
}

} // namespace

void readIntoProject(Session &session, const QString &path, std::function<void(Merge)> ready)
{
    const QPointer<Document> document(&session.document());
    const auto isStopped = std::make_shared<bool>(false);
    const Tasks::Key task = Tasks::of(session)
                                .begin(tr("Reading %1").arg(QFileInfo(path).fileName()),
                                       [isStopped] { *isStopped = true; });
    aside(
        &session,
        [path, media = mediaFolderFor(session, path),
         store = session.generation().assets().folder()] { return read(path, media, store); },
        [&session, document, task, isStopped, path,
         ready](const Result<ImportedProject> &imported) {
            Tasks::of(session).end(task);
            if (*isStopped || document != &session.document())
                return; // nobody wants it, or another project was opened meanwhile
            if (!imported)
                return session.notifyProblem(imported.error().message);
            ready(mergeOf(*session.root(), session.folder(), *imported,
                          QFileInfo(path).completeBaseName()));
        });
}

void importTimeline(Session &session, const QString &path)
{
    readIntoProject(session, path, [&session, path](Merge merge) {
        if (merge.main)
            merge.edits.push_back(SetActive{merge.main});
        const QString name = tr("Import %1").arg(QFileInfo(path).fileName());
        if (!session.apply(name, {EditGroup{name, std::move(merge.edits)}}))
            return;
        if (merge.bringsTakes)
            session.generation().projectOpened();
        session.locateAgain();
        tellNotCarried(session, path, merge.notCarried);
    });
}

void nestProject(Session &session, const QString &path, PlaceSequence place)
{
    readIntoProject(session, path, [&session, path, place](Merge merge) {
        if (!merge.main)
            return session.notifyProblem(
                tr("\"%1\" has no sequence that could be placed.").arg(path));
        const QString name = tr("Nest %1").arg(QFileInfo(path).completeBaseName());
        const Result<Project> merged = weft::apply(*session.root(), EditGroup{name, merge.edits});
        if (!merged)
            return session.notifyProblem(merged.error().message);
        Result<std::vector<Edit>> placing = place(*merged, merge.main);
        if (!placing)
            return session.notifyProblem(placing.error().message);
        merge.edits.insert(merge.edits.end(), placing->begin(), placing->end());
        if (!session.apply(name, {EditGroup{name, std::move(merge.edits)}}))
            return;
        if (merge.bringsTakes)
            session.generation().projectOpened();
        session.locateAgain();
        tellNotCarried(session, path, merge.notCarried);
    });
}

} // namespace weft::ui
