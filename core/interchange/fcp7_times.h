#pragma once

#include "core/interchange/fcp7_document.h"
#include "core/interchange/import_draft.h"

namespace weft {

/// A transition over the edge of clips, in frames of the sequence.
struct Fcp7Overlap
{
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t cut = 0;
    bool fromBlack = false;
    bool toBlack = false;
    Transition transition; ///< its kind and parameters
};

/// The transitions of a track, by rising start; kinds that are not known are noted.
/// Errors (Project): a number that is none, an end before the start.
Result<std::vector<Fcp7Overlap>> readFcp7Overlaps(const Fcp7Document &document,
                                                  const pugi::xml_node &track,
                                                  const Sequence &sequence, ImportDraft &draft);

/// Where a clip lies, with its part of the transitions at its ends.
struct Fcp7Times
{
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t in = 0; ///< frames of the clip's own rate at `start`
    FrameRate rate;
    const Fcp7Overlap *before = nullptr;
    const Fcp7Overlap *after = nullptr;
};

/// A start or end of −1 lies in a transition: the in or out point is at the transition's outer edge
/// then, and the two clips overlap.
/// @param position where the clip before ended, for a clip that says neither start nor end
/// Errors (Project): a number that is none, an end before the start.
Result<Fcp7Times> readFcp7Times(const Fcp7Document &document, const pugi::xml_node &clip,
                                const FrameRate &rate, const std::vector<Fcp7Overlap> &overlaps,
                                std::int64_t position);

/// Cuts the clip at the cuts of its transitions, of which it gets the one at its start.
/// @param rate the sequence's
void placeFcp7Edges(Fcp7Times &times, const FrameRate &rate, ClipBody &body);

} // namespace weft
