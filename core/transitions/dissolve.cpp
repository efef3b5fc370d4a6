#include "core/transitions/easing.h"

namespace weft {

namespace {

constexpr std::array kParameters{kEasing};

/// One picture fades while the other appears.
Result<TransitionMix> make(const TransitionInput &input)
{
    TransitionMix mix;
    mix.to.weight = easedMoment(input);
    mix.from.weight = 1 - mix.to.weight;
    return mix;
}

} // namespace

extern const TransitionType kDissolve{"dissolve", QT_TRANSLATE_NOOP("weft", "Dissolve"),
                                      QT_TRANSLATE_NOOP("weft", "Dissolves"), kParameters, make};

} // namespace weft
