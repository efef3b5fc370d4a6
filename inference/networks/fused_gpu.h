#pragma once

#include "inference/networks/layers.h"

/// The operations of weft_kernels_cuda on tensors of a GPU, queued on libtorch's own stream: for
/// fused.h, which chooses between these, those of the CPU and libtorch's. Where Weft was built
/// without nvcc they take no tensor.
namespace weft::inference {

/// Whether there are kernels for a tensor: in half precision, which only "fast" numerics have.
bool hasGpuKernels(const at::Tensor &x);

/// As gatedFast(). @pre hasGpuKernels(), contiguous
at::Tensor gatedOnGpu(const at::Tensor &both);
/// Group norm, and then SiLU. @param x [B, C, H, W], in whatever order of memory
/// @pre hasGpuKernels() of both
at::Tensor normalisedSiluOnGpu(const at::Tensor &x, const GroupNorm &norm);

} // namespace weft::inference
