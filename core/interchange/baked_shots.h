#pragma once

#include "core/interchange/interchange.h"

namespace weft {

/// For formats without recipes: the project with each shot whose take is on disk replaced, in all
/// clips, by the take's file as a bin item. Shots without one stay.
/// @param takes absolute paths of chosen takes; a file that cannot be read counts as absent
/// @param notCarried gets a sentence for each shot
Project withTakesAsMedia(const Project &project, const std::map<ShotId, QString> &takes,
                         QStringList &notCarried);

} // namespace weft
