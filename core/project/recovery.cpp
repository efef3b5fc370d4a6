#include "core/project/recovery.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/project/project_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace weft {

namespace {

QString unsavedRoot()
{
    return dataFolder() + QStringLiteral("/unsaved");
}

Recovered play(JournalContent content)
{
    Recovered recovered{std::make_unique<Document>(std::move(content.base)), content.problem,
                        content.bytes};
    if (const Status status = recovered.document->replay(content.records); !status)
        recovered.problem = status.error().message;
    if (!recovered.problem.isEmpty()) // its journal cannot be gone on with
        recovered.document = std::make_unique<Document>(*recovered.document->root());
    recovered.document->setUnsaved();
    return recovered;
}

bool leadsElsewhere(const Recovered &recovered, const QString &projectPath)
{
    const auto text = readFile(projectPath, ErrorKind::Project);
    return !text || *text != toProjectText(*recovered.document->root());
}

Result<std::optional<Recoverable>> look(const QString &journal)
{
    const QDateTime lastChange = QFileInfo(journal).lastModified().toUTC();
    auto content = readJournal(journal);
    if (!content)
        return fail(content);
    const QString path = content->projectPath;
    if (ProjectLock::isHeld(path))
        return std::optional<Recoverable>();
    if (const QString place = journalPath(path); journal != place && !QFileInfo::exists(place))
        QFile::rename(journal, place); // saving under another name was interrupted
    const Recovered recovered = play(*std::move(content));
    if (!leadsElsewhere(recovered, path))
        return std::optional<Recoverable>();
    const QFileInfo file(path);
    return std::optional(
        Recoverable{path, lastChange, static_cast<int>(recovered.document->history().size()),
                    isUnsavedProject(path), file.exists() && file.lastModified() > lastChange,
                    recovered.problem});
}

Result<std::unique_ptr<Document>> loadDocument(const QString &path)
{
    auto project = loadProject(path);
    if (!project)
        return fail(project);
    return std::make_unique<Document>(*std::move(project));
}

/// Says that there is no journal, once somebody can listen.
void tellLater(Document &document, const Status &status)
{
    QMetaObject::invokeMethod(
        &document,
        [&document, message = status.error().message] { Q_EMIT document.journalFailed(message); },
        Qt::QueuedConnection);
}

/// Brings back what a crash left, if anything, and sees to the journal.
Result<std::unique_ptr<Document>> journalledDocument(const QString &path, AfterCrash afterCrash)
{
    Recovered recovered;
    if (afterCrash == AfterCrash::Recover) {
        auto found = recover(path);
        if (!found)
            return fail(found);
        recovered = *std::move(found);
    }
    const bool goesOn = recovered.document && recovered.problem.isEmpty();
    auto document = recovered.document
                        ? Result<std::unique_ptr<Document>>(std::move(recovered.document))
                        : loadDocument(path);
    if (!document)
        return document;
    const QString journal = journalPath(path);
    const Status status = goesOn ? (*document)->resumeJournal(journal, recovered.journalBytes, path)
                                 : (*document)->startJournal(journal, path);
    if (!status)
        tellLater(**document, status);
    return document;
}

} // namespace

Result<Recovered> recover(const QString &projectPath)
{
    const QString path = journalPath(projectPath);
    if (!QFileInfo::exists(path))
        return Recovered{};
    auto content = readJournal(path);
    if (!content)
        return fail(content);
    Recovered recovered = play(*std::move(content));
    if (!leadsElsewhere(recovered, projectPath))
        recovered.document.reset();
    return recovered;
}

std::vector<Recoverable> recoverableProjects(QStringList *unreadable)
{
    std::vector<Recoverable> found;
    const QDir folder(journalFolder());
    for (const QString &name : folder.entryList({QStringLiteral("*.journal")}, QDir::Files)) {
        const auto looked = look(folder.filePath(name));
        if (!looked && unreadable)
            *unreadable << looked.error().message;
        else if (looked && *looked)
            found.push_back(**looked);
    }
    std::sort(found.begin(), found.end(), [](const Recoverable &a, const Recoverable &b) {
        return a.lastChange > b.lastChange;
    });
    return found;
}

void discardRecoverable(const QString &projectPath)
{
    for (const QString &journal : Journal::filesAt(journalPath(projectPath)))
        QFile::remove(journal);
    removeUnsavedFolder(projectPath);
}

Result<std::unique_ptr<Document>> openDocument(const QString &givenPath, AfterCrash afterCrash)
{
    const QString path = QFileInfo(givenPath).absoluteFilePath();
    auto lock = ProjectLock::acquire(path);
    // the journal of a project that somebody else has open is theirs
    auto document = lock ? journalledDocument(path, afterCrash) : loadDocument(path);
    if (!document)
        return document;
    if (lock)
        (*document)->hold(*std::move(lock));
    else
        (*document)->setReadOnly(path, lock.error().message);
    return document;
}

Result<std::unique_ptr<Document>> newDocument(const Project &project)
{
    if (const Status status = makeFolder(unsavedRoot()); !status)
        return fail(status);
    const QDir root(unsavedRoot());
    int number = 1;
    while (root.exists(QString::number(number)))
        ++number;
    const QString path
        = root.filePath(QStringLiteral("%1/%2.weft")).arg(number).arg(tr("Untitled"));
    if (const Status status = makeFolder(QFileInfo(path).absolutePath()); !status)
        return fail(status);
    auto document = std::make_unique<Document>(project);
    if (const Status status = document->save(path); !status)
        return fail(status);
    if (const Status status = document->startJournal(journalPath(path), path); !status)
        tellLater(*document, status);
    return document;
}

bool isUnsavedProject(const QString &projectPath)
{
    return QFileInfo(projectPath).absoluteFilePath().startsWith(unsavedRoot() + QLatin1Char('/'));
}

void removeUnsavedFolder(const QString &projectPath)
{
    if (isUnsavedProject(projectPath))
        QDir(QFileInfo(projectPath).absolutePath()).removeRecursively();
}

} // namespace weft
