#pragma once

#include "core/model/colour.h"
#include "kernels/colour_matrix.h"

namespace weft {

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
