#pragma once

#include <ATen/core/Tensor.h>

namespace weft::inference {

/// On what networks run, and in which precision.
struct Placement
{
    at::Device device = at::kCPU;
    at::ScalarType precision = at::kFloat;
};

} // namespace weft::inference
