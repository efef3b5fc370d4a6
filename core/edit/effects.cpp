#include "core/edit/effects.h"

#include "core/base/translate.h"
#include "core/edit/effect_list.h"

#include <algorithm>

namespace weft {

namespace {

/// Adds a copy of an effect, with an id of its own, to those of an owner.
Status addTo(Draft &draft, const EffectOwner &owner, Effect effect)
{
    auto list = EffectList::of(draft, owner);
    if (!list)
        return fail(list);
    effect.id = draft.newId<EffectId>();
    if (const Status status = list->check(draft, effect); !status)
        return status;
    list->effects.push_back(std::move(effect));
    return list->put(draft);
}

/// The one owner that an edit names.
Result<EffectOwner> ownerOf(const AddEffect &edit)
{
    std::vector<EffectOwner> owners;
    if (edit.clip)
        owners.emplace_back(edit.clip);
    if (edit.track)
        owners.emplace_back(edit.track);
    if (edit.master)
        owners.emplace_back(edit.master);
    if (owners.size() != 1)
        return fail(ErrorKind::Refused,
                    tr("An effect is added to a clip, a track or a sequence's master: name one."));
    return owners.front();
}

/// Changes the list that an effect is in: `change` gets the list, with the effect's place in it,
/// and says what is wrong, if anything is.
template<typename Change>
Result<Project> changeList(const Project &project, EffectId effect, const Change &change)
{
    Draft draft(project);
    auto list = EffectList::with(draft, effect);
    if (!list)
        return fail(list);
    if (const Status status = change(*list, draft); !status)
        return fail(status);
    if (const Status status = list->put(draft); !status)
        return fail(status);
    return std::move(draft).take();
}

/// Changes the keyframes of a number parameter: `change` gets its curve and says what is wrong, if
/// anything is. A parameter that is not set starts from its default.
template<typename Change>
Result<Project> changeCurve(const Project &project, EffectId id, const QString &parameter,
                            const Change &change)
{
    return changeList(project, id, [&](EffectList &list, const Draft &draft) -> Status {
        Effect &effect = list.effects[list.found];
        const ParameterType *known = list.parameter(effect, parameter);
        if (known && known->kind != ParameterKind::Number)
            return fail(ErrorKind::Refused,
                        tr("\"%1\" of the effect \"%2\" is no number, so it has no keyframes.")
                            .arg(parameter, effect.type));
        Parameter &value = effect.parameters
                               .try_emplace(parameter, Curve(known ? known->defaultNumber : 0))
                               .first->second;
        if (auto *curve = std::get_if<Curve>(&value)) { // check() refuses all others
            if (const Status status = change(*curve); !status)
                return status;
        }
        return list.check(draft, effect);
    });
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
    const auto owner = ownerOf(edit);
    if (!owner)
        return fail(owner);
    if (const Status status = addTo(draft, *owner, std::move(effect)); !status)
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
    return changeList(project, edit.effect, [&](EffectList &list, const Draft &draft) {
        Effect &effect = list.effects[list.found];
        effect.enabled = edit.enabled.value_or(effect.enabled);
        for (const auto &[id, value] : edit.parameters)
            effect.parameters[id] = value;
        return list.check(draft, effect);
    });
}

Result<Project> apply(const Project &project, const MoveEffect &edit)
{
    return changeList(project, edit.effect, [&](EffectList &list, const Draft &) -> Status {
        auto &effects = list.effects;
        const auto wanted = static_cast<std::int64_t>(list.found) + edit.by;
        if (wanted < 0 || wanted >= static_cast<std::int64_t>(effects.size()))
            return fail(ErrorKind::Refused,
                        tr("The effect cannot move %1 places: there are %2 effects.")
                            .arg(edit.by)
                            .arg(effects.size()));
        Effect moved = std::move(effects[list.found]);
        effects.erase(effects.begin() + static_cast<std::ptrdiff_t>(list.found));
        effects.insert(effects.begin() + wanted, std::move(moved));
        return {};
    });
}

Result<Project> apply(const Project &project, const RemoveEffect &edit)
{
    return changeList(project, edit.effect, [](EffectList &list, const Draft &) -> Status {
        list.effects.erase(list.effects.begin() + static_cast<std::ptrdiff_t>(list.found));
        return {};
    });
}

} // namespace weft
