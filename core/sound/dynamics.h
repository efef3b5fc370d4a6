#pragma once

#include "core/sound/sound_ops.h"

#include <cmath>
#include <cstddef>
#include <optional>

namespace weft {

/// What compressors, gates and the like are made of: the level of a sound, a curve that says by how
/// much to change it, and a gain that follows with an attack and a release (D. Giannoulis, M.
/// Massberg, J. D. Reiss, "Digital Dynamic Range Compressor Design", JAES 60/6, 2012: feed-forward,
/// in decibels, smooth branching).

/// The greatest of all channels at a sample: they are linked, so that nothing moves to one side.
/// @param channels pointers to samples
template<typename Channels>
double peakAt(const Channels &channels, std::size_t i)
{
    double peak = 0;
    for (const double *channel : channels)
        peak = std::fmax(peak, std::fabs(channel[i]));
    return peak;
}

/// −120 for silence. Single precision: within 0.00001 dB, in a third of the time.
inline double decibelsOf(double amplitude)
{
    constexpr float kPerOctave = 6.0205999132796239F;
    return amplitude < 1e-6
               ? -120
               : static_cast<double>(kPerOctave * std::log2(static_cast<float>(amplitude)));
}

inline double factorOf(double decibels)
{
    constexpr float kOctaves = 0.16609640474436813F;
    return decibels == 0 ? 1
                         : static_cast<double>(std::exp2(kOctaves * static_cast<float>(decibels)));
}

/// What a one-pole smoother keeps of its last value at each sample; it has 63 % of a step after so
/// many.
inline double keptAfter(double samples)
{
    return samples <= 0 ? 0 : std::exp(-1 / samples);
}

/// How many time constants it takes to fall by 100 dB, and a little more.
inline constexpr double kTimeConstants = 11.6;

/// A gain in decibels, 0 or below, on its way to the one wanted.
struct GainFollower
{
    double attack = 0;  ///< keptAfter() of the time in which the gain falls
    double release = 0; ///< and rises
    double gain = 0;

    double next(double wanted)
    {
        const double kept = wanted < gain ? attack : release;
        gain = kept * gain + (1 - kept) * wanted;
        if (gain > -1e-7) // or it would creep towards 0 for ever, and never change nothing
            gain = 0;
        return gain;
    }
};

/// Whether a level has been above a threshold lately.
struct HeldLevel
{
    double threshold = 0;
    std::int64_t hold = 0;             ///< samples that count as lately
    std::optional<std::int64_t> quiet; ///< samples since the last that was; empty before the first

    bool isRecent(double level)
    {
        quiet = level > threshold ? 0 : quiet.value_or(hold) + 1;
        return *quiet <= hold;
    }
};

/// Samples after which a gain that follows with these times has forgotten what was before, but for
/// −100 dB.
inline std::int64_t settlingOf(const SoundParameters &parameters, const ParameterType &attack,
                               const ParameterType &release)
{
    const double slowest = std::fmax(parameters.greatest(attack), parameters.greatest(release));
    return static_cast<std::int64_t>(kTimeConstants * samplesIn(slowest));
}

/// Takes the times of a follower at a step.
inline void setTimes(GainFollower &follower, const SoundParameters &parameters,
                     const ParameterType &falling, const ParameterType &rising, std::int64_t step)
{
    follower.attack = keptAfter(samplesIn(parameters.at(falling, step)));
    follower.release = keptAfter(samplesIn(parameters.at(rising, step)));
}

/// The gain, 0 or below, of a level above a threshold: ratio 4 lets through a quarter of what is
/// above. The knee rounds the corner over so many decibels, half to each side.
inline double compressorCurve(double over, double ratio, double knee)
{
    const double slope = 1 / ratio - 1;
    if (2 * over <= -knee)
        return 0;
    if (2 * over < knee)
        return slope * (over + knee / 2) * (over + knee / 2) / (2 * knee);
    return slope * over;
}

} // namespace weft
