#pragma once

#include "core/cache/waveform.h"
#include "core/media/audio_reader.h"

namespace weft {

/// Reads a sound stream from its start and makes its peaks. Decoding is nearly all of the work, and
/// it may die of a damaged file: see WaveformService for how it is done in a child. Thread: one at
/// a time.
class WaveformMaker
{
public:
    /// Errors (Media): as AudioReader::open().
    static Result<WaveformMaker> open(const QString &path, int stream);

    /// Of the stream: 1 where it is mono, else 2.
    int channels() const { return m_channels; }
    /// Samples of the stream.
    std::int64_t length() const { return m_reader.length(); }

    /// The next chunk, as Waveform::append() takes it; empty at the stream's end.
    /// Errors (Media): as AudioReader::read().
    Result<std::vector<Peak>> nextChunk();

private:
    explicit WaveformMaker(AudioReader reader);

    AudioReader m_reader;
    int m_channels;
    std::int64_t m_position = 0;
};

} // namespace weft
