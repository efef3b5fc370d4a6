#pragma once

#include "core/base/result.h"
#include "core/model/effect.h"

#include <span>

namespace weft {

/// Which other pixels and frames an effect looks at; decides how the renderer may cut its work.
enum class EffectSupport {
    Geometry,  ///< moves the picture: folded into the clip's placement
    Pointwise, ///< each pixel by itself: fused into one pass
};

/// A parameter of an effect. Labels are translated when shown.
struct EffectParameter
{
    const char *id;    ///< in files and scripts
    const char *label; ///< for people
    const char *unit;  ///< "%", "°", or ""
    double minimum;    ///< inclusive
    double maximum;    ///< inclusive
    double defaultValue;
};

/// An effect as data: file format, script, inspector, documentation and tests are made from this
/// entry. All parameters there are so far are numbers, and all of them can be keyframed.
struct EffectType
{
    const char *id;
    const char *label;
    const char *group;
    EffectSupport support;
    std::span<const EffectParameter> parameters;

    /// Nothing where there is none of that name.
    const EffectParameter *parameter(const QString &id) const;
};

/// Every effect there is, in the order shown.
std::span<const EffectType> effectTypes();

/// Nothing for an unknown id.
const EffectType *findEffectType(const QString &id);

/// The value of a number parameter at a frame counted from the clip's start: what the curve says,
/// clamped to the parameter's range, or its default where the effect does not set it.
/// @pre the effect's type is known and has the parameter.
double parameterAt(const Effect &effect, const char *parameter, double frame);

/// Refused where the type or a parameter is unknown, a value has the wrong type or lies outside its
/// range, or keyframes are out of order. The sentence names the effect, the parameter and the
/// range.
Status checkEffect(const Effect &effect);

} // namespace weft
