#include "core/render/work_pool.h"

#include <algorithm>

namespace weft {

WorkPool::WorkPool(int threads)
{
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int wanted = threads > 0 ? threads : cores;
    for (int worker = 1; worker < wanted; ++worker)
        m_threads.emplace_back(
            [this, worker](const std::stop_token &stop) { serve(stop, worker); });
}

WorkPool::~WorkPool() = default;

void WorkPool::run(int count, const std::function<void(int, int)> &work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work = &work;
        m_count = count;
        m_next = 0;
        m_busy = static_cast<int>(m_threads.size());
        ++m_round;
    }
    m_wake.notify_all();
    takePieces(0);
    std::unique_lock lock(m_mutex);
    m_finished.wait(lock, [&] { return m_busy == 0; });
}

void WorkPool::serve(const std::stop_token &stop, int worker)
{
    int seen = 0;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [&] { return m_round != seen; }))
                return;
            seen = m_round;
        }
        takePieces(worker);
        const std::lock_guard lock(m_mutex);
        if (--m_busy == 0)
            m_finished.notify_one();
    }
}

void WorkPool::takePieces(int worker)
{
    for (int index = m_next++; index < m_count; index = m_next++)
        (*m_work)(index, worker);
}

} // namespace weft
