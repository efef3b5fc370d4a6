#pragma once

#include "core/model/id.h"
#include "core/model/sound_layout.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace weft {

/// What is heard, for meters to look at: the stereo sound as the device draws it, and how loud each
/// channel of the sequence and of each of its tracks was in it. Two threads write, the one that the
/// device calls and the one that mixes, and neither ever waits: nothing here locks. A reader that
/// looks too seldom loses the oldest; what it gets is always whole.
class SoundTap
{
public:
    /// Frames of sound that are kept: two seconds.
    static constexpr std::int64_t kFrames = 96'000;
    /// Levels that are kept: ten seconds of nine tracks and the mix.
    static constexpr std::int64_t kLevels = 5'000;

    static constexpr std::size_t kChannels = channelCount(SoundLayout::Surround51);
    /// The highest sample of each channel within some frames: amplitudes, ≥ 0, in the order of the
    /// sequence's layout; 0 where it has no such channel.
    using Peaks = std::array<float, kChannels>;

    /// Of a track after its gain and pan, or of the whole sequence after its master's.
    struct Level
    {
        std::int64_t position = 0; ///< in the SampleRing, of the first of the frames
        TrackId track;             ///< 0 = the whole
        Peaks peaks{};
    };

    SoundTap();

    /// Sound that is drawn. Thread: the device's.
    void addSound(const float *samples, std::int64_t frames);
    /// Levels of sound that will be drawn. Thread: the one that mixes.
    void addLevel(const Level &level);

    // Any thread, one for each reader's place:
    /// The interleaved sound since a place, which moves on; the first place is soundEnd().
    std::vector<float> soundSince(std::int64_t &place) const;
    std::int64_t soundEnd() const { return m_sound.load(std::memory_order_acquire); }
    /// The levels since a place, likewise.
    std::vector<Level> levelsSince(std::int64_t &place) const;
    std::int64_t levelsEnd() const { return m_level.load(std::memory_order_acquire); }

private:
    struct Slot
    {
        std::atomic<std::int64_t> position;
        std::atomic<std::int64_t> track;
        std::array<std::atomic<std::uint64_t>, kChannels / 2> peaks; ///< two in each
    };

    std::vector<std::atomic<std::uint64_t>> m_frames; ///< left and right as one word
    std::vector<Slot> m_levels;
    std::atomic<std::int64_t> m_sound = 0;      ///< frames ever written
    std::atomic<std::int64_t> m_level = 0;      ///< levels ever written
    std::atomic<std::int64_t> m_soundBegun = 0; ///< up to which writing has begun
    std::atomic<std::int64_t> m_levelBegun = 0;
};

} // namespace weft
