#pragma once

#include "ui/session/placement.h"

namespace weft::ui {

/// Whether these are three or more pictures of a project, numbered one after the other in the order
/// given: "walk_0007.png", "walk_0008.png" …
bool areNumbered(const Project &project, const std::vector<MediaId> &pictures);

/// Makes a sequence in which each picture stands for one frame, and places it: one step's edits.
/// @param project with the pictures in its bin, and an active sequence
/// Errors (Refused): as placementOf().
Result<std::vector<Edit>> asOneSequence(const Project &project,
                                        const std::vector<MediaId> &pictures,
                                        const Placement &where);

} // namespace weft::ui
