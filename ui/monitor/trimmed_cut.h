#pragma once

#include "core/model/project.h"

#include <vector>

namespace weft::ui {

/// What a trim changes, to be looked at while it lasts.
struct TrimmedCut
{
    enum class Kind {
        Edge,  ///< one clip's edge
        Roll,  ///< the cut between two
        Slip,  ///< what a clip shows
        Slide, ///< a clip between its neighbours
    };
    Kind kind = Kind::Edge;
    /// Frames of the changed sequence, in pairs: outgoing | incoming. One pair, or, for slip and
    /// slide, one for each end of the clip. −1: there is nothing before the first frame.
    std::vector<std::int64_t> frames;
    std::vector<ClipId> clips; ///< whose trim it is
};

/// What was trimmed between two states of a project's active sequence; frames is empty where
/// nothing was: clips were only moved, or more changed than one trim does. Looks at the tracks of
/// pictures, and at a clip's place and part of its source alone. A pure function; any thread.
TrimmedCut trimmedCut(const Project &before, const Project &now);

} // namespace weft::ui
