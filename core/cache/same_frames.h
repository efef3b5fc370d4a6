#pragma once

#include "core/model/sequence.h"

namespace weft {

/// Frames that show the same as frames of an earlier state of their sequence.
struct SameFrames
{
    TimeRange frames;        ///< of the sequence as it is now
    std::int64_t before = 0; ///< the first of them, as it was then
    bool isEqual = false;    ///< of the very same clips; else some were trimmed or split, which may
                             ///< change fades and transitions

    friend bool operator==(const SameFrames &, const SameFrames &) = default;
};

/// What has stayed of a sequence, wherever it lies now: frames in which the same clips are seen at
/// the same moments on the same number of tracks. Gaps are left out, and what a clip shows is not
/// looked at: a file that was changed, or another sequence.
///
///     before   | A   | B      | C |
///     now      | A   | C |  | B' |         C and the part of B that is left
///
/// In order of their places. A pure function; any thread.
std::vector<SameFrames> sameFrames(const Sequence &before, const Sequence &now);

/// The frames, by rising numbers, at which another set of clips is seen; the first is 0, the last
/// the sequence's length.
std::vector<std::int64_t> cutsOf(const Sequence &sequence);

} // namespace weft
