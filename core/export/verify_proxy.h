#pragma once

#include "core/media/video_reader.h"

namespace weft {

/// What a finished proxy must be.
struct ProxyFacts
{
    const VideoInfo &shape; ///< size, pixel aspect, rotation, mirroring
    const ColourTags &colour;
    const VideoReader &source; ///< for its times
    const std::vector<double>
        &levels; ///< lumaLevel() of each frame as it was handed to the encoder
};

/// The mean of a picture's first plane, as a part of its greatest code.
double lumaLevel(const Frame &frame);

/// Reads a proxy back. Errors (Verification): the sentence names the first difference.
Status verifyProxy(const QString &path, const ProxyFacts &facts);

} // namespace weft
