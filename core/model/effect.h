#pragma once

#include "core/model/curve.h"
#include "core/model/id.h"
#include "core/model/unknown_fields.h"

#include <QString>

#include <map>
#include <variant>

namespace weft {

/// One setting of an effect: a number (constant or keyframed), a switch, or a text (choice, colour,
/// path).
using Parameter = std::variant<Curve, bool, QString>;

/// An effect on a clip. What the type means and which parameters it has stands in the effect table;
/// a parameter that is absent has its default. Effects apply in list order. An unknown type is
/// kept, listed by `check` and refused by a render.
struct Effect
{
    EffectId id;
    QString type; ///< EffectType::id, such as "transform"
    bool enabled = true;
    std::map<QString, Parameter> parameters;
    UnknownFields unknown;

    friend bool operator==(const Effect &, const Effect &) = default;
};

} // namespace weft
