#pragma once

#include "core/render/picture_painter.h"

namespace weft {

/// One layer of a frame: a picture, or the two of a transition, whose weighted sum is laid over
/// what is below.
struct PlacedLayer
{
    std::vector<PlacedPicture> pictures;
};

/// What to make.
struct RenderTarget
{
    int width = 0;
    int height = 0;
    PixelFormat format;
    ColourTags colour; ///< nothing unspecified
};

/// Plan F: composites layers in fp32 premultiplied R'G'B', tile by tile, over black, or over
/// nothing where the target has alpha. The result depends on neither the number of threads nor what
/// was rendered before.
///
///     each layer:  samples → fp32 → R'G'B' → premultiplied ┐
///                                                          over → Y'CbCr → chroma mean → codes
///     what is below ───────────────────────────────────────┘
///
/// Thread: one at a time.
class Compositor
{
public:
    explicit Compositor(WorkPool &pool);

    /// @param layers from bottom to top, their frames in the working space of `sequence`
    /// Errors (Media): a target in another space that convert() refuses.
    Result<Frame> render(const std::vector<PlacedLayer> &layers, const RenderTarget &target,
                         const ColourTags &sequence);

private:
    WorkPool &m_pool;
    TapsCache m_taps;
    std::vector<TileMemory> m_memory;
};

} // namespace weft
