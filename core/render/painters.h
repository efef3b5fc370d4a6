#pragma once

#include "core/render/picture_painter.h"

namespace weft {

/// The painters' work. @param area of output pixels, within their bounds
void paint(const SolidPainter &painter, const Rect &area, const kernels::RgbaRows &out);
void paint(const CopyPainter &painter, const Rect &area, const kernels::RgbaRows &out);
void paint(const ScalePainter &painter, const Rect &area, const kernels::RgbaRows &out,
           TileMemory &memory);
void paint(const AffinePainter &painter, const Rect &area, const kernels::RgbaRows &out);

} // namespace weft
