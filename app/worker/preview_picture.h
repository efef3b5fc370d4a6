#pragma once

#include "core/media/frame.h"

#include <QByteArray>

namespace weft::worker {

/// A small JPEG of a picture, at most kMaxPreviewBytes; transparent parts are grey. Thread: any.
/// @param picture 8-bit RGB, perhaps with straight alpha
QByteArray previewJpeg(const Frame &picture);

} // namespace weft::worker
