#pragma once

#include <cstdint>
#include <vector>

namespace weft::kernels {

/// How a picture is sampled between and across its pixels.
enum class Filter {
    Nearest,  ///< the pixel a place lies in
    Bilinear, ///< a triangle one pixel to each side
    CatmullRom, ///< the interpolating cubic two pixels to each side (R. Keys, 1981, a = −½): sharp,
                ///< with little ringing
    Lanczos, ///< Lanczos with three lobes (C. E. Duchon, 1979): a little sharper, half as costly
             ///< again
};

/// Where the samples of a filtered row lie in the row they are made from. Places are continuous:
/// sample i covers [i, i + 1).
struct FilterGrid
{
    int sourceSize = 0;      ///< samples there are, ≥ 1; beyond them the outermost are held
    int outputs = 0;         ///< samples to make
    double firstPlace = 0.5; ///< the place in the source of the first output's middle
    double step = 1;         ///< from one output to the next, in source samples; negative mirrors
};

/// What each output sample is made of: `count` neighbouring source samples from `first` on, with
/// weights that sum to 1. Where outputs lie wider apart than source samples, the filter is
/// stretched to cover them all, so that nothing aliases.
struct FilterTaps
{
    int count = 0;
    std::vector<std::int32_t> first; ///< for each output, 0 ≤ first ≤ source size − count
    std::vector<float> weights;      ///< count for each output

    const float *weightsOf(int output) const
    {
        return weights.data() + static_cast<std::ptrdiff_t>(output) * count;
    }
};

FilterTaps makeTaps(Filter filter, const FilterGrid &grid);

/// Where Gaussians are cut off, in standard deviations: 7 × 10⁻⁶ of them lie beyond.
inline constexpr double kGaussianReach = 4.5;

/// The taps of a Gaussian, whatever the grid's step.
/// @param sigma its standard deviation in source samples, ≥ 0
FilterTaps makeGaussianTaps(const FilterGrid &grid, double sigma);

} // namespace weft::kernels
