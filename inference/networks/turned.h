#pragma once

#include <ATen/core/Tensor.h>

namespace weft::inference {

/// Writes matrices as their transposes: from [A, B, R, C] to [A, B, C, R], views of any strides.
/// What copy_() does, number for number; floats on the CPU in squares, where it would miss the
/// cache at each of them: that is a tenth of what a layer of "exact" numerics takes at 32 × 32
/// latents.
void turnInto(const at::Tensor &to, const at::Tensor &from);

/// Pictures [B, C, H, W] as tokens, [B, H·W, C].
at::Tensor tokensOf(const at::Tensor &pictures);
/// And back. @param like pictures of that size, whose order of memory the new ones have
at::Tensor picturesOf(const at::Tensor &tokens, const at::Tensor &like);

} // namespace weft::inference
