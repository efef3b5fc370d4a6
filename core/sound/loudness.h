#pragma once

#include "core/base/result.h"
#include "core/sound/sound_meter.h"

#include <functional>
#include <stop_token>

namespace weft {

/// How loud a programme is as a whole (EBU R 128). Minus infinity where it is silent.
struct Loudness
{
    double integrated = 0; ///< LUFS
    double range = 0;      ///< LU
    double momentary = 0;  ///< LUFS, the highest
    double shortTerm = 0;  ///< LUFS, the highest
    double peak = 0;       ///< dB of full scale, the highest sample of all channels
    double truePeak = 0;   ///< dBTP, the highest of all channels
};

/// What is to be measured.
struct LoudnessJob
{
    SoundLayout layout = SoundLayout::Stereo;
    std::int64_t start = 0; ///< samples
    std::int64_t end = 0;
    std::function<Result<AudioBlock>(std::int64_t start, std::int64_t length)> read;
    std::function<void(double part)> progress; ///< 0 to 1; may be empty
};

/// Listens to all of it, in one pass. Errors: of the reads; Cancelled.
Result<Loudness> measureLoudness(const LoudnessJob &job, const std::stop_token &stop = {});

/// Where a programme should be.
struct LoudnessTarget
{
    double integrated = -23; ///< LUFS; R 128's, others want −16 or −14
    double truePeak = -1;    ///< dBTP, not to be exceeded
};

/// The gain in decibels that brings a programme to its target: less where its peaks would exceed
/// theirs. Refused: a silent one, for no gain makes it louder.
Result<double> normalisingGain(const Loudness &loudness, const LoudnessTarget &target);

} // namespace weft
