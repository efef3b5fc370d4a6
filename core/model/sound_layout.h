#pragma once

#include "core/model/enum_names.h"

#include <array>
#include <cstddef>

namespace weft {

/// The loudspeakers that sound is mixed for, in the order of its channels.
enum class SoundLayout {
    Mono,       ///< C
    Stereo,     ///< L R
    Surround51, ///< L R C LFE Ls Rs (3/2 of ITU-R BS.775 in the order of WAVE)
};

constexpr std::size_t channelCount(SoundLayout layout)
{
    return layout == SoundLayout::Mono ? 1 : layout == SoundLayout::Stereo ? 2 : 6;
}

constexpr auto enumNames(SoundLayout)
{
    return std::array{EnumName{SoundLayout::Mono, "mono"}, EnumName{SoundLayout::Stereo, "stereo"},
                      EnumName{SoundLayout::Surround51, "5.1"}};
}

} // namespace weft
