#pragma once

#include "core/model/sound_layout.h"
#include "core/sound/sound_effect_table.h"
#include "core/time/frame_rate.h"
#include "core/time/rounding.h"

#include <functional>
#include <optional>

namespace weft {

/// Samples for which an effect's parameters stay as they are: 1⅓ ms. Steps begin at multiples of
/// it, counted from the beginning of the sequence, and so does every latency end.
inline constexpr std::int64_t kSoundStep = 64;

/// A sound effect's parameters along the sequence's samples. Value type.
struct SoundParameters
{
    Parameters values;
    std::int64_t origin = 0; ///< sample at which keyframes count from 0
    double framesPerSample = 0;

    double at(const ParameterType &type, std::int64_t sample) const
    {
        return numberAt(values, type, static_cast<double>(sample - origin) * framesPerSample);
    }
    bool isKeyframed(const ParameterType &type) const { return weft::isKeyframed(values, type.id); }
    /// Whether a number is never anything else.
    bool isAlways(const ParameterType &type, double value) const
    {
        return !isKeyframed(type) && at(type, origin) == value;
    }
    /// The greatest that a number may become.
    double greatest(const ParameterType &type) const
    {
        return isKeyframed(type) ? type.maximum : at(type, origin);
    }
    /// The least that a number may become.
    double least(const ParameterType &type) const
    {
        return isKeyframed(type) ? type.minimum : at(type, origin);
    }
};

/// Tells when an effect has to take its parameters: at first, and at every step while they move.
class ParameterSteps
{
public:
    explicit ParameterSteps(bool isKeyframed)
        : m_isKeyframed(isKeyframed)
    {}
    explicit ParameterSteps(const SoundParameters &parameters)
        : ParameterSteps(weft::isKeyframed(parameters.values))
    {}

    /// @param step that the area at hand lies in
    bool isDue(std::int64_t step)
    {
        if (m_step && (*m_step == step || !m_isKeyframed))
            return false;
        m_step = step;
        return true;
    }

private:
    bool m_isKeyframed;
    std::optional<std::int64_t> m_step; ///< that they were taken at last
};

/// What a sound effect is prepared from.
struct SoundInput
{
    SoundParameters parameters;
    SoundLayout layout = SoundLayout::Stereo;
};

/// A stretch of sound for an effect, changed in place. It lies within one step.
struct SoundArea
{
    std::int64_t start = 0; ///< place in the sequence of the first sample
    std::size_t length = 0;
    std::span<double *const> channels; ///< of the layout
    /// What the track that the effect listens to plays at the same places; empty = silence.
    std::span<const double *const> sideChain;

    /// The multiple of kSoundStep at or before it.
    std::int64_t step() const { return divide(start, kSoundStep, Rounding::Floor) * kSoundStep; }
};

/// Keeps what it needs of the past from call to call; areas follow one another without a gap.
using SoundOp = std::function<Status(const SoundArea &)>;

/// An effect that is ready to run.
struct RunningSound
{
    SoundOp run;              ///< empty: it changes nothing
    std::int64_t latency = 0; ///< samples by which its sound comes out late; a multiple of a step
    /// Samples after which all that went before, be it silence in place of sound, weighs less than
    /// −100 dB.
    std::int64_t settle = 0;
};

/// Samples in a time.
constexpr double samplesIn(double milliseconds)
{
    return milliseconds / 1000 * static_cast<double>(kSampleRate);
}

} // namespace weft
