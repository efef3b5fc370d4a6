#pragma once

#include "kernels/rows.h"

#include <cstdint>

namespace weft::kernels {

/// How many luma samples a chroma sample stands for: {2, 2} is 4:2:0. It lies on the first of them
/// from the left and in the middle of them from top to bottom, as H.264, HEVC and MPEG-2 have it by
/// default.
struct ChromaStep
{
    int x = 1; ///< 1, 2 or 4
    int y = 1; ///< 1 or 2
};

/// A chroma plane.
template<typename Sample>
struct ChromaPlane
{
    Rows<const Sample> rows;
    int width = 0; ///< chroma samples
    int height = 0;
    ChromaStep step;
};

/// Chroma at the places of luma samples, from luma column x and row y of the picture on,
/// interpolated linearly both ways; beyond the borders the outermost samples are held. out = code
/// values as floats
void upsampleChroma(const ChromaPlane<std::uint8_t> &chroma, int x, int y, Rows<float> out,
                    Area area);
void upsampleChroma(const ChromaPlane<std::uint16_t> &chroma, int x, int y, Rows<float> out,
                    Area area);

/// The way back: each output sample is the mean of its rows and a triangle of 2 × step.x − 1
/// columns around its place (for 4:2:0 [1 2 1] ÷ 4), so that up and down again keeps flat and
/// linearly changing areas.
/// @param full chroma at every luma sample, from the first luma sample of the first output sample
/// on; is read from column
///     −(step.x − 1) to step.x × area.width − 1 of step.y × area.height rows; `out` may lie over it
/// @param area of the output
void downsampleChroma(Rows<const float> full, Rows<float> out, Area area, ChromaStep step);

/// The plain versions, which say exactly what the ones above compute.
namespace reference {
void upsampleChroma(const ChromaPlane<std::uint8_t> &chroma, int x, int y, Rows<float> out,
                    Area area);
void upsampleChroma(const ChromaPlane<std::uint16_t> &chroma, int x, int y, Rows<float> out,
                    Area area);
void downsampleChroma(Rows<const float> full, Rows<float> out, Area area, ChromaStep step);
} // namespace reference

} // namespace weft::kernels
