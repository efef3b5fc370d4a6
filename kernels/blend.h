#pragma once

#include "kernels/rows.h"

#include <array>

namespace weft::kernels {

/// The fp32 planes of a piece of a picture: red, green, blue and alpha. Colours are premultiplied
/// by alpha unless a function says otherwise. Without an alpha plane (data = nullptr) the picture
/// is opaque.
struct RgbaRows
{
    std::array<Rows<float>, 4> planes;

    bool hasAlpha() const { return planes[3].data != nullptr; }
    RgbaRows at(std::ptrdiff_t x, std::ptrdiff_t y) const
    {
        RgbaRows moved = *this;
        for (Rows<float> &plane : moved.planes) {
            if (plane.data)
                plane = plane.at(x, y);
        }
        return moved;
    }
};

/// colour × alpha, from straight to premultiplied, in place. @pre there is an alpha plane
void premultiply(const RgbaRows &picture, Area area);
/// colour ÷ alpha, from premultiplied to straight, in place; 0 where alpha is 0. @pre there is an
/// alpha plane
void unpremultiply(const RgbaRows &picture, Area area);
/// Alpha to 0 … 1 and colours to 0 … alpha × greatest, in place: what a filter with negative lobes
/// leaves beyond them would darken or glow around an edge. @pre there is an alpha plane
/// @param greatest straight colour there is
void clampPremultiplied(const RgbaRows &picture, Area area, float greatest);

/// Multiplies all four planes by columns[x] × rows[y], in place: the part of each pixel that a
/// picture with its borders between pixels covers. @pre there is an alpha plane
void attenuate(const RgbaRows &picture, Area area, const float *columns, const float *rows);

/// Multiplies all four planes by how much of each pixel is kept, in place. @pre there is an alpha
/// plane
void keep(const RgbaRows &picture, Rows<const float> kept, Area area);

/// Sets every pixel to one premultiplied colour.
void fill(const RgbaRows &out, Area area, const std::array<float, 4> &colour);

/// onto = picture × weight. An opaque picture has alpha 1. `onto` may have no alpha plane: its
/// alpha is then not computed.
void set(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight);
/// onto = onto + picture × weight: with weights that sum to 1, a dissolve.
void add(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight);
/// onto = onto × (1 − alpha × weight) + picture × weight: Porter and Duff's "over".
void over(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight);

/// The plain versions, which say what the ones above compute, bit for bit.
namespace reference {
void premultiply(const RgbaRows &picture, Area area);
void unpremultiply(const RgbaRows &picture, Area area);
void clampPremultiplied(const RgbaRows &picture, Area area, float greatest);
void attenuate(const RgbaRows &picture, Area area, const float *columns, const float *rows);
void keep(const RgbaRows &picture, Rows<const float> kept, Area area);
void fill(const RgbaRows &out, Area area, const std::array<float, 4> &colour);
void set(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight);
void add(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight);
void over(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight);
} // namespace reference

} // namespace weft::kernels
