#include "inference/networks/transformer_2d.h"

namespace weft::inference {

namespace {

std::variant<Conv2d, Linear> projection(const Weights &weights, std::int64_t channels,
                                        bool isLinear)
{
    if (isLinear)
        return Linear(weights, channels, channels);
    return Conv2d(weights, channels, channels, 1, 0);
}

/// [B, C, H, W] → [B, H·W, C]
at::Tensor tokensOf(const at::Tensor &picture)
{
    return picture.permute({0, 2, 3, 1})
        .reshape({picture.size(0), picture.size(2) * picture.size(3), picture.size(1)});
}

/// [B, H·W, C] → [B, C, H, W]
at::Tensor pictureOf(const at::Tensor &tokens, const at::Tensor &like)
{
    return tokens.reshape({like.size(0), like.size(2), like.size(3), tokens.size(2)})
        .permute({0, 3, 1, 2})
        .contiguous(like.suggest_memory_format());
}

} // namespace

Transformer2DModel::Transformer2DModel(const Weights &weights, const Shape &shape)
    : norm(weights.at("norm"), shape.channels, shape.groups, 1e-6)
    , proj_in(projection(weights.at("proj_in"), shape.channels, shape.projectsLinearly))
    , proj_out(projection(weights.at("proj_out"), shape.channels, shape.projectsLinearly))
    , name(weights.name())
{
    for (std::int64_t i = 0; i < shape.layers; ++i)
        transformer_blocks.emplace_back(weights.at("transformer_blocks").at(i), shape.channels,
                                        shape.heads, shape.contextChannels);
}

at::Tensor Transformer2DModel::operator()(const at::Tensor &x, const at::Tensor &context,
                                          const Pass &pass) const
{
    const auto *linearIn = std::get_if<Linear>(&proj_in);
    at::Tensor hidden = norm(x);
    hidden = linearIn ? (*linearIn)(tokensOf(hidden)) : tokensOf(std::get<Conv2d>(proj_in)(hidden));
    for (const BasicTransformerBlock &block : transformer_blocks)
        hidden = block(hidden, context, pass);
    const auto *linearOut = std::get_if<Linear>(&proj_out);
    hidden = linearOut ? pictureOf((*linearOut)(hidden), x)
                       : std::get<Conv2d>(proj_out)(pictureOf(hidden, x));
    return pass.after(name, hidden.add_(x));
}

} // namespace weft::inference
