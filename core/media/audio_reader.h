#pragma once

#include "core/base/result.h"
#include "core/media/audio_block.h"
#include "core/media/sound_matrix.h"
#include "core/model/media_item.h"

#include <QString>

namespace weft {

/// Reads one sound stream of a media file as 48 kHz float, mixed for a layout (of channels without
/// names the first go to the layout's own), addressed by sample from the media's origin. A read
/// after a jump gives the same samples as a read from the start (for decoders whose own output does
/// not depend on where they started). Gaps in the timestamps are silence, overlaps are cut;
/// timestamps less than 10 ms off are taken for rounding, a clock set back by more than a second
/// for a new one. Torn packets at the very beginning are silence. Thread: one at a time.
class AudioReader
{
public:
    /// @param stream index among the file's sound streams
    /// Errors (Media): as probe(), and no such stream.
    static Result<AudioReader> open(const QString &path, int stream = 0,
                                    const SoundOutput &output = {});

    AudioReader(AudioReader &&) noexcept;
    AudioReader &operator=(AudioReader &&) noexcept;
    ~AudioReader();

    /// The stream as the file has it.
    const AudioInfo &info() const;
    /// Samples from the origin up to the end of the last one.
    std::int64_t length() const;

    /// Samples [start, start + length); silence before the origin and after the end.
    /// Errors (Media): data that cannot be decoded; the sentence names the file and the time.
    Result<AudioBlock> read(std::int64_t start, std::int64_t length);

private:
    struct Private;
    explicit AudioReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace weft
