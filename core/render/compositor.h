#pragma once

#include "core/render/display_transform.h"
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
    /// If there is one, levels of the sequence go through it and are then taken as the target's.
    std::shared_ptr<const DisplayTransform> view;
};

/// Plan F: composites layers in fp32 premultiplied R'G'B', gamma-encoded or as light, tile by tile,
/// over black, or over nothing where the target has alpha. The result depends on neither the number
/// of threads nor what was rendered before.
///
///     each layer:  samples → fp32 → R'G'B' → working space → premultiplied ┐
///                                                                          over → target's space
///     what is below ───────────────────────────────────────────────────────┘
///
///     target's space, or its view → Y'CbCr → chroma mean → codes
///
/// Thread: one at a time.
class Compositor
{
public:
    explicit Compositor(WorkPool &pool);

    /// @param layers from bottom to top
    Frame render(const std::vector<PlacedLayer> &layers, const RenderTarget &target,
                 const WorkingSpace &working);
    /// The same as layers are mixed, with alpha: to go on with.
    Frame renderLayers(const std::vector<PlacedLayer> &layers, int width, int height,
                       const WorkingSpace &working);

private:
    WorkPool &m_pool;
    TapsCache m_taps;
    ConversionCache m_conversions;
    std::vector<TileMemory> m_memory;
};

} // namespace weft
