#include "core/model/parameter_type.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

/// The value that is set for a parameter, if it is of a kind.
template<typename Kind>
const Kind *set(const Parameters &parameters, const char *id)
{
    const auto found = parameters.find(QString::fromLatin1(id));
    return found == parameters.end() ? nullptr : std::get_if<Kind>(&found->second);
}

template<typename Things>
QString idsOf(const Things &things)
{
    QStringList ids;
    for (const auto &thing : things)
        ids << QString::fromLatin1(thing.id);
    return ids.isEmpty() ? tr("none") : ids.join(QLatin1String(", "));
}

bool isInRange(double value, const ParameterType &type)
{
    return std::isfinite(value) && value >= type.minimum && value <= type.maximum;
}

Status checkCurve(const Curve &curve, const ParameterType &type, const QString &owner)
{
    bool inRange = !curve.isConstant() || isInRange(curve.constant, type);
    for (std::size_t i = 0; i < curve.keyframes.size(); ++i) {
        inRange = inRange && isInRange(curve.keyframes[i].value, type);
        if (i > 0 && curve.keyframes[i].frame <= curve.keyframes[i - 1].frame)
            return fail(ErrorKind::Refused,
                        tr("The keyframes of \"%1\" in %2 are out of order at frame %3: each frame "
                           "may appear once, rising.")
                            .arg(QLatin1String(type.id), owner)
                            .arg(curve.keyframes[i].frame));
    }
    if (!inRange)
        return fail(ErrorKind::Refused, tr("A value of \"%1\" in %2 is outside %3 to %4 %5.")
                                            .arg(QLatin1String(type.id), owner)
                                            .arg(type.minimum)
                                            .arg(type.maximum)
                                            .arg(QString::fromUtf8(type.unit))
                                            .replace(QLatin1String(" ."), QLatin1String(".")));
    return {};
}

Status checkChoice(const QString &value, const ParameterType &type, const QString &owner)
{
    const bool isKnown = std::any_of(type.choices.begin(), type.choices.end(),
                                     [&](const ParameterChoice &choice) {
                                         return value == QLatin1String(choice.id);
                                     });
    if (isKnown)
        return {};
    return fail(ErrorKind::Refused,
                tr("\"%1\" in %2 cannot be \"%3\"; it is one of %4.")
                    .arg(QLatin1String(type.id), owner, value, idsOf(type.choices)));
}

Status wrongKind(const ParameterType &type, const QString &owner, const QString &wanted)
{
    return fail(ErrorKind::Refused,
                tr("\"%1\" in %2 must be %3.").arg(QLatin1String(type.id), owner, wanted));
}

Status checkValue(const Parameter &value, const ParameterType &type, const QString &owner)
{
    const auto *curve = std::get_if<Curve>(&value);
    const auto *text = std::get_if<QString>(&value);
    switch (type.kind) {
    case ParameterKind::Number:
        return curve ? checkCurve(*curve, type, owner)
                     : wrongKind(type, owner, tr("a number or keyframes"));
    case ParameterKind::Switch:
        return std::holds_alternative<bool>(value) ? Status()
                                                   : wrongKind(type, owner, tr("true or false"));
    case ParameterKind::Choice:
        return text ? checkChoice(*text, type, owner)
                    : wrongKind(type, owner, tr("one of %1").arg(idsOf(type.choices)));
    case ParameterKind::Colour:
        return text && colourFromText(*text)
                   ? Status()
                   : wrongKind(type, owner,
                               tr("a colour such as \"#ff8800\", or \"#ff880080\" with alpha"));
    case ParameterKind::Path:
        if (!text)
            return wrongKind(type, owner, tr("SVG path data: text"));
        if (const auto outline = readOutline(*text); !outline)
            return fail(ErrorKind::Refused,
                        tr("\"%1\" in %2: %3")
                            .arg(QLatin1String(type.id), owner, outline.error().message));
        return {};
    case ParameterKind::Media:
        return std::holds_alternative<MediaId>(value)
                   ? Status()
                   : wrongKind(type, owner, tr("a file of the bin: {\"media\": id}"));
    case ParameterKind::Track:
        return std::holds_alternative<TrackId>(value)
                   ? Status()
                   : wrongKind(type, owner, tr("a track: {\"track\": id}"));
    }
    WEFT_ASSERT(false, return {});
    return {};
}

} // namespace

double numberAt(const Parameters &parameters, const ParameterType &type, double frame)
{
    const Curve *curve = set<Curve>(parameters, type.id);
    // A Bezier handle may swing beyond the range that its keyframes keep.
    return curve ? std::clamp(curve->at(frame), type.minimum, type.maximum) : type.defaultNumber;
}

bool isKeyframed(const Parameters &parameters, const char *id)
{
    const Curve *curve = set<Curve>(parameters, id);
    return curve && !curve->isConstant();
}

bool isKeyframed(const Parameters &parameters)
{
    return std::any_of(parameters.begin(), parameters.end(), [](const auto &entry) {
        const Curve *curve = std::get_if<Curve>(&entry.second);
        return curve && !curve->isConstant();
    });
}

bool switchOf(const Parameters &parameters, const ParameterType &type)
{
    const bool *value = set<bool>(parameters, type.id);
    return value ? *value : type.defaultNumber != 0;
}

std::size_t choiceOf(const Parameters &parameters, const ParameterType &type)
{
    const QString *value = set<QString>(parameters, type.id);
    for (std::size_t i = 0; value && i < type.choices.size(); ++i) {
        if (*value == QLatin1String(type.choices[i].id))
            return i;
    }
    return 0;
}

Colour colourOf(const Parameters &parameters, const ParameterType &type)
{
    const QString *value = set<QString>(parameters, type.id);
    const auto colour = value ? colourFromText(*value) : std::nullopt;
    return colour ? *colour
                  : colourFromText(QString::fromLatin1(type.defaultColour)).value_or(Colour());
}

Outline outlineOf(const Parameters &parameters, const ParameterType &type)
{
    const QString *value = set<QString>(parameters, type.id);
    return value ? readOutline(*value).value_or(Outline()) : Outline();
}

MediaId mediaOf(const Parameters &parameters, const ParameterType &type)
{
    const MediaId *value = set<MediaId>(parameters, type.id);
    return value ? *value : MediaId();
}

TrackId trackOf(const Parameters &parameters, const ParameterType &type)
{
    const TrackId *value = set<TrackId>(parameters, type.id);
    return value ? *value : TrackId();
}

Status checkParameters(const Parameters &parameters, std::span<const ParameterType> types,
                       const QString &owner)
{
    for (const auto &[id, value] : parameters) {
        const auto type = std::find_if(types.begin(), types.end(),
                                       [&name = id](const ParameterType &candidate) {
                                           return name == QLatin1String(candidate.id);
                                       });
        if (type == types.end())
            return fail(ErrorKind::Refused, tr("\"%1\" is no parameter of %2; it has %3.")
                                                .arg(id, owner, idsOf(types)));
        if (const Status status = checkValue(value, *type, owner); !status)
            return status;
    }
    return {};
}

} // namespace weft
