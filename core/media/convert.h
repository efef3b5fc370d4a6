#pragma once

#include "core/base/result.h"
#include "core/media/frame.h"

namespace weft {

/// What to convert a picture to. Size 0 keeps the picture's.
struct ConvertTarget
{
    PixelFormat format;
    ColourTags colour; ///< nothing unspecified; the matrix of an RGB format is always Rgb
    int width = 0;
    int height = 0;
};

/// Converts size, layout, depth, matrix, range, primaries and transfer with zimg: exact, slow, the
/// oracle of every fused conversion. Unspecified tags of the picture are completed() first. Dithers
/// nothing. Light is that of a display, on which the white of ordinary pictures has 203 cd/m²
/// (ITU-R BT.2408); tones are not mapped: what the target cannot hold is cut off. Scales with a
/// Catmull-Rom kernel (chroma siting: bilinear; where the frame says, then at the left as in
/// MPEG-2), widened when it shrinks. Odd sizes are computed on whole chroma blocks, the last column
/// and row repeated. Alpha keeps its mode and is treated like full-range grey, apart from the
/// colours; a target without alpha drops it, a target with alpha gets an opaque plane where the
/// source has none. Thread: any. Errors (Media): a combination zimg refuses, with its reason.
Result<Frame> convert(const Frame &frame, const ConvertTarget &target);

/// The same picture with its chroma at the left, where all that composites wants it. Luma and alpha
/// stay what they are. Thread: any.
Frame withLeftChroma(const Frame &frame);

} // namespace weft
