#include "inference/networks/layers.h"

#include "inference/base/error.h"
#include "inference/networks/fused.h"

#include <cmath>

namespace weft::inference {

Linear::Linear(const Weights &weights, std::int64_t in, std::int64_t out, bool hasBias)
    : weight(weights.get("weight", {out, in}))
    , bias(hasBias ? weights.get("bias", {out}) : at::Tensor())
{}

at::Tensor Linear::operator()(const at::Tensor &x) const
{
    return at::linear(x, weight, bias.defined() ? std::make_optional(bias) : std::nullopt);
}

bool isFast(const at::Tensor &weight)
{
    return weight.is_cpu() && weight.scalar_type() == at::kBFloat16;
}

Conv2d::Conv2d(const Weights &weights, std::int64_t in, std::int64_t out, std::int64_t kernel,
               std::int64_t padding, std::int64_t stride)
    : weight(weights.get("weight", {out, in, kernel, kernel}))
    , bias(weights.get("bias", {out}))
    , padding(padding)
    , stride(stride)
{
    if (isFast(weight))
        weight = weight.contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor Conv2d::operator()(const at::Tensor &x) const
{
    return at::conv2d(x, weight, bias, {stride, stride}, {padding, padding});
}

GroupNorm::GroupNorm(const Weights &weights, std::int64_t channels, std::int64_t groups,
                     double epsilon)
    : weight(weights.get("weight", {channels}))
    , bias(weights.get("bias", {channels}))
    , groups(groups)
    , epsilon(epsilon)
{
    mustDivide(channels, groups, "groups", weights);
}

at::Tensor GroupNorm::operator()(const at::Tensor &x) const
{
    if (canNormaliseFast(x, *this, 1, AfterNorm::Nothing))
        return normalisedFast(x, *this, 1, AfterNorm::Nothing);
    return at::group_norm(x, groups, weight, bias, epsilon);
}

at::Tensor GroupNorm::silu(const at::Tensor &x) const
{
    if (canNormaliseFast(x, *this, 1, AfterNorm::Silu))
        return normalisedFast(x, *this, 1, AfterNorm::Silu);
    return at::silu((*this)(x));
}

LayerNorm::LayerNorm(const Weights &weights, std::int64_t channels, double epsilon)
    : weight(weights.get("weight", {channels}))
    , bias(weights.get("bias", {channels}))
    , epsilon(epsilon)
{}

at::Tensor LayerNorm::operator()(const at::Tensor &x) const
{
    return at::layer_norm(x, {weight.size(0)}, weight, bias, epsilon);
}

at::Tensor timestepSinusoids(const at::Tensor &timesteps, std::int64_t width, bool cosineFirst,
                             double frequencyShift)
{
    const std::int64_t half = width / 2;
    const auto options = timesteps.options().dtype(at::kFloat);
    const at::Tensor exponents = -std::log(10000.0) * at::arange(0, half, options)
                                 / (static_cast<double>(half) - frequencyShift);
    const at::Tensor angles = timesteps.unsqueeze(1).to(at::kFloat)
                              * at::exp(exponents).unsqueeze(0);
    const at::Tensor sine = at::sin(angles);
    const at::Tensor cosine = at::cos(angles);
    at::Tensor both = cosineFirst ? at::cat({cosine, sine}, -1) : at::cat({sine, cosine}, -1);
    return width % 2 == 1 ? at::constant_pad_nd(both, {0, 1}) : both;
}

TimestepEmbedding::TimestepEmbedding(const Weights &weights, std::int64_t in, std::int64_t out,
                                     std::int64_t condition)
    : linear_1(weights.at("linear_1"), in, out)
    , linear_2(weights.at("linear_2"), out, out)
{
    if (condition > 0)
        cond_proj.emplace(weights.at("cond_proj"), condition, in, false);
}

at::Tensor TimestepEmbedding::operator()(at::Tensor sinusoids, const at::Tensor &condition) const
{
    if (condition.defined() && cond_proj)
        sinusoids = sinusoids + (*cond_proj)(condition);
    return linear_2(at::silu(linear_1(sinusoids)));
}

void mustDivide(std::int64_t channels, std::int64_t parts, const char *whatParts,
                const Weights &where)
{
    if (parts < 1 || channels % parts != 0)
        throw Error(ErrorKind::Model, "The model's configuration cannot be carried out at '"
                                          + where.name() + "': " + std::to_string(channels)
                                          + " channels cannot be shared among "
                                          + std::to_string(parts) + ' ' + whatParts + '.');
}

} // namespace weft::inference
