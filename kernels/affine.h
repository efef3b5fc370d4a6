#pragma once

#include "kernels/blend.h"
#include "kernels/filter_taps.h"

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

/// The weights of a filter for places between two samples, in steps of 1/kPhases of their distance:
/// what it is off by is far below a code of 8 bits. Immutable; any thread.
class PhaseTaps
{
public:
    static constexpr int kPhases = 1024;

    explicit PhaseTaps(Filter filter);

    /// Samples that a place is made of: half of them before it, half after; even.
    int count() const { return m_count; }
    /// @param phase 0 to kPhases, both included
    const float *weightsAt(int phase) const
    {
        return m_weights.data() + static_cast<std::ptrdiff_t>(phase) * m_count;
    }

private:
    int m_count;
    std::vector<float> m_weights;
};

/// The same with the weights of another filter. Negative lobes may leave colours beyond 0 and
/// alpha.
void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, const PhaseTaps &taps,
                  int x, int y, const RgbaRows &out, Area area);

/// Four planes as one interleaved picture. Without alpha it becomes 1. @param out four floats a
/// pixel
void interleave(const RgbaRows &picture, Rows<float> out, Area area);

/// The plain versions, which say exactly what the ones above compute.
namespace reference {
void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, int x, int y,
                  const RgbaRows &out, Area area);
void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, const PhaseTaps &taps,
                  int x, int y, const RgbaRows &out, Area area);
void interleave(const RgbaRows &picture, Rows<float> out, Area area);
} // namespace reference

} // namespace weft::kernels
