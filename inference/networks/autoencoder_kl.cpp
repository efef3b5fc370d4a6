#include "inference/networks/autoencoder_kl.h"

#include "inference/base/error.h"
#include "inference/io/config_file.h"

#include <algorithm>
#include <utility>

namespace weft::inference {

namespace {

constexpr double kEpsilon = 1e-6;

void mustAllBe(const ConfigFile &file, const char *key, const std::string &type, std::size_t count)
{
    const std::vector<std::string> types = file.texts(key);
    if (types != std::vector<std::string>(count, type))
        file.refuse(key, "Weft runs autoencoders whose " + std::to_string(count) + " blocks are "
                             + type);
}

ResnetBlock2D resnet(const Weights &weights, std::int64_t in, std::int64_t out, std::int64_t groups)
{
    return ResnetBlock2D(weights, {in, out, 0, groups, kEpsilon, 1});
}

template<typename Sampler>
at::Tensor through(const AutoencoderLevel<Sampler> &level, at::Tensor x, const Pass &pass)
{
    for (const ResnetBlock2D &resnet : level.resnets)
        x = resnet(x, {}, pass);
    return x;
}

std::vector<ResnetBlock2D> resnetsOf(const Weights &level, std::int64_t count, std::int64_t in,
                                     std::int64_t out, std::int64_t groups)
{
    std::vector<ResnetBlock2D> resnets;
    for (std::int64_t i = 0; i < count; ++i)
        resnets.push_back(resnet(level.at("resnets").at(i), i == 0 ? in : out, out, groups));
    return resnets;
}

/// A linear layer under its name of today, or its older one.
Linear renamed(const Weights &weights, const char *name, const char *older, std::int64_t channels)
{
    const bool isOld = !weights.has(std::string(name) + ".weight")
                       && weights.has(std::string(older) + ".weight");
    return Linear(weights.at(isOld ? older : name), channels, channels);
}

} // namespace

AutoencoderKLConfig AutoencoderKLConfig::read(const ConfigFile &file)
{
    file.mustBe("_class_name", {"AutoencoderKL"});
    file.mustBe("act_fn", {"silu", "swish"});
    AutoencoderKLConfig config;
    config.channels = file.sizes("block_out_channels");
    const std::size_t levels = config.channels.size();
    if (levels > 16)
        file.refuse("block_out_channels", "Weft runs at most 16 levels");
    mustAllBe(file, "down_block_types", "DownEncoderBlock2D", levels);
    mustAllBe(file, "up_block_types", "UpDecoderBlock2D", levels);
    for (const char *key : {"latents_mean", "latents_std"}) {
        if (file.has(key))
            file.refuse(key, "Weft does not run models of this kind");
    }
    config.inChannels = file.size("in_channels", 3);
    config.outChannels = file.size("out_channels", 3);
    config.latentChannels = file.size("latent_channels", 4);
    config.layers = file.size("layers_per_block", 1);
    config.groups = file.size("norm_num_groups", 32);
    config.scalingFactor = file.number("scaling_factor", 0.18215);
    config.shiftFactor = file.number("shift_factor", 0);
    config.forcesFp32 = file.flag("force_upcast", true);
    config.hasQuantConv = file.flag("use_quant_conv", true);
    config.hasPostQuantConv = file.flag("use_post_quant_conv", true);
    config.attendsInMiddle = file.flag("mid_block_add_attention", true);
    config.sampleSize = file.sizes("sample_size", 1, 32).front();
    return config;
}

AutoencoderMiddle::PixelAttention::PixelAttention(const Weights &weights, std::int64_t channels,
                                                  std::int64_t groups)
    : group_norm(weights.at("group_norm"), channels, groups, kEpsilon)
    , to_q(renamed(weights, "to_q", "query", channels))
    , to_k(renamed(weights, "to_k", "key", channels))
    , to_v(renamed(weights, "to_v", "value", channels))
    , to_out(renamed(weights, "to_out.0", "proj_attn", channels))
    , name(weights.name())
{}

at::Tensor AutoencoderMiddle::PixelAttention::operator()(const at::Tensor &x,
                                                         const Pass &pass) const
{
    const at::Tensor tokens = group_norm(x.flatten(2)).transpose(1, 2);
    const at::Tensor one = attend(to_q(tokens).unsqueeze(1), to_k(tokens).unsqueeze(1),
                                  to_v(tokens).unsqueeze(1))
                               .squeeze(1);
    return pass.after(name, to_out(one).transpose(1, 2).reshape(x.sizes()) + x);
}

AutoencoderMiddle::AutoencoderMiddle(const Weights &weights, std::int64_t channels,
                                     std::int64_t groups, bool attends)
    : resnets(resnetsOf(weights, 2, channels, channels, groups))
{
    if (attends)
        attentions.emplace_back(weights.at("attentions").at(0), channels, groups);
}

at::Tensor AutoencoderMiddle::operator()(at::Tensor x, const Pass &pass) const
{
    x = resnets[0](x, {}, pass);
    for (const PixelAttention &attention : attentions)
        x = attention(x, pass);
    return resnets[1](x, {}, pass);
}

AutoencoderEncoder::AutoencoderEncoder(const AutoencoderKLConfig &config, const Weights &weights)
    : conv_in(weights.at("conv_in"), config.inChannels, config.channels[0], 3, 1)
    , mid_block(weights.at("mid_block"), config.channels.back(), config.groups,
                config.attendsInMiddle)
    , conv_norm_out(weights.at("conv_norm_out"), config.channels.back(), config.groups, kEpsilon)
    , conv_out(weights.at("conv_out"), config.channels.back(), 2 * config.latentChannels, 3, 1)
{
    const std::size_t last = config.channels.size() - 1;
    for (std::size_t i = 0; i <= last; ++i) {
        const Weights level = weights.at("down_blocks").at(static_cast<std::int64_t>(i));
        AutoencoderLevel<Downsample2D> &block = down_blocks.emplace_back();
        block.resnets = resnetsOf(level, config.layers, config.channels[i == 0 ? 0 : i - 1],
                                  config.channels[i], config.groups);
        if (i < last)
            block.samplers.emplace_back(level.at("downsamplers").at(0), config.channels[i], 0);
    }
}

at::Tensor AutoencoderEncoder::operator()(at::Tensor x, const Pass &pass) const
{
    x = pass.after("encoder.conv_in", conv_in(x));
    for (const AutoencoderLevel<Downsample2D> &level : down_blocks) {
        x = through(level, std::move(x), pass);
        for (const Downsample2D &sampler : level.samplers)
            x = sampler(x, pass);
    }
    x = mid_block(x, pass);
    return pass.after("encoder.conv_out", conv_out(conv_norm_out.silu(x)));
}

AutoencoderDecoder::AutoencoderDecoder(const AutoencoderKLConfig &config, const Weights &weights)
    : conv_in(weights.at("conv_in"), config.latentChannels, config.channels.back(), 3, 1)
    , mid_block(weights.at("mid_block"), config.channels.back(), config.groups,
                config.attendsInMiddle)
    , conv_norm_out(weights.at("conv_norm_out"), config.channels[0], config.groups, kEpsilon)
    , conv_out(weights.at("conv_out"), config.channels[0], config.outChannels, 3, 1)
{
    const std::vector<std::int64_t> widths(config.channels.rbegin(), config.channels.rend());
    const std::size_t last = widths.size() - 1;
    for (std::size_t i = 0; i <= last; ++i) {
        const Weights level = weights.at("up_blocks").at(static_cast<std::int64_t>(i));
        AutoencoderLevel<Upsample2D> &block = up_blocks.emplace_back();
        block.resnets = resnetsOf(level, config.layers + 1, widths[i == 0 ? 0 : i - 1], widths[i],
                                  config.groups);
        if (i < last)
            block.samplers.emplace_back(level.at("upsamplers").at(0), widths[i]);
    }
}

at::Tensor AutoencoderDecoder::operator()(at::Tensor x, const Pass &pass) const
{
    x = mid_block(pass.after("decoder.conv_in", conv_in(x)), pass);
    for (const AutoencoderLevel<Upsample2D> &level : up_blocks) {
        x = through(level, std::move(x), pass);
        for (const Upsample2D &sampler : level.samplers)
            x = sampler(x, {}, pass);
    }
    return pass.after("decoder.conv_out", conv_out(conv_norm_out.silu(x)));
}

AutoencoderKL::AutoencoderKL(const AutoencoderKLConfig &config, const Weights &weights)
    : config(config)
    , encoder(config, weights.at("encoder"))
    , decoder(config, weights.at("decoder"))
{
    const std::int64_t latents = config.latentChannels;
    if (config.hasQuantConv)
        quant_conv.emplace(weights.at("quant_conv"), 2 * latents, 2 * latents, 1, 0);
    if (config.hasPostQuantConv)
        post_quant_conv.emplace(weights.at("post_quant_conv"), latents, latents, 1, 0);
}

LatentDistribution AutoencoderKL::encode(const at::Tensor &pictures, const Pass &pass) const
{
    if (pictures.dim() != 4 || pictures.size(1) != config.inChannels || pictures.numel() == 0)
        throw Error(ErrorKind::Request, "The autoencoder takes pictures of "
                                            + std::to_string(config.inChannels)
                                            + " channels, and was given others.");
    at::Tensor moments = encoder(pictures, pass);
    if (quant_conv)
        moments = (*quant_conv)(moments);
    const std::vector<at::Tensor> halves = moments.chunk(2, 1);
    return {halves[0], at::exp(0.5 * halves[1].clamp(-30, 20))};
}

at::Tensor AutoencoderKL::decode(const at::Tensor &latents, const Pass &pass) const
{
    if (latents.dim() != 4 || latents.size(1) != config.latentChannels || latents.numel() == 0)
        throw Error(ErrorKind::Request, "The autoencoder takes latents of "
                                            + std::to_string(config.latentChannels)
                                            + " channels, and was given others.");
    return decoder(post_quant_conv ? (*post_quant_conv)(latents) : latents, pass);
}

} // namespace weft::inference
