#pragma once

#include "tests/bench/play_media.h"

#include <vector>

namespace weft::bench {

/// A figure, and what it should be.
struct PlayRow
{
    QString name;
    double value = 0;
    QString unit;
    enum class Target { None, AtMost, AtLeast } target = Target::None;
    double limit = 0;

    bool isMissed() const
    {
        return (target == Target::AtMost && value > limit)
               || (target == Target::AtLeast && value < limit);
    }
};

/// Two tracks from beginning to end at half quality, by an output that keeps real time.
/// @param mostDropped %
std::vector<PlayRow> measurePlaying(const PlayMedia &media, const QString &title,
                                    double mostDropped);
/// A hundred pictures of more than two cores can do in time, before and after nobody did anything
/// for as long as it takes to make them ready.
std::vector<PlayRow> measureSmooth(const PlayMedia &media);
/// From a key press on a playhead that rests to the first sound and the next picture.
std::vector<PlayRow> measureStarts(const PlayMedia &media, int starts);
/// A hand that drags for ten seconds and rests now and then. @param group pictures of the film's
/// groups
std::vector<PlayRow> measureDragging(const PlayMedia &media, int group, double mostUntilExact);
/// White frames and the tones that belong to them, as they are shown and drawn.
std::vector<PlayRow> measureOffset(const PlayMedia &media);

} // namespace weft::bench
