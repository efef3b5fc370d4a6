#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// A clip to be placed. With a source that has picture and sound, a video and a sound track given,
/// two linked clips are placed, one on each. Frames count at the sequence's rate as it is after the
/// edit: the first footage may set it.
struct NewClip
{
    Source source;
    TrackId video; ///< where the picture goes; 0 = no picture
    TrackId audio; ///< where the sound goes; 0 = no sound
    std::int64_t length
        = 0;           ///< frames; 0 = to the end of the source, or 5 s for sources without end
    Rational in;       ///< seconds into the source, ≥ 0
    Rational speed{1}; ///< not 0; negative plays backwards from `in`
    Fit fit = Fit::Fit;
    QString name; ///< empty = the source's own
};

/// Places a clip and moves everything after it later, on its own tracks and every sync-locked one;
/// a clip that straddles the place is cut. The first video footage placed in an untouched sequence
/// sets its size, rate and colour.
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

} // namespace weft
