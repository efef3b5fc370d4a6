#include "core/interchange/fcp7_effects.h"

#include "core/base/parse_integer.h"
#include "core/base/translate.h"
#include "core/interchange/import_draft.h"
#include "core/interchange/standard_wipes.h"

#include <algorithm>
#include <array>

namespace weft {

namespace {

constexpr int kMaxFilters = 100;
constexpr int kMaxParameters = 100;

pugi::xml_node parameter(const pugi::xml_node &effect, const char *id)
{
    int looked = 0;
    for (const pugi::xml_node &node : effect.children("parameter")) {
        if (++looked > kMaxParameters)
            break;
        if (childText(node, "parameterid").compare(QLatin1String(id), Qt::CaseInsensitive) == 0)
            return node;
    }
    return {};
}

/// A parameter's value; nothing where it is absent, no number or has keyframes that differ.
std::optional<double> constantValue(const pugi::xml_node &effect, const char *id)
{
    const pugi::xml_node node = parameter(effect, id);
    const QString first = childText(node.child("keyframe"), "value");
    int looked = 0;
    for (const pugi::xml_node &keyframe : node.children("keyframe")) {
        if (++looked > 10'000 || childText(keyframe, "value") != first)
            return {};
    }
    return parseNumber(first.isEmpty() ? childText(node, "value") : first);
}

bool isTrue(const QString &text)
{
    return text.compare(QLatin1String("TRUE"), Qt::CaseInsensitive) == 0
           || text == QLatin1String("1");
}

bool readSpeed(const pugi::xml_node &effect, Fcp7Filters &filters)
{
    const auto percent = Rational::fromString(childText(parameter(effect, "speed"), "value"));
    const bool isVariable = constantValue(effect, "variablespeed").value_or(0) != 0;
    if (!percent || percent->isZero() || isVariable)
        return false;
    const Rational speed = *percent / Rational(100);
    const bool isReverse = isTrue(childText(parameter(effect, "reverse"), "value"));
    filters.speed = isReverse && speed > Rational(0) ? -speed : speed;
    return true;
}

bool readFilter(const pugi::xml_node &effect, Fcp7Filters &filters)
{
    const QString id = childText(effect, "effectid").toLower();
    if (id == QLatin1String("timeremap"))
        return readSpeed(effect, filters);
    if (id == QLatin1String("audiolevels")) {
        const auto level = constantValue(effect, "level");
        if (level)
            filters.gainDb += decibels(*level);
        return level.has_value();
    }
    if (id == QLatin1String("opacity")) {
        const auto opacity = constantValue(effect, "opacity");
        if (opacity && *opacity < 100) {
            Effect made;
            made.type = QStringLiteral("opacity");
            made.parameters[QStringLiteral("opacity")] = Curve(std::clamp(*opacity, 0.0, 100.0));
            filters.effects.push_back(std::move(made));
        }
        return opacity.has_value();
    }
    return false;
}

std::uint8_t part(const pugi::xml_node &colour, const char *name)
{
    return static_cast<std::uint8_t>(
        std::clamp(parseNumber(childText(colour, name)).value_or(0), 0.0, 255.0));
}

/// A colour's parts; its alpha is left aside, since programs write 0 for opaque ones.
Colour colourOf(const pugi::xml_node &parameter, const Colour &fallback)
{
    const pugi::xml_node value = parameter.child("value");
    if (!value.child("red"))
        return fallback;
    return {part(value, "red"), part(value, "green"), part(value, "blue"), 255};
}

TitleSource titleOf(const pugi::xml_node &effect)
{
    TitleSource title;
    title.text = childText(parameter(effect, "str"), "value").left(10'000);
    title.text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    if (const QString font = childText(parameter(effect, "fontname"), "value"); !font.isEmpty())
        title.font = font.left(200);
    // Sizes count in points of a frame of 480 lines.
    const double size = constantValue(effect, "fontsize").value_or(48);
    title.size = std::clamp(size / 480 * 100, 0.5, 100.0);
    title.colour = colourOf(parameter(effect, "fontcolor"), title.colour);
    const double align = constantValue(effect, "fontalign").value_or(2);
    title.align = align == 1 ? TextAlign::Left : align == 3 ? TextAlign::Right : TextAlign::Centre;
    return title;
}

/// A transition that is known by its name.
struct NamedTransition
{
    const char *name; ///< in small letters
    const char *kind;
    int code = 0; ///< of wipes
};

constexpr std::array kTransitions{
    NamedTransition{"dip to black", "dip"},
    NamedTransition{"dip to white", "dip"},
    NamedTransition{"dip to color", "dip"},
    NamedTransition{"dip to color dissolve", "dip"},
    NamedTransition{"fade in fade out dissolve", "dip"},
    NamedTransition{"push", "push"},
    NamedTransition{"push slide", "push"},
    NamedTransition{"slide", "slide"},
    NamedTransition{"venetian blind wipe", "blinds"},
    NamedTransition{"venetian blinds", "blinds"},
    NamedTransition{"edge wipe", "wipe", 1},
    NamedTransition{"wipe", "wipe", 1},
    NamedTransition{"barn doors", "barn-doors", 21},
    NamedTransition{"center wipe", "barn-doors", 21},
    NamedTransition{"iris box", "iris", 101},
    NamedTransition{"rectangle iris", "iris", 101},
    NamedTransition{"iris diamond", "iris", 102},
    NamedTransition{"diamond iris", "iris", 102},
    NamedTransition{"iris round", "iris", 119},
    NamedTransition{"oval iris", "iris", 120},
    NamedTransition{"clock wipe", "clock-wipe", 201},
};

QString colourText(const Colour &colour)
{
    return QStringLiteral("#%1%2%3")
        .arg(colour.red, 2, 16, QLatin1Char('0'))
        .arg(colour.green, 2, 16, QLatin1Char('0'))
        .arg(colour.blue, 2, 16, QLatin1Char('0'));
}

/// A dip; of black, unless its name or a parameter says otherwise.
Fcp7Transition dipOf(const pugi::xml_node &effect, const QString &name)
{
    const Colour fallback = name.contains(QLatin1String("white")) ? Colour{255, 255, 255, 255}
                                                                  : Colour{0, 0, 0, 255};
    Fcp7Transition dip;
    dip.transition.kind = QStringLiteral("dip");
    dip.transition.parameters[QStringLiteral("colour")] = colourText(
        colourOf(parameter(effect, "color"), fallback));
    return dip;
}

bool isDissolveName(const QString &name)
{
    return name.isEmpty() || name.contains(QLatin1String("dissolve"))
           || name.contains(QLatin1String("cross fade"))
           || name.contains(QLatin1String("constant"));
}

std::optional<Fcp7Transition> namedTransition(const pugi::xml_node &effect, const QString &name,
                                              bool isReversed, const SequenceSettings &settings)
{
    const auto found = std::find_if(kTransitions.begin(), kTransitions.end(),
                                    [&](const NamedTransition &known) {
                                        return name == QLatin1String(known.name);
                                    });
    if (found == kTransitions.end())
        return isDissolveName(name) ? std::optional(Fcp7Transition()) : std::nullopt;
    Fcp7Transition made{{}, false};
    made.transition.kind = QString::fromLatin1(found->kind);
    if (made.transition.kind == QLatin1String("dip"))
        return dipOf(effect, name);
    if (found->code != 0)
        made.transition = *wipeOfCode({found->code, isReversed}, settings);
    return made;
}

} // namespace

Fcp7Filters readFcp7Filters(const pugi::xml_node &clip)
{
    Fcp7Filters filters;
    int looked = 0;
    for (const pugi::xml_node &filter : clip.children("filter")) {
        if (++looked > kMaxFilters) {
            filters.losses << tr("more than %1 effects").arg(kMaxFilters);
            break;
        }
        const pugi::xml_node effect = filter.child("effect");
        const QString enabled = childText(filter, "enabled");
        if (!enabled.isEmpty() && !isTrue(enabled))
            filters.losses
                << tr("the disabled effect \"%1\"").arg(childText(effect, "name").left(80));
        else if (!readFilter(effect, filters))
            filters.losses << tr("the effect \"%1\"").arg(childText(effect, "name").left(80));
    }
    return filters;
}

std::optional<Source> fcp7Generator(const pugi::xml_node &generator)
{
    const pugi::xml_node effect = generator.child("effect");
    const QString id = childText(effect, "effectid");
    if (id.compare(QLatin1String("Color"), Qt::CaseInsensitive) == 0)
        return ColourSource{colourOf(parameter(effect, "fillcolor"), Colour{0, 0, 0, 255})};
    if (parameter(effect, "str"))
        return titleOf(effect);
    return {};
}

std::optional<Fcp7Transition> fcp7Transition(const pugi::xml_node &effect,
                                             const SequenceSettings &settings)
{
    const QString name = childText(effect, "name").trimmed().toLower();
    const bool isReversed = isTrue(childText(effect, "reverse"));
    const auto number = parseInteger(childText(effect, "wipecode")).value_or(0);
    if (number > 0 && number < 1000) {
        if (auto wipe = wipeOfCode({static_cast<int>(number), isReversed}, settings)) {
            const double accuracy = parseNumber(childText(effect, "wipeaccuracy")).value_or(100);
            return Fcp7Transition{*std::move(wipe), accuracy >= 100 && !effect.child("parameter")};
        }
    }
    return namedTransition(effect, name, isReversed, settings);
}

} // namespace weft
