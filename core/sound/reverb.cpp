#include "core/base/translate.h"
#include "core/sound/dynamics.h"
#include "core/sound/sound_ops.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace weft {

namespace {

constexpr std::array kRooms{ParameterChoice{"room", QT_TRANSLATE_NOOP("weft", "Room")},
                            ParameterChoice{"chamber", QT_TRANSLATE_NOOP("weft", "Chamber")},
                            ParameterChoice{"hall", QT_TRANSLATE_NOOP("weft", "Hall")}};

constexpr auto kMix = ParameterType::number("mix", QT_TRANSLATE_NOOP("weft", "Mix"), "%", 0, 100,
                                            0);
constexpr auto kSize = ParameterType::choice("size", QT_TRANSLATE_NOOP("weft", "Size"), kRooms);
constexpr auto kDecay = ParameterType::number("decay", QT_TRANSLATE_NOOP("weft", "Decay"), "s", 0.1,
                                              10, 1.2);
constexpr auto kPreDelay = ParameterType::number("preDelay", QT_TRANSLATE_NOOP("weft", "Pre-delay"),
                                                 "ms", 0, 200, 20);
constexpr auto kDamping = ParameterType::number("damping", QT_TRANSLATE_NOOP("weft", "Damping"),
                                                "Hz", 1000, 20'000, 6000);
constexpr std::array kParameters{kMix, kSize, kDecay, kPreDelay, kDamping};

constexpr std::size_t kLines = 8;
/// Primes, so that no echo falls on another's; the longest of a hall is 86 ms.
constexpr std::array<std::array<std::size_t, kLines>, 3> kLengths{
    {{577, 677, 787, 907, 1021, 1153, 1277, 1399},
     {1117, 1319, 1523, 1741, 1951, 2203, 2447, 2693},
     {1709, 2027, 2351, 2683, 3019, 3389, 3761, 4133}}};

/// A sound that comes back so many samples later.
class Delay
{
public:
    explicit Delay(std::size_t length)
        : m_samples(length)
    {}

    /// What went in so many samples ago, 1 to the length.
    double last(std::size_t samples) const
    {
        return m_samples[(m_place + m_samples.size() - samples) % m_samples.size()];
    }
    double last() const { return m_samples[m_place]; }
    void push(double sample)
    {
        m_samples[m_place] = sample;
        m_place = m_place + 1 == m_samples.size() ? 0 : m_place + 1;
    }

private:
    std::vector<double> m_samples;
    std::size_t m_place = 0;
};

/// Mixes eight values without loss: the Hadamard matrix over √8.
void scatter(std::array<double, kLines> &values)
{
    for (std::size_t width = 1; width < kLines; width *= 2) {
        for (std::size_t i = 0; i < kLines; i += 2 * width) {
            for (std::size_t k = i; k < i + width; ++k) {
                const double a = values[k], b = values[k + width];
                values[k] = a + b;
                values[k + width] = a - b;
            }
        }
    }
    for (double &value : values)
        value *= std::numbers::sqrt2 / 4;
}

/// A feedback delay network (J.-M. Jot, A. Chaigne, "Digital Delay Networks for Designing
/// Artificial Reverberators", AES 90, 1991): eight delays that feed one another through a lossless
/// matrix, each losing per pass what it takes to fall by 60 dB in the decay time, and treble
/// sooner.
class Reverb
{
public:
    Reverb(const SoundParameters &parameters, std::size_t size)
        : m_parameters(parameters)
        , m_preDelay(static_cast<std::size_t>(samplesIn(kPreDelay.maximum)) + 2)
        , m_lengths(kLengths[size])
    {
        for (const std::size_t length : m_lengths)
            m_lines.emplace_back(length);
    }

    Status operator()(const SoundArea &area)
    {
        prepare(area.step());
        for (std::size_t i = 0; i < area.length; ++i) {
            double sum = 0;
            for (const double *channel : area.channels)
                sum += channel[i];
            const std::array<double, kLines> echoes = next(sum);
            for (std::size_t c = 0; c < area.channels.size(); ++c) {
                if (area.channels.size() == 6 && (c == 2 || c == 3))
                    continue; // centre and LFE stay dry
                const double wet = wetOf(echoes, area.channels.size(), c);
                area.channels[c][i] += m_mix * (wet - area.channels[c][i]);
            }
        }
        return {};
    }

private:
    void prepare(std::int64_t step)
    {
        if (!m_steps.isDue(step))
            return;
        m_mix = m_parameters.at(kMix, step) / 100;
        m_delayed = 1 + samplesIn(m_parameters.at(kPreDelay, step));
        const double decay = samplesIn(1000 * m_parameters.at(kDecay, step));
        for (std::size_t i = 0; i < kLines; ++i)
            m_losses[i] = std::pow(10, -3 * static_cast<double>(m_lengths[i]) / decay);
        m_kept = std::exp(-2 * std::numbers::pi * m_parameters.at(kDamping, step)
                          / static_cast<double>(kSampleRate));
    }

    std::array<double, kLines> next(double input)
    {
        m_preDelay.push(input);
        const auto whole = static_cast<std::size_t>(m_delayed);
        const double part = m_delayed - static_cast<double>(whole);
        const double late = (1 - part) * m_preDelay.last(whole) + part * m_preDelay.last(whole + 1);
        std::array<double, kLines> echoes{};
        for (std::size_t i = 0; i < kLines; ++i) {
            m_low[i] = (1 - m_kept) * m_losses[i] * m_lines[i].last() + m_kept * m_low[i];
            echoes[i] = std::fabs(m_low[i]) < 1e-30 ? 0 : m_low[i]; // no denormal numbers
            m_low[i] = echoes[i];
        }
        std::array<double, kLines> fed = echoes;
        scatter(fed);
        for (std::size_t i = 0; i < kLines; ++i)
            m_lines[i].push(fed[i] + (i % 2 == 0 ? late : -late));
        return echoes;
    }

    /// Left has the even lines and right the odd ones, surround with other signs.
    static double wetOf(const std::array<double, kLines> &echoes, std::size_t channels,
                        std::size_t channel)
    {
        const bool isBehind = channel >= 4;
        double sum = 0;
        for (std::size_t i = channels == 1 ? 0 : channel % 2; i < kLines;
             i += channels == 1 ? 1 : 2)
            sum += isBehind && i >= kLines / 2 ? -echoes[i] : echoes[i];
        return channels == 1 ? sum / 4 : sum / 2;
    }

    SoundParameters m_parameters;
    ParameterSteps m_steps{m_parameters};
    double m_mix = 0, m_delayed = 1, m_kept = 0;
    Delay m_preDelay;
    std::array<std::size_t, kLines> m_lengths;
    std::vector<Delay> m_lines;
    std::array<double, kLines> m_losses{};
    std::array<double, kLines> m_low{};
};

/// Puts the sound into a room.
Result<RunningSound> make(const SoundInput &input)
{
    const SoundParameters &parameters = input.parameters;
    if (parameters.isAlways(kMix, 0))
        return RunningSound();
    const double seconds = parameters.greatest(kDecay) * 110 / 60;
    return RunningSound{Reverb(parameters, choiceOf(parameters.values, kSize)), 0,
                        static_cast<std::int64_t>(samplesIn(1000 * seconds + kPreDelay.maximum))};
}

} // namespace

extern const SoundEffectType kReverb{"reverb", QT_TRANSLATE_NOOP("weft", "Reverb"),
                                     QT_TRANSLATE_NOOP("weft", "Space"), kParameters, make};

} // namespace weft
