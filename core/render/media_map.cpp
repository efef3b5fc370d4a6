#include "core/render/media_map.h"

#include "core/generate/asset_store.h"

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

} // namespace weft
