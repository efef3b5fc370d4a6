#include "inference/networks/transformer_2d.h"

#include "inference/networks/turned.h"

namespace weft::inference {

namespace {

std::variant<Conv2d, Linear> projection(const Weights &weights, std::int64_t channels,
                                        bool isLinear)
{
    if (isLinear)
        return Linear(weights, channels, channels);
    return Conv2d(weights, channels, channels, 1, 0);
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
    hidden = linearOut ? picturesOf((*linearOut)(hidden), x)
                       : std::get<Conv2d>(proj_out)(picturesOf(hidden, x));
    return pass.after(name, hidden.add_(x));
}

} // namespace weft::inference
