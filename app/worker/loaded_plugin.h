#pragma once

#include "app/worker/attempt.h"
#include "app/worker/plugin_watch.h"
#include "core/generate/plugin_manifest.h"
#include "plugins/api/weft_plugin.h"

#include <exception>
#include <memory>

namespace weft::worker {

/// Runs a plugin's code: counts as its turn, and an exception becomes kThrew.
template<typename Call>
Attempt<weft_result> callPlugin(PluginWatch &watch, Call call)
{
    const PluginWatch::Turn turn(watch);
    try {
        return call();
    } catch (const std::exception &exception) {
        return failed(failure::kThrew, {QString::fromUtf8(exception.what())});
    } catch (...) {
        return failed(failure::kThrew, {QStringLiteral("not a std::exception")});
    }
}

/// A plugin's shared object in memory, initialised; the end of its life deinitialises and unloads
/// it. Thread: the main thread.
class LoadedPlugin
{
public:
    /// Loads the library and lets in only what its manifest describes: the symbol is there, its
    /// struct is whole, interface version, id and version are the manifest's; then init.
    /// @param host outlives this
    /// Errors: kLoad, kSymbol, kEntry, kApi, kId, kVersion, kThrew, kNoReason — init failed.
    static Attempt<LoadedPlugin> load(const PluginManifest &manifest, const weft_host &host,
                                      PluginWatch &watch);

    LoadedPlugin(LoadedPlugin &&) noexcept;
    LoadedPlugin &operator=(LoadedPlugin &&) = delete;
    ~LoadedPlugin();

    /// Its functions; those that its size does not reach are NULL.
    const weft_plugin &functions() const { return m_plugin; }

private:
    struct CloseLibrary
    {
        void operator()(void *library) const;
    };
    using Library = std::unique_ptr<void, CloseLibrary>;

    LoadedPlugin(Library library, const weft_plugin &plugin, PluginWatch &watch);
    static Attempt<weft_plugin> describe(void *library, PluginWatch &watch);
    static Attempt<void> check(const weft_plugin &plugin, const PluginManifest &manifest);

    Library m_library;
    weft_plugin m_plugin;
    PluginWatch &m_watch;
};

} // namespace weft::worker
