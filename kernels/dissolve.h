#pragma once

#include "kernels/rows.h"

#include <cstdint>

namespace weft::kernels {

/// Weights of dissolves are counted in parts of this: fine enough for 16 bits, and the products
/// fit 32.
inline constexpr std::uint32_t kDissolveUnit = 1U << 15;

/// The weight of b for a mix of 0 (all a) to 1 (all b), to the nearest part.
std::uint32_t dissolveWeight(double mix);

/// out = (a × (unit − weight) + b × weight + unit ÷ 2) ÷ unit, rounded down: the exact mix of code
/// values of any Y'CbCr or R'G'B' plane, to the nearest code. A weight of 0 gives a, of
/// kDissolveUnit b, to the bit. out may be a or b.
void dissolve(Rows<const std::uint8_t> a, Rows<const std::uint8_t> b, Rows<std::uint8_t> out,
              Area area, std::uint32_t weight);
void dissolve(Rows<const std::uint16_t> a, Rows<const std::uint16_t> b, Rows<std::uint16_t> out,
              Area area, std::uint32_t weight);

/// The plain versions, which say exactly what the ones above compute.
namespace reference {
void dissolve(Rows<const std::uint8_t> a, Rows<const std::uint8_t> b, Rows<std::uint8_t> out,
              Area area, std::uint32_t weight);
void dissolve(Rows<const std::uint16_t> a, Rows<const std::uint16_t> b, Rows<std::uint16_t> out,
              Area area, std::uint32_t weight);
} // namespace reference

} // namespace weft::kernels
