#pragma once

#include "core/render/picture_painter.h"

namespace weft {

/// The way from what layers are mixed as to the gamma-encoded levels that pointwise effects work
/// on, and back.
struct LevelsOfLayers
{
    std::shared_ptr<const ColourConversion> get;
    std::shared_ptr<const ColourConversion> set;
};

/// Applies effects to pixels that have been painted for an area of the output.
/// @param pixels may have no alpha: they are opaque then, and stay so unless there are mattes
/// @param alpha where their alpha is to be put then
/// @return the pixels with what alpha they have now
kernels::RgbaRows applyEffects(const PixelEffects &effects, const Rect &area,
                               const kernels::RgbaRows &pixels, kernels::Rows<float> alpha,
                               const LevelsOfLayers &levels, TileMemory &memory);

} // namespace weft
