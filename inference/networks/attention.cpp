#include "inference/networks/attention.h"

#include "inference/base/error.h"
#include "inference/networks/fused.h"

namespace weft::inference {

Attention::Attention(const Weights &weights, std::int64_t channels, std::int64_t contextChannels,
                     std::int64_t heads)
    : to_q(weights.at("to_q"), channels, channels, false)
    , to_k(weights.at("to_k"), contextChannels, channels, false)
    , to_v(weights.at("to_v"), contextChannels, channels, false)
    , to_out(weights.at("to_out").at(0), channels, channels)
    , heads(heads)
    , name(weights.name())
{
    mustDivide(channels, heads, "heads", weights);
}

at::Tensor Attention::split(const at::Tensor &x) const
{
    return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

at::Tensor Attention::merged(const at::Tensor &x) const
{
    return x.transpose(1, 2).reshape({x.size(0), x.size(2), x.size(1) * x.size(3)});
}

at::Tensor Attention::self(const at::Tensor &x, const Pass &pass) const
{
    const bool isHooked = pass.hooks && pass.hooks->selfAttention;
    const at::Tensor q = split(to_q(x));
    const at::Tensor k = split(to_k(x));
    const at::Tensor v = split(to_v(x));
    return to_out(merged(isHooked ? pass.hooks->selfAttention({name, pass.frames, q, k, v, x})
                                  : attend(q, k, v)));
}

at::Tensor Attention::cross(const at::Tensor &x, const at::Tensor &context, const Pass &pass) const
{
    const at::Tensor q = split(to_q(x));
    const std::int64_t sharing = x.size(0) / context.size(0);
    const auto projected = [&](const Linear &by) { // once for those that share it
        const at::Tensor rows = by(context);
        return split(sharing > 1 ? rows.repeat_interleave(sharing, 0) : rows);
    };
    TokenGroup prompt{projected(to_k), projected(to_v), 1, {}};
    if (!pass.hooks || !pass.hooks->crossAttention)
        return to_out(merged(attend(q, prompt.k, prompt.v)));
    std::vector<TokenGroup> groups{std::move(prompt)};
    GroupSoftmax softmax = GroupSoftmax::Separate;
    pass.hooks->crossAttention(name, q, groups, softmax);
    return to_out(merged(attend(q, groups, softmax)));
}

FeedForward::FeedForward(const Weights &weights, std::int64_t channels)
    : proj(weights.at("net").at(0).at("proj"), channels, 8 * channels)
    , out(weights.at("net").at(2), 4 * channels, channels)
{}

at::Tensor FeedForward::operator()(const at::Tensor &x) const
{
    const at::Tensor both = proj(x);
    if (canGateFast(both))
        return out(gatedFast(both));
    const std::vector<at::Tensor> halves = both.chunk(2, -1);
    return out(halves[0] * at::gelu(halves[1]));
}

BasicTransformerBlock::BasicTransformerBlock(const Weights &weights, std::int64_t channels,
                                             std::int64_t heads, std::int64_t contextChannels,
                                             std::int64_t places)
    : norm1(weights.at("norm1"), channels)
    , attn1(weights.at("attn1"), channels, channels, heads)
    , norm2(weights.at("norm2"), channels)
    , attn2(weights.at("attn2"), channels, contextChannels > 0 ? contextChannels : channels, heads)
    , norm3(weights.at("norm3"), channels)
    , ff(weights.at("ff"), channels)
    , attendsToContext(contextChannels > 0)
{
    if (places > 0)
        pe = weights.get("pos_embed.pe", {1, places, channels});
}

at::Tensor BasicTransformerBlock::placed(const at::Tensor &x) const
{
    if (!pe.defined())
        return x;
    if (x.size(1) > pe.size(1))
        throw Error(ErrorKind::Request, "The motion module knows " + std::to_string(pe.size(1))
                                            + " frames at once, not " + std::to_string(x.size(1))
                                            + ": make a shorter clip, or use windows.");
    return x + pe.slice(1, 0, x.size(1));
}

at::Tensor BasicTransformerBlock::attended(const at::Tensor &x, const at::Tensor &context,
                                           const Pass &pass) const
{
    // Sums go into what was just made: the same values as a third tensor would hold, in less
    // memory.
    const at::Tensor hidden = attn1.self(placed(norm1(x)), pass).add_(x);
    const at::Tensor normed = placed(norm2(hidden));
    return (attendsToContext ? attn2.cross(normed, context, pass) : attn2.self(normed, pass))
        .add_(hidden);
}

at::Tensor BasicTransformerBlock::operator()(const at::Tensor &x, const at::Tensor &context,
                                             const Pass &pass) const
{
    const bool hasWindows = pe.defined() && pass.motionWindows;
    const at::Tensor hidden = hasWindows ? overWindows(x, *pass.motionWindows,
                                                       [&](const at::Tensor &window) {
                                                           return attended(window, {}, pass);
                                                       })
                                         : attended(x, context, pass);
    return ff(norm3(hidden)).add_(hidden);
}

} // namespace weft::inference
