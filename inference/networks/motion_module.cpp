#include "inference/networks/motion_module.h"

#include "inference/networks/fused.h"

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

/// Normalised, as [B, H, W, F, C].
at::Tensor AnimateDiffTransformer3D::normed(const at::Tensor &x, const Pass &pass) const
{
    const at::IntArrayRef size = x.sizes();
    const std::int64_t clips = size[0] / pass.frames;
    const std::int64_t together = pass.motionStatistics == MotionStatistics::Joint ? pass.frames
                                                                                   : 1;
    if (canNormaliseFast(x, norm, together, AfterNorm::Nothing)) {
        return normalisedFast(x, norm, together, AfterNorm::Nothing)
            .permute({0, 2, 3, 1})
            .reshape({clips, pass.frames, size[2], size[3], size[1]})
            .permute({0, 2, 3, 1, 4});
    }
    if (pass.motionStatistics == MotionStatistics::PerFrame)
        return norm(x)
            .reshape({clips, pass.frames, size[1], size[2], size[3]})
            .permute({0, 3, 4, 1, 2});
    const at::Tensor clip = x.reshape({clips, pass.frames, size[1], size[2], size[3]});
    return norm(clip.permute({0, 2, 1, 3, 4})).permute({0, 3, 4, 2, 1});
}

at::Tensor AnimateDiffTransformer3D::operator()(const at::Tensor &x, const Pass &pass) const
{
    const std::int64_t clips = x.size(0) / pass.frames;
    const std::int64_t channels = x.size(1);
    at::Tensor hidden = proj_in(
        normed(x, pass).reshape({clips * x.size(2) * x.size(3), pass.frames, channels}));
    for (const BasicTransformerBlock &block : transformer_blocks)
        hidden = block(hidden, {}, pass);
    hidden = proj_out(hidden).reshape({clips, x.size(2), x.size(3), pass.frames, channels});
    at::Tensor sum = at::empty_like(x);
    const std::array<std::int64_t, 5> clip{clips, pass.frames, channels, x.size(2), x.size(3)};
    at::Tensor whole = sum.view(clip);
    at::add_out(whole, hidden.permute({0, 3, 4, 1, 2}), x.view(clip));
    return pass.after(name, sum);
}

} // namespace weft::inference
