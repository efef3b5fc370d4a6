#pragma once

#include "kernels/affine.h"

#include <array>

namespace weft::kernels {

/// Where output pixels lie in a picture that is seen in perspective. Places are continuous: pixel
/// (i, j) covers [i, i + 1) × [j, j + 1). The output's place (x, y) is the picture's ((m0·x + m1·y
/// + m2) ÷ w, (m3·x + m4·y + m5) ÷ w) with w = m6·x + m7·y + m8; where w ≤ 0 it lies behind the
/// viewer.
struct PerspectiveGrid
{
    std::array<double, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1};
};

/// Samples a picture with bilinear weights on such a grid. Where the picture is seen smaller, an
/// output pixel is the mean of so many samples, at most 16 each way, that none of the picture's is
/// passed over. At its borders the outermost pixels are held, and all is multiplied by how much of
/// an output pixel the picture covers along each of its axes; what lies behind the viewer is
/// transparent.
/// @param out with alpha @param x, y output pixel of the first of `area`
void samplePerspective(const InterleavedPicture &picture, const PerspectiveGrid &grid, int x, int y,
                       const RgbaRows &out, Area area);

/// The plain version, which says exactly what the one above computes.
namespace reference {
void samplePerspective(const InterleavedPicture &picture, const PerspectiveGrid &grid, int x, int y,
                       const RgbaRows &out, Area area);
} // namespace reference

} // namespace weft::kernels
