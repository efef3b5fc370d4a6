#include "core/base/translate.h"
#include "core/media/audio_filter.h"
#include "core/sound/sound_ops.h"

#include <array>

namespace weft {

namespace {

constexpr auto kReduction = ParameterType::number("reduction",
                                                  QT_TRANSLATE_NOOP("weft", "Reduction"), "dB", 0,
                                                  60, 0);
constexpr auto kFloor = ParameterType::number("floor", QT_TRANSLATE_NOOP("weft", "Noise floor"),
                                              "dB", -80, -20, -50);
constexpr auto kAdapts = ParameterType::toggle("adapts",
                                               QT_TRANSLATE_NOOP("weft", "Follow the noise"),
                                               false);
constexpr std::array kParameters{kReduction, kFloor, kAdapts};

/// afftdn's two windows of 25 ms, and the part of one that it waits for.
constexpr std::int64_t kFilterDelay = 1200;
constexpr std::int64_t kLatency = 29 * kSoundStep;
/// It remembers the noise of some windows, and follows it slowly.
constexpr double kSettleMs = 1000;
constexpr double kAdaptingMs = 5000;

/// libavfilter's afftdn takes its least reduction for none.
double reductionFor(double decibels)
{
    return std::max(0.01, decibels);
}

Result<AudioFilter> open(const SoundInput &input)
{
    const SoundParameters &p = input.parameters;
    const auto number = [](double value) { return QString::number(value, 'g', 9); };
    AudioFilterJob job;
    job.filter = QStringLiteral("afftdn");
    job.options = {{QStringLiteral("nr"), number(reductionFor(p.at(kReduction, p.origin)))},
                   {QStringLiteral("nf"), number(p.at(kFloor, p.origin))},
                   {QStringLiteral("tn"),
                    switchOf(p.values, kAdapts) ? QStringLiteral("1") : QStringLiteral("0")}};
    job.layout = input.layout;
    job.delay = kFilterDelay;
    job.latency = kLatency;
    return AudioFilter::open(job);
}

/// Spectral noise reduction; keyframes are told to the filter at each step.
class DeNoiser
{
public:
    DeNoiser(AudioFilter filter, const SoundParameters &parameters)
        : m_filter(std::make_shared<AudioFilter>(std::move(filter)))
        , m_parameters(parameters)
    {}

    Status operator()(const SoundArea &area)
    {
        if (m_isKeyframed && area.step() != m_step) {
            m_step = area.step();
            if (const Status told = tell(QStringLiteral("nr"),
                                         reductionFor(m_parameters.at(kReduction, m_step)), m_told);
                !told)
                return told;
            if (const Status told = tell(QStringLiteral("nf"), m_parameters.at(kFloor, m_step),
                                         m_toldFloor);
                !told)
                return told;
        }
        return m_filter->run(area.channels, area.length);
    }

private:
    Status tell(const QString &option, double value, double &last)
    {
        if (value == last)
            return {};
        last = value;
        return m_filter->set(option, QString::number(value, 'g', 9));
    }

    std::shared_ptr<AudioFilter> m_filter; ///< operations are copied before they run
    SoundParameters m_parameters;
    bool m_isKeyframed = weft::isKeyframed(m_parameters.values);
    std::int64_t m_step = -1;
    double m_told = -1;
    double m_toldFloor = 1;
};

/// Makes hiss and hum softer.
Result<RunningSound> make(const SoundInput &input)
{
    if (input.parameters.isAlways(kReduction, 0))
        return RunningSound();
    auto filter = open(input);
    if (!filter)
        return fail(filter);
    const double settle = switchOf(input.parameters.values, kAdapts) ? kAdaptingMs : kSettleMs;
    return RunningSound{DeNoiser(std::move(*filter), input.parameters), kLatency,
                        static_cast<std::int64_t>(samplesIn(settle))};
}

} // namespace

extern const SoundEffectType kDeNoise{"de-noise", QT_TRANSLATE_NOOP("weft", "De-noise"),
                                      QT_TRANSLATE_NOOP("weft", "Repair"), kParameters, make};

} // namespace weft
