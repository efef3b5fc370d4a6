#include "core/effects/effect_table.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"

#include <array>

namespace weft {

#define WEFT_EFFECT(name) extern const EffectType name;
#include "core/effects/effect_list.inc"
#undef WEFT_EFFECT

const ParameterType *EffectType::parameter(const QString &id) const
{
    for (const ParameterType &candidate : parameters) {
        if (id == QLatin1String(candidate.id))
            return &candidate;
    }
    return nullptr;
}

std::span<const EffectType> effectTypes()
{
#define WEFT_EFFECT(name) name,
    static const std::array kTypes{
#include "core/effects/effect_list.inc"
    };
#undef WEFT_EFFECT
    return kTypes;
}

const EffectType *findEffectType(const QString &id)
{
    for (const EffectType &type : effectTypes()) {
        if (id == QLatin1String(type.id))
            return &type;
    }
    return nullptr;
}

double parameterAt(const Effect &effect, const char *parameter, double frame)
{
    const EffectType *type = findEffectType(effect.type);
    WEFT_ASSERT(type, return 0);
    const ParameterType *description = type->parameter(QString::fromLatin1(parameter));
    WEFT_ASSERT(description, return 0);
    return numberAt(effect.parameters, *description, frame);
}

QString effectNames(const std::vector<Effect> &effects)
{
    QStringList names;
    for (const Effect &effect : effects) {
        const EffectType *type = findEffectType(effect.type);
        names << (type ? tr(type->label) : effect.type);
    }
    return names.join(QLatin1String(", "));
}

Status checkEffect(const Effect &effect)
{
    const EffectType *type = findEffectType(effect.type);
    if (!type)
        return fail(
            ErrorKind::Refused,
            tr("The effect \"%1\" is not known to this version of Weft: update Weft, or remove the "
               "effect.")
                .arg(effect.type));
    return checkParameters(effect.parameters, type->parameters,
                           tr("the effect \"%1\"").arg(effect.type));
}

} // namespace weft
