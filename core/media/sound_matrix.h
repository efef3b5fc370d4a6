#pragma once

#include "core/media/audio_block.h"
#include "core/model/sound_layout.h"

#include <span>
#include <vector>

namespace weft {

/// What a channel of a file was made for.
enum class Speaker {
    Left,
    Right,
    Centre,
    Lfe,
    BackLeft,
    BackRight,
    SideLeft,
    SideRight,
    BackCentre,
    LeftOfCentre,
    RightOfCentre,
};

/// What a sound stream is read as.
struct SoundOutput
{
    SoundLayout layout = SoundLayout::Stereo;
    std::vector<int> channels; ///< as ClipBody::channels; empty: by mixMatrix()

    friend bool operator==(const SoundOutput &, const SoundOutput &) = default;
};

/// How much of each channel goes into each other one: matrix[to][from].
using SoundMatrix = std::vector<std::vector<double>>;

/// Mixes loudspeakers that are there for those that are wanted, by ITU-R BS.775-4, annex 4 (k is
/// √½; LFE is left out of everything but LFE):
///
///     stereo from 5.1    L + k C + k Ls              R + k C + k Rs
///     mono from 5.1      k L + k R + C + ½ Ls + ½ Rs
///     mono from stereo   k L + k R
///     stereo from mono   M                           M        (as loud on both sides)
///     5.1 from stereo    L and R as they are, else silence
///     5.1 from mono      C as it is, else silence
///
/// Back and side loudspeakers both go into Ls and Rs as they are, one behind with k into each,
/// those beside the centre into L and R. Pure; any thread.
SoundMatrix mixMatrix(std::span<const Speaker> from, SoundLayout to);
SoundMatrix mixMatrix(SoundLayout from, SoundLayout to);

/// Plays one channel of a source in each of a layout's.
/// @param channels as ClipBody::channels; those that the source does not have are silent
SoundMatrix channelMatrix(const std::vector<int> &channels, std::size_t from, SoundLayout to);

/// The sound whose channels are those of another one, mixed. @pre the matrix is for as many
AudioBlock remixed(const AudioBlock &block, const SoundMatrix &matrix);

} // namespace weft
