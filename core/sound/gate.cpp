#include "core/base/translate.h"
#include "core/sound/dynamics.h"
#include "core/sound/sound_ops.h"

#include <array>

namespace weft {

namespace {

constexpr double kOff = -96;

constexpr auto kThreshold = ParameterType::number("threshold",
                                                  QT_TRANSLATE_NOOP("weft", "Threshold"), "dB",
                                                  kOff, 0, kOff);
constexpr auto kReduction = ParameterType::number("reduction",
                                                  QT_TRANSLATE_NOOP("weft", "Reduction"), "dB", 0,
                                                  96, 60);
constexpr auto kAttack = ParameterType::number("attack", QT_TRANSLATE_NOOP("weft", "Attack"), "ms",
                                               0.1, 100, 1);
constexpr auto kHold = ParameterType::number("hold", QT_TRANSLATE_NOOP("weft", "Hold"), "ms", 0,
                                             1000, 80);
constexpr auto kRelease = ParameterType::number("release", QT_TRANSLATE_NOOP("weft", "Release"),
                                                "ms", 5, 1000, 100);
constexpr std::array kParameters{kThreshold, kReduction, kAttack, kHold, kRelease};

/// Open while a peak has been above the threshold within the hold time.
class Gate
{
public:
    explicit Gate(const SoundParameters &parameters)
        : m_parameters(parameters)
    {}

    Status operator()(const SoundArea &area)
    {
        prepare(area.step());
        for (std::size_t i = 0; i < area.length; ++i) {
            const bool isOpen = m_level.isRecent(peakAt(area.channels, i));
            const double factor = factorOf(m_follower.next(isOpen ? 0 : -m_reduction));
            for (double *channel : area.channels)
                channel[i] *= factor;
        }
        return {};
    }

private:
    void prepare(std::int64_t step)
    {
        if (!m_steps.isDue(step))
            return;
        const double threshold = m_parameters.at(kThreshold, step);
        m_level.threshold = threshold <= kOff ? -1 : factorOf(threshold);
        m_reduction = m_parameters.at(kReduction, step);
        m_level.hold = static_cast<std::int64_t>(samplesIn(m_parameters.at(kHold, step)));
        setTimes(m_follower, m_parameters, kRelease, kAttack, step); // it rises with the attack
        if (!m_level.quiet) // closed, as after a long silence
            m_follower.gain = threshold <= kOff ? 0 : -m_reduction;
    }

    SoundParameters m_parameters;
    ParameterSteps m_steps{m_parameters};
    HeldLevel m_level;
    double m_reduction = 0;
    GainFollower m_follower;
};

/// Makes pauses softer.
Result<RunningSound> make(const SoundInput &input)
{
    const SoundParameters &parameters = input.parameters;
    if (parameters.isAlways(kThreshold, kOff) || parameters.isAlways(kReduction, 0))
        return RunningSound();
    const std::int64_t settle = settlingOf(parameters, kAttack, kRelease);
    return RunningSound{Gate(parameters), 0,
                        settle + static_cast<std::int64_t>(samplesIn(parameters.greatest(kHold)))};
}

} // namespace

extern const SoundEffectType kGate{"gate", QT_TRANSLATE_NOOP("weft", "Gate"),
                                   QT_TRANSLATE_NOOP("weft", "Level"), kParameters, make};

} // namespace weft
