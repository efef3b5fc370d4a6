#include "core/transitions/easing.h"

namespace weft {

namespace {

constexpr auto kColour = ParameterType::colour("colour", QT_TRANSLATE_NOOP("weft", "Colour"),
                                               "#000000");
constexpr auto kColourAt = ParameterType::number("colourAt", QT_TRANSLATE_NOOP("weft", "Colour at"),
                                                 "%", 0, 100, 50);
/// Of the whole transition.
constexpr auto kHold = ParameterType::number("hold", QT_TRANSLATE_NOOP("weft", "Hold"), "%", 0, 100,
                                             0);
constexpr std::array kParameters{kColour, kColourAt, kHold, kEasing};

/// One picture fades to a colour, which stands for a while, and out of it the other appears.
Result<TransitionMix> make(const TransitionInput &input)
{
    const double hold = input.number(kHold) / 100;
    const double first = input.number(kColourAt) / 100 * (1 - hold); // all is colour from here
    const double last = first + hold;                                // to here
    TransitionMix mix;
    double colour = 1;
    if (input.moment < first)
        colour = eased(input, input.moment / first);
    else if (input.moment > last)
        colour = 1 - eased(input, (input.moment - last) / (1 - last));
    mix.from.weight = input.moment < first ? 1 - colour : 0;
    mix.to.weight = input.moment > last ? 1 - colour : 0;
    mix.colour = {colourOf(input.parameters, kColour), colour, {}};
    return mix;
}

} // namespace

extern const TransitionType kDip{"dip", QT_TRANSLATE_NOOP("weft", "Dip to colour"),
                                 QT_TRANSLATE_NOOP("weft", "Dissolves"), kParameters, make};

} // namespace weft
