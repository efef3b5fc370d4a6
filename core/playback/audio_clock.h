#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace weft {

/// What a device says was heard, made even: devices count in whole periods, some hundred frames at
/// once. Between two reports the steady clock goes on; it is drawn towards the reports slowly, so
/// that jitter is not seen and drift does not add up. Never runs backwards. A value; thread: one at
/// a time.
class AudioClock
{
public:
    /// @param period frames that the device may count at once
    explicit AudioClock(std::int64_t period)
        : m_period(period)
    {}

    /// The position heard at an instant.
    /// @param reported what the device says now; where it stands still, so does the clock, at most
    /// a period ahead
    /// @param now of the steady clock, rising
    std::int64_t at(std::int64_t reported, std::chrono::nanoseconds now);

private:
    std::int64_t m_period;
    std::optional<double> m_position; ///< at m_now
    std::chrono::nanoseconds m_now{};
    std::int64_t m_reported = 0;
    std::int64_t m_last = 0;
};

} // namespace weft
