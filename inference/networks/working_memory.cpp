#include "inference/networks/working_memory.h"

#include <algorithm>

namespace weft::inference {

namespace {

/// A resnet's first half: input, normed, activated, and what the convolution makes, the last two
/// once more in the convolution's own layout.
std::int64_t valuesOfResnet(std::int64_t in, std::int64_t out)
{
    return 4 * in + 2 * out;
}

/// A feed-forward at its widest: values and gates (8), the activated gates and their product (4
/// each), and six of the block's own width: the inputs of the level, of the transformer and of the
/// block, what it attended to, that normed, and the result.
std::int64_t valuesOfTransformer(std::int64_t channels)
{
    return 22 * channels;
}

} // namespace

std::int64_t valuesAtWork(const UNetConfig &config, bool hasMotion, std::int64_t pictures,
                          std::int64_t height, std::int64_t width)
{
    std::int64_t greatest = 0;
    std::int64_t skips = 0; // of this level and those above: the way up takes the lowest first
    for (std::size_t level = 0; level < config.levels(); ++level) {
        const std::int64_t channels = config.channels[level];
        const std::int64_t below = config.channels[std::min(level + 1, config.levels() - 1)];
        const std::int64_t pixels = pictures * (((height - 1) >> level) + 1)
                                    * (((width - 1) >> level) + 1);
        const bool attends = hasMotion || config.downHasAttention[level]
                             || config.upHasAttention[config.levels() - 1 - level];
        skips += pixels * channels * (config.layers[level] + 1);
        const std::int64_t here = std::max(valuesOfResnet(below + channels, channels),
                                           attends ? valuesOfTransformer(channels) : 0);
        greatest = std::max(greatest, skips + pixels * here);
    }
    return greatest;
}

std::int64_t valuesAtWork(const CLIPTextConfig &config)
{
    return config.greatestLength * (8 * config.channels + 3 * config.innerChannels);
}

std::int64_t valuesToDecode(const AutoencoderKLConfig &config, std::int64_t height,
                            std::int64_t width)
{
    std::int64_t greatest = 0;
    const std::size_t last = config.channels.size() - 1;
    for (std::size_t level = 0; level <= last; ++level) { // from the top, which is computed last
        const std::int64_t pixels = (height * width) << (2 * (last - level));
        const std::int64_t channels = config.channels[level];
        const std::int64_t below = config.channels[std::min(level + 1, last)];
        // The convolution of the sampler below has its width at this level's size.
        greatest = std::max(greatest,
                            pixels * std::max(valuesOfResnet(below, channels), 4 * below));
    }
    return greatest;
}

std::int64_t valuesToEncode(const AutoencoderKLConfig &config, std::int64_t height,
                            std::int64_t width)
{
    std::int64_t greatest = 0;
    const std::size_t last = config.channels.size() - 1;
    for (std::size_t level = 0; level <= last; ++level) {
        const std::int64_t pixels = (height * width) << (2 * (last - level));
        const std::int64_t above = config.channels[level > 0 ? level - 1 : 0];
        greatest = std::max(greatest, pixels * valuesOfResnet(above, config.channels[level]));
    }
    return greatest;
}

} // namespace weft::inference
