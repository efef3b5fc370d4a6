#pragma once

#include <ATen/core/Tensor.h>

namespace weft::inference {

/// On what networks run, and in which precision.
struct Placement
{
    at::Device device = at::kCPU;
    at::ScalarType precision = at::kFloat;
    /// The U-Net's blocks are read when they are used, and let go of afterwards (BlockRing).
    bool streamsBlocks = false;
};

} // namespace weft::inference
