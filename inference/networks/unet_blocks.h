#pragma once

#include "inference/networks/block_ring.h"
#include "inference/networks/motion_module.h"
#include "inference/networks/resnet.h"
#include "inference/networks/transformer_2d.h"

#include <optional>
#include <vector>

namespace weft::inference {

/// A resnet, and the transformer and motion module that follow it where it has them.
struct UNetLayer
{
    at::Tensor operator()(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                          const Pass &pass) const;

    ResnetBlock2D resnet;                                  ///< "resnets.i"
    std::optional<Transformer2DModel> attention;           ///< "attentions.i"
    std::optional<AnimateDiffTransformer3D> motion_module; ///< "motion_modules.i"
};

/// One level of a U-Net: its layers, then its sampler. The same parts make the way down, the middle
/// and the way up. Layers and samplers are what a ring holds, where there is one.
/// Source: diffusers, models/unets/unet_2d_blocks.py and unet_motion_model.py.
struct UNetBlock
{
    struct Shape
    {
        std::vector<ResnetBlock2D::Shape> resnets;
        std::optional<Transformer2DModel::Shape> transformer; ///< none: no attention on this level
        std::optional<AnimateDiffTransformer3D::Shape> motion;
    };
    using Ring = std::shared_ptr<BlockRing>; ///< null: everything stays

    /// @param motion where the motion modules' tensors are: a file of their own, as a rule
    UNetBlock(const Weights &weights, const Weights &motion, const Shape &shape, const Ring &ring);

    /// The middle: its last resnet has neither transformer nor motion module.
    at::Tensor middle(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                      const Pass &pass) const;

    std::vector<RingBlock<UNetLayer>> layers;
};

/// A level on the way down.
struct UNetDownBlock : UNetBlock
{
    /// @param downsamplePadding that of the sampler below; none: there is no sampler
    UNetDownBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                  std::optional<std::int64_t> downsamplePadding, const Ring &ring);
    /// Appends to skips what the way up takes: the output of each layer, and of the sampler.
    at::Tensor operator()(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                          const Pass &pass, std::vector<at::Tensor> &skips) const;

    std::vector<RingBlock<Downsample2D>> downsamplers; ///< one or none
};

/// A level on the way up.
struct UNetUpBlock : UNetBlock
{
    UNetUpBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                bool hasUpsampler, const Ring &ring);
    /// Takes one of skips, from its end, for each layer. @param forcesSize enlarge to the size of
    /// the next of skips, which is not twice that of x where a size was odd on the way down
    at::Tensor operator()(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                          const Pass &pass, std::vector<at::Tensor> &skips, bool forcesSize) const;

    std::vector<RingBlock<Upsample2D>> upsamplers; ///< one or none
};

} // namespace weft::inference
