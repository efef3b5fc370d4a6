#pragma once

#include "core/edit/draft.h"

namespace weft {

/// The span from the earliest start to the latest end. @pre not empty
TimeRange spanOf(const std::vector<ClipPlace> &places);

/// Whether two clips show the same source; which sound stream of a file does not matter.
bool showSame(const ClipBody &a, const ClipBody &b);

/// Overlapping and touching ranges joined, latest first, so that cutting one out leaves the others
/// where they are.
std::vector<TimeRange> joinedBackwards(std::vector<TimeRange> ranges);

/// Copies of clips with ids of their own: what was linked or grouped together is so again among the
/// copies. Transitions and effects get new ids too.
/// @param sequence that the copies' groups are added to
std::vector<ClipBody> freshCopies(Draft &draft, std::size_t sequence,
                                  const std::vector<ClipPlace> &places);

} // namespace weft
