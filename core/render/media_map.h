#pragma once

#include "core/model/project.h"

#include <map>

namespace weft {

class AssetStore;

/// Where the files of a project are on this machine, found once per snapshot. An absent entry means
/// the file is missing.
struct MediaMap
{
    std::map<MediaId, QString> media; ///< absolute paths of bin items that exist
    std::map<ShotId, QString> takes;  ///< absolute paths of the chosen takes that exist
    /// Smaller copies of them that may be shown, with absolute paths; see
    /// RenderOptions::proxyLines.
    std::map<MediaId, std::vector<Proxy>> proxies = {};

    friend bool operator==(const MediaMap &, const MediaMap &) = default;
};

/// The bin items whose files exist. @param projectFolder what relative paths start from. Thread:
/// any.
std::map<MediaId, QString> locateFiles(const Project &project, const QString &projectFolder);

/// Looks every file up, takes too, but no proxies. @param projectFolder what relative paths start
/// from. Thread: any.
MediaMap locateMedia(const Project &project, const QString &projectFolder, const AssetStore &store);

/// Adds the proxies that exist and show what their files hold now: reads the ends of every file
/// that has proxies. The proxies of a file that is missing stand in for it. For previews. Thread:
/// any.
void locateProxies(const Project &project, const QString &projectFolder, MediaMap &media);

/// The files to read pictures from where proxies of at least so many lines may stand in for them;
/// 0: the media themselves. Sound is always read from the media.
MediaMap pictureFiles(const MediaMap &media, int proxyLines);

} // namespace weft
