#include "core/playback/lane.h"

#include "core/base/give_way.h"

namespace weft {

Lane::Lane(std::function<bool()> step, bool hasThread, int nice)
    : m_step(std::move(step))
{
    if (hasThread)
        m_thread = std::jthread([this, nice](const std::stop_token &stop) {
            if (nice > 0)
                giveWay(nice);
            run(stop);
        });
}

Lane::~Lane() = default;

void Lane::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isAwake = true;
    }
    m_wake.notify_one();
}

void Lane::work()
{
    while (m_step()) {
    }
}

void Lane::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        if (m_step())
            continue;
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, stop, [this] { return m_isAwake; });
        m_isAwake = false;
    }
}

} // namespace weft
