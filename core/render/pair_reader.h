#pragma once

#include "core/media/video_reader.h"

namespace weft {

/// The two pictures around an instant.
struct FramePair
{
    Frame from;               ///< on screen then
    Frame to;                 ///< the next one; null where `part` is 0
    double part = 0;          ///< of the way from one to the other, 0 to below 1
    std::int64_t ordinal = 0; ///< of `from`
};

/// A reader that remembers the last two neighbours it was asked for, so that a film which is played
/// slowly, or a frame that was read ahead, need not be decoded anew. Thread: one at a time.
class PairReader
{
public:
    explicit PairReader(VideoReader video)
        : m_video(std::move(video))
    {}

    VideoReader &video() { return m_video; }

    /// Errors: as VideoReader::frame().
    Result<FramePair> around(const Rational &seconds)
    {
        return pair(m_video.ordinalAt(seconds), m_video.partAt(seconds));
    }
    /// The frame of that ordinal and the one after it. Before the first and after the last frame,
    /// those are held. Errors: likewise.
    Result<FramePair> pair(std::int64_t ordinal, double part);

private:
    Result<Frame> frame(std::int64_t ordinal);

    VideoReader m_video;
    std::array<std::int64_t, 2> m_ordinals{-1, -1}; ///< of the frames that are remembered
    std::array<Frame, 2> m_frames;
};

} // namespace weft
