#include "core/render/renderer.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"
#include "core/media/sound_matrix.h"
#include "core/render/audio_mix.h"
#include "core/render/effect_runner.h"
#include "core/render/native_plan.h"
#include "core/render/picture_source.h"
#include "core/render/read_ahead.h"
#include "core/render/transition_runner.h"

#include <cmath>

namespace weft {

namespace {

bool isUnspecified(const ColourTags &colour)
{
    return colour == ColourTags();
}

/// The tags a sequence's pictures have in a format.
ColourTags tagsFor(const PixelFormat &format, const SequenceSettings &settings)
{
    return format.isRgb() ? rgbTagsOf(settings.colour) : settings.colour;
}

RenderTarget targetOf(const SequenceSettings &settings, const RenderOptions &options)
{
    const int width = options.width > 0 ? options.width : settings.width;
    const int height = options.height > 0 ? options.height : settings.height;
    const ColourTags colour = isUnspecified(options.colour) ? tagsFor(options.format, settings)
                                                            : options.colour;
    return {width, height, options.format, completed(colour, height, options.format.isRgb()),
            options.view};
}

/// A target of the same kind with few pixels: what is made for it tells whether there is anything.
RenderTarget outlineOf(RenderTarget target)
{
    target.width = std::min(target.width, 32);
    target.height = std::min(target.height, 18);
    return target;
}

/// What an adjustment clip does to the picture of all that is below it.
struct Adjustment
{
    PlacedPicture picture; ///< without a frame
    PreparedEffects effects;
};

/// What one track does to a frame: it adjusts all that is below, then lays a layer over it.
struct Step
{
    std::vector<Adjustment> adjustments;
    PlacedLayer layer;
};

/// Nothing where an adjustment changes nothing throughout its clip.
std::optional<Adjustment> adjustmentOf(const Picture &picture, PreparedEffects effects,
                                       const Affine &toOutput)
{
    if (picture.transform == Affine() && !picture.isMoving && effects.isNothing()
        && picture.blend == kernels::BlendMode::Normal)
        return {};
    const Affine placement = toOutput.inverted().then(picture.transform).then(toOutput);
    PlacedPicture placed{{}, placement, picture.opacity, picture.isMoving, picture.isTurning};
    placed.sampling = picture.clip->sampling;
    return Adjustment{std::move(placed), std::move(effects)};
}

/// Whether a layer is in this frame one picture that hides all below it.
bool hidesBelow(const PlacedLayer &layer, const RenderTarget &target)
{
    const auto hides = [&](const PlacedPicture &picture) {
        return picture.weight == 0 || hidesAll(picture, target);
    };
    const auto weighs = [](const PlacedPicture &picture) { return picture.weight != 0; };
    return std::count_if(layer.pictures.begin(), layer.pictures.end(), weighs) == 1
           && std::all_of(layer.pictures.begin(), layer.pictures.end(), hides);
}

/// Without what only counted for the choice of a plan.
std::vector<PlacedLayer> seenOf(std::vector<PlacedLayer> layers)
{
    for (PlacedLayer &layer : layers)
        std::erase_if(layer.pictures, [](const PlacedPicture &picture) { return !picture.isSeen; });
    std::erase_if(layers, [](const PlacedLayer &layer) { return layer.pictures.empty(); });
    return layers;
}

/// What stands for a whole output in floats that is not made in this frame.
PlacedPicture unseenFloats(const RenderTarget &target)
{
    PlacedPicture picture;
    picture.frame = frameWithoutSamples(kRgbaF32, target.width, target.height, srgbTags());
    picture.isSeen = false;
    return picture;
}

} // namespace

struct Renderer::Private
{
    Private(std::shared_ptr<const Project> project, const Sequence &sequence, const MediaMap &media,
            const RenderOptions &options);

