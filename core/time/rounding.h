#pragma once

#include <cstdint>

namespace weft {

/// How a value that falls between two grid points is rounded. Every conversion of time names one.
enum class Rounding {
    Floor,   ///< Towards minus infinity: "which frame is on screen at this time".
    Ceil,    ///< Towards plus infinity: "how many frames cover this length".
    Nearest, ///< To the nearest, halves away from zero: "the closest grid point".
};

/// value × numerator ÷ denominator with a 128-bit intermediate, rounded once.
/// @pre denominator ≠ 0. A result outside int64 saturates at its ends.
std::int64_t scale(std::int64_t value, std::int64_t numerator, std::int64_t denominator,
                   Rounding rounding);

/// dividend ÷ divisor for 128-bit operands, rounded once and saturated to int64.
/// @pre divisor ≠ 0.
std::int64_t divide(__int128 dividend, __int128 divisor, Rounding rounding);

} // namespace weft
