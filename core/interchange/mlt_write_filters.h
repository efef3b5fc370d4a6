#pragma once

#include "core/interchange/mlt_output.h"

namespace weft {

/// What MLT plays of a clip between the dissolves at its ends.
struct MltSpan
{
    Clip clip;
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t dissolve = 0; ///< frames before `start` that it shares with the clip before
};

/// A gain on a track, an entry or a producer.
void writeMltGain(pugi::xml_node service, double gainDb);

/// The effects, the gain of a nested sequence, and the fades, on a span's entry.
/// @param in the entry's first frame, of its producer
void writeMltFilters(pugi::xml_node entry, const SequenceSettings &settings, const Track &track,
                     const MltSpan &span, std::int64_t in);

/// Lists what of a clip no filter holds: effects but for one place, size and turn that stay, and
/// opacities that do; all of them where the clip takes part in a dissolve.
void noteMltLosses(MltOutput &output, const Sequence &sequence, const Track &track,
                   const MltSpan &span);

} // namespace weft
