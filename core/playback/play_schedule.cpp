#include "core/playback/play_schedule.h"

#include "core/base/soft_assert.h"

#include <cstdlib>

namespace weft {

PlaySchedule::PlaySchedule(const PlayPlan &plan)
    : m_plan(plan)
{
    WEFT_ASSERT(plan.speed != 0, m_plan.speed = 1);
    m_plan.length = std::max<std::int64_t>(1, plan.length);
    m_plan.from = std::clamp<std::int64_t>(plan.from, 0, m_plan.length - 1);
    m_plan.loop = plan.loop.intersected({0, m_plan.length});
    const std::int64_t from = m_plan.from;
    const TimeRange &loop = m_plan.loop;
    const bool isForward = m_plan.speed > 0;
    m_isLoop = !loop.isEmpty() && (isForward ? from < loop.end() : from >= loop.start);
    const TimeRange range = m_isLoop ? loop : TimeRange{0, m_plan.length};
    m_first = isForward ? passOf(from, range.end() - from) : passOf(from, from + 1 - range.start);
    m_again = passOf(isForward ? range.start : range.end() - 1, range.length);
}

PlaySchedule::Pass PlaySchedule::passOf(std::int64_t frame, std::int64_t frames) const
{
    Pass pass{frame, frames, 0, 0};
    pass.length = outputOf(pass, frames);
    const std::int64_t step = std::abs(m_plan.speed);
    pass.turns = (frames + step - 1) / step;
    return pass;
}

/// When a pass has got over so many frames.
std::int64_t PlaySchedule::outputOf(const Pass &pass, std::int64_t frames) const
{
    const FrameRate &rate = m_plan.rate;
    const std::int64_t samples = m_plan.speed > 0 ? rate.sampleAt(pass.frame + frames)
                                                        - rate.sampleAt(pass.frame)
                                                  : rate.sampleAt(pass.frame + 1)
                                                        - rate.sampleAt(pass.frame + 1 - frames);
    const std::int64_t step = std::abs(m_plan.speed);
    return (samples + step - 1) / step;
}

PlaySchedule::Place PlaySchedule::placeAt(std::int64_t output) const
{
    if (output < m_first.length || !m_isLoop)
        return {&m_first, 0, 0, std::clamp<std::int64_t>(output, 0, m_first.length - 1)};
    const std::int64_t passes = (output - m_first.length) / m_again.length;
    const std::int64_t start = m_first.length + passes * m_again.length;
    return {&m_again, start, m_first.turns + passes * m_again.turns, output - start};
}

std::int64_t PlaySchedule::sampleOf(const Pass &pass, std::int64_t offset) const
{
    return m_plan.speed > 0 ? m_plan.rate.sampleAt(pass.frame) + offset * m_plan.speed
                            : m_plan.rate.sampleAt(pass.frame + 1) - 1 + offset * m_plan.speed;
}

std::int64_t PlaySchedule::sampleAt(std::int64_t output) const
{
    const Place place = placeAt(output);
    return sampleOf(*place.pass, place.offset);
}

std::int64_t PlaySchedule::unbrokenFrom(std::int64_t output, std::int64_t most) const
{
    const Place place = placeAt(output);
    return std::min(most, place.start + place.pass->length - output);
}

/// @param number of the turn in its pass
PlaySchedule::Turn PlaySchedule::turnOf(const Place &place, std::int64_t number) const
{
    const Pass &pass = *place.pass;
    const std::int64_t step = std::abs(m_plan.speed);
    const std::int64_t next = std::min((number + 1) * step, pass.frames);
    return {place.firstIndex + number, pass.frame + number * m_plan.speed,
            place.start + outputOf(pass, number * step), place.start + outputOf(pass, next)};
}

PlaySchedule::Turn PlaySchedule::turnAt(std::int64_t output) const
{
    const Place place = placeAt(output);
    const std::int64_t frame = m_plan.rate.frameAtSample(sampleOf(*place.pass, place.offset));
    return turnOf(place, (frame - place.pass->frame) / m_plan.speed);
}

PlaySchedule::Turn PlaySchedule::turn(std::int64_t index) const
{
    if (index < m_first.turns || !m_isLoop)
        return turnOf({&m_first, 0, 0, 0}, std::clamp<std::int64_t>(index, 0, m_first.turns - 1));
    const std::int64_t passes = (index - m_first.turns) / m_again.turns;
    const Place place{&m_again, m_first.length + passes * m_again.length,
                      m_first.turns + passes * m_again.turns, 0};
    return turnOf(place, index - place.firstIndex);
}

} // namespace weft
