#pragma once

#include "inference/networks/hooks.h"
#include "inference/networks/layers.h"

#include <optional>

namespace weft::inference {

/// Two convolutions, each after a norm and SiLU, the time added between, and what came in at the
/// end. Source: diffusers, models/resnet.py (ResnetBlock2D, time_embedding_norm "default").
struct ResnetBlock2D
{
    struct Shape
    {
        std::int64_t in = 0, out = 0;
        std::int64_t time = 0; ///< width of the time's embedding; 0: none
        std::int64_t groups = 32;
        double epsilon = 1e-5;
        double outputScale = 1; ///< the sum is divided by it
    };
    ResnetBlock2D(const Weights &weights, const Shape &shape);
    /// [B, in, H, W] → [B, out, H, W]. @param time [B, time], undefined where there is none
    at::Tensor operator()(const at::Tensor &x, const at::Tensor &time, const Pass &pass) const;

    GroupNorm norm1;
    Conv2d conv1;
    std::optional<Linear> time_emb_proj;
    GroupNorm norm2;
    Conv2d conv2;
    std::optional<Conv2d> conv_shortcut;
    double outputScale;
    std::string name;
};

/// Halves width and height by a convolution of stride 2. Source: diffusers, models/downsampling.py.
struct Downsample2D
{
    /// @param padding 1: on all sides; 0: one column at the right and one row below
    Downsample2D(const Weights &weights, std::int64_t channels, std::int64_t padding);
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

    Conv2d conv;
    std::string name;
};

/// Enlarges by repeating pixels, then a convolution. Source: diffusers, models/upsampling.py.
struct Upsample2D
{
    Upsample2D(const Weights &weights, std::int64_t channels);
    /// @param size {H, W} to enlarge to; empty: twice what comes in
    at::Tensor operator()(const at::Tensor &x, at::IntArrayRef size, const Pass &pass) const;

    Conv2d conv;
    std::string name;
};

} // namespace weft::inference
