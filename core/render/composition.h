#pragma once

#include "core/base/result.h"
#include "core/model/project.h"
#include "core/render/placement.h"
#include "kernels/blend_modes.h"

namespace weft {

/// An effect that works on pixels, at a frame of its clip.
struct PixelEffect
{
    const Effect *effect = nullptr; ///< of the picture's clip
    Affine before;                  ///< what the transforms before it in its treatment do
    Affine after; ///< what the transforms after it in its treatment do: they move a matte too
};

/// What effects do to a picture in one go, up to an effect that looks at other pixels.
struct Treatment
{
    Affine transform;                ///< all of its transforms
    bool isMoving = false;           ///< the transform changes within the clip
    bool isTurning = false;          ///< its angle does
    std::vector<PixelEffect> pixels; ///< pointwise effects and mattes; on the pixels as the
                                     ///< transform leaves them
};

/// What is done to a picture of the frame's size after a spatial effect.
struct LaterTreatment : Treatment
{
    const Effect *spatial = nullptr; ///< the effect it begins with; of the picture's clip
};

/// What one clip shows in one frame of a sequence. The first treatment takes place as the picture
/// is painted.
struct Picture : Treatment
{
    std::shared_ptr<const ClipBody> clip;
    std::shared_ptr<const Track> track;
    Rational sourceTime; ///< seconds, exact; in a handle it may lie beyond the source's ends, whose
                         ///< edge frames are then held
    PictureShape shape; ///< of the source, as the project knows it; titles, colours and adjustments
                        ///< have the sequence's size
    Affine fit;         ///< from source pixels to the sequence's pixels
    std::int64_t frame = 0; ///< from the clip's start
    std::vector<LaterTreatment> later;
    double opacity = 1;    ///< of the clip's effects and fades; 0 only where it is fading
    bool isFading = false; ///< the opacity is keyframed, or the frame is in a fade
    kernels::BlendMode blend = kernels::BlendMode::Normal;
    std::optional<Error> fault; ///< why it cannot be shown whatever its media: an effect or a
                                ///< transition that is invalid
};

/// One track's share of a frame: `to`, or in a transition what that makes of both (TransitionMix),
/// laid over what is below as one. Either may be missing: the transition then leads from or to
/// nothing. Either may be an adjustment: what is below it is then replaced by below × (1 − a) +
/// adjusted below × a, where a is its opacity times its share of the mix in each place, before
/// anything is laid over.
struct Layer
{
    std::optional<Picture> from;
    std::optional<Picture> to;
    std::shared_ptr<const ClipBody> owner; ///< the clip whose transition this is; null: none is
    std::int64_t frame = 0;                ///< from the transition's start
    double moment = 1;                     ///< how far the transition has gone, 0 to 1
};

/// Sequences inside sequences; a project never has so many levels unless one contains itself.
inline constexpr int kMostNestedLevels = 32;

/// The layers of a frame from bottom to top: of every track that is not hidden, the clip there, or
/// both clips of a transition. Clips that are disabled, have no picture or are quite transparent
/// throughout are left out; one that is so in this frame only stays, for the plan goes by it. A
/// pure function of its arguments; any thread.
///
/// Whatever changes with time is taken in the middle of a frame: frame k of a fade of n frames has
/// the level of t = (k + ½) ÷ n (so it starts above 0 and is 1 on frame n), frame k of a transition
/// of n frames the moment (k + ½) ÷ n. Keyframes lie at the starts of frames.
std::vector<Layer> compose(const Project &project, const Sequence &sequence, std::int64_t frame);

/// Moves a picture after all that its effects do. @param isMoving it goes elsewhere in another
/// frame
void moveLast(Picture &picture, const Affine &moved, bool isMoving);

/// Whether a layer hides all that is below it, as far as the project knows its files; what they
/// turn out to be decides. For guesses at what will be wanted.
bool hidesAll(const Layer &layer, const Project &project, const SequenceSettings &settings);

/// Whether a picture is what an adjustment clip makes of all that is below it.
bool isAdjustment(const Picture &picture);

/// The level of a clip's fades at a frame counted from its start.
double fadeLevelAt(const ClipBody &clip, std::int64_t frame);

} // namespace weft
