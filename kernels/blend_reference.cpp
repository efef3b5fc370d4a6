#include "kernels/blend.h"

#include <algorithm>

namespace weft::kernels::reference {

namespace {

template<typename Op>
void forEachPixel(Area area, Op op)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x)
            op(x, y);
    }
}

/// How many planes of `onto` are computed.
std::size_t planesOf(const RgbaRows &onto)
{
    return onto.hasAlpha() ? 4 : 3;
}

float sample(const RgbaRows &picture, std::size_t plane, int x, int y)
{
    return plane == 3 && !picture.hasAlpha() ? 1.0F : picture.planes[plane].row(y)[x];
}

} // namespace

void premultiply(const RgbaRows &picture, Area area)
{
    forEachPixel(area, [&](int x, int y) {
        for (std::size_t c = 0; c < 3; ++c)
            picture.planes[c].row(y)[x] *= picture.planes[3].row(y)[x];
    });
}

void unpremultiply(const RgbaRows &picture, Area area)
{
    forEachPixel(area, [&](int x, int y) {
        const float alpha = picture.planes[3].row(y)[x];
        for (std::size_t c = 0; c < 3; ++c) {
            float &colour = picture.planes[c].row(y)[x];
            colour = alpha > 0 ? colour / alpha : 0.0F;
        }
    });
}

void clampPremultiplied(const RgbaRows &picture, Area area, float greatest)
{
    forEachPixel(area, [&](int x, int y) {
        float &alpha = picture.planes[3].row(y)[x];
        alpha = std::clamp(alpha, 0.0F, 1.0F);
        for (std::size_t c = 0; c < 3; ++c) {
            float &colour = picture.planes[c].row(y)[x];
            colour = std::clamp(colour, 0.0F, alpha * greatest);
        }
    });
}

void attenuate(const RgbaRows &picture, Area area, const float *columns, const float *rows)
{
    forEachPixel(area, [&](int x, int y) {
        const float covered = columns[x] * rows[y];
        for (const Rows<float> &plane : picture.planes)
            plane.row(y)[x] *= covered;
    });
}

void keep(const RgbaRows &picture, Rows<const float> kept, Area area)
{
    forEachPixel(area, [&](int x, int y) {
        for (const Rows<float> &plane : picture.planes)
            plane.row(y)[x] *= kept.row(y)[x];
    });
}

void fill(const RgbaRows &out, Area area, const std::array<float, 4> &colour)
{
    forEachPixel(area, [&](int x, int y) {
        for (std::size_t c = 0; c < planesOf(out); ++c)
            out.planes[c].row(y)[x] = colour[c];
    });
}

void set(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    forEachPixel(area, [&](int x, int y) {
        for (std::size_t c = 0; c < planesOf(onto); ++c)
            onto.planes[c].row(y)[x] = sample(picture, c, x, y) * weight;
    });
}

void add(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    forEachPixel(area, [&](int x, int y) {
        for (std::size_t c = 0; c < planesOf(onto); ++c)
            onto.planes[c].row(y)[x] += sample(picture, c, x, y) * weight;
    });
}

void over(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    forEachPixel(area, [&](int x, int y) {
        const float rest = 1.0F - sample(picture, 3, x, y) * weight;
        for (std::size_t c = 0; c < planesOf(onto); ++c) {
            float &below = onto.planes[c].row(y)[x];
            below = below * rest + sample(picture, c, x, y) * weight;
        }
    });
}

} // namespace weft::kernels::reference
