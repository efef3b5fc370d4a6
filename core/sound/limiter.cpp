#include "core/base/translate.h"
#include "core/sound/dynamics.h"
#include "core/sound/sound_ops.h"

#include <algorithm>
#include <array>
#include <deque>
#include <numeric>

namespace weft {

namespace {

constexpr auto kCeiling = ParameterType::number("ceiling", QT_TRANSLATE_NOOP("weft", "Ceiling"),
                                                "dB", -24, 0, 0);
constexpr auto kRelease = ParameterType::number("release", QT_TRANSLATE_NOOP("weft", "Release"),
                                                "ms", 10, 1000, 100);
constexpr std::array kParameters{kCeiling, kRelease};

constexpr std::size_t kAhead = 4 * kSoundStep; ///< 5⅓ ms

/// Looks ahead, so that no sample is above the ceiling and no gain jumps: the least gain of the
/// next samples, released slowly, averaged over as many.
class Limiter
{
public:
    Limiter(const SoundParameters &parameters, std::size_t channels)
        : m_parameters(parameters)
        , m_late(channels, std::vector<double>(kAhead))
        , m_gains(kAhead, 1)
    {}

    Status operator()(const SoundArea &area)
    {
        prepare(area.step());
        for (std::size_t i = 0; i < area.length; ++i) {
            const double peak = peakAt(area.channels, i);
            const double gain = averaged(released(held(peak > m_ceiling ? m_ceiling / peak : 1)));
            for (std::size_t c = 0; c < area.channels.size(); ++c) {
                std::swap(area.channels[c][i], m_late[c][m_place]);
                area.channels[c][i] *= gain;
            }
            m_place = (m_place + 1) % kAhead;
        }
        return {};
    }

private:
    void prepare(std::int64_t step)
    {
        if (m_hasStarted && step == m_step)
            return;
        m_hasStarted = true;
        m_step = step;
        m_ceiling = factorOf(m_parameters.at(kCeiling, step));
        m_kept = keptAfter(samplesIn(m_parameters.at(kRelease, step)));
        m_sum = std::accumulate(m_gains.begin(), m_gains.end(), 0.0); // forgets what was rounded
    }

    /// The least of this and the kAhead before.
    double held(double gain)
    {
        ++m_count;
        while (!m_least.empty() && m_least.back().gain >= gain)
            m_least.pop_back();
        m_least.push_back({m_count, gain});
        if (m_least.front().number + static_cast<std::int64_t>(kAhead) < m_count)
            m_least.pop_front();
        return m_least.front().gain;
    }
    double released(double gain)
    {
        const double risen = 1 - m_kept * (1 - m_released);
        m_released = std::min(gain, risen > 1 - 1e-9 ? 1 : risen);
        return m_released;
    }
    double averaged(double gain)
    {
        m_sum += gain - m_gains[m_place];
        m_gains[m_place] = gain;
        return std::min(1.0, m_sum / static_cast<double>(kAhead));
    }

    struct Held
    {
        std::int64_t number;
        double gain;
    };

    SoundParameters m_parameters;
    bool m_hasStarted = false;
    std::int64_t m_step = 0;
    double m_ceiling = 1, m_kept = 0, m_released = 1, m_sum = 0;
    std::int64_t m_count = 0;
    std::deque<Held> m_least;
    std::vector<std::vector<double>> m_late; ///< channels, kAhead samples
    std::vector<double> m_gains;             ///< the last kAhead
    std::size_t m_place = 0;
};

/// Lets no sample be louder than the ceiling.
Result<RunningSound> make(const SoundInput &input)
{
    const auto ahead = static_cast<std::int64_t>(kAhead);
    const double release = samplesIn(input.parameters.greatest(kRelease));
    return RunningSound{Limiter(input.parameters, channelCount(input.layout)), ahead,
                        2 * ahead + static_cast<std::int64_t>(kTimeConstants * release)};
}

} // namespace

extern const SoundEffectType kLimiter{"limiter", QT_TRANSLATE_NOOP("weft", "Limiter"),
                                      QT_TRANSLATE_NOOP("weft", "Level"), kParameters, make};

} // namespace weft
