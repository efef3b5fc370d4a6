#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Links clips, so that they are selected, trimmed and moved together: a picture and its sound.
/// Refused: an unknown clip, a locked track, fewer than two clips, two clips on one track.
struct Link
{
    static constexpr const char *kName = "link";
    std::vector<ClipId> clips;
};
Result<Project> apply(const Project &project, const Link &edit);

/// Undoes the links of clips, for all that they are linked with.
/// Refused: an unknown clip, a locked track, clips that are not linked.
struct Unlink
{
    static constexpr const char *kName = "unlink";
    std::vector<ClipId> clips;
};
Result<Project> apply(const Project &project, const Unlink &edit);

/// Puts clips into a new group; groups that they are in are nested into it whole.
/// Refused: an unknown clip, a locked track, fewer than two clips, clips of several sequences,
/// clips that one group holds already.
struct GroupClips
{
    static constexpr const char *kName = "group-clips";
    std::vector<ClipId> clips;
};
Result<Project> apply(const Project &project, const GroupClips &edit);

/// Dissolves the outermost group that a clip is in; groups inside it stay.
/// Refused: an unknown clip, a clip that is in no group, a locked track with a clip of the group.
struct Ungroup
{
    static constexpr const char *kName = "ungroup";
    ClipId clip;
};
Result<Project> apply(const Project &project, const Ungroup &edit);

/// By how many frames a clip comes later than its linked partner on a video track would have it: 0
/// in sync, positive late, negative early. Nothing for clips that have no such partner, show other
/// media or another speed, and for the partner itself.
std::optional<std::int64_t> syncOffset(const Project &project, ClipId clip);

/// Moves a clip to where it is in sync with its linked picture, over what is there.
/// Refused: an unknown clip, a locked track, a clip without such a partner, a start before 0.
struct MoveIntoSync
{
    static constexpr const char *kName = "move-into-sync";
    ClipId clip;
};
Result<Project> apply(const Project &project, const MoveIntoSync &edit);

/// Moves a clip to where it sounds together with another one, over what is there: two cameras of
/// one scene, or a camera and a recorder. The offset is found by waveformOffset()
/// (core/render/waveform_offset.h) and is part of the edit, so that a replay needs no sound files.
///
///     | reference  ♪       |     →   | reference  ♪       |
///     | clip ♪  |                           | clip ♪  |
///
/// The clip goes to the nearest frame. Refused: an unknown clip, clips of two sequences or linked
/// with each other (see MoveIntoSync), a locked track, clips that are retimed or not at speed 1, a
/// start before 0 (the sentence says by how much the reference must move).
struct Synchronise
{
    static constexpr const char *kName = "synchronise";
    ClipId clip;
    ClipId reference;
    Rational offset;    ///< seconds: what the clip's source plays at t, the reference's does at
                        ///< t + offset
    bool linked = true; ///< and the clip's groups and the clips linked with it move along
};
Result<Project> apply(const Project &project, const Synchronise &edit);

/// Lets a clip stay and shows the part of its source that is in sync with its linked picture.
/// Refused: as MoveIntoSync; a source that does not reach that far.
struct SlipIntoSync
{
    static constexpr const char *kName = "slip-into-sync";
    ClipId clip;
};
Result<Project> apply(const Project &project, const SlipIntoSync &edit);

} // namespace weft
