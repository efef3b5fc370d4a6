#pragma once

#include "core/media/frame.h"

#include <QString>

extern "C" {
#include <libavutil/pixdesc.h>
}

#include <optional>

namespace weft {

/// FFmpeg's native-endian planar format for one of ours, AV_PIX_FMT_NONE where it has none (grey
/// with alpha).
AVPixelFormat toFFmpeg(const PixelFormat &format);

/// Our format of a plane-per-component, native-endian format of FFmpeg, so that its planes can be
/// used in place; nothing for every other one.
std::optional<PixelFormat> planarFormat(AVPixelFormat format);

/// Our format that holds every sample of a software format exactly, once its components are put
/// into planes of their own. Nothing for hardware surfaces, Bayer mosaics, X'Y'Z', half floats and
/// packed 4:1:1.
std::optional<PixelFormat> unpackedFormat(AVPixelFormat format);

/// Our name for people: "yuv420p10", "rgb f32 with alpha".
QString describe(const PixelFormat &format);

} // namespace weft
