#pragma once

#include "core/model/colour.h"

#include <QString>

#include <optional>

namespace weft {

/// The nearest of the marker colours that OpenTimelineIO has names for: "RED", "CYAN" …
QString nearestColourName(const Colour &colour);

/// The colour of such a name (case does not matter) or of "#rrggbb" or "#rrggbbaa".
std::optional<Colour> colourOfName(const QString &name);

} // namespace weft
