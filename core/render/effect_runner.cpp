#include "core/render/effect_runner.h"

#include "core/effects/luma.h"
#include "core/render/picture_source.h"
#include "core/render/working_space.h"

#include <cmath>

namespace weft {

namespace {

/// From the unit square to where a picture lies once it is fitted into the frame.
Affine fittedPlace(const Picture &picture)
{
    const Point a = picture.fit({0, 0});
    const Point b = picture.fit({picture.shape.width + 0.0, picture.shape.height + 0.0});
    return Affine::scaling(std::abs(b.x - a.x), std::abs(b.y - a.y))
        .then(Affine::translation(std::min(a.x, b.x), std::min(a.y, b.y)));
}

std::array<float, 3> mixedColour(const SequenceSettings &sequence, const Colour &colour)
{
    std::array<float, 3> mixed{colour.red / 255.F, colour.green / 255.F, colour.blue / 255.F};
    kernels::RgbaRows pixel;
    for (std::size_t i = 0; i < mixed.size(); ++i)
        pixel.planes[i] = {&mixed[i], 1};
    ConversionCache conversions;
    if (const auto into = WorkingSpace(sequence).from(onePixel(colour), conversions))
        into->apply(pixel, {1, 1});
    return mixed;
}

/// Prepares the effects of one picture.
class Preparer
{
public:
    Preparer(Picture &picture, const EffectStage &stage, const EffectMedia &media, WorkPool &pool)
        : m_picture(picture)
        , m_stage(stage)
        , m_media(media)
        , m_pool(pool)
    {}

    Result<PreparedEffects> prepare();

private:
    EffectInput inputOf(const PixelEffect &effect, const Affine &place) const;
    Affine frame() const;
    Result<std::vector<SpatialOp>> spatial();
    Result<PixelEffects> pixels(const Treatment &treatment, const Affine &place) const;
    Status add(const PixelEffect &effect, const Affine &place, PixelEffects &effects) const;

