#include "core/render/working_space.h"

#include "core/media/convert.h"

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

PixelFormat floatRgb(AlphaMode alpha)
{
    return {PixelLayout::Rgb, SampleType::F32, 32, alpha};
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

Result<Frame> toWorkingSpace(const Frame &frame, const ColourTags &sequence)
{
    const PixelFormat &format = frame.format();
    const ColourTags colour = completed(frame.colour(), frame.height(), format.isRgb());
    const bool isFloatYuv = format.sample == SampleType::F32 && !format.isRgb();
    if (isSameSpace(colour, sequence) && !isFloatYuv)
        return frame.withColour(colour);
    return convert(frame, {floatRgb(format.alpha), rgbTagsOf(sequence)});
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
    switch (layout) {
    case PixelLayout::Yuv420: return {2, 2};
    case PixelLayout::Yuv422: return {2, 1};
    case PixelLayout::Yuv440: return {1, 2};
    case PixelLayout::Yuv411: return {4, 1};
    case PixelLayout::Grey:
    case PixelLayout::Yuv444:
    case PixelLayout::Rgb: break;
    }
    return {1, 1};
}

} // namespace weft
