#include "core/project/recovery.h"

#include "core/base/file.h"
#include "core/base/post.h"
#include "core/base/translate.h"
#include "core/project/project_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace weft {

namespace {

QString unsavedRoot()
{
    return QDir::cleanPath(dataFolder() + QStringLiteral("/unsaved"));
}

/// A journal's records, played.
struct Played
{
    Recovered recovered;
    int changes = 0;      ///< steps of the history
    bool isSaved = false; ///< it ends at what was last read or saved
};

Played play(JournalContent content)
{
    Played played{
        {std::make_unique<Document>(std::move(content.base)), content.problem, content.bytes}};
    auto &[document, problem, bytes] = played.recovered;
    if (const Status status = document->replay(content.records); !status)
        problem = status.error().message;
    played.changes = static_cast<int>(document->history().size());
    played.isSaved = problem.isEmpty() && document->isSaved();
    if (!problem.isEmpty()) // its journal cannot be gone on with
        document = std::make_unique<Document>(*document->root());
    document->setUnsaved();
    return played;
}

/// No file has what the journal ends with.
bool isWaiting(const Played &played, const QString &projectPath)
{
    const auto text = readFile(projectPath, ErrorKind::Project);
    return !text || (!played.isSaved && *text != toProjectText(*played.recovered.document->root()));
}

std::optional<Recoverable> look(JournalContent content, const QDateTime &lastChange)
{
    const QString path = content.projectPath;
    const Played played = play(std::move(content));
    if (!isWaiting(played, path))
        return {};
    const QFileInfo file(path);
    return Recoverable{path,
                       lastChange,
                       played.changes,
                       isUnsavedProject(path),
                       file.exists() && file.lastModified() > lastChange,
                       played.recovered.problem};
}

QDateTime lastChangeOf(const QString &journal)
{
    return QFileInfo(journal).lastModified().toUTC();
}

/// Brings a journal to where its project's belongs: saving under another name was interrupted.
void bringHome(const QString &journal, const QString &projectPath)
{
    if (const QString home = journalPath(projectPath); journal != home && !QFileInfo::exists(home))
        QFile::rename(journal, home);
}

/// What a journal holds of a project that is not open.
Result<std::optional<Recoverable>> lookUnlessOpen(const QString &journal)
{
    const QDateTime lastChange = lastChangeOf(journal);
    auto content = readJournal(journal);
    if (!content)
        return fail(content);
    if (ProjectLock::isHeld(content->projectPath))
        return std::optional<Recoverable>();
    bringHome(journal, content->projectPath);
    return look(*std::move(content), lastChange);
}

/// The journal of a project, if there is one.
Result<std::optional<JournalContent>> journalOf(const QString &projectPath)
{
    const QString path = QFileInfo(projectPath).absoluteFilePath();
    const QString journal = journalPath(path);
    if (!QFileInfo::exists(journal))
        return std::optional<JournalContent>();
    auto content = readJournal(journal);
    if (!content)
        return fail(content);
    if (content->projectPath == path)
        return std::optional(*std::move(content));
    if (!ProjectLock::isHeld(content->projectPath))
        bringHome(journal, content->projectPath);
    return std::optional<JournalContent>();
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
    post(&document,
         [&document, message = status.error().message] { Q_EMIT document.journalFailed(message); });
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
    auto content = journalOf(projectPath);
    if (!content)
        return fail(content);
    if (!*content)
        return Recovered{};
    Played played = play(**std::move(content));
    if (!isWaiting(played, projectPath))
        played.recovered.document.reset();
    return std::move(played.recovered);
}

std::vector<Recoverable> recoverableProjects(QStringList *unreadable)
{
    std::vector<Recoverable> found;
    const QDir folder(journalFolder());
    for (const QString &name : folder.entryList({QStringLiteral("*.journal")}, QDir::Files)) {
        const auto looked = lookUnlessOpen(folder.filePath(name));
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

Result<std::optional<Recoverable>> recoverableWork(const QString &projectPath)
{
    const QDateTime lastChange = lastChangeOf(journalPath(projectPath));
    auto content = journalOf(projectPath);
    if (!content)
        return fail(content);
    return *content ? look(**std::move(content), lastChange) : std::optional<Recoverable>();
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
    const QString path = QDir::cleanPath(QFileInfo(projectPath).absoluteFilePath());
    return path.section(QLatin1Char('/'), 0, -3) == unsavedRoot(); // each has a folder of its own
}

void removeUnsavedFolder(const QString &projectPath)
{
    if (isUnsavedProject(projectPath))
        QDir(QFileInfo(projectPath).absolutePath()).removeRecursively();
}

} // namespace weft
