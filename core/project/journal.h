#pragma once

#include "core/base/result.h"
#include "core/edit/edit.h"

#include <QByteArray>

#include <memory>

namespace weft {

/// One line of a journal.
struct JournalRecord
{
    enum class Kind {
        Edit,  ///< applied and put into the history
        Amend, ///< applied to every state of the history (a generated take arrived)
        Undo,
        Redo,
    };
    Kind kind = Kind::Edit;
    std::optional<Edit> edit; ///< of Edit and Amend
};

/// What a journal file holds: all of a session, whatever became of the project file meanwhile.
struct JournalContent
{
    QString projectPath;                ///< empty for a project that was never saved
    Project base;                       ///< the project as the session found it
    std::vector<JournalRecord> records; ///< whole records only: a torn last line is left out
};

/// An append-only file that every change to a project goes to, so that a crash loses at most the
/// gesture in progress. A record is handed to the system before the change is shown (it survives a
/// crash of the program) and flushed to the disk by a thread within a second (it survives a crash
/// of the machine). One JSON object a line. Thread: one at a time.
class Journal
{
public:
    /// Starts a new journal that begins at this state of a project, in place of an older one at
    /// that path. Errors (Output): cannot be written.
    static Result<Journal> create(const QString &path, const QString &projectPath,
                                  const Project &base);

    Journal(Journal &&) noexcept;
    Journal &operator=(Journal &&) noexcept;
    /// Flushes and closes. The file stays: see discard().
    ~Journal();

    const QString &path() const;

    /// Appends one record. Errors (Output): the disk is full; the sentence says that the change is
    /// not protected.
    Status append(const JournalRecord &record);

    /// Gives the file another name: the project was saved under another name. Errors (Output).
    Status moveTo(const QString &path);
    /// Removes the file: everything in it has been saved, or the user does not want it.
    void discard();

private:
    struct Private;
    explicit Journal(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Reads a journal. Errors (Project): cannot be read, not a journal, a record other than the last
/// that is malformed.
Result<JournalContent> readJournal(const QString &path);

/// Where the journal of a project file belongs: in the user's state folder, named by the project's
/// absolute path.
QString journalPath(const QString &projectPath);

} // namespace weft
