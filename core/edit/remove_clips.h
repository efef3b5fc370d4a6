#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Takes clips away and leaves gaps.
///
///     | A   | B   | C   |     →   | A   |     | C   |
///             ^
/// Refused: an unknown clip, a locked track.
struct Lift
{
    static constexpr const char *kName = "lift";
    std::vector<ClipId> clips;
    bool linked = true; ///< and the clips linked with them
};
Result<Project> apply(const Project &project, const Lift &edit);

/// Takes clips away and the time they occupied with them: what follows moves earlier, equally on
/// their own tracks and on every sync-locked one, where that span of time is cut out as well.
///
///     | A   | B   | C   |     →   | A   | C   |
///     | music           |         | mu  | sic |     (sync-locked)
///             ^
/// Refused: an unknown clip, a locked track.
struct RippleDelete
{
    static constexpr const char *kName = "ripple-delete";
    std::vector<ClipId> clips;
    bool linked = true; ///< and the clips linked with them
};
Result<Project> apply(const Project &project, const RippleDelete &edit);

/// Takes a span of time away on some tracks and leaves a gap.
///
///     | A     | B     |     →   | A   |   | B |
///           [---)                     [---)
/// Refused: an unknown or locked track, an empty span, a span with nothing in it.
struct LiftRange
{
    static constexpr const char *kName = "lift-range";
    std::int64_t from = 0;       ///< frame
    std::int64_t to = 0;         ///< frame, not included
    std::vector<TrackId> tracks; ///< empty = all unlocked ones of the sequence
    SequenceId sequence;         ///< used where no tracks are given; 0 = the active one
};
Result<Project> apply(const Project &project, const LiftRange &edit);

/// Cuts a span of time out of some tracks and of every sync-locked one: what follows moves earlier.
///
///     | A     | B     |     →   | A   | B |
///           [---)
/// Refused: as LiftRange, but the span may hold nothing.
struct Extract
{
    static constexpr const char *kName = "extract";
    std::int64_t from = 0;       ///< frame
    std::int64_t to = 0;         ///< frame, not included
    std::vector<TrackId> tracks; ///< empty = all unlocked ones of the sequence
    SequenceId sequence;         ///< used where no tracks are given; 0 = the active one
};
Result<Project> apply(const Project &project, const Extract &edit);

/// Closes the gap around a frame of a track: what follows moves earlier, on this track and as far
/// as their own gaps allow equally on every sync-locked one.
///
///     | A   |     | B   |     →   | A   | B   |
///              ^
/// Refused: an unknown or locked track, no gap there (a clip, or nothing after it), a clip on a
/// sync-locked track that fills the same time (the sentence names the track).
struct CloseGap
{
    static constexpr const char *kName = "close-gap";
    TrackId track;
    std::int64_t at = 0; ///< a frame in the gap
};
Result<Project> apply(const Project &project, const CloseGap &edit);

} // namespace weft