    Picture &m_picture;
    const EffectStage &m_stage;
    const EffectMedia &m_media;
    WorkPool &m_pool;
};

Affine Preparer::frame() const
{
    return Affine::scaling(m_stage.sequence.width, m_stage.sequence.height);
}

/// @param place where the picture lies at its treatment's start
EffectInput Preparer::inputOf(const PixelEffect &pixel, const Affine &place) const
{
    return {pixel.effect->parameters,
            static_cast<double>(m_picture.frame),
            m_stage.sequence.width,
            m_stage.sequence.height,
            m_stage.sequence.colour,
            pixel.after.then(m_stage.toOutput()),
            place.then(pixel.before),
            m_stage.target.width,
            m_stage.target.height,
            &m_media,
            sharedOut(m_pool),
            [this](const Colour &colour) { return mixedColour(m_stage.sequence, colour); }};
}

/// Puts a later treatment at an earlier one's end.
void join(Treatment &treatment, const Treatment &next)
{
    for (PixelEffect &effect : treatment.pixels)
        effect.after = effect.after.then(next.transform);
    for (PixelEffect effect : next.pixels) {
        effect.before = treatment.transform.then(effect.before);
        treatment.pixels.push_back(effect);
    }
    treatment.transform = treatment.transform.then(next.transform);
    treatment.isMoving = treatment.isMoving || next.isMoving;
    treatment.isTurning = treatment.isTurning || next.isTurning;
}

/// Moves an adjustment's mattes to the end, past spatial effects, where they end up as the
/// transforms after them say.
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

/// Adds what one operation does, if it does anything.
template<typename Op, typename Ops>
Status addOp(const Result<Op> &made, Ops &ops)
{
    if (!made)
        return fail(made);
    if (*made)
        ops.push_back(*made);
    return {};
}

/// Gains that follow each other are one.
void addGain(const kernels::LevelGain &gain, PixelEffects &effects)
{
    if (gain == kernels::LevelGain())
        return;
    auto *last = effects.pointwise.empty()
                     ? nullptr
                     : std::get_if<kernels::LevelGain>(&effects.pointwise.back());
    if (last)
        *last = last->then(gain);
    else
        effects.pointwise.push_back(gain);
}

Status Preparer::add(const PixelEffect &pixel, const Affine &place, PixelEffects &effects) const
{
    const EffectType &type = *findEffectType(pixel.effect->type);
    const EffectInput input = inputOf(pixel, place);
    const bool isKeyed = isKeyframed(pixel.effect->parameters);
    effects.isAnimated = effects.isAnimated || isKeyed;
    if (const auto *make = std::get_if<MakeGain>(&type.make)) {
        addGain((*make)(input), effects);
        return {};
    }
    const std::size_t before = effects.pointwise.size() + effects.mattes.size();
    const auto *make = std::get_if<MakePointwise>(&type.make);
    const Status added = make ? addOp((*make)(input), effects.pointwise)
                              : addOp(std::get<MakeMatte>(type.make)(input), effects.mattes);
    const bool isThere = effects.pointwise.size() + effects.mattes.size() > before;
    effects.areGains = effects.areGains && !isThere && !isKeyed;
    return added;
}

Result<PixelEffects> Preparer::pixels(const Treatment &treatment, const Affine &place) const
{
    PixelEffects effects;
    effects.luma = lumaWeightsOf(m_stage.sequence.colour.matrix);
    for (const PixelEffect &pixel : treatment.pixels) {
        if (const Status status = add(pixel, place, effects); !status)
            return fail(status);
    }
    return effects;
}

/// Takes out the spatial effects that do nothing throughout the clip, and prepares the others.
Result<std::vector<SpatialOp>> Preparer::spatial()
{
    std::vector<LaterTreatment> later;
    std::vector<SpatialOp> ops;
    for (const LaterTreatment &treatment : m_picture.later) {
        const EffectType &type = *findEffectType(treatment.spatial->type);
        auto op = std::get<MakeSpatial>(type.make)(inputOf({treatment.spatial, {}, {}}, frame()));
        if (!op)
            return fail(op);
        if (*op || isKeyframed(treatment.spatial->parameters)) {
            ops.push_back(std::move(*op));
            later.push_back(treatment);
        } else if (later.empty()) {
            join(m_picture, treatment);
        } else {
            join(later.back(), treatment);
        }
    }
    m_picture.later = std::move(later);
    return ops;
}

Result<PreparedEffects> Preparer::prepare()
{
    auto ops = spatial();
    if (!ops)
        return fail(ops);
    if (isAdjustment(m_picture))
        gatherMattes(m_picture);
    auto first = pixels(m_picture, fittedPlace(m_picture));
    if (!first)
        return fail(first);
    PreparedEffects prepared{std::move(*first), {}};
    const Affine toOutput = m_stage.toOutput();
    for (std::size_t i = 0; i < m_picture.later.size(); ++i) {
        const LaterTreatment &treatment = m_picture.later[i];
        auto effects = pixels(treatment, frame());
        if (!effects)
            return fail(effects);
        prepared.later.push_back({std::move((*ops)[i]),
                                  toOutput.inverted().then(treatment.transform).then(toOutput),
                                  treatment.isMoving, treatment.isTurning, std::move(*effects)});
    }
    return prepared;
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
    job.share = sharedOut(pool);
    op(job);
    return std::move(changed).publish();
}

} // namespace

ShareWork sharedOut(WorkPool &pool)
{
    return [&pool](int count, const std::function<void(int)> &work) {
        pool.run(count, [&work](int index, int) { work(index); });
    };
}

Affine EffectStage::toOutput() const
{
    return Affine::scaling(static_cast<double>(target.width) / sequence.width,
                           static_cast<double>(target.height) / sequence.height);
}

Result<PreparedEffects> prepareEffects(Picture &picture, const EffectStage &stage,
                                       const EffectMedia &media, WorkPool &pool)
{
    return Preparer(picture, stage, media, pool).prepare();
}

PlacedPicture applyEffects(PlacedPicture picture, PreparedEffects effects, const EffectStage &stage,
                           Compositor &compositor, WorkPool &pool)
{
    const double weight = std::exchange(picture.weight, 1);
    const kernels::BlendMode blend = std::exchange(picture.blend, kernels::BlendMode::Normal);
    const Sampling sampling = picture.sampling;
    const bool isFading = picture.isFading;
    picture.effects = std::move(effects.first);
    for (PreparedEffects::Later &later : effects.later) {
        const Frame whole = compositor.renderLayers({{{std::move(picture)}}}, stage.target.width,
                                                    stage.target.height,
                                                    WorkingSpace(stage.sequence));
        picture = {carryOut(later.spatial, whole, pool),
                   later.placement,
                   1,
                   later.isMoving,
                   later.isTurning,
                   std::move(later.effects)};
        picture.sampling = sampling;
    }
    picture.weight = weight;
    picture.isFading = isFading;
    picture.blend = blend;
    return picture;
}

} // namespace weft
