#pragma once

#include "kernels/rows.h"

#include <functional>
#include <vector>

namespace weft::kernels {

/// A function of one level, sampled and joined by straight lines: with the usual 256 samples an
/// octave a smooth function is met to about 2 × 10⁻⁶ of its value, near black as well as at white,
/// for positive and negative levels alike. Below the first octave there is one line to its value at
/// 0. Beyond the last one the ends are held. Not a number counts as 0.
class ToneCurve
{
public:
    /// Levels from 2^first to 2^(first + count) have 2^bits samples in each octave.
    struct Octaves
    {
        int first = -14; ///< −126 or more
        int count = 21;
        int bits = 8; ///< 1 to 16
    };

    explicit ToneCurve(const std::function<double(double)> &function);
    ToneCurve(const std::function<double(double)> &function, Octaves octaves);

    const Octaves &octaves() const { return m_octaves; }
    /// The lines on one side of 0.
    int lines() const { return (m_octaves.count << m_octaves.bits) + 1; }
    /// Values at the ends of the lines, from 0 outwards: first of positive levels, then, after
    /// lines() + 1 of them, of negative ones.
    const float *samples() const { return m_samples.data(); }

private:
    Octaves m_octaves;
    std::vector<float> m_samples;
};

/// level = curve(level), in place.
void applyCurve(Rows<float> levels, Area area, const ToneCurve &curve);

/// The plain version, which says what the one above computes, bit for bit.
namespace reference {
void applyCurve(Rows<float> levels, Area area, const ToneCurve &curve);
/// Of one level.
float curved(float level, const ToneCurve &curve);
} // namespace reference

} // namespace weft::kernels
