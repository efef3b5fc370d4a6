#pragma once

#include "inference/networks/motion_windows.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace weft::inference {

/// A self-attention about to be computed. Queries, keys and values are [B, heads, tokens, width]: B
/// counts pictures in spatial layers, pixels in temporal ones (whose tokens are frames).
struct SelfAttentionCall
{
    const std::string &layer; ///< the published module: "down_blocks.0.attentions.0.….attn1"
    std::int64_t frames = 1;  ///< frames of each clip in the pass
    at::Tensor q, k, v;
    const at::Tensor &hidden; ///< what they were projected from, [B, tokens, channels]
};

/// Keys and values of tokens that belong together: a prompt, the faces of an image prompt.
struct TokenGroup
{
    at::Tensor k, v;   ///< [B, heads, tokens, width]
    double weight = 1; ///< above 0
    at::Tensor
        mask; ///< added to the scores, broadcast to [B, heads, queries, tokens]; undefined: none
};

/// How several groups are attended to. Both are in use, and they differ.
enum class GroupSoftmax {
    Separate, ///< each group by itself, the results weighted and summed (IP-Adapter)
    Joint,    ///< one softmax over all tokens, weights as their logarithms in the scores
};

/// Where a caller may read or change what a network computes. All are off by default, and off means
/// bit-identical. Called on the thread of the pass.
struct Hooks
{
    /// Gives what the attention gives, [B, heads, tokens, width]; `attend(q, k, v)` is the usual
    /// one.
    std::function<at::Tensor(const SelfAttentionCall &)> selfAttention;
    /// May change the groups (at first one, of weight 1: the prompt), add some, or choose the
    /// softmax.
    std::function<void(const std::string &layer, const at::Tensor &q,
                       std::vector<TokenGroup> &groups, GroupSoftmax &softmax)>
        crossAttention;
    /// Given the output of each resnet, transformer, motion module, sampler and outer convolution
    /// by the published module's name; gives the one to go on with, as a rule the same.
    std::function<at::Tensor(const std::string &layer, const at::Tensor &output)> features;
};

/// Over what the first norm of a motion module takes its statistics: published code differs.
enum class MotionStatistics {
    Joint,    ///< over all frames of a clip (diffusers)
    PerFrame, ///< frame by frame (the original AnimateDiff)
};

/// What goes through a network beside the tensors.
struct Pass
{
    std::int64_t frames
        = 1; ///< frames of a clip, of which the batch holds whole ones, clip by clip
    MotionStatistics motionStatistics = MotionStatistics::Joint;
    std::optional<MotionWindows> motionWindows; ///< none: motion modules see a clip whole
    const Hooks *hooks = nullptr;               ///< borrowed
    std::stop_token stop;                       ///< asked at every module

    /// To be called by a module with its name and output. @throws Error (Cancelled) after a stop
    at::Tensor after(const std::string &layer, at::Tensor output) const;
};

/// softmax(q kᵀ / √width + mask) v
at::Tensor attend(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v,
                  const at::Tensor &mask = {});
/// Attention to several groups. @param groups at least one
at::Tensor attend(const at::Tensor &q, const std::vector<TokenGroup> &groups, GroupSoftmax softmax);

} // namespace weft::inference
