#include "core/render/media_map.h"

#include "core/generate/asset_store.h"
#include "core/media/probe.h"

#include <QDir>
#include <QFileInfo>

namespace weft {

std::map<MediaId, QString> locateFiles(const Project &project, const QString &projectFolder)
{
    std::map<MediaId, QString> files;
    const QDir folder(projectFolder);
    for (const auto &item : project.media) {
        const QString path = folder.absoluteFilePath(item->path);
        if (QFileInfo(path).isFile())
            files.emplace(item->id, QDir::cleanPath(path));
    }
    return files;
}

MediaMap locateMedia(const Project &project, const QString &projectFolder, const AssetStore &store)
{
    MediaMap map{locateFiles(project, projectFolder), {}};
    for (const auto &shot : project.shots) {
        const auto path = shot->take.isEmpty() ? std::nullopt : store.filePath(shot->take);
        if (path)
            map.takes.emplace(shot->id, *path);
    }
    return map;
}

void locateProxies(const Project &project, const QString &projectFolder, MediaMap &media)
{
    const QDir folder(projectFolder);
    for (const auto &item : project.media) {
        const auto path = media.media.find(item->id);
        std::optional<MediaIdentity> held; // of the file as it is now
        for (Proxy proxy : item->proxies) {
            proxy.path = QDir::cleanPath(folder.absoluteFilePath(proxy.path));
            if (!QFileInfo(proxy.path).isFile())
                continue;
            if (!held && path != media.media.end())
                held = identify(path->second).value_or(MediaIdentity{-1, {}});
            if (isProxyOf(proxy, held.value_or(item->identity)))
                media.proxies[item->id].push_back(std::move(proxy));
        }
    }
}

MediaMap pictureFiles(const MediaMap &media, int proxyLines)
{
    MediaMap files = media;
    if (proxyLines <= 0)
        return files;
    for (const auto &[id, proxies] : media.proxies) {
        if (const Proxy *proxy = proxyFor(proxies, proxyLines))
            files.media.insert_or_assign(id, proxy->path);
    }
    return files;
}

} // namespace weft
