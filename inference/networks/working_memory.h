#pragma once

#include "inference/networks/autoencoder_kl.h"
#include "inference/networks/clip_text_model.h"
#include "inference/networks/unet_config.h"

namespace weft::inference {

/// How many values a network holds at once beside its weights, at the most: what the layers in
/// these files keep alive while the greatest of them computes, and the copies in another layout
/// that convolutions on a CPU make. For memory plans; measured in tests.

/// @param hasMotion motion modules follow its transformers
/// @param pictures in a pass, both prompts' @param height, width in latents
std::int64_t valuesAtWork(const UNetConfig &config, bool hasMotion, std::int64_t pictures,
                          std::int64_t height, std::int64_t width);
/// One prompt of the greatest length.
std::int64_t valuesAtWork(const CLIPTextConfig &config);
/// Of decoding one picture. @param height, width in latents
std::int64_t valuesToDecode(const AutoencoderKLConfig &config, std::int64_t height,
                            std::int64_t width);
/// Of encoding one picture. @param height, width in latents
std::int64_t valuesToEncode(const AutoencoderKLConfig &config, std::int64_t height,
                            std::int64_t width);

} // namespace weft::inference
