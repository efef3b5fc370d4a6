#include "core/project/document.h"

#include "core/base/post.h"
#include "core/base/soft_assert.h"
#include "core/base/translate.h"
#include "core/generate/asset_store.h"
#include "core/project/carry.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"

#include <QFileInfo>

namespace weft {

Document::Document(Project project, QObject *parent)
    : QObject(parent)
{
    m_history.push_back({{}, std::make_shared<const Project>(std::move(project)), 0});
    m_saved = root();
}

Document::~Document()
{
    m_journal.reset(); // its thread reports to this object until it has ended
}

void Document::record(JournalRecord record)
{
    if (m_journal)
        m_journal->append(std::move(record));
}

/// What the journal's thread says, as signals of this one.
Journal::Report Document::journalReport()
{
    return [this](const Status &status) {
        const auto tell = [this, message = status ? QString() : status.error().message] {
            if (message.isEmpty())
                Q_EMIT journalResumed();
            else
                Q_EMIT journalFailed(message);
        };
        post(this, tell);
    };
}

void Document::goTo(std::size_t step)
{
    const Root before = root();
    m_current = step;
    setRoot(amended(m_history[step]));
    Q_EMIT rootChanged(before, root());
}

void Document::setRoot(Root root)
{
    m_history[m_current].root = std::move(root);
    m_history[m_current].amendments = m_amendments.size();
}

/// A state with all that arrived since it was last the current one.
Document::Root Document::amended(const Step &step) const
{
    Root root = step.root;
    for (std::size_t i = step.amendments; i < m_amendments.size(); ++i) {
        if (Result<Project> next = weft::apply(*root, m_amendments[i]))
            root = std::make_shared<const Project>(*std::move(next));
    }
    return root;
}

Status Document::apply(const Edit &edit)
{
    Result<Project> next = weft::apply(*root(), edit);
    if (!next)
        return fail(next);
    record({JournalRecord::Kind::Edit, edit, {}});
    const Root before = root();
    m_history.resize(m_current + 1);
    m_history.push_back(
        {describe(edit), std::make_shared<const Project>(*std::move(next)), m_amendments.size()});
    m_current = m_history.size() - 1;
    Q_EMIT rootChanged(before, root());
    return {};
}

Status Document::amend(const Edit &edit)
{
    const Root before = root();
    Result<Project> now = weft::apply(*before, edit);
    const auto isPossible = [&](const Step &step) {
        return weft::apply(*step.root, edit).has_value();
    };
    if (!now && std::none_of(m_history.begin(), m_history.end(), isPossible))
        return fail(now);
    record({JournalRecord::Kind::Amend, edit, {}});
    m_amendments.push_back(edit);
    setRoot(now ? std::make_shared<const Project>(*std::move(now)) : before);
    if (root() != before)
        Q_EMIT rootChanged(before, root());
    return {};
}

void Document::undo()
{
    if (!canUndo())
        return;
    record({JournalRecord::Kind::Undo, {}, {}});
    goTo(m_current - 1);
}

void Document::redo()
{
    if (!canRedo())
        return;
    record({JournalRecord::Kind::Redo, {}, {}});
    goTo(m_current + 1);
}

QStringList Document::history() const
{
    QStringList names;
    for (std::size_t i = 1; i < m_history.size(); ++i)
        names << m_history[i].name;
    return names;
}

void Document::walkTo(std::size_t steps)
{
    const std::size_t target = std::min(steps, m_history.size() - 1);
    if (target == m_current)
        return;
    for (std::size_t step = m_current; step > target; --step)
        record({JournalRecord::Kind::Undo, {}, {}});
    for (std::size_t step = m_current; step < target; ++step)
        record({JournalRecord::Kind::Redo, {}, {}});
    goTo(target);
}

std::vector<Document::Root> Document::states() const
{
    std::vector<Root> roots;
    for (const Step &step : m_history)
        roots.push_back(amended(step));
    return roots;
}

Status Document::startJournal(const QString &path, const QString &projectPath)
{
    WEFT_ASSERT(m_history.size() == 1, m_history.assign(1, Step(m_history[m_current]));
                m_current = 0);
    m_path = projectPath;
    Result<Journal> journal = Journal::create(path, projectPath, *root(), journalReport());
    if (!journal)
        return fail(journal);
    m_journal.emplace(*std::move(journal));
    return {};
}

Status Document::resumeJournal(const QString &path, std::int64_t bytes, const QString &projectPath)
{
    m_path = projectPath;
    Result<Journal> journal = Journal::resume(path, bytes, journalReport());
    if (!journal)
        return fail(journal);
    m_journal.emplace(*std::move(journal));
    return {};
}

void Document::setReadOnly(const QString &path, const QString &why)
{
    m_path = path;
    m_readOnlyReason = why;
}

/// Brings the takes to where another project file looks for them, and says how stored paths change.
Result<SetPaths> Document::carryTo(const QString &path) const
{
    SetPaths moved;
    if (m_path.isEmpty() || m_path == path)
        return moved;
    if (const Status status = carryTakes(AssetStore::folderFor(m_path),
                                         AssetStore::folderFor(path));
        !status)
        return fail(status);
    for (const Root &state : states())
        moved.paths.merge(pathsAfterMove(*state, m_path, path));
    return moved;
}

Status Document::save(const QString &givenPath)
{
    const QString path = QFileInfo(givenPath).absoluteFilePath();
    if (path == m_path && !m_readOnlyReason.isEmpty())
        return fail(ErrorKind::Output, m_readOnlyReason);
    std::optional<ProjectLock> lock;
    if (path != m_path || !m_lock) {
        auto taken = ProjectLock::acquire(path);
        if (!taken)
            return fail(taken);
        lock.emplace(*std::move(taken));
    }
    const auto moved = carryTo(path);
    if (!moved)
        return fail(moved);
    const auto saved = weft::apply(*root(), *moved);
    if (!saved)
        return fail(saved);
    if (const Status status = saveProject(*saved, path); !status)
        return status;
    if (!moved->paths.empty())
        (void) amend(*moved); // possible in every state
    m_saved = root();
    if (lock)
        m_lock = std::move(lock);
    m_readOnlyReason.clear();
    const QString before = std::exchange(m_path, path);
    Status followed;
    if (m_journal) {
        record({JournalRecord::Kind::Saved, {}, path});
        if (m_journal->path() != journalPath(path))
            followed = m_journal->moveTo(journalPath(path));
    }
    if (before != path && !readsFrom(QFileInfo(before).absolutePath()))
        removeUnsavedFolder(before);
    return followed;
}

/// Some state of the history has media in a folder.
bool Document::readsFrom(const QString &folder) const
{
    const QString projectFolder = QFileInfo(m_path).absolutePath();
    const std::vector<Root> roots = states();
    return std::any_of(roots.begin(), roots.end(), [&](const Root &state) {
        const auto &media = state->media;
        return std::any_of(media.begin(), media.end(), [&](const auto &item) {
            return absolutePath(item->path, projectFolder).startsWith(folder + QLatin1Char('/'));
        });
    });
}

void Document::discardJournal()
{
    if (m_journal)
        m_journal->discard();
    m_journal.reset();
}

void Document::settleJournal()
{
    if (m_journal)
        m_journal->settle();
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
        case JournalRecord::Kind::Saved: m_saved = root(); break;
        }
        if (!status)
            return fail(ErrorKind::Project, tr("A change in the journal could not be repeated: %1")
                                                .arg(status.error().message));
    }
    return {};
}

} // namespace weft
