#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Cuts the clip that covers a frame in two, on one track or on all unlocked ones. Both halves show what was there.
///
///     | A             |     →   | A     | A'    |
///             ^
/// Refused: an unknown or locked track, no clip to cut there.
struct Split
{
    static constexpr const char *kName = "split";
    TrackId track;       ///< 0 = every unlocked track of the sequence
    SequenceId sequence; ///< used where track is 0; 0 = the active one
    std::int64_t at = 0; ///< frame
};
Result<Project> apply(const Project &project, const Split &edit);

/// Moves a clip's start or end to another frame; nothing else moves.
///
///     | A     |     | B |     →   | A        |  | B |        (end)
///             ^ →  ^
/// Refused: an unknown clip, a locked track, a length below 1, a place taken by another clip, more than the source has (the sentence names how far it goes) unless
/// `hold` lets the edge frame stand.
struct Trim
{
    static constexpr const char *kName = "trim";
    enum class Edge { Start, End };
    ClipId clip;
    Edge edge = Edge::End;
    std::int64_t to = 0; ///< frame of the sequence where the edge shall be
    bool hold = false;   ///< allow to go beyond the source's ends
    bool linked = true;  ///< linked clips' edges move by as many frames
};
Result<Project> apply(const Project &project, const Trim &edit);

/// Moves clips in time and across tracks, over whatever is there.
///
///     | A   | B   |       | C   |     →   | A   |       | B   | C|      (B by +6)
///
/// Refused: an unknown clip, a locked track, a start before 0, a track offset that leads off the tracks of a clip's kind.
struct Move
{
    static constexpr const char *kName = "move";
    std::vector<ClipId> clips;
    std::int64_t by = 0; ///< frames, negative = earlier
    int tracks = 0;      ///< this many tracks of the same kind up (later in the list) or, negative, down
    bool linked = true;  ///< and the clips linked with them, which keep their tracks
};
Result<Project> apply(const Project &project, const Move &edit);

/// Sets properties of a clip; what is not given stays.
/// Refused: an unknown clip, a locked track, a value out of range; a title for a clip that is none.
struct SetClip
{
    static constexpr const char *kName = "set-clip";
    ClipId clip;
    std::optional<QString> name;
    std::optional<bool> enabled;
    std::optional<Fit> fit;
    std::optional<double> gainDb;
    std::optional<Fade> fadeIn;
    std::optional<Fade> fadeOut;
    std::optional<TitleSource> title; ///< the whole title
    std::optional<Colour> colour;     ///< of a colour clip
};
Result<Project> apply(const Project &project, const SetClip &edit);

constexpr auto enumNames(Trim::Edge)
{
    return std::array{EnumName{Trim::Edge::Start, "start"}, EnumName{Trim::Edge::End, "end"}};
}

} // namespace weft
