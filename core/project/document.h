#pragma once

#include "core/edit/edit.h"
#include "core/project/journal.h"
#include "core/project/project_lock.h"

#include <QObject>

#include <memory>

namespace weft {

/// A project that is open: the current root, the history of roots, the journal, and the lock on its
/// file. Undo is a swap of roots; steps are kept without limit. Owned by main; thread: main.
class Document : public QObject
{
    Q_OBJECT
public:
    using Root = std::shared_ptr<const Project>;

    explicit Document(Project project = {}, QObject *parent = nullptr);
    ~Document() override;

    /// The project as it is now: a snapshot that stays what it is.
    const Root &root() const { return m_history[m_current].root; }

    /// Carries an edit out, as one step of the history; steps that were undone are gone. Refused
    /// edits change nothing.
    Status apply(const Edit &edit);
    /// Carries an edit out in every state of the history in which it is possible, without making a
    /// step: the arrival of a result, which an undo must not take away. That includes states that
    /// were undone: a take that arrives after its shot was undone is chosen once the shot is
    /// redone. Takes as long as the edit itself, however long the history. Refused if it is
    /// possible in no state. @pre the edit makes no ids
    Status amend(const Edit &edit);

    bool canUndo() const { return m_current > 0; }
    bool canRedo() const { return m_current + 1 < m_history.size(); }
    /// Nothing happens where there is no step to take back or to repeat.
    void undo();
    void redo();
    /// The names of all steps, oldest first, and how many of them are done.
    QStringList history() const;
    std::size_t stepsDone() const { return m_current; }
    /// Undoes or repeats steps until so many are done, at most all: a click into the history.
    void walkTo(std::size_t steps);
    /// Every state of the history, oldest first; as many as there are steps, and one.
    std::vector<Root> states() const;

    /// The file this project was read from or last saved to, absolute; empty if none.
    const QString &path() const { return m_path; }
    /// Protects every change from now on by a journal at a path. @param projectPath as path()
    /// @pre the history is empty: a journal could not undo steps that it does not hold
    /// Errors (Output): the document goes on without.
    Status startJournal(const QString &path, const QString &projectPath);
    /// The same, going on with the journal whose records were just replayed. @param bytes of it
    /// that hold them. Errors (Output).
    Status resumeJournal(const QString &path, std::int64_t bytes, const QString &projectPath);
    /// Takes over the lock on path(), so that save() need not take it.
    void hold(ProjectLock lock) { m_lock = std::move(lock); }
    /// Somebody else may change the file: it can be looked at and saved under another name only.
    /// @param path as path(); @param why a sentence
    void setReadOnly(const QString &path, const QString &why);
    /// Empty if the file may be saved.
    const QString &readOnlyReason() const { return m_readOnlyReason; }
    /// Saves the current root (see saveProject()), under the lock of that file, which is kept. The
    /// journal goes on, so that a step undone after saving is protected as well.
    ///
    /// Under another name all takes come along (see carryTakes()), stored paths follow in every
    /// state of the history, and so does the journal. The old file stays, and so do its takes; an
    /// unsaved project's folder (see newDocument()) goes, unless media of the project lie in it.
    /// Errors: Output (also where it is read-only), Project — the project stays where it was, and
    /// nothing of it has changed.
    Status save(const QString &path);
    /// The current root is what was last read or saved.
    bool isSaved() const { return root() == m_saved; }
    /// The current root was brought back from a crash: no file has it.
    void setUnsaved() { m_saved.reset(); }
    /// Forgets the journal's file: the user closed the project and wants nothing of it recovered.
    void discardJournal();
    /// Waits until every change is in the journal's file, or has failed to get there.
    void settleJournal();

    /// Plays a journal's records on this document, as they were made. Errors (Project): a record
    /// that is refused; the records before it are played.
    Status replay(const std::vector<JournalRecord> &records);

Q_SIGNALS:
    /// The root is another one. Views and caches compare the two; what did not change is the same
    /// pointer in both.
    void rootChanged(const Root &before, const Root &after);
    /// The journal cannot be written; the sentence says why. Editing goes on, the changes wait.
    void journalFailed(const QString &message);
    /// Everything is in the journal again.
    void journalResumed();

private:
    struct Step
    {
        QString name; ///< of the edit that led here
        Root root;
        std::size_t amendments = 0; ///< how many of m_amendments the root has
    };

    void record(JournalRecord record);
    void goTo(std::size_t step);
    void setRoot(Root root);
    Root amended(const Step &step) const;
    Journal::Report journalReport();
    Result<SetPaths> carryTo(const QString &path) const;
    bool readsFrom(const QString &folder) const;

    std::vector<Step> m_history;
    std::vector<Edit> m_amendments; ///< a state gets those it lacks when it becomes current
    std::size_t m_current = 0;
    Root m_saved;
    QString m_path;
    QString m_readOnlyReason;
    std::optional<ProjectLock> m_lock;
    std::optional<Journal> m_journal;
};

} // namespace weft
