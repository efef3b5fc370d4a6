#pragma once

#include "app/worker/attempt.h"
#include "app/worker/input_reader.h"
#include "app/worker/outbox.h"
#include "app/worker/plugin_watch.h"
#include "app/worker/take_writer.h"
#include "plugins/api/weft_plugin.h"

#include <mutex>
#include <thread>

namespace weft::worker {

/// What a plugin sees of Weft: the functions of a weft_host, from one job to the next. They obey
/// plugins/api/weft_plugin.h, whoever calls them from wherever: breaking its rules fails the job
/// with a sentence.
class PluginHost
{
public:
    PluginHost(Outbox &outbox, PluginWatch &watch);
    PluginHost(const PluginHost &) = delete;
    PluginHost &operator=(const PluginHost &) = delete;

    const weft_host &interface() const { return m_interface; }

    /// generate runs on this thread while this lives: only then are there pictures to read and
    /// emit.
    class Generating
    {
    public:
        Generating(PluginHost &host, InputReader &reader, TakeWriter &writer);
        ~Generating();
        Generating(const Generating &) = delete;
        Generating &operator=(const Generating &) = delete;

    private:
        PluginHost &m_host;
    };

    /// Another job begins: what made the one before fail is forgotten.
    void beginJob();

    /// Why the job fails, as the plugin said or the host found first.
    std::optional<FailedEvent> failure() const;

private:
    struct Callbacks; ///< the C functions

    void setFailure(FailedEvent failure);
    weft_result state() const;
    bool mayGenerate(const char *function);

    Outbox &m_outbox;
    PluginWatch &m_watch;
    weft_host m_interface{};
    mutable std::mutex m_mutex; ///< guards m_failure
    std::optional<FailedEvent> m_failure;
    InputReader *m_reader = nullptr; ///< during generate, of its thread alone
    TakeWriter *m_writer = nullptr;
    std::atomic<std::thread::id> m_jobThread;
};

} // namespace weft::worker
