#include "core/edit/effects.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/effects/effect_table.h"

#include <algorithm>

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

/// Adds a copy of an effect, with an id of its own, to a clip.
Status addTo(Draft &draft, ClipId clip, Effect effect)
{
    const auto place = draft.unlockedClip(clip);
    if (!place)
        return fail(place);
    if (draft.track(place->track).kind != TrackKind::Video)
        return fail(ErrorKind::Refused,
                    tr("The effect \"%1\" is for pictures; the clip at frame %2 is sound.")
                        .arg(effect.type)
                        .arg(place->clip.start));
    effect.id = draft.newId<EffectId>();
    if (const Status status = checkEffect(effect); !status)
        return status;
    ClipBody body = *place->clip.body;
    body.effects.push_back(std::move(effect));
    if (const Status status = draft.checkMedia(body); !status)
        return status;
    draft.setBody(*place, std::move(body));
    return {};
}

/// Changes the keyframes of a number parameter: `change` gets its curve and says what is wrong, if
/// anything is. A parameter that is not set starts from its default.
template<typename Change>
Result<Project> changeCurve(const Project &project, EffectId id, const QString &parameter,
                            const Change &change)
{
    Draft draft(project);
    const auto place = findEffect(draft, id);
    if (!place)
        return fail(place);
    ClipBody body = *place->clip.clip.body;
    Effect &effect = body.effects[place->index];
    const EffectType *type = findEffectType(effect.type);
    const ParameterType *known = type ? type->parameter(parameter) : nullptr;
    if (known && known->kind != ParameterKind::Number)
        return fail(ErrorKind::Refused, tr("\"%1\" of the effect \"%2\" is no number, so it has no "
                                           "keyframes.")
                                            .arg(parameter, effect.type));
    Parameter &value = effect.parameters
                           .try_emplace(parameter, Curve(known ? known->defaultNumber : 0))
                           .first->second;
    if (auto *curve = std::get_if<Curve>(&value)) { // checkEffect() refuses all others
        if (const Status status = change(*curve); !status)
            return fail(status);
    }
    if (const Status status = checkEffect(effect); !status)
        return fail(status);
    draft.setBody(place->clip, std::move(body));
    return std::move(draft).take();
}

auto keyAt(Curve &curve, std::int64_t frame)
{
    return std::lower_bound(curve.keyframes.begin(), curve.keyframes.end(), frame,
                            [](const Keyframe &key, std::int64_t wanted) {
                                return key.frame < wanted;
                            });
}

bool hasKeyAt(Curve &curve, std::int64_t frame)
{
    const auto found = keyAt(curve, frame);
    return found != curve.keyframes.end() && found->frame == frame;
}

tl::unexpected<Error> noKeyAt(const QString &parameter, std::int64_t frame)
{
    return fail(ErrorKind::Refused,
                tr("\"%1\" has no keyframe at frame %2 of its clip.").arg(parameter).arg(frame));
}

void setKey(Curve &curve, const Keyframe &key)
{
    if (hasKeyAt(curve, key.frame))
        *keyAt(curve, key.frame) = key;
    else
        curve.keyframes.insert(keyAt(curve, key.frame), key);
    curve.constant = 0; // means nothing beside keyframes, and is not saved
}

} // namespace

Result<Project> apply(const Project &project, const AddEffect &edit)
{
    Draft draft(project);
    Effect effect;
    effect.type = edit.type;
    effect.parameters = edit.parameters;
    if (const Status status = addTo(draft, edit.clip, std::move(effect)); !status)
        return fail(status);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const PasteEffects &edit)
{
    if (edit.effects.empty() || edit.to.empty())
        return fail(ErrorKind::Refused, tr("There are no effects to paste, or no clips for them."));
    Draft draft(project);
    for (const ClipId clip : edit.to) {
        for (const Effect &effect : edit.effects) {
            if (const Status status = addTo(draft, clip, effect); !status)
                return fail(status);
        }
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetKeyframe &edit)
{
    return changeCurve(project, edit.effect, edit.parameter, [&](Curve &curve) -> Status {
        setKey(curve, edit.key);
        return {};
    });
}

Result<Project> apply(const Project &project, const MoveKeyframe &edit)
{
    return changeCurve(project, edit.effect, edit.parameter, [&](Curve &curve) -> Status {
        if (!hasKeyAt(curve, edit.frame))
            return noKeyAt(edit.parameter, edit.frame);
        if (edit.to != edit.frame && hasKeyAt(curve, edit.to))
            return fail(ErrorKind::Refused,
                        tr("\"%1\" has a keyframe at frame %2 already: remove it first.")
                            .arg(edit.parameter)
                            .arg(edit.to));
        Keyframe key = *keyAt(curve, edit.frame);
        curve.keyframes.erase(keyAt(curve, edit.frame));
        key.frame = edit.to;
        setKey(curve, key);
        return {};
    });
}

Result<Project> apply(const Project &project, const RemoveKeyframe &edit)
{
    return changeCurve(project, edit.effect, edit.parameter, [&](Curve &curve) -> Status {
        if (!hasKeyAt(curve, edit.frame))
            return noKeyAt(edit.parameter, edit.frame);
        const auto key = keyAt(curve, edit.frame);
        if (curve.keyframes.size() == 1)
            curve.constant = key->value;
        curve.keyframes.erase(key);
        return {};
    });
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
    if (const Status status = draft.checkMedia(body); !status)
        return fail(status);
    draft.setBody(place->clip, std::move(body));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const MoveEffect &edit)
{
    Draft draft(project);
    const auto place = findEffect(draft, edit.effect);
    if (!place)
        return fail(place);
    ClipBody body = *place->clip.clip.body;
    const auto wanted = static_cast<std::int64_t>(place->index) + edit.by;
    if (wanted < 0 || wanted >= static_cast<std::int64_t>(body.effects.size()))
        return fail(ErrorKind::Refused,
                    tr("The effect cannot move %1 places: the clip has %2 effects.")
                        .arg(edit.by)
                        .arg(body.effects.size()));
    Effect moved = std::move(body.effects[place->index]);
    body.effects.erase(body.effects.begin() + static_cast<std::ptrdiff_t>(place->index));
    body.effects.insert(body.effects.begin() + wanted, std::move(moved));
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
