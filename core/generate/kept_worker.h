#pragma once

#include "core/generate/plugin_manifest.h"
#include "core/generate/worker_process.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace weft {

/// Keeps a weft-worker between jobs, so that the next job of its plugin finds in it what the one
/// before has loaded, such as a model. For plugins whose manifest says that they stay loaded. At
/// most one worker waits here; where there is none, as it died while it waited, a job starts
/// another. It is ended once it has waited too long, and with this. Thread: any.
class KeptWorker
{
public:
    static constexpr std::chrono::milliseconds kPatience = std::chrono::minutes(2);

    /// @param patience how long a worker waits for its next job
    explicit KeptWorker(std::chrono::milliseconds patience = kPatience);
    ~KeptWorker();
    KeptWorker(const KeptWorker &) = delete;
    KeptWorker &operator=(const KeptWorker &) = delete;

    /// While it is held the worker is its holder's. Of the thread that asked.
    using Use = std::unique_lock<std::timed_mutex>;
    /// Nothing is held where somebody else has it, or, where the caller waits for it, once stopped.
    Use use(bool waits, const std::stop_token &stop);

    /// What tells the worker of a plugin from others: the worker's path, the plugin's, and the
    /// files that both are now.
    static QString keyOf(const PluginManifest &plugin);

    // For who holds the use.

    /// Hands the waiting worker over, if it was kept under this key; it may have died since the
    /// last look.
    std::optional<WorkerProcess> take(const QString &key);
    /// Keeps a worker that is free, in place of the one before.
    void keep(const QString &key, WorkerProcess worker);
    /// Ends the waiting worker unless it has this key: its memory may be needed.
    void endOthers(const QString &key);

    /// Whether a worker waits. For whoever asks.
    bool isWaiting() const;

private:
    struct Waiting
    {
        QString key;
        WorkerProcess worker;
        std::chrono::steady_clock::time_point until;
    };
    using Gone = std::unique_ptr<Waiting>;

    void watch(const std::stop_token &stop);
    static bool isWell(WorkerProcess &worker);

    const std::chrono::milliseconds m_patience;
    std::timed_mutex m_use;
    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_changed;
    std::unique_ptr<Waiting> m_waiting;
    std::jthread m_watcher; ///< started by the first keep()
};

} // namespace weft
