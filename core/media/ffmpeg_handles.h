#pragma once

// Private to core/media: owners for FFmpeg's objects. The only place its C headers are included
// from, with the other private headers of this folder.

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

#include <QString>

#include <memory>

namespace weft {

/// A deleter that calls one of FFmpeg's `void free(T **)`.
template<auto Free>
struct FreeByReference
{
    template<typename T>
    void operator()(T *object) const
    {
        Free(&object);
    }
};

using FramePointer = std::unique_ptr<AVFrame, FreeByReference<av_frame_free>>;
using PacketPointer = std::unique_ptr<AVPacket, FreeByReference<av_packet_free>>;
using CodecContextPointer = std::unique_ptr<AVCodecContext, FreeByReference<avcodec_free_context>>;
using ResamplerPointer = std::unique_ptr<SwrContext, FreeByReference<swr_free>>;
using IoContextPointer = std::unique_ptr<AVIOContext, FreeByReference<avio_closep>>;

/// FFmpeg's words for an error code: "No space left on device".
inline QString describe(int error)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(error, text, sizeof text);
    return QString::fromUtf8(text);
}

/// Keeps FFmpeg's own words off stderr but for crashes: every failure reaches the user as one of
/// our sentences.
inline void quietFFmpeg()
{
    static const bool done = [] { return av_log_set_level(AV_LOG_PANIC), true; }();
    static_cast<void>(done);
}

} // namespace weft
