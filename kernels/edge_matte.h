#pragma once

#include "kernels/rows.h"

#include <variant>

namespace weft::kernels {

/// Shapes that grow over a picture. Each has a signed distance at every place: positive inside, 0
/// on the edge, negative outside; exact but where said.

/// A half plane: inside is where x·normalX + y·normalY > offset, the normal of length 1.
struct LineEdge
{
    float normalX = 1;
    float normalY = 0;
    float offset = 0;
};

/// Parallel strips: those within `half` of x·normalX + y·normalY = middle + n·period, n any whole
/// number; the period is 0 for a single one.
struct StripEdge
{
    float normalX = 1;
    float normalY = 0;
    float middle = 0;
    float half = 0;
    float period = 0;
};

/// An upright rectangle about a middle. Outside its corners the distance is that of the nearer
/// border line.
struct BoxEdge
{
    float x = 0;
    float y = 0;
    float halfWidth = 0;
    float halfHeight = 0;
};

/// A rectangle's diamond: inside is where |dx|·slopeX + |dy|·slopeY < reach, the slopes a vector of
/// length 1. Outside its corners as with boxes.
struct DiamondEdge
{
    float x = 0;
    float y = 0;
    float slopeX = 0;
    float slopeY = 0;
    float reach = 0;
};

/// An ellipse that grows in proportion: `size` times its half axes, > 0. The distance is that of
/// the first order: exact for circles.
struct EllipseEdge
{
    float x = 0;
    float y = 0;
    float halfWidth = 1;
    float halfHeight = 1;
    float size = 0;

    static constexpr float kLeast = 1e-6F; ///< added to a square, so that the middle has a slope
};

/// What a hand sweeps clockwise (y grows downwards) from one direction to another, both of length
/// 1. @param isReflex it has swept more than a half turn
struct WedgeEdge
{
    float x = 0;
    float y = 0;
    float fromX = 0;
    float fromY = -1;
    float toX = 0;
    float toY = -1;
    bool isReflex = false;
};

using Edge = std::variant<LineEdge, StripEdge, BoxEdge, DiamondEdge, EllipseEdge, WedgeEdge>;

/// Where pixels lie: the middle of pixel (x, y) at (left + x·stepX, top + y·stepY).
struct EdgeGrid
{
    float left = 0.5F;
    float top = 0.5F;
    float stepX = 1;
    float stepY = 1;
};

/// What a distance d comes to: ramp(d · slope + above) − ramp(d · slope + below), where ramp runs
/// from 0 at 0 to 1 at 1, straight or, by the part `smooth`, as 3t² − 2t³.
struct EdgeRamp
{
    float slope = 1;
    float above = 0.5F; ///< kAlways: 1 everywhere
    float below = kNever;
    float smooth = 0;

    static constexpr float kAlways = 1e30F;
    static constexpr float kNever = -1e30F;
};

/// Writes a shape's matte. @param x, y of the first pixel of `area`
void edgeMatte(const Edge &edge, const EdgeGrid &grid, const EdgeRamp &ramp, int x, int y,
               Rows<float> out, Area area);

/// The matte of a grey picture, where the darkest places come first: nothing at moment 0, all at
/// moment 1. An edge between is soft over w = √(softness² + step²) levels, where `step` is that
/// from one pixel to the next: with e = w − softness, a level L gives ramp((moment − L + softness ·
/// (moment − ½) + (min(e, moment) − min(e, 1 − moment)) ÷ 2) ÷ w + ½), so that its band lies
/// outside at first and inside at last.
struct LevelRamp
{
    float moment = 0;
    float softness = 0;        ///< in levels
    bool isComplement = false; ///< 1 − that

    static constexpr float kLeastWidth = 1e-6F;
};

/// @param levels of a whole picture @param size its size @param x, y of the first pixel of `area`
void levelMatte(Rows<const float> levels, Area size, const LevelRamp &ramp, int x, int y,
                Rows<float> out, Area area);

/// The plain versions, which say what the ones above compute, bit for bit.
namespace reference {
void edgeMatte(const Edge &edge, const EdgeGrid &grid, const EdgeRamp &ramp, int x, int y,
               Rows<float> out, Area area);
void levelMatte(Rows<const float> levels, Area size, const LevelRamp &ramp, int x, int y,
                Rows<float> out, Area area);
} // namespace reference

} // namespace weft::kernels
