#include "core/effects/luma.h"

namespace weft {

kernels::LumaWeights lumaWeightsOf(ColourMatrix matrix)
{
    switch (matrix) {
    case ColourMatrix::Bt601: return kernels::kBt601Weights;
    case ColourMatrix::Bt2020: return kernels::kBt2020Weights;
    case ColourMatrix::Bt709:
    case ColourMatrix::Rgb:
    case ColourMatrix::Unspecified: break;
    }
    return kernels::kBt709Weights;
}

Luma::Luma(ColourMatrix matrix)
    : red(static_cast<float>(lumaWeightsOf(matrix).red))
    , green(static_cast<float>(1 - lumaWeightsOf(matrix).red - lumaWeightsOf(matrix).blue))
    , blue(static_cast<float>(lumaWeightsOf(matrix).blue))
{}

} // namespace weft
