#pragma once

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

} // namespace weft
