#include "core/base/translate.h"
#include "core/generate/plugin_manifest.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <set>

namespace weft {

namespace {

/// The generator of the catalogue that a plugin would have a second time.
const GeneratorInfo *sharedGenerator(const PluginCatalogue &catalogue, const PluginManifest &plugin)
{
    for (const GeneratorInfo &generator : plugin.generators) {
        if (catalogue.find(generator.id))
            return &generator;
    }
    return nullptr;
}

/// Adds a plugin unless the catalogue already has its like.
void add(PluginCatalogue &catalogue, PluginManifest plugin, std::set<QString> &idsOfFolder)
{
    const auto same = std::find_if(catalogue.plugins.begin(), catalogue.plugins.end(),
                                   [&](const PluginManifest &other) {
                                       return other.id == plugin.id;
                                   });
    const bool twiceInFolder = !idsOfFolder.insert(plugin.id).second;
    if (twiceInFolder) {
        catalogue.refused.push_back(
            {ErrorKind::Generation,
             tr("The plugin of %1 is left out: its folder has another plugin \"%2\". Remove one.")
                 .arg(plugin.file, plugin.id)});
    } else if (same != catalogue.plugins.end()) {
        return;
    } else if (const GeneratorInfo *shared = sharedGenerator(catalogue, plugin)) {
        catalogue.refused.push_back(
            {ErrorKind::Generation,
             tr("The plugin of %1 is left out: the plugin \"%2\" already has a generator \"%3\". "
                "Remove one of them.")
                 .arg(plugin.file, catalogue.find(shared->id)->plugin->id, shared->id)});
    } else {
        catalogue.plugins.push_back(std::move(plugin));
    }
}

} // namespace

std::optional<PluginCatalogue::Found> PluginCatalogue::find(const QString &generator) const
{
    for (const PluginManifest &plugin : plugins) {
        if (const GeneratorInfo *found = plugin.generator(generator))
            return Found{&plugin, found};
    }
    return {};
}

QStringList pluginFolders()
{
    QStringList folders = qEnvironmentVariable("WEFT_PLUGIN_PATH")
                              .split(QLatin1Char(':'), Qt::SkipEmptyParts);
    const QDir program(QCoreApplication::applicationDirPath());
    for (const char *beside : {"../lib/plugins", "../lib/weft/plugins"})
        folders << QDir::cleanPath(program.filePath(QLatin1String(beside)));
    folders << QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                   + QLatin1String("/weft/plugins");
    return folders;
}

PluginCatalogue scanPlugins(const QStringList &folders)
{
    PluginCatalogue catalogue;
    for (const QString &folder : folders) {
        std::set<QString> ids;
        const QDir dir(folder);
        for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString path = dir.absoluteFilePath(name + QLatin1String("/plugin.json"));
            if (!QFileInfo::exists(path))
                continue;
            if (auto manifest = readManifest(path))
                add(catalogue, std::move(*manifest), ids);
            else
                catalogue.refused.push_back(manifest.error());
        }
    }
    return catalogue;
}

} // namespace weft
