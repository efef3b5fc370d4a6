#pragma once

#include "core/base/result.h"
#include "core/media/frame.h"
#include "kernels/chroma.h"
#include "kernels/colour_matrix.h"
#include "kernels/samples.h"

namespace weft {

/// Layers meet as gamma-encoded R'G'B' of the sequence's primaries. Pictures whose primaries and
/// transfer mean nearly the same are taken as they are: BT.709, both BT.601 systems and sRGB are
/// one family, as in every editor without full colour management (between BT.601 and BT.709
/// primaries a saturated colour moves by a few codes). BT.2020, Display P3, PQ, HLG and linear
/// light are converted.

/// Whether code values of two pictures mean nearly the same once their matrix and range are undone.
/// @pre nothing is unspecified
bool isSameSpace(const ColourTags &a, const ColourTags &b);

/// The picture with its tags completed, in the space of a sequence: itself, or converted (slowly)
/// to fp32 R'G'B'. Errors (Media): as convert().
Result<Frame> toWorkingSpace(const Frame &frame, const ColourTags &sequence);

/// The tags of an R'G'B' picture in the space of a sequence.
ColourTags rgbTagsOf(const ColourTags &sequence);

/// What the kernels need to know of a picture. @pre nothing is unspecified
kernels::YuvCodes yuvCodesOf(const ColourTags &colour, const PixelFormat &format);
/// Of R, G, B or grey; floats are 0 to 1.
kernels::Levels levelsOf(const ColourTags &colour, const PixelFormat &format);
kernels::Levels alphaLevelsOf(const PixelFormat &format);
/// How many luma samples share a chroma sample.
kernels::ChromaStep chromaStepOf(PixelLayout layout);

/// The samples of a plane as kernels take them.
template<typename Sample>
kernels::Rows<const Sample> rowsOf(const Plane &plane)
{
    return {plane.row<Sample>(0), plane.bytesPerRow / static_cast<std::ptrdiff_t>(sizeof(Sample))};
}

template<typename Sample>
kernels::Rows<Sample> rowsOf(const MutablePlane &plane)
{
    return {plane.row<Sample>(0), plane.bytesPerRow / static_cast<std::ptrdiff_t>(sizeof(Sample))};
}

/// Calls op with a plane's rows as those of its sample type.
template<typename Op>
void withRowsOf(const Plane &plane, SampleType type, Op op)
{
    switch (type) {
    case SampleType::U8: return op(rowsOf<std::uint8_t>(plane));
    case SampleType::U16: return op(rowsOf<std::uint16_t>(plane));
    case SampleType::F32: return op(rowsOf<float>(plane));
    }
}

template<typename Op>
void withRowsOf(const MutablePlane &plane, SampleType type, Op op)
{
    switch (type) {
    case SampleType::U8: return op(rowsOf<std::uint8_t>(plane));
    case SampleType::U16: return op(rowsOf<std::uint16_t>(plane));
    case SampleType::F32: return op(rowsOf<float>(plane));
    }
}

} // namespace weft
