#pragma once

#include "core/edit/bin.h"
#include "core/edit/clipboard.h"
#include "core/edit/effects.h"
#include "core/edit/link.h"
#include "core/edit/media.h"
#include "core/edit/move.h"
#include "core/edit/nest.h"
#include "core/edit/place_clips.h"
#include "core/edit/remove_clips.h"
#include "core/edit/sequences.h"
#include "core/edit/set_clip.h"
#include "core/edit/shots.h"
#include "core/edit/speed.h"
#include "core/edit/split.h"
#include "core/edit/transitions.h"
#include "core/edit/trim.h"

#include <variant>

namespace weft {

struct EditGroup;

/// Everything that can be done to a project, as values. The window makes them from gestures,
/// scripts spell them as JSON, the journal stores them. Each is a parameter struct with a free
/// function apply() beside it, which draws what it does. The rules that they share are a table in
/// core/edit/README.md.
///
/// Ids that an edit creates come from the project's counter, the main thing's first: the picture's
/// clip, the sound's clip, their link; the sequence, then its tracks. Replaying the same edits on
/// the same project gives the same project, byte for byte.
using Edit = std::variant<
    AddFolder, AddMedia, RemoveMedia, SetMedia, SetShot, SetFolder, RemoveFolder, Relink, SetPaths,
    AddProxy, RemoveProxy, AddShot, RemoveShot, SetRecipe, ChooseTake, MakeIndependent, BakeToFile,
    AddSequence, RemoveSequence, SetSequence, SetMaster, SetActive, AddTrack, RemoveTrack,
    MoveTrack, SetTrack, AddMarker, SetMarker, RemoveMarker, Insert, Overwrite, Append, Replace,
    PlaceSpan, Lift, RippleDelete, LiftRange, Extract, CloseGap, Split, Join, Trim, RippleTrim,
    RippleTrimToPlayhead, Roll, Slip, Slide, Extend, Move, Swap, Duplicate, Spacer, Paste,
    PasteAttributes, SetClip, SetSpeed, SetTimeMap, InsertFreeze, Link, Unlink, GroupClips, Ungroup,
    MoveIntoSync, SlipIntoSync, Synchronise, AddTransition, AddTransitions, SetTransition,
    RemoveTransition, AddEffect, SetEffect, SetKeyframe, MoveKeyframe, RemoveKeyframe, PasteEffects,
    MoveEffect, RemoveEffect, Nest, Unnest, EditGroup>;

/// Several edits as one: all or none, and one step of undo.
struct EditGroup
{
    static constexpr const char *kName = "group";
    QString name; ///< of the step in the history
    std::vector<Edit> edits;
};

/// Carries one edit out: the changed project, or why not. The given project never changes. Refused,
/// besides what each edit refuses: frames beyond kMaxFrame. Thread: any. Call it as weft::apply():
/// a bare apply() finds std::apply through the variant.
Result<Project> apply(const Project &project, const EditGroup &edit);
Result<Project> apply(const Project &project, const Edit &edit);

/// The edit's name for the history and the undo menu, translated: "Insert clip".
QString describe(const Edit &edit);

} // namespace weft
