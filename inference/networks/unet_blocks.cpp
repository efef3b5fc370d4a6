#include "inference/networks/unet_blocks.h"

#include <utility>

namespace weft::inference {

UNetBlock::UNetBlock(const Weights &weights, const Weights &motion, const Shape &shape)
{
    for (std::size_t i = 0; i < shape.resnets.size(); ++i) {
        const auto index = static_cast<std::int64_t>(i);
        resnets.emplace_back(weights.at("resnets").at(index), shape.resnets[i]);
    }
    // The middle has one layer less than resnets; elsewhere each resnet has its layer.
    const bool isMiddle = weights.name() == "mid_block";
    const auto layers = static_cast<std::int64_t>(resnets.size()) - (isMiddle ? 1 : 0);
    for (std::int64_t i = 0; i < layers; ++i) {
        if (shape.transformer)
            attentions.emplace_back(weights.at("attentions").at(i), *shape.transformer);
        if (shape.motion)
            motion_modules.emplace_back(motion.at("motion_modules").at(i), *shape.motion);
    }
}

at::Tensor UNetBlock::attended(std::size_t i, at::Tensor x, const at::Tensor &context,
                               const Pass &pass) const
{
    if (i < attentions.size())
        x = attentions[i](x, context, pass);
    if (i < motion_modules.size())
        x = motion_modules[i](x, pass);
    return x;
}

at::Tensor UNetBlock::layer(std::size_t i, const at::Tensor &x, const at::Tensor &time,
                            const at::Tensor &context, const Pass &pass) const
{
    return attended(i, resnets[i](x, time, pass), context, pass);
}

at::Tensor UNetBlock::middle(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                             const Pass &pass) const
{
    x = resnets[0](x, time, pass);
    for (std::size_t i = 1; i < resnets.size(); ++i)
        x = resnets[i](attended(i - 1, x, context, pass), time, pass);
    return x;
}

UNetDownBlock::UNetDownBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                             std::optional<std::int64_t> downsamplePadding)
    : UNetBlock(weights, motion, shape)
{
    if (downsamplePadding)
        downsamplers.emplace_back(weights.at("downsamplers").at(0), shape.resnets.back().out,
                                  *downsamplePadding);
}

at::Tensor UNetDownBlock::operator()(at::Tensor x, const at::Tensor &time,
                                     const at::Tensor &context, const Pass &pass,
                                     std::vector<at::Tensor> &skips) const
{
    for (std::size_t i = 0; i < resnets.size(); ++i) {
        x = layer(i, x, time, context, pass);
        skips.push_back(x);
    }
    for (const Downsample2D &downsampler : downsamplers) {
        x = downsampler(x, pass);
        skips.push_back(x);
    }
    return x;
}

UNetUpBlock::UNetUpBlock(const Weights &weights, const Weights &motion, const Shape &shape,
                         bool hasUpsampler)
    : UNetBlock(weights, motion, shape)
{
    if (hasUpsampler)
        upsamplers.emplace_back(weights.at("upsamplers").at(0), shape.resnets.back().out);
}

at::Tensor UNetUpBlock::operator()(at::Tensor x, const at::Tensor &time, const at::Tensor &context,
                                   const Pass &pass, std::vector<at::Tensor> &skips,
                                   bool forcesSize) const
{
    for (std::size_t i = 0; i < resnets.size(); ++i) {
        x = layer(i, at::cat({std::move(x), std::exchange(skips.back(), {})}, 1), time, context,
                  pass);
        skips.pop_back();
    }
    for (const Upsample2D &upsampler : upsamplers)
        x = upsampler(x, forcesSize ? skips.back().sizes().slice(2) : at::IntArrayRef(), pass);
    return x;
}

} // namespace weft::inference
