#pragma once

#include "core/cache/cache_key.h"

#include <QByteArray>
#include <QString>

#include <span>
#include <vector>

namespace weft {

/// The files of a cache folder. Thread: any.

/// A file that holds an entry.
struct CacheFile
{
    QByteArray path;
    std::int64_t bytes = 0;
    std::int64_t lastUseNs = 0; ///< since the epoch
};

/// Every entry below a kind's folder. What interrupted writers left there is removed once it is ten
/// minutes old.
std::vector<CacheFile> entriesIn(const QString &kindFolder);

/// Makes the folder of a file and those above it, for the user alone; 0 or errno.
int makeFolderOf(const QByteArray &path);

/// Writes two pieces as a whole file under another name beside `path`, then renames it; 0 or errno.
/// Nothing is left on failure.
int writeWhole(const QByteArray &path, std::span<const std::byte> head,
               std::span<const std::byte> content);

/// Bytes that this user may still write to a folder's disk, and the disk's size; both 0 where it
/// cannot be told.
struct DiskRoom
{
    std::int64_t free = 0;
    std::int64_t size = 0;
};
DiskRoom diskRoom(const QString &folder);

} // namespace weft
