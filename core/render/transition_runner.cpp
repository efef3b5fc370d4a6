#include "core/render/transition_runner.h"

#include "core/effects/rectangle_matte.h"

namespace weft {

namespace {

/// From the unit square to where a frame has moved to in the output.
Affine movedFrame(const TransitionSide &side, const EffectStage &stage)
{
    return Affine::scaling(stage.sequence.width, stage.sequence.height)
        .then(side.moved)
        .then(stage.toOutput());
}

/// The borders of the frame that a picture reaches beyond. Where it ends with the frame, its
/// painter knows how much of a pixel is covered, and a matte would take away as much again.
MatteBorders overstepped(const PlacedPicture &picture, const Affine &frame)
{
    constexpr double kEnd = 1e-6;
    MatteBorders borders;
    const Affine back = frame.inverted();
    const double w = picture.frame.width(), h = picture.frame.height();
    for (const Point corner : {Point{0, 0}, Point{w, 0}, Point{0, h}, Point{w, h}}) {
        const Point place = back(picture.placement(corner));
        if (place.x < -kEnd)
            borders.left = 0;
        if (place.x > 1 + kEnd)
            borders.right = 1;
        if (place.y < -kEnd)
            borders.top = 0;
        if (place.y > 1 + kEnd)
            borders.bottom = 1;
    }
    return borders;
}

void add(const MatteOp &matte, PixelEffects &effects)
{
    if (matte)
        effects.mattes.push_back(matte);
}

/// A pixel in code values as fine as any, so that plan N can mix it with those of films.
Frame inCodes(const Frame &pixel, const EffectStage &stage, Compositor &compositor)
{
    constexpr PixelFormat kFine{PixelLayout::Yuv444, SampleType::U16, 16, AlphaMode::None};
    return compositor.render({{{{pixel, {}}}}}, {1, 1, kFine, stage.target.colour, nullptr},
                             WorkingSpace(stage.sequence));
}

} // namespace

Result<TransitionMix> transitionMix(const Layer &layer, const EffectStage &stage,
                                    const EffectMedia &media, WorkPool &pool)
{
    if (!layer.owner)
        return TransitionMix();
    const Transition &transition = *layer.owner->transition;
    const TransitionInput input{{transition.parameters,
                                 static_cast<double>(layer.frame),
                                 stage.sequence.width,
                                 stage.sequence.height,
                                 stage.sequence.colour,
                                 stage.toOutput(),
                                 {},
                                 stage.target.width,
                                 stage.target.height,
                                 &media,
                                 sharedOut(pool)},
                                layer.moment};
    return findTransitionType(transition.kind)->make(input);
}

void keepSide(const TransitionSide &side, const EffectStage &stage, PlacedPicture &picture)
{
    add(side.matte, picture.effects);
    const Affine frame = movedFrame(side, stage);
    if (side.isMoving && frame.determinant() != 0)
        add(keptWithin(overstepped(picture, frame), frame), picture.effects);
}

void keepSide(const TransitionSide &side, const EffectStage &stage, PreparedEffects &effects)
{
    PixelEffects &last = effects.later.empty() ? effects.first : effects.later.back().effects;
    add(side.matte, last);
    if (side.isMoving)
        add(keptWithin({0, 0, 1, 1}, movedFrame(side, stage)), last);
}

PlacedPicture placedColour(const TransitionColour &colour, const Frame &pixel,
                           const EffectStage &stage, Compositor &compositor)
{
    const RenderTarget &target = stage.target;
    const bool isInCodes = pixel.format().alpha == AlphaMode::None && !target.format.isRgb()
                           && isSameSpace(pixel.colour(), target.colour);
    PlacedPicture picture{isInCodes ? inCodes(pixel, stage, compositor) : pixel,
                          Affine::scaling(target.width, target.height), colour.weight};
    add(colour.matte, picture.effects);
    return picture;
}

} // namespace weft
