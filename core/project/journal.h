#pragma once

#include "core/base/result.h"
#include "core/edit/edit.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace weft {

/// One line of a journal.
struct JournalRecord
{
    enum class Kind {
        Edit,  ///< applied and put into the history
        Amend, ///< applied to every state of the history (a generated take arrived)
        Undo,
        Redo,
        Saved, ///< the state of that moment went into a project file
    };
    Kind kind = Kind::Edit;
    std::optional<Edit> edit; ///< of Edit and Amend
    QString path;             ///< of Saved: the file, absolute
};

/// What a journal file holds: all of a session, whatever became of the project file meanwhile.
struct JournalContent
{
    QString projectPath; ///< where the project was read from or last saved to; empty: nowhere
    Project base;        ///< the project as the session found it
    std::vector<JournalRecord> records; ///< whole records only: a torn last line is left out
    QString problem; ///< empty, or which line is damaged: only the records before it are here
    std::int64_t bytes = 0; ///< up to the end of the last record that is here
};

/// An append-only file that every change to a project goes to, one JSON object a line. Thread: one
/// at a time; it has threads of its own for writing and flushing.
///
/// What it guarantees: a change is handed over when its gesture ends. Usually it is in the system's
/// hands (it survives a crash or kill −9 of this program) before it is shown; where the disk keeps
/// the system busy for longer than 2 ms, before the next change is accepted. So at most the very
/// last change can be lost. Within a second it is on the disk (it survives a crash of the machine).
/// While the disk is full, changes wait in memory, in order; the failure is reported, and so is the
/// end of it.
class Journal
{
public:
    /// Called by the journal's thread, once when writing begins to fail and once (without an error)
    /// when everything is in the file again.
    using Report = std::function<void(const Status &)>;

    /// Starts a new journal that begins at this state of a project. An older one at that path gets
    /// the name ".previous", in place of the one before it. Errors (Output): cannot be written.
    static Result<Journal> create(const QString &path, const QString &projectPath,
                                  const Project &base, Report report = {});

    /// Goes on with a journal that a crash left, behind its last whole record. @param bytes as in
    /// JournalContent; what follows is cut off. Errors (Output).
    static Result<Journal> resume(const QString &path, std::int64_t bytes, Report report = {});

    /// Gives a journal the name ".previous", in place of the one before it: what it holds is in a
    /// project file now. Nothing happens where there is none. Errors (Output).
    static Status setAside(const QString &path);

    /// Every file at a journal's path and its ".previous" that exists, newest first.
    static QStringList filesAt(const QString &path);

    Journal(Journal &&) noexcept;
    Journal &operator=(Journal &&) noexcept;
    /// Flushes and closes. The file stays: see discard().
    ~Journal();

    const QString &path() const;

    /// Hands a record to the writing thread, as JournalWriter::append() does with a line.
    void append(JournalRecord record);
    /// Waits until every record is in the file, or has failed to get there.
    void settle();

    /// Gives the file another name: the project was saved under another name. An older journal
    /// there becomes its ".previous". Errors (Output).
    Status moveTo(const QString &path);
    /// Removes the file and its ".previous": everything in them has been saved, or the user does
    /// not want it.
    void discard();

private:
    struct Private;
    explicit Journal(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Reads a journal. Errors (Project): cannot be read, not a journal, its first line is damaged.
Result<JournalContent> readJournal(const QString &path);

/// The folder with the journals of this user.
QString journalFolder();

/// Where the journal of a project file belongs: in journalFolder(), named by the project's absolute
/// path.
QString journalPath(const QString &projectPath);

} // namespace weft
