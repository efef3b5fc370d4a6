#include "core/edit/speed.h"

#include "core/base/translate.h"
#include "core/edit/clipping.h"
#include "core/edit/draft.h"

namespace weft {

namespace {

Rational magnitude(const Rational &value)
{
    return value < Rational(0) ? -value : value;
}

void stretchKeyframes(ClipBody &clip, const Rational &factor)
{
    for (Effect &effect : clip.effects) {
        for (auto &[id, parameter] : effect.parameters) {
            auto *curve = std::get_if<Curve>(&parameter);
            if (!curve)
                continue;
            Curve stretched;
            stretched.constant = curve->constant;
            for (Keyframe key : curve->keyframes) {
                key.frame = factor.times(key.frame, Rounding::Nearest);
                key.in.frames *= factor.toDouble();
                key.out.frames *= factor.toDouble();
                if (!stretched.keyframes.empty() && stretched.keyframes.back().frame == key.frame)
                    stretched.keyframes.back()
                        = key; // of keys that fall on one frame the last stays
                else
                    stretched.keyframes.push_back(key);
            }
            *curve = std::move(stretched);
        }
    }
}

/// The clip at another speed, its first frame showing what its last one did where it turns around.
ClipBody atSpeed(const ClipBody &clip, const SetSpeed &edit, const FrameRate &rate)
{
    ClipBody result = clip;
    result.speed = edit.speed;
    const Rational factor = magnitude(clip.speed) / magnitude(edit.speed);
    if (!edit.keepLength) {
        result.length = std::max<std::int64_t>(1, factor.times(clip.length, Rounding::Nearest));
        stretchKeyframes(result, factor);
        result.fadeIn.length = std::min(factor.times(clip.fadeIn.length, Rounding::Nearest),
                                        result.length);
        result.fadeOut.length = std::min(factor.times(clip.fadeOut.length, Rounding::Nearest),
                                         result.length);
    }
    if ((clip.speed < Rational(0)) != (edit.speed < Rational(0)))
        result.in = materialTimeAt(clip, clip.length, rate);
    return result;
}

/// @param shift by how much what follows on the clip's track moves, if the edit ripples
Status setSpeedOf(Draft &draft, ClipId id, const SetSpeed &edit, std::int64_t shift)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const Clip &clip = place->clip;
    const Clip changed{clip.start, std::make_shared<const ClipBody>(
                                       atSpeed(*clip.body, edit, draft.rateOf(place->track)))};
    const ClipList &clips = draft.track(place->track).clips;
    if (edit.ripple) {
        draft.setClips(place->track,
                       clips.shifted(place->index + 1, shift).replaced(place->index, changed));
        return {};
    }
    const ClipList others = clips.removed(place->index);
    if (!others.isFree(changed.range()))
        return fail(ErrorKind::Refused, tr("At that speed the clip at frame %1 would have %2 "
                                           "frames, for which there is no room on track "
                                           "%3: let what follows ripple.")
                                            .arg(clip.start)
                                            .arg(changed->length)
                                            .arg(draft.track(place->track).name));
    draft.setClips(place->track, others.inserted(changed));
    return {};
}

/// By how many frames the clips get longer at another speed: the one that grows most, or shrinks
/// least, decides for all that follows.
Result<std::int64_t> growthAtSpeed(const Draft &draft, const std::vector<ClipId> &clips,
                                   const SetSpeed &edit)
{
    std::optional<std::int64_t> growth;
    for (const ClipId id : clips) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        const ClipBody &clip = *place->clip.body;
        if (!materialDuration(draft.project(), clip) || clip.speed.isZero())
            return fail(ErrorKind::Refused,
                        tr("\"%1\" at frame %2 shows the same all the time, so it has no speed.")
                            .arg(clipName(draft.project(), clip))
                            .arg(place->clip.start));
        const std::int64_t length = atSpeed(clip, edit, draft.rateOf(place->track)).length;
        growth = std::max(growth.value_or(length - clip.length), length - clip.length);
    }
    return growth.value_or(0);
}

/// What retimes a clip: the map, and where on it the clip begins.
struct Retiming
{
    std::optional<TimeMap> map;
    Rational in;
    Rational speed;
};

Status checkMap(const Draft &draft, const ClipBody &clip, const SetTimeMap &edit)
{
    const QString name = clipName(draft.project(), clip);
    const auto duration = sourceDuration(draft.project(), clip.source);
    if (!duration)
        return fail(ErrorKind::Refused,
                    tr("\"%1\" shows the same all the time, so there is nothing to retime.")
                        .arg(name));
    if (!edit.map)
        return {};
    if (!isValid(*edit.map))
        return fail(ErrorKind::Refused,
                    tr("A time map needs 2 to %1 keys: the first at 0, each later than the one "
                       "before, no source second below 0, and no line steeper than %2.")
                        .arg(kMaxTimeKeys)
                        .arg(kMaxTimeSlope));
    for (const TimeKey &key : edit.map->keys) {
        if (key.source > *duration && !edit.hold)
            return fail(
                ErrorKind::Refused,
                tr("\"%1\" lasts %2 s; the time map leads to %3 s. Give \"hold\" to let its "
                   "edge frame stand.")
                    .arg(name, duration->toString(), key.source.toString()));
    }
    return {};
}

