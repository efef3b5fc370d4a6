#pragma once

#include "core/time/rational.h"

#include <vector>

namespace weft {

/// One point of a time map. Both sides count in seconds, so that neither a trim nor another frame
/// rate has to round them.
struct TimeKey
{
    Rational at;     ///< seconds of the retimed material
    Rational source; ///< second of the source that it shows then, ≥ 0

    friend bool operator==(const TimeKey &, const TimeKey &) = default;
};

/// Retimes a source: straight lines from key to key, exact. A line may rise (faster, slower), stay
/// level (a freeze) or fall (backwards), so the map need not be monotone.
///
///     source s
///       3 ┤      ╱‾‾‾╲            keys (0, 0) (1, 1) (2, 3) (3, 3) (4, 1):
///       1 ┤  ╱╱        ╲          a second as it is, a second twice as fast,
///       0 ┼╱─┬──┬───┬───┬─ at s   a second frozen, a second backwards
///         0  1  2   3   4
///
/// The retimed material lasts from 0 to the last key and is then to its clip what a file is to
/// others: in point, speed, trims, slips and splits all count in its seconds and leave the keys
/// alone. Value type; any thread.
struct TimeMap
{
    std::vector<TimeKey> keys; ///< at least two, the first at 0, by rising `at`

    /// The second of the source at a second of the retimed material; level before the first key and
    /// after the last.
    Rational sourceAt(const Rational &at) const;
    /// Seconds of retimed material.
    Rational duration() const { return keys.empty() ? Rational() : keys.back().at; }
    /// Source seconds for each second of the retimed material on the line that begins at a key; 0
    /// for the last.
    Rational slopeAfter(std::size_t key) const;

    friend bool operator==(const TimeMap &, const TimeMap &) = default;
};

/// Source seconds a second that a line may rise or fall by at most.
inline constexpr std::int64_t kMaxTimeSlope = 1000;
/// Keys that a map may have at most.
inline constexpr std::size_t kMaxTimeKeys = 10'000;

/// Whether the keys are as TimeMap wants them and no line is steeper than kMaxTimeSlope.
bool isValid(const TimeMap &map);

} // namespace weft
