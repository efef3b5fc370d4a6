#pragma once

#include "inference/networks/model_folder.h"
#include "inference/pipelines/networks.h"

#include <optional>

namespace weft::inference {

/// The networks of Stable Diffusion 1.x and AnimateDiff, from a published model's folder.
class StableDiffusion : public Networks
{
public:
    /// Reads headers and maps weights. Throws Error (Model).
    /// @param model folder with unet, vae and text_encoder
    /// @param motion folder of a motion adapter; empty: the U-Net's own motion modules, if any
    StableDiffusion(const std::filesystem::path &model, const std::filesystem::path &motion,
                    const Placement &placement);

    Shape shape() const override;
    at::TensorOptions options() const override;
    void stopOn(std::stop_token stop) override;
    at::Tensor encodeText(const std::vector<std::int64_t> &ids, int skip) override;
    LatentDistribution encodePictures(const at::Tensor &pictures) override;
    at::Tensor decodeLatents(const at::Tensor &latents) override;
    at::Tensor denoise(const at::Tensor &latents, double timestep, const at::Tensor &text) override;
    void setMotionWindows(int length, int stride) override;

    const AutoencoderKL &autoencoder() const { return m_vae; }

private:
    Placement m_placement;
    Pass m_pass;
    int m_motionFrames = 0;
    CLIPTextModel m_text;
    AutoencoderKL m_vae;
    std::optional<UNet2DConditionModel> m_pictureUnet;
    std::optional<UNetMotionModel> m_clipUnet;
};

} // namespace weft::inference
