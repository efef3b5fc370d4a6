#pragma once

#include "core/model/sound_layout.h"

#include <vector>

namespace weft {

/// The factor of a gain in decibels; 0 at −96 and below.
double amplitudeOf(double decibels);

/// How loud each channel of a layout is at a place between left (−1) and right (1): constant power,
///
///     left √2 × cos(¼ π (1 + pan))      right √2 × sin(¼ π (1 + pan))
///
/// so that 0 changes nothing, and either end silences the other side and is 3 dB louder on its own.
/// Surround's left and right follow; centre and LFE stay, and mono has no sides. Nothing moves from
/// one channel into another. Pure; any thread.
std::vector<double> panGains(double pan, SoundLayout layout);

/// The gains of all channels for a level in decibels and a place.
std::vector<double> channelGains(double decibels, double pan, SoundLayout layout);

} // namespace weft
