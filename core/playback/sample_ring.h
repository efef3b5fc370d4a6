#pragma once

#include "core/playback/sound_tap.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace weft {

/// Stereo sound on its way from the thread that mixes to the one that the device calls, which must
/// never wait: nothing here locks. Positions count all frames (a left and a right sample) ever
/// written.
///
/// The reader never clicks: wherever sound begins or ends it passes through a ramp of kRamp frames,
/// be it that the gate opens or closes, that what is queued is discarded, or that nothing is there.
/// While the gate is closed silence is read, and positions stand still once the ramp has ended.
class SampleRing
{
public:
    static constexpr std::int64_t kRamp = 240; ///< 5 ms

    /// @param capacity frames that can be queued
    explicit SampleRing(std::int64_t capacity);

    // The writer's thread:
    /// Where the next frame is written.
    std::int64_t written() const { return m_written.load(std::memory_order_relaxed); }
    std::int64_t queued() const { return written() - m_read.load(std::memory_order_acquire); }
    std::int64_t space() const { return m_capacity - queued(); }
    /// @param samples left and right in turns @pre frames ≤ space()
    void write(const float *samples, std::int64_t frames);
    /// What has been written so far is not to be heard, but for the ramp down. Its space is free
    /// once the reader has passed over it. @return written()
    std::int64_t discard();
    /// Whether an empty ring is an underrun: while sound is owed.
    void setOwed(bool isOwed) { m_isOwed.store(isOwed, std::memory_order_release); }

    // Any thread:
    void setOpen(bool isOpen) { m_isOpen.store(isOpen, std::memory_order_release); }
    bool isOpen() const { return m_isOpen.load(std::memory_order_acquire); }
    /// How often the reader found nothing though sound was owed.
    std::int64_t underruns() const { return m_underruns.load(std::memory_order_relaxed); }
    /// Where the next frame is read.
    std::int64_t position() const { return m_read.load(std::memory_order_acquire); }

    // The reader's thread:
    /// Always gives as many frames as are asked for.
    void read(float *samples, std::int64_t frames);

    /// What has been read, for meters; any thread may read it.
    SoundTap &tap() { return m_tap; }
    const SoundTap &tap() const { return m_tap; }

private:
    using Frame = std::array<float, 2>;
    Frame &at(std::int64_t position)
    {
        return m_frames[static_cast<std::size_t>(position % m_capacity)];
    }

    const std::int64_t m_capacity;
    std::vector<Frame> m_frames;
    std::atomic<std::int64_t> m_written = 0;
    std::atomic<std::int64_t> m_read = 0;
    std::atomic<std::int64_t> m_discarded = 0; ///< what lies before is not to be heard
    std::atomic<std::int64_t> m_underruns = 0;
    std::atomic<bool> m_isOpen = false;
    std::atomic<bool> m_isOwed = false;
    // The reader's:
    std::int64_t m_level = 0;  ///< of the ramp, 0 to kRamp
    bool m_isFalling = false;  ///< towards 0, and what is queued now may not be joined to it
    bool m_isEmpty = false;    ///< in an underrun
    std::int64_t m_passed = 0; ///< the last that was discarded, as far as is known here
    Frame m_last{};
    SoundTap m_tap;
};

} // namespace weft
