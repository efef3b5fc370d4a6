#pragma once

#include "inference/io/weights.h"

#include <ATen/core/Tensor.h>

#include <optional>
#include <string>

/// The layers that every network is made of. Members bear the names of the checkpoint's keys; the
/// constructor reads them, with the shape that it was told, or throws Error (Model).
namespace weft::inference {

/// [..., in] → [..., out]
struct Linear
{
    Linear(const Weights &weights, std::int64_t in, std::int64_t out, bool hasBias = true);
    at::Tensor operator()(const at::Tensor &x) const;

    at::Tensor weight, bias;
};

/// Whether what a network holds in this tensor is computed by the fast operations of fused.h. That
/// is what bf16 on the CPU means: "exact" numerics are always fp32.
bool isFast(const at::Tensor &weight);

/// [B, in, H, W] → [B, out, H', W']. Where it is fast, its results have their channels side by side
/// (at::MemoryFormat::ChannelsLast), and so has all that is made of them.
struct Conv2d
{
    /// @param kernel its edge
    Conv2d(const Weights &weights, std::int64_t in, std::int64_t out, std::int64_t kernel,
           std::int64_t padding, std::int64_t stride = 1);
    at::Tensor operator()(const at::Tensor &x) const;

    at::Tensor weight, bias;
    std::int64_t padding, stride;
};

/// Over the channels of a group, and all that follows: [B, channels, ...]
struct GroupNorm
{
    /// @throws Error (Model) where the groups do not divide the channels
    GroupNorm(const Weights &weights, std::int64_t channels, std::int64_t groups, double epsilon);
    at::Tensor operator()(const at::Tensor &x) const;
    /// And then SiLU.
    at::Tensor silu(const at::Tensor &x) const;

    at::Tensor weight, bias;
    std::int64_t groups;
    double epsilon;
};

/// Over the last dimension.
struct LayerNorm
{
    LayerNorm(const Weights &weights, std::int64_t channels, double epsilon = 1e-5);
    at::Tensor operator()(const at::Tensor &x) const;

    at::Tensor weight, bias;
    double epsilon;
};

/// Sinusoids of timesteps, [B] → [B, width] in fp32. @param cosineFirst the setting flip_sin_to_cos
/// Source: "Denoising diffusion probabilistic models", as diffusers' get_timestep_embedding.
at::Tensor timestepSinusoids(const at::Tensor &timesteps, std::int64_t width, bool cosineFirst,
                             double frequencyShift);

/// [B, in] → [B, out]
struct TimestepEmbedding
{
    /// @param condition width of an optional condition (guidance, for LCM), or 0
    TimestepEmbedding(const Weights &weights, std::int64_t in, std::int64_t out,
                      std::int64_t condition = 0);
    at::Tensor operator()(at::Tensor sinusoids, const at::Tensor &condition = {}) const;

    Linear linear_1, linear_2;
    std::optional<Linear> cond_proj;
};

/// Refuses widths that do not divide: "64 channels cannot be shared among 3 heads".
void mustDivide(std::int64_t channels, std::int64_t parts, const char *whatParts,
                const Weights &where);

} // namespace weft::inference
