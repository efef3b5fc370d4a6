#pragma once

#include "core/model/parameter_type.h"

namespace weft {

/// Which other pixels and frames an effect looks at; decides how the renderer may cut its work.
enum class EffectSupport {
    Geometry,  ///< moves the picture: folded into the clip's placement
    Pointwise, ///< each pixel by itself: fused into one pass
};

/// An effect as data: file format, script, inspector, documentation and tests are made from this
/// entry.
struct EffectType
{
    const char *id;
    const char *label;
    const char *group;
    EffectSupport support;
    std::span<const ParameterType> parameters;

    /// Nothing where there is none of that name.
    const ParameterType *parameter(const QString &id) const;
};

/// Every effect there is, in the order shown.
std::span<const EffectType> effectTypes();

/// Nothing for an unknown id.
const EffectType *findEffectType(const QString &id);

/// The value of a number at a frame counted from the clip's start, see numberAt().
/// @pre the effect's type is known and has that number.
double parameterAt(const Effect &effect, const char *parameter, double frame);

/// Refused where the type is unknown, and as checkParameters().
Status checkEffect(const Effect &effect);

} // namespace weft
