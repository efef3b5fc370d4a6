#pragma once

#include "kernels/inference_ops/element.h"

#include <cstddef>

namespace weft::kernels {

/// Each row of [rows, 2 × width], values first and then gates, to a row of [rows, width]: value ×
/// GELU(gate), computed in fp32. Source: N. Shazeer, "GLU variants improve transformer", 2020.
void geglu(const float *in, float *out, std::ptrdiff_t rows, std::ptrdiff_t width);
void geglu(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t rows, std::ptrdiff_t width);

/// One number of it.
WEFT_HOST_DEVICE inline float gatedByGelu(float value, float gate)
{
    return value * gelu(gate);
}

} // namespace weft::kernels
