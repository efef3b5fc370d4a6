#pragma once

#include "app/worker/loaded_plugin.h"
#include "app/worker/plugin_host.h"

#include <optional>

namespace weft::worker {

/// The plugin at work, and what it sees of us. Loaded for a job and unloaded after it, unless its
/// manifest says that it stays loaded: then jobs follow each other in it until one does not go well
/// or another plugin is asked for. Thread: the main thread.
class PluginSession
{
public:
    /// @param outbox, watch outlive this
    PluginSession(Outbox &outbox, PluginWatch &watch);

    /// The plugin's functions for a job. What init said with fail() comes before its result.
    /// Errors: as LoadedPlugin::load().
    Attempt<const weft_plugin *> begin(const PluginManifest &manifest);
    /// The job is over. @param wentWell nothing shows that the plugin is not what it was before
    void end(bool wentWell);

    /// @pre begin() was called for this job
    PluginHost &host() { return *m_host; }

private:
    bool isLoaded(const PluginManifest &manifest) const;
    void unload();

    Outbox &m_outbox;
    PluginWatch &m_watch;
    PluginManifest m_manifest;        ///< of the plugin
    std::optional<PluginHost> m_host; ///< outlives the plugin
    std::optional<LoadedPlugin> m_plugin;
};

} // namespace weft::worker
