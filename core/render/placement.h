#pragma once

#include "core/model/clip.h"

namespace weft {

/// A place in a picture, in pixels from its left and upper border; pixel (i, j) covers [i, i + 1) ×
/// [j, j + 1).
struct Point
{
    double x = 0;
    double y = 0;
};

/// (x, y) ↦ (xx·x + xy·y + dx, yx·x + yy·y + dy). Value type; any thread.
struct Affine
{
    double xx = 1, xy = 0, dx = 0;
    double yx = 0, yy = 1, dy = 0;

    static Affine translation(double x, double y) { return {1, 0, x, 0, 1, y}; }
    static Affine scaling(double x, double y) { return {x, 0, 0, 0, y, 0}; }
    /// Clockwise, as y grows downwards; exact at multiples of 90°.
    static Affine rotation(double degrees);

    Point operator()(const Point &p) const
    {
        return {xx * p.x + xy * p.y + dx, yx * p.x + yy * p.y + dy};
    }
    /// First this, then the other.
    Affine then(const Affine &next) const;
    double determinant() const { return xx * yy - xy * yx; }
    /// @pre determinant() ≠ 0
    Affine inverted() const;

    friend bool operator==(const Affine &, const Affine &) = default;
};

/// The size of a picture as coded, and how it is to be looked at.
struct PictureShape
{
    int width = 0;
    int height = 0;
    Rational pixelAspect{1};
    int rotation = 0;      ///< degrees clockwise to turn it upright: 0, 90, 180, 270
    bool mirrored = false; ///< flip left–right after turning

    friend bool operator==(const PictureShape &, const PictureShape &) = default;
};

/// The way from coded pixels to the frame's: turned upright, stretched to square pixels, fitted,
/// centred. The picture's borders lie between whole pixels of the frame, and a side that misses the
/// frame's by less than a pixel is stretched onto it, so that an odd size leaves no sliver.
/// Fit::None keeps the size (rounded to whole pixels).
Affine fitPlacement(const PictureShape &shape, Fit fit, int frameWidth, int frameHeight);

/// What an effect of type "transform" does to the fitted picture, at a frame counted from the
/// clip's start: about the anchor (the frame's middle, moved by anchorX % of the frame's width and
/// anchorY % of its height) it is scaled, then turned clockwise; then it is moved by x % of the
/// frame's width and y % of its height.
/// @pre the effect is a valid transform
Affine transformAt(const Effect &effect, double frame, int frameWidth, int frameHeight);

} // namespace weft
