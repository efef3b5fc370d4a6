#pragma once

#include "ui/actions/actions.h"
#include "ui/timeline/gesture.h"

namespace weft::ui {

/// What a press and a release at one place mean: selects, cuts with the razor, zooms, or presses
/// "Generate". @param wasSelected before the press
void clickTimeline(TimelineView &view, Actions &actions, const Hit &hit, const Pointer &pointer,
                   bool wasSelected);

/// Cuts clips at a frame as one step. What is cut off linked clips is linked in its turn. Nothing
/// where no clip plays across it.
std::optional<Edit> splitClips(const Project &project, const std::vector<ClipId> &clips,
                               std::int64_t at);

} // namespace weft::ui
