#pragma once

#include "core/effects/effect_ops.h"

namespace weft {

/// A projective map of the plane: (x, y) ↦ ((m0·x + m1·y + m2) ÷ w, (m3·x + m4·y + m5) ÷ w) with
/// w = m6·x + m7·y + m8.
struct Perspective
{
    std::array<double, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1};

    /// The one that takes a picture's corners, clockwise from the upper left one, to others
    /// (P. Heckbert, Fundamentals of Texture Mapping, 1989, § 2.2.3). All 0 where three of them lie
    /// on one line.
    static Perspective ontoCorners(double width, double height,
                                   const std::array<Point, 4> &corners);

    double w(const Point &p) const { return m[6] * p.x + m[7] * p.y + m[8]; }
    Point operator()(const Point &p) const
    {
        const double divisor = w(p);
        return {(m[0] * p.x + m[1] * p.y + m[2]) / divisor,
                (m[3] * p.x + m[4] * p.y + m[5]) / divisor};
    }
    /// The way back; all 0 where there is none. Its w is positive where this one's was.
    Perspective inverted() const;
};

/// Paints a whole picture as seen through a perspective. Where it shrinks, each output pixel is the
/// mean of so many bilinear samples that none is passed over; its borders are as soft as an output
/// pixel. What lies behind the viewer is transparent.
/// @param back from output pixels to the picture's
void warp(const SpatialJob &job, const Perspective &back);

} // namespace weft
