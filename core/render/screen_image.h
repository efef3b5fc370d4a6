#pragma once

#include "core/media/frame.h"

#include <QImage>

namespace weft {

/// A rendered picture as a widget paints it fastest: QImage::Format_RGB32. (For files, see
/// toImage() in core/media.) Thread: any. @pre 8-bit R'G'B' without alpha
QImage toScreenImage(const Frame &frame);

} // namespace weft
