#include "app/worker/plugin_watch.h"

#include <chrono>

namespace weft::worker {

std::int64_t PluginWatch::now()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::int64_t PluginWatch::silentMs() const
{
    return m_works && m_hostCalls == 0 ? now() - m_lastCall : 0;
}

PluginWatch::Turn::Turn(PluginWatch &watch)
    : m_watch(watch)
{
    m_watch.m_lastCall = now();
    m_watch.m_works = true;
}

PluginWatch::Turn::~Turn()
{
    m_watch.m_works = false;
}

PluginWatch::HostCall::HostCall(PluginWatch &watch)
    : m_watch(watch)
{
    ++m_watch.m_hostCalls;
}

PluginWatch::HostCall::~HostCall()
{
    m_watch.m_lastCall = now();
    --m_watch.m_hostCalls;
}

} // namespace weft::worker
