#include "core/edit/move.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"

namespace weft {

namespace {

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

} // namespace

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
        const bool isNamed = std::find(edit.clips.begin(), edit.clips.end(), id)
                             != edit.clips.end();
        const auto target = trackOffset(draft, place->track, isNamed ? edit.tracks : 0);
        if (!target)
            return fail(target);
        if (place->clip.start + edit.by < 0)
            return fail(ErrorKind::Refused, tr("The clip at frame %1 would start before frame 0.")
                                                .arg(place->clip.start));
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

} // namespace weft
