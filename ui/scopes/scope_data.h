#pragma once

#include "core/media/frame.h"

#include <array>
#include <cstdint>
#include <vector>

namespace weft::ui {

/// What scopes draw of a picture: how many of its pixels have which level, and where. Levels are
/// those of 8-bit limited range whatever the picture's is: 16 is 0 %, 235 is 100 %; beyond lies
/// what is darker than black and brighter than white. A value; any thread.
struct ScopeData
{
    static constexpr int kColumns = 256; ///< the picture's width is divided into
    static constexpr int kLevels = 256;
    static constexpr int kBlack = 16;
    static constexpr int kWhite = 235;

    using Counts = std::vector<std::uint32_t>;
    Counts luma;                    ///< [column × kLevels + level]
    std::array<Counts, 3> rgb;      ///< likewise, of R', G' and B'
    Counts chroma;                  ///< [Cr × kLevels + Cb], 128 = none
    Counts lumaTotal;               ///< [level], of the whole picture
    std::array<Counts, 3> rgbTotal; ///< likewise
    std::uint32_t pixels = 0;
    ColourMatrix matrix = ColourMatrix::Bt709;

    /// Pixels at or below 0 %, and at or above 100 %, of the luma, 0 to 1 of all.
    double crushed() const;
    double clipped() const;
};

/// @pre 8-bit 4:4:4 Y'CbCr whose tags say matrix and range
ScopeData scopesOf(const Frame &frame);

/// The place in ScopeData::chroma of a colour, R'G'B' from 0 to 1: where colour bars have to lie.
struct ChromaPlace
{
    double cb = 128;
    double cr = 128;
};
ChromaPlace chromaOf(double red, double green, double blue, ColourMatrix matrix);

} // namespace weft::ui
