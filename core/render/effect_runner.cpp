#include "core/render/effect_runner.h"

namespace weft {

namespace {

/// Where an effect of a picture is prepared.
EffectInput inputOf(const Effect &effect, const Picture &picture, const EffectStage &stage,
                    const Affine &after)
{
    return {effect.parameters,     static_cast<double>(picture.frame),
            stage.sequence.width,  stage.sequence.height,
            stage.sequence.colour, after.then(stage.toOutput()),
            stage.target.width,    stage.target.height,
            &stage.media};
}

Result<SpatialOp> prepareSpatial(const Effect &effect, const Picture &picture,
                                 const EffectStage &stage)
{
    return std::get<MakeSpatial>(findEffectType(effect.type)->make)(
        inputOf(effect, picture, stage, {}));
}

/// Puts a later treatment at an earlier one's end.
void join(Treatment &treatment, const Treatment &next)
{
    for (PixelEffect &effect : treatment.pixels)
        effect.after = effect.after.then(next.transform);
    treatment.pixels.insert(treatment.pixels.end(), next.pixels.begin(), next.pixels.end());
    treatment.transform = treatment.transform.then(next.transform);
    treatment.isMoving = treatment.isMoving || next.isMoving;
    treatment.isTurning = treatment.isTurning || next.isTurning;
}

/// Adds what one operation does, if it does anything.
template<typename Op>
Status add(const Result<Op> &made, std::vector<Op> &ops)
{
    if (!made)
        return fail(made);
    if (*made)
        ops.push_back(*made);
    return {};
}

Status prepare(const PixelEffect &pixel, const Picture &picture, const EffectStage &stage,
               PixelEffects &effects)
{
    const Effect &effect = *pixel.effect;
    const EffectType &type = *findEffectType(effect.type);
    const EffectInput input = inputOf(effect, picture, stage, pixel.after);
    effects.isAnimated = effects.isAnimated || isKeyframed(effect.parameters);
    if (const auto *make = std::get_if<MakePointwise>(&type.make))
        return add((*make)(input), effects.pointwise);
    return add(std::get<MakeMatte>(type.make)(input), effects.mattes);
}

Result<PixelEffects> prepare(const Treatment &treatment, const Picture &picture,
                             const EffectStage &stage)
{
    PixelEffects effects;
    for (const PixelEffect &pixel : treatment.pixels) {
        if (const Status status = prepare(pixel, picture, stage, effects); !status)
            return fail(status);
    }
    return effects;
}

/// Takes out the spatial effects that do nothing throughout the clip, and prepares the others.
Result<std::vector<SpatialOp>> prepareSpatial(Picture &picture, const EffectStage &stage)
{
    std::vector<LaterTreatment> later;
    std::vector<SpatialOp> ops;
    for (const LaterTreatment &treatment : picture.later) {
        auto op = prepareSpatial(*treatment.spatial, picture, stage);
        if (!op)
            return fail(op);
        if (*op || isKeyframed(treatment.spatial->parameters)) {
            ops.push_back(std::move(*op));
            later.push_back(treatment);
        } else if (later.empty()) {
            join(picture, treatment);
        } else {
            join(later.back(), treatment);
        }
    }
    picture.later = std::move(later);
    return ops;
}

Frame carryOut(const SpatialOp &op, const Frame &frame, WorkPool &pool)
{
    if (!op)
        return frame;
    FrameBuilder changed(frame.format(), frame.width(), frame.height(), frame.colour());
    SpatialJob job;
    job.size = {frame.width(), frame.height()};
    for (int i = 0; i < 4; ++i) {
        job.from[static_cast<std::size_t>(i)] = rowsOf<float>(frame.plane(i));
        job.to[static_cast<std::size_t>(i)] = rowsOf<float>(changed.plane(i));
    }
    job.share = [&pool](int count, const std::function<void(int)> &work) {
        pool.run(count, [&work](int index, int) { work(index); });
    };
    op(job);
    return std::move(changed).publish();
}

} // namespace

Affine EffectStage::toOutput() const
{
    return Affine::scaling(static_cast<double>(target.width) / sequence.width,
                           static_cast<double>(target.height) / sequence.height);
}

void gatherMattes(Picture &picture)
{
    if (picture.later.empty())
        return;
    std::vector<PixelEffect> mattes;
    const auto take = [&mattes](Treatment &treatment) {
        for (PixelEffect &moved : mattes)
            moved.after = moved.after.then(treatment.transform);
        const auto isMatte = [](const PixelEffect &pixel) {
            return findEffectType(pixel.effect->type)->support() == EffectSupport::Matte;
        };
        std::copy_if(treatment.pixels.begin(), treatment.pixels.end(), std::back_inserter(mattes),
                     isMatte);
        std::erase_if(treatment.pixels, isMatte);
    };
    take(picture);
    for (LaterTreatment &treatment : picture.later)
        take(treatment);
    auto &last = picture.later.back().pixels;
    last.insert(last.end(), mattes.begin(), mattes.end());
}

Result<PreparedEffects> prepareEffects(Picture &picture, const EffectStage &stage)
{
    auto ops = prepareSpatial(picture, stage);
    if (!ops)
        return fail(ops);
    auto first = prepare(picture, picture, stage);
    if (!first)
        return fail(first);
    PreparedEffects prepared{std::move(*first), {}};
    const Affine toOutput = stage.toOutput();
    for (std::size_t i = 0; i < picture.later.size(); ++i) {
        const LaterTreatment &treatment = picture.later[i];
        auto effects = prepare(treatment, picture, stage);
        if (!effects)
            return fail(effects);
        prepared.later.push_back({std::move((*ops)[i]),
                                  toOutput.inverted().then(treatment.transform).then(toOutput),
                                  treatment.isMoving, treatment.isTurning, std::move(*effects)});
    }
    return prepared;
}

Result<PlacedPicture> applyEffects(PlacedPicture picture, PreparedEffects effects,
                                   const EffectStage &stage, Compositor &compositor, WorkPool &pool)
{
    const double weight = std::exchange(picture.weight, 1);
    picture.effects = std::move(effects.first);
    for (PreparedEffects::Later &later : effects.later) {
        const ColourTags &colour = stage.sequence.colour;
        const auto whole = compositor.render({{{std::move(picture)}}},
                                             {stage.target.width, stage.target.height, kRgbaF32,
                                              rgbTagsOf(colour)},
                                             colour);
        if (!whole)
            return fail(whole);
        picture = {carryOut(later.spatial, *whole, pool),
                   later.placement,
                   1,
                   later.isMoving,
                   later.isTurning,
                   std::move(later.effects)};
    }
    picture.weight = weight;
    return picture;
}

} // namespace weft
