#pragma once

#include "inference/networks/layers.h"

/// Operations of "fast" numerics on the CPU, see isFast(): the arithmetic of kernels/inference_ops,
/// in fewer walks over memory than libtorch's take, shared out among its threads.
namespace weft::inference {

enum class AfterNorm { Nothing, Silu };

/// Whether normalisedFast() takes them: bf16 on the CPU, [B, C, H, W] with channels side by side.
bool canNormaliseFast(const at::Tensor &x, const GroupNorm &norm);
/// Group norm, and perhaps what follows it. @param together pictures that share their statistics,
/// as the frames of a clip do: a divisor of B @pre canNormaliseFast()
at::Tensor normalisedFast(const at::Tensor &x, const GroupNorm &norm, std::int64_t together,
                          AfterNorm then);

/// [..., 2 · width] → [..., width]: the first half × GELU(the second). @pre bf16 on the CPU,
/// contiguous
at::Tensor gatedFast(const at::Tensor &both);

/// Whether attendedFast() takes sequences of such a shape: bf16 on the CPU, and few tokens.
bool canAttendFast(const at::Tensor &q, std::int64_t heads);
/// Multi-head attention of the tokens of short sequences to each other, [B, N, C]. Tiny products
/// cost libtorch more for being called than for being computed. @pre canAttendFast()
at::Tensor attendedFast(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v,
                        std::int64_t heads);

} // namespace weft::inference
