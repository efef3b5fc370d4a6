#pragma once

#include "inference/networks/resnet.h"

#include <optional>
#include <vector>

namespace weft::inference {

class ConfigFile;

/// The settings of a picture autoencoder; widths from the top down.
struct AutoencoderKLConfig
{
    std::int64_t inChannels = 3;
    std::int64_t outChannels = 3;
    std::int64_t latentChannels = 4;
    std::vector<std::int64_t> channels{128, 256, 512, 512};
    std::int64_t layers = 2;
    std::int64_t groups = 32;
    double scalingFactor = 0.18215;
    double shiftFactor = 0;
    bool forcesFp32 = true; ///< too great for fp16 inside (the setting force_upcast)
    bool hasQuantConv = true;
    bool hasPostQuantConv = true;
    bool attendsInMiddle = true;
    std::int64_t sampleSize = 512; ///< edge of the pictures that it was made for: that of a tile

    /// Pixels along an edge for each latent: 2^(levels − 1).
    std::int64_t factor() const { return std::int64_t{1} << (channels.size() - 1); }

    /// Reads the `config.json` of an AutoencoderKL. @throws Error (Model)
    static AutoencoderKLConfig read(const ConfigFile &file);
};

/// Resnets, each but the first after an attention of all pixels with one head.
/// Source: diffusers, models/unets/unet_2d_blocks.py (UNetMidBlock2D).
struct AutoencoderMiddle
{
    AutoencoderMiddle(const Weights &weights, std::int64_t channels, std::int64_t groups,
                      bool attends);
    at::Tensor operator()(at::Tensor x, const Pass &pass) const;

    struct PixelAttention
    {
        /// Reads today's keys (to_q) and those of older files (query).
        PixelAttention(const Weights &weights, std::int64_t channels, std::int64_t groups);
        at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

        GroupNorm group_norm;
        Linear to_q, to_k, to_v, to_out;
        std::string name;
    };
    std::vector<PixelAttention> attentions; ///< one or none
    std::vector<ResnetBlock2D> resnets;     ///< two
};

/// A level of the encoder or the decoder.
template<typename Sampler>
struct AutoencoderLevel
{
    std::vector<ResnetBlock2D> resnets;
    std::vector<Sampler> samplers; ///< one or none: "downsamplers", "upsamplers"
};

/// [B, inChannels, H, W] → [B, 2 · latentChannels, H / factor, W / factor]
struct AutoencoderEncoder
{
    AutoencoderEncoder(const AutoencoderKLConfig &config, const Weights &weights);
    at::Tensor operator()(at::Tensor x, const Pass &pass) const;

    Conv2d conv_in;
    std::vector<AutoencoderLevel<Downsample2D>> down_blocks;
    AutoencoderMiddle mid_block;
    GroupNorm conv_norm_out;
    Conv2d conv_out;
};

/// [B, latentChannels, h, w] → [B, outChannels, h · factor, w · factor]
struct AutoencoderDecoder
{
    AutoencoderDecoder(const AutoencoderKLConfig &config, const Weights &weights);
    at::Tensor operator()(at::Tensor x, const Pass &pass) const;

    Conv2d conv_in;
    AutoencoderMiddle mid_block;
    std::vector<AutoencoderLevel<Upsample2D>> up_blocks;
    GroupNorm conv_norm_out;
    Conv2d conv_out;
};

/// Where a picture may lie among latents: a Gaussian for each value. Not yet scaled.
struct LatentDistribution
{
    at::Tensor mean;      ///< [B, latentChannels, h, w], also the mode
    at::Tensor deviation; ///< a sample is mean + deviation × noise
};

/// Turns pictures (−1 to 1) into latents and back. Source: diffusers,
/// models/autoencoders/autoencoder_kl.py and vae.py. Const calls from several threads are safe.
struct AutoencoderKL
{
    /// @throws Error (Model)
    AutoencoderKL(const AutoencoderKLConfig &config, const Weights &weights);

    /// @param pictures [B, inChannels, H, W], H and W multiples of factor()
    LatentDistribution encode(const at::Tensor &pictures, const Pass &pass = {}) const;
    /// @param latents [B, latentChannels, h, w], as encode gives them: not scaled
    at::Tensor decode(const at::Tensor &latents, const Pass &pass = {}) const;

    AutoencoderKLConfig config;
    AutoencoderEncoder encoder;
    AutoencoderDecoder decoder;
    std::optional<Conv2d> quant_conv, post_quant_conv;
};

} // namespace weft::inference
