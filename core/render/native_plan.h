#pragma once

#include "core/render/compositor.h"

namespace weft {

/// Plan N: what can be done on the code values as they were decoded, plane by plane, without a
/// detour through R'G'B'. Pictures may be scaled, moved and turned by quarters, take gains of luma
/// and chroma, and lie over each other by any weights; depth, range and the sampling of chroma may
/// differ from the output's. All of a sample's layers are added up in fp32 and rounded once.
///
/// Chroma is filtered once, from the picture's chroma samples to the output's, where plan F goes
/// through every pixel: it stays sharper. Luma agrees with plan F within one code.

/// Whether a frame's layers can go by plan N. Decided by their shape, which is the same for a whole
/// segment of the timeline, never by what is in the pictures, nor by an opacity that touches 0 or 1
/// on its way. All of them, also those that are not seen in this very frame, must be opaque Y'CbCr
/// or R'G'B' integers of the target's very matrix and space, upright or turned by quarters, without
/// blend modes, mattes and effects but gains, and the target without a view. Where layers meet as
/// light, a single one must always hide all others.
bool isNative(const std::vector<PlacedLayer> &layers, const RenderTarget &target,
              const WorkingSpace &working);

/// Whether a picture leaves nothing of what is below it to be seen, anywhere in the output.
bool hidesAll(const PlacedPicture &picture, const RenderTarget &target);

/// Whether it does so throughout its clip: it neither fades nor moves.
bool alwaysHidesAll(const PlacedPicture &picture, const RenderTarget &target);

/// Whether layers leave nothing of the black below them to be seen, throughout their clips.
bool alwaysHideAll(const std::vector<PlacedLayer> &layers, const RenderTarget &target);

/// Composites by plan N. One picture that is the output passes untouched, bit for bit. The result
/// depends on neither the number of threads nor what was rendered before. Thread: one at a time.
class NativeCompositor
{
public:
    explicit NativeCompositor(WorkPool &pool);

    /// @pre isNative(), and all of them are seen
    Frame render(const std::vector<PlacedLayer> &layers, const RenderTarget &target);

private:
    WorkPool &m_pool;
    TapsCache m_taps;
    std::vector<TileMemory> m_memory;
};

/// A picture of nothing: black, in any format without alpha.
Frame blackFrame(const RenderTarget &target);

} // namespace weft
