#pragma once

#include "core/edit/edit.h"
#include "ui/session/bin_items.h"

namespace weft::ui {

/// Where things go that come from the bin or from files.
struct Placement
{
    TrackId track; ///< under the pointer; 0 = the lowest one of each kind
    std::int64_t frame = 0;
    PlaceMode mode = PlaceMode::Overwrite;
    std::optional<MarkedPart> part = {}; ///< of each thing; none: all of it
    /// On the lowest pair of tracks that has nothing in the way, above all that is shown meanwhile:
    /// nothing is overwritten. Whatever track and mode say.
    bool isOnTop = false;
};

/// The edits that place things one behind the other on tracks: pictures and their sound linked on
/// paired tracks (V2 with A2), sound alone on a sound track, pictures alone on a video track.
/// Tracks that are missing, or whose partners are locked, are made. What cannot be placed (a
/// look-up table, a sequence in itself) is an error that names it.
/// For a drag's ghost as well: preview them as an EditGroup.
/// @param project with all that is to be placed
/// Errors (Refused): as Insert; no sequence.
Result<std::vector<Edit>> placementOf(const Project &project, const std::vector<Source> &sources,
                                      const Placement &where);

/// The clips that a project has and another one did not, in the order of their making.
std::vector<ClipId> clipsAdded(const Project &before, const Project &now);

} // namespace weft::ui
