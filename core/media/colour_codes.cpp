#include "core/media/colour_codes.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace weft {

namespace {

ColourMatrix toMatrix(AVColorSpace code)
{
    switch (code) {
    case AVCOL_SPC_RGB: return ColourMatrix::Rgb;
    case AVCOL_SPC_BT709: return ColourMatrix::Bt709;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M: return ColourMatrix::Bt601;
    case AVCOL_SPC_BT2020_NCL: return ColourMatrix::Bt2020;
    default: return ColourMatrix::Unspecified;
    }
}

ColourPrimaries toPrimaries(AVColorPrimaries code)
{
    switch (code) {
    case AVCOL_PRI_BT709: return ColourPrimaries::Bt709;
    case AVCOL_PRI_BT470BG: return ColourPrimaries::Bt601_625;
    case AVCOL_PRI_SMPTE170M:
    case AVCOL_PRI_SMPTE240M: return ColourPrimaries::Bt601_525;
    case AVCOL_PRI_BT2020: return ColourPrimaries::Bt2020;
    case AVCOL_PRI_SMPTE432: return ColourPrimaries::DisplayP3;
    default: return ColourPrimaries::Unspecified;
    }
}

ColourTransfer toTransfer(AVColorTransferCharacteristic code)
{
    switch (code) {
    case AVCOL_TRC_BT709:
    case AVCOL_TRC_SMPTE170M:
    case AVCOL_TRC_BT2020_10:
    case AVCOL_TRC_BT2020_12: return ColourTransfer::Bt709; // one curve under four code points
    case AVCOL_TRC_IEC61966_2_1: return ColourTransfer::Srgb;
    case AVCOL_TRC_LINEAR: return ColourTransfer::Linear;
    case AVCOL_TRC_SMPTE2084: return ColourTransfer::Pq;
    case AVCOL_TRC_ARIB_STD_B67: return ColourTransfer::Hlg;
    default: return ColourTransfer::Unspecified;
    }
}

ColourRange toRange(AVColorRange code)
{
    switch (code) {
    case AVCOL_RANGE_MPEG: return ColourRange::Limited;
    case AVCOL_RANGE_JPEG: return ColourRange::Full;
    default: return ColourRange::Unspecified;
    }
}

AVColorSpace matrixCode(const ColourTags &tags)
{
    switch (tags.matrix) {
    case ColourMatrix::Unspecified: break;
    case ColourMatrix::Rgb: return AVCOL_SPC_RGB;
    case ColourMatrix::Bt601:
        return tags.primaries == ColourPrimaries::Bt601_625 ? AVCOL_SPC_BT470BG
                                                            : AVCOL_SPC_SMPTE170M;
    case ColourMatrix::Bt709: return AVCOL_SPC_BT709;
    case ColourMatrix::Bt2020: return AVCOL_SPC_BT2020_NCL;
    }
    return AVCOL_SPC_UNSPECIFIED;
}

AVColorPrimaries primariesCode(ColourPrimaries primaries)
{
    switch (primaries) {
    case ColourPrimaries::Unspecified: break;
    case ColourPrimaries::Bt601_525: return AVCOL_PRI_SMPTE170M;
    case ColourPrimaries::Bt601_625: return AVCOL_PRI_BT470BG;
    case ColourPrimaries::Bt709: return AVCOL_PRI_BT709;
    case ColourPrimaries::Bt2020: return AVCOL_PRI_BT2020;
    case ColourPrimaries::DisplayP3: return AVCOL_PRI_SMPTE432;
    }
    return AVCOL_PRI_UNSPECIFIED;
}

/// The one curve of BT.601, BT.709 and BT.2020 has a code point in each.
AVColorTransferCharacteristic standardTransferCode(ColourPrimaries primaries)
{
    switch (primaries) {
    case ColourPrimaries::Bt601_525:
    case ColourPrimaries::Bt601_625: return AVCOL_TRC_SMPTE170M;
    case ColourPrimaries::Bt2020: return AVCOL_TRC_BT2020_10;
    case ColourPrimaries::Unspecified:
    case ColourPrimaries::Bt709:
    case ColourPrimaries::DisplayP3: break;
    }
    return AVCOL_TRC_BT709;
}

AVColorTransferCharacteristic transferCode(const ColourTags &tags)
{
    switch (tags.transfer) {
    case ColourTransfer::Unspecified: break;
    case ColourTransfer::Bt709: return standardTransferCode(tags.primaries);
    case ColourTransfer::Srgb: return AVCOL_TRC_IEC61966_2_1;
    case ColourTransfer::Linear: return AVCOL_TRC_LINEAR;
    case ColourTransfer::Pq: return AVCOL_TRC_SMPTE2084;
    case ColourTransfer::Hlg: return AVCOL_TRC_ARIB_STD_B67;
    }
    return AVCOL_TRC_UNSPECIFIED;
}

AVColorRange rangeCode(ColourRange range)
{
    switch (range) {
    case ColourRange::Unspecified: break;
    case ColourRange::Limited: return AVCOL_RANGE_MPEG;
    case ColourRange::Full: return AVCOL_RANGE_JPEG;
    }
    return AVCOL_RANGE_UNSPECIFIED;
}

} // namespace

QString unknownTags(const ColourCodes &codes)
{
    QStringList names;
    const auto add = [&](bool isKnown, bool isSaid, const char *name) {
        if (!isKnown && isSaid)
            names << (name ? QString::fromLatin1(name) : QStringLiteral("?"));
    };
    add(toMatrix(codes.matrix) != ColourMatrix::Unspecified,
        codes.matrix != AVCOL_SPC_UNSPECIFIED && codes.matrix != AVCOL_SPC_RESERVED,
        av_color_space_name(codes.matrix));
    add(toPrimaries(codes.primaries) != ColourPrimaries::Unspecified,
        codes.primaries != AVCOL_PRI_UNSPECIFIED && codes.primaries != AVCOL_PRI_RESERVED
            && codes.primaries != AVCOL_PRI_RESERVED0,
        av_color_primaries_name(codes.primaries));
    add(toTransfer(codes.transfer) != ColourTransfer::Unspecified,
        codes.transfer != AVCOL_TRC_UNSPECIFIED && codes.transfer != AVCOL_TRC_RESERVED
            && codes.transfer != AVCOL_TRC_RESERVED0,
        av_color_transfer_name(codes.transfer));
    return names.join(QStringLiteral(", "));
}

ChromaSiting toSiting(AVChromaLocation location)
{
    switch (location) {
    case AVCHROMA_LOC_CENTER: return ChromaSiting::Centre;
    case AVCHROMA_LOC_TOPLEFT: return ChromaSiting::TopLeft;
    case AVCHROMA_LOC_TOP: return ChromaSiting::Top;
    case AVCHROMA_LOC_BOTTOMLEFT: return ChromaSiting::BottomLeft;
    case AVCHROMA_LOC_BOTTOM: return ChromaSiting::Bottom;
    default: return ChromaSiting::Left;
    }
}

ColourTags toTags(const ColourCodes &codes)
{
    return {toMatrix(codes.matrix), toPrimaries(codes.primaries), toTransfer(codes.transfer),
            toRange(codes.range)};
}

ColourCodes toCodes(const ColourTags &tags)
{
    return {matrixCode(tags), primariesCode(tags.primaries), transferCode(tags),
            rangeCode(tags.range)};
}

} // namespace weft
