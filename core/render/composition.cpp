#include "core/render/composition.h"

#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/transitions/transition_table.h"

#include <algorithm>

namespace weft {

namespace {

/// Builds the pictures of one frame.
class Composer
{
public:
    Composer(const Project &project, const Sequence &sequence, std::int64_t frame)
        : m_project(project)
        , m_settings(sequence.settings)
        , m_frame(frame)
    {}

    std::optional<Layer> layerOf(const std::shared_ptr<const Track> &track) const;

private:
    Layer transitionAt(const std::shared_ptr<const Track> &track, std::size_t to) const;
    std::optional<Picture> pictureOf(const std::shared_ptr<const Track> &track,
                                     const Clip &clip) const;
    Result<std::optional<PictureShape>> shapeOf(const Source &source) const;
    void apply(const Effect &effect, Picture &picture) const;

    const Project &m_project;
    const SequenceSettings &m_settings;
    std::int64_t m_frame;
};

tl::unexpected<Error> notInProject()
{
    return fail(ErrorKind::Project, tr("it shows an item that is not in the project. Remove the "
                                       "clip, or replace what it shows."));
}

/// The frames a clip's transition lies over.
TimeRange transitionRange(const Clip &clip)
{
    return {clip.start - clip->transition->before, clip->transition->length};
}

/// A fade is a segment of its own, as a transition is.
bool isInFade(const ClipBody &clip, std::int64_t frame)
{
    const std::int64_t in = clip.fadeIn.length, out = clip.fadeOut.length;
    return (in > 0 && frame < in) || (out > 0 && clip.length - frame <= out);
}

bool isInTransition(const Clip &clip, std::int64_t frame)
{
    return clip->enabled && clip->transition && transitionRange(clip).contains(frame);
}

std::optional<Layer> Composer::layerOf(const std::shared_ptr<const Track> &track) const
{
    const ClipList &clips = track->clips;
    const std::size_t index = clips.firstEndingAfter(m_frame);
    if (index == clips.size())
        return {};
    const Clip clip = clips.at(index);
    if (isInTransition(clip, m_frame))
        return transitionAt(track, index);
    if (clip.start > m_frame) // a gap
        return {};
    if (index + 1 < clips.size() && isInTransition(clips.at(index + 1), m_frame))
        return transitionAt(track, index + 1);
    return Layer{{}, pictureOf(track, clip)};
}

Layer Composer::transitionAt(const std::shared_ptr<const Track> &track, std::size_t to) const
{
    const Clip clip = track->clips.at(to);
    const TimeRange range = transitionRange(clip);
    Layer layer;
    layer.owner = clip.body;
    layer.frame = m_frame - range.start;
    layer.moment = (static_cast<double>(layer.frame) + 0.5) / static_cast<double>(range.length);
    layer.to = pictureOf(track, clip);
    if (to > 0 && track->clips.at(to - 1).end() == clip.start)
        layer.from = pictureOf(track, track->clips.at(to - 1));
    const auto known = checkTransition(clip->transition->kind, clip->transition->parameters);
    auto &shown = layer.to ? layer.to : layer.from;
    if (!known && shown)
        shown->fault = Error{ErrorKind::Project, known.error().message};
    return layer;
}

std::optional<Picture> Composer::pictureOf(const std::shared_ptr<const Track> &track,
                                           const Clip &clip) const
{
    const auto shape = shapeOf(clip->source);
    if (!clip->enabled || (shape && !*shape))
        return {};
    const std::int64_t frame = m_frame - clip.start;
    Picture picture;
    picture.clip = clip.body;
    picture.track = track;
    picture.sourceTime = sourceTimeAt(*clip.body, frame, m_settings.rate);
    picture.shape = shape ? **shape : PictureShape{m_settings.width, m_settings.height};
    if (!shape)
        picture.fault = shape.error();
    picture.fit = fitPlacement(picture.shape, clip->fit, m_settings.width, m_settings.height);
    picture.frame = frame;
    picture.opacity = fadeLevelAt(*clip.body, frame);
    picture.isFading = isInFade(*clip.body, frame);
    for (const Effect &effect : clip->effects)
        apply(effect, picture);
    if (picture.opacity <= 0 && !picture.isFading)
        return {};
    return picture;
}

/// The shape of what a clip shows: nothing for sound alone, an error for an item that the project
/// does not have.
Result<std::optional<PictureShape>> Composer::shapeOf(const Source &source) const
{
    using Shape = std::optional<PictureShape>;
    if (const auto *file = std::get_if<MediaSource>(&source)) {
        const MediaItem *item = m_project.find(file->media);
        if (!item)
            return notInProject();
        if (!item->info.video)
            return Shape();
        const VideoInfo &video = *item->info.video;
        return Shape(
            {video.width, video.height, video.pixelAspect, video.rotation, video.mirrored});
    }
    if (const auto *generated = std::get_if<ShotSource>(&source)) {
        const Shot *shot = m_project.find(generated->shot);
        if (!shot)
            return notInProject();
        return Shape({shot->recipe.width, shot->recipe.height});
    }
    if (const auto *nested = std::get_if<NestedSource>(&source)) {
        const Sequence *sequence = m_project.find(nested->sequence);
        if (!sequence)
            return notInProject();
        return Shape({sequence->settings.width, sequence->settings.height});
    }
    return Shape({m_settings.width, m_settings.height});
}

void move(Treatment &treatment, const Affine &moved)
{
    treatment.transform = treatment.transform.then(moved);
    for (PixelEffect &effect : treatment.pixels)
        effect.after = effect.after.then(moved);
}

/// What later effects are added to.
Treatment &lastOf(Picture &picture)
{
    return picture.later.empty() ? static_cast<Treatment &>(picture) : picture.later.back();
}

/// Of several modes the last one counts.
void lay(Picture &picture, const Laying &laying)
{
    picture.opacity *= laying.opacity;
    if (laying.blend != kernels::BlendMode::Normal)
        picture.blend = laying.blend;
}

void Composer::apply(const Effect &effect, Picture &picture) const
{
    if (!effect.enabled)
        return;
    if (const Status status = checkEffect(effect); !status) {
        picture.fault = Error{ErrorKind::Project, status.error().message};
        return;
    }
    const EffectInput input{effect.parameters, static_cast<double>(picture.frame), m_settings.width,
                            m_settings.height};
    const EffectType &type = *findEffectType(effect.type);
    Treatment &last = lastOf(picture);
    switch (type.support()) {
    case EffectSupport::Geometry:
        move(last, std::get<MakeGeometry>(type.make)(input));
        last.isMoving = last.isMoving || isKeyframed(effect.parameters);
        last.isTurning = last.isTurning || isKeyframed(effect.parameters, "rotation");
        return;
    case EffectSupport::Compositing:
        lay(picture, std::get<MakeLaying>(type.make)(input));
        picture.isFading = picture.isFading || isKeyframed(effect.parameters);
        return;
    case EffectSupport::Gain:
    case EffectSupport::Pointwise:
    case EffectSupport::Matte: return last.pixels.push_back({&effect, last.transform, {}});
    case EffectSupport::Spatial: picture.later.emplace_back().spatial = &effect; return;
    }
}

bool isOpaque(const Source &source, const Project &project)
{
    if (const auto *colour = std::get_if<ColourSource>(&source))
        return colour->colour.alpha == 255;
    const auto *file = std::get_if<MediaSource>(&source);
    const MediaItem *item = file ? project.find(file->media) : nullptr;
    return item && item->info.video && !item->info.video->hasAlpha;
}

bool hasMatte(const Treatment &treatment)
{
    return std::any_of(treatment.pixels.begin(), treatment.pixels.end(), [](const auto &effect) {
        return findEffectType(effect.effect->type)->support() == EffectSupport::Matte;
    });
}

double levelAt(const Fade &fade, double framesFromEdge)
{
    if (fade.length <= 0 || framesFromEdge >= static_cast<double>(fade.length))
        return 1;
    return fade.level(std::max(0.0, framesFromEdge) / static_cast<double>(fade.length));
}

} // namespace

void moveLast(Picture &picture, const Affine &moved, bool isMoving)
{
    Treatment &last = lastOf(picture);
    move(last, moved);
    last.isMoving = last.isMoving || isMoving;
}

bool hidesAll(const Layer &layer, const Project &project, const SequenceSettings &settings)
{
    if (layer.owner || !layer.to)
        return false;
    const Picture &picture = *layer.to;
    if (picture.fault || picture.opacity < 1 || picture.blend != kernels::BlendMode::Normal
        || !picture.later.empty() || hasMatte(picture) || !isOpaque(picture.clip->source, project))
        return false;
    return covers(picture.fit.then(picture.transform), picture.shape.width, picture.shape.height,
                  settings.width, settings.height);
}

bool isAdjustment(const Picture &picture)
{
    return std::holds_alternative<AdjustmentSource>(picture.clip->source);
}

double fadeLevelAt(const ClipBody &clip, std::int64_t frame)
{
    const double middle = static_cast<double>(frame) + 0.5;
    return levelAt(clip.fadeIn, middle)
           * levelAt(clip.fadeOut, static_cast<double>(clip.length) - middle);
}

std::vector<Layer> compose(const Project &project, const Sequence &sequence, std::int64_t frame)
{
    const Composer composer(project, sequence, frame);
    std::vector<Layer> layers;
    for (const auto &track : sequence.tracks) {
        if (track->kind != TrackKind::Video || track->hidden)
            continue;
        auto layer = composer.layerOf(track);
        if (layer && (layer->from || layer->to))
            layers.push_back(std::move(*layer));
    }
    return layers;
}

} // namespace weft
