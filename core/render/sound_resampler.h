#pragma once

#include "core/time/rational.h"

#include <cstdint>
#include <span>
#include <vector>

namespace weft {

/// Where the samples of a clip lie in its source: the middle of sequence sample s at source place
/// base + speed × (s + ½), in samples, exact for any s (a base finer than 2⁻²⁰ samples and a speed
/// finer than 2⁻³¹ are rounded to that first). Value type; any thread.
class SoundPlaces
{
public:
    /// Samples; no sound is that long. What a time map asks for beyond is held there.
    static constexpr std::int64_t kFarthest = std::int64_t(1) << 56;

    /// @param base place of the beginning of sequence sample 0 @param speed source samples for each
    /// of the sequence; not 0
    SoundPlaces(const Rational &base, const Rational &speed);

    /// A place between the middles of two source samples.
    struct Place
    {
        std::int64_t sample = 0; ///< the one at or before it
        double part = 0;         ///< of the way to the next, 0 ≤ part < 1
    };
    Place at(std::int64_t sample) const;

    /// Whether every sample is one of the source's, as at normal speed: the base is then rounded to
    /// a whole one, once for the whole clip.
    bool isWhole() const { return m_isWhole; }
    double speed() const { return m_speed; }

private:
    std::int64_t m_first; ///< where isWhole(): the sample for sequence sample 0
    // else: place = (m_offset + m_step × s) ÷ m_unit − ½
    __int128 m_offset;
    __int128 m_step;
    __int128 m_unit;
    bool m_isWhole;
    double m_speed;
};

/// Band-limited sound between samples: a sinc of 16 zero crossings to each side under a Kaiser
/// window (β = 9), from a table of 512 places a sample, linearly interpolated (errors below
/// −100 dB); stretched where the source runs faster than the sequence, so that nothing aliases up
/// to 64 times its speed. The pitch follows the speed. (J. O. Smith, Digital Audio Resampling,
/// 2002.)
class SoundFilter
{
public:
    /// @param speed source samples for each output sample
    explicit SoundFilter(double speed);

    /// Source samples needed before and after a place.
    std::int64_t reach() const { return m_reach; }
    /// The weights, which sum to 1, of the reach() samples up to the one at or before a place and
    /// the reach() after it. @param part of the way to the next sample @param weights 2 × reach()
    void weigh(double part, std::span<double> weights) const;

private:
    double m_stretch;
    std::int64_t m_reach;
};

} // namespace weft
