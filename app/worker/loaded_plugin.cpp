#include "app/worker/loaded_plugin.h"

#include <QFile>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>

namespace weft::worker {

namespace {

/// Of the first version of the interface: no plugin's description is shorter.
constexpr std::size_t kSmallestPlugin = offsetof(weft_plugin, generate)
                                        + sizeof(weft_plugin::generate);

using Entry = const weft_plugin *(*) ();

} // namespace

void LoadedPlugin::CloseLibrary::operator()(void *library) const
{
    ::dlclose(library);
}

Attempt<LoadedPlugin> LoadedPlugin::load(const PluginManifest &manifest, const weft_host &host,
                                         PluginWatch &watch)
{
    Library library;
    {
        const PluginWatch::Turn turn(watch); // its static constructors run
        library.reset(
            ::dlopen(QFile::encodeName(manifest.library).constData(), RTLD_NOW | RTLD_LOCAL));
    }
    if (!library)
        return failed(failure::kLoad, {QString::fromLocal8Bit(::dlerror())});
    const auto plugin = describe(library.get(), watch);
    if (!plugin)
        return failed(plugin);
    if (const auto good = check(*plugin, manifest); !good)
        return failed(good);
    if (plugin->init) {
        const auto result = callPlugin(watch, [&] { return plugin->init(&host); });
        if (!result)
            return failed(result);
        if (*result != WEFT_OK)
            return failed(failure::kNoReason, {QStringLiteral("init")});
    }
    return LoadedPlugin(std::move(library), *plugin, watch);
}

Attempt<weft_plugin> LoadedPlugin::describe(void *library, PluginWatch &watch)
{
    const auto entry = reinterpret_cast<Entry>(::dlsym(library, "weft_plugin_entry"));
    if (!entry)
        return failed(failure::kSymbol);
    const weft_plugin *described = nullptr;
    const auto called = callPlugin(watch, [&] {
        described = entry();
        return WEFT_OK;
    });
    if (!called)
        return failed(called);
    if (!described)
        return failed(failure::kEntry, {QStringLiteral("it cannot run on this machine")});
    if (described->size < kSmallestPlugin)
        return failed(failure::kEntry,
                      {QStringLiteral("its description has %1 bytes, fewer than any version of "
                                      "the plugin interface")
                           .arg(described->size)});
    weft_plugin plugin{};
    std::memcpy(&plugin, described, std::min<std::size_t>(described->size, sizeof plugin));
    return plugin;
}

Attempt<void> LoadedPlugin::check(const weft_plugin &plugin, const PluginManifest &manifest)
{
    if (plugin.api_version != WEFT_PLUGIN_API_VERSION)
        return failed(failure::kApi, {QString::number(plugin.api_version),
                                      QString::number(WEFT_PLUGIN_API_VERSION)});
    if (!plugin.id || !plugin.version || !plugin.generate)
        return failed(failure::kEntry,
                      {QStringLiteral("its description lacks an id, a version or generate")});
    if (manifest.id != QLatin1String(plugin.id))
        return failed(failure::kId, {QString::fromUtf8(plugin.id), manifest.id});
    if (manifest.version != QLatin1String(plugin.version))
        return failed(failure::kVersion, {QString::fromUtf8(plugin.version), manifest.version});
    return {};
}

LoadedPlugin::LoadedPlugin(Library library, const weft_plugin &plugin, PluginWatch &watch)
    : m_library(std::move(library))
    , m_plugin(plugin)
    , m_watch(watch)
{}

LoadedPlugin::LoadedPlugin(LoadedPlugin &&) noexcept = default;

LoadedPlugin::~LoadedPlugin()
{
    if (!m_library || !m_plugin.deinit)
        return;
    const auto result = callPlugin(m_watch, [this] {
        m_plugin.deinit();
        return WEFT_OK;
    });
    if (!result)
        std::fprintf(stderr, "weft-worker: deinit of plugin \"%s\" threw\n", m_plugin.id);
}

} // namespace weft::worker
