#pragma once

#include "core/model/clip.h"
#include "core/render/sound_resampler.h"

namespace weft {

/// A stretch of a clip over which its source plays at one speed.
struct SoundPiece
{
    std::int64_t start = 0; ///< samples of the sequence
    std::int64_t end = 0;
    SoundPlaces places;
    std::size_t line = 0;       ///< of the clip's time map
    std::int64_t lineStart = 0; ///< sample at which that line begins; of a time map
};

/// How samples [start, end) of the sequence lie in a clip's source: one piece, or one for each line
/// of its time map, in order. Where the source stands still there is none. Pure; any thread.
std::vector<SoundPiece> soundPieces(const Clip &clip, const FrameRate &rate, std::int64_t start,
                                    std::int64_t end);

} // namespace weft
