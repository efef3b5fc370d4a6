#pragma once

#include "core/edit/edit.h"
#include "ui/timeline/timeline_view.h"

namespace weft::ui {

/// An input of a generated clip's generator that a medium can be let go on: its first frame, its
/// last one, a reference, whatever the manifest offers.
struct InputTarget
{
    ShotId shot;
    QString input; ///< GeneratorInput::id
    QString label;
    QRectF area; ///< in the clip area
};

/// Side by side over the part of a clip that is seen, below its label; where there is no room, over
/// its surroundings. Nothing where the clip is no generated shot, or its generator takes no such
/// medium. @param media need not be in the project yet
std::vector<InputTarget> inputTargets(const TimelineView &view, const TrackRow &row,
                                      const Clip &clip, const MediaItem &media);

/// Lets a shot start from a medium of the project.
Edit inputEdit(const Project &project, const InputTarget &target, const MediaItem &media);

} // namespace weft::ui
