#include "core/playback/sound_tap.h"

#include <algorithm>
#include <bit>

namespace weft {

namespace {

/// So that nothing is ever read of which one half is older than the other.
std::uint64_t packed(float left, float right)
{
    return std::uint64_t(std::bit_cast<std::uint32_t>(left)) << 32
           | std::bit_cast<std::uint32_t>(right);
}

float leftOf(std::uint64_t word)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(word >> 32));
}

float rightOf(std::uint64_t word)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(word));
}

/// How many of those read from a place on were written over meanwhile.
std::size_t lostSince(std::int64_t place, const std::atomic<std::int64_t> &begun,
                      std::int64_t capacity, std::size_t read)
{
    std::atomic_thread_fence(std::memory_order_acquire);
    const std::int64_t oldest = begun.load(std::memory_order_relaxed) - capacity;
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>(oldest - place, 0, static_cast<std::int64_t>(read)));
}

} // namespace

SoundTap::SoundTap()
    : m_frames(static_cast<std::size_t>(kFrames))
    , m_levels(static_cast<std::size_t>(kLevels))
{}

void SoundTap::addSound(const float *samples, std::int64_t frames)
{
    const std::int64_t start = m_sound.load(std::memory_order_relaxed);
    m_soundBegun.store(start + frames, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release);
    for (std::int64_t i = 0; i < frames; ++i)
        m_frames[static_cast<std::size_t>((start + i) % kFrames)].store(packed(samples[2 * i],
                                                                               samples[2 * i + 1]),
                                                                        std::memory_order_relaxed);
    m_sound.store(start + frames, std::memory_order_release);
}

void SoundTap::addLevel(const Level &level)
{
    const std::int64_t index = m_level.load(std::memory_order_relaxed);
    m_levelBegun.store(index + 1, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release);
    Slot &slot = m_levels[static_cast<std::size_t>(index % kLevels)];
    slot.position.store(level.position, std::memory_order_relaxed);
    slot.track.store(level.track.value, std::memory_order_relaxed);
    for (std::size_t i = 0; i < slot.peaks.size(); ++i)
        slot.peaks[i].store(packed(level.peaks[2 * i], level.peaks[2 * i + 1]),
                            std::memory_order_relaxed);
    m_level.store(index + 1, std::memory_order_release);
}

std::vector<float> SoundTap::soundSince(std::int64_t &place) const
{
    const std::int64_t end = soundEnd();
    const std::int64_t start = std::max(place, end - kFrames);
    std::vector<float> samples;
    samples.reserve(static_cast<std::size_t>(2 * std::max<std::int64_t>(0, end - start)));
    for (std::int64_t i = start; i < end; ++i) {
        const std::uint64_t word = m_frames[static_cast<std::size_t>(i % kFrames)].load(
            std::memory_order_relaxed);
        samples.push_back(leftOf(word));
        samples.push_back(rightOf(word));
    }
    const std::size_t lost = lostSince(start, m_soundBegun, kFrames, samples.size() / 2);
    samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(2 * lost));
    place = end;
    return samples;
}

std::vector<SoundTap::Level> SoundTap::levelsSince(std::int64_t &place) const
{
    const std::int64_t end = levelsEnd();
    const std::int64_t start = std::max(place, end - kLevels);
    std::vector<Level> levels;
    for (std::int64_t i = start; i < end; ++i) {
        const Slot &slot = m_levels[static_cast<std::size_t>(i % kLevels)];
        Level &level = levels.emplace_back();
        level.position = slot.position.load(std::memory_order_relaxed);
        level.track = TrackId{slot.track.load(std::memory_order_relaxed)};
        for (std::size_t pair = 0; pair < slot.peaks.size(); ++pair) {
            const std::uint64_t word = slot.peaks[pair].load(std::memory_order_relaxed);
            level.peaks[2 * pair] = leftOf(word);
            level.peaks[2 * pair + 1] = rightOf(word);
        }
    }
    const std::size_t lost = lostSince(start, m_levelBegun, kLevels, levels.size());
    levels.erase(levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(lost));
    place = end;
    return levels;
}

} // namespace weft
