#pragma once

#include "core/base/result.h"
#include "core/media/frame.h"

#include <QImage>

namespace weft {

/// A picture as a QImage for saving and showing: 8-bit full-range R'G'B' (RGB888), with straight
/// alpha where it has any (RGBA8888). Matrix, range and depth are converted exactly; the code
/// values of ordinary video (BT.709, BT.601 or sRGB curves) are kept as they are, as every player
/// does, while HDR and linear light become sRGB. Not turned, not stretched to square pixels.
/// Thread: any. Errors (Media): as convert().
Result<QImage> toImage(const Frame &frame);

/// The reverse: 8-bit R, G, B, with straight alpha where the image has an alpha channel, tagged
/// sRGB. A null Frame for a null image. Thread: any.
Frame fromImage(const QImage &image);

} // namespace weft
