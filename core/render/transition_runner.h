#pragma once

#include "core/render/effect_runner.h"
#include "core/transitions/transition_ops.h"

namespace weft {

/// What becomes of a layer's pictures in this frame; outside of a transition, the second one as it
/// is. Errors (Media): a file that the transition needs. @pre the transition is known
Result<TransitionMix> transitionMix(const Layer &layer, const EffectStage &stage,
                                    const EffectMedia &media, WorkPool &pool);

/// The parts of a picture that its side of a transition keeps, once it is placed: by the side's
/// matte, and within the frame where that moves. Added to the mattes of its effects.
void keepSide(const TransitionSide &side, const EffectStage &stage, PlacedPicture &picture);
/// The same for an adjustment, which is not moved itself: it works where its frame has moved to.
void keepSide(const TransitionSide &side, const EffectStage &stage, PreparedEffects &effects);

/// A colour over the whole output. @param pixel one pixel of it, compositable()
PlacedPicture placedColour(const TransitionColour &colour, const Frame &pixel,
                           const EffectStage &stage, Compositor &compositor);

} // namespace weft
