#include "core/edit/remove_clips.h"

#include "core/base/translate.h"
#include "core/edit/clipping.h"

namespace weft {

namespace {

Result<TimeRange> checkedSpan(std::int64_t from, std::int64_t to)
{
    if (from < 0 || to <= from)
        return fail(ErrorKind::Refused,
                    tr("The span from frame %1 to %2 is empty or begins before 0.")
                        .arg(from)
                        .arg(to));
    return TimeRange::between(from, to);
}

std::set<TrackId> idsOf(const Draft &draft, const std::vector<TrackPlace> &places)
{
    std::set<TrackId> ids;
    for (const TrackPlace &place : places)
        ids.insert(draft.track(place).id);
    return ids;
}

} // namespace

Result<Project> apply(const Project &project, const Lift &edit)
{
    Draft draft(project);
    const auto places = draft.unlockedWithGroups(edit.clips, edit.linked);
    if (!places)
        return fail(places);
    for (const ClipPlace &place : *places)
        draft.clearRange(place.track, place.clip.range());
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RippleDelete &edit)
{
    Draft draft(project);
    const auto places = draft.unlockedWithGroups(edit.clips, edit.linked);
    if (!places)
        return fail(places);
    std::map<std::size_t, std::vector<TimeRange>> ranges; // by sequence
    std::set<TrackId> tracks;
    for (const ClipPlace &place : *places) {
        ranges[place.track.sequence].push_back(place.clip.range());
        tracks.insert(draft.track(place.track).id);
    }
    for (const auto &[sequence, spans] : ranges) {
        for (const TimeRange &span : joinedBackwards(spans))
            draft.closeRange(draft.ripplingTracks(sequence, tracks), span);
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const LiftRange &edit)
{
    Draft draft(project);
    const auto span = checkedSpan(edit.from, edit.to);
    if (!span)
        return fail(span);
    const auto tracks = draft.unlockedTracks(edit.tracks, edit.sequence);
    if (!tracks)
        return fail(tracks);
    const bool isFree = std::all_of(tracks->begin(), tracks->end(), [&](const TrackPlace &place) {
        return draft.track(place).clips.isFree(*span);
    });
    if (isFree)
        return fail(ErrorKind::Refused, tr("There is nothing to lift from frame %1 to %2.")
                                            .arg(edit.from)
                                            .arg(edit.to));
    for (const TrackPlace &place : *tracks)
        draft.clearRange(place, *span);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Extract &edit)
{
    Draft draft(project);
    const auto span = checkedSpan(edit.from, edit.to);
    if (!span)
        return fail(span);
    const auto tracks = draft.unlockedTracks(edit.tracks, edit.sequence);
    if (!tracks)
        return fail(tracks);
    if (!tracks->empty())
        draft.closeRange(draft.ripplingTracks(tracks->front().sequence, idsOf(draft, *tracks)),
                         *span);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const CloseGap &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedTrack(edit.track);
    if (!place)
        return fail(place);
    const ClipList &clips = draft.track(*place).clips;
    const std::size_t next = clips.firstEndingAfter(edit.at);
    if (edit.at < 0 || next == clips.size() || clips.at(next).start <= edit.at)
        return fail(ErrorKind::Refused,
                    tr("There is no gap at frame %1 of track %2 with a clip after it.")
                        .arg(edit.at)
                        .arg(draft.track(*place).name));
    const TimeRange gap = TimeRange::between(next == 0 ? 0 : clips.at(next - 1).end(),
                                             clips.at(next).start);
    const auto rippling = draft.ripplingTracks(place->sequence, {edit.track});
    for (const TrackPlace &other : rippling) {
        const ClipList &others = draft.track(other).clips;
        if (!others.isFree(gap))
            return fail(ErrorKind::Refused, tr("The gap cannot be closed: a clip on the "
                                               "sync-locked track %1 fills the same time. Switch "
                                               "that track's sync-lock off, or extract the span.")
                                                .arg(draft.track(other).name));
    }
    draft.closeRange(rippling, gap);
    return std::move(draft).take();
}

} // namespace weft
