#include "core/generate/plugin_manifest.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/translate.h"
#include "core/generate/manifest_fields.h"
#include "plugins/api/weft_plugin.h"

#include <QFileInfo>

namespace weft {

namespace {

/// Comes before all else: a manifest of another version may look otherwise.
Status checkApi(const nlohmann::json &json, const QString &path)
{
    if (!json.is_object() || !json.contains("api") || !json["api"].is_number_integer()
        || json["api"] == pluginApiVersion())
        return {};
    return fail(ErrorKind::Generation,
                tr("The plugin of %1 was made for version %2 of the plugin interface, and this "
                   "Weft speaks version %3. Install a version of the plugin that fits.")
                    .arg(path, QString::fromStdString(json["api"].dump()))
                    .arg(pluginApiVersion()));
}

template<typename Items>
auto *findById(const Items &items, const QString &id)
{
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&id](const auto &item) { return item.id == id; });
    return found != items.end() ? &*found : nullptr;
}

} // namespace

const GeneratorParameter *GeneratorInfo::parameter(const QString &parameterId) const
{
    return findById(parameters, parameterId);
}

const GeneratorInput *GeneratorInfo::input(const QString &inputId) const
{
    return findById(inputs, inputId);
}

const GeneratorInfo *PluginManifest::generator(const QString &generatorId) const
{
    return findById(generators, generatorId);
}

int pluginApiVersion()
{
    return WEFT_PLUGIN_API_VERSION;
}

Result<PluginManifest> readManifest(const QString &path)
{
    constexpr std::int64_t kMaxBytes = 1 << 20;
    const auto text = readFile(path, ErrorKind::Generation, kMaxBytes);
    if (!text)
        return fail(text);
    const auto json = parseJson(*text, tr("The plugin manifest %1").arg(path),
                                ErrorKind::Generation);
    if (!json)
        return fail(json);
    if (const Status status = checkApi(*json, path); !status)
        return fail(status);
    auto manifest = fromJson<PluginManifest>(*json, tr("The plugin manifest %1").arg(path),
                                             ErrorKind::Generation);
    if (!manifest)
        return manifest;
    const QFileInfo file(path);
    manifest->file = file.absoluteFilePath();
    manifest->library = file.absolutePath() + QLatin1Char('/') + manifest->library;
    if (!QFileInfo(manifest->library).isFile())
        return fail(ErrorKind::Generation,
                    tr("The plugin of %1 is incomplete: its library %2 is not there. Install the "
                       "plugin again.")
                        .arg(path, manifest->library));
    return manifest;
}

} // namespace weft
