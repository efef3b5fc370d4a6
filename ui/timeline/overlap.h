#pragma once

#include "core/edit/edit.h"

#include <set>

namespace weft::ui {

/// What lays clips over the ends of their neighbours so that they dissolve into each other there:
/// each plays on over the whole overlap, and nothing is covered.
///
///     | A         |        | B      |     →   | A       [--+--] B   |       (B moved to the left)
struct Dissolve
{
    Edit edit;               ///< with the move or trim itself
    std::int64_t length = 0; ///< of the longest one, in frames
};

/// Of a move that overwrites. Only the ends of clips count: what lies wholly under a moved clip is
/// covered, and a clip that a moved one lies within is cut. Nothing where no ends meet, or the move
/// is refused. @param moved all clips that it moves
std::optional<Dissolve> dissolveOf(const Project &project, const Edit &move,
                                   const std::set<ClipId> &moved);

/// Of an edge that is dragged to a frame beyond its neighbour's near end; never longer than the
/// clip has material for, nor than the neighbour. Nothing without a neighbour there, or material.
std::optional<Dissolve> dissolveOf(const Project &project, ClipId clip, Edge edge, std::int64_t to,
                                   bool isLinked);

} // namespace weft::ui
