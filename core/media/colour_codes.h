#pragma once

#include "core/media/frame.h"
#include "core/model/colour.h"

extern "C" {
#include <libavutil/pixfmt.h>
}

namespace weft {

/// Colour tags in FFmpeg's code points (those of ITU-T H.273).
struct ColourCodes
{
    AVColorSpace matrix = AVCOL_SPC_UNSPECIFIED;
    AVColorPrimaries primaries = AVCOL_PRI_UNSPECIFIED;
    AVColorTransferCharacteristic transfer = AVCOL_TRC_UNSPECIFIED;
    AVColorRange range = AVCOL_RANGE_UNSPECIFIED;
};

/// Code points that Weft has no name for become Unspecified.
ColourTags toTags(const ColourCodes &codes);
/// FFmpeg's names of the code points that Weft has no name for: "ycgco, gamma28".
QString unknownTags(const ColourCodes &codes);
/// Left where a file says nothing.
ChromaSiting toSiting(AVChromaLocation location);
/// What is written to files. BT.601's matrix and the curve that BT.601, BT.709 and BT.2020 share
/// get the code point of the system whose primaries these are.
ColourCodes toCodes(const ColourTags &tags);

} // namespace weft
