#pragma once

#include "core/base/result.h"
#include "core/media/audio_block.h"
#include "core/playback/play_schedule.h"

#include <functional>

namespace weft {

/// The sound of a schedule, at any of its speeds. At normal speed, forwards or backwards, it is the
/// sequence's own, sample by sample, and a loop has no seam. Faster, it is made of grains of 40 ms
/// under Hann windows that overlap by half and stand where the schedule is in their middle: each is
/// heard at normal speed, so that the pitch is kept. Up to double speed each is moved by up to 8 ms
/// to where it continues the one before best (WSOLA: Verhelst and Roelands 1993), so that tones
/// stay whole. Thread: one at a time.
class ShuttleSound
{
public:
    /// Mixes samples of the sequence; may be asked for any, also before its beginning.
    using Mix = std::function<Result<AudioBlock>(std::int64_t start, std::int64_t length)>;

    /// What is made at once, output samples: 20 ms.
    static constexpr std::int64_t kBlock = 960;

    explicit ShuttleSound(const PlaySchedule &schedule)
        : m_schedule(schedule)
    {}

    /// Goes on with a schedule that began where the one before did.
    void setSchedule(const PlaySchedule &schedule) { m_schedule = schedule; }

    /// Whether nothing is left to be heard from a moment on.
    bool isOver(std::int64_t output) const
    {
        return !m_schedule.isEndless() && output >= m_schedule.end();
    }
    /// Interleaved stereo of the output samples [output, output + kBlock); silence after the end.
    /// @param output a multiple of kBlock, in rising order Errors: as `mix`.
    Result<std::vector<float>> block(std::int64_t output, const Mix &mix);

private:
    Result<std::vector<float>> plain(std::int64_t output, const Mix &mix) const;
    Result<std::vector<float>> grains(std::int64_t output, const Mix &mix);
    Result<std::vector<float>> taken(std::int64_t middle, std::int64_t reach, const Mix &mix) const;

    PlaySchedule m_schedule;
    std::int64_t m_tailOf = -1; ///< the block that m_tail belongs to
    std::vector<float> m_tail;  ///< the second half of the last grain, under its window
    std::vector<float> m_next;  ///< what naturally follows the first half of the last grain
};

/// The gain of a Hann window of `length` samples at one of them; two that overlap by half sum to 1.
float hannWindow(std::int64_t sample, std::int64_t length);

} // namespace weft
