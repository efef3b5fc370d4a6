#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace weft {

/// Sound at kSampleRate, 32-bit float, planar; full scale is ±1. Immutable once shared.
struct AudioBlock
{
    std::int64_t start = 0;                   ///< sample position of the first sample
    std::vector<std::vector<float>> channels; ///< left, right; all of one length

    std::int64_t length() const
    {
        return channels.empty() ? 0 : static_cast<std::int64_t>(channels.front().size());
    }
    /// Silence. @param channelCount 1 to 8
    static AudioBlock silence(std::int64_t start, std::int64_t length, int channelCount = 2)
    {
        return {start,
                std::vector<std::vector<float>>(static_cast<std::size_t>(channelCount),
                                                std::vector<float>(static_cast<std::size_t>(length),
                                                                   0.0F))};
    }
};

} // namespace weft
