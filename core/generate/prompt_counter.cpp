#include "core/generate/prompt_counter.h"

#include "core/generate/worker_conversation.h"

namespace weft {

PromptCounter::PromptCounter(PluginManifest plugin)
    : m_plugin(std::move(plugin))
{}

PromptCounter::~PromptCounter() = default;

Result<PromptCount> PromptCounter::count(const Recipe &recipe, const QString &parameter)
{
    if (!m_worker) {
        auto worker = WorkerConversation::start({m_plugin, 60, {}, {}});
        if (!worker)
            return fail(worker);
        m_worker = std::make_unique<WorkerConversation>(std::move(*worker));
    }
    const auto counted = m_worker->ask<CountedEvent>(
        CountRequest{m_plugin.file, recipe, parameter});
    if (!counted) {
        m_worker.reset(); // it was killed
        return fail(counted);
    }
    return PromptCount{counted->tokens, counted->most};
}

} // namespace weft
