#include "core/effects/gaussian.h"

#include "kernels/resample.h"

#include <cmath>

namespace weft {

namespace {

using kernels::Area;
using kernels::FilterTaps;
using kernels::Rows;

/// A plane in memory of its own.
struct OwnedPlane
{
    Area size;
    std::vector<float> samples;

    explicit OwnedPlane(Area area)
        : size(area)
        , samples(static_cast<std::size_t>(area.width) * static_cast<std::size_t>(area.height))
    {}
    Rows<float> rows() { return {samples.data(), size.width}; }
};

/// How one axis is blurred: at once, or to a line of fewer samples and back. Where samples are
/// dropped, a first Gaussian 1½ of the kept ones' distance wide keeps them from aliasing (to less
/// than 2 × 10⁻⁵), and the second one, at least two wide, joins them again.
struct AxisBlur
{
    FilterTaps down;
    FilterTaps up; ///< without outputs: all is done by `down`
    int kept = 0;  ///< samples between the two

    AxisBlur(int size, double sigma);
};

AxisBlur::AxisBlur(int size, double sigma)
{
    constexpr double kFirst = 1.5, kTotal = 2.5; // kept samples; the second one's is their √(² − ²)
    const int step = static_cast<int>(std::floor(sigma / kTotal));
    if (step < 2) {
        down = kernels::makeGaussianTaps({size, size, 0.5, 1}, sigma);
        return;
    }
    const double second = std::sqrt(sigma * sigma - kFirst * kFirst * step * step) / step;
    const int margin = static_cast<int>(std::ceil(kernels::kGaussianReach * second)) + 1;
    kept = (size + step - 1) / step + 2 * margin;
    const double perKept = step;
    down = kernels::makeGaussianTaps({size, kept, (0.5 - margin) * perKept, perKept},
                                     kFirst * step);
    up = kernels::makeGaussianTaps({kept, size, 0.5 / perKept + margin, 1 / perKept}, second);
}

/// Filters downwards, bands of rows shared out.
void filterRows(Rows<const float> from, const FilterTaps &taps, Rows<float> to, Area area,
                const ShareWork &share)
{
    constexpr int kBand = 32;
    share((area.height + kBand - 1) / kBand, [&](int band) {
        const int top = band * kBand;
        kernels::resampleRows(from, taps, top, to.at(0, top),
                              {area.width, std::min(kBand, area.height - top)});
    });
}

void filterColumns(Rows<const float> from, int sourceWidth, const FilterTaps &taps, Rows<float> to,
                   Area area, const ShareWork &share)
{
    constexpr int kBand = kernels::kStripHeight;
    share((area.height + kBand - 1) / kBand, [&](int band) {
        const int top = band * kBand;
        std::vector<float> scratch(static_cast<std::size_t>(sourceWidth) * kBand);
        kernels::resampleColumns({from.at(0, top), 0, sourceWidth, &taps, 0, scratch.data()},
                                 to.at(0, top), {area.width, std::min(kBand, area.height - top)});
    });
}

} // namespace

void gaussianBlur(Rows<const float> from, Rows<float> to, Area area, const GaussianSize &size,
                  const ShareWork &share)
{
    const AxisBlur down(area.height, size.down);
    const AxisBlur across(area.width, size.across);
    const bool isDownTwice = down.kept > 0, isAcrossTwice = across.kept > 0;
    OwnedPlane low({area.width, isDownTwice ? down.kept : area.height});
    filterRows(from, down.down, low.rows(), low.size, share);
    OwnedPlane narrow({isAcrossTwice ? across.kept : area.width, low.size.height});
    filterColumns(low.rows(), area.width, across.down, narrow.rows(), narrow.size, share);
    OwnedPlane high({narrow.size.width, area.height});
    if (isDownTwice)
        filterRows(narrow.rows(), down.up, high.rows(), high.size, share);
    else
        high = std::move(narrow);
    if (isAcrossTwice)
        return filterColumns(high.rows(), high.size.width, across.up, to, area, share);
    for (int y = 0; y < area.height; ++y)
        std::copy_n(high.rows().row(y), area.width, to.row(y));
}

} // namespace weft
