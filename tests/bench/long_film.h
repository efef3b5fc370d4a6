#pragma once

#include "core/edit/edit.h"

#include <random>
#include <vector>

namespace weft::bench {

/// A project as a long film is: one sequence at 25 fps of 20 video and 20 sound tracks (fewer
/// where a track would have less than ten clips), all sync-locked. Picture and sound are linked
/// pairs of 48 frames that adjoin; every fifth picture has a keyframed transform, every tenth a
/// dissolve from the one before, every twentieth place is a gap.
/// @param clips in all, a multiple of twice the pairs of tracks
Project longFilm(int clips);

/// One kind of edit that is measured.
struct EditKind
{
    const char *name;
    /// An edit of this kind somewhere in the film that is possible there.
    Edit (*make)(const Project &film, std::minstd_rand &chance);
};

const std::vector<EditKind> &editKinds();

/// A picture's clip of the film by chance; never the first or the last of its track.
ClipPlace someClip(const Project &film, std::minstd_rand &chance);

} // namespace weft::bench
