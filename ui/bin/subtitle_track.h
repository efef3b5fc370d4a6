#pragma once

#include "core/edit/edit.h"
#include "core/interchange/subtitles.h"

namespace weft::ui {

class Session;

/// A track of their own for subtitles, on top of the others, with a title for each cue at its time
/// from the sequence's start; a cue that goes on under the next one ends there.
/// Errors (Refused): no sequence.
Result<std::vector<Edit>> subtitleTrack(const Project &project,
                                        const std::vector<SubtitleCue> &cues);

/// Reads a file of subtitles on another thread, and makes that track: one step of the history.
/// Problems are told by a notice.
void addSubtitles(Session &session, const QString &path);

} // namespace weft::ui
