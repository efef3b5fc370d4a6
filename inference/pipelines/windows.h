#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <utility>
#include <vector>

namespace weft::inference {

class Noise;

/// Windows [first, last) over a clip, every `stride` frames; a last one ends with the clip where
/// the others do not reach its end. One window where the clip is no longer than `length`.
std::vector<std::pair<int, int>> windowsOver(int frames, int length, int stride);

/// How much each frame of a window counts: 1, 2, … up to its middle and down again.
std::vector<double> pyramidWeights(int length);

/// What a network says of a clip, averaged over windows.
/// @param clip [B, C, F, h, w]
/// @param network from a window of that, which begins with a frame, to values of the window's shape
at::Tensor clipOverWindows(
    const at::Tensor &clip, int length, int stride,
    const std::function<at::Tensor(const at::Tensor &window, int first)> &network);

/// FreeNoise: the frames beyond `length` become copies of earlier ones, shuffled within strides.
/// Draws one permutation for each stride. @param noise [B, C, F, h, w] of all frames, changed
void shuffleNoise(at::Tensor &noise, int length, int stride, Noise &source);

} // namespace weft::inference
