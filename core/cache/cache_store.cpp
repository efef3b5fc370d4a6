#include "core/cache/cache_store.h"

#include "core/base/descriptor.h"
#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/base/write_error.h"
#include "core/cache/cache_folder.h"

#include <QFile>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <new>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xxhash.h>

namespace weft {

namespace {

/// Written as the machine has it: a file of a machine with other byte order is none of ours.
constexpr std::uint64_t kMagic = 0x7765'6674'6361'6301; // "weftcac", version 1

struct Header
{
    std::uint64_t magic = kMagic;
    std::uint64_t kind = 0;
    CacheKey key;
    std::uint64_t size = 0; ///< of the content, bytes
    std::array<std::uint8_t, 16> digest{};
    std::uint64_t reserved = 0;

    friend bool operator==(const Header &, const Header &) = default;
};
static_assert(sizeof(Header) == 64); // keeps the content aligned
constexpr auto kHeaderSize = static_cast<std::int64_t>(sizeof(Header));

constexpr std::align_val_t kAlignment{64};
constexpr std::int64_t kTouchAfterSeconds = 60;
constexpr std::int64_t kGreatestReserve = std::int64_t(2) << 30;
constexpr std::int64_t kFullDiskPauseSeconds = 10;

Header headerOf(CacheKind kind, const CacheKey &key, std::span<const std::byte> content)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(content.data(), content.size()));
    Header header;
    header.kind = static_cast<std::uint64_t>(kind);
    header.key = key;
    header.size = content.size();
    std::memcpy(header.digest.data(), canonical.digest, header.digest.size());
    return header;
}

/// All of a file in aligned memory; null where it cannot be read to its end.
std::shared_ptr<std::byte> readAll(int file, std::size_t size)
{
    std::shared_ptr<std::byte> memory(static_cast<std::byte *>(::operator new(size, kAlignment)),
                                      [](std::byte *m) { ::operator delete(m, kAlignment); });
    for (std::size_t done = 0; done < size;) {
        const ssize_t got = ::pread(file, memory.get() + done, size - done,
                                    static_cast<off_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return {};
        done += static_cast<std::size_t>(got);
    }
    return memory;
}

std::shared_ptr<std::byte> mapAll(int file, std::size_t size)
{
    void *address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    if (address == MAP_FAILED)
        return {};
    return {static_cast<std::byte *>(address), [size](std::byte *m) { ::munmap(m, size); }};
}

QString kindFolder(const QString &folder, CacheKind kind)
{
    return folder + QLatin1Char('/') + QString::fromLatin1(nameOf(kind));
}

/// The least that a kind keeps of a budget.
std::int64_t shareOf(CacheKind kind, std::int64_t budget)
{
    return kind == CacheKind::Frame ? 0 : budget / 8;
}

/// Entries to be removed, those not used for the longest time first.
struct Removable
{
    CacheFile file;
    std::size_t kind;
};

} // namespace

CacheStore::CacheStore(QString folder, std::int64_t budget)
    : m_folder(std::move(folder))
    , m_budget(budget)
    , m_unaccounted(budget) // of what is there already nothing is known: the first writer counts
{}

CacheStore::CacheStore()
    : CacheStore(readCacheSettings())
{}

CacheStore::CacheStore(const Result<CacheSettings> &settings)
    : CacheStore(cacheFolder(), settings.value_or(CacheSettings()).budgetBytes)
{
    if (!settings)
        m_trouble = settings.error();
}

QString CacheStore::pathOf(CacheKind kind, const CacheKey &key) const
{
    const QString name = key.toHex();
    return QStringLiteral("%1/%2/%3").arg(kindFolder(m_folder, kind), name.left(2), name);
}

bool CacheStore::contains(CacheKind kind, const CacheKey &key) const
{
    return ::access(QFile::encodeName(pathOf(kind, key)).constData(), R_OK) == 0;
}

std::optional<CacheEntry> CacheStore::load(CacheKind kind, const CacheKey &key, bool isMapped) const
{
    const QByteArray path = QFile::encodeName(pathOf(kind, key));
    const Descriptor file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat facts
    {};
    if (file.get() < 0 || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)
        || facts.st_size < kHeaderSize)
        return {};
    const auto size = static_cast<std::size_t>(facts.st_size);
    Header found;
    if (::pread(file.get(), static_cast<void *>(&found), sizeof found, 0) != kHeaderSize
        || found.magic != kMagic || found.size != size - sizeof found)
        return {};
    std::shared_ptr<std::byte> memory = isMapped ? mapAll(file.get(), size)
                                                 : readAll(file.get(), size);
    if (!memory)
        return {};
    const std::span<const std::byte> content(memory.get() + sizeof(Header), size - sizeof(Header));
    if (found != headerOf(kind, key, content))
        return {};
    if (::time(nullptr) - facts.st_mtim.tv_sec > kTouchAfterSeconds)
        ::futimens(file.get(), nullptr);
    return CacheEntry(content, std::move(memory));
}

std::optional<CacheEntry> CacheStore::read(CacheKind kind, const CacheKey &key) const
{
    return load(kind, key, false);
}

std::optional<CacheEntry> CacheStore::map(CacheKind kind, const CacheKey &key) const
{
    return load(kind, key, true);
}

