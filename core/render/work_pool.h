#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace weft {

/// A few threads that share out the bands of a picture. What is computed may not depend on who
/// computes it: pieces are told apart by their index alone. Thread: run() from one at a time.
class WorkPool
{
public:
    /// @param threads at work in run(), the caller's among them; 0 = one per core
    explicit WorkPool(int threads = 0);
    ~WorkPool();

    int threadCount() const { return static_cast<int>(m_threads.size()) + 1; }

    /// Calls work(index, worker) once for each index from 0 to count − 1 and returns when all are
    /// done. Calls with the same `worker`, 0 to threadCount() − 1, never overlap, so each may have
    /// its own scratch memory.
    void run(int count, const std::function<void(int index, int worker)> &work);

private:
    void serve(const std::stop_token &stop, int worker);
    void takePieces(int worker);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::condition_variable m_finished;
    const std::function<void(int, int)> *m_work = nullptr;
    int m_count = 0;
    int m_busy = 0;  ///< helpers that have not finished this round
    int m_round = 0; ///< counts run()s
    std::atomic<int> m_next = 0;
    std::vector<std::jthread> m_threads;
};

} // namespace weft
