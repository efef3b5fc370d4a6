#include "core/edit/link.h"

#include "core/base/translate.h"
#include "core/edit/clipping.h"
#include "core/edit/draft.h"
#include "core/edit/move.h"
#include "core/edit/trim.h"

#include <algorithm>

namespace weft {

namespace {

Result<std::vector<ClipPlace>> unlocked(const Draft &draft, const std::vector<ClipId> &clips,
                                        std::size_t atLeast)
{
    std::vector<ClipPlace> places;
    for (const ClipId id : std::set<ClipId>(clips.begin(), clips.end())) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        places.push_back(*place);
    }
    if (places.size() < atLeast)
        return fail(ErrorKind::Refused, tr("At least %1 clips are needed.").arg(atLeast));
    return places;
}

void setLink(Draft &draft, ClipId id, LinkId link)
{
    const ClipPlace place = *draft.clip(id);
    ClipBody body = *place.clip.body;
    body.link = link;
    draft.setBody(place, std::move(body));
}

void setGroup(Draft &draft, ClipId id, GroupId group)
{
    const ClipPlace place = *draft.clip(id);
    ClipBody body = *place.clip.body;
    body.group = group;
    draft.setBody(place, std::move(body));
}

/// The clip on a video track that a clip is linked with, if both show the same at the same speed.
std::optional<ClipPlace> pictureOf(const Project &project, const ClipPlace &place)
{
    const Sequence &sequence = *project.sequences[place.track.sequence];
    if (!place.clip->link || sequence.tracks[place.track.track]->kind == TrackKind::Video)
        return {};
    for (std::size_t t = 0; t < sequence.tracks.size(); ++t) {
        if (sequence.tracks[t]->kind != TrackKind::Video)
            continue;
        std::size_t index = 0;
        for (const Clip &clip : sequence.tracks[t]->clips) {
            if (clip->link == place.clip->link && showSame(*clip.body, *place.clip.body)
                && clip->speed == place.clip->speed && clip->remap == place.clip->remap)
                return ClipPlace{{place.track.sequence, t}, index, clip};
            ++index;
        }
    }
    return {};
}

/// By how many frames a clip is out of sync, for an edit that mends it.
Result<std::int64_t> offsetToMend(const Project &project, ClipId clip)
{
    const auto place = Draft(project).clip(clip);
    if (!place)
        return fail(place);
    const auto offset = syncOffset(project, clip);
    if (!offset)
        return fail(ErrorKind::Refused,
                    tr("The clip at frame %1 has no linked picture that it could be out of sync "
                       "with.")
                        .arg(place->clip.start));
    if (const Status status = checkFrame(*offset); !status)
        return fail(status);
    return *offset;
}

} // namespace

