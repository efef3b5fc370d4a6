#include "core/sound/sound_effect_table.h"

#include "core/base/translate.h"

#include <array>

namespace weft {

#define WEFT_SOUND_EFFECT(name) extern const SoundEffectType name;
#include "core/sound/sound_effect_list.inc"
#undef WEFT_SOUND_EFFECT

const ParameterType *SoundEffectType::parameter(const QString &wanted) const
{
    for (const ParameterType &candidate : parameters) {
        if (wanted == QLatin1String(candidate.id))
            return &candidate;
    }
    return nullptr;
}

const ParameterType *SoundEffectType::sideChain() const
{
    for (const ParameterType &candidate : parameters) {
        if (candidate.kind == ParameterKind::Track)
            return &candidate;
    }
    return nullptr;
}

std::span<const SoundEffectType> soundEffectTypes()
{
#define WEFT_SOUND_EFFECT(name) name,
    static const std::array kTypes{
#include "core/sound/sound_effect_list.inc"
    };
#undef WEFT_SOUND_EFFECT
    return kTypes;
}

const SoundEffectType *findSoundEffectType(const QString &id)
{
    for (const SoundEffectType &type : soundEffectTypes()) {
        if (id == QLatin1String(type.id))
            return &type;
    }
    return nullptr;
}

Status checkSoundEffect(const Effect &effect)
{
    const SoundEffectType *type = findSoundEffectType(effect.type);
    if (!type)
        return fail(ErrorKind::Refused,
                    tr("The sound effect \"%1\" is not known to this version of Weft: update Weft, "
                       "or remove the effect.")
                        .arg(effect.type));
    return checkParameters(effect.parameters, type->parameters,
                           tr("the effect \"%1\"").arg(effect.type));
}

} // namespace weft
