#include "inference/networks/motion_module.h"

#include "inference/networks/fused.h"
#include "inference/networks/turned.h"

namespace weft::inference {

AnimateDiffTransformer3D::AnimateDiffTransformer3D(const Weights &weights, const Shape &shape)
    : norm(weights.at("norm"), shape.channels, shape.groups, 1e-6)
    , proj_in(weights.at("proj_in"), shape.channels, shape.channels)
    , proj_out(weights.at("proj_out"), shape.channels, shape.channels)
    , name(weights.name())
{
    for (std::int64_t i = 0; i < shape.layers; ++i)
        transformer_blocks.emplace_back(weights.at("transformer_blocks").at(i), shape.channels,
                                        shape.heads, 0, shape.greatestLength);
}

/// Normalised, as the tokens of each pixel: [B · H · W, F, C].
at::Tensor AnimateDiffTransformer3D::normed(const at::Tensor &x, const Pass &pass) const
{
    const at::IntArrayRef size = x.sizes();
    const std::int64_t frames = pass.frames, clips = size[0] / frames, channels = size[1];
    const std::int64_t pixels = size[2] * size[3];
    const bool isJoint = pass.motionStatistics == MotionStatistics::Joint;
    if (canNormaliseFast(x, norm, isJoint ? frames : 1, AfterNorm::Nothing))
        return normalisedFast(x, norm, isJoint ? frames : 1, AfterNorm::Nothing)
            .permute({0, 2, 3, 1})
            .reshape({clips, frames, pixels, channels})
            .transpose(1, 2)
            .reshape({clips * pixels, frames, channels});
    const at::Tensor clip = x.reshape({clips, frames, channels, pixels});
    const at::Tensor planes = isJoint ? norm(clip.transpose(1, 2)).transpose(1, 2)
                                      : norm(x).reshape(clip.sizes());
    const at::Tensor tokens = at::empty({clips, pixels, frames, channels}, x.options());
    turnInto(tokens.transpose(1, 2), planes);
    return tokens.view({clips * pixels, frames, channels});
}

at::Tensor AnimateDiffTransformer3D::operator()(const at::Tensor &x, const Pass &pass) const
{
    const std::int64_t clips = x.size(0) / pass.frames;
    at::Tensor hidden = proj_in(normed(x, pass));
    for (const BasicTransformerBlock &block : transformer_blocks)
        hidden = block(hidden, {}, pass);
    const std::array<std::int64_t, 4> planes{clips, pass.frames, x.size(1), x.size(2) * x.size(3)};
    const at::Tensor tokens
        = proj_out(hidden).view({clips, planes[3], pass.frames, x.size(1)}).transpose(1, 2);
    at::Tensor sum = at::empty_like(x);
    if (x.is_contiguous()) {
        turnInto(sum.view(planes), tokens);
        sum.add_(x);
    } else {
        at::Tensor whole = sum.view({clips, pass.frames, x.size(1), x.size(2), x.size(3)});
        at::add_out(whole, tokens.unflatten(2, {x.size(2), x.size(3)}).permute({0, 1, 4, 2, 3}),
                    x.view(whole.sizes()));
    }
    return pass.after(name, sum);
}

} // namespace weft::inference
