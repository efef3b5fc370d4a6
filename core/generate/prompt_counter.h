#pragma once

#include "core/base/result.h"
#include "core/generate/plugin_manifest.h"

#include <algorithm>
#include <memory>

namespace weft {

class WorkerConversation;

/// How many tokens a prompt has, and how many of them the model reads.
struct PromptCount
{
    std::int64_t tokens = 0;
    std::int64_t most = 0; ///< 0 = there is no limit, or nobody counts

    std::int64_t cutOff() const { return most > 0 ? std::max<std::int64_t>(0, tokens - most) : 0; }
    friend bool operator==(const PromptCount &, const PromptCount &) = default;
};

/// Counts the tokens of prompts with the tokenizer of their model, in a weft-worker child that
/// stays for the next count: for prompts that are being typed. Ending it waits for the child.
/// Thread: one at a time, none that must not wait.
class PromptCounter
{
public:
    explicit PromptCounter(PluginManifest plugin);
    ~PromptCounter();

    const PluginManifest &plugin() const { return m_plugin; }

    /// Blocks, the first time for as long as the plugin takes to load. @param recipe may lack
    /// inputs; @param parameter of the type "prompt", whose text is counted
    /// Errors (Generation): the recipe is not one for the generator; as generateTake() for what
    /// becomes of the worker and the plugin, which says so where no model is chosen.
    Result<PromptCount> count(const Recipe &recipe, const QString &parameter);

private:
    const PluginManifest m_plugin;
    std::unique_ptr<WorkerConversation> m_worker;
};

} // namespace weft
