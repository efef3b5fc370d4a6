#include "core/time/frame_rate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weft {

namespace {

constexpr std::int64_t kMaxTerm = 1'000'000'000;

struct CommonRate
{
    std::int64_t numerator;
    std::int64_t denominator;
};

constexpr std::array kCommonRates{
    CommonRate{24000, 1001}, CommonRate{24, 1},        CommonRate{25, 1},  CommonRate{30000, 1001},
    CommonRate{30, 1},       CommonRate{48, 1},        CommonRate{50, 1},  CommonRate{60000, 1001},
    CommonRate{60, 1},       CommonRate{48000, 1001},  CommonRate{100, 1}, CommonRate{120000, 1001},
    CommonRate{120, 1},      CommonRate{240000, 1001}, CommonRate{240, 1}, CommonRate{15000, 1001},
    CommonRate{15, 1},       CommonRate{12, 1},        CommonRate{10, 1},  CommonRate{8, 1},
};
constexpr std::ptrdiff_t kFilmRates = 9; ///< the first of them: 23.976 to 60

/// Continued-fraction approximation with a bounded denominator.
std::optional<FrameRate> bestFraction(const Rational &value, std::int64_t maxDenominator)
{
    std::int64_t p0 = 0, q0 = 1, p1 = 1, q1 = 0;
    std::int64_t a = value.numerator(), b = value.denominator();
    while (b != 0) {
        const std::int64_t digit = a / b;
        const __int128 p2 = static_cast<__int128>(digit) * p1 + p0;
        const __int128 q2 = static_cast<__int128>(digit) * q1 + q0;
        if (q2 > maxDenominator || p2 > kMaxTerm)
            break;
        p0 = p1;
        q0 = q1;
        p1 = static_cast<std::int64_t>(p2);
        q1 = static_cast<std::int64_t>(q2);
        const std::int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return FrameRate::make(p1, q1);
}

} // namespace

std::optional<FrameRate> FrameRate::make(std::int64_t numerator, std::int64_t denominator)
{
    const Rational value(numerator, denominator);
    if (denominator == 0 || value < Rational(1) || value > Rational(1000)
        || value.numerator() > kMaxTerm || value.denominator() > kMaxTerm)
        return {};
    FrameRate rate;
    rate.m_numerator = value.numerator();
    rate.m_denominator = value.denominator();
    return rate;
}

std::optional<FrameRate> FrameRate::fromString(const QString &text)
{
    const auto value = Rational::fromString(text);
    if (!value)
        return {};
    const bool isDecimal = text.contains(QLatin1Char('.'));
    if (isDecimal && text.size() - text.indexOf(QLatin1Char('.')) > 2)
        return nearest(*value);
    return make(value->numerator(), value->denominator());
}

std::optional<FrameRate> FrameRate::nearest(const Rational &approximate)
{
    if (approximate < Rational(1) || approximate > Rational(1000))
        return {};
    const double wanted = approximate.toDouble();
    double smallest = 2e-4;
    std::optional<FrameRate> best;
    for (const CommonRate &common : kCommonRates) {
        const Rational exact(common.numerator, common.denominator);
        if (exact == approximate)
            return make(common.numerator, common.denominator);
        const double distance = std::abs(exact.toDouble() - wanted) / wanted;
        if (distance < smallest) {
            smallest = distance;
            best = make(common.numerator, common.denominator);
        }
    }
    return best ? best : bestFraction(approximate, 1001);
}

FrameRate FrameRate::nearestFilmRate() const
{
    const auto distance = [this](const CommonRate &common) {
        return std::abs(std::log(toDouble() * static_cast<double>(common.denominator)
                                 / static_cast<double>(common.numerator)));
    };
    const auto nearest = std::min_element(kCommonRates.begin(), kCommonRates.begin() + kFilmRates,
                                          [&](const CommonRate &a, const CommonRate &b) {
                                              return distance(a) < distance(b);
                                          });
    return *make(nearest->numerator, nearest->denominator);
}

std::int64_t FrameRate::timecodeBase() const
{
    return toRational().rounded(Rounding::Nearest);
}

Rational FrameRate::secondsAt(std::int64_t frame) const
{
    return Rational(frame) / toRational();
}

std::int64_t FrameRate::frameAt(const Rational &seconds, Rounding rounding) const
{
    return divide(static_cast<__int128>(seconds.numerator()) * m_numerator,
                  static_cast<__int128>(seconds.denominator()) * m_denominator, rounding);
}

std::int64_t FrameRate::sampleAt(std::int64_t frame) const
{
    return divide(static_cast<__int128>(frame) * kSampleRate * m_denominator, m_numerator,
                  Rounding::Floor);
}

std::int64_t FrameRate::frameAtSample(std::int64_t sample) const
{
    // sampleAt(f) ≤ s  ⇔  f × 48000 × den ÷ num < s + 1
    return divide(static_cast<__int128>(sample + 1) * m_numerator,
                  static_cast<__int128>(kSampleRate) * m_denominator, Rounding::Ceil)
           - 1;
}

std::int64_t convertFrame(std::int64_t frame, const FrameRate &from, const FrameRate &to,
                          Rounding rounding)
{
    return divide(static_cast<__int128>(frame) * from.denominator() * to.numerator(),
                  static_cast<__int128>(from.numerator()) * to.denominator(), rounding);
}

} // namespace weft
