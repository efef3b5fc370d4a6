#include "inference/networks/resnet.h"

namespace weft::inference {

ResnetBlock2D::ResnetBlock2D(const Weights &weights, const Shape &shape)
    : norm1(weights.at("norm1"), shape.in, shape.groups, shape.epsilon)
    , conv1(weights.at("conv1"), shape.in, shape.out, 3, 1)
    , norm2(weights.at("norm2"), shape.out, shape.groups, shape.epsilon)
    , conv2(weights.at("conv2"), shape.out, shape.out, 3, 1)
    , outputScale(shape.outputScale)
    , name(weights.name())
{
    if (shape.time > 0)
        time_emb_proj.emplace(weights.at("time_emb_proj"), shape.time, shape.out);
    if (shape.in != shape.out)
        conv_shortcut.emplace(weights.at("conv_shortcut"), shape.in, shape.out, 1, 0);
}

at::Tensor ResnetBlock2D::operator()(const at::Tensor &x, const at::Tensor &time,
                                     const Pass &pass) const
{
    at::Tensor hidden = conv1(norm1.silu(x));
    if (time_emb_proj)
        hidden.add_((*time_emb_proj)(at::silu(time)).unsqueeze(2).unsqueeze(3));
    hidden = conv2(norm2.silu(hidden));
    hidden.add_(conv_shortcut ? (*conv_shortcut)(x) : x);
    if (outputScale != 1)
        hidden.div_(outputScale);
    return pass.after(name, hidden);
}

Downsample2D::Downsample2D(const Weights &weights, std::int64_t channels, std::int64_t padding)
    : conv(weights.at("conv"), channels, channels, 3, padding, 2)
    , name(weights.name())
{}

at::Tensor Downsample2D::operator()(const at::Tensor &x, const Pass &pass) const
{
    const at::Tensor input = conv.padding == 0 ? at::constant_pad_nd(x, {0, 1, 0, 1}) : x;
    return pass.after(name, conv(input));
}

Upsample2D::Upsample2D(const Weights &weights, std::int64_t channels)
    : conv(weights.at("conv"), channels, channels, 3, 1)
    , name(weights.name())
{}

at::Tensor Upsample2D::operator()(const at::Tensor &x, at::IntArrayRef size, const Pass &pass) const
{
    const std::array<std::int64_t, 2> twice{2 * x.size(2), 2 * x.size(3)};
    return pass.after(name, conv(at::upsample_nearest2d(x, size.empty() ? twice : size)));
}

} // namespace weft::inference
