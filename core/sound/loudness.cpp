#include "core/sound/loudness.h"

#include "core/base/translate.h"
#include "core/time/frame_rate.h"

#include <algorithm>
#include <cmath>

namespace weft {

Result<Loudness> measureLoudness(const LoudnessJob &job, const std::stop_token &stop)
{
    constexpr std::int64_t kBlock = kSampleRate;
    SoundMeter meter(job.layout);
    for (std::int64_t at = job.start; at < job.end; at += kBlock) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, tr("The measurement was cancelled."));
        const auto block = job.read(at, std::min(kBlock, job.end - at));
        if (!block)
            return fail(block);
        meter.add(*block);
        if (job.progress)
            job.progress(static_cast<double>(at - job.start)
                         / static_cast<double>(job.end - job.start));
    }
    const SoundLevels levels = meter.levels();
    return Loudness{levels.integrated,
                    levels.range,
                    levels.highestMomentary,
                    levels.highestShortTerm,
                    *std::max_element(levels.highest.begin(), levels.highest.end()),
                    *std::max_element(levels.truePeak.begin(), levels.truePeak.end())};
}

Result<double> normalisingGain(const Loudness &loudness, const LoudnessTarget &target)
{
    if (!std::isfinite(loudness.integrated))
        return fail(ErrorKind::Refused,
                    tr("It is silent, or shorter than 0.4 s: its loudness cannot be changed."));
    return std::min(target.integrated - loudness.integrated, target.truePeak - loudness.truePeak);
}

} // namespace weft
