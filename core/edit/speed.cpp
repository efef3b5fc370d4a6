#include "core/edit/speed.h"

#include "core/base/translate.h"
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
        result.in = sourceTimeAt(clip, clip.length, rate);
    return result;
}

Status setSpeedOf(Draft &draft, ClipId id, const SetSpeed &edit)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const Clip &clip = place->clip;
    if (!sourceDuration(draft.project(), clip->source) || clip->speed.isZero())
        return fail(ErrorKind::Refused,
                    tr("\"%1\" at frame %2 shows the same all the time, so it has no speed.")
                        .arg(clipName(draft.project(), *clip.body))
                        .arg(clip.start));
    const Clip changed{clip.start, std::make_shared<const ClipBody>(
                                       atSpeed(*clip.body, edit, draft.rateOf(place->track)))};
    const ClipList &clips = draft.track(place->track).clips;
    if (edit.ripple) {
        draft.setClips(place->track, clips.shifted(place->index + 1, changed->length - clip->length)
                                         .replaced(place->index, changed));
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

} // namespace

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
    const ClipPlace before = *draft.clip(edit.clip);
    std::set<TrackId> own;
    for (const ClipId id : *clips) {
        own.insert(draft.track(draft.clip(id)->track).id);
        if (const Status status = setSpeedOf(draft, id, edit); !status)
            return fail(status);
    }
    const std::int64_t growth = draft.clip(edit.clip)->clip->length - before.clip->length;
    const auto others = draft.ripplingTracks(before.track.sequence, {}, own);
    if (edit.ripple && growth > 0)
        draft.openGap(others, before.clip.end(), growth);
    else if (edit.ripple && growth < 0)
        draft.closeRange(others, {before.clip.end() + growth, -growth});
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
