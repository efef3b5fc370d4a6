#pragma once

#include "core/edit/edit.h"
#include "ui/effects/effect_catalogue.h"

#include <QString>

class QMimeData;

namespace weft::ui {

class Session;

/// What drags of the effects browser carry: the id of an effect or a transition, the name of a
/// preset, as UTF-8.
inline constexpr auto kEffectMime = "application/x-weft-effect";
inline constexpr auto kTransitionMime = "application/x-weft-transition";
inline constexpr auto kPresetMime = "application/x-weft-preset";

/// Each as one step of the history. What cannot be done is told by a notice that says what to do
/// instead. @return whether something was changed

/// Adds an effect to the selected clips that can have it: pictures or sounds.
bool addEffect(Session &session, const QString &id);
/// The same for some clips, whatever is selected.
bool addEffect(Session &session, const QString &id, const std::vector<ClipId> &clips);
/// Makes the selected transition one of this kind, or puts one of a second on the cuts at the start
/// of the selected clips; without a selection, on the cut nearest to the playhead on a video track.
bool addTransition(Session &session, const QString &id);
/// Puts one on the cut at a clip's start.
bool addTransition(Session &session, const QString &id, ClipId clip);
/// Adds a preset's effects to the selected clips that can have them, or to some clips.
bool addPreset(Session &session, const QString &name);
bool addPreset(Session &session, const QString &name, const std::vector<ClipId> &clips);

/// Carries out a drop of the browser's on a clip; nothing happens for anything else.
bool dropOnClip(Session &session, const QMimeData &data, ClipId clip);

} // namespace weft::ui
