#pragma once

#include "core/model/colour.h"

namespace weft {

/// The light that a level stands for: of a reference display for BT.709 (ITU-R BT.1886, black at 0)
/// and sRGB, white being 1; of one with 10,000 cd/m² for PQ; of the scene for HLG. Levels below 0
/// give as much negative light. The same curves as those of linear compositing.
/// @pre transfer is specified
double lightOf(ColourTransfer transfer, double level);
/// The other way round.
double encodedLight(ColourTransfer transfer, double light);

} // namespace weft
