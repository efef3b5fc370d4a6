#include "core/base/translate.h"
#include "core/sound/dynamics.h"
#include "core/sound/sound_ops.h"

#include <array>

namespace weft {

namespace {

constexpr auto kUnder = ParameterType::track("under", QT_TRANSLATE_NOOP("weft", "Under track"));
constexpr auto kReduction = ParameterType::number("reduction",
                                                  QT_TRANSLATE_NOOP("weft", "Reduction"), "dB", 0,
                                                  48, 0);
constexpr auto kThreshold = ParameterType::number("threshold",
                                                  QT_TRANSLATE_NOOP("weft", "Threshold"), "dB", -60,
                                                  0, -30);
constexpr auto kAttack = ParameterType::number("attack", QT_TRANSLATE_NOOP("weft", "Attack"), "ms",
                                               1, 1000, 100);
constexpr auto kHold = ParameterType::number("hold", QT_TRANSLATE_NOOP("weft", "Hold"), "ms", 0,
                                             2000, 250);
constexpr auto kRelease = ParameterType::number("release", QT_TRANSLATE_NOOP("weft", "Release"),
                                                "ms", 10, 2000, 500);
constexpr std::array kParameters{kUnder, kReduction, kThreshold, kAttack, kHold, kRelease};

/// Softer while a peak of the other track has been above the threshold within the hold time.
class Ducking
{
public:
    explicit Ducking(const SoundParameters &parameters)
        : m_parameters(parameters)
    {}

    Status operator()(const SoundArea &area)
    {
        prepare(area.step());
        for (std::size_t i = 0; i < area.length; ++i) {
            const bool isLoud = m_level.isRecent(peakAt(area.sideChain, i));
            const double factor = factorOf(m_follower.next(isLoud ? -m_reduction : 0));
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
        m_level.threshold = factorOf(m_parameters.at(kThreshold, step));
        m_reduction = m_parameters.at(kReduction, step);
        m_level.hold = static_cast<std::int64_t>(samplesIn(m_parameters.at(kHold, step)));
        setTimes(m_follower, m_parameters, kAttack, kRelease, step);
    }

    SoundParameters m_parameters;
    ParameterSteps m_steps{m_parameters};
    HeldLevel m_level;
    double m_reduction = 0;
    GainFollower m_follower;
};

/// Makes room for another track: music under a voice.
Result<RunningSound> make(const SoundInput &input)
{
    const SoundParameters &parameters = input.parameters;
    if (parameters.isAlways(kReduction, 0))
        return RunningSound();
    const std::int64_t settle = settlingOf(parameters, kAttack, kRelease);
    return RunningSound{Ducking(parameters), 0,
                        settle + static_cast<std::int64_t>(samplesIn(parameters.greatest(kHold)))};
}

} // namespace

extern const SoundEffectType kDucking{"ducking", QT_TRANSLATE_NOOP("weft", "Ducking"),
                                      QT_TRANSLATE_NOOP("weft", "Level"), kParameters, make};

} // namespace weft
