#include "core/model/effect_table.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"

#include <array>

namespace weft {

namespace {

constexpr std::array kTransform{
    ParameterType::number("x", QT_TRANSLATE_NOOP("weft", "Position X"), "%", -1000, 1000, 0),
    ParameterType::number("y", QT_TRANSLATE_NOOP("weft", "Position Y"), "%", -1000, 1000, 0),
    ParameterType::number("scaleX", QT_TRANSLATE_NOOP("weft", "Scale X"), "%", 0, 10000, 100),
    ParameterType::number("scaleY", QT_TRANSLATE_NOOP("weft", "Scale Y"), "%", 0, 10000, 100),
    ParameterType::number("rotation", QT_TRANSLATE_NOOP("weft", "Rotation"), "°", -36000, 36000, 0),
    ParameterType::number("anchorX", QT_TRANSLATE_NOOP("weft", "Anchor X"), "%", -1000, 1000, 0),
    ParameterType::number("anchorY", QT_TRANSLATE_NOOP("weft", "Anchor Y"), "%", -1000, 1000, 0),
};

constexpr std::array kOpacity{
    ParameterType::number("opacity", QT_TRANSLATE_NOOP("weft", "Opacity"), "%", 0, 100, 100),
};

const std::array kEffectTypes{
    EffectType{"transform", QT_TRANSLATE_NOOP("weft", "Transform"),
               QT_TRANSLATE_NOOP("weft", "Geometry"), EffectSupport::Geometry, kTransform},
    EffectType{"opacity", QT_TRANSLATE_NOOP("weft", "Opacity"),
               QT_TRANSLATE_NOOP("weft", "Compositing"), EffectSupport::Pointwise, kOpacity},
};

} // namespace

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
    return kEffectTypes;
}

const EffectType *findEffectType(const QString &id)
{
    for (const EffectType &type : kEffectTypes) {
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
