#include "ui/project/tasks.h"

#include "ui/session/session.h"

namespace weft::ui {

namespace {

/// Before that no guess is worth showing.
constexpr double kLeastSeconds = 1;

} // namespace

double Tasks::Task::secondsLeft() const
{
    const double passed = static_cast<double>(since.elapsed()) / 1000;
    if (fraction <= 0 || passed < kLeastSeconds)
        return -1;
    return passed * (1 - fraction) / fraction;
}

Tasks &Tasks::of(Session &session)
{
    if (auto *const there = session.findChild<Tasks *>(QString(), Qt::FindDirectChildrenOnly))
        return *there;
    return *new Tasks(&session);
}

Tasks::Key Tasks::begin(const QString &text, std::function<void()> stop)
{
    Task task{++m_last, text, -1, std::move(stop), {}};
    task.since.start();
    m_tasks.push_back(std::move(task));
    Q_EMIT changed();
    return m_last;
}

Tasks::Task *Tasks::find(Key key)
{
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(),
                                    [key](const Task &task) { return task.key == key; });
    return found == m_tasks.end() ? nullptr : &*found;
}

void Tasks::tell(Key key, const QString &text, double fraction)
{
    Task *const task = find(key);
    if (!task)
        return;
    task->text = text;
    task->fraction = fraction;
    Q_EMIT changed();
}

void Tasks::end(Key key)
{
    const auto ended = std::remove_if(m_tasks.begin(), m_tasks.end(),
                                      [key](const Task &task) { return task.key == key; });
    if (ended == m_tasks.end())
        return;
    m_tasks.erase(ended, m_tasks.end());
    Q_EMIT changed();
}

void Tasks::stop(Key key)
{
    const Task *const task = find(key);
    if (!task)
        return;
    if (const std::function<void()> stop = task->stop) // it may end the task at once
        stop();
}

} // namespace weft::ui
