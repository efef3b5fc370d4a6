#pragma once

#include "core/effects/effect_ops.h"
#include "core/transitions/transition_table.h"

namespace weft {

/// What a transition is prepared from, for one of its frames. Numbers are read at the frame counted
/// from the transition's start; `picture` is not set.
struct TransitionInput : EffectInput
{
    double moment = 0.5; ///< how far it has gone: (k + ½) ÷ n in frame k of n
};

/// What becomes of one of the two pictures.
struct TransitionSide
{
    double weight = 1;     ///< how much of it there is, 0 to 1; 0 = it is not even read
    MatteOp matte;         ///< and which part of each output pixel it keeps; empty: all
    Affine moved;          ///< where the frame that holds it goes, in the sequence's pixels
    bool isMoving = false; ///< `moved` is another one in other moments. What of the picture lies
                           ///< beyond the frame that moves is cut away
};

/// A colour between the two pictures, over the whole frame.
struct TransitionColour
{
    Colour colour;
    double weight = 1;
    MatteOp matte;
};

/// One frame of a transition. Both pictures are moved, weighted and summed with the colour, and the
/// sum is laid over what is below. Weights times mattes of the three come to 1 in a pixel, or what
/// is below shows through.
struct TransitionMix
{
    TransitionSide from;
    TransitionSide to;
    std::optional<TransitionColour> colour;
};

} // namespace weft
