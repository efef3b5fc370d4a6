#pragma once

#include "inference/networks/unet_2d_condition.h"

namespace weft::inference {

/// The denoising network of AnimateDiff: a U-Net with motion modules, asked for whole clips.
/// Source: diffusers, models/unets/unet_motion_model.py (UNetMotionModel).
struct UNetMotionModel
{
    /// @param motion the tensors of a MotionAdapter, or those of the U-Net again where it holds
    /// both @param ring as UNet2DConditionModel has it
    /// @throws Error (Model)
    UNetMotionModel(const UNetConfig &config, const Weights &weights,
                    const MotionConfig &motionConfig, const Weights &motion,
                    const UNetBlock::Ring &ring = {});

    /// @param inputs sample [clips, C, F, H, W]; context [clips · F, tokens, contextChannels], or
    /// one for each clip: [clips, …]
    /// @param pass its frames are set to F
    /// @return [clips, outChannels, F, H, W]
    at::Tensor operator()(UNetInputs inputs, Pass pass = {}) const;

    UNet2DConditionModel unet;
};

} // namespace weft::inference
