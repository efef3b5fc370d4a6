#pragma once

#include "core/render/compositor.h"

namespace weft {

/// Turns composited tiles into the picture that is wanted: the last step of plan F. Each tile is
/// written once; different ones may be written at the same time.
class TileWriter
{
public:
    /// @param space from the layers' to the target's, or to levels if it has a view
    TileWriter(const RenderTarget &target, std::shared_ptr<const ColourConversion> space);

    /// The part of the picture that has to be composited for a tile.
    Rect withHalo(const Rect &tile) const;
    /// Writes a tile. `pixels` is used up; (0, 0) is the tile's first pixel.
    void write(const Rect &tile, const kernels::RgbaRows &pixels);

    Frame publish() &&;

private:
    void convert(const kernels::RgbaRows &pixels, kernels::Area area) const;
    void writeRgb(const Rect &tile, const kernels::RgbaRows &pixels);
    void writeYuv(const Rect &tile, const kernels::RgbaRows &pixels);
    void writeChroma(const Rect &tile, int plane, kernels::Rows<float> chroma);
    void writePlane(const Rect &area, int plane, kernels::Rows<float> codes);

    FrameBuilder m_frame;
    ColourTags m_colour;
    std::shared_ptr<const ColourConversion> m_space;
    std::shared_ptr<const DisplayTransform> m_view;
    kernels::ChromaStep m_step;
};

} // namespace weft
