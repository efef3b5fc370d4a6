#include "core/edit/trim.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/edit/remove_clips.h"

namespace weft {

namespace {

Status checkHandle(const Draft &draft, const Clip &clip, Edge edge, std::int64_t outwards,
                   const FrameRate &rate)
{
    const auto handles = handlesOf(draft.project(), *clip.body, rate);
    const std::int64_t available = !handles              ? outwards
                                   : edge == Edge::Start ? handles->before
                                                         : handles->after;
    if (outwards <= available)
        return {};
    return fail(
        ErrorKind::Refused,
        tr("The source of the clip at frame %1 reaches only %2 frames further; %3 were asked "
           "for. Give \"hold\" to let its edge frame stand.")
            .arg(clip.start)
            .arg(available)
            .arg(outwards));
}

/// The clip with one edge moved by so many frames, not yet in a track.
Result<Clip> withEdgeMoved(const Draft &draft, const ClipPlace &place, Edge edge, std::int64_t by,
                           bool hold)
{
    const Clip &clip = place.clip;
    const FrameRate rate = draft.rateOf(place.track);
    const std::int64_t outwards = edge == Edge::Start ? -by : by;
    if (clip->length + outwards < 1)
        return fail(ErrorKind::Refused,
                    tr("The clip at frame %1 would have no length left.").arg(clip.start));
    if (!hold) {
        if (const Status status = checkHandle(draft, clip, edge, outwards, rate); !status)
            return fail(status);
    }
    ClipBody body = edge == Edge::Start ? withStartMoved(*clip.body, by, rate) : *clip.body;
    body.length = clip->length + outwards;
    body.fadeIn.length = std::min(body.fadeIn.length, body.length);
    body.fadeOut.length = std::min(body.fadeOut.length, body.length);
    return Clip{edge == Edge::Start ? clip.start + by : clip.start,
                std::make_shared<const ClipBody>(std::move(body))};
}

/// Puts a changed clip back where its old self was, if there is room for it.
Status putBack(Draft &draft, const ClipPlace &place, const Clip &changed)
{
    const ClipList others = draft.track(place.track).clips.removed(place.index);
    if (changed.start < 0 || !others.isFree(changed.range()))
        return fail(ErrorKind::Refused,
                    tr("There is no room for the clip from frame %1 to %2 on track %3.")
                        .arg(changed.start)
                        .arg(changed.end())
                        .arg(draft.track(place.track).name));
    draft.setClips(place.track, others.inserted(changed));
    return {};
}

Status trimEdge(Draft &draft, ClipId id, Edge edge, std::int64_t by, bool hold)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const auto changed = withEdgeMoved(draft, *place, edge, by, hold);
    return changed ? putBack(draft, *place, *changed) : Status(fail(changed));
}

/// Moves one edge of a clip and what follows on its own track; the other tracks are left.
Status rippleEdge(Draft &draft, ClipId id, Edge edge, std::int64_t by, bool hold)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    auto changed = withEdgeMoved(draft, *place, edge, by, hold);
    if (!changed)
        return fail(changed);
    changed->start = place->clip.start;
    const ClipList &clips = draft.track(place->track).clips;
    const std::int64_t growth = changed->body->length - place->clip->length;
    draft.setClips(place->track,
                   clips.shifted(place->index + 1, growth).replaced(place->index, *changed));
    return {};
}

/// Moves the cut at a clip's start.
Status rollCut(Draft &draft, ClipId id, std::int64_t by, bool hold)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const ClipList &clips = draft.track(place->track).clips;
    if (place->index == 0 || clips.at(place->index - 1).end() != place->clip.start)
        return fail(ErrorKind::Refused,
                    tr("No clip ends where the clip at frame %1 of track %2 starts, so there is no "
                       "cut to roll.")
                        .arg(place->clip.start)
                        .arg(draft.track(place->track).name));
    const ClipPlace left{place->track, place->index - 1, clips.at(place->index - 1)};
    const auto longer = withEdgeMoved(draft, left, Edge::End, by, hold);
    if (!longer)
        return fail(longer);
    const auto shorter = withEdgeMoved(draft, *place, Edge::Start, by, hold);
    if (!shorter)
        return fail(shorter);
    draft.setClips(place->track,
                   clips.replaced(left.index, *longer).replaced(place->index, *shorter));
    return {};
}

