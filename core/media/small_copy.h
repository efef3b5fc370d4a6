#pragma once

#include "core/media/frame.h"

namespace weft {

/// A copy of a picture with at most 320 columns and so many rows that its shape stays, made by
/// taking four samples out of each square: quick and good enough to find one's way by. The picture
/// itself where it is not larger. Thread: any.
Frame smallCopy(const Frame &frame);

} // namespace weft
