#include "core/project/document.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/project/project_file.h"

#include <QFileInfo>

namespace weft {

Document::Document(Project project, QObject *parent)
    : QObject(parent)
{
    m_history.push_back({{}, std::make_shared<const Project>(std::move(project))});
    m_saved = root();
}

Document::~Document() = default;

void Document::record(const JournalRecord &record)
{
    if (!m_journal)
        return;
    if (const Status status = m_journal->append(record); !status)
        Q_EMIT journalFailed(status.error().message);
}

void Document::goTo(std::size_t step)
{
    const Root before = root();
    m_current = step;
    Q_EMIT rootChanged(before, root());
}

Status Document::apply(const Edit &edit)
{
    Result<Project> next = weft::apply(*root(), edit);
    if (!next)
        return fail(next);
    record({JournalRecord::Kind::Edit, edit});
    const Root before = root();
    m_history.resize(m_current + 1);
    m_history.push_back({describe(edit), std::make_shared<const Project>(*std::move(next))});
    m_current = m_history.size() - 1;
    Q_EMIT rootChanged(before, root());
    return {};
}

Status Document::amend(const Edit &edit)
{
    if (const Result<Project> now = weft::apply(*root(), edit); !now)
        return fail(now);
    record({JournalRecord::Kind::Amend, edit});
    const Root before = root();
    for (Step &step : m_history) {
        if (Result<Project> amended = weft::apply(*step.root, edit))
            step.root = std::make_shared<const Project>(*std::move(amended));
    }
    Q_EMIT rootChanged(before, root());
    return {};
}

void Document::undo()
{
    if (!canUndo())
        return;
    record({JournalRecord::Kind::Undo});
    goTo(m_current - 1);
}

void Document::redo()
{
    if (!canRedo())
        return;
    record({JournalRecord::Kind::Redo});
    goTo(m_current + 1);
}

QStringList Document::history() const
{
    QStringList names;
    for (std::size_t i = 1; i < m_history.size(); ++i)
        names << m_history[i].name;
    return names;
}

Status Document::startJournal(const QString &path, const QString &projectPath)
{
    Result<Journal> journal = Journal::create(path, projectPath, *root());
    if (!journal)
        return fail(journal);
    m_journal.emplace(*std::move(journal));
    return {};
}

Status Document::save(const QString &path)
{
    if (const Status status = saveProject(*root(), path); !status)
        return status;
    m_saved = root();
    const QString journal = journalPath(path);
    return m_journal && m_journal->path() != journal ? m_journal->moveTo(journal) : Status();
}

void Document::discardJournal()
{
    if (m_journal)
        m_journal->discard();
    m_journal.reset();
}

Status Document::replay(const std::vector<JournalRecord> &records)
{
    for (const JournalRecord &record : records) {
        Status status;
        switch (record.kind) {
        case JournalRecord::Kind::Edit: status = apply(record.edit.value_or(EditGroup{})); break;
        case JournalRecord::Kind::Amend: status = amend(record.edit.value_or(EditGroup{})); break;
        case JournalRecord::Kind::Undo: undo(); break;
        case JournalRecord::Kind::Redo: redo(); break;
        }
        if (!status)
            return fail(ErrorKind::Project, tr("A change in the journal could not be repeated: %1")
                                                .arg(status.error().message));
    }
    return {};
}

Result<Recovered> recover(const QString &projectPath)
{
    const QString path = journalPath(projectPath);
    if (!QFileInfo::exists(path))
        return Recovered{};
    auto content = readJournal(path);
    if (!content)
        return fail(content);
    Recovered recovered{std::make_unique<Document>(std::move(content->base)), {}};
    if (const Status status = recovered.document->replay(content->records); !status)
        recovered.problem = status.error().message;
    const auto text = readFile(projectPath, ErrorKind::Project);
    if (text && *text == toProjectText(*recovered.document->root()))
        return Recovered{};
    return recovered;
}

} // namespace weft