Status slipClip(Draft &draft, ClipId id, std::int64_t by, bool hold)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const Clip &clip = place->clip;
    const FrameRate rate = draft.rateOf(place->track);
    const auto handles = handlesOf(draft.project(), *clip.body, rate);
    if (!handles)
        return fail(ErrorKind::Refused,
                    tr("\"%1\" at frame %2 shows the same all the time: there is nothing to slip.")
                        .arg(clipName(draft.project(), *clip.body))
                        .arg(clip.start));
    if (!hold && (by > handles->after || -by > handles->before))
        return fail(ErrorKind::Refused,
                    tr("The clip at frame %1 can slip by −%2 to +%3 frames; %4 were asked for.")
                        .arg(clip.start)
                        .arg(handles->before)
                        .arg(handles->after)
                        .arg(by));
    ClipBody body = *clip.body;
    body.in = materialTimeAt(*clip.body, by, rate);
    draft.setBody(*place, std::move(body));
    return {};
}

/// The adjoining clip on one side, if any.
std::optional<ClipPlace> neighbour(const Draft &draft, const ClipPlace &place, Edge side)
{
    const ClipList &clips = draft.track(place.track).clips;
    if (side == Edge::Start && place.index > 0) {
        const Clip left = clips.at(place.index - 1);
        if (left.end() == place.clip.start)
            return ClipPlace{place.track, place.index - 1, left};
    } else if (side == Edge::End && place.index + 1 < clips.size()) {
        const Clip right = clips.at(place.index + 1);
        if (right.start == place.clip.end())
            return ClipPlace{place.track, place.index + 1, right};
    }
    return {};
}

Status slideClip(Draft &draft, ClipId id, std::int64_t by, bool hold)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    ClipList clips = draft.track(place->track).clips.removed(place->index);
    const auto left = neighbour(draft, *place, Edge::Start);
    const auto right = neighbour(draft, *place, Edge::End);
    if (right) { // first, so that the left one's index still holds
        const auto changed = withEdgeMoved(draft, *right, Edge::Start, by, hold);
        if (!changed)
            return fail(changed);
        clips = clips.replaced(right->index - 1, *changed);
    }
    if (left) {
        const auto changed = withEdgeMoved(draft, *left, Edge::End, by, hold);
        if (!changed)
            return fail(changed);
        clips = clips.replaced(left->index, *changed);
    }
    const Clip moved{place->clip.start + by, place->clip.body};
    const bool isAfterLeft = place->index == 0 || clips.at(place->index - 1).end() <= moved.start;
    const bool isBeforeRight = place->index == clips.size()
                               || moved.end() <= clips.at(place->index).start;
    if (moved.start < 0 || !isAfterLeft || !isBeforeRight)
        return fail(
            ErrorKind::Refused,
            tr("The clip at frame %1 of track %2 cannot slide by %3 frames: another clip is in "
               "the way.")
                .arg(place->clip.start)
                .arg(draft.track(place->track).name)
                .arg(by));
    draft.setClips(place->track, clips.inserted(moved));
    return {};
}

Status extendClip(Draft &draft, ClipId id, std::int64_t to, bool hold)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const Clip &clip = place->clip;
    if (to >= clip.start && to <= clip.end())
        return fail(ErrorKind::Refused,
                    tr("Frame %1 lies inside the clip at frame %2: trim it instead.")
                        .arg(to)
                        .arg(clip.start));
    const Edge edge = to > clip.end() ? Edge::End : Edge::Start;
    const auto beside = neighbour(draft, *place, edge);
    if (!beside)
        return trimEdge(draft, id, edge, to - (edge == Edge::End ? clip.end() : clip.start), hold);
    const ClipId right = edge == Edge::End ? beside->clip->id : id;
    return rollCut(draft, right, to - (edge == Edge::End ? clip.end() : clip.start), hold);
}

/// Carries something out for a clip and those linked with it.
template<typename Operation>
Result<Project> forLinked(const Project &project, const std::vector<ClipId> &clips, bool linked,
                          const Operation &operation)
{
    Draft draft(project);
    const auto all = draft.withLinked(clips, linked);
    if (!all)
        return fail(all);
    for (const ClipId id : *all) {
        if (const Status status = operation(draft, id); !status)
            return fail(status);
    }
    return std::move(draft).take();
}

/// How many frames an edge has to move.
Result<std::int64_t> distance(const Project &project, ClipId clip, Edge edge, std::int64_t to)
{
    const auto place = Draft(project).clip(clip);
    if (!place)
        return fail(place);
    return to - (edge == Edge::Start ? place->clip.start : place->clip.end());
}

} // namespace