/// 0 or errno.
int CacheStore::writeEntry(CacheKind kind, const CacheKey &key, std::span<const std::byte> content)
{
    const Header header = headerOf(kind, key, content);
    const QByteArray path = QFile::encodeName(pathOf(kind, key));
    const auto head = std::as_bytes(std::span(&header, 1));
    const int error = writeWhole(path, head, content);
    if (error != ENOENT)
        return error;
    if (const int missing = makeFolderOf(path); missing != 0)
        return missing;
    const QByteArray tag(
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# What is kept here can be made again: see https://bford.info/cachedir/\n");
    writeWhole(QFile::encodeName(m_folder) + "/CACHEDIR.TAG", {}, std::as_bytes(std::span(tag)));
    return writeWhole(path, head, content);
}

bool CacheStore::hasRoom(std::int64_t bytes) const
{
    const DiskRoom room = diskRoom(m_folder);
    return room.size == 0 || room.free - bytes >= std::min(room.size / 20, kGreatestReserve);
}

/// On a full disk entries give way, but are not counted again for every one that is to be written.
bool CacheStore::makeRoom(std::int64_t bytes)
{
    if (hasRoom(bytes))
        return true;
    const std::int64_t now = ::time(nullptr);
    if (now - m_lastMadeRoom < kFullDiskPauseSeconds)
        return false;
    m_lastMadeRoom = now;
    trimTo(m_budget / 2);
    return hasRoom(bytes);
}

Status CacheStore::write(CacheKind kind, const CacheKey &key, std::span<const std::byte> content)
{
    const auto bytes = kHeaderSize + static_cast<std::int64_t>(content.size());
    if (bytes > m_budget)
        return {}; // it would only push out all the others
    if (m_unaccounted + bytes > m_budget / 16)
        trim();
    if (!makeRoom(bytes))
        return failed(ENOSPC);
    const int error = writeEntry(kind, key, content);
    if (error != 0)
        return failed(error);
    m_unaccounted += bytes;
    return {};
}

void CacheStore::remove(CacheKind kind, const CacheKey &key)
{
    ::unlink(QFile::encodeName(pathOf(kind, key)).constData());
}

void CacheStore::trim()
{
    trimTo(m_budget);
}

void CacheStore::trimTo(std::int64_t budget)
{
    const QByteArray lockPath = QFile::encodeName(m_folder) + "/lock";
    const Descriptor lock(::open(lockPath.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    // While another process counts, the next write tries again, but not for ever.
    const int orGoOn = m_unaccounted > m_budget / 8 ? 0 : LOCK_NB;
    if (lock.get() < 0 || ::flock(lock.get(), LOCK_EX | orGoOn) != 0)
        return;
    m_unaccounted = 0;
    constexpr auto kKinds = enumNames(CacheKind());
    std::array<std::int64_t, kKinds.size()> bytes{};
    std::int64_t total = 0;
    std::vector<Removable> entries;
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
        for (CacheFile &file : entriesIn(kindFolder(m_folder, kKinds[kind].value))) {
            bytes[kind] += file.bytes;
            total += file.bytes;
            entries.push_back({std::move(file), kind});
        }
    }
    if (total <= budget - budget / 16) // what may be written until the next time
        return;
    const std::int64_t target = budget - budget / 4;
    std::sort(entries.begin(), entries.end(), [](const Removable &a, const Removable &b) {
        return a.file.lastUseNs < b.file.lastUseNs;
    });
    for (const Removable &entry : entries) {
        if (total <= target)
            return;
        if (bytes[entry.kind] - entry.file.bytes < shareOf(kKinds[entry.kind].value, target)
            || ::unlink(entry.file.path.constData()) != 0)
            continue;
        bytes[entry.kind] -= entry.file.bytes;
        total -= entry.file.bytes;
    }
}

Status CacheStore::clear(CacheKind kind)
{
    int error = 0;
    const QString folder = kindFolder(m_folder, kind);
    for (const CacheFile &file : entriesIn(folder)) {
        if (::unlink(file.path.constData()) != 0 && errno != ENOENT)
            error = errno;
    }
    return error == 0 ? Status() : cannotWrite(folder, error);
}

std::vector<CacheUse> CacheStore::use() const
{
    std::vector<CacheUse> all;
    for (const auto &[kind, name] : enumNames(CacheKind())) {
        CacheUse use{kind, 0, 0};
        for (const CacheFile &file : entriesIn(kindFolder(m_folder, kind))) {
            ++use.entries;
            use.bytes += file.bytes;
        }
        all.push_back(use);
    }
    return all;
}

Status CacheStore::failed(int error)
{
    const auto written = cannotWrite(m_folder, error);
    const std::lock_guard lock(m_mutex);
    if (std::find(m_troubles.begin(), m_troubles.end(), error) == m_troubles.end()) {
        m_troubles.push_back(error);
        m_trouble = Error{ErrorKind::Output,
                          tr("%1 Weft goes on without keeping what it has made there: thumbnails, "
                             "waveforms and rendered frames are made anew each time.")
                              .arg(written.value().message)};
    }
    return written;
}

std::optional<Error> CacheStore::takeTrouble()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_trouble, std::nullopt);
}

} // namespace weft
