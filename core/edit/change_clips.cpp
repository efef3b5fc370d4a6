#include "core/edit/change_clips.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"

#include <cmath>

namespace weft {

namespace {

/// How far a clip may reach beyond its start and end, in frames.
struct Handles
{
    std::int64_t before = 0;
    std::int64_t after = 0;
};

std::optional<Handles> handlesOf(const Project &project, const ClipBody &clip, const FrameRate &rate)
{
    const auto duration = sourceDuration(project, clip.source);
    if (!duration)
        return {};
    const auto frames = [&](const Rational &seconds) {
        const Rational slack = Rational(1, 1'000'000) / rate.toRational(); // containers round
        return std::max<std::int64_t>(0, rate.frameAt(seconds + slack, Rounding::Floor));
    };
    const Rational out = sourceTimeAt(clip, clip.length, rate);
    const bool backwards = clip.speed < Rational(0);
    const Rational speed = backwards ? -clip.speed : clip.speed;
    return backwards ? Handles{frames((*duration - clip.in) / speed), frames(out / speed)}
                     : Handles{frames(clip.in / speed), frames((*duration - out) / speed)};
}

Status trimEdge(Draft &draft, ClipId id, Trim::Edge edge, std::int64_t by, bool hold)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const Clip &clip = place->clip;
    const FrameRate rate = draft.sequence(place->track.sequence).settings.rate;
    const bool atStart = edge == Trim::Edge::Start;
    const std::int64_t outwards = atStart ? -by : by;
    if (clip->length + outwards < 1)
        return fail(ErrorKind::Refused, tr("The clip at frame %1 would have no length left.").arg(clip.start));
    const auto handles = handlesOf(draft.project(), *clip.body, rate);
    const std::int64_t handle = handles ? (atStart ? handles->before : handles->after) : outwards;
    if (outwards > handle && !hold)
        return fail(ErrorKind::Refused,
                    tr("The source of the clip at frame %1 reaches only %2 frames further; %3 were asked for. "
                       "Give \"hold\" to let its edge frame stand.")
                        .arg(clip.start)
                        .arg(handle)
                        .arg(outwards));
    ClipBody body = atStart ? withStartMoved(*clip.body, by, rate) : *clip.body;
    body.length = clip->length + outwards;
    body.fadeIn.length = std::min(body.fadeIn.length, body.length);
    body.fadeOut.length = std::min(body.fadeOut.length, body.length);
    const Clip changed{atStart ? clip.start + by : clip.start,
                       std::make_shared<const ClipBody>(std::move(body))};
    const ClipList others = draft.track(place->track).clips.removed(place->index);
    if (changed.start < 0 || !others.isFree(changed.range()))
        return fail(ErrorKind::Refused,
                    tr("There is no room for the clip from frame %1 to %2 on track %3.")
                        .arg(changed.start)
                        .arg(changed.end())
                        .arg(draft.track(place->track).name));
    draft.setClips(place->track, others.inserted(changed));
    return {};
}

/// The track so many tracks of the same kind further up.
Result<TrackPlace> trackOffset(const Draft &draft, const TrackPlace &from, int tracks)
{
    const auto &all = draft.sequence(from.sequence).tracks;
    std::vector<std::size_t> sameKind;
    std::size_t position = 0;
    for (std::size_t t = 0; t < all.size(); ++t) {
        if (t == from.track)
            position = sameKind.size();
        if (all[t]->kind == all[from.track]->kind)
            sameKind.push_back(t);
    }
    const auto wanted = static_cast<std::int64_t>(position) + tracks;
    if (wanted < 0 || wanted >= static_cast<std::int64_t>(sameKind.size()))
        return fail(ErrorKind::Refused, tr("There is no track %1 places from %2.")
                                            .arg(tracks)
                                            .arg(all[from.track]->name));
    return draft.unlockedTrack(all[sameKind[static_cast<std::size_t>(wanted)]]->id);
}

bool isGain(double gainDb)
{
    return std::isfinite(gainDb) && gainDb <= 24;
}

} // namespace

