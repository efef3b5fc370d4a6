#include "core/render/sound_resampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weft {

namespace {

constexpr int kCrossings = 16;
constexpr int kPlacesPerSample = 512;
constexpr double kBeta = 9;
constexpr double kMostStretch = 64;

/// The modified Bessel function of order 0.
double bessel(double x)
{
    double sum = 1, term = 1;
    for (int k = 1; k < 40; ++k) {
        term *= (x / (2 * k)) * (x / (2 * k));
        sum += term;
    }
    return sum;
}

std::vector<double> makeTable()
{
    std::vector<double> table;
    for (int i = 0; i <= kCrossings * kPlacesPerSample + 1; ++i) {
        const double x = static_cast<double>(i) / kPlacesPerSample;
        const double angle = std::numbers::pi * x;
        const double edge = std::min(1.0, x / kCrossings);
        const double window = bessel(kBeta * std::sqrt(1 - edge * edge)) / bessel(kBeta);
        table.push_back((i == 0 ? 1 : std::sin(angle) / angle) * window);
    }
    return table;
}

/// The filter's height at a distance, in samples of the slower side.
double heightAt(double distance)
{
    static const std::vector<double> table = makeTable();
    const double place = distance * kPlacesPerSample;
    const auto index = static_cast<std::size_t>(place);
    if (index >= static_cast<std::size_t>(kCrossings) * kPlacesPerSample)
        return 0;
    const double part = place - static_cast<double>(index);
    return table[index] + (table[index + 1] - table[index]) * part;
}

/// The value, or where it is finer than a grid, the nearest point of that: so products fit 128
/// bits.
Rational onGrid(const Rational &value, std::int64_t unit)
{
    return value.denominator() <= unit ? value
                                       : Rational(value.times(unit, Rounding::Nearest), unit);
}

constexpr std::int64_t kBaseUnit = std::int64_t(1) << 20;  ///< a millionth of a sample
constexpr std::int64_t kSpeedUnit = std::int64_t(1) << 31; ///< a sample off in a day

std::int64_t held(__int128 sample)
{
    const __int128 farthest = SoundPlaces::kFarthest;
    return static_cast<std::int64_t>(std::clamp(sample, -farthest, farthest));
}

} // namespace

SoundPlaces::SoundPlaces(const Rational &exactBase, const Rational &exactSpeed)
    : m_isWhole(exactSpeed == Rational(1) || exactSpeed == Rational(-1))
    , m_speed(exactSpeed.toDouble())
{
    const Rational base = onGrid(exactBase, kBaseUnit), speed = onGrid(exactSpeed, kSpeedUnit);
    // Rounded into the source: a clip's first sample, itself rounded down to one, must not lie
    // before its in point.
    m_first = m_speed > 0 ? exactBase.rounded(Rounding::Ceil)
                          : exactBase.rounded(Rounding::Floor) - 1;
    const __int128 a = base.numerator(), b = base.denominator();
    const __int128 n = speed.numerator(), m = speed.denominator();
    // base + speed × (s + ½) over one denominator
    m_unit = 2 * b * m;
    m_step = 2 * n * b;
    m_offset = 2 * a * m + n * b;
}

SoundPlaces::Place SoundPlaces::at(std::int64_t sample) const
{
    if (m_isWhole) {
        const __int128 first = m_first;
        return {held(m_speed > 0 ? first + sample : first - sample), 0};
    }
    const __int128 doubled = 2 * (m_offset + m_step * sample) - m_unit; // of 2 × unit
    const __int128 unit = 2 * m_unit;
    __int128 whole = doubled / unit;
    __int128 rest = doubled % unit;
    if (rest < 0) {
        rest += unit;
        --whole;
    }
    return {held(whole), static_cast<double>(rest) / static_cast<double>(unit)};
}

SoundFilter::SoundFilter(double speed)
    : m_stretch(std::clamp(std::abs(speed), 1.0, kMostStretch))
    , m_reach(static_cast<std::int64_t>(std::ceil(kCrossings * m_stretch)))
{}

void SoundFilter::weigh(double part, std::span<double> weights) const
{
    double total = 0;
    double distance = static_cast<double>(1 - m_reach) - part;
    for (double &weight : weights) {
        weight = heightAt(std::abs(distance) / m_stretch);
        total += weight;
        distance += 1;
    }
    for (double &weight : weights)
        weight /= total;
}

} // namespace weft