/// Whether the clip finds material for all of its length.
Status checkReach(const Draft &draft, const Clip &clip, const FrameRate &rate)
{
    const Rational in = clip->in, out = materialTimeAt(*clip.body, clip->length, rate);
    const Rational slack = Rational(1, 1'000'000) / rate.toRational(); // containers round
    const auto duration = materialDuration(draft.project(), *clip.body);
    if (std::min(in, out) >= Rational(0) && std::max(in, out) <= *duration + slack)
        return {};
    return fail(ErrorKind::Refused,
                tr("The clip at frame %1 would play seconds %2 to %3 of material that lasts %4 s. "
                   "Trim it, or give \"hold\" to let its edge frames stand.")
                    .arg(clip.start)
                    .arg(in.toString(), out.toString(), duration->toString()));
}

Status retime(Draft &draft, const ClipPlace &place, const Retiming &retiming, bool hold)
{
    ClipBody body = *place.clip.body;
    body.remap = retiming.map;
    body.in = retiming.in;
    body.speed = retiming.speed;
    const Clip changed{place.clip.start, std::make_shared<const ClipBody>(std::move(body))};
    if (!hold) {
        if (const Status status = checkReach(draft, changed, draft.rateOf(place.track)); !status)
            return status;
    }
    draft.setBody(place, *changed.body);
    return {};
}

} // namespace

Result<Project> apply(const Project &project, const SetTimeMap &edit)
{
    Draft draft(project);
    const auto named = draft.unlockedClip(edit.clip);
    if (!named)
        return fail(named);
    const ClipBody &clip = *named->clip.body;
    if (const Status status = checkMap(draft, clip, edit); !status)
        return fail(status);
    const auto linked = draft.withLinked({edit.clip}, edit.linked);
    if (!linked)
        return fail(linked);
    Retiming retiming{edit.map, edit.in.value_or(clip.remap ? clip.in : Rational(0)),
                      clip.remap ? clip.speed : Rational(1)};
    if (!edit.map)
        retiming = {{}, sourceTimeAt(clip, 0, draft.rateOf(named->track)), Rational(1)};
    for (const ClipId id : *linked) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        if (!showSame(clip, *place->clip.body)) // one map can serve both
            continue;
        Retiming own = retiming;
        own.in = own.in
                 + draft.rateOf(place->track).secondsAt(place->clip.start - named->clip.start)
                       * own.speed;
        if (const Status status = retime(draft, *place, own, edit.hold); !status)
            return fail(status);
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetSpeed &edit)
{
    if (magnitude(edit.speed) < Rational(1, 1000) || magnitude(edit.speed) > Rational(1000))
        return fail(ErrorKind::Refused, tr("The speed %1 is not between 1/1000 and 1000, forwards "
                                           "or backwards; to stop the picture, insert a "
                                           "freeze frame.")
                                            .arg(edit.speed.toString()));
    Draft draft(project);
    const auto clips = draft.withLinked({edit.clip}, edit.linked);
    if (!clips)
        return fail(clips);
    const auto growth = growthAtSpeed(draft, *clips, edit);
    if (!growth)
        return fail(growth);
    const ClipPlace before = *draft.clip(edit.clip);
    std::set<TrackId> own;
    for (const ClipId id : *clips) {
        own.insert(draft.track(draft.clip(id)->track).id);
        if (const Status status = setSpeedOf(draft, id, edit, *growth); !status)
            return fail(status);
    }
    const auto others = draft.ripplingTracks(before.track.sequence, {}, own);
    if (edit.ripple && *growth > 0)
        draft.openGap(others, before.clip.end(), *growth);
    else if (edit.ripple && *growth < 0)
        draft.closeRange(others, {before.clip.end() + *growth, -*growth});
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const InsertFreeze &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedTrack(edit.track);
    if (!place)
        return fail(place);
    const auto index = draft.track(*place).clips.indexAt(edit.at);
    if (draft.track(*place).kind != TrackKind::Video || !index)
        return fail(ErrorKind::Refused, tr("No picture of track %1 plays at frame %2.")
                                            .arg(draft.track(*place).name)
                                            .arg(edit.at));
    const FrameRate rate = draft.rateOf(*place);
    const std::int64_t length = edit.length != 0 ? edit.length
                                                 : rate.frameAt(Rational(2), Rounding::Nearest);
    if (length < 1)
        return fail(ErrorKind::Refused, tr("A freeze frame needs a length of at least one frame."));
    const Clip clip = draft.track(*place).clips.at(*index);
    ClipBody freeze = *clip.body;
    freeze.id = draft.newId<ClipId>();
    freeze.in = sourceTimeAt(*clip.body, edit.at - clip.start, rate);
    freeze.speed = Rational(0);
    freeze.remap.reset();
    freeze.length = length;
    freeze.link = {};
    freeze.fadeIn = freeze.fadeOut = {};
    freeze.transition.reset();
    for (Effect &effect : freeze.effects) {
        effect.id = draft.newId<EffectId>();
        for (auto &[id, parameter] : effect.parameters) {
            if (auto *curve = std::get_if<Curve>(&parameter))
                *curve = Curve(curve->at(static_cast<double>(edit.at - clip.start)));
        }
    }
    draft.openGap(draft.ripplingTracks(place->sequence, {edit.track}), edit.at, length);
    draft.overwrite(*place, {edit.at, std::make_shared<const ClipBody>(std::move(freeze))});
    return std::move(draft).take();
}

} // namespace weft
