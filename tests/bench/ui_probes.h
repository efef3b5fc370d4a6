#pragma once

#include "tests/bench/play_media.h"
#include "tests/bench/target_row.h"

namespace weft::bench {

/// The program as a child, on a screen of its own: until its window answers a key, with its files
/// not in memory and then with them there. Nothing where Xvfb and xdotool are not installed, which
/// is said.
std::vector<TargetRow> measureStart(const QString &program, int starts);
/// A sequence of 5,000 clips, 300 of them in sight: painting all of it, and how soon edits by keys
/// and by dragging are seen.
std::vector<TargetRow> measureTimeline(const PlayMedia &media, int repetitions);
/// Space on a playhead that rests, until sound and picture come; and again, until it is silent.
std::vector<TargetRow> measureSpace(const PlayMedia &media, int starts);
/// The playhead dragged on the ruler for ten seconds, with rests.
std::vector<TargetRow> measureRuler(const PlayMedia &media);
/// A shot that is being made is cancelled.
std::vector<TargetRow> measureCancel(int times);
/// Minutes of editing, five gestures a second, as fast as they can be done: what memory grows by.
std::vector<TargetRow> measureLongSession(const PlayMedia &media, int minutes);

} // namespace weft::bench