Result<Project> apply(const Project &project, const Link &edit)
{
    Draft draft(project);
    const auto places = unlocked(draft, edit.clips, 2);
    if (!places)
        return fail(places);
    std::set<TrackId> tracks;
    for (const ClipPlace &place : *places) {
        if (!tracks.insert(draft.track(place.track).id).second)
            return fail(ErrorKind::Refused,
                        tr("Two of the clips lie on track %1: only clips on different "
                           "tracks can be linked. Group them instead.")
                            .arg(draft.track(place.track).name));
    }
    const LinkId link = draft.newId<LinkId>();
    for (const ClipPlace &place : *places)
        setLink(draft, place.clip->id, link);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Unlink &edit)
{
    Draft draft(project);
    const auto all = draft.withLinked(edit.clips, true);
    if (!all)
        return fail(all);
    bool wasLinked = false;
    for (const ClipId id : *all) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        wasLinked = wasLinked || place->clip->link;
        setLink(draft, id, {});
    }
    if (!wasLinked)
        return fail(ErrorKind::Refused, tr("These clips are not linked."));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const GroupClips &edit)
{
    Draft draft(project);
    const auto places = unlocked(draft, edit.clips, 2);
    if (!places)
        return fail(places);
    const std::size_t sequence = places->front().track.sequence;
    std::set<GroupId> outermost;
    bool hasLoose = false;
    for (const ClipPlace &place : *places) {
        if (place.track.sequence != sequence)
            return fail(ErrorKind::Refused, tr("The clips belong to several sequences."));
        if (place.clip->group)
            outermost.insert(draft.outermost(draft.sequence(sequence), place.clip->group));
        else
            hasLoose = true;
    }
    if (!hasLoose && outermost.size() == 1)
        return fail(ErrorKind::Refused, tr("These clips are in one group already."));
    const GroupId group = draft.newId<GroupId>();
    Sequence &target = draft.writable(sequence);
    for (Group &old : target.groups) {
        if (outermost.contains(old.id))
            old.parent = group;
    }
    target.groups.push_back({group, {}, {}});
    for (const ClipPlace &place : *places) {
        if (!place.clip->group)
            setGroup(draft, place.clip->id, group);
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Ungroup &edit)
{
    Draft draft(project);
    const auto place = draft.clip(edit.clip);
    if (!place)
        return fail(place);
    if (!place->clip->group)
        return fail(ErrorKind::Refused,
                    tr("The clip at frame %1 is in no group.").arg(place->clip.start));
    const std::size_t sequence = place->track.sequence;
    const GroupId group = draft.outermost(draft.sequence(sequence), place->clip->group);
    const auto all = draft.withGroups({edit.clip}, true);
    if (!all)
        return fail(all);
    for (const ClipId id : *all) {
        const auto member = draft.unlockedClip(id);
        if (!member)
            return fail(member);
        if (member->clip->group == group)
            setGroup(draft, id, {});
    }
    Sequence &target = draft.writable(sequence);
    std::erase_if(target.groups, [&](const Group &candidate) { return candidate.id == group; });
    for (Group &candidate : target.groups) {
        if (candidate.parent == group)
            candidate.parent = {};
    }
    return std::move(draft).take();
}

std::optional<std::int64_t> syncOffset(const Project &project, ClipId clip)
{
    const auto place = findClip(project, clip);
    const auto picture = place ? pictureOf(project, *place) : std::nullopt;
    if (!picture || place->clip->speed.isZero())
        return {};
    const FrameRate rate = project.sequences[place->track.sequence]->settings.rate;
    // Where the source's time 0 would lie on the timeline, by each of the two.
    const Rational ours = rate.secondsAt(place->clip.start) - place->clip->in / place->clip->speed;
    const Rational theirs = rate.secondsAt(picture->clip.start)
                            - picture->clip->in / picture->clip->speed;
    return rate.frameAt(ours - theirs, Rounding::Nearest);
}

Result<Project> apply(const Project &project, const MoveIntoSync &edit)
{
    const auto offset = offsetToMend(project, edit.clip);
    if (!offset)
        return fail(offset);
    return apply(project, Move{{edit.clip}, -*offset, 0, PlaceMode::Overwrite, false});
}

Result<Project> apply(const Project &project, const SlipIntoSync &edit)
{
    const auto offset = offsetToMend(project, edit.clip);
    if (!offset)
        return fail(offset);
    return apply(project, Slip{{edit.clip}, *offset, false, false});
}

Result<Project> apply(const Project &project, const Synchronise &edit)
{
    const Draft draft(project);
    const auto clip = draft.clip(edit.clip), reference = draft.clip(edit.reference);
    if (!clip)
        return fail(clip);
    if (!reference)
        return fail(reference);
    const auto together = draft.withGroups({edit.clip}, edit.linked);
    if (!together)
        return fail(together);
    if (clip->track.sequence != reference->track.sequence
        || std::find(together->begin(), together->end(), edit.reference) != together->end())
        return fail(ErrorKind::Refused,
                    tr("A clip can be synchronised with another one of its sequence that does not "
                       "move along with it."));
    for (const ClipPlace &place : {*clip, *reference}) {
        if (place.clip->speed != Rational(1) || place.clip->remap)
            return fail(ErrorKind::Refused,
                        tr("The clip at frame %1 does not play at normal speed, so its sound "
                           "cannot be lined up with another one.")
                            .arg(place.clip.start));
    }
    const FrameRate rate = draft.rateOf(clip->track);
    const Rational start = rate.secondsAt(reference->clip.start) - reference->clip->in + edit.offset
                           + clip->clip->in;
    const std::int64_t to = rate.frameAt(start, Rounding::Nearest);
    if (const Status status = checkFrame(to); !status)
        return fail(status);
    if (to < 0)
        return fail(ErrorKind::Refused, tr("The clip would start %1 frames before the sequence: "
                                           "move the reference later by as many first.")
                                            .arg(-to));
    return apply(project,
                 Move{{edit.clip}, to - clip->clip.start, 0, PlaceMode::Overwrite, edit.linked});
}

} // namespace weft
