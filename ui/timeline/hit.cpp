#include "ui/timeline/hit.h"

#include "ui/timeline/clip_areas.h"

#include <cmath>

namespace weft::ui {

namespace {

constexpr double kBodyWinsBelow = 24; ///< pixels of a clip
constexpr double kReach = 7;          ///< of a small handle
constexpr double kLineReach = 4;      ///< of the gain line

bool isNear(const QPointF &a, const QPointF &b)
{
    return std::abs(a.x() - b.x()) <= kReach && std::abs(a.y() - b.y()) <= kReach;
}

/// The transition that lies under a position: at this clip's start, or at the next one's.
std::optional<Hit> hitTransition(const TimelineView &view, const TrackRow &row,
                                 const ClipList &clips, std::size_t index, const QPointF &position)
{
    for (std::size_t i = index; i < std::min(index + 2, clips.size()); ++i) {
        const Clip clip = clips.at(i);
        const QRectF area = ClipAreas(view.geometry(), row, clip).transition();
        if (!area.contains(position))
            continue;
        const double zone = std::min(ClipAreas::kEdgeZone, area.width() / 4);
        Hit hit;
        hit.kind = position.x() < area.left() + zone    ? Hit::Kind::TransitionStart
                   : position.x() > area.right() - zone ? Hit::Kind::TransitionEnd
                                                        : Hit::Kind::Transition;
        hit.clip = clip;
        return hit;
    }
    return {};
}

std::optional<Hit> hitKeyframe(const ClipAreas &areas, const Clip &clip, const QPointF &position)
{
    for (const ClipKeyframe &key : keyframesOf(*clip.body)) {
        if (!isNear(areas.keyframe(key.frame), position))
            continue;
        Hit hit;
        hit.kind = Hit::Kind::Keyframe;
        hit.effect = key.effect;
        hit.parameter = key.parameter;
        hit.keyframe = key.frame;
        return hit;
    }
    return {};
}

Hit::Kind edgeOrBody(const TimelineView &view, const ClipAreas &areas, double x)
{
    if (areas.whole.width() < kBodyWinsBelow && !isTrimTool(view.tool()))
        return Hit::Kind::Body;
    if (x < areas.whole.left() + areas.edgeZone())
        return Hit::Kind::Start;
    if (x >= areas.whole.right() - areas.edgeZone())
        return Hit::Kind::End;
    return Hit::Kind::Body;
}

/// What only the select tool takes hold of; lies within the clip.
std::optional<Hit> hitHandles(const TimelineView &view, const ClipAreas &areas, const Clip &clip,
                              const QPointF &position)
{
    Hit hit;
    const bool isSelected = view.session().selection().contains(clip->id);
    if (offersGenerate(view, *clip.body) && areas.button().contains(position))
        hit.kind = Hit::Kind::Button;
    else if (areas.button().contains(position) && offersAnimate(view, *clip.body))
        hit.kind = Hit::Kind::Animate;
    else if (areas.hasHandles() && isNear(areas.fadeInHandle(), position))
        hit.kind = Hit::Kind::FadeIn;
    else if (areas.hasHandles() && isNear(areas.fadeOutHandle(), position))
        hit.kind = Hit::Kind::FadeOut;
    else if (const auto key = isSelected ? hitKeyframe(areas, clip, position) : std::nullopt)
        return key;
    else if (isSelected && areas.hasGainLine()
             && std::abs(position.y() - areas.gainY()) <= kLineReach)
        hit.kind = Hit::Kind::Gain;
    else
        return {};
    return hit;
}

} // namespace

bool offersGenerate(const TimelineView &view, const ClipBody &clip)
{
    const auto *const shot = std::get_if<ShotSource>(&clip.source);
    if (!shot)
        return false;
    const ShotState state = view.statusOf(shot->shot).state;
    return state == ShotState::NotMade || state == ShotState::Failed;
}

bool offersAnimate(const TimelineView &view, const ClipBody &clip)
{
    const auto *const file = std::get_if<MediaSource>(&clip.source);
    const MediaItem *const item = file ? view.session().shown()->find(file->media) : nullptr;
    if (!item || !item->info.isStill)
        return false;
    for (const PluginManifest &plugin : view.session().generation().catalogue().plugins) {
        for (const GeneratorInfo &generator : plugin.generators) {
            for (const GeneratorInput &input : generator.inputs) {
                if (input.kind == GeneratorInputKind::Image)
                    return true;
            }
        }
    }
    return false;
}

std::vector<ClipKeyframe> keyframesOf(const ClipBody &clip)
{
    std::vector<ClipKeyframe> keys;
    for (const Effect &effect : clip.effects) {
        for (const auto &[parameter, value] : effect.parameters) {
            if (const auto *const curve = std::get_if<Curve>(&value)) {
                for (const Keyframe &key : curve->keyframes)
                    keys.push_back({effect.id, parameter, key.frame});
            }
        }
    }
    return keys;
}

Hit hitAt(const TimelineView &view, const QPointF &position)
{
    Hit hit;
    const TrackRow *const row = view.geometry().rowAt(position.y());
    if (!row || !view.sequence())
        return hit;
    const ClipList &clips = view.sequence()->tracks[row->index]->clips;
    const std::int64_t frame = view.geometry().coveringFrame(position.x());
    hit.kind = Hit::Kind::Gap;
    const auto index = clips.indexAt(frame);
    const auto fill = [&](Hit from) {
        from.track = row->track;
        from.frame = frame;
        if (!from.hasClip() && index)
            from.clip = clips.at(*index);
        return from;
    };
    if (!index || position.x() < view.geometry().xOf(0))
        return fill(hit);
    const Clip clip = clips.at(*index);
    const ClipAreas areas(view.geometry(), *row, clip);
    if (view.tool() == Tool::Select) {
        if (const auto transition = hitTransition(view, *row, clips, *index, position))
            return fill(*transition);
    }
    hit.kind = edgeOrBody(view, areas, position.x());
    if (hit.kind == Hit::Kind::Body && view.tool() == Tool::Select) {
        if (const auto handle = hitHandles(view, areas, clip, position))
            return fill(*handle);
    }
    return fill(hit);
}

} // namespace weft::ui
