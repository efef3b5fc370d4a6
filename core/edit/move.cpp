#include "core/edit/move.h"

#include "core/base/translate.h"
#include "core/edit/clipping.h"
#include "core/edit/draft.h"

namespace weft {

namespace {

/// The clips and those that go with them, each in its place, once all of them may be moved.
Result<std::vector<ClipPlace>> movable(const Draft &draft, const std::vector<ClipId> &clips,
                                       bool linked)
{
    auto places = draft.unlockedWithGroups(clips, linked);
    if (places && places->empty())
        return fail(ErrorKind::Refused, tr("No clip was named."));
    return places;
}

/// Where each clip goes: its own track, or the one so many tracks up where it was named itself.
Result<std::vector<TrackId>> targetsOf(const Draft &draft, const std::vector<ClipPlace> &places,
                                       const Move &edit)
{
    std::vector<TrackId> targets;
    for (const ClipPlace &place : places) {
        const bool isNamed = std::find(edit.clips.begin(), edit.clips.end(), place.clip->id)
                             != edit.clips.end();
        const auto target = draft.trackBeside(place.track, isNamed ? edit.tracks : 0);
        if (!target)
            return fail(target);
        targets.push_back(draft.track(*target).id);
    }
    return targets;
}

/// Where a frame lies once these ranges of time, none of them overlapping, have been cut out.
std::int64_t afterClosing(std::int64_t at, const std::vector<TimeRange> &closed)
{
    std::int64_t result = at;
    for (const TimeRange &range : closed)
        result -= std::clamp<std::int64_t>(at - range.start, 0, range.length);
    return result;
}

/// Takes the clips out, closing up behind them, and opens room for them at their new place.
/// Returns by how many frames they move.
Result<std::int64_t> moveByInserting(Draft &draft, const std::vector<ClipPlace> &places,
                                     const std::vector<TrackId> &targets, std::int64_t by)
{
    const std::size_t sequence = places.front().track.sequence;
    std::vector<TimeRange> ranges;
    std::set<TrackId> tracks(targets.begin(), targets.end());
    for (const ClipPlace &place : places) {
        if (place.track.sequence != sequence)
            return fail(ErrorKind::Refused, tr("The clips belong to several sequences."));
        tracks.insert(draft.track(place.track).id);
        ranges.push_back(place.clip.range());
    }
    const TimeRange span = spanOf(places);
    for (const ClipPlace &place : places)
        draft.clearRange(place.track, place.clip.range());
    std::vector<TrackPlace> rearranged;
    for (const TrackId track : tracks)
        rearranged.push_back(*draft.track(track));
    const std::vector<TimeRange> closed = joinedBackwards(ranges);
    for (const TimeRange &range : closed)
        draft.closeRange(rearranged, range);
    const std::int64_t at = afterClosing(span.start + by, closed);
    draft.openGap(rearranged, at, span.length);
    return at - span.start;
}

void swapAt(Draft &draft, const TrackPlace &place, std::size_t index)
{
    const ClipList &clips = draft.track(place).clips;
    const Clip first = clips.at(index), second = clips.at(index + 1);
    const auto without = [](const Clip &clip) {
        ClipBody body = *clip.body;
        body.transition.reset();
        return std::make_shared<const ClipBody>(std::move(body));
    };
    ClipList result = clips.replaced(index, {first.start, without(second)})
                          .replaced(index + 1, {second.end() - first->length, without(first)});
    if (index + 2 < result.size()) {
        const Clip after = result.at(index + 2);
        if (after->transition)
            result = result.replaced(index + 2, {after.start, without(after)});
    }
    draft.setClips(place, std::move(result));
}

/// How far earlier the clips from a frame on can move on a track.
std::int64_t roomBefore(const ClipList &clips, std::size_t first)
{
    return first == 0 ? clips.at(0).start : clips.at(first).start - clips.at(first - 1).end();
}

std::size_t firstStartingAt(const ClipList &clips, std::int64_t frame)
{
    const std::size_t index = clips.firstEndingAfter(frame);
    return index < clips.size() && clips.at(index).start < frame ? index + 1 : index;
}

} // namespace

Result<Project> apply(const Project &project, const Move &edit)
{
    Draft draft(project);
    const auto places = movable(draft, edit.clips, edit.linked);
    if (!places)
        return fail(places);
    const auto targets = targetsOf(draft, *places, edit);
    if (!targets)
        return fail(targets);
    std::int64_t by = edit.by;
    for (const ClipPlace &place : *places) {
        if (place.clip.start + by < 0)
            return fail(ErrorKind::Refused, tr("The clip at frame %1 would start before frame 0.")
                                                .arg(place.clip.start));
    }
    if (edit.mode == PlaceMode::Insert) {
        const auto moved = moveByInserting(draft, *places, *targets, by);
        if (!moved)
            return fail(moved);
        by = *moved;
    } else {
        for (const ClipPlace &place : *places)
            draft.clearRange(place.track, place.clip.range());
    }
    for (std::size_t i = 0; i < places->size(); ++i)
        draft.overwrite(*draft.track((*targets)[i]),
                        {(*places)[i].clip.start + by, (*places)[i].clip.body});
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Swap &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedClip(edit.clip);
    if (!place)
        return fail(place);
    const ClipList &clips = draft.track(place->track).clips;
    if (place->index + 1 >= clips.size())
        return fail(ErrorKind::Refused,
                    tr("There is no clip after the one at frame %1 of track %2 to swap it with.")
                        .arg(place->clip.start)
                        .arg(draft.track(place->track).name));
    const LinkId first = place->clip->link, second = clips.at(place->index + 1)->link;
    swapAt(draft, place->track, place->index);
    const auto linked = draft.withLinked({edit.clip}, edit.linked && first && second);
    if (!linked)
        return fail(linked);
    for (const ClipId id : *linked) {
        const ClipPlace other = *draft.clip(id);
        const ClipList &others = draft.track(other.track).clips;
        const bool isPair = id != edit.clip && other.index + 1 < others.size()
                            && others.at(other.index + 1)->link == second;
        if (!isPair)
            continue;
        if (const auto unlocked = draft.unlockedClip(id); !unlocked)
            return fail(unlocked);
        swapAt(draft, other.track, other.index);
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Duplicate &edit)
{
    Draft draft(project);
    const auto places = movable(draft, edit.clips, edit.linked);
    if (!places)
        return fail(places);
    if (edit.at < 0)
        return fail(ErrorKind::Refused,
                    tr("A clip cannot start before frame 0; %1 was asked for.").arg(edit.at));
    std::vector<TrackId> tracks;
    for (const ClipPlace &place : *places) {
        if (place.track.sequence != places->front().track.sequence)
            return fail(ErrorKind::Refused,
                        tr("These clips lie in several sequences: duplicate those of one at a "
                           "time."));
        tracks.push_back(draft.track(place.track).id);
    }
    const std::vector<ClipBody> copies = freshCopies(draft, places->front().track.sequence,
                                                     *places);
    const TimeRange span = spanOf(*places);
    if (edit.mode == PlaceMode::Insert)
        draft.openGap(draft.ripplingTracks(places->front().track.sequence,
                                           {tracks.begin(), tracks.end()}),
                      edit.at, span.length);
    for (std::size_t i = 0; i < copies.size(); ++i)
        draft.overwrite(*draft.track(tracks[i]), {(*places)[i].clip.start - span.start + edit.at,
                                                  std::make_shared<const ClipBody>(copies[i])});
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Spacer &edit)
{
    Draft draft(project);
    const auto tracks = draft.unlockedTracks(edit.tracks, edit.sequence);
    if (!tracks)
        return fail(tracks);
    bool hasMoved = false;
    for (const TrackPlace &place : *tracks) {
        const ClipList &clips = draft.track(place).clips;
        const std::size_t first = firstStartingAt(clips, edit.from);
        if (first == clips.size())
            continue;
        hasMoved = true;
        if (-edit.by > roomBefore(clips, first))
            return fail(
                ErrorKind::Refused,
                tr("The clips from frame %1 on can move at most %2 frames earlier on track %3.")
                    .arg(edit.from)
                    .arg(roomBefore(clips, first))
                    .arg(draft.track(place).name));
        draft.setClips(place, clips.shifted(first, edit.by));
    }
    if (!hasMoved)
        return fail(ErrorKind::Refused, tr("No clip begins at or after frame %1.").arg(edit.from));
    return std::move(draft).take();
}

} // namespace weft
