#pragma once

#include "core/interchange/interchange.h"
#include "core/interchange/mlt_sources.h"
#include "core/model/sequence.h"

#include <utility>

/// Transitions as MLT has them: "luma", a grey picture by which one picture replaces the other, the
/// darkest places first, or which dissolves without one; and "composite", which lays one picture
/// over the other, where it slides in or is cut out by such a grey picture.

namespace weft {

/// Reads what happens between the two pictures of a dissolve, which lasts no time yet. MLT's own
/// grey pictures ("%luma01.pgm") and Kdenlive's become wipes by shape, other files wipes by
/// picture; what has no likeness here becomes a dissolve and is noted. "reverse" says that the
/// pictures lie the other way round, as in Kdenlive, not that time runs back.
Transition readMltTransition(const MltDocument &document, const pugi::xml_node &transition,
                             MltSources &sources, ImportDraft &draft);

/// A transition as MLT has it.
struct MltMix
{
    const char *service = "luma";
    std::vector<std::pair<const char *, QString>> properties;
    QStringList losses; ///< sentences about what it does not say
};

MltMix mltMixOf(const Project &project, const Transition &transition,
                const SequenceSettings &settings, const TimelineWriteOptions &options);

} // namespace weft
