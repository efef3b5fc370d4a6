#include "app/worker/plugin_session.h"

namespace weft::worker {

PluginSession::PluginSession(Outbox &outbox, PluginWatch &watch)
    : m_outbox(outbox)
    , m_watch(watch)
{}

/// As the manifest says now: it may have been replaced since.
bool PluginSession::isLoaded(const PluginManifest &manifest) const
{
    return m_plugin && m_manifest.file == manifest.file && m_manifest.library == manifest.library
           && m_manifest.id == manifest.id && m_manifest.version == manifest.version;
}

Attempt<const weft_plugin *> PluginSession::begin(const PluginManifest &manifest)
{
    if (isLoaded(manifest)) {
        m_host->beginJob();
        return &m_plugin->functions();
    }
    unload();
    m_manifest = manifest;
    m_host.emplace(m_outbox, m_watch);
    auto loaded = LoadedPlugin::load(manifest, m_host->interface(), m_watch);
    if (loaded)
        return &m_plugin.emplace(std::move(*loaded)).functions();
    if (const auto failure = m_host->failure())
        return tl::unexpected(*failure);
    return failed(loaded);
}

void PluginSession::end(bool wentWell)
{
    if (!wentWell || !m_manifest.staysLoaded)
        unload();
}

void PluginSession::unload()
{
    m_plugin.reset();
    m_host.reset();
}

} // namespace weft::worker
