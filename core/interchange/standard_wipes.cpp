#include "core/interchange/standard_wipes.h"

#include "core/base/translate.h"
#include "core/transitions/transition_table.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace weft {

namespace {

struct CodedShape
{
    int number;
    WipeShape shape;
};

constexpr std::array kCodes{
    CodedShape{1, {"wipe", 1, 0}},
    CodedShape{2, {"wipe", 0, 1}},
    CodedShape{3, {"iris", -1, -1, "rectangle"}},
    CodedShape{4, {"iris", 1, -1, "rectangle"}},
    CodedShape{5, {"iris", 1, 1, "rectangle"}},
    CodedShape{6, {"iris", -1, 1, "rectangle"}},
    CodedShape{21, {"barn-doors", 1, 0}},
    CodedShape{22, {"barn-doors", 0, 1}},
    CodedShape{23, {"iris", 0, -1, "rectangle"}},
    CodedShape{24, {"iris", 1, 0, "rectangle"}},
    CodedShape{25, {"iris", 0, 1, "rectangle"}},
    CodedShape{26, {"iris", -1, 0, "rectangle"}},
    CodedShape{41, {"wipe", 1, 1}},
    CodedShape{42, {"wipe", -1, 1}},
    CodedShape{45, {"barn-doors", 1, 1}},
    CodedShape{46, {"barn-doors", -1, 1}},
    CodedShape{101, {"iris", 0, 0, "rectangle"}},
    CodedShape{102, {"iris", 0, 0, "diamond"}},
    CodedShape{119, {"iris", 0, 0, "circle"}},
    CodedShape{120, {"iris", 0, 0, "ellipse"}},
    CodedShape{201, {"clock-wipe", 0, -1}},
    CodedShape{202, {"clock-wipe", 1, 0}},
    CodedShape{203, {"clock-wipe", 0, 1}},
    CodedShape{204, {"clock-wipe", -1, 0}},
};

bool isKind(const QString &kind, const char *name)
{
    return kind == QLatin1String(name);
}

bool isStraight(const WipeShape &shape)
{
    return qstrcmp(shape.kind, "wipe") == 0 || qstrcmp(shape.kind, "barn-doors") == 0;
}

/// The angle that a shape has in a frame, in degrees. The edge of a diagonal wipe is parallel to
/// the frame's other diagonal.
double angleOf(const WipeShape &shape, const SequenceSettings &settings)
{
    constexpr double kDegrees = 180 / std::numbers::pi;
    if (isStraight(shape))
        return std::atan2(shape.y * settings.width, shape.x * settings.height) * kDegrees;
    return std::atan2(shape.x, -shape.y) * kDegrees; // of a clock: from twelve o'clock
}

void setNumber(Transition &transition, const char *id, double value)
{
    if (value != 0)
        transition.parameters[QString::fromLatin1(id)] = Curve(value);
}

const ParameterType &typeOf(const Transition &transition, const char *id)
{
    return *findTransitionType(transition.kind)->parameter(QString::fromLatin1(id));
}

/// A number that stays; nothing for one with keyframes.
std::optional<double> constant(const Transition &transition, const char *id)
{
    if (isKeyframed(transition.parameters, id))
        return {};
    return numberAt(transition.parameters, typeOf(transition, id), 0);
}

/// Whether a transition's angle is this one, but for whole periods.
bool hasAngle(const Transition &transition, double angle, double period)
{
    const auto has = constant(transition, "angle");
    return has && std::abs(std::remainder(*has - angle, period)) < 0.01;
}

bool isAt(const Transition &transition, double x, double y)
{
    const auto hasX = constant(transition, "x"), hasY = constant(transition, "y");
    return hasX && hasY && std::abs(*hasX - x) < 0.01 && std::abs(*hasY - y) < 0.01;
}

bool hasIris(const Transition &transition, const char *iris)
{
    const ParameterType &type = typeOf(transition, "shape");
    return qstrcmp(type.choices[choiceOf(transition.parameters, type)].id, iris) == 0;
}

/// Whether a transition is a shape, whichever way round.
bool isShape(const Transition &transition, const WipeShape &shape, const SequenceSettings &settings)
{
    if (!isKind(transition.kind, shape.kind))
        return false;
    if (shape.iris)
        return hasIris(transition, shape.iris) && isAt(transition, shape.x * 50, shape.y * 50);
    if (isKind(transition.kind, "clock-wipe") && !isAt(transition, 0, 0))
        return false;
    // Doors that open to both sides are the same after half a turn, and a wipe is reversed by one.
    return hasAngle(transition, angleOf(shape, settings), isStraight(shape) ? 180 : 360);
}

bool isDefault(const Parameter &parameter, const ParameterType &type)
{
    switch (type.kind) {
    case ParameterKind::Number: return parameter == Parameter(Curve(type.defaultNumber));
    case ParameterKind::Switch: return parameter == Parameter(type.defaultNumber != 0);
    case ParameterKind::Choice:
        return parameter == Parameter(QString::fromLatin1(type.choices[0].id));
    case ParameterKind::Colour:
    case ParameterKind::Media:
    case ParameterKind::Track:
    case ParameterKind::Path: break;
    }
    return false;
}

} // namespace

