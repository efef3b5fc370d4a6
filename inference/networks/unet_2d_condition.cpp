#include "inference/networks/unet_2d_condition.h"

#include "inference/base/error.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace weft::inference {

namespace {

/// What each level of a U-Net is made of.
class Levels
{
public:
    Levels(const UNetConfig &config, const MotionConfig *motion)
        : m_config(config)
        , m_motion(motion)
    {}

    UNetBlock::Shape down(std::size_t level) const
    {
        UNetBlock::Shape shape = empty(level, m_config.downHasAttention[level]);
        for (std::int64_t i = 0; i < m_config.layers[level]; ++i) {
            const std::size_t before = i == 0 && level > 0 ? level - 1 : level;
            shape.resnets.push_back(resnet(m_config.channels[before], level));
        }
        return shape;
    }

    UNetBlock::Shape middle() const
    {
        const std::size_t last = m_config.levels() - 1;
        UNetBlock::Shape shape = empty(last, true);
        ResnetBlock2D::Shape one = resnet(m_config.channels[last], last);
        one.outputScale = m_config.midOutputScale;
        shape.resnets = {one, one};
        if (m_motion && !m_motion->hasMiddle)
            shape.motion.reset();
        else if (m_motion)
            shape.motion->layers = m_motion->midTransformerLayers;
        return shape;
    }

    /// @param step 0 at the bottom
    UNetBlock::Shape up(std::size_t step) const
    {
        const std::size_t level = m_config.levels() - 1 - step;
        const std::vector<std::int64_t> &channels = m_config.channels;
        UNetBlock::Shape shape = empty(level, m_config.upHasAttention[step]);
        const std::int64_t count = m_config.layers[level] + 1;
        for (std::int64_t i = 0; i < count; ++i) {
            const std::int64_t from = i == 0 && step > 0 ? channels[level + 1] : channels[level];
            const bool isLast = i == count - 1;
            const std::int64_t skip = isLast && level > 0 ? channels[level - 1] : channels[level];
            shape.resnets.push_back(resnet(from + skip, level));
        }
        return shape;
    }

private:
    ResnetBlock2D::Shape resnet(std::int64_t in, std::size_t level) const
    {
        return {in,
                m_config.channels[level],
                m_config.timeChannels,
                m_config.groups,
                m_config.epsilon,
                1};
    }

    UNetBlock::Shape empty(std::size_t level, bool hasAttention) const
    {
        UNetBlock::Shape shape;
        const std::int64_t channels = m_config.channels[level];
        if (hasAttention)
            shape.transformer = {channels,
                                 m_config.heads[level],
                                 m_config.transformerLayers[level],
                                 m_config.contextChannels[level],
                                 m_config.groups,
                                 m_config.projectsLinearly};
        // The U-Net's groups are used, whatever the adapter's settings say, as in diffusers.
        if (m_motion)
            shape.motion = {channels, m_motion->heads[level], m_motion->transformerLayers[level],
                            m_config.groups, m_motion->greatestLength};
        return shape;
    }

    const UNetConfig &m_config;
    const MotionConfig *m_motion;
};

void mustMatch(const UNetConfig &config, const MotionConfig &motion)
{
    if ((!motion.channels.empty() && motion.channels != config.channels)
        || (!motion.layers.empty() && motion.layers != config.layers))
        throw Error(ErrorKind::Model, "The motion adapter was made for a U-Net of other widths or "
                                      "depths than the model has: choose one for this model.");
}

/// The settings with what an adapter changes in them.
UNetConfig adapted(UNetConfig config, const MotionConfig *motion)
{
    if (!motion)
        return config;
    mustMatch(config, *motion);
    if (motion->convInChannels > 0)
        config.inChannels = motion->convInChannels;
    return config;
}

Conv2d firstConvolution(const UNetConfig &config, const UNetConfig &original,
                        const Weights &weights, const Weights &motion)
{
    const auto read = [&](const Weights &from, std::int64_t channels) {
        return Conv2d(from.at("conv_in"), channels, config.channels[0], config.convInKernel,
                      (config.convInKernel - 1) / 2);
    };
    Conv2d conv = read(weights, original.inChannels);
    if (config.inChannels != original.inChannels) {
        // The model's own channels first, then those that the adapter adds (PIA).
        const Conv2d other = read(motion, config.inChannels);
        conv.weight = at::cat({conv.weight, other.weight.slice(1, original.inChannels)}, 1);
    }
    return conv;
}

} // namespace

UNet2DConditionModel::UNet2DConditionModel(const UNetConfig &config, const Weights &weights,
                                           const UNetBlock::Ring &ring)
    : UNet2DConditionModel(config, weights, nullptr, weights, ring)
{}

