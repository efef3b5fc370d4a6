#include "core/base/translate.h"
#include "core/sound/dynamics.h"
#include "core/sound/sound_ops.h"
#include "core/sound/state_variable_filter.h"

#include <array>
#include <numbers>

namespace weft {

namespace {

constexpr auto kReduction = ParameterType::number("reduction",
                                                  QT_TRANSLATE_NOOP("weft", "Most reduction"), "dB",
                                                  0, 24, 0);
constexpr auto kFrequency = ParameterType::number("frequency",
                                                  QT_TRANSLATE_NOOP("weft", "Frequency"), "Hz",
                                                  2000, 12'000, 5500);
constexpr auto kThreshold = ParameterType::number("threshold",
                                                  QT_TRANSLATE_NOOP("weft", "Threshold"), "dB", -60,
                                                  0, -30);
constexpr std::array kParameters{kReduction, kFrequency, kThreshold};

constexpr double kAttackMs = 1;
constexpr double kReleaseMs = 60;
constexpr double kQ = std::numbers::sqrt2 / 2;

/// A high shelf that falls by as much as what is above its frequency is too loud.
class DeEsser
{
public:
    explicit DeEsser(const SoundParameters &parameters)
        : m_parameters(parameters)
    {
        m_follower.attack = keptAfter(samplesIn(kAttackMs));
        m_follower.release = keptAfter(samplesIn(kReleaseMs));
    }

    Status operator()(const SoundArea &area)
    {
        prepare(area.step());
        for (std::size_t i = 0; i < area.length; ++i) {
            std::array<StateVariableFilter::Bands, 8> bands;
            double peak = 0;
            for (std::size_t c = 0; c < area.channels.size(); ++c) {
                bands[c] = m_filter.split(c, area.channels[c][i], m_coefficients);
                peak = std::fmax(peak, std::fabs(bands[c].high));
            }
            const double over = peak > m_least ? decibelsOf(peak) - m_threshold : 0;
            const double gain = factorOf(m_follower.next(-std::fmin(over, m_reduction)));
            if (gain == 1)
                continue;
            for (std::size_t c = 0; c < area.channels.size(); ++c)
                area.channels[c][i] = bands[c].low + std::sqrt(gain) / kQ * bands[c].band
                                      + gain * bands[c].high;
        }
        return {};
    }

private:
    void prepare(std::int64_t step)
    {
        if (!m_steps.isDue(step))
            return;
        m_reduction = m_parameters.at(kReduction, step);
        m_threshold = m_parameters.at(kThreshold, step);
        m_least = factorOf(m_threshold);
        m_coefficients = StateVariableFilter::highPass(m_parameters.at(kFrequency, step), kQ);
    }

    SoundParameters m_parameters;
    ParameterSteps m_steps{m_parameters};
    double m_reduction = 0, m_threshold = 0, m_least = 1;
    StateVariableFilter m_filter;
    StateVariableFilter::Coefficients m_coefficients;
    GainFollower m_follower;
};

/// Softens sharp consonants.
Result<RunningSound> make(const SoundInput &input)
{
    if (input.parameters.isAlways(kReduction, 0))
        return RunningSound();
    const double settle = kTimeConstants * samplesIn(kReleaseMs)
                          + settlingOf(kFrequency.minimum, kQ);
    return RunningSound{DeEsser(input.parameters), 0, static_cast<std::int64_t>(settle)};
}

} // namespace

extern const SoundEffectType kDeEss{"de-ess", QT_TRANSLATE_NOOP("weft", "De-ess"),
                                    QT_TRANSLATE_NOOP("weft", "Repair"), kParameters, make};

} // namespace weft
