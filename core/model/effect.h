#pragma once

#include "core/model/curve.h"
#include "core/model/id.h"
#include "core/model/unknown_fields.h"

#include <QString>

#include <map>
#include <variant>

namespace weft {

/// One setting of an effect or a transition: a number (constant or keyframed), a switch, a text
/// (choice, colour), a file of the bin, or a track of the same sequence. ParameterType says which
/// it must be.
using Parameter = std::variant<Curve, bool, QString, MediaId, TrackId>;
/// By the parameter's id. One that is absent has its default.
using Parameters = std::map<QString, Parameter>;

/// An effect on a clip, or on the sound of a track or a sequence. What the type means and which
/// parameters it has stands in the effect table, for sound in that of sound effects. Effects apply
/// in list order. An unknown type is kept, listed by `check` and refused by a render.
struct Effect
{
    EffectId id;
    QString type; ///< EffectType::id or SoundEffectType::id, such as "transform"
    bool enabled = true;
    Parameters parameters;
    UnknownFields unknown;

    friend bool operator==(const Effect &, const Effect &) = default;
};

} // namespace weft
