#pragma once

#include "core/media/video_index.h"

#include <deque>

namespace weft {

/// A picture as the decoder gave it, shared by the last few asked for.
using DecodedPicture = std::shared_ptr<const AVFrame>;

/// The read head on one picture stream: gives any picture by its ordinal, the very one that a straight read gives. Reading on decodes on; a jump goes to the
/// key frame before, or further back where that turns out not to be enough.
class VideoDecoder
{
public:
    /// @param index of the packets of `source`
    VideoDecoder(QString path, PacketSource source, VideoIndex index, CodecContextPointer codec);

    const VideoIndex &index() const { return m_index; }
    const AVStream &stream() const { return m_source.stream(); }

    /// @pre 0 ≤ ordinal < index().count()
    /// Errors (Media): the picture cannot be decoded; the file changed.
    Result<DecodedPicture> picture(std::int64_t ordinal);

private:
    struct Cached
    {
        std::int64_t ordinal;
        DecodedPicture picture;
    };

    bool canReadOnTo(std::int64_t ordinal) const;
    Status startAt(std::int64_t packet);
    Status startFromBeginning();
    std::optional<std::int64_t> entryBefore(std::int64_t packet) const;
    Status decodeTo(std::int64_t ordinal);
    bool showsNothing(std::int64_t ordinal) const;
    Status feed();
    std::int64_t ordinalOf(const AVFrame &picture);
    DecodedPicture takePicture();
    DecodedPicture cached(std::int64_t ordinal) const;
    void keep(std::int64_t ordinal, const DecodedPicture &picture);

    QString m_path;
    PacketSource m_source;
    VideoIndex m_index;
    CodecContextPointer m_codec;
    PacketPointer m_packet{av_packet_alloc()};
    FramePointer m_frame{av_frame_alloc()};
    std::deque<Cached> m_cache;     ///< oldest first
    std::int64_t m_firstPacket = 0; ///< packets before it are passed over: no picture needs them
    std::int64_t m_passed = -1;     ///< the latest picture that has come out, or that can no longer
    DecodedPicture m_latest;        ///< the latest that has come out since the head was placed
    bool m_isStarted = false;       ///< the head stands somewhere
    bool m_isFromBeginning = false; ///< nothing was skipped since the first packet
    bool m_hasFailed = false;       ///< a packet could not be decoded since the head was placed
};

} // namespace weft
