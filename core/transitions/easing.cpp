#include "core/transitions/easing.h"

namespace weft {

double eased(const TransitionInput &input, double t)
{
    switch (input.choice(kEasing)) {
    case 1: return t * t;
    case 2: return t * (2 - t);
    case 3: return t * t * (3 - 2 * t);
    default: return t;
    }
}

double easedMoment(const TransitionInput &input)
{
    return eased(input, input.moment);
}

} // namespace weft