UNet2DConditionModel::UNet2DConditionModel(const UNetConfig &config, const Weights &weights,
                                           const MotionConfig &motionConfig, const Weights &motion,
                                           const UNetBlock::Ring &ring)
    : UNet2DConditionModel(config, weights, &motionConfig, motion, ring)
{}

UNet2DConditionModel::UNet2DConditionModel(const UNetConfig &original, const Weights &weights,
                                           const MotionConfig *motionConfig, const Weights &motion,
                                           const UNetBlock::Ring &ring)
    : config(adapted(original, motionConfig))
    , ring(ring)
    , conv_in(firstConvolution(config, original, weights, motion))
    , time_embedding(weights.at("time_embedding"), config.channels[0], config.timeChannels,
                     config.timeConditionChannels)
    , conv_norm_out(weights.at("conv_norm_out"), config.channels[0], config.groups, config.epsilon)
    , conv_out(weights.at("conv_out"), config.channels[0], config.outChannels, config.convOutKernel,
               (config.convOutKernel - 1) / 2)
{
    const Levels levels(config, motionConfig);
    const std::size_t last = config.levels() - 1;
    // In the order of their use, which is a ring's.
    for (std::size_t i = 0; i <= last; ++i) {
        const auto index = static_cast<std::int64_t>(i);
        down_blocks.emplace_back(weights.at("down_blocks").at(index),
                                 motion.at("down_blocks").at(index), levels.down(i),
                                 i < last ? std::make_optional(config.downsamplePadding)
                                          : std::nullopt,
                                 ring);
    }
    mid_block.emplace_back(weights.at("mid_block"), motion.at("mid_block"), levels.middle(), ring);
    for (std::size_t i = 0; i <= last; ++i) {
        const auto index = static_cast<std::int64_t>(i);
        up_blocks.emplace_back(weights.at("up_blocks").at(index), motion.at("up_blocks").at(index),
                               levels.up(i), i < last, ring);
    }
}

void UNet2DConditionModel::check(const UNetInputs &inputs, const Pass &pass) const
{
    const at::Tensor &sample = inputs.sample;
    if (sample.dim() != 4 || sample.size(1) != config.inChannels)
        throw Error(ErrorKind::Request, "The model takes latents of "
                                            + std::to_string(config.inChannels)
                                            + " channels, and was given others.");
    if (pass.frames < 1 || sample.size(0) % pass.frames != 0)
        throw Error(ErrorKind::Request, "A batch must hold whole clips.");
    const auto isFor = [&](std::int64_t pictures) {
        return inputs.context.dim() == 3 && inputs.context.size(0) == pictures;
    };
    if (!isFor(sample.size(0)) && !isFor(sample.size(0) / pass.frames))
        throw Error(ErrorKind::Request, "Each frame needs its prompt.");
    if (sample.numel() == 0)
        throw Error(ErrorKind::Request, "There is no picture to make: width, height and frames "
                                        "must be above zero.");
}

at::Tensor UNet2DConditionModel::embeddedTime(const UNetInputs &inputs, const Pass &pass) const
{
    const std::int64_t clips = inputs.sample.size(0) / pass.frames;
    const at::Tensor timesteps = inputs.timestep.reshape({-1}).expand({clips});
    const at::Tensor sinusoids = timestepSinusoids(timesteps, config.channels[0],
                                                   config.cosineFirst, config.frequencyShift);
    const at::Tensor time = time_embedding(sinusoids.to(conv_in.weight.scalar_type()),
                                           inputs.condition);
    return pass.frames > 1 ? time.repeat_interleave(pass.frames, 0) : time;
}

at::Tensor UNet2DConditionModel::operator()(const UNetInputs &inputs, const Pass &pass) const
{
    check(inputs, pass);
    const at::IntArrayRef size = inputs.sample.sizes();
    const bool isOdd = size[2] % config.factor() != 0 || size[3] % config.factor() != 0;
    const at::Tensor time = embeddedTime(inputs, pass);
    at::Tensor x = config.centersInput ? 2 * inputs.sample - 1 : inputs.sample;
    x = pass.after("conv_in", conv_in(x));
    std::vector<at::Tensor> skips{x};
    for (const UNetDownBlock &block : down_blocks)
        x = block(std::move(x), time, inputs.context, pass, skips);
    for (std::size_t i = 0; i < std::min(inputs.skipResiduals.size(), skips.size()); ++i)
        skips[i] = skips[i] + inputs.skipResiduals[i];
    x = mid_block[0].middle(std::move(x), time, inputs.context, pass);
    if (inputs.middleResidual.defined())
        x = x + inputs.middleResidual;
    for (const UNetUpBlock &block : up_blocks)
        x = block(std::move(x), time, inputs.context, pass, skips, isOdd);
    return pass.after("conv_out", conv_out(conv_norm_out.silu(x)));
}

} // namespace weft::inference
