#pragma once

#include "core/model/track.h"

#include <vector>

namespace weft {

/// A change of loudness over samples [start, end) of the sequence: `fade` from silence up, or from
/// full down; level before and after.
struct Ramp
{
    std::int64_t start = 0;
    std::int64_t end = 0;
    bool isRising = true;
    FadeShape shape = FadeShape::Linear;

    double levelAt(std::int64_t sample) const;
};

/// A clip of a sound track with all that decides when and how loud it is heard.
struct HeardClip
{
    Clip clip;
    std::int64_t start = 0; ///< samples; reaches into handles where there are transitions
    std::int64_t end = 0;
    std::vector<Ramp> ramps;

    /// What fades and crossfades leave of it at a sample.
    double levelAt(std::int64_t sample) const;
};

/// The clips of a track that are heard somewhere in samples [start, end), in order. Disabled ones
/// are left out. In a transition two clips cross with equal power, which keeps the level of
/// different sounds; where the second goes on with the very samples that the first goes on with (a
/// cut through one sound), with equal gain, which keeps theirs. Pure; any thread.
std::vector<HeardClip> heardClips(const Track &track, const FrameRate &rate, std::int64_t start,
                                  std::int64_t end);

} // namespace weft
