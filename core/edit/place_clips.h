#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// A clip to be placed: footage, a shot, a title, a colour, a sequence, or an adjustment, which
/// changes what lies below it. With a source that has picture and sound, a video and a sound track
/// given, two linked clips are placed, one on each. Frames count at the sequence's rate as it is
/// after the edit: the first footage may set it.
struct NewClip
{
    Source source;
    TrackId video; ///< where the picture goes; 0 = no picture
    TrackId audio; ///< where the sound goes; 0 = no sound
    std::int64_t length
        = 0;           ///< frames; 0 = to the end of the source, or 5 s for sources without end
    Rational in;       ///< seconds into the source, ≥ 0
    Rational speed{1}; ///< negative plays backwards from `in`; 0 lets the frame at `in` stand
    Fit fit = Fit::Fit;
    QString name; ///< empty = the source's own
};

/// Places a clip and moves everything after it later, on its own tracks and every sync-locked one;
/// a clip that straddles the place is cut. The first video footage placed in an untouched sequence
/// sets its size, rate and colour. A generated shot of less than half the sequence's rate follows
/// the motion between its frames (TimeInterpolation::Flow).
///
///     | A         | B   |     →   | A   |N    | A'  | B   |
///           ^
/// Refused: an unknown or locked track, a track of the wrong kind or of another sequence, a source
/// that is unknown or has no picture or sound for the track, a start before 0, a length beyond the
/// source's end, a sequence inside itself.
struct Insert
{
    static constexpr const char *kName = "insert";
    NewClip clip;
    std::int64_t at = 0; ///< frame
};
Result<Project> apply(const Project &project, const Insert &edit);

/// Places a clip over whatever is there. Nothing moves.
///
///     | A         | B   |     →   | A   |N    |B'|
///           ^
/// Refused: as Insert.
struct Overwrite
{
    static constexpr const char *kName = "overwrite";
    NewClip clip;
    std::int64_t at = 0; ///< frame
};
Result<Project> apply(const Project &project, const Overwrite &edit);

/// Places a clip after the last clip of its tracks. Refused: as Insert.
struct Append
{
    static constexpr const char *kName = "append";
    NewClip clip;
};
Result<Project> apply(const Project &project, const Append &edit);

/// Shows something else in a clip's place: length, effects, keyframes, fades and transitions stay,
/// the name and the time map go. A linked clip is replaced as well, where the new source has
/// something for it.
///
///     | A | B | C |     →   | A | N | C |
///
/// Refused: an unknown clip, a locked track, a source without picture or sound for the track, a
/// source shorter than the clip unless `hold`.
struct Replace
{
    static constexpr const char *kName = "replace";
    ClipId clip;
    Source source;
    Rational in;       ///< seconds into the source
    bool hold = false; ///< let the last frame stand where the source is too short
    bool linked = true;
};
Result<Project> apply(const Project &project, const Replace &edit);

/// Three- and four-point editing: a part of a source goes to a part of the timeline. Of the four
/// points any three decide the fourth; with all four the speed is changed so that the one fits the
/// other (fit to fill); with two, an in point of each, the rest of the source is placed.
/// Refused: fewer points, points out of order, as Insert.
struct PlaceSpan
{
    static constexpr const char *kName = "place-span";
    Source source;
    TrackId video;                     ///< 0 = no picture
    TrackId audio;                     ///< 0 = no sound
    std::optional<Rational> sourceIn;  ///< seconds
    std::optional<Rational> sourceOut; ///< seconds, not included
    std::optional<std::int64_t> in;    ///< frame of the sequence
    std::optional<std::int64_t> out;   ///< frame, not included
    bool insert = false;               ///< as Insert; else as Overwrite
};
Result<Project> apply(const Project &project, const PlaceSpan &edit);

} // namespace weft
