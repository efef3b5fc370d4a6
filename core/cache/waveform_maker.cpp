#include "core/cache/waveform_maker.h"

#include <algorithm>

namespace weft {

namespace {

/// Samples read at a time.
constexpr std::int64_t kBlock = 1 << 16;

Peak peakOf(const float *samples, std::int64_t count)
{
    Peak peak{samples[0], samples[0], 0};
    double squares = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        peak.least = std::min(peak.least, samples[i]);
        peak.greatest = std::max(peak.greatest, samples[i]);
        squares += static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
    }
    peak.meanSquare = static_cast<float>(squares / static_cast<double>(count));
    return peak;
}

/// Makes the coarser levels of a chunk out of the finest one.
void addLevels(std::vector<Peak> &chunk, int channels, std::int64_t samples)
{
    std::size_t from = 0;
    auto to = static_cast<std::size_t>(Waveform::kChunkSamples / Waveform::kFinest * channels);
    for (int level = 1; level < Waveform::kLevels; ++level) {
        const std::size_t count = (to - from) / 4;
        for (std::size_t i = 0; i < count; ++i) {
            const auto index = static_cast<std::int64_t>(
                i % (count / static_cast<std::size_t>(channels)));
            PeakSum sum;
            for (std::size_t part = 0; part < 4; ++part)
                sum.add(chunk[from + 4 * i + part],
                        samplesOfPeak(level - 1, 4 * index + static_cast<std::int64_t>(part),
                                      samples));
            chunk[to + i] = sum.result().value_or(Peak());
        }
        from = to;
        to += count;
    }
}

} // namespace

Result<WaveformMaker> WaveformMaker::open(const QString &path, int stream)
{
    auto reader = AudioReader::open(path, stream);
    if (!reader)
        return fail(reader);
    return WaveformMaker(*std::move(reader));
}

WaveformMaker::WaveformMaker(AudioReader reader)
    : m_reader(std::move(reader))
    , m_channels(m_reader.info().channels == 1 ? 1 : 2)
{}

Result<std::vector<Peak>> WaveformMaker::nextChunk()
{
    const std::int64_t samples = std::min(length() - m_position, Waveform::kChunkSamples);
    if (samples <= 0)
        return std::vector<Peak>();
    std::vector<Peak> chunk(static_cast<std::size_t>(Waveform::kChunkPeaks * m_channels));
    for (std::int64_t start = 0; start < samples; start += kBlock) {
        const auto block = m_reader.read(m_position + start, std::min(kBlock, samples - start));
        if (!block)
            return fail(block);
        for (std::int64_t i = 0; i < block->length(); i += Waveform::kFinest) {
            const std::int64_t count = std::min(Waveform::kFinest, block->length() - i);
            for (int channel = 0; channel < m_channels; ++channel) {
                const auto place = (start + i) / Waveform::kFinest
                                   + channel * (Waveform::kChunkSamples / Waveform::kFinest);
                chunk[static_cast<std::size_t>(place)]
                    = peakOf(block->channels[static_cast<std::size_t>(channel)].data() + i, count);
            }
        }
    }
    addLevels(chunk, m_channels, samples);
    m_position += samples;
    return chunk;
}

} // namespace weft
