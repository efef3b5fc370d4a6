#include "kernels/tone_curve.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace weft::kernels {

ToneCurve::ToneCurve(const std::function<double(double)> &function)
    : ToneCurve(function, Octaves())
{}

ToneCurve::ToneCurve(const std::function<double(double)> &function, Octaves octaves)
    : m_octaves(octaves)
{
    m_samples.reserve(2 * static_cast<std::size_t>(lines() + 1));
    for (const double sign : {1.0, -1.0}) {
        m_samples.push_back(static_cast<float>(function(0)));
        const int perOctave = 1 << m_octaves.bits;
        for (int i = 0; i < lines(); ++i) {
            const double level = std::ldexp(1 + static_cast<double>(i % perOctave) / perOctave,
                                            m_octaves.first + i / perOctave);
            m_samples.push_back(static_cast<float>(function(sign * level)));
        }
    }
}

namespace reference {

float curved(float level, const ToneCurve &curve)
{
    const ToneCurve::Octaves &octaves = curve.octaves();
    const auto powerOfTwo = [](int exponent) {
        return std::bit_cast<float>((127 + exponent) << 23);
    };
    const float least = powerOfTwo(octaves.first);
    const float most = powerOfTwo(octaves.first + octaves.count);
    const int rest = 23 - octaves.bits; // of a float's mantissa, within a line
    const int firstLine = (127 + octaves.first) << octaves.bits;
    const float number = level == level ? level : 0.0F;
    const float size = std::min(std::abs(number), most);
    const auto bits = std::bit_cast<std::int32_t>(size);
    const bool isSmall = size < least;
    const int line = isSmall ? 0 : std::min((bits >> rest) - firstLine + 1, curve.lines() - 1);
    const auto way = static_cast<float>(bits - ((line - 1 + firstLine) << rest));
    const float part = isSmall ? size * (1 / least) : way * (1.0F / static_cast<float>(1 << rest));
    const float *samples = curve.samples() + line + (std::signbit(number) ? curve.lines() + 1 : 0);
    return samples[0] + (samples[1] - samples[0]) * part;
}

void applyCurve(Rows<float> levels, Area area, const ToneCurve &curve)
{
    for (int y = 0; y < area.height; ++y) {
        float *row = levels.row(y);
        for (int x = 0; x < area.width; ++x)
            row[x] = curved(row[x], curve);
    }
}

} // namespace reference

} // namespace weft::kernels
