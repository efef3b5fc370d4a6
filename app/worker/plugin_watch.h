#pragma once

#include <atomic>
#include <cstdint>

namespace weft::worker {

/// Watches a plugin at work: for how long it has not called back, and whether it shall stop.
/// Thread: any.
class PluginWatch
{
public:
    /// Forgets the request to stop.
    void reset() { m_stops = false; }
    void requestStop() { m_stops = true; }
    bool stopRequested() const { return m_stops; }

    /// Milliseconds since the plugin last called the host; 0 where it does not run, or the host is
    /// busy on its behalf.
    std::int64_t silentMs() const;

    /// The plugin's code runs while this lives.
    class Turn
    {
    public:
        explicit Turn(PluginWatch &watch);
        ~Turn();
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;

    private:
        PluginWatch &m_watch;
    };

    /// The host works for the plugin while this lives.
    class HostCall
    {
    public:
        explicit HostCall(PluginWatch &watch);
        ~HostCall();
        HostCall(const HostCall &) = delete;
        HostCall &operator=(const HostCall &) = delete;

    private:
        PluginWatch &m_watch;
    };

private:
    static std::int64_t now();

    std::atomic<bool> m_stops = false;
    std::atomic<bool> m_works = false;
    std::atomic<int> m_hostCalls = 0;
    std::atomic<std::int64_t> m_lastCall = 0;
};

} // namespace weft::worker
