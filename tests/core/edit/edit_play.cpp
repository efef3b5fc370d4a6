#include "tests/core/edit/edit_play.h"

#include "core/edit/edit_json.h"
#include "core/model/validate.h"
#include "core/project/project_file.h"

namespace weft::test {

namespace {

constexpr const char *kUndoLine = "{\"undo\": 1}";
constexpr const char *kRedoLine = "{\"redo\": 1}";

/// The first line in which two texts differ, of both.
QString difference(const QByteArray &a, const QByteArray &b)
{
    const auto linesA = a.split('\n');
    const auto linesB = b.split('\n');
    for (qsizetype i = 0; i < std::min(linesA.size(), linesB.size()); ++i) {
        if (linesA[i] != linesB[i])
            return QStringLiteral("line %1: %2 | %3")
                .arg(i + 1)
                .arg(QString::fromUtf8(linesA[i]), QString::fromUtf8(linesB[i]));
    }
    return QStringLiteral("one is longer");
}

} // namespace

EditPlay::EditPlay(const QString &journalPath)
    : m_journalPath(journalPath)
    , m_states{toProjectText({})}
{
    if (journalPath.isEmpty())
        return;
    QObject::connect(&m_document, &Document::journalFailed,
                     [this](const QString &message) { breaks(message); });
    if (const Status status = m_document.startJournal(journalPath, {}); !status)
        breaks(status.error().message);
}

bool EditPlay::play(const Edit &edit)
{
    if (isBroken())
        return false;
    const Document::Root before = m_document.root();
    const std::size_t stepsBefore = m_document.stepsDone();
    m_trace += toJsonLine(edit) + '\n';
    if (!m_document.apply(edit)) {
        m_trace.chop(toJsonLine(edit).size() + 1);
        if (m_document.root() != before || m_document.stepsDone() != stepsBefore)
            breaks(QStringLiteral("a refused edit changed the document"));
        return false;
    }
    m_states.resize(m_document.stepsDone());
    m_states.push_back(toProjectText(project()));
    checkLine(edit);
    checkProject();
    return true;
}

void EditPlay::undo()
{
    if (isBroken() || !m_document.canUndo())
        return;
    m_trace += kUndoLine + QByteArray("\n");
    m_document.undo();
    compareState("an undo");
}

void EditPlay::redo()
{
    if (isBroken() || !m_document.canRedo())
        return;
    m_trace += kRedoLine + QByteArray("\n");
    m_document.redo();
    compareState("a redo");
}

void EditPlay::finish()
{
    if (isBroken())
        return;
    checkReplay();
    const std::size_t last = m_states.size() - 1;
    while (!isBroken() && m_document.canUndo()) {
        m_document.undo();
        compareState("undoing to the start");
    }
    while (!isBroken() && m_document.canRedo()) {
        m_document.redo();
        compareState("redoing to the end");
    }
    if (!isBroken() && m_document.stepsDone() != last)
        breaks(QStringLiteral("the history has another length"));
}

void EditPlay::compareState(const char *after)
{
    const QByteArray text = toProjectText(project());
    const QByteArray &expected = m_states[m_document.stepsDone()];
    if (text != expected)
        breaks(QStringLiteral("after %1 to step %2 the project differs: %3")
                   .arg(QLatin1String(after))
                   .arg(m_document.stepsDone())
                   .arg(difference(text, expected)));
}

void EditPlay::checkProject()
{
    const QStringList problems = validate(project());
    if (!problems.isEmpty())
        return breaks(QStringLiteral("the project is broken: ") + problems.front());
    const auto reread = fromProjectText(m_states.back(), QStringLiteral("play"));
    if (!reread)
        return breaks(QStringLiteral("the saved project is refused: ") + reread.error().message);
    if (*reread != project())
        breaks(QStringLiteral("the saved project differs: ")
               + difference(toProjectText(*reread), m_states.back()));
}

void EditPlay::checkLine(const Edit &edit)
{
    const QByteArray line = toJsonLine(edit);
    const auto reread = editFromJsonLine(line);
    if (!reread)
        return breaks(QStringLiteral("the edit's line is refused: ") + reread.error().message);
    if (toJsonLine(*reread) != line)
        breaks(QStringLiteral("the edit's line differs once read"));
}

void EditPlay::checkReplay()
{
    if (m_journalPath.isEmpty())
        return;
    m_document.settleJournal();
    const auto content = readJournal(m_journalPath);
    if (!content)
        return breaks(content.error().message);
    Document replayed(content->base);
    if (const Status status = replayed.replay(content->records); !status)
        return breaks(status.error().message);
    const QByteArray text = toProjectText(*replayed.root());
    const QByteArray &expected = m_states[m_document.stepsDone()];
    if (text != expected)
        return breaks(QStringLiteral("the replayed journal differs: ")
                      + difference(text, expected));
    if (replayed.history() != m_document.history())
        breaks(QStringLiteral("the replayed history differs"));
}

void EditPlay::breaks(const QString &problem)
{
    if (m_problem.isEmpty())
        m_problem = problem;
}

QString playTrace(const QByteArray &trace, const QString &journalPath)
{
    EditPlay play(journalPath);
    for (const QByteArray &line : trace.split('\n')) {
        if (line.isEmpty() || line.startsWith('#')) {
            continue;
        } else if (line == kUndoLine) {
            play.undo();
        } else if (line == kRedoLine) {
            play.redo();
        } else {
            const auto edit = editFromJsonLine(line);
            if (!edit)
                return edit.error().message;
            play.play(*edit);
        }
    }
    play.finish();
    return play.problem();
}

QByteArray shortened(const QByteArray &trace, const QString &journalPath)
{
    QByteArrayList lines = trace.split('\n');
    for (qsizetype count = lines.size() / 2; count > 0; count /= 2) {
        for (qsizetype from = lines.size() - count; from >= 0; from -= count) {
            QByteArrayList fewer = lines;
            fewer.erase(fewer.begin() + from, fewer.begin() + from + count);
            if (!playTrace(fewer.join('\n'), journalPath).isEmpty())
                lines = fewer;
            from = std::min(from, lines.size());
        }
    }
    return lines.join('\n');
}

} // namespace weft::test
