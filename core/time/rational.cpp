#include "core/time/rational.h"

#include "core/base/parse_integer.h"

#include <limits>

namespace weft {

namespace {

constexpr std::int64_t kFlicksPerSecond = 705'600'000;
constexpr int kMaxDecimals = 9;

__int128 greatestCommonDivisor(__int128 a, __int128 b)
{
    a = a < 0 ? -a : a;
    while (b != 0) {
        const __int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

bool fits(__int128 value)
{
    return value >= std::numeric_limits<std::int64_t>::min() + 1
           && value <= std::numeric_limits<std::int64_t>::max();
}

std::optional<Rational> fromDecimal(const QString &text, qsizetype point)
{
    const QString whole = text.left(point);
    const QString decimals = text.mid(point + 1);
    if (decimals.isEmpty() || decimals.size() > kMaxDecimals || !decimals.front().isDigit())
        return {};
    const auto digits = parseInteger(whole + decimals);
    if (!digits || !parseInteger(whole))
        return {};
    std::int64_t denominator = 1;
    for (qsizetype i = 0; i < decimals.size(); ++i)
        denominator *= 10;
    return Rational(*digits, denominator);
}

} // namespace

Rational::Rational(std::int64_t numerator, std::int64_t denominator)
{
    if (denominator != 0)
        *this = reduced(numerator, denominator);
}

Rational Rational::reduced(__int128 numerator, __int128 denominator)
{
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    const __int128 divisor = greatestCommonDivisor(numerator, denominator);
    if (divisor > 1) {
        numerator /= divisor;
        denominator /= divisor;
    }
    Rational result;
    if (fits(numerator) && fits(denominator)) {
        result.m_numerator = static_cast<std::int64_t>(numerator);
        result.m_denominator = static_cast<std::int64_t>(denominator);
        return result;
    }
    // Too fine to be held: the whole part exactly, the rest on the grid of flicks.
    constexpr __int128 kMostOnGrid = std::numeric_limits<std::int64_t>::max() / kFlicksPerSecond;
    const __int128 whole = numerator / denominator;
    if (whole < kMostOnGrid && whole > -kMostOnGrid) {
        const __int128 rest = numerator % denominator;
        const int shift = denominator > (static_cast<__int128>(1) << 96)
                              ? 32
                              : 0; // keeps rest × flicks in range
        const __int128 flicks = (rest >> shift) * kFlicksPerSecond / (denominator >> shift);
        return reduced(whole * kFlicksPerSecond + flicks, kFlicksPerSecond);
    }
    result.m_numerator = divide(numerator, denominator, Rounding::Nearest);
    if (!fits(result.m_numerator))
        result.m_numerator += 1;
    return result;
}

double Rational::toDouble() const
{
    return static_cast<double>(m_numerator) / static_cast<double>(m_denominator);
}

std::int64_t Rational::times(std::int64_t value, Rounding rounding) const
{
    return scale(value, m_numerator, m_denominator, rounding);
}

std::int64_t Rational::rounded(Rounding rounding) const
{
    return divide(m_numerator, m_denominator, rounding);
}

QString Rational::toString() const
{
    if (m_denominator == 1)
        return QString::number(m_numerator);
    return QStringLiteral("%1/%2").arg(m_numerator).arg(m_denominator);
}

std::optional<Rational> Rational::fromString(const QString &text)
{
    if (const qsizetype point = text.indexOf(QLatin1Char('.')); point >= 0)
        return fromDecimal(text, point);
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    const auto numerator = parseInteger(slash < 0 ? text : text.left(slash));
    const auto denominator = slash < 0 ? std::optional<std::int64_t>(1)
                                       : parseInteger(text.mid(slash + 1));
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    if (!numerator || !denominator || *denominator == 0 || *numerator == lowest
        || *denominator == lowest)
        return {};
    return Rational(*numerator, *denominator);
}

Rational operator+(const Rational &a, const Rational &b)
{
    return Rational::reduced(static_cast<__int128>(a.m_numerator) * b.m_denominator
                                 + static_cast<__int128>(b.m_numerator) * a.m_denominator,
                             static_cast<__int128>(a.m_denominator) * b.m_denominator);
}

Rational operator-(const Rational &a, const Rational &b)
{
    return a + (-b);
}

Rational operator*(const Rational &a, const Rational &b)
{
    return Rational::reduced(static_cast<__int128>(a.m_numerator) * b.m_numerator,
                             static_cast<__int128>(a.m_denominator) * b.m_denominator);
}

Rational operator/(const Rational &a, const Rational &b)
{
    if (b.isZero())
        return {};
    return Rational::reduced(static_cast<__int128>(a.m_numerator) * b.m_denominator,
                             static_cast<__int128>(a.m_denominator) * b.m_numerator);
}

Rational operator-(const Rational &a)
{
    Rational result;
    result.m_numerator = -a.m_numerator;
    result.m_denominator = a.m_denominator;
    return result;
}

std::strong_ordering operator<=>(const Rational &a, const Rational &b)
{
    const __int128 left = static_cast<__int128>(a.m_numerator) * b.m_denominator;
    const __int128 right = static_cast<__int128>(b.m_numerator) * a.m_denominator;
    return left < right   ? std::strong_ordering::less
           : left > right ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
}

} // namespace weft
