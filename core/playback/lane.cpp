#include "core/playback/lane.h"

namespace weft {

Lane::Lane(std::function<bool()> step, bool hasThread)
    : m_step(std::move(step))
{
    if (hasThread)
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
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