    using Layers = std::vector<PlacedLayer>;
    Result<Layers> layersOf(const Sequence &sequence, std::int64_t frame,
                            const RenderTarget &target, bool isSeen = true);
    Result<Step> place(Layer layer, const Sequence &sequence, std::int64_t frame,
                       const RenderTarget &target, bool isSeen);
    Status placePicture(Picture picture, const TransitionSide &side, const Sequence &sequence,
                        std::int64_t frame, const RenderTarget &target, Step &step);
    std::optional<PlacedPicture> placeUnseen(Picture picture, const TransitionSide &side,
                                             const Sequence &sequence, const RenderTarget &target);
    Status placeColour(const TransitionColour &colour, const Sequence &sequence,
                       const RenderTarget &target, Step &step);
    EffectMedia mediaFor(const ClipMoment &moment, const EffectStage &stage, bool isSeen);
    Result<TransitionMix> mixOf(const Layer &layer, const EffectStage &stage, bool isSeen);
    Result<PaintedPicture> paintedForEffect(MediaId media, const Affine &toOutput,
                                            const ClipMoment &moment, const EffectStage &stage);
    Result<Layers> adjusted(Layers below, const std::vector<Adjustment> &adjustments,
                            const Sequence &sequence, const RenderTarget &target);
    Result<Frame> render(const Sequence &sequence, std::int64_t frame, const RenderTarget &target);
    Result<Frame> renderNested(const Sequence &sequence, std::int64_t frame, int width, int height,
                               bool isSeen);

