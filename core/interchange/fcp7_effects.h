#pragma once

#include "core/interchange/xml_text.h"
#include "core/model/clip.h"
#include "core/model/sequence.h"

#include <QStringList>

#include <vector>

namespace weft {

/// What the filters of a clip do, as far as it is known here.
struct Fcp7Filters
{
    Rational speed{1}; ///< negative plays backwards
    double gainDb = 0;
    std::vector<Effect> effects;
    QStringList losses; ///< "the effect \"Basic Motion\"" …
};

Fcp7Filters readFcp7Filters(const pugi::xml_node &clip);

/// What a generatoritem shows: a colour or a title; nothing for others.
std::optional<Source> fcp7Generator(const pugi::xml_node &generator);

/// A transition, which lasts no time yet.
struct Fcp7Transition
{
    Transition transition;
    bool isExact = true; ///< else there is more to it than is known here
};

/// What the effect of a transitionitem does: by its wipe code, if it has one, else by the names
/// that Final Cut Pro and Premiere have for it; nothing where Weft has none like it.
std::optional<Fcp7Transition> fcp7Transition(const pugi::xml_node &effect,
                                             const SequenceSettings &settings);

} // namespace weft
