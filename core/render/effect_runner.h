#pragma once

#include "core/render/composition.h"
#include "core/render/compositor.h"

namespace weft {

/// What effects do to the pixels of a picture, prepared for one frame of an output.
struct PreparedEffects
{
    /// A picture of the output's size is made, changed and placed again.
    struct Later
    {
        SpatialOp spatial; ///< empty where it changes nothing in this frame
        Affine placement;  ///< in the output's pixels
        bool isMoving = false;
        bool isTurning = false;
        PixelEffects effects;
    };

    PixelEffects first; ///< as the picture is painted
    std::vector<Later> later;

    bool isNothing() const { return first.isNothing() && later.empty(); }
};

/// Where effects are prepared and carried out.
struct EffectStage
{
    const SequenceSettings &sequence;
    const RenderTarget &target;

    Affine toOutput() const;
};

/// The pool as effects and transitions are given it.
ShareWork sharedOut(WorkPool &pool);

/// Prepares the effects of a picture. Spatial effects that do nothing throughout its clip are taken
/// out of it, and the treatments around them become one. In an adjustment clip all mattes come
/// last: they do not cut the picture out but say where it is adjusted. Errors (Media): a file that
/// an effect needs.
Result<PreparedEffects> prepareEffects(Picture &picture, const EffectStage &stage,
                                       const EffectMedia &media, WorkPool &pool);

/// Carries out all but the last treatment: what comes back is to be composited with the picture's
/// weight.
PlacedPicture applyEffects(PlacedPicture picture, PreparedEffects effects, const EffectStage &stage,
                           Compositor &compositor, WorkPool &pool);

} // namespace weft
