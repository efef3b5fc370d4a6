#pragma once

#include "core/media/frame.h"
#include "core/media/video_decoder.h"
#include "core/model/media_item.h"

namespace weft {

/// What the stream's headers and its index say about it.
VideoInfo makeVideoInfo(const AVStream &stream, const VideoIndex &index);

/// The same for a still picture, which says more about itself once it is decoded: EXIF orientation,
/// alpha.
VideoInfo makeStillInfo(const AVStream &stream, const AVFrame &picture, const Frame &frame);

/// What a stream's headers, and a decoded picture, say of the brightness of PQ. What is out of
/// range counts as unknown.
HdrMetadata hdrMetadataOf(const AVStream &stream);
HdrMetadata hdrMetadataOf(const AVFrame &picture);

} // namespace weft
