#pragma once

#include "core/base/result.h"
#include "core/media/encoder.h"
#include "core/model/sound_layout.h"

#include <span>

namespace weft {

/// Which of libavfilter's sound filters to run, and how.
struct AudioFilterJob
{
    QString filter; ///< "afftdn"; none that could open a file or load code
    std::vector<CodecOption> options;
    SoundLayout layout = SoundLayout::Stereo;
    std::int64_t delay = 0;   ///< samples by which the filter itself shifts the sound
    std::int64_t latency = 0; ///< samples by which run() does: the delay and all that the filter
                              ///< may hold back
};

/// One sound filter of libavfilter at kSampleRate, run on and on. What comes out does not depend on
/// how the sound is cut into calls. Thread: one at a time; it has none of its own.
class AudioFilter
{
public:
    /// Errors (Media): this FFmpeg lacks the filter or an option, or refuses a value; Usage: a
    /// filter that is not allowed.
    static Result<AudioFilter> open(const AudioFilterJob &job);

    AudioFilter(AudioFilter &&) noexcept;
    AudioFilter &operator=(AudioFilter &&) noexcept;
    ~AudioFilter();

    /// Filters channels in place; what comes out is the job's latency late, silence at first.
    Status run(std::span<double *const> channels, std::size_t length);
    /// Sets an option from the next sample on, as far as the filter has not begun with them.
    /// Errors (Usage): one that cannot be changed while the filter runs.
    Status set(const QString &option, const QString &value);

private:
    struct Private;
    explicit AudioFilter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace weft
