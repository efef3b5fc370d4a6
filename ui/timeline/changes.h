#pragma once

#include "core/model/project.h"

#include <set>

namespace weft::ui {

/// The clips of the active sequence that another state has in another place or way, with their
/// tracks.
std::vector<std::pair<Clip, TrackId>> changedClips(const Project &before, const Project &now);

/// What is seen of some frames of a track.
struct TrackPart
{
    TrackId track;
    TimeRange frames;
};

/// Clips that came, went, or are other ones: where they are and were, and their links.
struct ClipChanges
{
    std::vector<TrackPart> parts;
    std::set<LinkId> links;
};

/// What differs of the active sequence; nothing where that is more than clips.
std::optional<ClipChanges> clipChanges(const Project &before, const Project &now);

} // namespace weft::ui
