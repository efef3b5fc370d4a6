#pragma once

#include "core/interchange/xml_text.h"
#include "core/model/clip.h"

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

} // namespace weft
