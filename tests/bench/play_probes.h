#pragma once

#include "tests/bench/play_media.h"
#include "tests/bench/target_row.h"

namespace weft::bench {

/// Two tracks from beginning to end at half quality, by an output that keeps real time.
/// @param mostDropped %
std::vector<TargetRow> measurePlaying(const PlayMedia &media, const QString &title,
                                      double mostDropped);
/// A hundred pictures of more than two cores can do in time, before and after nobody did anything
/// for as long as it takes to make them ready.
std::vector<TargetRow> measureSmooth(const PlayMedia &media);
/// From a key press on a playhead that rests to the first sound and the next picture.
std::vector<TargetRow> measureStarts(const PlayMedia &media, int starts);
/// A hand that drags for ten seconds and rests now and then. @param group pictures of the film's
/// groups
std::vector<TargetRow> measureDragging(const PlayMedia &media, int group, double mostUntilExact);
/// White frames and the tones that belong to them, as they are shown and drawn.
std::vector<TargetRow> measureOffset(const PlayMedia &media);

} // namespace weft::bench
