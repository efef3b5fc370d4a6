#pragma once

#include "kernels/blend.h"

namespace weft::kernels {

/// A whole picture as premultiplied fp32 red, green, blue and alpha, four floats a pixel.
struct InterleavedPicture
{
    const float *data = nullptr;
    std::ptrdiff_t stride = 0; ///< floats from one row to the next
    int width = 0;
    int height = 0;
};

/// Where output pixels lie in a picture. Places are continuous: pixel (i, j) covers [i, i + 1) ×
/// [j, j + 1). The middle of output pixel (x, y) lies at (u0 + x·ux + y·uy, v0 + x·vx + y·vy).
struct AffineGrid
{
    double u0 = 0.5, ux = 1, uy = 0;
    double v0 = 0.5, vx = 0, vy = 1;
};

/// Samples a picture with bilinear weights on a turned or sheared grid; at its borders the
/// outermost pixels are held, and all is multiplied by how much of an output pixel the picture
/// covers: along each axis, by where the border cuts a line through the pixel's middle. For grids
/// about as dense as the picture or denser; scale larger pictures down first.
/// @param out with alpha @param x, y output pixel of the first of `area`
void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, int x, int y,
                  const RgbaRows &out, Area area);

/// Four planes as one interleaved picture. Without alpha it becomes 1. @param out four floats a
/// pixel
void interleave(const RgbaRows &picture, Rows<float> out, Area area);

/// The plain versions, which say exactly what the ones above compute.
namespace reference {
void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, int x, int y,
                  const RgbaRows &out, Area area);
void interleave(const RgbaRows &picture, Rows<float> out, Area area);
} // namespace reference

} // namespace weft::kernels
