#pragma once

#include "inference/networks/attention.h"

#include <variant>
#include <vector>

namespace weft::inference {

/// Lets the pixels of a picture attend to each other and to a prompt.
/// Source: diffusers, models/transformers/transformer_2d.py (continuous input).
struct Transformer2DModel
{
    struct Shape
    {
        std::int64_t channels = 0;
        std::int64_t heads = 1;
        std::int64_t layers = 1;
        std::int64_t contextChannels = 0;
        std::int64_t groups = 32;
        bool projectsLinearly = false; ///< the setting use_linear_projection
    };
    Transformer2DModel(const Weights &weights, const Shape &shape);
    /// [B, channels, H, W] → the same. @param context [B, tokens, contextChannels]
    at::Tensor operator()(const at::Tensor &x, const at::Tensor &context, const Pass &pass) const;

    GroupNorm norm;
    std::variant<Conv2d, Linear> proj_in;
    std::vector<BasicTransformerBlock> transformer_blocks;
    std::variant<Conv2d, Linear> proj_out;
    std::string name;
};

} // namespace weft::inference
