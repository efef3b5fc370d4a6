#pragma once

#include "core/media/frame.h"

namespace weft::worker {

/// Turns a picture by whole quarters, then flips it left–right. Thread: any.
/// @param picture of 32-bit float samples
/// @param rotation degrees clockwise: 0, 90, 180, 270
Frame upright(const Frame &picture, int rotation, bool mirrored);

} // namespace weft::worker
