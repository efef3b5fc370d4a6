#pragma once

#include "core/base/translate.h"
#include "core/transitions/transition_ops.h"

#include <array>

namespace weft {

/// How a transition gets under way and comes to rest: t, t², 1 − (1 − t)² or 3t² − 2t³.
inline constexpr std::array kEasings{
    ParameterChoice{"linear", QT_TRANSLATE_NOOP("weft", "Linear")},
    ParameterChoice{"ease-in", QT_TRANSLATE_NOOP("weft", "Ease in")},
    ParameterChoice{"ease-out", QT_TRANSLATE_NOOP("weft", "Ease out")},
    ParameterChoice{"ease-in-out", QT_TRANSLATE_NOOP("weft", "Ease in and out")},
};
inline constexpr auto kEasing = ParameterType::choice("easing", QT_TRANSLATE_NOOP("weft", "Easing"),
                                                      kEasings);

/// How far something is that has gone t of its time, 0 ≤ t ≤ 1, by the easing that is set.
double eased(const TransitionInput &input, double t);

/// How far the transition is, by the easing that is set.
double easedMoment(const TransitionInput &input);

} // namespace weft
