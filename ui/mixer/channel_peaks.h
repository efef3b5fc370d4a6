#pragma once

#include "core/model/sound_layout.h"

#include <span>

namespace weft::ui {

/// The highest level of some moments, in dB of full scale: what a bar shows. It falls by 20 dB a
/// second once it is not reached any more; what is held stays for two seconds first.
struct FallingPeak
{
    static constexpr double kSilence = -120;

    double level = kSilence;   ///< dB
    double held = kSilence;    ///< dB
    double highest = kSilence; ///< dB, since reset()
    double heldFor = 0;        ///< seconds

    void add(double amplitude);
    void fall(double seconds);
    void reset() { highest = held = kSilence; }
    /// Whether it went beyond full scale since reset().
    bool isClipped() const { return highest > 0; }
};

/// Of each channel that a sequence can have, in the order of its layout.
struct ChannelPeaks
{
    std::array<FallingPeak, channelCount(SoundLayout::Surround51)> channels;

    /// @param amplitudes one for each channel, ≥ 0
    void add(std::span<const float> amplitudes);
    void fall(double seconds);
    void reset();
    double highest() const; ///< dB, of all since reset()
    bool isAudible() const; ///< whether anything is above silence still
};

} // namespace weft::ui
