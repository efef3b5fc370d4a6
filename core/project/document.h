#pragma once

#include "core/edit/edit.h"
#include "core/project/journal.h"

#include <QObject>

#include <memory>

namespace weft {

/// A project that is open: the current root, the history of roots, and the journal. Undo is a swap
/// of roots. Owned by main; thread: main.
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
    /// step: the arrival of a result, which an undo must not take away. Refused if it is not
    /// possible now.
    Status amend(const Edit &edit);

    bool canUndo() const { return m_current > 0; }
    bool canRedo() const { return m_current + 1 < m_history.size(); }
    /// Nothing happens where there is no step to take back or to repeat.
    void undo();
    void redo();
    /// The names of all steps, oldest first, and how many of them are done.
    QStringList history() const;
    std::size_t stepsDone() const { return m_current; }

    /// Protects every change from now on by a journal at a path. @param projectPath of the file the
    /// current root was read from or saved to, empty if none. Errors (Output).
    Status startJournal(const QString &path, const QString &projectPath);
    /// Saves the current root (see saveProject()). The journal goes on, so that a step undone after
    /// saving is protected as well; it follows the project to its new name.
    Status save(const QString &path);
    /// The current root is what was last read or saved.
    bool isSaved() const { return root() == m_saved; }
    /// Forgets the journal's file: the user closed the project and wants nothing of it recovered.
    void discardJournal();

    /// Plays a journal's records on this document, as they were made. Errors (Project): a record
    /// that is refused; the records before it are played.
    Status replay(const std::vector<JournalRecord> &records);

Q_SIGNALS:
    /// The root is another one. Views and caches compare the two; what did not change is the same
    /// pointer in both.
    void rootChanged(const Root &before, const Root &after);
    /// The journal cannot be written; the sentence says why. Editing goes on.
    void journalFailed(const QString &message);

private:
    struct Step
    {
        QString name; ///< of the edit that led here
        Root root;
    };

    void record(const JournalRecord &record);
    void goTo(std::size_t step);

    std::vector<Step> m_history;
    std::size_t m_current = 0;
    Root m_saved;
    std::optional<Journal> m_journal;
};

/// A project brought back after a crash.
struct Recovered
{
    std::unique_ptr<Document>
        document;    ///< with its history; nullptr where there is nothing to bring back
    QString problem; ///< empty, or which change of the journal could not be repeated
};

/// Plays the journal of a project file, if there is one and it leads to another state than the file
/// has. Thread: main. Errors (Project): there is a journal, but it cannot be read.
Result<Recovered> recover(const QString &projectPath);

} // namespace weft
