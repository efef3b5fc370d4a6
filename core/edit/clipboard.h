#pragma once

#include "core/base/result.h"
#include "core/edit/move.h"
#include "core/model/project.h"

namespace weft {

/// A clip on the clipboard: a whole clip, and where it was among the others.
struct CopiedClip
{
    int track = 0; ///< tracks of its kind above the lowest copied one
    TrackKind kind = TrackKind::Video;
    Clip clip; ///< its start counts from the earliest copied clip's
};

/// Clips as they were when they were copied, whatever becomes of the originals; frames count at the
/// rate of the sequence they came from.
struct Clipboard
{
    std::vector<CopiedClip> clips;
    FrameRate rate;
};

/// What copying these clips, or a span of tracks (clips that reach out of it are cut), puts on the
/// clipboard. Errors (Refused): an unknown clip or track, nothing to copy, clips of several
/// sequences.
Result<Clipboard> copyClips(const Project &project, const std::vector<ClipId> &clips);
Result<Clipboard> copyRange(const Project &project, const std::vector<TrackId> &tracks,
                            std::int64_t from, std::int64_t to);

/// Puts the clipboard's clips on tracks, the lowest of each kind on the given ones and the others
/// above them. Positions and lengths are conformed to this sequence's rate.
/// Refused: nothing to paste, a clip that is broken, an unknown, locked or missing track, a start
/// before 0, media, shots or sequences that this project does not have.
struct Paste
{
    static constexpr const char *kName = "paste";
    Clipboard clipboard;
    std::int64_t at = 0; ///< frame
    TrackId video;       ///< for the lowest pictures; 0 where there are none
    TrackId audio;       ///< for the lowest sounds; 0 where there are none
    PlaceMode mode = PlaceMode::Overwrite;
};
Result<Project> apply(const Project &project, const Paste &edit);

/// What of a clip can be pasted onto others. The pan goes with the gain, what becomes
/// of the pitch with the speed.
enum class Attribute { Effects, Fades, Gain, Fit, Speed, Enabled };

/// Gives clips chosen attributes of another. Effects come after those a clip has, or in their
/// place. Pasting the speed keeps each clip's length and its time map, which belongs to what it
/// shows. Refused: an unknown clip, a locked track,
/// effects of a picture for a sound or the other way round, a fade longer than a clip, a speed that
/// a source without time cannot have.
struct PasteAttributes
{
    static constexpr const char *kName = "paste-attributes";
    ClipId from;
    std::vector<ClipId> to;
    std::vector<Attribute> attributes;
    bool replaceEffects = false;
};
Result<Project> apply(const Project &project, const PasteAttributes &edit);

constexpr auto enumNames(Attribute)
{
    return std::array{EnumName{Attribute::Effects, "effects"},
                      EnumName{Attribute::Fades, "fades"},
                      EnumName{Attribute::Gain, "gain"},
                      EnumName{Attribute::Fit, "fit"},
                      EnumName{Attribute::Speed, "speed"},
                      EnumName{Attribute::Enabled, "enabled"}};
}

} // namespace weft
