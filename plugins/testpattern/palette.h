#pragma once

#include "plugins/testpattern/canvas.h"

#include <cstdint>
#include <string_view>

namespace testpattern {

/// A colour written as 0xrrggbb.
Colour hex(std::uint32_t rgb, float alpha = 1);

/// The colour that lies between two. @param share 0 (a) to 1 (b)
Colour mix(const Colour &a, const Colour &b, float share);

/// A colour of a palette: "dawn", "lagoon" or "mono".
/// @param position 0 (darkest) to 1 (brightest)
Colour paletteColour(std::string_view name, float position);

} // namespace testpattern
