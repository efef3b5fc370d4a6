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
    double gain = 1; ///< of clip and track
    std::vector<Ramp> ramps;

    double gainAt(std::int64_t sample) const;
};

/// The clips of a track that are heard somewhere in samples [start, end), in order. Disabled ones
/// are left out. Pure; any thread.
std::vector<HeardClip> heardClips(const Track &track, const FrameRate &rate, std::int64_t start,
                                  std::int64_t end);

/// The factor of a gain in decibels; 0 at −96 and below.
double amplitudeOf(double decibels);

} // namespace weft
