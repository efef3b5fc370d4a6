#pragma once

#include "core/interchange/mlt_filters.h"

namespace weft {

/// Reads a filter that places and turns the picture: `qtblend` (Kdenlive's transform) and `affine`
/// (Shotcut's size, position and rotation), with keyframes. One that changes nothing adds nothing.
/// @param filters gets effects, and losses where a part has no likeness here
/// @return whether it was such a filter, and one that can be read
bool readMltGeometry(const MltDocument &document, const pugi::xml_node &filter,
                     MltFilters &filters);

} // namespace weft
