#include "core/edit/trim.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"

namespace weft {

namespace {

/// How far a clip may reach beyond its start and end, in frames.
struct Handles
{
    std::int64_t before = 0;
    std::int64_t after = 0;
};

std::optional<Handles> handlesOf(const Project &project, const ClipBody &clip,
                                 const FrameRate &rate)
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
        return fail(ErrorKind::Refused,
                    tr("The clip at frame %1 would have no length left.").arg(clip.start));
    const auto handles = handlesOf(draft.project(), *clip.body, rate);
    const std::int64_t handle = handles ? (atStart ? handles->before : handles->after) : outwards;
    if (outwards > handle && !hold)
        return fail(ErrorKind::Refused, tr("The source of the clip at frame %1 reaches only %2 "
                                           "frames further; %3 were asked for. "
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

} // namespace

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

} // namespace weft
