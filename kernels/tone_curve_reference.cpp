#include "kernels/tone_curve.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace weft::kernels {

namespace {

/// Bits of a float's mantissa that are left within a line.
constexpr int kRestBits = 15;
static_assert(ToneCurve::kPerOctave == 1 << (23 - kRestBits));
constexpr int kFirstLine = (127 + ToneCurve::kFirstOctave) * ToneCurve::kPerOctave;

} // namespace

ToneCurve::ToneCurve(const std::function<double(double)> &function)
{
    m_samples.reserve(std::size_t{2} * (kLines + 1));
    for (const double sign : {1.0, -1.0}) {
        m_samples.push_back(static_cast<float>(function(0)));
        for (int i = 0; i < kLines; ++i) {
            const double level = std::ldexp(1 + static_cast<double>(i % kPerOctave) / kPerOctave,
                                            kFirstOctave + i / kPerOctave);
            m_samples.push_back(static_cast<float>(function(sign * level)));
        }
    }
}

namespace reference {

void applyCurve(Rows<float> levels, Area area, const ToneCurve &curve)
{
    const float least = std::ldexp(1.0F, ToneCurve::kFirstOctave);
    const float most = std::ldexp(1.0F, ToneCurve::kFirstOctave + ToneCurve::kOctaves);
    for (int y = 0; y < area.height; ++y) {
        float *row = levels.row(y);
        for (int x = 0; x < area.width; ++x) {
            const float level = row[x] == row[x] ? row[x] : 0.0F;
            const float size = std::min(std::abs(level), most);
            const auto bits = std::bit_cast<std::int32_t>(size);
            const bool isSmall = size < least;
            const int line = isSmall ? 0
                                     : std::min((bits >> kRestBits) - kFirstLine + 1,
                                                ToneCurve::kLines - 1);
            const auto rest = static_cast<float>(bits - ((line - 1 + kFirstLine) << kRestBits));
            const float part = isSmall ? size * (1 / least) : rest * (1.0F / (1 << kRestBits));
            const float *samples = curve.samples() + line
                                   + (std::signbit(level) ? ToneCurve::kLines + 1 : 0);
            row[x] = samples[0] + (samples[1] - samples[0]) * part;
        }
    }
}

} // namespace reference

} // namespace weft::kernels
