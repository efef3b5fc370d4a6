#include "core/model/effect_table.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace weft {

namespace {

constexpr std::array kTransform{
    EffectParameter{"x", QT_TRANSLATE_NOOP("weft", "Position X"), "%", -1000, 1000, 0},
    EffectParameter{"y", QT_TRANSLATE_NOOP("weft", "Position Y"), "%", -1000, 1000, 0},
    EffectParameter{"scaleX", QT_TRANSLATE_NOOP("weft", "Scale X"), "%", 0, 10000, 100},
    EffectParameter{"scaleY", QT_TRANSLATE_NOOP("weft", "Scale Y"), "%", 0, 10000, 100},
    EffectParameter{"rotation", QT_TRANSLATE_NOOP("weft", "Rotation"), "°", -36000, 36000, 0},
    EffectParameter{"anchorX", QT_TRANSLATE_NOOP("weft", "Anchor X"), "%", -1000, 1000, 0},
    EffectParameter{"anchorY", QT_TRANSLATE_NOOP("weft", "Anchor Y"), "%", -1000, 1000, 0},
};

constexpr std::array kOpacity{
    EffectParameter{"opacity", QT_TRANSLATE_NOOP("weft", "Opacity"), "%", 0, 100, 100},
};

const std::array kEffectTypes{
    EffectType{"transform", QT_TRANSLATE_NOOP("weft", "Transform"),
               QT_TRANSLATE_NOOP("weft", "Geometry"), EffectSupport::Geometry, kTransform},
    EffectType{"opacity", QT_TRANSLATE_NOOP("weft", "Opacity"),
               QT_TRANSLATE_NOOP("weft", "Compositing"), EffectSupport::Pointwise, kOpacity},
};

QString known(const EffectType &type)
{
    QStringList names;
    for (const EffectParameter &parameter : type.parameters)
        names << QString::fromLatin1(parameter.id);
    return names.join(QLatin1String(", "));
}

bool isInRange(double value, const EffectParameter &parameter)
{
    return std::isfinite(value) && value >= parameter.minimum && value <= parameter.maximum;
}

Status checkCurve(const Curve &curve, const EffectType &type, const EffectParameter &parameter)
{
    bool inRange = !curve.isConstant() || isInRange(curve.constant, parameter);
    for (size_t i = 0; i < curve.keyframes.size(); ++i) {
        inRange = inRange && isInRange(curve.keyframes[i].value, parameter);
        if (i > 0 && curve.keyframes[i].frame <= curve.keyframes[i - 1].frame)
            return fail(
                ErrorKind::Refused,
                tr("The keyframes of \"%1\" in effect \"%2\" are out of order at frame %3: each "
                   "frame may appear once, rising.")
                    .arg(QLatin1String(parameter.id), QLatin1String(type.id))
                    .arg(curve.keyframes[i].frame));
    }
    if (!inRange)
        return fail(ErrorKind::Refused,
                    tr("A value of \"%1\" in effect \"%2\" is outside %3 to %4 %5.")
                        .arg(QLatin1String(parameter.id), QLatin1String(type.id))
                        .arg(parameter.minimum)
                        .arg(parameter.maximum)
                        .arg(QString::fromUtf8(parameter.unit)));
    return {};
}

} // namespace

const EffectParameter *EffectType::parameter(const QString &id) const
{
    for (const EffectParameter &candidate : parameters) {
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
    const EffectParameter *description = type->parameter(QString::fromLatin1(parameter));
    WEFT_ASSERT(description, return 0);
    const auto found = effect.parameters.find(QString::fromLatin1(parameter));
    const Curve *curve = found == effect.parameters.end() ? nullptr
                                                          : std::get_if<Curve>(&found->second);
    if (!curve)
        return description->defaultValue;
    // A Bezier handle may swing beyond the range that its keyframes keep.
    return std::clamp(curve->at(frame), description->minimum, description->maximum);
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
    for (const auto &[id, value] : effect.parameters) {
        const EffectParameter *parameter = type->parameter(id);
        if (!parameter)
            return fail(ErrorKind::Refused,
                        tr("The effect \"%1\" has no parameter \"%2\"; it has %3.")
                            .arg(effect.type, id, known(*type)));
        const Curve *curve = std::get_if<Curve>(&value);
        if (!curve)
            return fail(ErrorKind::Refused,
                        tr("\"%1\" in effect \"%2\" must be a number.").arg(id, effect.type));
        if (const Status status = checkCurve(*curve, *type, *parameter); !status)
            return status;
    }
    return {};
}

} // namespace weft
