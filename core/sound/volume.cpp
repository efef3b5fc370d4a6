#include "core/base/translate.h"
#include "core/sound/sound_level.h"
#include "core/sound/sound_ops.h"

#include <array>

namespace weft {

namespace {

constexpr auto kGain = ParameterType::number("gain", QT_TRANSLATE_NOOP("weft", "Gain"), "dB", -96,
                                             24, 0);
constexpr auto kPan = ParameterType::number("pan", QT_TRANSLATE_NOOP("weft", "Pan"), "", -1, 1, 0);
constexpr std::array kParameters{kGain, kPan};

/// Louder, softer, to one side: by straight lines from step to step, so that no step is heard.
class Volume
{
public:
    explicit Volume(const SoundInput &input)
        : m_parameters(input.parameters)
        , m_layout(input.layout)
    {}

    Status operator()(const SoundArea &area)
    {
        const std::int64_t step = area.step();
        if (m_from.empty() || step != m_step) {
            m_from = m_from.empty() || step != m_step + kSoundStep ? gainsAt(step) : m_to;
            m_to = gainsAt(step + kSoundStep);
            m_step = step;
        }
        for (std::size_t c = 0; c < area.channels.size(); ++c) {
            const double slope = (m_to[c] - m_from[c]) / static_cast<double>(kSoundStep);
            for (std::size_t i = 0; i < area.length; ++i) {
                const auto way = static_cast<double>(area.start - step
                                                     + static_cast<std::int64_t>(i));
                area.channels[c][i] *= m_from[c] + slope * way;
            }
        }
        return {};
    }

private:
    std::vector<double> gainsAt(std::int64_t sample) const
    {
        return channelGains(m_parameters.at(kGain, sample), m_parameters.at(kPan, sample),
                            m_layout);
    }

    SoundParameters m_parameters;
    SoundLayout m_layout;
    std::int64_t m_step = 0;
    std::vector<double> m_from; ///< at the beginning of the step
    std::vector<double> m_to;   ///< at the next one's
};

Result<RunningSound> make(const SoundInput &input)
{
    if (input.parameters.isAlways(kGain, 0) && input.parameters.isAlways(kPan, 0))
        return RunningSound();
    return RunningSound{Volume(input), 0, 0};
}

} // namespace

extern const SoundEffectType kVolume{"volume", QT_TRANSLATE_NOOP("weft", "Volume"),
                                     QT_TRANSLATE_NOOP("weft", "Level"), kParameters, make};

} // namespace weft
