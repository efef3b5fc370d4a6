#pragma once

#include "core/base/result.h"
#include "core/model/colour.h"
#include "core/model/effect.h"
#include "core/model/outline.h"

#include <span>

namespace weft {

/// What kind of value a parameter takes, and what it is in files and scripts.
enum class ParameterKind {
    Number, ///< 12.5, or {"keyframes": […]}
    Switch, ///< true or false
    Choice, ///< the id of one of its choices
    Colour, ///< "#rrggbb" or "#rrggbbaa"
    Media,  ///< {"media": id} of the bin: a picture, a look-up table
    Track,  ///< {"track": id} of the same sequence: one to listen to
    Path,   ///< closed outlines as SVG path data, "M 10 10 L 90 10 C 90 50 50 90 10 90 Z"
};

/// One of the values of a choice.
struct ParameterChoice
{
    const char *id;    ///< in files and scripts
    const char *label; ///< for people; translated when shown
};

/// A parameter of an effect or a transition, as data: file format, script, inspector, documentation
/// and tests are made from it. Make one with the functions below. Numbers can be keyframed, other
/// kinds cannot.
struct ParameterType
{
    const char *id;    ///< in files and scripts
    const char *label; ///< for people; translated when shown
    ParameterKind kind = ParameterKind::Number;
    const char *unit = "";                    ///< of a number: "%", "°", "px", "" …
    double minimum = 0;                       ///< of a number, inclusive
    double maximum = 0;                       ///< of a number, inclusive
    double defaultNumber = 0;                 ///< of a number; of a switch 0 or 1
    std::span<const ParameterChoice> choices; ///< of a choice; the first is the default
    const char *defaultColour = "";           ///< of a colour

    static constexpr ParameterType number(const char *id, const char *label, const char *unit,
                                          double minimum, double maximum, double defaultNumber)
    {
        return {id, label, ParameterKind::Number, unit, minimum, maximum, defaultNumber, {}, ""};
    }
    static constexpr ParameterType toggle(const char *id, const char *label, bool isOn)
    {
        return {id, label, ParameterKind::Switch, "", 0, 1, isOn ? 1.0 : 0.0, {}, ""};
    }
    static constexpr ParameterType choice(const char *id, const char *label,
                                          std::span<const ParameterChoice> choices)
    {
        return {id, label, ParameterKind::Choice, "", 0, 0, 0, choices, ""};
    }
    static constexpr ParameterType colour(const char *id, const char *label,
                                          const char *defaultColour)
    {
        return {id, label, ParameterKind::Colour, "", 0, 0, 0, {}, defaultColour};
    }
    /// Places in the outline are in percent of the frame's width and height.
    static constexpr ParameterType path(const char *id, const char *label)
    {
        return {id, label, ParameterKind::Path, "%", 0, 0, 0, {}, ""};
    }
    static constexpr ParameterType track(const char *id, const char *label)
    {
        return {id, label, ParameterKind::Track, "", 0, 0, 0, {}, ""};
    }
    static constexpr ParameterType media(const char *id, const char *label)
    {
        return {id, label, ParameterKind::Media, "", 0, 0, 0, {}, ""};
    }
};

/// The value of a number at a frame counted from the clip's (or the transition's) start: what the
/// curve says, clamped to the parameter's range, or its default where it is not set.
double numberAt(const Parameters &parameters, const ParameterType &type, double frame);
/// Whether a number changes with time.
bool isKeyframed(const Parameters &parameters, const char *id);
/// Whether any number does.
bool isKeyframed(const Parameters &parameters);
bool switchOf(const Parameters &parameters, const ParameterType &type);
/// The index of the chosen one.
std::size_t choiceOf(const Parameters &parameters, const ParameterType &type);
Colour colourOf(const Parameters &parameters, const ParameterType &type);
/// Empty where none is set.
Outline outlineOf(const Parameters &parameters, const ParameterType &type);
/// 0 where none is set.
MediaId mediaOf(const Parameters &parameters, const ParameterType &type);
/// 0 where none is set.
TrackId trackOf(const Parameters &parameters, const ParameterType &type);

/// Refused where a parameter is unknown, a value has the wrong kind or lies outside its range, or
/// keyframes are out of order. The sentence names owner, parameter and range.
/// @param owner as it stands in sentences: `effect "blur"`
Status checkParameters(const Parameters &parameters, std::span<const ParameterType> types,
                       const QString &owner);

} // namespace weft
