#pragma once

#include "core/time/rounding.h"

#include <QString>

#include <compare>
#include <cstdint>
#include <optional>

namespace weft {

/// An exact fraction of two int64, always in lowest terms with a positive denominator.
/// Used for instants and lengths in seconds, speeds and aspect ratios. Value type; any thread.
///
/// Arithmetic is exact while the reduced result fits. Where it would not fit (denominators
/// multiplied by many odd speeds), the result is rounded to the nearest multiple of 1/705,600,000
/// (a *flick*, which every common frame and sample rate divides) and, beyond int64 range,
/// saturated.
class Rational
{
public:
    constexpr Rational() = default;
    /// @pre denominator ≠ 0; otherwise the value is 0.
    Rational(std::int64_t numerator, std::int64_t denominator = 1);

    std::int64_t numerator() const { return m_numerator; }
    std::int64_t denominator() const { return m_denominator; }
    bool isZero() const { return m_numerator == 0; }

    /// For drawing and for curve values only: never for deciding which frame or sample is meant.
    double toDouble() const;

    /// value × this, rounded once: `Rational(1, 25).times(50, Rounding::Floor) == 2`.
    std::int64_t times(std::int64_t value, Rounding rounding) const;

    /// Nearest whole number in the given direction.
    std::int64_t rounded(Rounding rounding) const;

    /// "3/2", or "3" for whole numbers. Locale-free.
    QString toString() const;
    /// Reads what toString writes, and decimals such as "0.04", exactly. Nothing for anything else,
    /// for a zero denominator, or where the value does not fit.
    static std::optional<Rational> fromString(const QString &text);

    friend Rational operator+(const Rational &a, const Rational &b);
    friend Rational operator-(const Rational &a, const Rational &b);
    friend Rational operator*(const Rational &a, const Rational &b);
    /// Division by zero gives 0.
    friend Rational operator/(const Rational &a, const Rational &b);
    friend Rational operator-(const Rational &a);
    friend bool operator==(const Rational &a, const Rational &b) = default;
    friend std::strong_ordering operator<=>(const Rational &a, const Rational &b);

private:
    static Rational reduced(__int128 numerator, __int128 denominator);

    std::int64_t m_numerator = 0;
    std::int64_t m_denominator = 1;
};

} // namespace weft
