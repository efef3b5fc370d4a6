#include "core/playback/audio_clock.h"

#include "core/time/frame_rate.h"

#include <algorithm>
#include <cmath>

namespace weft {

std::int64_t AudioClock::at(std::int64_t reported, std::chrono::nanoseconds now)
{
    constexpr double kPull = 1.0 / 16;
    const double elapsed = std::chrono::duration<double>(now - m_now).count();
    m_now = now;
    const bool isJump = !m_position
                        || std::abs(static_cast<double>(reported) - *m_position)
                               > 4.0 * static_cast<double>(m_period) + elapsed * kSampleRate;
    if (isJump) {
        m_position = static_cast<double>(reported);
    } else {
        *m_position += elapsed * kSampleRate;
        // A report is right when it arrives; until the next it grows old.
        if (reported != m_reported)
            *m_position += kPull * (static_cast<double>(reported) - *m_position);
        *m_position = std::min(*m_position, static_cast<double>(reported + m_period));
    }
    m_reported = reported;
    const auto position = static_cast<std::int64_t>(std::llround(*m_position));
    m_last = isJump ? position : std::max(m_last, position);
    return m_last;
}

} // namespace weft
