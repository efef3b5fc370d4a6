#pragma once

#include "core/project/document.h"

#include <QDateTime>

namespace weft {

/// A project brought back after a crash.
struct Recovered
{
    std::unique_ptr<Document>
        document;    ///< with its history; nullptr where there is nothing to bring back
    QString problem; ///< empty, or which change of the journal could not be repeated: the document
                     ///< is at the state before it, and without history
    std::int64_t journalBytes = 0; ///< of the journal, that hold what was brought back
};

/// Plays the journal of a project file, if there is one and it ends with work that no file has: at
/// another state than the file has and than was last read or saved. A file that was changed by
/// another program after its editor had saved it stands. The journal stays as it is. Thread: main.
/// Errors (Project): there is a journal, but it cannot be read.
Result<Recovered> recover(const QString &projectPath);

/// Work that a program which ended without closing left behind.
struct Recoverable
{
    QString projectPath;
    QDateTime lastChange;     ///< UTC
    int changes = 0;          ///< steps of the history
    bool isUnsaved = false;   ///< never saved under a name
    bool isFileNewer = false; ///< the file was saved after the last change, by another
                              ///< program
    QString problem;          ///< as Recovered::problem
};

/// What can be brought back, last changed first: every journal of this user that ends with such
/// work (see recover()) and whose project is not open somewhere. What the start offers. Journals
/// that cannot be read at all are named by `unreadable`, a sentence each. Thread: main.
std::vector<Recoverable> recoverableProjects(QStringList *unreadable = nullptr);

/// What can be brought back of one project. Whether it is open is not asked: see
/// ProjectLock::isHeld(). Thread: main. Errors (Project): there is a journal, but it cannot be
/// read.
Result<std::optional<Recoverable>> recoverableWork(const QString &projectPath);

/// Forgets what could be brought back: the user does not want it. The project file stays as it was
/// saved; a project that never was, goes.
void discardRecoverable(const QString &projectPath);

/// What to do with the work a crash left, on opening its project.
enum class AfterCrash {
    Recover, ///< go on from there, with its history
    Discard, ///< open the file as it was saved; the journal is kept once more as ".previous"
};

/// Opens a project file for work: takes its lock, recovers, starts a journal. Where another program
/// has it open, or its folder cannot be written, the document is read-only and says why. Where the
/// journal cannot be written the document is open all the same, and Document::journalFailed() says
/// so as soon as the event loop runs. Media need not exist. Thread: main. Errors (Project): the
/// file cannot be read, or a journal that was left cannot be (open it with Discard, then).
Result<std::unique_ptr<Document>> openDocument(const QString &path,
                                               AfterCrash afterCrash = AfterCrash::Recover);

/// A new project without a name: it lives in a folder of its own in the user's data folder (see
/// dataFolder()), with its takes, and is journalled from its first edit. Errors (Output).
Result<std::unique_ptr<Document>> newDocument(const Project &project = {});
/// A path lies where newDocument() puts projects.
bool isUnsavedProject(const QString &projectPath);
/// Removes an unsaved project with all its takes: it has been saved under a name, or the user does
/// not want it. Nothing happens for any other path.
void removeUnsavedFolder(const QString &projectPath);

} // namespace weft
