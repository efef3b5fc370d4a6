#pragma once

#include <ATen/core/Tensor.h>

#include <functional>

namespace weft::inference {

/// How much a frame counts by its place in a window.
enum class WindowWeights {
    Flat,
    Pyramid,                ///< 1, 2, …, 2, 1
    DelayedReverseSawtooth, ///< next to nothing, then falling from the middle on
};

/// How motion modules see a clip that is longer than they can: in windows, whose results are
/// averaged. Source: "FreeNoise: tuning-free longer video diffusion", as diffusers'
/// FreeNoiseTransformerBlock.
struct MotionWindows
{
    std::int64_t length = 16; ///< frames of a window, at most what the motion module knows
    std::int64_t stride = 4;  ///< frames from one window to the next, 1 to length
    WindowWeights weights = WindowWeights::Pyramid;
};

/// The weighted mean of what `attend` makes of each window of x, [B, F, C] → the same. Where the
/// strides do not end at the last frame, one more window ends there, and gives the frames that none
/// had. A clip no longer than a window is one window.
/// @throws Error (Request) for a length or stride out of range
at::Tensor overWindows(const at::Tensor &x, const MotionWindows &windows,
                       const std::function<at::Tensor(const at::Tensor &)> &attend);

} // namespace weft::inference
