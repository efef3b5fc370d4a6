#pragma once

#include "core/media/frame.h"

#include <QString>

#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <optional>

namespace weft {

/// Decoded pictures kept in memory for when they are asked for again: a playhead that goes back, a
/// drag over a few seconds, the same moment after an edit. Holds at most so many bytes, fewer where
/// the memory of all pictures is short (see FrameMemoryUse); the one asked for longest ago goes
/// first. Exact: what comes out is the picture that was put in. Thread: any.
class FrameCache
{
public:
    /// @param most bytes
    explicit FrameCache(std::size_t most);

    /// A picture of a file; null where it is not there.
    /// @param file that its content is known by, see VideoReader::open()
    Frame find(const QString &file, std::int64_t ordinal);
    /// The picture of a file that is nearest to one; none where none is there.
    struct Near
    {
        Frame frame;
        std::int64_t ordinal = 0;
    };
    std::optional<Near> nearest(const QString &file, std::int64_t ordinal) const;
    void insert(const QString &file, std::int64_t ordinal, const Frame &frame);
    void clear();

    std::size_t bytes() const;

private:
    using Key = std::pair<QString, std::int64_t>;
    struct Entry
    {
        Key key;
        Frame frame;
        std::size_t bytes;
    };
    void trim();

    const std::size_t m_most;
    mutable std::mutex m_mutex;
    std::list<Entry> m_entries; ///< the one asked for last first
    std::map<Key, std::list<Entry>::iterator> m_byKey;
    std::size_t m_bytes = 0;
};

} // namespace weft
