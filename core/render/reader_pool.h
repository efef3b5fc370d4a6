#pragma once

#include "core/base/result.h"
#include "core/model/id.h"

#include <QString>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <vector>

namespace weft {

/// Open readers of media, one for each (file, read head). Opening a file is dear, since its whole
/// index is read, and so is sending a reader back and forth; so a clip keeps its reader, a clip
/// that takes over where another has stopped (the right half of a split) gets that one's, and only
/// clips seen at the same time make a second reader of one file.
/// @tparam Reader VideoReader or AudioReader
/// Thread: one at a time.
template<typename Reader>
class ReaderPool
{
public:
    /// An open reader and what is known about it.
    struct Entry
    {
        QString key; ///< path, and stream where there are several
        Reader reader;
        ClipId owner;
        std::int64_t position = 0; ///< where it was used last: frame or sample
        std::int64_t lastUse = 0;
    };

    /// @param budget readers that may stay open though nobody used them lately
    explicit ReaderPool(std::size_t budget)
        : m_budget(budget)
    {}

    /// Starts a new frame or block: readers used from now on are in use together.
    void beginUse() { ++m_use; }

    /// The reader for a clip, opened by `open()` (→ Result<Reader>) where no other will do. The
    /// entry stays valid until beginUse(). A file that could not be opened is not tried again.
    template<typename Open>
    Result<Entry *> acquire(const QString &key, ClipId owner, std::int64_t position, Open open)
    {
        if (const auto failure = m_failures.find(key); failure != m_failures.end())
            return tl::unexpected<Error>(failure->second);
        Entry *entry = best(key, owner, position);
        if (!entry) {
            Result<Reader> reader = open();
            if (!reader) {
                m_failures.emplace(key, reader.error());
                return fail(reader);
            }
            closeLeftBehind();
            m_entries.push_back(
                std::make_unique<Entry>(Entry{key, std::move(*reader), owner, position, 0}));
            entry = m_entries.back().get();
        }
        entry->owner = owner;
        entry->position = position;
        entry->lastUse = m_use;
        return entry;
    }

    std::size_t size() const { return m_entries.size(); }

private:
    /// The clip's own reader; else the idle one of that file which has the shortest way.
    Entry *best(const QString &key, ClipId owner, std::int64_t position)
    {
        Entry *nearest = nullptr;
        for (const auto &entry : m_entries) {
            if (entry->key != key)
                continue;
            if (entry->owner == owner)
                return entry.get();
            const auto way = [&](const Entry &e) { return std::abs(e.position - position); };
            if (entry->lastUse < m_use && (!nearest || way(*entry) < way(*nearest)))
                nearest = entry.get();
        }
        return nearest;
    }

    /// Closes the readers that were not used for the longest time, until the new one fits the
    /// budget.
    void closeLeftBehind()
    {
        while (m_entries.size() >= m_budget) {
            const auto oldest = std::min_element(m_entries.begin(), m_entries.end(),
                                                 [](const auto &a, const auto &b) {
                                                     return a->lastUse < b->lastUse;
                                                 });
            if ((*oldest)->lastUse >= m_use)
                return; // all are in use at once: the budget gives way
            m_entries.erase(oldest);
        }
    }

    std::size_t m_budget;
    std::int64_t m_use = 0;
    std::vector<std::unique_ptr<Entry>> m_entries;
    std::map<QString, Error> m_failures;
};

} // namespace weft
