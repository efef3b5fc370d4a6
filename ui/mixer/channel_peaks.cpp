#include "ui/mixer/channel_peaks.h"

#include <algorithm>
#include <cmath>

namespace weft::ui {

namespace {

constexpr double kFallPerSecond = 20;
constexpr double kHeldSeconds = 2;

} // namespace

void FallingPeak::add(double amplitude)
{
    const double decibels = amplitude > 0 ? std::max(kSilence, 20 * std::log10(amplitude))
                                          : kSilence;
    level = std::max(level, decibels);
    highest = std::max(highest, decibels);
    if (decibels >= held) {
        held = decibels;
        heldFor = 0;
    }
}

void FallingPeak::fall(double seconds)
{
    level = std::max(kSilence, level - kFallPerSecond * seconds);
    heldFor += seconds;
    if (heldFor > kHeldSeconds)
        held = std::max(level, held - kFallPerSecond * std::min(seconds, heldFor - kHeldSeconds));
}

void ChannelPeaks::add(std::span<const float> amplitudes)
{
    for (std::size_t i = 0; i < std::min(amplitudes.size(), channels.size()); ++i)
        channels[i].add(amplitudes[i]);
}

void ChannelPeaks::fall(double seconds)
{
    for (FallingPeak &peak : channels)
        peak.fall(seconds);
}

void ChannelPeaks::reset()
{
    for (FallingPeak &peak : channels)
        peak.reset();
}

double ChannelPeaks::highest() const
{
    return std::max_element(channels.begin(), channels.end(),
                            [](const FallingPeak &a, const FallingPeak &b) {
                                return a.highest < b.highest;
                            })
        ->highest;
}

bool ChannelPeaks::isAudible() const
{
    return std::any_of(channels.begin(), channels.end(), [](const FallingPeak &peak) {
        return peak.level > FallingPeak::kSilence || peak.held > FallingPeak::kSilence;
    });
}

} // namespace weft::ui
