#pragma once

#include <algorithm>
#include <cstdint>

namespace weft {

/// A half-open range [start, end) of frames, or of sound samples where a name says so. Value type.
struct TimeRange
{
    std::int64_t start = 0;
    std::int64_t length = 0; ///< ≥ 0

    static TimeRange between(std::int64_t start, std::int64_t end)
    {
        return {start, std::max<std::int64_t>(0, end - start)};
    }

    std::int64_t end() const { return start + length; }
    bool isEmpty() const { return length <= 0; }
    bool contains(std::int64_t position) const { return position >= start && position < end(); }
    bool overlaps(const TimeRange &other) const
    {
        return start < other.end() && other.start < end();
    }
    TimeRange intersected(const TimeRange &other) const
    {
        return between(std::max(start, other.start), std::min(end(), other.end()));
    }

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

} // namespace weft
