#include "core/edit/nest.h"

#include "core/base/translate.h"
#include "core/edit/clipping.h"
#include "core/edit/conform.h"
#include "core/edit/draft.h"
#include "core/model/validate.h"

#include <algorithm>

namespace weft {

namespace {

Result<std::vector<ClipPlace>> nestable(const Draft &draft, const Nest &edit)
{
    auto places = draft.unlockedWithGroups(edit.clips, edit.linked);
    if (!places)
        return places;
    if (places->empty())
        return fail(ErrorKind::Refused, tr("No clip was named."));
    for (const ClipPlace &place : *places) {
        if (place.track.sequence != places->front().track.sequence)
            return fail(ErrorKind::Refused, tr("The clips belong to several sequences."));
    }
    return places;
}

/// The inner sequence: the tracks of the outer one that hold any of the clips, moved to frame 0.
std::shared_ptr<Sequence> innerSequence(Draft &draft, const std::vector<ClipPlace> &places,
                                        const QString &name)
{
    const Sequence &outer = draft.sequence(places.front().track.sequence);
    const std::int64_t start = spanOf(places).start;
    auto inner = std::make_shared<Sequence>();
    inner->id = draft.newId<SequenceId>();
    inner->name = name.isEmpty() ? tr("Nest") : name;
    inner->settings = outer.settings;
    inner->untouched = false;
    inner->groups = outer.groups;
    for (Group &group : inner->groups)
        group.id = GroupId{}; // filled below: ids are unique in a project
    std::map<GroupId, GroupId> groups;
    for (std::size_t i = 0; i < outer.groups.size(); ++i)
        groups[outer.groups[i].id] = inner->groups[i].id = draft.newId<GroupId>();
    for (Group &group : inner->groups)
        group.parent = group.parent ? groups[group.parent] : GroupId{};
    std::map<std::size_t, std::shared_ptr<Track>> tracks;
    for (const ClipPlace &place : places) {
        auto &track = tracks[place.track.track];
        if (!track) {
            track = std::make_shared<Track>(*outer.tracks[place.track.track]);
            track->id = draft.newId<TrackId>();
            track->clips = {};
        }
        ClipBody body = *place.clip.body;
        body.group = body.group ? groups[body.group] : GroupId{};
        track->clips = track->clips.inserted(
            {place.clip.start - start, std::make_shared<const ClipBody>(std::move(body))});
    }
    for (auto &[index, track] : tracks)
        inner->tracks.push_back(std::move(track));
    return inner;
}

Status placeIntoGap(Draft &draft, const TrackPlace &place, const Clip &clip)
{
    if (!draft.track(place).clips.isFree(clip.range()))
        return fail(ErrorKind::Refused, tr("Another clip is in the way on track %1 between frames "
                                           "%2 and %3: move it, or nest it as well.")
                                            .arg(draft.track(place).name)
                                            .arg(clip.start)
                                            .arg(clip.end()));
    draft.setClips(place, draft.track(place).clips.inserted(clip));
    return {};
}

/// The clip of a nest that may be taken apart.
Result<ClipPlace> unnestable(const Draft &draft, ClipId id)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const ClipBody &body = *place->clip.body;
    if (!std::holds_alternative<NestedSource>(body.source))
        return fail(ErrorKind::Refused,
                    tr("The clip at frame %1 is not a nested sequence.").arg(place->clip.start));
    if (body.speed != Rational(1) || body.remap || !body.effects.empty() || body.fadeIn.length > 0
        || body.fadeOut.length > 0)
        return fail(ErrorKind::Refused, tr("The nested sequence at frame %1 has a speed, effects "
                                           "or fades of its own, which would be lost: "
                                           "remove them first.")
                                            .arg(place->clip.start));
    return *place;
}

/// The part of a track that a nest shows, moved to where it shows it.
ClipList shownPart(Draft &draft, const Track &track, const ClipPlace &nest,
                   const FrameRate &innerRate)
{
    Sequence scratch;
    scratch.settings.rate = innerRate;
    scratch.tracks.push_back(std::make_shared<const Track>(track));
    conformToRate(scratch, draft.rateOf(nest.track));
    const FrameRate rate = draft.rateOf(nest.track);
    const std::int64_t from = rate.frameAt(nest.clip->in, Rounding::Nearest);
    const TimeRange shown{from, nest.clip->length};
    std::vector<Clip> part;
    for (const Clip &clip : scratch.tracks.front()->clips) {
        const TimeRange visible = clip.range().intersected(shown);
        if (visible.isEmpty())
            continue;
        ClipBody body = visible.start > clip.start
                            ? rightPart(*clip.body, visible.start - clip.start, rate)
                            : *clip.body;
        if (visible.end() < clip.end())
            body = leftPart(body, visible.length);
        part.push_back({visible.start - from + nest.clip.start,
                        std::make_shared<const ClipBody>(std::move(body))});
    }
    return ClipList::fromSorted(part);
}

/// Puts the tracks of one kind of a nested sequence onto the nest's track and those above.
Status spread(Draft &draft, const ClipPlace &nest)
{
    const Sequence inner = *draft.project().find(
        std::get<NestedSource>(nest.clip->source).sequence);
    const TrackKind kind = draft.track(nest.track).kind;
    const TrackId base = draft.track(nest.track).id;
    draft.setClips(nest.track, draft.track(nest.track).clips.removed(nest.index));
    int offset = 0;
    for (const auto &track : inner.tracks) {
        if (track->kind != kind)
            continue;
        const ClipList part = shownPart(draft, *track, nest, inner.settings.rate);
        std::vector<ClipPlace> places;
        for (const Clip &clip : part)
            places.push_back({nest.track, 0, clip});
        if (!places.empty()) {
            const auto target = draft.trackBeside(*draft.track(base), offset);
            if (!target)
                return fail(target);
            for (ClipPlace &place : places) { // groups stay behind in the sequence
                ClipBody loose = *place.clip.body;
                loose.group = {};
                place.clip.body = std::make_shared<const ClipBody>(std::move(loose));
            }
            const auto copies = freshCopies(draft, nest.track.sequence, places);
            for (std::size_t i = 0; i < copies.size(); ++i) {
                const Status status = placeIntoGap(draft, *target,
                                                   {places[i].clip.start,
                                                    std::make_shared<const ClipBody>(copies[i])});
                if (!status)
                    return status;
            }
        }
        ++offset;
    }
    return {};
}

} // namespace

