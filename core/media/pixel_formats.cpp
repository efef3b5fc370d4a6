#include "core/media/pixel_formats.h"

#include <algorithm>
#include <bit>

namespace weft {

namespace {

constexpr bool kHostIsBigEndian = std::endian::native == std::endian::big;

std::optional<PixelLayout> layoutOf(const AVPixFmtDescriptor &format)
{
    if (format.flags & AV_PIX_FMT_FLAG_RGB || format.flags & AV_PIX_FMT_FLAG_PAL)
        return PixelLayout::Rgb;
    if (format.nb_components < 3)
        return PixelLayout::Grey;
    switch (format.log2_chroma_w * 10 + format.log2_chroma_h) {
    case 0: return PixelLayout::Yuv444;
    case 1: return PixelLayout::Yuv440;
    case 10: return PixelLayout::Yuv422;
    case 11: return PixelLayout::Yuv420;
    case 20:
    case 22: return PixelLayout::Yuv411; // 4:1:0 repeats each row of chroma four times
    default: return std::nullopt;
    }
}

bool isInPlace(const AVPixFmtDescriptor &format, int bytesPerSample)
{
    if (format.flags & (AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM))
        return false;
    if (bytesPerSample > 1 && bool(format.flags & AV_PIX_FMT_FLAG_BE) != kHostIsBigEndian)
        return false;
    if (format.log2_chroma_w == 2 && format.log2_chroma_h == 2)
        return false;
    unsigned planes = 0;
    for (int i = 0; i < format.nb_components; ++i) {
        const AVComponentDescriptor &component = format.comp[i];
        if (component.step != bytesPerSample || component.offset != 0 || component.shift != 0
            || component.depth != format.comp[0].depth)
            return false;
        planes |= 1U << component.plane;
    }
    return std::popcount(planes) == format.nb_components;
}

} // namespace

std::optional<PixelFormat> unpackedFormat(AVPixelFormat format)
{
    const AVPixFmtDescriptor *found = av_pix_fmt_desc_get(format);
    constexpr auto kForeign = AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BAYER;
    if (!found || found->flags & kForeign || found->nb_components < 1
        || format == AV_PIX_FMT_XYZ12LE || format == AV_PIX_FMT_XYZ12BE
        || format == AV_PIX_FMT_UYYVYY411) // FFmpeg's description of it cannot be right
        return std::nullopt;
    const auto layout = layoutOf(*found);
    const bool isFloat = found->flags & AV_PIX_FMT_FLAG_FLOAT;
    int depth = 8; // shallower components are widened to eight bits
    for (int i = 0; i < found->nb_components; ++i)
        depth = std::max(depth, found->comp[i].depth);
    if (!layout || (isFloat ? depth != 32 : depth > 16))
        return std::nullopt;
    const SampleType sample = isFloat      ? SampleType::F32
                              : depth == 8 ? SampleType::U8
                                           : SampleType::U16;
    const bool hasAlpha = found->flags & AV_PIX_FMT_FLAG_ALPHA;
    return PixelFormat{*layout, sample, depth, hasAlpha ? AlphaMode::Straight : AlphaMode::None};
}

std::optional<PixelFormat> planarFormat(AVPixelFormat format)
{
    const auto planar = unpackedFormat(format);
    if (!planar || !isInPlace(*av_pix_fmt_desc_get(format), planar->bytesPerSample()))
        return std::nullopt;
    return planar;
}

AVPixelFormat toFFmpeg(const PixelFormat &format)
{
    PixelFormat wanted = format;
    if (wanted.alpha != AlphaMode::None)
        wanted.alpha = AlphaMode::Straight;
    const AVPixFmtDescriptor *candidate = nullptr;
    while ((candidate = av_pix_fmt_desc_next(candidate))) {
        const AVPixelFormat id = av_pix_fmt_desc_get_id(candidate);
        if (planarFormat(id) == wanted)
            return id;
    }
    return AV_PIX_FMT_NONE;
}

QString describe(const PixelFormat &format)
{
    static constexpr std::array kLayouts{"grey",    "yuv420p", "yuv422p", "yuv440p",
                                         "yuv411p", "yuv444p", "rgb"};
    QString name = QString::fromLatin1(kLayouts[static_cast<std::size_t>(format.layout)]);
    if (format.sample == SampleType::F32)
        name += QStringLiteral(" float");
    else if (format.bitDepth != 8)
        name += QStringLiteral(" %1 bit").arg(format.bitDepth);
    return format.alpha == AlphaMode::None ? name : name + QStringLiteral(" + alpha");
}

} // namespace weft
