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
};

/// The bin items whose files exist. @param projectFolder what relative paths start from. Thread:
/// any.
std::map<MediaId, QString> locateFiles(const Project &project, const QString &projectFolder);

/// Looks every file up, takes too. @param projectFolder what relative paths start from. Thread:
/// any.
MediaMap locateMedia(const Project &project, const QString &projectFolder, const AssetStore &store);

} // namespace weft
