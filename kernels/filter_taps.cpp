#include "kernels/filter_taps.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weft::kernels {

namespace {

double sinc(double x)
{
    const double angle = std::numbers::pi * x;
    return std::abs(angle) < 1e-9 ? 1 : std::sin(angle) / angle;
}

double cubic(double x)
{
    if (x < 1)
        return (1.5 * x - 2.5) * x * x + 1;
    return ((-0.5 * x + 2.5) * x - 4) * x + 2;
}

/// The filter's reach to each side, in samples.
double radiusOf(Filter filter)
{
    switch (filter) {
    case Filter::Nearest:
    case Filter::Bilinear: return 1;
    case Filter::CatmullRom: return 2;
    case Filter::Lanczos: return 3;
    }
    return 1;
}

/// The filter's height at a distance below its radius.
double heightAt(Filter filter, double distance)
{
    switch (filter) {
    case Filter::Nearest:
    case Filter::Bilinear: return 1 - distance;
    case Filter::CatmullRom: return cubic(distance);
    case Filter::Lanczos: return sinc(distance) * sinc(distance / 3);
    }
    return 0;
}

/// The samples that an output at a place is made of, some of them perhaps beyond the source's ends.
struct Window
{
    int lowest;
    std::vector<double> heights;
    double total = 0;

    template<typename Height>
    Window(double place, double reach, Height heightAtDistance)
    {
        lowest = static_cast<int>(std::floor(place - reach - 0.5)) + 1;
        const int highest = static_cast<int>(std::ceil(place + reach - 0.5)) - 1;
        for (int i = lowest; i <= highest; ++i) {
            heights.push_back(heightAtDistance(std::abs(i + 0.5 - place)));
            total += heights.back();
        }
    }
};

FilterTaps nearestTaps(const FilterGrid &grid)
{
    FilterTaps taps{1, {}, std::vector<float>(static_cast<std::size_t>(grid.outputs), 1.0F)};
    for (int i = 0; i < grid.outputs; ++i) {
        const double place = std::floor(grid.firstPlace + i * grid.step);
        taps.first.push_back(static_cast<int>(std::clamp(place, 0.0, grid.sourceSize - 1.0)));
    }
    return taps;
}

/// Taps of any filter.
/// @param reach to each side, in source samples @param height at a distance, in source samples
template<typename Height>
FilterTaps tapsOf(const FilterGrid &grid, double reach, Height height)
{
    FilterTaps taps;
    taps.count = static_cast<int>(std::min<double>(std::ceil(2 * reach), grid.sourceSize));
    taps.first.resize(static_cast<std::size_t>(grid.outputs));
    taps.weights.resize(static_cast<std::size_t>(grid.outputs) * taps.count);
    for (int i = 0; i < grid.outputs; ++i) {
        // Beyond its reach outside the source an output sees the outermost sample alone.
        const double place = std::clamp(grid.firstPlace + i * grid.step, -reach,
                                        grid.sourceSize + reach);
        const Window window(place, reach, height);
        const int first = std::clamp(window.lowest, 0, grid.sourceSize - taps.count);
        float *weights = taps.weights.data() + static_cast<std::ptrdiff_t>(i) * taps.count;
        for (int k = 0; k < static_cast<int>(window.heights.size()); ++k) {
            const int sample = std::clamp(window.lowest + k, 0, grid.sourceSize - 1);
            weights[sample - first] += static_cast<float>(
                window.heights[static_cast<std::size_t>(k)] / window.total);
        }
        taps.first[static_cast<std::size_t>(i)] = first;
    }
    return taps;
}

} // namespace

FilterTaps makeTaps(Filter filter, const FilterGrid &grid)
{
    if (filter == Filter::Nearest)
        return nearestTaps(grid);
    const double stretch = std::max(1.0, std::abs(grid.step));
    return tapsOf(grid, radiusOf(filter) * stretch,
                  [&](double distance) { return heightAt(filter, distance / stretch); });
}

FilterTaps makeGaussianTaps(const FilterGrid &grid, double sigma)
{
    constexpr double kLeast = 0.12; // reaches the nearest sample wherever it is
    const double width = std::max(sigma, kLeast);
    return tapsOf(grid, kGaussianReach * width, [width](double distance) {
        return std::exp(-distance * distance / (2 * width * width));
    });
}

} // namespace weft::kernels
