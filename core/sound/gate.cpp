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
            const bool isLoud = peakAt(area.channels, i) > m_threshold;
            m_quiet = isLoud ? 0 : m_quiet + 1;
            const double factor = factorOf(m_follower.next(m_quiet > m_hold ? -m_reduction : 0));
            for (double *channel : area.channels)
                channel[i] *= factor;
        }
        return {};
    }

private:
    void prepare(std::int64_t step)
    {
        if (m_hasStarted && (step == m_step || !m_isKeyframed))
            return;
        m_step = step;
        const double threshold = m_parameters.at(kThreshold, step);
        m_threshold = threshold <= kOff ? -1 : factorOf(threshold);
        m_reduction = m_parameters.at(kReduction, step);
        m_hold = static_cast<std::int64_t>(samplesIn(m_parameters.at(kHold, step)));
        // A gate's gain rises with the attack.
        m_follower.release = keptAfter(samplesIn(m_parameters.at(kAttack, step)));
        m_follower.attack = keptAfter(samplesIn(m_parameters.at(kRelease, step)));
        if (!m_hasStarted) { // closed, as after a long silence
            m_quiet = m_hold;
            m_follower.gain = m_threshold < 0 ? 0 : -m_reduction;
        }
        m_hasStarted = true;
    }

    SoundParameters m_parameters;
    bool m_isKeyframed = weft::isKeyframed(m_parameters.values);
    bool m_hasStarted = false;
    std::int64_t m_step = 0;
    std::int64_t m_quiet = 0; ///< samples since the last that was loud
    std::int64_t m_hold = 0;
    double m_threshold = 0, m_reduction = 0;
    GainFollower m_follower;
};

/// Makes pauses softer.
Result<RunningSound> make(const SoundInput &input)
{
    const SoundParameters &parameters = input.parameters;
    if (parameters.isAlways(kThreshold, kOff) || parameters.isAlways(kReduction, 0))
        return RunningSound();
    const double slowest = std::fmax(parameters.greatest(kRelease), parameters.greatest(kAttack));
    return RunningSound{Gate(parameters), 0,
                        static_cast<std::int64_t>(kTimeConstants * samplesIn(slowest)
                                                  + samplesIn(parameters.greatest(kHold)))};
}

} // namespace

extern const SoundEffectType kGate{"gate", QT_TRANSLATE_NOOP("weft", "Gate"),
                                   QT_TRANSLATE_NOOP("weft", "Level"), kParameters, make};

} // namespace weft
