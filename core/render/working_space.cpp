#include "core/render/working_space.h"

#include "core/media/convert.h"
#include "core/render/hdr.h"

#include <cmath>

namespace weft {

namespace {

bool isStandardPrimaries(ColourPrimaries primaries)
{
    switch (primaries) {
    case ColourPrimaries::Bt601_525:
    case ColourPrimaries::Bt601_625:
    case ColourPrimaries::Bt709: return true;
    case ColourPrimaries::Unspecified:
    case ColourPrimaries::Bt2020:
    case ColourPrimaries::DisplayP3: break;
    }
    return false;
}

bool isStandardTransfer(ColourTransfer transfer)
{
    return transfer == ColourTransfer::Bt709 || transfer == ColourTransfer::Srgb;
}

double maximumOf(const PixelFormat &format)
{
    return format.sample == SampleType::F32 ? 1 : (1 << format.bitDepth) - 1;
}

} // namespace

bool isSameSpace(const ColourTags &a, const ColourTags &b)
{
    const bool samePrimaries = a.primaries == b.primaries
                               || (isStandardPrimaries(a.primaries)
                                   && isStandardPrimaries(b.primaries));
    const bool sameTransfer = a.transfer == b.transfer
                              || (isStandardTransfer(a.transfer) && isStandardTransfer(b.transfer));
    return samePrimaries && sameTransfer;
}

Result<Frame> compositable(const Frame &frame, const ColourTags &sequence, HdrInput hdr)
{
    const PixelFormat &format = frame.format();
    ColourTags colour = completed(frame.colour(), frame.height(), format.isRgb());
    if (hdr == HdrInput::PassThrough && isHdr(colour.transfer) && !isHdr(sequence.transfer)) {
        colour.primaries = sequence.primaries;
        colour.transfer = sequence.transfer;
    }
    if (format.sample != SampleType::F32 || format.isRgb())
        return frame.withColour(colour);
    return convert(frame.withColour(colour),
                   {{PixelLayout::Rgb, SampleType::F32, 32, format.alpha}, rgbTagsOf(colour)});
}

WorkingSpace::WorkingSpace(const ColourTags &sequence, Compositing compositing)
    : m_levels(rgbTagsOf(sequence))
    , m_isLight(compositing == Compositing::Linear && sequence.transfer != ColourTransfer::Linear)
{}

WorkingSpace::WorkingSpace(const SequenceSettings &sequence)
    : WorkingSpace(sequence.colour, sequence.compositing)
{}

ColourTags WorkingSpace::layers() const
{
    ColourTags tags = m_levels;
    if (m_isLight)
        tags.transfer = ColourTransfer::Linear;
    return tags;
}

float WorkingSpace::greatest() const
{
    const double room = spaceOf(m_levels).room;
    if (!m_isLight || room <= kReferenceWhite)
        return 1;
    return static_cast<float>(std::exp2(std::ceil(std::log2(room / kReferenceWhite))));
}

ColourSpace WorkingSpace::layerSpace() const
{
    ColourSpace space = spaceOf(m_levels);
    space.transfer = layers().transfer;
    return space;
}

std::shared_ptr<const ColourConversion> WorkingSpace::from(const Frame &frame,
                                                           ConversionCache &cache) const
{
    if (isSameSpace(frame.colour(), m_levels))
        return fromLevels(cache);
    if (isSameSpace(frame.colour(), layers()))
        return cache.get(layerSpace(), layerSpace());
    return cache.get(spaceOf(frame.colour(), frame.peakLuminance()), layerSpace());
}

std::shared_ptr<const ColourConversion> WorkingSpace::to(const ColourTags &target,
                                                         ConversionCache &cache) const
{
    if (isSameSpace(target, m_levels))
        return cache.get(layerSpace(), spaceOf(m_levels));
    return cache.get(layerSpace(), spaceOf(target));
}

std::shared_ptr<const ColourConversion> WorkingSpace::fromLevels(ConversionCache &cache) const
{
    return cache.get(spaceOf(m_levels), layerSpace());
}

ColourTags rgbTagsOf(const ColourTags &sequence)
{
    return {ColourMatrix::Rgb, sequence.primaries, sequence.transfer, ColourRange::Full};
}

kernels::YuvCodes yuvCodesOf(const ColourTags &colour, const PixelFormat &format)
{
    if (format.sample == SampleType::F32)
        return {0, 1, 0, 1};
    return colour.range == ColourRange::Full ? kernels::YuvCodes::full(format.bitDepth)
                                             : kernels::YuvCodes::limited(format.bitDepth);
}

kernels::Levels levelsOf(const ColourTags &colour, const PixelFormat &format)
{
    const kernels::YuvCodes codes = yuvCodesOf(colour, format);
    return {static_cast<float>(codes.lumaZero), static_cast<float>(codes.lumaSpan)};
}

kernels::Levels alphaLevelsOf(const PixelFormat &format)
{
    return {0, static_cast<float>(maximumOf(format))};
}

kernels::ChromaStep chromaStepOf(PixelLayout layout)
{
    const ChromaBlock block = chromaBlockOf(layout);
    return {block.width, block.height};
}

} // namespace weft
