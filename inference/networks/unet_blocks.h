#pragma once

#include "inference/networks/motion_module.h"
#include "inference/networks/resnet.h"
#include "inference/networks/transformer_2d.h"

#include <optional>
#include <vector>

namespace weft::inference {

/// One level of a U-Net: resnets, each followed by a transformer and a motion module where it has
/// them; then its sampler. The same parts make the way down, the middle and the way up.
/// Source: diffusers, models/unets/unet_2d_blocks.py and unet_motion_model.py.
struct UNetBlock
{
    struct Shape
    {
        std::vector<ResnetBlock2D::Shape> resnets;
        std::optional<Transformer2DModel::Shape> transformer; ///< none: no attention on this level
        std::optional<AnimateDiffTransformer3D::Shape> motion;
    };
    /// @param motion where the motion modules' tensors are: a file of their own, as a rule
    UNetBlock(const Weights &weights, const Weights &motion, const Shape &shape);

    /// After resnet i: transformer, then motion.
    at::Tensor layer(std::size_t i, const at::Tensor &x, const at::Tensor &time,
                     const at::Tensor &context, const Pass &pass) const;
    /// The middle: resnet 0, then transformer, motion, resnet i + 1 in turn.
    at::Tensor middle(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                      const Pass &pass) const;

    std::vector<ResnetBlock2D> resnets;
    std::vector<Transformer2DModel> attentions;
    std::vector<AnimateDiffTransformer3D> motion_modules;

protected:
    at::Tensor attended(std::size_t i, at::Tensor x, const at::Tensor &context,
                        const Pass &pass) const;
};

/// A level on the way down.
struct UNetDownBlock : UNetBlock
{
    /// @param downsamplePadding that of the sampler below; none: there is no sampler
    UNetDownBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                  std::optional<std::int64_t> downsamplePadding);
    /// Appends to skips what the way up takes: the output of each layer, and of the sampler.
    at::Tensor operator()(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                          const Pass &pass, std::vector<at::Tensor> &skips) const;

    std::vector<Downsample2D> downsamplers; ///< one or none
};

/// A level on the way up.
struct UNetUpBlock : UNetBlock
{
    UNetUpBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                bool hasUpsampler);
    /// Takes one of skips, from its end, for each layer. @param forcesSize enlarge to the size of
    /// the next of skips, which is not twice that of x where a size was odd on the way down
    at::Tensor operator()(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                          const Pass &pass, std::vector<at::Tensor> &skips, bool forcesSize) const;

    std::vector<Upsample2D> upsamplers; ///< one or none
};

} // namespace weft::inference
