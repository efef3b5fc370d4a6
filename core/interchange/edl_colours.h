#pragma once

#include "core/model/sequence.h"

namespace weft {

/// The colour that a locator's name means; a marker's usual one for other names.
Colour edlColour(const QString &name);
/// The name that comes nearest to a colour.
QString edlColourName(const Colour &colour);

} // namespace weft
