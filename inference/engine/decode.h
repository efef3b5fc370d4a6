#pragma once

#include "inference/networks/autoencoder_kl.h"

#include <functional>

namespace weft::inference {

/// How latents become pictures without all of them being in memory at once.
struct DecodeOptions
{
    std::int64_t framesAtOnce = 1; ///< 1 or more
    /// Edge of a tile in latents, 0: frames whole. Tiles overlap by a quarter and are blended, so
    /// their size changes pixels near their borders, and a little elsewhere.
    std::int64_t tile = 0;
};

/// One or more pictures, larger than a tile decoded in tiles. [B, C, h, w] → [B, outChannels, H,
/// W]. Source: diffusers, AutoencoderKL.tiled_decode.
/// @param tile edge in latents, at least 4 @throws Error (Request, Cancelled)
at::Tensor decodeInTiles(const AutoencoderKL &autoencoder, const at::Tensor &latents,
                         std::int64_t tile, const Pass &pass = {});

/// Decodes a clip a few frames at a time and hands them over, in order, as soon as they are made.
/// @param latents [F, C, h, w], not scaled, on any device and in any precision: each slice is
/// brought to the autoencoder's @param take given the number of the first frame, and [frames,
/// outChannels, H, W]
/// @throws Error (Request, Numbers, Cancelled)
void decodeFrames(const AutoencoderKL &autoencoder, const at::Tensor &latents,
                  const DecodeOptions &options,
                  const std::function<void(std::int64_t first, const at::Tensor &pictures)> &take,
                  const Pass &pass = {});

} // namespace weft::inference
