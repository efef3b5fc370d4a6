#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace weft::inference {

class ConfigFile;

/// The settings of a U-Net of Stable Diffusion's family; lists have one entry for each level of the
/// way down. What Weft does not run is refused with a sentence rather than run wrongly.
struct UNetConfig
{
    std::int64_t inChannels = 4;
    std::int64_t outChannels = 4;
    std::vector<std::int64_t> channels{320, 640, 1280, 1280};
    std::vector<bool> downHasAttention; ///< from the top down
    std::vector<bool> upHasAttention;   ///< from the bottom up
    std::vector<std::int64_t> layers;
    std::vector<std::int64_t> transformerLayers;
    std::vector<std::int64_t> heads;
    std::vector<std::int64_t> contextChannels;
    std::int64_t groups = 32;
    double epsilon = 1e-5;
    std::int64_t downsamplePadding = 1;
    double midOutputScale = 1;
    bool projectsLinearly = false;
    bool centersInput = false;
    bool cosineFirst = true;
    double frequencyShift = 0;
    std::int64_t timeChannels = 0;
    std::int64_t timeConditionChannels = 0; ///< of the guidance embedding (LCM); 0: none
    std::int64_t convInKernel = 3;
    std::int64_t convOutKernel = 3;

    std::size_t levels() const { return channels.size(); }
    /// By how much width and height shrink on the way down: 2^(levels − 1).
    std::int64_t factor() const { return std::int64_t{1} << (levels() - 1); }

    /// Reads the `config.json` of a UNet2DConditionModel, or of a UNetMotionModel.
    /// @throws Error (Model)
    static UNetConfig read(const ConfigFile &file);
};

/// The settings of AnimateDiff's motion modules; lists as in UNetConfig.
struct MotionConfig
{
    std::vector<std::int64_t> channels; ///< empty: those of the U-Net
    std::vector<std::int64_t> layers;   ///< resnets of each level that a module follows; empty: all
    std::vector<std::int64_t> heads;
    std::vector<std::int64_t> transformerLayers;
    std::int64_t midTransformerLayers = 1;
    std::int64_t greatestLength = 32;
    bool hasMiddle = true;
    std::int64_t convInChannels = 0; ///< a replaced first convolution takes so many; 0: none

    /// Reads the `config.json` of a MotionAdapter, or of a UNetMotionModel. @throws Error (Model)
    static MotionConfig read(const ConfigFile &file, std::size_t levels);
};

} // namespace weft::inference
