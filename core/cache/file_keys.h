#pragma once

#include "core/base/result.h"
#include "core/cache/cache_key.h"
#include "core/render/media_map.h"

#include <map>
#include <mutex>

namespace weft {

/// What files hold, by their absolute paths. A file that is not among them cannot be read.
using FileKeys = std::map<QString, CacheKey>;

/// Finds out what files hold: size, modification time, XXH3-128 of head and tail (MediaIdentity).
/// The path is no part of it, so a file that was moved is still the same. Remembers what it found;
/// a file is read again only once its size, time or place on the disk changes. Blocks: not for the
/// main thread. Thread: any.
class FileKeyReader
{
public:
    /// Errors (Media): the file cannot be read.
    Result<CacheKey> keyOf(const QString &path);
    /// Of every file that a project's pictures come from.
    FileKeys keysOf(const MediaMap &media);

private:
    /// What the system says about a file.
    struct Facts
    {
        std::int64_t size = 0;
        std::int64_t modifiedNs = 0;
        std::uint64_t device = 0;
        std::uint64_t inode = 0;

        friend bool operator==(const Facts &, const Facts &) = default;
    };
    struct Known
    {
        Facts facts;
        CacheKey key;
    };

    static std::optional<Facts> factsOf(const QString &path);

    std::mutex m_mutex; ///< guards what follows
    std::map<QString, Known> m_known;
};

/// The program that renders: another build has another key, since it may make other pixels. Thread:
/// any.
CacheKey programKey();

} // namespace weft
