#include "inference/networks/unet_motion.h"

#include "inference/base/error.h"

namespace weft::inference {

namespace {

/// Published motion U-Nets take these of a U-Net's settings as given.
UNetConfig asMotion(UNetConfig config)
{
    config.cosineFirst = true;
    config.frequencyShift = 0;
    config.centersInput = false;
    config.timeChannels = 4 * config.channels[0];
    config.convInKernel = 3;
    config.convOutKernel = 3;
    return config;
}

} // namespace

UNetMotionModel::UNetMotionModel(const UNetConfig &config, const Weights &weights,
                                 const MotionConfig &motionConfig, const Weights &motion,
                                 const UNetBlock::Ring &ring)
    : unet(asMotion(config), weights, motionConfig, motion, ring)
{}

at::Tensor UNetMotionModel::operator()(UNetInputs inputs, Pass pass) const
{
    if (inputs.sample.dim() != 5 || inputs.sample.numel() == 0)
        throw Error(ErrorKind::Request, "There is no clip to make: width, height and frames must "
                                        "be above zero.");
    const at::Tensor clips = inputs.sample.permute({0, 2, 1, 3, 4});
    pass.frames = clips.size(1);
    inputs.sample = clips.reshape({-1, clips.size(2), clips.size(3), clips.size(4)});
    const at::Tensor frames = unet(inputs, pass);
    return frames.reshape({-1, pass.frames, frames.size(1), frames.size(2), frames.size(3)})
        .permute({0, 2, 1, 3, 4});
}

} // namespace weft::inference
