#pragma once

#include "core/base/result.h"
#include "core/cache/cache_entry.h"
#include "core/cache/cache_key.h"
#include "core/cache/cache_settings.h"
#include "core/model/enum_names.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <vector>

namespace weft {

/// What is kept. The name is the entry's folder.
enum class CacheKind {
    Thumbnail, ///< small pictures
    Waveform,  ///< peaks of sound
    Frame,     ///< rendered frames of sequences
};

constexpr auto enumNames(CacheKind)
{
    return std::array{EnumName{CacheKind::Thumbnail, "thumbnails"},
                      EnumName{CacheKind::Waveform, "waveforms"},
                      EnumName{CacheKind::Frame, "frames"}};
}

/// What one kind of entry takes up.
struct CacheUse
{
    CacheKind kind = CacheKind::Thumbnail;
    std::int64_t entries = 0;
    std::int64_t bytes = 0;
};

/// Things on disk that can be made again, each in a file named by its key. Whatever happens to the
/// folder (deleted, full, read-only, shared with other processes, entries cut short or written by
/// something else) an entry is either whole and the right one, or not there.
///
///     <folder>/CACHEDIR.TAG              backup programs leave such folders out
///     <folder>/lock                      held while entries are being removed
///     <folder>/frames/3f/3f90…e1         a header (kind, key, size, XXH3-128), then the content
///
/// An entry is written under another name and then renamed. It is not flushed to the disk: what a
/// power failure leaves of it is told by its digest. The time of last use is its modification time,
/// kept to the minute. All calls block for as long as the disk takes: not for the main thread.
/// Thread: any.
class CacheStore
{
public:
    /// @param folder need not exist
    /// @param budget bytes that all entries may have together. Processes that write at the same
    ///        time may exceed it by an eighth for each of them. 0: nothing is kept
    CacheStore(QString folder, std::int64_t budget);
    /// The user's folder and budget.
    CacheStore();

    const QString &folder() const { return m_folder; }
    std::int64_t budget() const { return m_budget; }

    /// Whether there is an entry; that it is whole is not yet said.
    bool contains(CacheKind kind, const CacheKey &key) const;
    /// The entry's content in memory of its own. Nothing where it is absent or not whole.
    std::optional<CacheEntry> read(CacheKind kind, const CacheKey &key) const;
    /// The same, mapped: for large tables of which little is looked at.
    std::optional<CacheEntry> map(CacheKind kind, const CacheKey &key) const;

    /// Keeps an entry, in place of one that is there. Removes those that were not used for the
    /// longest time where the budget or the disk is full; a twentieth of the disk (at most 2 GiB)
    /// stays free. Errors (Output): the folder cannot be written, the disk is full. Nobody has to
    /// look at them: takeTrouble() tells.
    Status write(CacheKind kind, const CacheKey &key, std::span<const std::byte> content);
    void remove(CacheKind kind, const CacheKey &key);

    /// Removes entries until all fit into the budget. Thumbnails and waveforms keep an eighth of it
    /// each, however many frames were rendered since. While another process does the
    /// same nothing happens, or it is waited for where much was written since the last time.
    void trim();
    /// Removes all entries of a kind. Errors (Output): some could not be removed.
    Status clear(CacheKind kind);
    /// What all kinds take up.
    std::vector<CacheUse> use() const;

    /// The sentence why nothing is kept, once for each reason; then it stays silent.
    std::optional<Error> takeTrouble();

private:
    explicit CacheStore(const Result<CacheSettings> &settings);
    QString pathOf(CacheKind kind, const CacheKey &key) const;
    std::optional<CacheEntry> load(CacheKind kind, const CacheKey &key, bool isMapped) const;
    int writeEntry(CacheKind kind, const CacheKey &key, std::span<const std::byte> content);
    bool hasRoom(std::int64_t bytes) const;
    bool makeRoom(std::int64_t bytes);
    void trimTo(std::int64_t budget);
    Status failed(int error);

    const QString m_folder;
    const std::int64_t m_budget;
    std::atomic<std::int64_t> m_unaccounted;      ///< bytes written since entries were last counted
    std::atomic<std::int64_t> m_lastMadeRoom = 0; ///< second since the epoch
    mutable std::mutex m_mutex;                   ///< guards what follows
    std::vector<int> m_troubles;                  ///< reasons that were told
    std::optional<Error> m_trouble;               ///< to be told
};

} // namespace weft
