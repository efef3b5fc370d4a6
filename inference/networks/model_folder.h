#pragma once

#include "inference/engine/placement.h"
#include "inference/networks/autoencoder_kl.h"
#include "inference/networks/clip_text_model.h"
#include "inference/networks/unet_motion.h"

#include <filesystem>

namespace weft::inference {

/// A model as it is published: a folder whose parts (`unet/`, `vae/`, `text_encoder/`) each have a
/// `config.json` and tensors. Opening it reads nothing but headers; any thread.
/// Each call throws Error (Model) where the part is missing, damaged, or of another kind.
class ModelFolder
{
public:
    explicit ModelFolder(std::filesystem::path path);

    CLIPTextModel textEncoder(const Placement &placement) const;
    /// In fp32 in place of fp16 where its settings say that it overflows.
    AutoencoderKL autoencoder(const Placement &placement) const;
    /// A U-Net for pictures.
    UNet2DConditionModel unet(const Placement &placement) const;
    /// A U-Net for clips: this model's with the motion modules of an adapter's folder.
    UNetMotionModel motionUNet(const std::filesystem::path &adapter,
                               const Placement &placement) const;
    /// A U-Net for clips that was saved whole (UNetMotionModel).
    UNetMotionModel motionUNet(const Placement &placement) const;

    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// The tensors of one part: `diffusion_pytorch_model.safetensors`, `model.safetensors`, their fp16
/// variants where nothing else is there, or the index of shards. @throws Error (Model)
Weights openWeights(const std::filesystem::path &part, const Placement &placement);

} // namespace weft::inference
