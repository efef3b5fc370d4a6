#include "inference/networks/unet_blocks.h"

#include <utility>

namespace weft::inference {

namespace {

/// Where the tensors of a layer are.
struct LayerWeights
{
    Weights resnet, attention, motion;
    UNetBlock::Shape shape; ///< of this layer alone: one resnet

    std::int64_t values() const
    {
        return resnet.values() + (shape.transformer ? attention.values() : 0)
               + (shape.motion ? motion.values() : 0);
    }

    UNetLayer read() const
    {
        UNetLayer layer{ResnetBlock2D(resnet, shape.resnets.front()), {}, {}};
        if (shape.transformer)
            layer.attention.emplace(attention, *shape.transformer);
        if (shape.motion)
            layer.motion_module.emplace(motion, *shape.motion);
        return layer;
    }
};

} // namespace

at::Tensor UNetLayer::operator()(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                                 const Pass &pass) const
{
    x = resnet(x, time, pass);
    if (attention)
        x = (*attention)(x, context, pass);
    return motion_module ? (*motion_module)(x, pass) : x;
}

UNetBlock::UNetBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                     const Ring &ring)
{
    // The middle has one layer less than resnets; elsewhere each resnet has its layer.
    const bool isMiddle = weights.name() == "mid_block";
    for (std::size_t i = 0; i < shape.resnets.size(); ++i) {
        const auto index = static_cast<std::int64_t>(i);
        const bool isBare = isMiddle && i + 1 == shape.resnets.size();
        const LayerWeights one{weights.at("resnets").at(index), weights.at("attentions").at(index),
                               motion.at("motion_modules").at(index),
                               isBare ? Shape{{shape.resnets[i]}, {}, {}}
                                      : Shape{{shape.resnets[i]}, shape.transformer, shape.motion}};
        layers.emplace_back(ring, one.values(), [one] { return one.read(); });
    }
}

at::Tensor UNetBlock::middle(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                             const Pass &pass) const
{
    for (const RingBlock<UNetLayer> &layer : layers)
        x = (*layer.get())(std::move(x), time, context, pass);
    return x;
}

UNetDownBlock::UNetDownBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                             std::optional<std::int64_t> downsamplePadding, const Ring &ring)
    : UNetBlock(weights, motion, shape, ring)
{
    if (!downsamplePadding)
        return;
    const Weights sampler = weights.at("downsamplers").at(0);
    const std::int64_t channels = shape.resnets.back().out;
    downsamplers.emplace_back(ring, sampler.values(),
                              [sampler, channels, padding = *downsamplePadding] {
                                  return Downsample2D(sampler, channels, padding);
                              });
}

at::Tensor UNetDownBlock::operator()(at::Tensor x, const at::Tensor &time,
                                     const at::Tensor &context, const Pass &pass,
                                     std::vector<at::Tensor> &skips) const
{
    for (const RingBlock<UNetLayer> &layer : layers) {
        x = (*layer.get())(std::move(x), time, context, pass);
        skips.push_back(x);
    }
    for (const RingBlock<Downsample2D> &downsampler : downsamplers) {
        x = (*downsampler.get())(x, pass);
        skips.push_back(x);
    }
    return x;
}

UNetUpBlock::UNetUpBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                         bool hasUpsampler, const Ring &ring)
    : UNetBlock(weights, motion, shape, ring)
{
    if (!hasUpsampler)
        return;
    const Weights sampler = weights.at("upsamplers").at(0);
    const std::int64_t channels = shape.resnets.back().out;
    upsamplers.emplace_back(ring, sampler.values(),
                            [sampler, channels] { return Upsample2D(sampler, channels); });
}

at::Tensor UNetUpBlock::operator()(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                                   const Pass &pass, std::vector<at::Tensor> &skips,
                                   bool forcesSize) const
{
    for (const RingBlock<UNetLayer> &layer : layers) {
        at::Tensor both = at::cat({std::move(x), std::exchange(skips.back(), {})}, 1);
        skips.pop_back();
        x = (*layer.get())(std::move(both), time, context, pass);
    }
    for (const RingBlock<Upsample2D> &upsampler : upsamplers)
        x = (*upsampler.get())(x, forcesSize ? skips.back().sizes().slice(2) : at::IntArrayRef(),
                               pass);
    return x;
}

} // namespace weft::inference
