#include "kernels/perspective.h"

#include <algorithm>
#include <cmath>

namespace weft::kernels::reference {

namespace {

/// A place on one axis of the picture and how it changes from one output pixel to the next. Places
/// are worked out in double precision and split, so that floats are exact enough in a picture of
/// any size.
struct AxisPlace
{
    int index;    ///< of the sample before the place; it may lie beyond the picture
    float part;   ///< of the way from there to the next
    float across; ///< per output column
    float down;   ///< per output row
    float covered;

    AxisPlace(double place, double perColumn, double perRow, int size)
    {
        const double before = std::floor(place - 0.5);
        index = static_cast<int>(std::min(std::max(before, -1e9), 1e9));
        part = static_cast<float>((place - 0.5) - before);
        across = static_cast<float>(perColumn);
        down = static_cast<float>(perRow);
        const float perPixel = std::sqrt(across * across + down * down);
        const float fromStart = static_cast<float>(place) / perPixel + 0.5F;
        const float toEnd = static_cast<float>(size - place) / perPixel + 0.5F;
        covered = std::max((std::min(fromStart, 1.0F) + std::min(toEnd, 1.0F)) - 1.0F, 0.0F);
    }
};

/// How many samples an output pixel takes along a step. Rounding may make a step of one a little
/// longer.
int samplesFor(float stepX, float stepY)
{
    constexpr float kRounding = 1.0F / 1024;
    const float length = std::sqrt(stepX * stepX + stepY * stepY);
    return static_cast<int>(std::min(std::max(std::ceil(length - kRounding), 1.0F), 16.0F));
}

float between(float a, float b, float part)
{
    return a + (b - a) * part;
}

constexpr float kFar = 1e8F; ///< samples beyond the picture, where all are the same

/// Adds a sample that lies so far after a place.
void add(const InterleavedPicture &picture, const AxisPlace &u, const AxisPlace &v, float offsetX,
         float offsetY, std::array<float, 4> &sum)
{
    const float x = std::clamp(u.part + offsetX, -kFar, kFar);
    const float y = std::clamp(v.part + offsetY, -kFar, kFar);
    const float wholeX = std::floor(x), wholeY = std::floor(y);
    const int column = u.index + static_cast<int>(wholeX);
    const int row = v.index + static_cast<int>(wholeY);
    const int left = 4 * std::clamp(column, 0, picture.width - 1);
    const int right = 4 * std::clamp(column + 1, 0, picture.width - 1);
    const float *top = picture.data + std::clamp(row, 0, picture.height - 1) * picture.stride;
    const float *bottom = picture.data
                          + std::clamp(row + 1, 0, picture.height - 1) * picture.stride;
    for (int c = 0; c < 4; ++c) {
        const float above = between(top[left + c], top[right + c], x - wholeX);
        const float below = between(bottom[left + c], bottom[right + c], x - wholeX);
        sum[static_cast<std::size_t>(c)] += between(above, below, y - wholeY);
    }
}

std::array<float, 4> sampled(const InterleavedPicture &picture, const std::array<double, 9> &m,
                             double x, double y)
{
    std::array<float, 4> sum{};
    const double w = (m[6] * x + m[7] * y) + m[8];
    if (!(w > 0))
        return sum;
    const double scale = 1 / w;
    const double placeU = ((m[0] * x + m[1] * y) + m[2]) * scale;
    const double placeV = ((m[3] * x + m[4] * y) + m[5]) * scale;
    const AxisPlace u(placeU, (m[0] - placeU * m[6]) * scale, (m[1] - placeU * m[7]) * scale,
                      picture.width);
    const AxisPlace v(placeV, (m[3] - placeV * m[6]) * scale, (m[4] - placeV * m[7]) * scale,
                      picture.height);
    const float covered = u.covered * v.covered;
    if (!(covered > 0))
        return sum;
    const int columns = samplesFor(u.across, v.across), rows = samplesFor(u.down, v.down);
    for (int j = 0; j < rows; ++j) {
        const float down = (static_cast<float>(j) + 0.5F) / static_cast<float>(rows) - 0.5F;
        for (int i = 0; i < columns; ++i) {
            const float across = (static_cast<float>(i) + 0.5F) / static_cast<float>(columns)
                                 - 0.5F;
            add(picture, u, v, across * u.across + down * u.down, across * v.across + down * v.down,
                sum);
        }
    }
    const float share = covered / static_cast<float>(columns * rows);
    for (float &value : sum)
        value *= share;
    return sum;
}

} // namespace

void samplePerspective(const InterleavedPicture &picture, const PerspectiveGrid &grid, int x0,
                       int y0, const RgbaRows &out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const auto pixel = sampled(picture, grid.m, x0 + x + 0.5, y0 + y + 0.5);
            for (std::size_t c = 0; c < 4; ++c)
                out.planes[c].row(y)[x] = pixel[c];
        }
    }
}

} // namespace weft::kernels::reference
