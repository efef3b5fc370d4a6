#pragma once

#include <ATen/core/Tensor.h>

namespace weft::inference {

/// A picture at another size, to the bit as Pillow's Image.resize(…, LANCZOS) makes it of 8-bit
/// pictures: rows first, then columns, each rounded to 8 bits.
/// @param picture uint8 [3, h, w] on the CPU. Returns uint8 [3, height, width].
at::Tensor resizedAsPillow(const at::Tensor &picture, int width, int height);

/// Values as a VAE takes them, float [3, height, width] from −1 to 1, of a picture of any size.
at::Tensor forVae(const at::Tensor &picture, int width, int height);

/// 8-bit values of what a VAE gives: clamped, times 255, rounded, halves to the even one.
/// @param decoded [N, 3, H, W]. Returns uint8 of the same shape on the CPU.
at::Tensor toCodes(const at::Tensor &decoded);

} // namespace weft::inference
