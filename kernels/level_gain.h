#pragma once

#include "kernels/colour_matrix.h"

namespace weft::kernels {

/// A gain of gamma-encoded luma and chroma:
///
///     Y' ↦ Y' × luma + offset        Cb, Cr ↦ Cb, Cr × chroma        (black 0, white 1)
///
/// which on R'G'B' is level ↦ (level − Y') × chroma + Y' × luma + offset. So it can be carried out
/// on either, and several of them are one.
struct LevelGain
{
    double luma = 1;
    double offset = 0;
    double chroma = 1;

    /// First this, then the other.
    LevelGain then(const LevelGain &next) const
    {
        return {luma * next.luma, offset * next.luma + next.offset, chroma * next.chroma};
    }

    friend bool operator==(const LevelGain &, const LevelGain &) = default;
};

/// The gain on planes 0 to 2 of a picture of straight R'G'B', in place; alpha is left alone.
void applyGain(const RgbaRows &picture, Area area, const LevelGain &gain,
               const LumaWeights &weights);

/// The plain version, which says what the one above computes, bit for bit.
namespace reference {
void applyGain(const RgbaRows &picture, Area area, const LevelGain &gain,
               const LumaWeights &weights);
} // namespace reference

} // namespace weft::kernels