Transition wipeOf(const WipeShape &shape, bool isReversed, const SequenceSettings &settings)
{
    Transition transition;
    transition.kind = QString::fromLatin1(shape.kind);
    isReversed = isReversed != shape.isReversed;
    if (shape.iris) {
        transition.parameters[QStringLiteral("shape")] = QString::fromLatin1(shape.iris);
        setNumber(transition, "x", shape.x * 50);
        setNumber(transition, "y", shape.y * 50);
    } else {
        const double angle = angleOf(shape, settings);
        const bool turns = isReversed && isKind(transition.kind, "wipe");
        setNumber(transition, "angle", turns ? angle + 180 : angle);
    }
    if (isReversed && !isKind(transition.kind, "wipe"))
        transition.parameters[QStringLiteral("reverse")] = true;
    return transition;
}

std::optional<bool> isReversedWipe(const Transition &transition, const WipeShape &shape,
                                   const SequenceSettings &settings)
{
    if (!isShape(transition, shape, settings))
        return {};
    bool isReversed = switchOf(transition.parameters, typeOf(transition, "reverse"));
    if (isKind(transition.kind, "wipe") && !hasAngle(transition, angleOf(shape, settings), 360))
        isReversed = !isReversed;
    return isReversed != shape.isReversed;
}

std::optional<Transition> wipeOfCode(const WipeCode &code, const SequenceSettings &settings)
{
    for (const CodedShape &coded : kCodes) {
        if (coded.number == code.number)
            return wipeOf(coded.shape, code.isReversed, settings);
    }
    return {};
}

std::optional<WipeCode> codeOfWipe(const Transition &transition, const SequenceSettings &settings)
{
    for (const CodedShape &coded : kCodes) {
        if (const auto isReversed = isReversedWipe(transition, coded.shape, settings))
            return WipeCode{coded.number, *isReversed};
    }
    return {};
}

QString furtherParameters(const Transition &transition, std::initializer_list<const char *> said)
{
    QStringList labels;
    const TransitionType *type = findTransitionType(transition.kind);
    for (const ParameterType &parameter :
         type ? type->parameters : std::span<const ParameterType>()) {
        const auto set = transition.parameters.find(QString::fromLatin1(parameter.id));
        const bool isSaid = std::any_of(said.begin(), said.end(),
                                        [&](const char *id) {
                                            return qstrcmp(id, parameter.id) == 0;
                                        })
                            && !isKeyframed(transition.parameters, parameter.id);
        if (!isSaid && set != transition.parameters.end() && !isDefault(set->second, parameter))
            labels << tr(parameter.label);
    }
    return labels.join(QLatin1String(", "));
}

QString beyondItsShape(const Transition &transition)
{
    return furtherParameters(transition, {"angle", "x", "y", "shape", "reverse"});
}

QString transitionLabel(const Transition &transition)
{
    const TransitionType *type = findTransitionType(transition.kind);
    return type ? tr(type->label) : transition.kind;
}

} // namespace weft
