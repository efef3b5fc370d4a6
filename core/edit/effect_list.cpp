#include "core/edit/effect_list.h"

#include "core/base/translate.h"
#include "core/effects/effect_table.h"
#include "core/sound/sound_effect_table.h"

#include <algorithm>

namespace weft {

namespace {

std::optional<std::size_t> indexOf(const std::vector<Effect> &effects, EffectId id)
{
    const auto found = std::ranges::find(effects, id, &Effect::id);
    if (found == effects.end())
        return {};
    return static_cast<std::size_t>(found - effects.begin());
}

std::optional<EffectOwner> ownerOf(const Project &project, EffectId id)
{
    for (const auto &sequence : project.sequences) {
        if (indexOf(sequence->master.effects, id))
            return sequence->id;
        for (const auto &track : sequence->tracks) {
            if (indexOf(track->effects, id))
                return track->id;
            for (const Clip &clip : track->clips) {
                if (indexOf(clip->effects, id))
                    return clip->id;
            }
        }
    }
    return {};
}

} // namespace

Result<EffectList> EffectList::of(const Draft &draft, const EffectOwner &owner)
{
    EffectList list;
    if (const auto *clip = std::get_if<ClipId>(&owner)) {
        const auto place = draft.unlockedClip(*clip);
        if (!place)
            return fail(place);
        list.m_place = *place;
        list.m_sequence = place->track.sequence;
        list.m_isSound = draft.track(place->track).kind == TrackKind::Audio;
        list.effects = place->clip->effects;
    } else if (const auto *track = std::get_if<TrackId>(&owner)) {
        const auto place = draft.track(*track);
        if (!place)
            return fail(place);
        const Track &found = draft.track(*place);
        if (found.kind != TrackKind::Audio)
            return fail(ErrorKind::Refused,
                        tr("Track %1 has pictures; only a sound track has effects of its own: put "
                           "an adjustment above the clips.")
                            .arg(found.name));
        list.m_place = *place;
        list.m_sequence = place->sequence;
        list.m_isSound = true;
        list.effects = found.effects;
    } else {
        const auto index = draft.sequenceIndex(std::get<SequenceId>(owner));
        if (!index)
            return fail(index);
        list.m_place = *index;
        list.m_sequence = *index;
        list.m_isSound = true;
        list.effects = draft.sequence(*index).master.effects;
    }
    return list;
}

Result<EffectList> EffectList::with(const Draft &draft, EffectId effect)
{
    const auto owner = ownerOf(draft.project(), effect);
    if (!owner)
        return fail(ErrorKind::Refused,
                    tr("There is no effect with the id %1 in this project.").arg(effect.value));
    auto list = of(draft, *owner);
    if (list)
        list->found = *indexOf(list->effects, effect);
    return list;
}

const ParameterType *EffectList::parameter(const Effect &effect, const QString &id) const
{
    if (m_isSound) {
        const SoundEffectType *type = findSoundEffectType(effect.type);
        return type ? type->parameter(id) : nullptr;
    }
    const EffectType *type = findEffectType(effect.type);
    return type ? type->parameter(id) : nullptr;
}

Status EffectList::check(const Draft &draft, const Effect &effect) const
{
    if (m_isSound && findEffectType(effect.type))
        return fail(ErrorKind::Refused,
                    tr("The effect \"%1\" is for pictures, and this is sound.").arg(effect.type));
    if (!m_isSound && findSoundEffectType(effect.type))
        return fail(ErrorKind::Refused,
                    tr("The effect \"%1\" is for sound, and this is a picture.").arg(effect.type));
    if (!m_isSound)
        return checkEffect(effect);
    if (const Status status = checkSoundEffect(effect); !status)
        return status;
    return checkSideChain(draft, effect);
}

Status EffectList::checkSideChain(const Draft &draft, const Effect &effect) const
{
    const ParameterType *sideChain = findSoundEffectType(effect.type)->sideChain();
    if (!sideChain)
        return {};
    if (std::holds_alternative<ClipPlace>(m_place))
        return fail(ErrorKind::Refused,
                    tr("The effect \"%1\" listens to a track, so it can be on tracks and masters "
                       "alone.")
                        .arg(effect.type));
    const TrackId listened = trackOf(effect.parameters, *sideChain);
    const auto &tracks = draft.sequence(m_sequence).tracks;
    const bool isThere = std::any_of(tracks.begin(), tracks.end(), [&](const auto &track) {
        return track->id == listened && track->kind == TrackKind::Audio;
    });
    if (listened && !isThere)
        return fail(ErrorKind::Refused,
                    tr("The effect \"%1\" listens to track %2, which is no sound track of its "
                       "sequence.")
                        .arg(effect.type)
                        .arg(listened.value));
    return {};
}

Status EffectList::put(Draft &draft) const
{
    if (const auto *clip = std::get_if<ClipPlace>(&m_place)) {
        ClipBody body = *clip->clip.body;
        body.effects = effects;
        if (const Status status = draft.checkMedia(body); !status)
            return status;
        draft.setBody(*clip, std::move(body));
    } else if (const auto *track = std::get_if<TrackPlace>(&m_place)) {
        draft.writable(*track).effects = effects;
    } else {
        draft.writable(m_sequence).master.effects = effects;
    }
    return {};
}

} // namespace weft
