#pragma once

#include "core/base/result.h"
#include "core/media/frame.h"

#include <memory>
#include <span>
#include <vector>

namespace weft {

/// Packs pictures without loss, each for itself, for keeping rendered frames: FFmpeg's Huffyuv with
/// prediction from the left and tables of its own for each picture.
///
/// What was tried, on 1080p footage with camera noise, 4:2:0 of 8 bits, one thread of a 2-core
/// machine (the test `rendered_frames` prints the chosen one's):
///
///     codec                      KB a frame   pack ms   unpack ms
///     none                             3037         –         0.2
///     ffvhuff left, own tables         1334         9          10
///     ffvhuff median                   1401         8          15
///     Ut Video left                    1332        11          12
///     MagicYUV left                    1352        36          15
///     H.264 lossless, ultrafast        1452        72          44
///     FFV1                             1211        81          68
///
/// Ut Video and MagicYUV know 8 bits alone. Without packing, a minute of 1080p25 takes 4.7 GB and a
/// disk that reads 78 MB a second.
///
/// Thread: one at a time.
class FramePacker
{
public:
    FramePacker();
    FramePacker(FramePacker &&) noexcept;
    FramePacker &operator=(FramePacker &&) noexcept;
    ~FramePacker();

    /// Errors (Usage): a format that cannot be packed (float; alpha beside more than 8 bits of
    /// colour or with unusual planes); the sentence names it.
    Result<std::vector<std::byte>> pack(const Frame &frame);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The reverse. Thread: one at a time.
class FrameUnpacker
{
public:
    FrameUnpacker();
    FrameUnpacker(FrameUnpacker &&) noexcept;
    FrameUnpacker &operator=(FrameUnpacker &&) noexcept;
    ~FrameUnpacker();

    /// The very picture, with its tags. Errors (Media): not what FramePacker made. Damage need not
    /// be noticed: keep a digest.
    Result<Frame> unpack(std::span<const std::byte> packed);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
