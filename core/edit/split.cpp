#include "core/edit/split.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"

namespace weft {

namespace {

/// Why two clips are not halves of one; empty if they are.
QString whyNotOne(const Clip &left, const Clip &right, const FrameRate &rate)
{
    if (left.end() != right.start)
        return tr("there is a gap between them");
    if (left->source != right->source)
        return tr("they show different things");
    if (left->speed != right->speed)
        return tr("they play at different speeds");
    if (left->remap != right->remap)
        return tr("they are retimed differently");
    if (materialTimeAt(*left.body, left->length, rate) != right->in)
        return tr("the second does not go on where the first stops");
    if (left->fit != right->fit || left->gainDb != right->gainDb || left->pan != right->pan
        || left->keepsPitch != right->keepsPitch || left->channels != right->channels
        || left->enabled != right->enabled || left->name != right->name)
        return tr("they have different settings");
    return {};
}

Status joinAt(Draft &draft, ClipId id)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    const ClipList &clips = draft.track(place->track).clips;
    if (place->index == 0)
        return fail(ErrorKind::Refused,
                    tr("There is no clip before the one at frame %1 of track %2.")
                        .arg(place->clip.start)
                        .arg(draft.track(place->track).name));
    const Clip left = clips.at(place->index - 1);
    const QString why = whyNotOne(left, place->clip, draft.rateOf(place->track));
    if (!why.isEmpty())
        return fail(ErrorKind::Refused,
                    tr("The clips at frames %1 and %2 of track %3 cannot become one: %4.")
                        .arg(left.start)
                        .arg(place->clip.start)
                        .arg(draft.track(place->track).name, why));
    ClipBody body = *left.body;
    body.length += place->clip->length;
    body.fadeOut = place->clip->fadeOut;
    draft.setClips(place->track,
                   clips.removed(place->index)
                       .replaced(place->index - 1,
                                 {left.start, std::make_shared<const ClipBody>(std::move(body))}));
    return {};
}

} // namespace

Result<Project> apply(const Project &project, const Split &edit)
{
    Draft draft(project);
    const auto places = draft.unlockedTracks(edit.track ? std::vector{edit.track}
                                                        : std::vector<TrackId>(),
                                             edit.sequence);
    if (!places)
        return fail(places);
    bool hasCut = false;
    for (const TrackPlace &place : *places) {
        const std::size_t before = draft.track(place).clips.size();
        draft.splitAt(place, edit.at);
        hasCut = hasCut || draft.track(place).clips.size() != before;
    }
    if (!hasCut)
        return fail(ErrorKind::Refused,
                    tr("No clip plays across frame %1, so there is nothing to split.")
                        .arg(edit.at));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Join &edit)
{
    Draft draft(project);
    const auto clips = draft.withLinked({edit.clip}, edit.linked);
    if (!clips)
        return fail(clips);
    for (const ClipId id : *clips) {
        if (const Status status = joinAt(draft, id); !status)
            return fail(status);
    }
    return std::move(draft).take();
}

} // namespace weft
