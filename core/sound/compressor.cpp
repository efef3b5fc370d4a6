#include "core/base/translate.h"
#include "core/sound/dynamics.h"
#include "core/sound/sound_ops.h"

#include <array>

namespace weft {

namespace {

constexpr auto kThreshold = ParameterType::number("threshold",
                                                  QT_TRANSLATE_NOOP("weft", "Threshold"), "dB", -60,
                                                  0, -18);
constexpr auto kRatio = ParameterType::number("ratio", QT_TRANSLATE_NOOP("weft", "Ratio"), ": 1", 1,
                                              20, 1);
constexpr auto kKnee = ParameterType::number("knee", QT_TRANSLATE_NOOP("weft", "Knee"), "dB", 0, 24,
                                             6);
constexpr auto kAttack = ParameterType::number("attack", QT_TRANSLATE_NOOP("weft", "Attack"), "ms",
                                               0.1, 200, 10);
constexpr auto kRelease = ParameterType::number("release", QT_TRANSLATE_NOOP("weft", "Release"),
                                                "ms", 5, 1000, 150);
constexpr auto kMakeUp = ParameterType::number("makeUp", QT_TRANSLATE_NOOP("weft", "Make-up gain"),
                                               "dB", 0, 24, 0);
constexpr std::array kParameters{kThreshold, kRatio, kKnee, kAttack, kRelease, kMakeUp};

class Compressor
{
public:
    explicit Compressor(const SoundParameters &parameters)
        : m_parameters(parameters)
    {}

    Status operator()(const SoundArea &area)
    {
        prepare(area.step());
        for (std::size_t i = 0; i < area.length; ++i) {
            const double peak = peakAt(area.channels, i);
            const double wanted = peak > m_kneeStart
                                      ? compressorCurve(decibelsOf(peak) - m_threshold, m_ratio,
                                                        m_knee)
                                      : 0;
            const double factor = factorOf(m_follower.next(wanted)) * m_makeUp;
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
        m_threshold = m_parameters.at(kThreshold, step);
        m_ratio = m_parameters.at(kRatio, step);
        m_knee = m_parameters.at(kKnee, step);
        m_kneeStart = factorOf(m_threshold - m_knee / 2);
        m_makeUp = factorOf(m_parameters.at(kMakeUp, step));
        setTimes(m_follower, m_parameters, kAttack, kRelease, step);
    }

    SoundParameters m_parameters;
    ParameterSteps m_steps{m_parameters};
    double m_threshold = 0, m_ratio = 1, m_knee = 0, m_kneeStart = 1, m_makeUp = 1;
    GainFollower m_follower;
};

/// Makes loud parts softer by their peaks.
Result<RunningSound> make(const SoundInput &input)
{
    const SoundParameters &parameters = input.parameters;
    if (parameters.isAlways(kRatio, 1) && parameters.isAlways(kMakeUp, 0))
        return RunningSound();
    return RunningSound{Compressor(parameters), 0, settlingOf(parameters, kAttack, kRelease)};
}

} // namespace

extern const SoundEffectType kCompressor{"compressor", QT_TRANSLATE_NOOP("weft", "Compressor"),
                                         QT_TRANSLATE_NOOP("weft", "Level"), kParameters, make};

} // namespace weft