    std::shared_ptr<const Project> project;
    const Sequence &sequence;
    RenderOptions options;
    WorkPool pool;
    Compositor compositor;
    NativeCompositor native;
    PictureSource pictures;
    AudioMix sound;
    int level = 0;
    bool isPreview = false;
    std::optional<ReadAhead> readAhead; // last: it uses the members above
};

Renderer::Private::Private(std::shared_ptr<const Project> snapshot, const Sequence &root,
                           const MediaMap &media, const RenderOptions &wanted)
    : project(std::move(snapshot))
    , sequence(root)
    , options(wanted)
    , pool(wanted.threads)
    , compositor(pool)
    , native(pool)
    , pictures(project, pictureFiles(media, wanted.proxyLines), wanted, pool,
               [this](const Sequence &nested, std::int64_t frame, int width, int height,
                      bool isSeen) { return renderNested(nested, frame, width, height, isSeen); })
    , sound(project, media, wanted.missing, &pool)
{
    if (wanted.readsAhead)
        readAhead.emplace(project, sequence, pictures);
}

/// Adds a picture to what its track does.
/// @param side its side of a transition
Status Renderer::Private::placePicture(Picture picture, const TransitionSide &side,
                                       const Sequence &owner, std::int64_t frame,
                                       const RenderTarget &target, Step &step)
{
    if (!isAdjustment(picture))
        moveLast(picture, side.moved, side.isMoving);
    const EffectStage stage{owner.settings, target};
    const Affine toOutput = stage.toOutput();
    const EffectMedia media = mediaFor({picture.clip.get(), picture.frame}, stage, true);
    PreparedEffects effects;
    if (!picture.fault) {
        if (auto prepared = prepareEffects(picture, stage, media, pool))
            effects = std::move(*prepared);
        else
            picture.fault = prepared.error();
    }
    if (isAdjustment(picture) && !picture.fault) {
        if (auto adjustment = adjustmentOf(picture, std::move(effects), toOutput)) {
            adjustment->picture.weight *= side.weight;
            adjustment->picture.blend = picture.blend;
            keepSide(side, stage, adjustment->effects);
            step.adjustments.push_back(std::move(*adjustment));
        }
        return {};
    }
    auto got = pictures.get(picture, owner, frame, {toOutput.xx, toOutput.yy});
    if (!got)
        return fail(got);
    if (!*got)
        return {};
    PlacedPicture placed = applyEffects(std::move(**got), std::move(effects), stage, compositor,
                                        pool);
    placed.weight *= side.weight;
    placed.blend = picture.blend;
    keepSide(side, stage, placed);
    step.layer.pictures.push_back(std::move(placed));
    return {};
}

/// A picture that shows nothing in this frame, or is covered, as far as the plan goes by it.
/// Nothing of it is read, and mattes are made for few pixels.
std::optional<PlacedPicture> Renderer::Private::placeUnseen(Picture picture,
                                                            const TransitionSide &side,
                                                            const Sequence &owner,
                                                            const RenderTarget &target)
{
    if (!isAdjustment(picture))
        moveLast(picture, side.moved, side.isMoving);
    const RenderTarget outline = outlineOf(target);
    const EffectStage stage{owner.settings, outline};
    const auto prepared = picture.fault
                              ? Result<PreparedEffects>(tl::unexpected<Error>(*picture.fault))
                              : prepareEffects(picture, stage,
                                               mediaFor({picture.clip.get(), picture.frame}, stage,
                                                        false),
                                               pool);
    if (!prepared || !prepared->later.empty())
        return unseenFloats(target);
    const Affine toOutput = EffectStage{owner.settings, target}.toOutput();
    if (isAdjustment(picture))
        return adjustmentOf(picture, *prepared, toOutput) ? std::optional(unseenFloats(target))
                                                          : std::nullopt;
    auto placed = pictures.unseen(picture, owner, {toOutput.xx, toOutput.yy});
    if (!placed)
        return {};
    placed->effects = prepared->first;
    placed->weight *= side.weight;
    placed->blend = picture.blend;
    keepSide(side, {owner.settings, target}, *placed);
    return placed;
}

/// The files of the bin for the effects of a moment; no pictures of them where it is not seen.
EffectMedia Renderer::Private::mediaFor(const ClipMoment &moment, const EffectStage &stage,
                                        bool isSeen)
{
    return {[this](MediaId id) { return pictures.pathOf(id); },
            [this, moment, &stage, isSeen](MediaId id,
                                           const Affine &placement) -> Result<PaintedPicture> {
                if (!isSeen)
                    return fail(ErrorKind::Media, QString());
                return paintedForEffect(id, placement, moment, stage);
            },
            [this](MediaId id) { return pictures.lut(id); }};
}

Result<PaintedPicture> Renderer::Private::paintedForEffect(MediaId media, const Affine &toOutput,
                                                           const ClipMoment &moment,
                                                           const EffectStage &stage)
{
    const auto shown = pictures.stretched(media, moment, stage.sequence);
    if (!shown)
        return fail(shown);
    const WorkingSpace working(stage.sequence);
    const Frame whole = compositor.render({{{{shown->frame, shown->placement.then(toOutput)}}}},
                                          {stage.target.width, stage.target.height, kRgbaF32,
                                           working.levels()},
                                          working);
    PaintedPicture painted;
    for (int i = 0; i < 4; ++i)
        painted.planes[static_cast<std::size_t>(i)] = rowsOf<float>(whole.plane(i));
    painted.owner = std::make_shared<const Frame>(whole);
    return painted;
}

/// A colour that a transition shows between its pictures.
Status Renderer::Private::placeColour(const TransitionColour &colour, const Sequence &owner,
                                      const RenderTarget &target, Step &step)
{
    const auto pixel = compositable(onePixel(colour.colour), owner.settings.colour,
                                    owner.settings.hdr);
    if (!pixel)
        return fail(pixel);
    step.layer.pictures.push_back(
        placedColour(colour, *pixel, {owner.settings, target}, compositor));
    return {};
}

/// What a layer's transition makes of its pictures.
Result<TransitionMix> Renderer::Private::mixOf(const Layer &layer, const EffectStage &stage,
                                               bool isSeen)
{
    return transitionMix(layer, stage, mediaFor({layer.owner.get(), layer.frame}, stage, isSeen),
                         pool);
}

/// @param isSeen else what it places has no samples, and errors show nothing
Result<Step> Renderer::Private::place(Layer layer, const Sequence &owner, std::int64_t frame,
                                      const RenderTarget &target, bool isSeen)
{
    Step step;
    std::optional<Picture> &main = layer.to ? layer.to : layer.from;
    TransitionMix mix;
    if (!main->fault) {
        if (auto made = mixOf(layer, {owner.settings, isSeen ? target : outlineOf(target)}, isSeen))
            mix = std::move(*made);
        else
            main->fault = made.error();
    }
    if (layer.to && layer.to->fault)
        mix = {{0}, {}, {}}; // the card that says so, alone
    const auto add = [&](std::optional<Picture> &picture, const TransitionSide &side) -> Status {
        if (!picture)
            return {};
        if (isSeen && side.weight > 0 && picture->opacity > 0)
            return placePicture(std::move(*picture), side, owner, frame, target, step);
        if (auto unseen = placeUnseen(std::move(*picture), side, owner, target))
            step.layer.pictures.push_back(std::move(*unseen));
        return {};
    };
    if (const Status added = add(layer.from, mix.from); !added)
        return fail(added);
    if (mix.colour && mix.colour->weight > 0) {
        if (const Status added = placeColour(*mix.colour, owner, target, step); !added)
            return fail(added);
        step.layer.pictures.back().isSeen = isSeen;
    }
    if (const Status added = add(layer.to, mix.to); !added)
        return fail(added);
    return step;
}

/// All that is below as one picture, mixed with what the adjustments make of it. Where an
/// adjustment has mattes, it takes the place of what is below as far as they keep it; where it has
/// a blend mode, it is laid over what is below.
Result<Renderer::Private::Layers> Renderer::Private::adjusted(
    Layers below, const std::vector<Adjustment> &adjustments, const Sequence &owner,
    const RenderTarget &target)
{
    if (below.empty())
        return below;
    below = seenOf(std::move(below));
    if (below.empty())
        return Layers{{{unseenFloats(target)}}};
    const Frame whole = compositor.renderLayers(below, target.width, target.height,
                                                WorkingSpace(owner.settings));
    const EffectStage stage{owner.settings, target};
    PlacedLayer blended;
    PlacedLayer mixed{{{whole, {}, 1, false, false}}};
    for (const Adjustment &adjustment : adjustments) {
        PlacedPicture picture = adjustment.picture;
        picture.frame = whole;
        PlacedPicture changed = applyEffects(std::move(picture), adjustment.effects, stage,
                                             compositor, pool);
        if (changed.blend != kernels::BlendMode::Normal) {
            blended.pictures.push_back(std::move(changed));
            continue;
        }
        mixed.pictures.front().weight -= changed.weight;
        if (!changed.effects.mattes.empty()) {
            PlacedPicture rest{whole, {}, changed.weight, false, false, {}};
            rest.effects.mattes = changed.effects.mattes;
            rest.effects.isOutsideKept = true;
            mixed.pictures.push_back(std::move(rest));
        }
        mixed.pictures.push_back(std::move(changed));
    }
    // Two adjustments in a wipe weigh 1 each and share the places: it is negative then.
    constexpr double kRounding = 1e-9;
    if (std::abs(mixed.pictures.front().weight) < kRounding)
        mixed.pictures.erase(mixed.pictures.begin());
    Layers layers{std::move(mixed)};
    if (!blended.pictures.empty())
        layers.push_back(std::move(blended));
    return layers;
}

/// The layers that are to be seen, from bottom to top, and those that only count for the choice of
/// the plan: fading or moving, pictures show nothing or hide all others in one frame and not in the
/// next. They are got from the top downwards: what is hidden is not read, and below what is hidden
/// throughout a clip nothing is even looked at. Then adjustments take place from the bottom
/// upwards.
Result<Renderer::Private::Layers> Renderer::Private::layersOf(const Sequence &owner,
                                                              std::int64_t frame,
                                                              const RenderTarget &target,
                                                              bool isSeen)
{
    const std::vector<Layer> composed = compose(*project, owner, frame);
    std::vector<Step> steps;
    for (auto layer = composed.rbegin(); layer != composed.rend(); ++layer) {
        auto step = place(*layer, owner, frame, target, isSeen);
        if (!step)
            return fail(step);
        const bool hides = hidesBelow(step->layer, target);
        const bool alwaysHides = hides && step->layer.pictures.size() == 1
                                 && alwaysHidesAll(step->layer.pictures.front(), target);
        steps.push_back(std::move(*step));
        isSeen = isSeen && !hides;
        if (alwaysHides)
            break;
    }
    Layers layers;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (!step->adjustments.empty()) {
            auto whole = adjusted(std::move(layers), step->adjustments, owner, target);
            if (!whole)
                return fail(whole);
            layers = std::move(*whole);
        }
        if (!step->layer.pictures.empty())
            layers.push_back(std::move(step->layer));
    }
    return layers;
}

