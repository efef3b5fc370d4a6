#include "core/base/translate.h"
#include "core/sound/sound_ops.h"
#include "core/sound/state_variable_filter.h"

#include <array>
#include <numbers>

namespace weft {

namespace {

constexpr double kLowCutOff = 10;
constexpr double kHighCutOff = 22'000;
constexpr double kButterworth = std::numbers::sqrt2 / 2;

constexpr ParameterType hertz(const char *id, const char *label, double minimum, double maximum,
                              double usual)
{
    return ParameterType::number(id, label, "Hz", minimum, maximum, usual);
}

constexpr ParameterType gain(const char *id, const char *label)
{
    return ParameterType::number(id, label, "dB", -24, 24, 0);
}

constexpr ParameterType quality(const char *id, const char *label)
{
    return ParameterType::number(id, label, "", 0.1, 10, 1);
}

constexpr auto kLowCut = hertz("lowCut", QT_TRANSLATE_NOOP("weft", "Low cut"), kLowCutOff, 1000,
                               kLowCutOff);
constexpr auto kLowFrequency = hertz("lowFrequency", QT_TRANSLATE_NOOP("weft", "Low shelf"), 20,
                                     1000, 100);
constexpr auto kLowGain = gain("lowGain", QT_TRANSLATE_NOOP("weft", "Low gain"));
constexpr auto kFrequency1 = hertz("frequency1", QT_TRANSLATE_NOOP("weft", "Band 1"), 20, 20'000,
                                   300);
constexpr auto kGain1 = gain("gain1", QT_TRANSLATE_NOOP("weft", "Band 1 gain"));
constexpr auto kQ1 = quality("q1", QT_TRANSLATE_NOOP("weft", "Band 1 Q"));
constexpr auto kFrequency2 = hertz("frequency2", QT_TRANSLATE_NOOP("weft", "Band 2"), 20, 20'000,
                                   1000);
constexpr auto kGain2 = gain("gain2", QT_TRANSLATE_NOOP("weft", "Band 2 gain"));
constexpr auto kQ2 = quality("q2", QT_TRANSLATE_NOOP("weft", "Band 2 Q"));
constexpr auto kFrequency3 = hertz("frequency3", QT_TRANSLATE_NOOP("weft", "Band 3"), 20, 20'000,
                                   4000);
constexpr auto kGain3 = gain("gain3", QT_TRANSLATE_NOOP("weft", "Band 3 gain"));
constexpr auto kQ3 = quality("q3", QT_TRANSLATE_NOOP("weft", "Band 3 Q"));
constexpr auto kHighFrequency = hertz("highFrequency", QT_TRANSLATE_NOOP("weft", "High shelf"),
                                      1000, 20'000, 8000);
constexpr auto kHighGain = gain("highGain", QT_TRANSLATE_NOOP("weft", "High gain"));
constexpr auto kHighCut = hertz("highCut", QT_TRANSLATE_NOOP("weft", "High cut"), 1000, kHighCutOff,
                                kHighCutOff);
constexpr std::array kParameters{kLowCut, kLowFrequency, kLowGain,       kFrequency1, kGain1,
                                 kQ1,     kFrequency2,   kGain2,         kQ2,         kFrequency3,
                                 kGain3,  kQ3,           kHighFrequency, kHighGain,   kHighCut};

using Coefficients = StateVariableFilter::Coefficients;

/// One band as data: which numbers it has, and the filter they make. A band without a gain cuts,
/// and is off at one end of its frequencies.
struct Band
{
    const ParameterType &frequency;
    const ParameterType *gain;
    const ParameterType *q;
    double off; ///< of a gain, or of a frequency where there is none
    Coefficients (*make)(double hertz, double q, double decibels);

    const ParameterType &amount() const { return gain ? *gain : frequency; }
};

const std::array
    kBands{Band{kLowCut, nullptr, nullptr, kLowCutOff,
                [](double f, double q, double) { return StateVariableFilter::highPass(f, q); }},
           Band{kLowFrequency, &kLowGain, nullptr, 0, StateVariableFilter::lowShelf},
           Band{kFrequency1, &kGain1, &kQ1, 0, StateVariableFilter::bell},
           Band{kFrequency2, &kGain2, &kQ2, 0, StateVariableFilter::bell},
           Band{kFrequency3, &kGain3, &kQ3, 0, StateVariableFilter::bell},
           Band{kHighFrequency, &kHighGain, nullptr, 0, StateVariableFilter::highShelf},
           Band{kHighCut, nullptr, nullptr, kHighCutOff,
                [](double f, double q, double) { return StateVariableFilter::lowPass(f, q); }}};

/// A band that is running.
class RunningBand
{
public:
    RunningBand(const Band &band, const SoundParameters &parameters)
        : m_band(band)
        , m_steps(parameters.isKeyframed(band.frequency) || parameters.isKeyframed(band.amount())
                  || (band.q && parameters.isKeyframed(*band.q)))
    {}

    void run(const SoundArea &area, const SoundParameters &parameters)
    {
        if (const std::int64_t step = area.step(); m_steps.isDue(step)) {
            const double amount = parameters.at(m_band.amount(), step);
            m_coefficients = amount == m_band.off
                                 ? Coefficients()
                                 : m_band.make(parameters.at(m_band.frequency, step),
                                               m_band.q ? parameters.at(*m_band.q, step)
                                                        : kButterworth,
                                               amount);
        }
        m_filter.run(area.channels, area.length, m_coefficients);
    }

private:
    const Band &m_band;
    ParameterSteps m_steps;
    Coefficients m_coefficients;
    StateVariableFilter m_filter;
};

/// A low cut, two shelves, three bells and a high cut, of second order each.
Result<RunningSound> make(const SoundInput &input)
{
    const SoundParameters &parameters = input.parameters;
    std::vector<RunningBand> bands;
    double settle = 0;
    for (const Band &band : kBands) {
        if (parameters.isAlways(band.amount(), band.off))
            continue;
        bands.emplace_back(band, parameters);
        // A bell narrows with its gain.
        const double q = band.q ? parameters.greatest(*band.q) * 4 : 1;
        settle += settlingOf(parameters.least(band.frequency), q);
    }
    if (bands.empty())
        return RunningSound();
    return RunningSound{[bands, parameters](const SoundArea &area) mutable -> Status {
                            for (RunningBand &band : bands)
                                band.run(area, parameters);
                            return {};
                        },
                        0, static_cast<std::int64_t>(settle)};
}

} // namespace

extern const SoundEffectType kEqualiser{"equaliser", QT_TRANSLATE_NOOP("weft", "Equaliser"),
                                        QT_TRANSLATE_NOOP("weft", "Tone"), kParameters, make};

} // namespace weft
