#include "core/playback/sample_ring.h"

#include "core/base/soft_assert.h"

#include <algorithm>
#include <utility>

namespace weft {

SampleRing::SampleRing(std::int64_t capacity)
    : m_capacity(std::max<std::int64_t>(1, capacity))
    , m_frames(static_cast<std::size_t>(m_capacity))
{}

void SampleRing::write(const float *samples, std::int64_t frames)
{
    WEFT_ASSERT(frames <= space(), frames = space());
    const std::int64_t start = written();
    for (std::int64_t i = 0; i < frames; ++i)
        at(start + i) = {samples[2 * i], samples[2 * i + 1]};
    m_written.store(start + frames, std::memory_order_release);
}

std::int64_t SampleRing::discard()
{
    m_discarded.store(written(), std::memory_order_release);
    return written();
}

void SampleRing::read(float *samples, std::int64_t frames)
{
    // In this order: whoever discards ceases to owe before, and owes again after it has written.
    const std::int64_t discarded = m_discarded.load(std::memory_order_acquire);
    const bool isOwed = m_isOwed.load(std::memory_order_acquire);
    const bool isOpen = m_isOpen.load(std::memory_order_acquire);
    const std::int64_t end = m_written.load(std::memory_order_acquire);
    std::int64_t next = m_read.load(std::memory_order_relaxed);
    // What was written before and after it do not follow from each other.
    if (std::exchange(m_passed, discarded) != discarded)
        m_isFalling = m_level > 0;
    for (std::int64_t i = 0; i < frames; ++i) {
        m_isFalling = m_isFalling && m_level > 0;
        if (!m_isFalling)
            next = std::max(next, discarded);
        const bool isEmpty = isOpen && isOwed && next >= end;
        if (isEmpty && !m_isEmpty)
            m_underruns.fetch_add(1, std::memory_order_relaxed);
        m_isEmpty = isEmpty;
        const bool isThere = !m_isFalling && next < end;
        if (isOpen && isThere)
            m_level = std::min(m_level + 1, kRamp);
        else
            m_level = std::max<std::int64_t>(m_level - 1, 0);
        if (isThere && m_level > 0)
            m_last = at(next++); // else the last one is held until the ramp has ended
        m_isFalling = m_isFalling || !isThere;
        const float gain = static_cast<float>(m_level) / static_cast<float>(kRamp);
        samples[2 * i] = gain * m_last[0];
        samples[2 * i + 1] = gain * m_last[1];
    }
    m_tap.addSound(samples, frames);
    m_read.store(next, std::memory_order_release);
}

} // namespace weft