Result<Frame> Renderer::Private::render(const Sequence &owner, std::int64_t frame,
                                        const RenderTarget &target)
{
    auto layers = layersOf(owner, frame, target);
    if (readAhead && !isPreview)
        readAhead->passed(frame);
    if (!layers)
        return fail(layers);
    const WorkingSpace working(owner.settings);
    const bool isByCodes = !options.alwaysFloat && isNative(*layers, target, working);
    const Layers seen = seenOf(std::move(*layers));
    return isByCodes ? native.render(seen, target) : compositor.render(seen, target, working);
}

Result<Frame> Renderer::Private::renderNested(const Sequence &nested, std::int64_t frame, int width,
                                              int height, bool isSeen)
{
    if (level >= kMostNestedLevels)
        return fail(ErrorKind::Project,
                    tr("the sequence \"%1\" contains itself. Remove the clip.").arg(nested.name));
    ++level;
    const RenderTarget asOutput{width, height, options.format,
                                tagsFor(options.format, nested.settings)};
    auto layers = layersOf(nested, frame, asOutput, isSeen);
    --level;
    if (!layers)
        return fail(layers);
    if (layers->empty())
        return Frame();
    const WorkingSpace working(nested.settings);
    const RenderTarget inFloats{width, height, kRgbaF32, working.levels()};
    const bool isByCodes = !options.alwaysFloat && isNative(*layers, asOutput, working)
                           && alwaysHideAll(*layers, asOutput);
    const RenderTarget &made = isByCodes ? asOutput : inFloats;
    if (!isSeen)
        return frameWithoutSamples(made.format, width, height, made.colour);
    const Layers seen = seenOf(std::move(*layers));
    return isByCodes ? native.render(seen, made) : compositor.render(seen, made, working);
}

