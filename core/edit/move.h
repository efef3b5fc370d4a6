#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// How a clip makes room for itself.
enum class PlaceMode {
    Overwrite, ///< covers what is there; nothing moves
    Insert,    ///< what is there moves later, equally on every sync-locked track
};

/// Moves clips in time and across tracks: over whatever is there, or, inserting, out of one place
/// and into another, so that what lies between closes up and makes room. Inserting rearranges the
/// tracks that the clips leave and enter; the others stay, whatever their sync-lock.
///
///     | A   | B   |       | C   |     →   | A   |       | B   | C|      (B by +6, overwriting)
///     | A   | B   | C   | D   |       →   | A   | C   | B   | D   |     (B by +6, inserting)
///
/// Refused: an unknown clip, a locked track, a start before 0, a track offset that leads off the
/// tracks of a clip's kind, inserting clips of several sequences.
struct Move
{
    static constexpr const char *kName = "move";
    std::vector<ClipId> clips;
    std::int64_t by = 0; ///< frames, negative = earlier
    int tracks = 0;      ///< this many tracks of the same kind up (later in the list) or down
    PlaceMode mode = PlaceMode::Overwrite;
    bool linked
        = true; ///< and their groups and the clips linked with them, which keep their tracks
};
Result<Project> apply(const Project &project, const Move &edit);

/// Exchanges a clip with the next one on its track; both together keep their span, and the gap
/// between them its length. Their transitions go. Linked clips that are neighbours in the same way
/// are exchanged as well.
///
///     | A      |  | B |     →   | B |  | A      |
///
/// Refused: an unknown clip, a locked track, no clip after it.
struct Swap
{
    static constexpr const char *kName = "swap";
    ClipId clip;
    bool linked = true;
};
Result<Project> apply(const Project &project, const Swap &edit);

/// Places copies of clips, with all their settings, so that the first begins at a frame. Copies of
/// linked clips are linked with each other, copies of a group form a group.
/// Refused: an unknown clip, a locked track, a start before 0, clips of several sequences.
struct Duplicate
{
    static constexpr const char *kName = "duplicate";
    std::vector<ClipId> clips;
    std::int64_t at = 0; ///< frame where the earliest copy begins
    PlaceMode mode = PlaceMode::Overwrite;
    bool linked = true; ///< and their groups and the clips linked with them
};
Result<Project> apply(const Project &project, const Duplicate &edit);

/// Moves every clip that begins at or after a frame, on some tracks or on all unlocked ones: makes
/// or takes away space. Nothing is cut.
///
///     | A     | B |  | C |     →   | A     | B |     | C |      (from C, by +3)
///
/// Refused: an unknown or locked track, no clip to move, more room than there is (the sentence says
/// how much).
struct Spacer
{
    static constexpr const char *kName = "spacer";
    std::int64_t from = 0;       ///< frame
    std::int64_t by = 0;         ///< frames, negative = earlier
    std::vector<TrackId> tracks; ///< empty = all unlocked ones of the sequence
    SequenceId sequence;         ///< used where no tracks are given; 0 = the active one
};
Result<Project> apply(const Project &project, const Spacer &edit);

constexpr auto enumNames(PlaceMode)
{
    return std::array{EnumName{PlaceMode::Overwrite, "overwrite"},
                      EnumName{PlaceMode::Insert, "insert"}};
}

} // namespace weft
