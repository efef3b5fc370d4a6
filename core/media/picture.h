#pragma once

#include "core/base/result.h"
#include "core/media/ffmpeg_handles.h"
#include "core/media/frame.h"

namespace weft {

/// A decoded picture as a Frame. Planes that fit are used in place and kept alive; packed, palette,
/// big-endian and shallower formats are put into planes of their own without changing a value
/// (components under 8 bits are widened, palettes looked up). Unspecified tags stay so, but RGB is
/// RGB.
/// Errors (Media): a format that holds something else than Y'CbCr, grey or RGB of up to 16 bits or
/// float.
Result<Frame> toFrame(const AVFrame &picture);

/// Lets FFmpeg hold a picture's planes without copying them. @pre it has the picture's size and
/// format
void lendPlanes(const Frame &frame, AVFrame &picture);

} // namespace weft
