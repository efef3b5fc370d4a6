#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Adds an effect after those that a clip, the sound of a track or a sequence's master has.
/// Refused: not exactly one of them, an unknown one, a clip on a locked track, a track of pictures,
/// an effect for pictures on sound or the other way round, an unknown type or parameter, a value
/// out of range (see checkEffect() and checkSoundEffect()); one that listens to a track, on a clip,
/// or to a track that is no sound track of its sequence.
struct AddEffect
{
    static constexpr const char *kName = "add-effect";
    ClipId clip;
    QString type;
    Parameters parameters;
    TrackId track;
    SequenceId master; ///< of that sequence
};
Result<Project> apply(const Project &project, const AddEffect &edit);

/// Sets parameters of an effect and leaves the others. Refused: as AddEffect; an unknown effect.
struct SetEffect
{
    static constexpr const char *kName = "set-effect";
    EffectId effect;
    std::optional<bool> enabled;
    Parameters parameters;
};
Result<Project> apply(const Project &project, const SetEffect &edit);

/// Sets a keyframe of a parameter, in place of one at the same frame. The first keyframe of a
/// constant parameter makes it follow its keyframes.
/// Refused: as SetEffect; a parameter that is no number.
struct SetKeyframe
{
    static constexpr const char *kName = "set-keyframe";
    EffectId effect;
    QString parameter;
    Keyframe key;
};
Result<Project> apply(const Project &project, const SetKeyframe &edit);

/// Moves a keyframe in time. Refused: as SetEffect; no keyframe at this frame, one at the other.
struct MoveKeyframe
{
    static constexpr const char *kName = "move-keyframe";
    EffectId effect;
    QString parameter;
    std::int64_t frame = 0; ///< from the clip's start
    std::int64_t to = 0;    ///< from the clip's start
};
Result<Project> apply(const Project &project, const MoveKeyframe &edit);

/// Takes a keyframe away. With the last one the parameter becomes constant and keeps its value.
/// Refused: as SetEffect; no keyframe at this frame.
struct RemoveKeyframe
{
    static constexpr const char *kName = "remove-keyframe";
    EffectId effect;
    QString parameter;
    std::int64_t frame = 0; ///< from the clip's start
};
Result<Project> apply(const Project &project, const RemoveKeyframe &edit);

/// Adds copies of effects, as they were when they were copied, after those that some clips have.
/// Refused: nothing to paste, as AddEffect.
struct PasteEffects
{
    static constexpr const char *kName = "paste-effects";
    std::vector<Effect> effects;
    std::vector<ClipId> to;
};
Result<Project> apply(const Project &project, const PasteEffects &edit);

/// Moves an effect within its clip's list. Refused: an unknown effect, a locked track, more places
/// than there are.
struct MoveEffect
{
    static constexpr const char *kName = "move-effect";
    EffectId effect;
    int by = 0; ///< places; positive = later
};
Result<Project> apply(const Project &project, const MoveEffect &edit);

/// Takes an effect away. Refused: an unknown effect, a locked track.
struct RemoveEffect
{
    static constexpr const char *kName = "remove-effect";
    EffectId effect;
};
Result<Project> apply(const Project &project, const RemoveEffect &edit);

} // namespace weft
