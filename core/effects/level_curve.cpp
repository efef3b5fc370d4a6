#include "core/effects/level_curve.h"

#include "kernels/tone_curve.h"

namespace weft {

PointwiseOp levelCurve(const std::function<double(double level)> &function)
{
    const auto curve = std::make_shared<const kernels::ToneCurve>(function);
    return [curve](const PointwiseArea &piece) {
        for (std::size_t i = 0; i < 3; ++i)
            kernels::applyCurve(piece.pixels.planes[i], piece.area, *curve);
    };
}

} // namespace weft
