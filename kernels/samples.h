#pragma once

#include "kernels/rows.h"

#include <cstdint>

namespace weft::kernels {

/// Code values as floats of the same value: 235 becomes 235.0.
void toFloat(Rows<const std::uint8_t> codes, Rows<float> out, Area area);
void toFloat(Rows<const std::uint16_t> codes, Rows<float> out, Area area);

/// Floats as code values: rounded to the nearest (halves up) and clamped to 0 … maximum. Not a
/// number becomes 0.
void toCodes(Rows<const float> values, Rows<std::uint8_t> out, Area area, int maximum);
void toCodes(Rows<const float> values, Rows<std::uint16_t> out, Area area, int maximum);

/// Which code values mean 0 and 1 of a component that has no chroma: R, G, B, alpha or grey.
struct Levels
{
    float zero = 0;
    float span = 1; ///< the code of 1 minus the code of 0
};

/// value = (code − zero) ÷ span, in place. Exactly 0 and 1 at the ends, which opaque alpha relies
/// on.
void fromLevels(Rows<float> samples, Area area, Levels levels);
/// code = value × span + zero, in place.
void toLevels(Rows<float> samples, Area area, Levels levels);

/// The plain versions, which say what the ones above compute, bit for bit.
namespace reference {
void toFloat(Rows<const std::uint8_t> codes, Rows<float> out, Area area);
void toFloat(Rows<const std::uint16_t> codes, Rows<float> out, Area area);
void toCodes(Rows<const float> values, Rows<std::uint8_t> out, Area area, int maximum);
void toCodes(Rows<const float> values, Rows<std::uint16_t> out, Area area, int maximum);
void fromLevels(Rows<float> samples, Area area, Levels levels);
void toLevels(Rows<float> samples, Area area, Levels levels);
} // namespace reference

} // namespace weft::kernels
