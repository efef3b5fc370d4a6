#include "core/effects/perspective.h"

#include "kernels/perspective.h"

#include <algorithm>
#include <memory>

namespace weft {

namespace {

double determinant(const Point &a, const Point &b)
{
    return a.x * b.y - a.y * b.x;
}

} // namespace

Perspective Perspective::ontoCorners(double width, double height,
                                     const std::array<Point, 4> &corners)
{
    const auto &[a, b, c, d] = corners;
    const Point alongB{b.x - c.x, b.y - c.y}, alongD{d.x - c.x, d.y - c.y};
    const Point rest{a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y};
    const double area = determinant(alongB, alongD);
    if (area == 0)
        return {{0, 0, 0, 0, 0, 0, 0, 0, 0}};
    const double g = determinant(rest, alongD) / area, h = determinant(alongB, rest) / area;
    return {{(b.x - a.x + g * b.x) / width, (d.x - a.x + h * d.x) / height, a.x,
             (b.y - a.y + g * b.y) / width, (d.y - a.y + h * d.y) / height, a.y, g / width,
             h / height, 1}};
}

Perspective Perspective::inverted() const
{
    const std::array<double, 9> adjoint{m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8],
                                        m[1] * m[5] - m[2] * m[4], m[5] * m[6] - m[3] * m[8],
                                        m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
                                        m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7],
                                        m[0] * m[4] - m[1] * m[3]};
    const double volume = m[0] * adjoint[0] + m[1] * adjoint[3] + m[2] * adjoint[6];
    Perspective back{{0, 0, 0, 0, 0, 0, 0, 0, 0}};
    for (std::size_t i = 0; i < 9 && volume != 0; ++i)
        back.m[i] = adjoint[i] / volume;
    return back;
}

void warp(const SpatialJob &job, const Perspective &back)
{
    constexpr int kBand = 16; // rows
    const int width = job.size.width, height = job.size.height;
    const std::ptrdiff_t stride = std::ptrdiff_t{4} * width;
    const auto pixels = std::make_unique_for_overwrite<float[]>(
        static_cast<std::size_t>(stride * height));
    const auto inBands = [&](const auto &work) {
        job.share((height + kBand - 1) / kBand, [&](int band) {
            const int top = band * kBand;
            work(top, kernels::Area{width, std::min(kBand, height - top)});
        });
    };
    kernels::RgbaRows from;
    for (std::size_t i = 0; i < 4; ++i) // interleave() reads them
        from.planes[i] = {const_cast<float *>(job.from[i].data), job.from[i].stride};
    inBands([&](int top, const kernels::Area &area) {
        kernels::interleave(from.at(0, top), {pixels.get() + top * stride, stride}, area);
    });
    inBands([&](int top, const kernels::Area &area) {
        kernels::samplePerspective({pixels.get(), stride, width, height}, {back.m}, 0, top,
                                   kernels::RgbaRows{job.to}.at(0, top), area);
    });
}

} // namespace weft
