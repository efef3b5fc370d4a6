#pragma once

#include "inference/networks/autoencoder_kl.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <stop_token>
#include <vector>

namespace weft::inference {

/// What pipelines ask of a model's networks, wherever these live and however they are loaded. Every
/// call may throw Error. Thread: one at a time.
class Networks
{
public:
    struct Shape
    {
        int latentChannels = 4;
        int vaeFactor = 8;           ///< pixels for a latent, in each direction
        double vaeScaling = 0.18215; ///< latents of the VAE times this are those of the U-Net
        int motionFrames = 0;        ///< positions of the motion modules; 0: there are none
        /// The U-Net is told how much guidance there is, as it was distilled for (LCM): it is asked
        /// once, and no negative prompt is looked at.
        bool embedsGuidance = false;
    };

    virtual ~Networks() = default;
    virtual Shape shape() const = 0;
    /// The type and device that latents live in: float, whatever the networks compute in.
    virtual at::TensorOptions options() const = 0;

    /// Calls end early, with Error (Cancelled), once this is triggered.
    virtual void stopOn(std::stop_token stop) = 0;

    /// From now on networks are computed with these hooks; null: with none. Borrowed.
    virtual void setHooks(const Hooks *hooks) = 0;

    /// Hidden states of a prompt, [1, L, D]. @param skip last layers left out
    virtual at::Tensor encodeText(const std::vector<std::int64_t> &ids, int skip) = 0;
    /// Where pictures lie among latents, [N, C, h, w]. @param pictures [N, 3, H, W], −1 to 1
    virtual LatentDistribution encodePictures(const at::Tensor &pictures) = 0;
    /// [N, 3, H, W], about −1 to 1. @param latents as the VAE's own, [N, C, h, w]
    virtual at::Tensor decodeLatents(const at::Tensor &latents) = 0;
    /// What the U-Net says, of the shape of the latents.
    /// @param latents [B, C, h, w], or [B, C, F, h, w] where motion modules take part
    /// @param text [B, L, D], one prompt for all frames, or [B, F, L, D], one for each
    virtual at::Tensor denoise(const at::Tensor &latents, double timestep, const at::Tensor &text)
        = 0;
    /// From now on a U-Net that is told its guidance is told this one.
    virtual void setGuidance(double guidance) = 0;
    /// From now on motion modules average over windows of frames, as FreeNoise does; 0: they see
    /// all at once.
    virtual void setMotionWindows(int length, int stride) = 0;
};

} // namespace weft::inference