std::optional<Handles> handlesOf(const Project &project, const ClipBody &clip,
                                 const FrameRate &rate)
{
    const auto duration = materialDuration(project, clip);
    if (!duration || clip.speed.isZero())
        return {};
    const auto frames = [&](const Rational &seconds) {
        const Rational slack = Rational(1, 1'000'000) / rate.toRational(); // containers round
        return std::max<std::int64_t>(0, rate.frameAt(seconds + slack, Rounding::Floor));
    };
    const Rational out = materialTimeAt(clip, clip.length, rate);
    const bool backwards = clip.speed < Rational(0);
    const Rational speed = backwards ? -clip.speed : clip.speed;
    return backwards ? Handles{frames((*duration - clip.in) / speed), frames(out / speed)}
                     : Handles{frames(clip.in / speed), frames((*duration - out) / speed)};
}

Result<Project> apply(const Project &project, const Trim &edit)
{
    const auto by = distance(project, edit.clip, edit.edge, edit.to);
    if (!by)
        return fail(by);
    return forLinked(project, {edit.clip}, edit.linked, [&](Draft &draft, ClipId id) {
        return trimEdge(draft, id, edit.edge, *by, edit.hold);
    });
}

Result<Project> apply(const Project &project, const RippleTrim &edit)
{
    const auto by = distance(project, edit.clip, edit.edge, edit.to);
    if (!by)
        return fail(by);
    Draft draft(project);
    const auto clips = draft.withLinked({edit.clip}, edit.linked);
    if (!clips)
        return fail(clips);
    const ClipPlace place = *draft.clip(edit.clip);
    std::set<TrackId> own;
    for (const ClipId id : *clips) {
        own.insert(draft.track(draft.clip(id)->track).id);
        if (const Status status = rippleEdge(draft, id, edit.edge, *by, edit.hold); !status)
            return fail(status);
    }
    const std::int64_t at = edit.edge == Edge::Start ? place.clip.start : place.clip.end();
    const std::int64_t growth = edit.edge == Edge::Start ? -*by : *by;
    const auto others = draft.ripplingTracks(place.track.sequence, {}, own);
    if (growth >= 0)
        draft.openGap(others, at, growth);
    else // what the edge swept over: before an end, after a start
        draft.closeRange(others, {edit.edge == Edge::Start ? at : at + growth, -growth});
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RippleTrimToPlayhead &edit)
{
    const Draft draft(project);
    const auto tracks = draft.unlockedTracks(edit.tracks, edit.sequence);
    if (!tracks)
        return fail(tracks);
    std::optional<std::int64_t> cut;
    for (const TrackPlace &place : *tracks) {
        const ClipList &clips = draft.track(place).clips;
        const auto index = clips.indexAt(edit.at);
        if (!index || clips.at(*index).start == edit.at)
            continue;
        const Clip clip = clips.at(*index);
        cut = edit.edge == Edge::Start ? std::max(cut.value_or(clip.start), clip.start)
                                       : std::min(cut.value_or(clip.end()), clip.end());
    }
    if (!cut)
        return fail(ErrorKind::Refused,
                    tr("No clip plays across frame %1, so there is nothing to trim.").arg(edit.at));
    return apply(project, Extract{std::min(*cut, edit.at), std::max(*cut, edit.at), edit.tracks,
                                  edit.sequence});
}

Result<Project> apply(const Project &project, const Roll &edit)
{
    const auto by = distance(project, edit.clip, Edge::Start, edit.to);
    if (!by)
        return fail(by);
    return forLinked(project, {edit.clip}, edit.linked, [&](Draft &draft, ClipId id) -> Status {
        // A linked clip without a cut there (a sound that starts elsewhere) is left alone.
        const auto place = draft.clip(id);
        if (id != edit.clip && place && !neighbour(draft, *place, Edge::Start))
            return {};
        return rollCut(draft, id, *by, edit.hold);
    });
}

Result<Project> apply(const Project &project, const Slip &edit)
{
    return forLinked(project, edit.clips, edit.linked, [&](Draft &draft, ClipId id) {
        return slipClip(draft, id, edit.by, edit.hold);
    });
}

Result<Project> apply(const Project &project, const Slide &edit)
{
    return forLinked(project, {edit.clip}, edit.linked, [&](Draft &draft, ClipId id) {
        return slideClip(draft, id, edit.by, edit.hold);
    });
}

Result<Project> apply(const Project &project, const Extend &edit)
{
    return forLinked(project, edit.clips, edit.linked, [&](Draft &draft, ClipId id) {
        return extendClip(draft, id, edit.to, edit.hold);
    });
}

} // namespace weft
