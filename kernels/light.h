#pragma once

#include "kernels/blend.h"
#include "kernels/tone_curve.h"

namespace weft::kernels {

/// Red, green and blue from other red, green and blue: out = rows × in, each limited to
/// least … most. Not a number becomes 0.
struct ColourMix
{
    std::array<std::array<float, 3>, 3> rows{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    float least = -3.4e38F;
    float most = 3.4e38F;
};

/// How much each of three colours counts in one number.
struct ColourWeights
{
    float red = 0;
    float green = 0;
    float blue = 0;
};

/// Mixes the colours of a picture, in place. Alpha is left alone, here and below.
void mixColours(const RgbaRows &picture, Area area, const ColourMix &mix);

/// colour × curve(weighted sum of the three colours), in place: a gain that depends on luminance.
void gainByLuminance(const RgbaRows &picture, Area area, const ColourWeights &weights,
                     const ToneCurve &curve);

/// colour × curve(greatest of the three colours), in place.
void gainByGreatest(const RgbaRows &picture, Area area, const ToneCurve &curve);

/// The plain versions, which say what the ones above compute, bit for bit.
namespace reference {
void mixColours(const RgbaRows &picture, Area area, const ColourMix &mix);
void gainByLuminance(const RgbaRows &picture, Area area, const ColourWeights &weights,
                     const ToneCurve &curve);
void gainByGreatest(const RgbaRows &picture, Area area, const ToneCurve &curve);
} // namespace reference

} // namespace weft::kernels
