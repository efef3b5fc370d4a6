#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <vector>

namespace weft::inference {

/// Where a run is.
struct Step
{
    int index = 0;       ///< from 0
    int count = 0;       ///< of steps that the run takes
    double timestep = 0; ///< as the network is told
};

/// Where a caller may read or change what happens between two calls of the U-Net; `Hooks` are those
/// inside of it. All are off by default, and off means bit-identical. Latents are [1, C, h, w], or
/// [1, C, F, h, w] of a clip. Called on the thread of the run.
struct StepHooks
{
    /// Before the U-Net is asked. May change the latents, which the step then starts from, and what
    /// is attended to: [B, L, D], or [B, F, L, D] with words for each frame. Each of its B rows is
    /// a branch: the U-Net is asked once for each. At first the negative prompt and the positive
    /// one, or the latter alone.
    std::function<void(const Step &, at::Tensor &latents, at::Tensor &text)> beforeModel;
    /// Given what the U-Net said for each branch, each of the latents' shape; gives what the step
    /// is taken with. Without it: guidance of two, the only one of one.
    std::function<at::Tensor(const Step &, const std::vector<at::Tensor> &branches)> merge;
    /// Given the original sample (x0) that this amounts to; gives the one to go on with. Where that
    /// is the very tensor nothing is converted, and no bit changes.
    std::function<at::Tensor(const Step &, const at::Tensor &original)> original;
    /// Given the latents after a step; gives those to go on with.
    std::function<at::Tensor(const Step &, const at::Tensor &latents)> afterStep;
};

} // namespace weft::inference
