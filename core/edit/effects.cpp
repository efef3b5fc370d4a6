#include "core/edit/effects.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/model/effect_table.h"

namespace weft {

namespace {

struct EffectPlace
{
    ClipPlace clip;
    std::size_t index = 0;
};

Result<EffectPlace> findEffect(const Draft &draft, EffectId id)
{
    for (const auto &sequence : draft.project().sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                for (std::size_t i = 0; i < clip->effects.size(); ++i) {
                    if (clip->effects[i].id != id)
                        continue;
                    const auto place = draft.unlockedClip(clip->id);
                    if (!place)
                        return fail(place);
                    return EffectPlace{*place, i};
                }
            }
        }
    }
    return fail(ErrorKind::Refused,
                tr("There is no effect with the id %1 in this project.").arg(id.value));
}

} // namespace

Result<Project> apply(const Project &project, const AddEffect &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedClip(edit.clip);
    if (!place)
        return fail(place);
    if (draft.track(place->track).kind != TrackKind::Video)
        return fail(ErrorKind::Refused,
                    tr("The effect \"%1\" is for pictures; the clip at frame %2 is sound.")
                        .arg(edit.type)
                        .arg(place->clip.start));
    Effect effect;
    effect.id = draft.newId<EffectId>();
    effect.type = edit.type;
    effect.parameters = edit.parameters;
    if (const Status status = checkEffect(effect); !status)
        return fail(status);
    ClipBody body = *place->clip.body;
    body.effects.push_back(std::move(effect));
    draft.setBody(*place, std::move(body));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetEffect &edit)
{
    Draft draft(project);
    const auto place = findEffect(draft, edit.effect);
    if (!place)
        return fail(place);
    ClipBody body = *place->clip.clip.body;
    Effect &effect = body.effects[place->index];
    effect.enabled = edit.enabled.value_or(effect.enabled);
    for (const auto &[id, value] : edit.parameters)
        effect.parameters[id] = value;
    if (const Status status = checkEffect(effect); !status)
        return fail(status);
    draft.setBody(place->clip, std::move(body));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveEffect &edit)
{
    Draft draft(project);
    const auto place = findEffect(draft, edit.effect);
    if (!place)
        return fail(place);
    ClipBody body = *place->clip.clip.body;
    body.effects.erase(body.effects.begin() + static_cast<std::ptrdiff_t>(place->index));
    draft.setBody(place->clip, std::move(body));
    return std::move(draft).take();
}

} // namespace weft
