#pragma once

#include "core/model/enum_names.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace weft {

/// How Y'CbCr was made from R'G'B' (ITU-T H.273 MatrixCoefficients).
enum class ColourMatrix { Unspecified, Rgb, Bt601, Bt709, Bt2020 };
/// Which colours red, green and blue are (H.273 ColourPrimaries).
enum class ColourPrimaries { Unspecified, Bt601_525, Bt601_625, Bt709, Bt2020, DisplayP3 };
/// How light became code values (H.273 TransferCharacteristics).
enum class ColourTransfer { Unspecified, Bt709, Srgb, Linear, Pq, Hlg };
/// Which code values are black and white: 16–235 (Limited) or 0–255 (Full), scaled to the bit
/// depth.
enum class ColourRange { Unspecified, Limited, Full };

/// What the code values of a picture mean. Travels with every frame and is written to every file.
struct ColourTags
{
    ColourMatrix matrix = ColourMatrix::Unspecified;
    ColourPrimaries primaries = ColourPrimaries::Unspecified;
    ColourTransfer transfer = ColourTransfer::Unspecified;
    ColourRange range = ColourRange::Unspecified;

    friend bool operator==(const ColourTags &, const ColourTags &) = default;
};

/// The tags with nothing unspecified, by the habit of the field: pictures under 720 lines are
/// BT.601, others BT.709; RGB is sRGB and full range; Y'CbCr is limited.
/// @param isRgb the samples are R'G'B' and not Y'CbCr.
ColourTags completed(ColourTags tags, int height, bool isRgb);

/// The tags with what `by` specifies in their place. R'G'B' and Y'CbCr stay what they are.
ColourTags replaced(ColourTags tags, const ColourTags &by);

/// Whether code values go beyond the white of ordinary pictures: PQ and HLG (ITU-R BT.2100).
constexpr bool isHdr(ColourTransfer transfer)
{
    return transfer == ColourTransfer::Pq || transfer == ColourTransfer::Hlg;
}

/// BT.709 limited: what an HD film is.
ColourTags bt709Tags();
/// sRGB, full range: what drawings, titles and takes are.
ColourTags srgbTags();

/// 8-bit straight-alpha sRGB colour of titles and colour clips.
struct Colour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    friend bool operator==(const Colour &, const Colour &) = default;
};

/// Reads "#rrggbb" or "#rrggbbaa". Nothing for any other text.
std::optional<Colour> colourFromText(const QString &text);

constexpr auto enumNames(ColourMatrix)
{
    return std::array{EnumName{ColourMatrix::Unspecified, "unspecified"},
                      EnumName{ColourMatrix::Rgb, "rgb"}, EnumName{ColourMatrix::Bt601, "bt601"},
                      EnumName{ColourMatrix::Bt709, "bt709"},
                      EnumName{ColourMatrix::Bt2020, "bt2020"}};
}

constexpr auto enumNames(ColourPrimaries)
{
    return std::array{EnumName{ColourPrimaries::Unspecified, "unspecified"},
                      EnumName{ColourPrimaries::Bt601_525, "bt601-525"},
                      EnumName{ColourPrimaries::Bt601_625, "bt601-625"},
                      EnumName{ColourPrimaries::Bt709, "bt709"},
                      EnumName{ColourPrimaries::Bt2020, "bt2020"},
                      EnumName{ColourPrimaries::DisplayP3, "display-p3"}};
}

constexpr auto enumNames(ColourTransfer)
{
    return std::array{EnumName{ColourTransfer::Unspecified, "unspecified"},
                      EnumName{ColourTransfer::Bt709, "bt709"},
                      EnumName{ColourTransfer::Srgb, "srgb"},
                      EnumName{ColourTransfer::Linear, "linear"},
                      EnumName{ColourTransfer::Pq, "pq"},
                      EnumName{ColourTransfer::Hlg, "hlg"}};
}

constexpr auto enumNames(ColourRange)
{
    return std::array{EnumName{ColourRange::Unspecified, "unspecified"},
                      EnumName{ColourRange::Limited, "limited"},
                      EnumName{ColourRange::Full, "full"}};
}

} // namespace weft
