#include "core/time/rounding.h"

#include <limits>

namespace weft {

namespace {

std::int64_t saturated(__int128 value)
{
    constexpr __int128 low = std::numeric_limits<std::int64_t>::min();
    constexpr __int128 high = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(value < low ? low : value > high ? high : value);
}

} // namespace

std::int64_t divide(__int128 dividend, __int128 divisor, Rounding rounding)
{
    if (divisor < 0) {
        dividend = -dividend;
        divisor = -divisor;
    }
    __int128 quotient = dividend / divisor;
    __int128 remainder = dividend % divisor;
    if (remainder < 0) { // C++ truncates towards zero; make quotient the floor
        remainder += divisor;
        quotient -= 1;
    }
    switch (rounding) {
    case Rounding::Floor: break;
    case Rounding::Ceil: quotient += remainder > 0; break;
    case Rounding::Nearest:
        // At exactly one half the floor is right for negative values (away from zero).
        quotient += remainder > divisor - remainder
                    || (remainder == divisor - remainder && dividend > 0);
        break;
    }
    return saturated(quotient);
}

std::int64_t scale(std::int64_t value, std::int64_t numerator, std::int64_t denominator,
                   Rounding rounding)
{
    return divide(static_cast<__int128>(value) * numerator, denominator, rounding);
}

} // namespace weft
