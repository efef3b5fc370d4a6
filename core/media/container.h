#pragma once

#include "core/base/result.h"
#include "core/media/ffmpeg_handles.h"

namespace weft {

struct CloseInput
{
    void operator()(AVFormatContext *container) const
    {
        AVIOContext *io = container->pb;
        avformat_close_input(&container);
        avio_closep(&io);
    }
};
using ContainerPointer = std::unique_ptr<AVFormatContext, CloseInput>;

/// Opens a media file by its content; its name means nothing. This is the only way in: an
/// allow-list of demuxers, the one local file, nothing that it refers to. Errors (Media): as
/// probe(), up to "not media".
Result<ContainerPointer> openContainer(const QString &path);

/// The index of the stream whose pictures are shown: the default one, else the largest; never cover
/// art. Nothing where there is none.
std::optional<int> pictureStream(const AVFormatContext &container);
/// The indices of the sound streams in file order.
std::vector<int> soundStreams(const AVFormatContext &container);
/// Has the demuxer skip every other stream.
void selectStreams(AVFormatContext &container, const std::vector<int> &streams);

/// Whether the file is a still picture by its kind (PNG, JPEG …), which never has a second frame.
bool isPictureFile(const AVFormatContext &container);
/// Whether a file of this kind with a single frame is a still picture (GIF and APNG besides those
/// above).
bool isStillWhenSingle(const AVFormatContext &container);

/// FFmpeg's name of the codec ("h264"), or the four letters in the file where it knows none.
QString codecName(const AVCodecParameters &parameters);

/// Opens the decoder of a stream. @param threads 0 = the codec's own single thread
/// Errors (Media): this FFmpeg has no decoder for it, or it refuses the stream's parameters.
Result<CodecContextPointer> openDecoder(const AVStream &stream, int threads, const QString &path);

} // namespace weft
