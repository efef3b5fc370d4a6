#include "core/cache/waveform.h"

#include "core/base/soft_assert.h"
#include "core/time/rounding.h"

#include <algorithm>
#include <cstring>

namespace weft {

namespace {

/// The beginning of an entry. As long as a peak's line of the cache, so that peaks stay aligned.
struct Head
{
    std::int64_t length = 0;
    std::int64_t channels = 0;
    std::array<std::int64_t, 6> reserved{};
};
static_assert(sizeof(Head) == 64 && sizeof(Peak) == 12);

std::int64_t samplesOn(int level)
{
    return Waveform::kFinest << (2 * level);
}

std::int64_t peaksOn(int level)
{
    return Waveform::kChunkSamples / samplesOn(level);
}

/// Where a level begins in a chunk, in peaks.
std::int64_t offsetOf(int level, int channels)
{
    std::int64_t offset = 0;
    for (int below = 0; below < level; ++below)
        offset += peaksOn(below) * channels;
    return offset;
}

/// The coarsest level of which a column takes in at most a quarter too much.
int levelFor(std::int64_t samplesPerColumn)
{
    int level = 0;
    while (level + 1 < Waveform::kLevels && samplesOn(level + 1) * 8 <= samplesPerColumn)
        ++level;
    return level;
}

} // namespace

std::int64_t samplesOfPeak(int level, std::int64_t index, std::int64_t length)
{
    const std::int64_t whole = samplesOn(level);
    return std::clamp<std::int64_t>(length - index * whole, 0, whole);
}

void PeakSum::add(const Peak &peak, std::int64_t samples)
{
    if (samples <= 0)
        return;
    m_peak.least = m_samples > 0 ? std::min(m_peak.least, peak.least) : peak.least;
    m_peak.greatest = m_samples > 0 ? std::max(m_peak.greatest, peak.greatest) : peak.greatest;
    m_squares += static_cast<double>(peak.meanSquare) * static_cast<double>(samples);
    m_samples += samples;
}

std::optional<Peak> PeakSum::result() const
{
    if (m_samples == 0)
        return {};
    Peak peak = m_peak;
    peak.meanSquare = static_cast<float>(m_squares / static_cast<double>(m_samples));
    return peak;
}

Waveform::Waveform(int channels, std::int64_t length)
    : m_channels(channels)
    , m_length(length)
{}

std::optional<Waveform> Waveform::fromEntry(const CacheEntry &entry)
{
    const std::span<const std::byte> bytes = entry.bytes();
    Head head;
    if (bytes.size() < sizeof head)
        return {};
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.channels < 1 || head.channels > 2 || head.length < 0)
        return {};
    Waveform waveform(static_cast<int>(head.channels), head.length);
    const auto chunkPeaks = static_cast<std::size_t>(kChunkPeaks * head.channels);
    const std::size_t chunks = waveform.chunkCount();
    if ((bytes.size() - sizeof head) / sizeof(Peak) / chunkPeaks != chunks
        || bytes.size() - sizeof head != chunks * chunkPeaks * sizeof(Peak))
        return {};
    const auto *peaks = reinterpret_cast<const Peak *>(bytes.data() + sizeof head);
    for (std::size_t i = 0; i < chunks; ++i)
        waveform.m_chunks.emplace_back(peaks + i * chunkPeaks, chunkPeaks);
    waveform.m_owners.push_back(std::make_shared<const CacheEntry>(entry));
    return waveform;
}

std::size_t Waveform::chunkCount() const
{
    return static_cast<std::size_t>(divide(m_length, kChunkSamples, Rounding::Ceil));
}

std::int64_t Waveform::ready() const
{
    return std::min(static_cast<std::int64_t>(m_chunks.size()) * kChunkSamples, m_length);
}

bool Waveform::append(std::vector<Peak> chunk)
{
    if (static_cast<std::int64_t>(chunk.size()) != kChunkPeaks * m_channels
        || m_chunks.size() >= chunkCount())
        return false;
    auto owner = std::make_shared<const std::vector<Peak>>(std::move(chunk));
    m_chunks.emplace_back(*owner);
    m_owners.push_back(std::move(owner));
    return true;
}

/// @param index of the peak, from the stream's start
const Peak &Waveform::peak(int channel, int level, std::int64_t index) const
{
    const std::int64_t perChunk = peaksOn(level);
    const Chunk &chunk = m_chunks[static_cast<std::size_t>(index / perChunk)];
    const std::int64_t place = offsetOf(level, m_channels) + channel * perChunk + index % perChunk;
    return chunk[static_cast<std::size_t>(place)];
}

std::optional<Peak> Waveform::column(int channel, int level, std::int64_t begin,
                                     std::int64_t end) const
{
    begin = std::max<std::int64_t>(begin, 0);
    end = std::min(end, m_length);
    if (begin >= end || end > ready())
        return {};
    const std::int64_t samples = samplesOn(level);
    PeakSum sum;
    for (std::int64_t index = begin / samples; index * samples < end; ++index)
        sum.add(peak(channel, level, index), samplesOfPeak(level, index, m_length));
    return sum.result();
}

std::vector<std::optional<Peak>> Waveform::columns(const WaveformSpan &span) const
{
    WEFT_ASSERT(span.channel >= 0 && span.channel < 2 && span.length >= 0, return {});
    const int channel = std::min(span.channel, m_channels - 1);
    std::vector<std::optional<Peak>> columns(static_cast<std::size_t>(std::max(0, span.columns)));
    if (columns.empty() || channel < 0)
        return columns;
    const int level = levelFor(span.length / span.columns);
    const auto edge = [&](std::int64_t i) {
        return span.start + scale(span.length, i, span.columns, Rounding::Floor);
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::int64_t begin = edge(static_cast<std::int64_t>(i));
        const std::int64_t end = std::max(edge(static_cast<std::int64_t>(i) + 1), begin + 1);
        columns[i] = column(channel, level, begin, end);
    }
    return columns;
}

std::vector<std::byte> Waveform::toBytes() const
{
    Head head;
    head.length = m_length;
    head.channels = m_channels;
    const auto headBytes = std::as_bytes(std::span(&head, 1));
    std::vector<std::byte> bytes(headBytes.begin(), headBytes.end());
    for (const Chunk &chunk : m_chunks) {
        const auto chunkBytes = std::as_bytes(chunk);
        bytes.insert(bytes.end(), chunkBytes.begin(), chunkBytes.end());
    }
    return bytes;
}

} // namespace weft
