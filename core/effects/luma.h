#pragma once

#include "core/model/colour.h"
#include "kernels/colour_matrix.h"

namespace weft {

/// The weights of a Y'CbCr matrix; BT.709's where there is none.
kernels::LumaWeights lumaWeightsOf(ColourMatrix matrix);

/// How bright colours are by the coefficients of a sequence's Y'CbCr.
struct Luma
{
    float red;
    float green;
    float blue;

    explicit Luma(ColourMatrix matrix);
    float of(float r, float g, float b) const { return red * r + green * g + blue * b; }
};

} // namespace weft
