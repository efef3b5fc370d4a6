#pragma once

#include "core/render/compositor.h"

#include <optional>

namespace weft {

/// Plan N: what can be done on the code values as they were decoded, without a detour through
/// R'G'B'. One picture passes untouched, bit for bit; two are mixed, each sample rounded once; a
/// missing one is black.
struct NativePlan
{
    Frame a;        ///< null: black
    Frame b;        ///< null: black
    double mix = 1; ///< of b
};

/// The native plan of a frame, if it has one: all its pictures must be opaque, lie pixel for pixel
/// on the whole frame for all of their clips' time, and have the target's very layout, depth,
/// matrix and range; and they must come to one picture or one mix of two. Decided by the layers'
/// shape, never by what is in the pictures. Both plans agree within one luma code.
std::optional<NativePlan> nativePlan(const std::vector<PlacedLayer> &layers,
                                     const RenderTarget &target);

/// Does it. Thread: one at a time for a pool.
Frame renderNative(const NativePlan &plan, const RenderTarget &target, WorkPool &pool);

/// A picture of nothing: black, in any format without alpha.
Frame blackFrame(const RenderTarget &target);

} // namespace weft
