#pragma once

#include "core/media/video_index.h"

#include <deque>
#include <functional>
#include <map>
#include <set>

namespace weft {

/// A picture as the decoder gave it, shared by the last few asked for.
using DecodedPicture = std::shared_ptr<const AVFrame>;

/// The read head on one picture stream: gives any picture by its ordinal, the same one whatever was
/// read before. Reading on decodes on; a jump goes to the key frame before, and on the way from
/// there leaves out the pictures that no other refers to.
///
/// Where something is wrong after a key frame (a picture does not come out, or comes out damaged),
/// what follows until the next one depends on where decoding began. So such pictures are always
/// taken from a run that begins at their key frame, if that gives them whole, else from one that
/// begins two key frames earlier.
class VideoDecoder
{
public:
    /// @param index of the packets of `source`
    VideoDecoder(QString path, PacketSource source, VideoIndex index, CodecContextPointer codec);

    /// Has pictures handed over as they are decoded: those asked for, and, for whoever goes back
    /// step by step or calls reach(), those on the way.
    /// @param isPassing on the way in reach()
    using Sink = std::function<void(std::int64_t ordinal, const AVFrame &picture, bool isPassing)>;
    void setSink(Sink sink) { m_sink = std::move(sink); }

    /// Decodes with another codec of the stream from now on. What was found to be broken with the
    /// one before is tried again.
    void setCodec(CodecContextPointer codec);
    /// Whether the picture that was decoded last came from a graphics device.
    bool isOnDevice() const { return m_isOnDevice; }

    const VideoIndex &index() const { return m_index; }
    const AVStream &stream() const { return m_source.stream(); }

    /// @pre 0 ≤ ordinal < index().count()
    /// Errors (Media): the picture cannot be decoded; the file changed.
    Result<DecodedPicture> picture(std::int64_t ordinal);

    struct Placed
    {
        std::int64_t ordinal;
        DecodedPicture picture;
    };
    /// The same, but decoding ceases where `isEnough`, which is asked after each picture, says so:
    /// then the last one that came out. Another call goes on from there. Errors: as picture().
    Result<Placed> reach(std::int64_t ordinal, const std::function<bool()> &isEnough);

private:
    bool canReadOnTo(std::int64_t ordinal) const;
    Result<DecodedPicture> run(std::int64_t packet, std::int64_t neededFrom, std::int64_t ordinal);
    Status startAt(std::int64_t packet);
    Status decodeTo(std::int64_t ordinal);
    Status feed();
    bool leaveOut(std::int64_t packet);
    void passOver(std::int64_t shown, std::int64_t wanted);
    void taint(std::int64_t packet);
    bool isAcceptable(std::int64_t ordinal) const;
    std::int64_t entryOf(std::int64_t ordinal) const;
    std::int64_t lastResort(std::int64_t entry) const;
    std::int64_t ordinalOf(const AVFrame &picture) const;
    Result<DecodedPicture> takePicture();
    DecodedPicture cached(std::int64_t ordinal) const;
    void keep(std::int64_t ordinal, const DecodedPicture &picture);

    QString m_path;
    PacketSource m_source;
    VideoIndex m_index;
    CodecContextPointer m_codec;
    PacketPointer m_packet{av_packet_alloc()};
    FramePointer m_frame{av_frame_alloc()};
    std::deque<Placed> m_cache; ///< oldest first
    Sink m_sink;
    const std::function<bool()> *m_isEnough = nullptr; ///< in reach()
    std::int64_t m_lastAsked = -1;
    bool m_isOnDevice = false;
    /// By the packet of a key frame: the first picture that a run from there is known not to give
    /// whole.
    std::map<std::int64_t, std::int64_t> m_brokenFrom;
    bool m_isStarted = false;
    // Of the run since the head was placed:
    std::int64_t m_firstPacket = 0; ///< where it began; no picture needs packets before it
    std::int64_t m_passed = -1;     ///< the latest picture that has come out, or that can no longer
    DecodedPicture m_latest;        ///< the latest that has come out
    std::int64_t m_taint
        = -1; ///< pictures whose key frame is at or before this packet may be spoilt
    bool m_hasFailed = false;      ///< a packet could not be decoded
    std::int64_t m_neededFrom = 0; ///< pictures before this one are decoded only where others
                                   ///< refer to them
    std::set<std::int64_t> m_leftOut;
};

} // namespace weft
