#pragma once

#include "kernels/rows.h"

#include <functional>
#include <vector>

namespace weft::kernels {

/// A function of one level, sampled and joined by straight lines. Each octave between 2⁻¹⁴ and 2⁷
/// has 256 samples, for positive and negative levels alike, so that a smooth function is met to
/// about 2 × 10⁻⁶ of its value near black as well; below 2⁻¹⁴ there is one line to its value at 0.
/// Beyond ±2⁷ the ends are held. Not a number counts as 0.
class ToneCurve
{
public:
    static constexpr int kFirstOctave = -14;
    static constexpr int kOctaves = 21;
    static constexpr int kPerOctave = 256;
    /// The lines on one side of 0.
    static constexpr int kLines = kOctaves * kPerOctave + 1;

    explicit ToneCurve(const std::function<double(double)> &function);

    /// Values at the ends of the lines, from 0 outwards: first of positive levels, then, after
    /// kLines + 1 of them, of negative ones.
    const float *samples() const { return m_samples.data(); }

private:
    std::vector<float> m_samples;
};

/// level = curve(level), in place.
void applyCurve(Rows<float> levels, Area area, const ToneCurve &curve);

/// The plain version, which says what the one above computes, bit for bit.
namespace reference {
void applyCurve(Rows<float> levels, Area area, const ToneCurve &curve);
} // namespace reference

} // namespace weft::kernels
