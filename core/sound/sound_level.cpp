#include "core/sound/sound_level.h"

#include <cmath>
#include <numbers>

namespace weft {

double amplitudeOf(double decibels)
{
    return decibels <= -96 ? 0 : std::pow(10, decibels / 20);
}

std::vector<double> panGains(double pan, SoundLayout layout)
{
    std::vector<double> gains(channelCount(layout), 1);
    if (pan == 0 || layout == SoundLayout::Mono)
        return gains;
    const double angle = std::numbers::pi / 4 * (1 + pan);
    // cos(½ π) is not quite 0
    const double left = pan >= 1 ? 0 : std::numbers::sqrt2 * std::cos(angle);
    const double right = std::numbers::sqrt2 * std::sin(angle);
    gains[0] = left;
    gains[1] = right;
    if (layout == SoundLayout::Surround51) {
        gains[4] = left;
        gains[5] = right;
    }
    return gains;
}

std::vector<double> channelGains(double decibels, double pan, SoundLayout layout)
{
    std::vector<double> gains = panGains(pan, layout);
    for (double &gain : gains)
        gain *= amplitudeOf(decibels);
    return gains;
}

} // namespace weft
