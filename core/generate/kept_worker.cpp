#include "core/generate/kept_worker.h"

#include "core/generate/worker_client.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace weft {

namespace {

/// How often a waiting worker is looked after.
constexpr auto kLook = std::chrono::seconds(1);

QString fileAsItIs(const QString &path)
{
    const QFileInfo file(path);
    return QStringLiteral("%1 %2 %3")
        .arg(path)
        .arg(file.size())
        .arg(file.lastModified().toMSecsSinceEpoch());
}

} // namespace

KeptWorker::KeptWorker(std::chrono::milliseconds patience)
    : m_patience(patience)
{}

KeptWorker::~KeptWorker() = default; // the thread first, then the worker

KeptWorker::Use KeptWorker::use(bool waits, const std::stop_token &stop)
{
    constexpr auto kPoll = std::chrono::milliseconds(50);
    Use use(m_use, std::try_to_lock);
    while (!use && waits && !stop.stop_requested())
        (void) use.try_lock_for(kPoll);
    return use;
}

QString KeptWorker::keyOf(const PluginManifest &plugin)
{
    return QStringList{fileAsItIs(workerPath()), fileAsItIs(plugin.file),
                       fileAsItIs(plugin.library)}
        .join(QLatin1Char('\n'));
}

std::optional<WorkerProcess> KeptWorker::take(const QString &key)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_waiting || m_waiting->key != key)
        return {};
    const Gone taken = std::exchange(m_waiting, nullptr);
    return std::move(taken->worker);
}

void KeptWorker::keep(const QString &key, WorkerProcess worker)
{
    auto waiting = std::make_unique<Waiting>(
        Waiting{key, std::move(worker), std::chrono::steady_clock::now() + m_patience});
    const std::scoped_lock lock(m_mutex);
    m_waiting.swap(waiting);
    if (!m_watcher.joinable())
        m_watcher = std::jthread([this](const std::stop_token &stop) { watch(stop); });
    m_changed.notify_all();
}

void KeptWorker::endOthers(const QString &key)
{
    Gone gone; // ended without the lock, as that takes a moment
    const std::scoped_lock lock(m_mutex);
    if (m_waiting && m_waiting->key != key)
        gone.swap(m_waiting);
}

bool KeptWorker::isWaiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting != nullptr;
}

/// It sends nothing but its heartbeat, which has to be read, or it would wait for that.
bool KeptWorker::isWell(WorkerProcess &worker)
{
    while (true) {
        const auto event = worker.receive(0);
        if (!event || !*event)
            return event.has_value();
    }
}

void KeptWorker::watch(const std::stop_token &stop)
{
    using Clock = std::chrono::steady_clock;
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_waiting != nullptr; })) {
        const auto next = std::min(m_waiting->until, Clock::now() + kLook);
        m_changed.wait_until(lock, stop, next, [] { return false; });
        if (stop.stop_requested())
            return;
        if (!m_waiting || (Clock::now() < m_waiting->until && isWell(m_waiting->worker)))
            continue;
        Gone gone = std::exchange(m_waiting, nullptr);
        lock.unlock();
        gone.reset();
        lock.lock();
    }
}

} // namespace weft
