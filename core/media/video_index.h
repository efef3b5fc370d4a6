#pragma once

#include "core/media/packet_table.h"
#include "core/time/frame_rate.h"

#include <vector>

namespace weft {

/// When each picture of a stream is shown and where decoding must begin to get it. Ordinals count
/// the shown pictures in presentation order.
struct VideoIndex
{
    /// The timestamps do not tell the order of the pictures: they were counted by decoding, and can
    /// only be found by decoding from the start. Everything below about packets is empty then.
    bool isSequential = false;
    std::vector<std::int64_t> times;    ///< of each picture, in ticks, rising
    std::int64_t end = 0;               ///< of the last picture, in ticks
    std::vector<std::int32_t> ordinals; ///< of each packet; −1 where it shows nothing
    std::vector<std::int32_t>
        entryPacket; ///< of each picture: the packet of the key frame to begin with
    Rational tick;   ///< seconds
    FrameRate rate;  ///< nominal; the average one where it varies
    bool isVariableRate = false;

    std::int64_t count() const { return static_cast<std::int64_t>(times.size()); }
};

/// Makes the index from the packets where their timestamps tell all, else by decoding.
/// @param source may stand anywhere, and is left somewhere
/// Errors (Media): no picture in the stream; the file changed meanwhile.
Result<VideoIndex> makeVideoIndex(PacketSource &source, int threads, const QString &path);

/// The time of the first shown picture in seconds by the container's clock; nothing where the
/// stream has none. The same instant as the first of the index, without making one.
/// Errors (Media): no decoder.
Result<std::optional<Rational>> firstPictureTime(AVFormatContext &container, int stream,
                                                 const QString &path);

/// FFmpeg's fraction; 0 where it is undefined.
inline Rational toRational(AVRational fraction)
{
    return {fraction.num, fraction.den};
}

} // namespace weft
