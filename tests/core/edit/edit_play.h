#pragma once

#include "core/project/document.h"

namespace weft::test {

/// Plays edits on a document and watches what every edit promises:
///   - the project stays valid, and its file gives it back equal;
///   - the edit's line of JSON gives the edit back;
///   - undo and redo reach every state of the history byte for byte, to the start and to the end;
///   - the journal, replayed, gives the same project and the same history.
/// The first promise broken is kept as a sentence, and nothing more is played.
class EditPlay
{
public:
    /// @param journalPath where the journal is kept; empty: none is
    explicit EditPlay(const QString &journalPath = {});

    /// Plays an edit. @return whether it was carried out; a refused one is no step
    bool play(const Edit &edit);
    void undo();
    void redo();
    /// Walks the whole history back and forth and replays the journal.
    void finish();

    const Project &project() const { return *m_document.root(); }
    bool isBroken() const { return !m_problem.isEmpty(); }
    const QString &problem() const { return m_problem; }
    /// All that was played, one JSON object a line, as a trace file has it.
    QByteArray trace() const { return m_trace; }

private:
    void compareState(const char *after);
    void checkProject();
    void checkLine(const Edit &edit);
    void checkReplay();
    void breaks(const QString &problem);

    Document m_document;
    QString m_journalPath;
    std::vector<QByteArray> m_states; ///< the project's text at each step of the history
    QByteArray m_trace;
    QString m_problem;
};

/// Plays the lines of a trace from an empty project: edits, undo and redo, and '#' comments.
/// @return the promise that is broken, or empty
QString playTrace(const QByteArray &trace, const QString &journalPath = {});

/// A trace that breaks a promise, without the lines it also does so without.
QByteArray shortened(const QByteArray &trace, const QString &journalPath = {});

} // namespace weft::test