Result<Project> apply(const Project &project, const Split &edit)
{
    Draft draft(project);
    std::vector<TrackPlace> places;
    if (edit.track) {
        const auto place = draft.unlockedTrack(edit.track);
        if (!place)
            return fail(place);
        places.push_back(*place);
    } else {
        const auto sequence = draft.sequenceIndex(edit.sequence ? edit.sequence : project.active);
        if (!sequence)
            return fail(sequence);
        for (std::size_t t = 0; t < draft.sequence(*sequence).tracks.size(); ++t) {
            if (!draft.track({*sequence, t}).locked)
                places.push_back({*sequence, t});
        }
    }
    bool hasCut = false;
    for (const TrackPlace &place : places) {
        const std::size_t before = draft.track(place).clips.size();
        draft.splitAt(place, edit.at);
        hasCut = hasCut || draft.track(place).clips.size() != before;
    }
    if (!hasCut)
        return fail(ErrorKind::Refused, tr("No clip plays across frame %1, so there is nothing to split.")
                                            .arg(edit.at));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Trim &edit)
{
    Draft draft(project);
    const auto place = draft.clip(edit.clip);
    if (!place)
        return fail(place);
    const bool atStart = edit.edge == Trim::Edge::Start;
    const std::int64_t by = edit.to - (atStart ? place->clip.start : place->clip.end());
    const auto clips = draft.withLinked({edit.clip}, edit.linked);
    if (!clips)
        return fail(clips);
    for (const ClipId id : *clips) {
        if (const Status status = trimEdge(draft, id, edit.edge, by, edit.hold); !status)
            return fail(status);
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Move &edit)
{
    Draft draft(project);
    const auto clips = draft.withLinked(edit.clips, edit.linked);
    if (!clips)
        return fail(clips);
    std::vector<ClipPlace> places;
    std::vector<TrackId> targets;
    for (const ClipId id : *clips) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        const bool isNamed = std::find(edit.clips.begin(), edit.clips.end(), id) != edit.clips.end();
        const auto target = trackOffset(draft, place->track, isNamed ? edit.tracks : 0);
        if (!target)
            return fail(target);
        if (place->clip.start + edit.by < 0)
            return fail(ErrorKind::Refused,
                        tr("The clip at frame %1 would start before frame 0.").arg(place->clip.start));
        places.push_back(*place);
        targets.push_back(draft.track(*target).id);
    }
    for (const ClipPlace &place : places)
        draft.clearRange(place.track, place.clip.range());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Clip moved{places[i].clip.start + edit.by, places[i].clip.body};
        const TrackPlace target = *draft.track(targets[i]);
        draft.clearRange(target, moved.range());
        draft.setClips(target, draft.track(target).clips.inserted(moved));
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetClip &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedClip(edit.clip);
    if (!place)
        return fail(place);
    ClipBody body = *place->clip.body;
    body.name = edit.name.value_or(body.name);
    body.enabled = edit.enabled.value_or(body.enabled);
    body.fit = edit.fit.value_or(body.fit);
    body.gainDb = edit.gainDb.value_or(body.gainDb);
    body.fadeIn = edit.fadeIn.value_or(body.fadeIn);
    body.fadeOut = edit.fadeOut.value_or(body.fadeOut);
    if (!isGain(body.gainDb))
        return fail(ErrorKind::Refused, tr("The gain %1 dB is above 24 dB.").arg(body.gainDb));
    for (const Fade &fade : {body.fadeIn, body.fadeOut}) {
        if (fade.length < 0 || fade.length > body.length)
            return fail(ErrorKind::Refused, tr("A fade of %1 frames does not fit a clip of %2.")
                                                .arg(fade.length)
                                                .arg(body.length));
    }
    if (edit.title) {
        if (!std::holds_alternative<TitleSource>(body.source))
            return fail(ErrorKind::Refused, tr("The clip at frame %1 is not a title.").arg(place->clip.start));
        body.source = *edit.title;
    }
    if (edit.colour) {
        if (!std::holds_alternative<ColourSource>(body.source))
            return fail(ErrorKind::Refused, tr("The clip at frame %1 is not a colour.").arg(place->clip.start));
        body.source = ColourSource{*edit.colour};
    }
    draft.setBody(*place, std::move(body));
    return std::move(draft).take();
}

} // namespace weft
