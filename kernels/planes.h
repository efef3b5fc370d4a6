#pragma once

#include "kernels/rows.h"

#include <cstdint>

namespace weft::kernels {

/// out[x][y] = in[y][x]: rows and columns of a plane exchanged, to turn pictures by 90°. @param
/// area of `in`
void transpose(Rows<const std::uint8_t> in, Rows<std::uint8_t> out, Area area);
void transpose(Rows<const std::uint16_t> in, Rows<std::uint16_t> out, Area area);
void transpose(Rows<const float> in, Rows<float> out, Area area);

/// Red, green and blue planes of 8 bits.
struct RgbBytes
{
    Rows<const std::uint8_t> red;
    Rows<const std::uint8_t> green;
    Rows<const std::uint8_t> blue;
};

/// Four bytes a pixel as a display wants them: blue, green, red, 255.
void toBgrx(const RgbBytes &picture, Rows<std::uint8_t> out, Area area);

/// The plain version, which says exactly what the one above computes.
namespace reference {
void toBgrx(const RgbBytes &picture, Rows<std::uint8_t> out, Area area);
} // namespace reference

} // namespace weft::kernels
