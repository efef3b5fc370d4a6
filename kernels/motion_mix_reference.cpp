#include "kernels/motion_mix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

namespace weft::kernels::reference {

namespace {

/// Where a sample lies between two cells of an axis.
struct CellPlace
{
    int low;
    int high;
    float part;

    CellPlace(int sample, const CellAxis &axis, int cells)
    {
        const float place = static_cast<float>(sample) * axis.scale + axis.offset;
        const float held = std::min(std::max(place, 0.0F), static_cast<float>(cells - 1));
        low = static_cast<int>(held);
        high = std::min(low + 1, cells - 1);
        part = held - static_cast<float>(low);
    }
};

float between(float a, float b, float part)
{
    return a + (b - a) * part;
}

float valueAt(const float *values, int width, const CellPlace &column, const CellPlace &row)
{
    const float *upper = values + static_cast<std::ptrdiff_t>(row.low) * width;
    const float *lower = values + static_cast<std::ptrdiff_t>(row.high) * width;
    return between(between(upper[column.low], upper[column.high], column.part),
                   between(lower[column.low], lower[column.high], column.part), row.part);
}

/// Four samples around a place on an axis, from the one before the one before it, and their
/// weights.
template<typename Sample>
struct Taps
{
    int first;
    std::array<float, 4> weights;

    Taps(float place, int size)
    {
        const float before = std::floor(std::min(std::max(place, -1.0F), static_cast<float>(size)));
        const float t = std::min(std::max(place - before, 0.0F), 1.0F);
        first = static_cast<int>(before) - 1;
        if constexpr (std::is_floating_point_v<Sample>)
            weights = {0, 1 - t, t, 0};
        else
            weights = {((-0.5F * t + 1) * t - 0.5F) * t, ((1.5F * t - 2.5F) * t) * t + 1,
                       ((-1.5F * t + 2) * t + 0.5F) * t, ((0.5F * t - 0.5F) * t) * t};
    }
};

template<typename Sample>
float sampledAt(Rows<const Sample> rows, int width, int height, float x, float y)
{
    const Taps<Sample> across(x, width), down(y, height);
    std::array<float, 4> products;
    for (int i = 0; i < 4; ++i) {
        const int column = std::clamp(across.first + i, 0, width - 1);
        const auto at = [&](int j) {
            return static_cast<float>(rows.row(std::clamp(down.first + j, 0, height - 1))[column])
                   * down.weights[static_cast<std::size_t>(j)];
        };
        products[static_cast<std::size_t>(i)] = (((at(0) + at(1)) + at(2)) + at(3))
                                                * across.weights[static_cast<std::size_t>(i)];
    }
    return (products[0] + products[1]) + (products[2] + products[3]);
}

template<typename Sample>
Sample toSample(float value, float most)
{
    if constexpr (std::is_floating_point_v<Sample>)
        return value;
    return static_cast<Sample>(std::min(std::max(value, 0.0F), most) + 0.5F);
}

template<typename Sample>
void mix(const MovedPlanes<Sample> &p, int x0, int y0, Rows<Sample> out, Area area)
{
    const MotionCells &cells = p.cells;
    const float perCellX = 1 / p.across.scale, perCellY = 1 / p.down.scale;
    for (int y = y0; y < y0 + area.height; ++y) {
        const CellPlace row(y, p.down, cells.height);
        for (int x = x0; x < x0 + area.width; ++x) {
            const CellPlace column(x, p.across, cells.width);
            const float goesX = valueAt(cells.x, cells.width, column, row) * perCellX;
            const float goesY = valueAt(cells.y, cells.width, column, row) * perCellY;
            const float share = valueAt(cells.share, cells.width, column, row);
            const auto atX = static_cast<float>(x), atY = static_cast<float>(y);
            const float first = sampledAt(p.first, p.width, p.height, atX - p.part * goesX,
                                          atY - p.part * goesY);
            const float second = sampledAt(p.second, p.width, p.height, atX + (1 - p.part) * goesX,
                                           atY + (1 - p.part) * goesY);
            out.row(y - y0)[x - x0] = toSample<Sample>(between(first, second, share), p.most);
        }
    }
}

} // namespace

void mixMoved(const MovedPlanes<std::uint8_t> &planes, int x, int y, Rows<std::uint8_t> out,
              Area area)
{
    mix(planes, x, y, out, area);
}

void mixMoved(const MovedPlanes<std::uint16_t> &planes, int x, int y, Rows<std::uint16_t> out,
              Area area)
{
    mix(planes, x, y, out, area);
}

void mixMoved(const MovedPlanes<float> &planes, int x, int y, Rows<float> out, Area area)
{
    mix(planes, x, y, out, area);
}

} // namespace weft::kernels::reference
