#pragma once

#include "core/base/result.h"
#include "core/media/encoder.h"
#include "core/media/ffmpeg_handles.h"

namespace weft {

/// One stream of a file being written.
struct EncoderStream
{
    AVStream *stream = nullptr; ///< owned by the container
    CodecContextPointer codec;
    std::int64_t position = 0; ///< of the next picture or sample, in the codec's time base
    std::int64_t packetShift
        = 0; ///< what the container takes off its timestamps, in the codec's time base
};

/// Adds the stream that `settings.videoCodec` makes and opens its encoder. Errors as
/// Encoder::open().
Result<EncoderStream> addVideoStream(AVFormatContext &container, const EncoderSettings &settings,
                                     const EncoderFormat &format);
/// Adds the stream that `settings.audioCodec` makes and opens its encoder. Errors as
/// Encoder::open().
Result<EncoderStream> addAudioStream(AVFormatContext &container, const EncoderSettings &settings,
                                     const EncoderFormat &format);

} // namespace weft
