#include "inference/pipelines/windows.h"

#include "inference/random/noise.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace weft::inference {

std::vector<std::pair<int, int>> windowsOver(int frames, int length, int stride)
{
    if (frames <= length)
        return {{0, frames}};
    std::vector<std::pair<int, int>> windows;
    for (int first = 0; first + length <= frames; first += stride)
        windows.emplace_back(first, first + length);
    if (windows.back().second != frames)
        windows.emplace_back(frames - length, frames);
    return windows;
}

std::vector<double> pyramidWeights(int length)
{
    std::vector<double> weights;
    for (int i = 0; i < length; ++i)
        weights.push_back(1 + std::min(i, length - 1 - i));
    return weights;
}

at::Tensor clipOverWindows(
    const at::Tensor &clip, int length, int stride,
    const std::function<at::Tensor(const at::Tensor &window, int first)> &network)
{
    const auto frames = static_cast<int>(clip.size(2));
    if (frames <= length)
        return network(clip, 0);
    const at::Tensor weights = at::tensor(pyramidWeights(length), clip.options().dtype(at::kFloat))
                                   .reshape({1, 1, length, 1, 1});
    at::Tensor sum = at::zeros(clip.sizes(), clip.options().dtype(at::kFloat));
    at::Tensor total = at::zeros({1, 1, frames, 1, 1}, sum.options());
    for (const auto &[first, last] : windowsOver(frames, length, stride)) {
        const at::Tensor said = network(clip.slice(2, first, last).contiguous(), first);
        sum.slice(2, first, last).add_(said * weights);
        total.slice(2, first, last).add_(weights);
    }
    return (sum / total).to(clip.scalar_type());
}

void shuffleNoise(at::Tensor &noise, int length, int stride, Noise &source)
{
    const auto frames = static_cast<int>(noise.size(2));
    for (int start = length; start < frames; start += stride) {
        const int first = start - length;
        const int count = std::min(frames, first + stride) - first;
        const at::Tensor order = source.permutation(count) + first;
        const int copied = std::min(frames, start + count) - start;
        const at::Tensor chosen = order.slice(0, 0, copied).to(noise.device());
        noise.slice(2, start, start + copied).copy_(noise.index_select(2, chosen));
    }
}

} // namespace weft::inference
