#pragma once

#include "core/effects/effect_ops.h"

namespace weft {

/// Standard deviations of a Gaussian, in pixels, ≥ 0.
struct GaussianSize
{
    double across = 0;
    double down = 0;
};

/// Blurs a plane; beyond its borders the outermost samples are held. Wide Gaussians are split in
/// two, around a plane of fewer samples: the result is within 1 × 10⁻⁴ of the greatest difference
/// between samples. The cost hardly depends on the size.
/// @param share as SpatialJob::share
void gaussianBlur(kernels::Rows<const float> from, kernels::Rows<float> to, kernels::Area area,
                  const GaussianSize &size, const ShareWork &share);

} // namespace weft
