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
            const bool isLoud = peakAt(area.sideChain, i) > m_threshold;
            m_quiet = isLoud ? 0 : m_quiet + 1;
            const double factor = factorOf(m_follower.next(m_quiet <= m_hold ? -m_reduction : 0));
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
        m_threshold = factorOf(m_parameters.at(kThreshold, step));
        m_reduction = m_parameters.at(kReduction, step);
        m_hold = static_cast<std::int64_t>(samplesIn(m_parameters.at(kHold, step)));
        m_follower.attack = keptAfter(samplesIn(m_parameters.at(kAttack, step)));
        m_follower.release = keptAfter(samplesIn(m_parameters.at(kRelease, step)));
        if (!m_hasStarted)
            m_quiet = m_hold;
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

/// Makes room for another track: music under a voice.
Result<RunningSound> make(const SoundInput &input)
{
    const SoundParameters &parameters = input.parameters;
    if (parameters.isAlways(kReduction, 0))
        return RunningSound();
    const double slowest = std::fmax(parameters.greatest(kRelease), parameters.greatest(kAttack));
    return RunningSound{Ducking(parameters), 0,
                        static_cast<std::int64_t>(kTimeConstants * samplesIn(slowest)
                                                  + samplesIn(parameters.greatest(kHold)))};
}

} // namespace

extern const SoundEffectType kDucking{"ducking", QT_TRANSLATE_NOOP("weft", "Ducking"),
                                      QT_TRANSLATE_NOOP("weft", "Level"), kParameters, make};

} // namespace weft
