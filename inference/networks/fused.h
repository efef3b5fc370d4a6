#pragma once

#include "inference/networks/layers.h"

/// Operations of "fast" numerics: the arithmetic of kernels/inference_ops, in fewer walks over
/// memory than libtorch's take. On the CPU in bf16, see isFast(), shared out among libtorch's
/// threads; on a GPU in half precision, see fused_gpu.h. Here alone it is chosen between them.
namespace weft::inference {

enum class AfterNorm { Nothing, Silu };

/// Whether normalisedFast() takes them, [B, C, H, W]: bf16 on the CPU with channels side by side;
/// half precision on a GPU, where SiLU follows and each picture has its own statistics.
bool canNormaliseFast(const at::Tensor &x, const GroupNorm &norm, std::int64_t together,
                      AfterNorm then);
/// Group norm, and perhaps what follows it. @param together pictures that share their statistics,
/// as the frames of a clip do: a divisor of B @pre canNormaliseFast()
at::Tensor normalisedFast(const at::Tensor &x, const GroupNorm &norm, std::int64_t together,
                          AfterNorm then);

/// Whether gatedFast() takes it: contiguous, bf16 on the CPU or half precision on a GPU.
bool canGateFast(const at::Tensor &both);
/// [..., 2 · width] → [..., width]: the first half × GELU(the second). @pre canGateFast()
at::Tensor gatedFast(const at::Tensor &both);

/// Whether attendedFew() takes them, [B, heads, tokens, width]: bf16 on the CPU, and few tokens
/// that attend to as many.
bool canAttendFew(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v);
/// As attend(). Products this small cost libtorch more for being called than for being computed,
/// in bf16; in fp32 it is quicker than this. @pre canAttendFew()
at::Tensor attendedFew(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v);

} // namespace weft::inference
