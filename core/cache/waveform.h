#pragma once

#include "core/cache/cache_entry.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weft {

/// The loudness of a stretch of sound: its least and its greatest sample, and the mean of the
/// samples' squares (whose root is the RMS level).
struct Peak
{
    float least = 0;
    float greatest = 0;
    float meanSquare = 0;

    friend bool operator==(const Peak &, const Peak &) = default;
};

/// Which samples are asked for, as columns of equal width: column i of n covers the samples from
/// start + i × length ÷ n up to those of the next one.
struct WaveformSpan
{
    int channel = 0;        ///< 0 = left, 1 = right; the one channel of a mono stream is 0
    std::int64_t start = 0; ///< sample of the stream, as AudioReader counts
    std::int64_t length = 0;
    int columns = 0;
};

/// The peaks of one sound stream, in several resolutions: of 256 samples, of 1024, and so on by
/// four up to 2²⁰. Exactly those of the samples that AudioReader gives. Made chunk by chunk, so
/// that what is there can be drawn while the rest is being made. A value that shares its chunks;
/// any thread.
///
///     chunk 0 (2²⁰ samples, 21.8 s)                     chunk 1 …
///     level 0: 4096 peaks of 256 samples, left; right
///     level 1: 1024 peaks of 1024 samples, left; right
///     …
///     level 6: 1 peak of 2²⁰ samples, left; right
class Waveform
{
public:
    static constexpr std::int64_t kFinest = 256; ///< samples of a peak on level 0
    static constexpr int kLevels = 7;
    static constexpr std::int64_t kChunkSamples = kFinest << (2 * (kLevels - 1));
    /// Peaks of one channel in a chunk, all levels.
    static constexpr std::int64_t kChunkPeaks = 5461;

    Waveform() = default;
    /// @param channels 1 or 2
    /// @param length samples of the stream
    Waveform(int channels, std::int64_t length);
    /// Reads what toBytes() wrote; the entry stays mapped. Nothing where it is none.
    static std::optional<Waveform> fromEntry(const CacheEntry &entry);

    int channels() const { return m_channels; }
    std::int64_t length() const { return m_length; }
    /// Samples from the start whose peaks are there.
    std::int64_t ready() const;
    bool isComplete() const { return ready() == m_length; }
    std::size_t chunkCount() const;

    /// Adds the next chunk. False: it has another size than a chunk, or there are enough.
    bool append(std::vector<Peak> chunk);

    /// A peak for each column; nothing where none is known yet, or where the column lies wholly
    /// outside the stream. A column takes in at most a quarter of its width beside it, or what
    /// shares 256 samples with its ends.
    std::vector<std::optional<Peak>> columns(const WaveformSpan &span) const;

    /// As a cache entry. @pre isComplete()
    std::vector<std::byte> toBytes() const;

private:
    using Chunk = std::span<const Peak>;

    const Peak &peak(int channel, int level, std::int64_t index) const;
    std::optional<Peak> column(int channel, int level, std::int64_t begin, std::int64_t end) const;

    int m_channels = 0;
    std::int64_t m_length = 0;
    std::vector<Chunk> m_chunks;
    std::vector<std::shared_ptr<const void>> m_owners;
};

/// The samples that peak `index` of a level stands for in a stream of that length: fewer at its
/// end, none behind it.
std::int64_t samplesOfPeak(int level, std::int64_t index, std::int64_t length);

/// What several peaks are together, weighted by the samples each of them stands for.
class PeakSum
{
public:
    void add(const Peak &peak, std::int64_t samples);
    /// Nothing without samples.
    std::optional<Peak> result() const;

private:
    Peak m_peak;
    double m_squares = 0;
    std::int64_t m_samples = 0;
};

} // namespace weft
