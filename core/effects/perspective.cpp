#include "core/effects/perspective.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

using kernels::Rows;

constexpr double kMostSamples = 16; ///< across or down an output pixel

double determinant(const Point &a, const Point &b)
{
    return a.x * b.y - a.y * b.x;
}

double length(double x, double y)
{
    return std::sqrt(x * x + y * y); // std::hypot() guards against overflow, and takes far longer
}

/// How a place in the picture changes from one output pixel to the next.
struct Footprint
{
    Point place;
    Point across; ///< per output column
    Point down;   ///< per output row

    Footprint(const Perspective &back, const Point &at)
        : place(back(at))
    {
        const double w = back.w(at);
        across = {(back.m[0] - place.x * back.m[6]) / w, (back.m[3] - place.y * back.m[6]) / w};
        down = {(back.m[1] - place.x * back.m[7]) / w, (back.m[4] - place.y * back.m[7]) / w};
    }
};

/// The part of an output pixel that lies within the picture, along one of the picture's axes.
double coverage(double place, double size, double perPixel)
{
    const double inside = std::min(1.0, place / perPixel + 0.5)
                          + std::min(1.0, (size - place) / perPixel + 0.5) - 1;
    return std::max(0.0, inside);
}

int samplesFor(const Point &step)
{
    return static_cast<int>(std::clamp(std::ceil(length(step.x, step.y)), 1.0, kMostSamples));
}

/// A bilinear sample of four planes; beyond their borders the outermost samples are held.
class Sampler
{
public:
    explicit Sampler(const SpatialJob &job)
        : m_planes(job.from)
        , m_size(job.size)
    {}

    void add(const Point &place, std::array<float, 4> &sum) const
    {
        const double x = std::clamp(place.x - 0.5, 0.0, m_size.width - 1.0);
        const double y = std::clamp(place.y - 0.5, 0.0, m_size.height - 1.0);
        const int left = static_cast<int>(x), top = static_cast<int>(y);
        const int right = std::min(left + 1, m_size.width - 1);
        const int bottom = std::min(top + 1, m_size.height - 1);
        const auto partX = static_cast<float>(x - left), partY = static_cast<float>(y - top);
        for (std::size_t i = 0; i < 4; ++i) {
            const float *upper = m_planes[i].row(top), *lower = m_planes[i].row(bottom);
            const float above = upper[left] + (upper[right] - upper[left]) * partX;
            const float below = lower[left] + (lower[right] - lower[left]) * partX;
            sum[i] += above + (below - above) * partY;
        }
    }

private:
    std::array<Rows<const float>, 4> m_planes;
    kernels::Area m_size;
};

std::array<float, 4> warpedPixel(const Sampler &sampler, const Perspective &back,
                                 const kernels::Area &size, const Point &middle)
{
    std::array<float, 4> sum{};
    if (!(back.w(middle) > 0))
        return sum;
    const Footprint footprint(back, middle);
    const double part = coverage(footprint.place.x, size.width,
                                 length(footprint.across.x, footprint.down.x))
                        * coverage(footprint.place.y, size.height,
                                   length(footprint.across.y, footprint.down.y));
    if (!(part > 0))
        return sum;
    const int columns = samplesFor(footprint.across), rows = samplesFor(footprint.down);
    for (int j = 0; j < rows; ++j) {
        for (int i = 0; i < columns; ++i) {
            const double x = (i + 0.5) / columns - 0.5, y = (j + 0.5) / rows - 0.5;
            sampler.add({footprint.place.x + x * footprint.across.x + y * footprint.down.x,
                         footprint.place.y + x * footprint.across.y + y * footprint.down.y},
                        sum);
        }
    }
    for (float &value : sum)
        value *= static_cast<float>(part / (columns * rows));
    return sum;
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
    const Sampler sampler(job);
    job.share(job.size.height, [&](int y) {
        for (int x = 0; x < job.size.width; ++x) {
            const auto pixel = warpedPixel(sampler, back, job.size, {x + 0.5, y + 0.5});
            for (std::size_t i = 0; i < 4; ++i)
                job.to[i].row(y)[x] = pixel[i];
        }
    });
}

} // namespace weft
