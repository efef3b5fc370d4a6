#pragma once

#include "core/model/curve.h"
#include "core/model/id.h"
#include "core/model/unknown_fields.h"

#include <QString>

#include <map>
#include <variant>

namespace weft {

/// One setting of an effect or a transition: a number (constant or keyframed), a switch, a text
/// (choice, colour), or a file of the bin. ParameterType says which it must be.
using Parameter = std::variant<Curve, bool, QString, MediaId>;
/// By the parameter's id. One that is absent has its default.
using Parameters = std::map<QString, Parameter>;

/// An effect on a clip. What the type means and which parameters it has stands in the effect table.
/// Effects apply in list order. An unknown type is
/// kept, listed by `check` and refused by a render.
struct Effect
{
    EffectId id;
    QString type; ///< EffectType::id, such as "transform"
    bool enabled = true;
    Parameters parameters;
    UnknownFields unknown;

    friend bool operator==(const Effect &, const Effect &) = default;
};

} // namespace weft
