#pragma once

#include "core/effects/effect_ops.h"

namespace weft {

/// An effect that sends red, green and blue through one function of a level. The function is
/// sampled (see kernels::ToneCurve) for levels of −128 to 128, beyond which its ends are held.
PointwiseOp levelCurve(const std::function<double(double level)> &function);

} // namespace weft
