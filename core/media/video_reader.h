#pragma once

#include "core/base/result.h"
#include "core/media/frame.h"
#include "core/model/media_item.h"

#include <functional>
#include <memory>
#include <vector>

namespace weft {

class FrameCache;
class HardwareDecoding;

/// Where a reader leaves the pictures that it decodes, for itself and for others; both may be null.
struct PictureCaches
{
    std::shared_ptr<FrameCache> whole; ///< takes every picture that is decoded, and is asked first
    std::shared_ptr<FrameCache> small; ///< takes smallCopy()s of all that are decoded in reach()
};

/// How to read. Empty means: as for an export.
struct ReadOptions
{
    int threads = 0;      ///< of the decoder; 0 = one per core, at most four
    PictureCaches caches; ///< a file that was written anew is another one in them
    std::shared_ptr<HardwareDecoding> hardware = {}; ///< for previews; null: the processor decodes
};

/// Reads the pictures of one media file, exactly, in any order. Every frame is found by an index of
/// presentation timestamps made when the file is opened, so variable rates, B-frames, open GOPs,
/// edit lists and negative starts give the same frame for a jump as for a read from the start. One
/// read head: reading forwards decodes on, a jump goes to the key frame before. Pictures come as
/// coded: planar, at their bit depth, not turned, not scaled, tagged as the file says. Unspecified
/// tags stay so, but those of still picture files, which are sRGB (JPEG: its matrix) where they say
/// nothing. PQ pictures know how bright the file says that they get. A packet that decodes to
/// nothing without fault shows the picture before it. Thread: one at a time.
class VideoReader
{
public:
    /// Opens a file for reading. Errors (Media): as probe(), and no picture in it.
    static Result<VideoReader> open(const QString &path, ReadOptions options = {});

    VideoReader(VideoReader &&) noexcept;
    VideoReader &operator=(VideoReader &&) noexcept;
    ~VideoReader();

    const VideoInfo &info() const;
    bool isStill() const;
    /// How many frames are shown.
    std::int64_t frameCount() const;
    /// When each frame starts, in seconds from the first one; rising. At a constant rate, ordinal ÷
    /// rate: the rounding of the container's timestamps is taken out.
    Rational frameTime(std::int64_t ordinal) const;
    /// The frame on screen at an instant: the last one that has begun. Where the rate varies, half
    /// a tick of rounding in its timestamp is forgiven, if ticks are fine against the frames.
    /// Before the first and after the last frame, those are held.
    std::int64_t ordinalAt(const Rational &seconds) const;

    /// How far an instant lies on the way from the frame on screen to the next one, 0 to below 1; 0
    /// before the first and from the last frame on. Rounding is forgiven likewise.
    double partAt(const Rational &seconds) const;

    /// A frame by its ordinal in presentation order, 0 ≤ ordinal < frameCount().
    /// Errors (Media): data that cannot be decoded, or another size than the first frame's; the
    /// sentence names file and frame.
    Result<Frame> frame(std::int64_t ordinal);
    /// frame(ordinalAt(seconds))
    Result<Frame> frameAt(const Rational &seconds);

    struct Reached
    {
        Frame frame; ///< smaller than the file's where it is a copy
        std::int64_t ordinal = 0;
        bool isExact = false; ///< it is what frame() gives
    };
    /// Towards a frame, for a hand that drags: as frame(), but decoding ceases once `isEnough`,
    /// which is asked after each picture, says so. Then the nearest picture that was reached, or of
    /// which there is a small copy from before. Another call goes on from there. Where it is enough
    /// from the beginning and a copy is near, nothing is decoded. Errors: as frame().
    Result<Reached> reach(std::int64_t ordinal, const std::function<bool()> &isEnough);

private:
    struct Private;
    explicit VideoReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace weft
