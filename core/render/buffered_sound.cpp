#include "core/render/buffered_sound.h"

#include "core/time/frame_rate.h"
#include "core/time/rounding.h"

namespace weft {

namespace {

AudioBlock slice(const AudioBlock &block, std::int64_t start, std::int64_t length)
{
    AudioBlock part{start, {}};
    for (const auto &channel : block.channels) {
        const auto first = channel.begin() + (start - block.start);
        part.channels.emplace_back(first, first + length);
    }
    return part;
}

AudioBlock joined(AudioBlock first, const AudioBlock &second)
{
    for (std::size_t c = 0; c < first.channels.size(); ++c)
        first.channels[c].insert(first.channels[c].end(), second.channels[c].begin(),
                                 second.channels[c].end());
    return first;
}

} // namespace

Result<AudioBlock> BufferedSound::read(std::int64_t start, std::int64_t length, bool isBackwards)
{
    return isBackwards ? readBackwards(start, length) : readOn(start, length);
}

Result<AudioBlock> BufferedSound::readOn(std::int64_t start, std::int64_t length)
{
    const std::int64_t end = start + length;
    const std::int64_t lastEnd = m_last.start + m_last.length();
    if (start >= m_last.start && end <= lastEnd)
        return slice(m_last, start, length);
    const bool goesOn = start >= m_last.start && start < lastEnd;
    const std::int64_t from = goesOn ? lastEnd : start;
    auto more = m_source(from, end - from);
    if (!more)
        return fail(more);
    m_last = goesOn ? joined(slice(m_last, start, lastEnd - start), *more) : std::move(*more);
    return m_last;
}

/// By whole seconds, the later ones first: a decoder only runs forwards, and where a second begins
/// decides what effects have heard before it.
Result<AudioBlock> BufferedSound::readBackwards(std::int64_t start, std::int64_t length)
{
    const std::int64_t end = start + length;
    const std::int64_t first = divide(start, kSampleRate, Rounding::Floor) * kSampleRate;
    const std::int64_t behind = divide(end, kSampleRate, Rounding::Ceil) * kSampleRate;
    std::int64_t at = behind; // what is there begins here
    AudioBlock there;
    if (m_last.length() > 0 && m_last.start < behind && m_last.start + m_last.length() >= behind
        && m_last.start % kSampleRate == 0) {
        at = std::max(first, m_last.start);
        there = slice(m_last, at, behind - at);
    }
    while (at > first) {
        at -= kSampleRate;
        auto earlier = m_source(at, kSampleRate);
        if (!earlier)
            return fail(earlier);
        there = there.channels.empty() ? std::move(*earlier) : joined(*earlier, there);
    }
    m_last = std::move(there);
    return slice(m_last, start, length);
}

} // namespace weft
