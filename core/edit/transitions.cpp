#include "core/edit/transitions.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"

namespace weft {

namespace {

bool hasClipBefore(const Draft &draft, const ClipPlace &place)
{
    return place.index > 0
           && draft.track(place.track).clips.at(place.index - 1).end() == place.clip.start;
}

Status checkTransition(const AddTransition &edit)
{
    if (edit.kind != QLatin1String("dissolve"))
        return fail(
            ErrorKind::Refused,
            tr("The transition \"%1\" is not known to this version of Weft; known is dissolve.")
                .arg(edit.kind));
    if (edit.length < 1 || edit.before.value_or(0) < 0 || edit.before.value_or(0) > edit.length)
        return fail(ErrorKind::Refused, tr("A transition needs a length of at least 1 frame and a "
                                           "part before the cut between 0 and that."));
    return {};
}

} // namespace

Result<Project> apply(const Project &project, const AddTransition &edit)
{
    if (const Status status = checkTransition(edit); !status)
        return fail(status);
    Draft draft(project);
    const auto clips = draft.withLinked({edit.clip}, edit.linked);
    if (!clips)
        return fail(clips);
    for (const ClipId id : *clips) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        if (!hasClipBefore(draft, *place)) {
            if (id != edit.clip)
                continue;
            return fail(ErrorKind::Refused, tr("No clip ends where the clip at frame %1 of track "
                                               "%2 starts, so there is no cut to put a "
                                               "transition on. Use a fade.")
                                                .arg(place->clip.start)
                                                .arg(draft.track(place->track).name));
        }
        ClipBody body = *place->clip.body;
        body.transition = Transition{draft.newId<TransitionId>(), edit.kind, edit.length,
                                     edit.before.value_or(edit.length / 2)};
        draft.setBody(*place, std::move(body));
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveTransition &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedClip(edit.clip);
    if (!place)
        return fail(place);
    if (!place->clip->transition)
        return fail(ErrorKind::Refused,
                    tr("There is no transition at the start of the clip at frame %1.")
                        .arg(place->clip.start));
    ClipBody body = *place->clip.body;
    body.transition.reset();
    draft.setBody(*place, std::move(body));
    return std::move(draft).take();
}

} // namespace weft
