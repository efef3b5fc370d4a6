#pragma once

#include "core/media/frame.h"

namespace weft::test {

/// The number that numbered_frames drew into a picture, whatever its format and size; −1 where
/// there is none.
int barcodeOf(const Frame &frame);

} // namespace weft::test
