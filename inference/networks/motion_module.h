#pragma once

#include "inference/networks/attention.h"

#include <vector>

namespace weft::inference {

/// Lets each pixel attend to itself in the other frames of its clip.
/// Source: diffusers, models/unets/unet_motion_model.py (AnimateDiffTransformer3D).
struct AnimateDiffTransformer3D
{
    struct Shape
    {
        std::int64_t channels = 0;
        std::int64_t heads = 8;
        std::int64_t layers = 1;
        std::int64_t groups = 32;
        std::int64_t greatestLength = 32; ///< frames that the table of places holds
    };
    AnimateDiffTransformer3D(const Weights &weights, const Shape &shape);
    /// [B · pass.frames, channels, H, W] → the same
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

    GroupNorm norm;
    Linear proj_in;
    std::vector<BasicTransformerBlock> transformer_blocks;
    Linear proj_out;
    std::string name;

private:
    at::Tensor normed(const at::Tensor &x, const Pass &pass) const;
};

} // namespace weft::inference
