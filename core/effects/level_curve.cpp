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

PointwiseOp levelCurves(const std::array<std::function<double(double level)>, 3> &functions)
{
    using Curves = std::array<kernels::ToneCurve, 3>;
    const auto curves = std::make_shared<const Curves>(Curves{kernels::ToneCurve(functions[0]),
                                                              kernels::ToneCurve(functions[1]),
                                                              kernels::ToneCurve(functions[2])});
    return [curves](const PointwiseArea &piece) {
        for (std::size_t i = 0; i < 3; ++i)
            kernels::applyCurve(piece.pixels.planes[i], piece.area, (*curves)[i]);
    };
}

} // namespace weft