Result<Project> apply(const Project &project, const Nest &edit)
{
    Draft draft(project);
    const auto places = nestable(draft, edit);
    if (!places)
        return fail(places);
    const TimeRange span = spanOf(*places);
    std::optional<TrackPlace> video, audio;
    for (const ClipPlace &place : *places) {
        auto &lowest = draft.track(place.track).kind == TrackKind::Video ? video : audio;
        if (!lowest || place.track.track < lowest->track)
            lowest = place.track;
    }
    const ClipId firstId = draft.newId<ClipId>();
    const ClipId secondId = video && audio ? draft.newId<ClipId>() : ClipId{};
    const LinkId link = video && audio ? draft.newId<LinkId>() : LinkId{};
    const auto inner = innerSequence(draft, *places, edit.name);
    draft.root().sequences.push_back(inner);
    for (const ClipPlace &place : *places)
        draft.clearRange(place.track, place.clip.range());
    ClipId id = firstId;
    for (const auto &lowest : {video, audio}) {
        if (!lowest)
            continue;
        ClipBody body;
        body.id = std::exchange(id, secondId);
        body.source = NestedSource{inner->id};
        body.length = span.length;
        body.link = link;
        const Status status = placeIntoGap(draft, *lowest,
                                           {span.start,
                                            std::make_shared<const ClipBody>(std::move(body))});
        if (!status)
            return fail(status);
    }
    Project result = std::move(draft).take();
    for (const auto &[id, depth] : nestingDepths(result)) {
        if (depth > kMaxNesting)
            return fail(ErrorKind::Refused,
                        tr("Sequences would be nested more than %1 levels deep.").arg(kMaxNesting));
    }
    return result;
}

Result<Project> apply(const Project &project, const Unnest &edit)
{
    Draft draft(project);
    const auto all = draft.withLinked({edit.clip}, edit.linked);
    if (!all)
        return fail(all);
    for (const ClipId id : *all) {
        const auto place = unnestable(draft, id);
        if (!place)
            return fail(place);
        if (const Status status = spread(draft, *place); !status)
            return fail(status);
    }
    return std::move(draft).take();
}

} // namespace weft