Renderer::Renderer(std::shared_ptr<const Project> project, SequenceId sequence, MediaMap media,
                   RenderOptions options)
{
    const Sequence *found = project->find(sequence);
    WEFT_ASSERT(found, return );
    d = std::make_unique<Private>(std::move(project), *found, media, options);
}

Renderer::~Renderer() = default;

Result<Frame> Renderer::frame(std::int64_t number)
{
    const RenderTarget target = targetOf(d->sequence.settings, d->options);
    d->pictures.beginFrame(number);
    return d->render(d->sequence, number, target);
}

Result<Preview> Renderer::preview(std::int64_t number, const std::function<bool()> &isEnough)
{
    d->isPreview = true;
    d->pictures.setPatience(&isEnough);
    auto made = frame(number);
    d->pictures.setPatience(nullptr);
    d->isPreview = false;
    if (!made)
        return fail(made);
    return Preview{*made, d->pictures.isExact(), d->pictures.away()};
}

Result<AudioBlock> Renderer::audio(std::int64_t start, std::int64_t length)
{
    auto block = d->sound.mix(d->sequence, start, length);
    const SoundLayout own = d->sequence.settings.sound;
    const SoundLayout wanted = d->options.sound.value_or(own);
    if (!block || wanted == own)
        return block;
    return remixed(*block, mixMatrix(own, wanted));
}

} // namespace weft
