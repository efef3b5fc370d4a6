#pragma once

#include "core/base/result.h"
#include "core/model/id.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace weft {

/// Who needs a reader, and for what.
struct ReaderRequest
{
    QString key; ///< path, and stream where there are several
    ClipId owner;
    std::int64_t position = 0; ///< where it is to read: milliseconds or samples
    std::int64_t use = 0; ///< readers asked for under the same number are in use together: that of
                          ///< a frame or a block
};

/// Open readers of media, one for each (file, read head). Opening a file is dear, since its whole
/// index is read, and so is sending a reader back and forth; so a clip keeps its reader, a clip
/// that takes over where another has stopped (the right half of a split) gets that one's, and only
/// clips seen at the same time make a second reader of one file.
/// @tparam Reader VideoReader or AudioReader
/// Thread: any; a reader belongs to one at a time.
template<typename Reader>
class ReaderPool
{
    struct Entry
    {
        QString key;
        ClipId owner;
        std::int64_t position = 0;
        std::int64_t use = 0;
        std::int64_t tick = 0; ///< when it was asked for last
        std::mutex mutex;      ///< held by whoever has the reader
        std::optional<Reader> reader;
    };

public:
    /// A reader that is the caller's for as long as this lives.
    class Lease
    {
    public:
        Reader &operator*() const { return *m_entry->reader; }
        Reader *operator->() const { return &*m_entry->reader; }

    private:
        friend ReaderPool;
        explicit Lease(std::shared_ptr<Entry> entry)
            : m_entry(std::move(entry))
            , m_lock(m_entry->mutex)
        {}

        std::shared_ptr<Entry> m_entry;
        std::unique_lock<std::mutex> m_lock;
    };

    /// @param most readers that may stay open though nobody used them lately
    /// @param isShort whether even those should be closed, for want of memory
    explicit ReaderPool(std::size_t most, std::function<bool()> isShort = {})
        : m_most(most)
        , m_isShort(std::move(isShort))
    {}

    /// The reader for a clip, opened by `open()` (→ Result<Reader>) where no other will do; waits
    /// for it where somebody else has it. A file that could not be opened is not tried again.
    template<typename Open>
    Result<Lease> acquire(const ReaderRequest &request, Open open)
    {
        if (const auto failure = failureOf(request.key))
            return tl::unexpected<Error>(*failure);
        Lease lease(entryFor(request));
        std::optional<Reader> &reader = lease.m_entry->reader;
        if (reader)
            return lease;
        if (const auto failure = failureOf(request.key)) // of whoever had it before
            return tl::unexpected<Error>(*failure);
        Result<Reader> opened = open();
        if (!opened) {
            forget(lease.m_entry, opened.error());
            return fail(opened);
        }
        reader.emplace(std::move(*opened));
        return lease;
    }

    /// Whether a clip has a reader of a file.
    bool has(const QString &key, ClipId owner) const
    {
        const std::lock_guard lock(m_mutex);
        return std::any_of(m_entries.begin(), m_entries.end(), [&](const auto &entry) {
            return entry->key == key && entry->owner == owner;
        });
    }

    /// Whether a reader of a file stands near a position.
    bool hasNear(const QString &key, std::int64_t position, std::int64_t distance) const
    {
        const std::lock_guard lock(m_mutex);
        return std::any_of(m_entries.begin(), m_entries.end(), [&](const auto &entry) {
            return entry->key == key && std::abs(entry->position - position) <= distance;
        });
    }

    /// Files that could not be opened are tried again.
    void forgetFailures()
    {
        const std::lock_guard lock(m_mutex);
        m_failures.clear();
    }

    std::size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries.size();
    }

private:
    std::shared_ptr<Entry> entryFor(const ReaderRequest &request)
    {
        const std::lock_guard lock(m_mutex);
        std::shared_ptr<Entry> entry = best(request);
        if (!entry) {
            entry = std::make_shared<Entry>();
            entry->key = request.key;
            m_entries.push_back(entry);
        }
        entry->owner = request.owner;
        entry->position = request.position;
        entry->use = request.use;
        entry->tick = ++m_ticks;
        if (std::find(m_uses.begin(), m_uses.end(), request.use) == m_uses.end())
            m_uses[m_nextUse++ % m_uses.size()] = request.use;
        closeLeftBehind();
        return entry;
    }

    std::optional<Error> failureOf(const QString &key) const
    {
        const std::lock_guard lock(m_mutex);
        const auto failure = m_failures.find(key);
        return failure == m_failures.end() ? std::nullopt : std::optional(failure->second);
    }

    void forget(const std::shared_ptr<Entry> &entry, const Error &error)
    {
        const std::lock_guard lock(m_mutex);
        m_failures.emplace(entry->key, error);
        std::erase(m_entries, entry);
    }

    /// The one that stands there for this very use; else the clip's own that has the shortest way,
    /// if it is not in use; else such a one of anybody.
    std::shared_ptr<Entry> best(const ReaderRequest &request) const
    {
        std::shared_ptr<Entry> found;
        const auto way = [&](const Entry &entry) {
            return std::pair(entry.owner != request.owner,
                             std::abs(entry.position - request.position));
        };
        for (const auto &entry : m_entries) {
            if (entry->key != request.key)
                continue;
            const bool isSame = entry->owner == request.owner && entry->use == request.use
                                && entry->position == request.position;
            if (isSame)
                return entry;
            if (entry->use != request.use && (!found || way(*entry) < way(*found)))
                found = entry;
        }
        return found;
    }

    /// Closes the readers that were not used for the longest time, but never one of the last uses.
    void closeLeftBehind()
    {
        const auto isBusy = [&](const Entry &entry) {
            return std::find(m_uses.begin(), m_uses.end(), entry.use) != m_uses.end();
        };
        while (m_entries.size() > m_most || (m_isShort && m_isShort())) {
            auto oldest = m_entries.end();
            for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
                if (!isBusy(**it) && (oldest == m_entries.end() || (*it)->tick < (*oldest)->tick))
                    oldest = it;
            }
            if (oldest == m_entries.end())
                return; // all are in use: the budget gives way
            m_entries.erase(oldest);
        }
    }

    std::size_t m_most;
    std::function<bool()> m_isShort;
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<Entry>> m_entries;
    std::map<QString, Error> m_failures;
    std::int64_t m_ticks = 0;
    std::array<std::int64_t, 3> m_uses{-1, -1, -1}; ///< the last ones: a frame's, and what is got
                                                    ///< ready beside it
    std::size_t m_nextUse = 0;
};

} // namespace weft
