#pragma once

#include "inference/networks/unet_blocks.h"
#include "inference/networks/unet_config.h"

#include <vector>

namespace weft::inference {

/// What a U-Net is asked.
struct UNetInputs
{
    at::Tensor sample;    ///< [N, C, H, W]; N = clips × frames, clip by clip
    at::Tensor timestep;  ///< one number, or one for each clip; whole or fractional
    at::Tensor context;   ///< [N, tokens, contextChannels], or [clips, …]: one for all of a clip
    at::Tensor condition; ///< [clips, timeConditionChannels] for LCM; undefined: none
    /// Added to what the way up takes and to the middle's output (ControlNet); empty: none.
    std::vector<at::Tensor> skipResiduals;
    at::Tensor middleResidual;
};

/// The denoising network of Stable Diffusion 1.x and 2.x, and, with motion modules, of AnimateDiff.
/// Source: diffusers, models/unets/unet_2d_condition.py and unet_motion_model.py. Const calls from
/// several threads are safe unless there is a ring.
struct UNet2DConditionModel
{
    /// Reads all tensors, by the published keys. @param motion the motion modules' settings and
    /// tensors (the same weights again for a UNetMotionModel); none: pictures by themselves
    /// @param ring that layers and samplers are read through each time that they are used, in place
    /// of now: the same values, and what they lack is found out then; null: all stay
    /// @throws Error (Model)
    UNet2DConditionModel(const UNetConfig &config, const Weights &weights,
                         const UNetBlock::Ring &ring = {});
    UNet2DConditionModel(const UNetConfig &config, const Weights &weights,
                         const MotionConfig &motionConfig, const Weights &motion,
                         const UNetBlock::Ring &ring = {});

    /// [N, outChannels, H, W]. @param pass its frames divide N @throws Error (Cancelled, Request)
    at::Tensor operator()(const UNetInputs &inputs, const Pass &pass = {}) const;

    UNetConfig config;
    UNetBlock::Ring ring; ///< null: everything stays
    Conv2d conv_in;
    TimestepEmbedding time_embedding;
    std::vector<UNetDownBlock> down_blocks;
    std::vector<UNetBlock> mid_block; ///< one
    std::vector<UNetUpBlock> up_blocks;
    GroupNorm conv_norm_out;
    Conv2d conv_out;

private:
    UNet2DConditionModel(const UNetConfig &config, const Weights &weights,
                         const MotionConfig *motionConfig, const Weights &motion,
                         const UNetBlock::Ring &ring);
    at::Tensor embeddedTime(const UNetInputs &inputs, const Pass &pass) const;
    void check(const UNetInputs &inputs, const Pass &pass) const;
};

} // namespace weft::inference
