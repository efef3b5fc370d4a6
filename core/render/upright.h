#pragma once

#include "core/effects/affine.h"
#include "core/media/frame.h"
#include "core/model/clip.h"
#include "core/render/tile.h"
#include "kernels/affine.h"
#include "kernels/chroma.h"

#include <map>
#include <memory>
#include <tuple>

namespace weft {

/// Pictures that lie upright in the output, scaled, mirrored or moved: what both plans need to know
/// of them.

/// What the arithmetic of placements may be wrong by, in pixels, over a whole picture.
inline constexpr double kPlacementEnd = 1e-4;

bool isUpright(const Affine &placement, const Frame &frame);
/// Turned by a quarter, either way.
bool isTurned(const Affine &placement, const Frame &frame);
/// Pixel for pixel, moved by whole pixels.
bool isCopy(const Affine &placement, const Frame &frame);
/// Too small to be seen.
bool isTooSmall(const Affine &placement, const Frame &frame);
/// The same placement for the picture with its rows and columns exchanged.
Affine transposedPlacement(const Affine &placement);

/// Where a picture's borders cut output pixels: the part of each column and row that it covers.
struct Coverage
{
    Rect bounds; ///< every pixel it touches
    std::vector<float> columns;
    std::vector<float> rows;
    bool isWhole = true; ///< no pixel is covered in part
};

/// @param output its pixels
Coverage coverageOf(const Affine &placement, const Frame &frame, const Rect &output);

/// Where the samples of a plane lie along one axis of the luma grid: each stands for `step` luma
/// samples, and lies on the first or in the middle of them.
struct PlaneAxis
{
    int step = 1;
    bool isOnFirst = true;

    /// The luma place of a sample's middle.
    double placeOf(int sample) const
    {
        return isOnFirst ? step * sample + 0.5 : step * (sample + 0.5);
    }
};

/// The axes of a chroma plane; of luma and others with {1, 1}.
/// @param isTransposed rows and columns have been exchanged
PlaneAxis acrossOf(kernels::ChromaStep step, bool isTransposed = false);
PlaneAxis downOf(kernels::ChromaStep step, bool isTransposed = false);

/// Which source samples a run of output samples is made of, along one axis.
/// @param scale, offset of the placement: output place = source place × scale + offset
kernels::FilterGrid gridOf(double scale, double offset, const PlaneAxis &from, int sourceSize,
                           const PlaneAxis &to, int firstOutput, int outputs);

/// The filter that upright pictures are sampled with.
kernels::Filter filterOf(Sampling sampling);

/// Remembers filter taps: their sines cost more than using them for a frame. Thread: one at a time.
class TapsCache
{
public:
    std::shared_ptr<const kernels::FilterTaps> get(const kernels::FilterGrid &grid,
                                                   kernels::Filter filter);
    /// For turned pictures.
    std::shared_ptr<const kernels::PhaseTaps> phases(kernels::Filter filter);

private:
    using Key = std::tuple<kernels::Filter, int, int, double, double>;
    std::map<Key, std::shared_ptr<const kernels::FilterTaps>> m_taps;
    std::map<kernels::Filter, std::shared_ptr<const kernels::PhaseTaps>> m_phases;
};

/// A plane scaled, mirrored or moved by parts of samples.
struct ResampledPlane
{
    std::shared_ptr<const kernels::FilterTaps> columns;
    std::shared_ptr<const kernels::FilterTaps> rows;

    /// @param area of output samples as the taps count them, at most a tile. Thread: any
    void paint(const Plane &plane, SampleType sample, const Rect &area, kernels::Rows<float> out,
               TileMemory &memory) const;
};

/// The picture with its rows and columns exchanged: 4:2:2 becomes 4:4:0. @pre not 4:1:1
Frame transposed(const Frame &frame);

} // namespace weft
