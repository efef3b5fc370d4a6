#pragma once

#include "ui/actions/actions.h"
#include "ui/timeline/timeline_view.h"

namespace weft::ui {

/// Everything that menus and keys do to the timeline, bound to its actions. @param view and
/// @param actions outlive each other's use
void bindEditCommands(TimelineView &view, Actions &actions);
void bindClipCommands(TimelineView &view, Actions &actions);
void bindArrangeCommands(TimelineView &view, Actions &actions);
void bindTrimCommands(TimelineView &view, Actions &actions);
void bindSequenceCommands(TimelineView &view, Actions &actions);
void bindToolCommands(TimelineView &view, Actions &actions);
void bindMarkCommands(TimelineView &view, Actions &actions);

/// Moves the edge that is selected, else the selected clips, by frames; the edge as the tool says.
void trimBy(TimelineView &view, std::int64_t frames);
/// Selects the clip under the playhead: on the tracks from the top on, the next one each time.
void selectUnderPlayhead(TimelineView &view);

// ---- what commands work on ----

/// The clips that play at a frame, on unlocked tracks.
std::vector<ClipId> clipsAt(const TimelineView &view, std::int64_t frame);
/// Selected clips that play at a frame; where none does, all that do.
std::vector<ClipId> meantAt(const TimelineView &view, std::int64_t frame);
bool hasSelection(const TimelineView &view);
/// A title over the picture at the playhead, as one step; selects it. 0 = refused, which is told.
ClipId addTitle(TimelineView &view);

} // namespace weft::ui
