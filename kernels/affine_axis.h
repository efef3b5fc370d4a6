#pragma once

#include "kernels/affine.h"

#include <algorithm>
#include <cmath>

namespace weft::kernels {

/// Places along one axis of a picture for a run of output pixels: pixel i of the run lies `part + i
/// × step` samples after the middle of sample `index`. The whole part is split off in double
/// precision, so that floats are exact enough in a picture of any size. Shared by the kernel and
/// its reference.
struct AxisRun
{
    static constexpr int kLength = 64; ///< output pixels; runs begin at multiples of it

    int index;
    float part;
    float step;
    float density; ///< output pixels for each sample, across the picture's border
    int size;      ///< samples the picture has

    AxisRun(double place, double perColumn, double perRow, int samples)
        : index(static_cast<int>(std::clamp(std::floor(place - 0.5), -1e9, 1e9)))
        , part(static_cast<float>(place - 0.5 - std::floor(place - 0.5)))
        , step(static_cast<float>(perColumn))
        , density(static_cast<float>(1 / std::hypot(perColumn, perRow)))
        , size(samples)
    {}

    static AxisRun across(const InterleavedPicture &picture, const AffineGrid &g, int x, int y)
    {
        return {g.u0 + x * g.ux + y * g.uy, g.ux, g.uy, picture.width};
    }
    static AxisRun down(const InterleavedPicture &picture, const AffineGrid &g, int x, int y)
    {
        return {g.v0 + x * g.vx + y * g.vy, g.vx, g.vy, picture.height};
    }
};

} // namespace weft::kernels
