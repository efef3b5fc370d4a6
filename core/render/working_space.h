#pragma once

#include "core/base/result.h"
#include "core/media/frame.h"
#include "core/model/sequence.h"
#include "core/render/colour_conversion.h"
#include "kernels/chroma.h"
#include "kernels/colour_matrix.h"
#include "kernels/samples.h"

namespace weft {

/// Layers meet as R'G'B' of the sequence's primaries, gamma-encoded or as light. Pictures whose
/// primaries and transfer mean nearly the same are taken as they are: BT.709, both BT.601 systems
/// and sRGB are one family, as in every editor without full colour management (between BT.601 and
/// BT.709 primaries a saturated colour moves by a few codes). BT.2020, Display P3, PQ, HLG and
/// linear light are converted as they are painted, see ColourConversion.
///
/// Pictures are scaled as they are coded; what is mixed with other pixels after that (turned,
/// partly covered, transparent, blurred, laid over each other, dissolved) meets as layers do. Where
/// that is light, blend modes are functions of light, masks and opacity take away parts of it, and
/// an adjustment clip changes what has met already; pointwise effects get levels in any case. A
/// nested sequence is mixed by its own settings, and is then a picture like others.

/// Whether code values of two pictures mean nearly the same once their matrix and range are undone.
/// @pre nothing is unspecified
bool isSameSpace(const ColourTags &a, const ColourTags &b);

/// A picture as compositors take it, with nothing unspecified. HDR that passes through
/// (HdrInput::PassThrough) a sequence of standard range is tagged as if it were the sequence's own;
/// Y'CbCr floats, which no kernel reads, become R'G'B'. Errors (Media): as convert().
Result<Frame> compositable(const Frame &frame, const ColourTags &sequence, HdrInput hdr);

/// What the layers of a sequence meet as.
class WorkingSpace
{
public:
    /// @param sequence its colours, nothing unspecified
    WorkingSpace(const ColourTags &sequence, Compositing compositing = Compositing::Gamma);
    explicit WorkingSpace(const SequenceSettings &sequence);

    /// Whether layers meet as light: R, G and B of which 1 is the white of ordinary pictures.
    bool isLight() const { return m_isLight; }
    /// What pointwise effects work on: gamma-encoded R'G'B'.
    ColourTags levels() const { return m_levels; }
    /// What the compositor makes of layers: the levels, or their light.
    ColourTags layers() const;
    /// The greatest value in them that means something: 1, but a power of two beyond PQ's or HLG's
    /// peak where these are composited as light.
    float greatest() const;

    /// How a picture gets into the layers. @pre it is compositable()
    std::shared_ptr<const ColourConversion> from(const Frame &frame, ConversionCache &cache) const;
    /// How levels do.
    std::shared_ptr<const ColourConversion> fromLevels(ConversionCache &cache) const;
    /// How layers become R'G'B' of another space, or levels.
    std::shared_ptr<const ColourConversion> to(const ColourTags &target,
                                               ConversionCache &cache) const;

private:
    ColourSpace layerSpace() const;

    ColourTags m_levels;
    bool m_isLight;
};

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
