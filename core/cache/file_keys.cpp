#include "core/cache/file_keys.h"

#include "core/base/soft_assert.h"
#include "core/media/probe.h"

#include <QFile>

#include <dlfcn.h>
#include <sys/stat.h>

namespace weft {

std::optional<FileKeyReader::Facts> FileKeyReader::factsOf(const QString &path)
{
    struct stat facts
    {};
    if (::stat(QFile::encodeName(path).constData(), &facts) != 0)
        return {};
    return Facts{facts.st_size, facts.st_mtim.tv_sec * 1'000'000'000 + facts.st_mtim.tv_nsec,
                 facts.st_dev, facts.st_ino};
}

Result<CacheKey> FileKeyReader::keyOf(const QString &path)
{
    const auto facts = factsOf(path);
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_known.find(path);
        if (facts && known != m_known.end() && known->second.facts == *facts)
            return known->second.key;
    }
    const auto identity = identify(path); // which says what is wrong where it cannot be read
    if (!identity || !facts)
        return identity ? keyOf(path) : Result<CacheKey>(fail(identity));
    KeyHasher hasher("file", 1);
    hasher.addInteger(identity->size);
    hasher.addText(identity->hash);
    hasher.addInteger(facts->modifiedNs);
    const CacheKey key = hasher.result();
    const std::lock_guard lock(m_mutex);
    m_known.insert_or_assign(path, Known{*facts, key});
    return key;
}

FileKeys FileKeyReader::keysOf(const MediaMap &media)
{
    FileKeys keys;
    const auto add = [&](const QString &path) {
        if (const auto key = keyOf(path))
            keys.emplace(path, *key);
    };
    for (const auto &[id, path] : media.media)
        add(path);
    for (const auto &[id, path] : media.takes)
        add(path);
    for (const auto &[id, proxies] : media.proxies) {
        for (const Proxy &proxy : proxies)
            add(proxy.path);
    }
    return keys;
}

CacheKey programKey()
{
    static const CacheKey key = [] {
        Dl_info info{};
        const bool found = ::dladdr(reinterpret_cast<const void *>(&programKey), &info) != 0;
        WEFT_ASSERT(found, return CacheKey());
        FileKeyReader reader;
        const auto file = reader.keyOf(QFile::decodeName(info.dli_fname));
        WEFT_ASSERT(file.has_value(), return CacheKey());
        return *file;
    }();
    return key;
}

} // namespace weft
