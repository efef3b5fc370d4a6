#include "core/effects/luma.h"

namespace weft {

namespace {

kernels::LumaWeights weightsOf(ColourMatrix matrix)
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

} // namespace

Luma::Luma(ColourMatrix matrix)
    : red(static_cast<float>(weightsOf(matrix).red))
    , green(static_cast<float>(1 - weightsOf(matrix).red - weightsOf(matrix).blue))
    , blue(static_cast<float>(weightsOf(matrix).blue))
{}

} // namespace weft
