#include "core/playback/null_audio_output.h"

#include "core/playback/sample_ring.h"
#include "core/time/frame_rate.h"

#include <condition_variable>
#include <mutex>

namespace weft {

namespace {

/// As often as a device with short periods would ask.
constexpr std::chrono::milliseconds kPeriod{5};

} // namespace

NullAudioOutput::NullAudioOutput(Now now)
    : m_now(std::move(now))
{}

NullAudioOutput::~NullAudioOutput()
{
    stop();
}

Status NullAudioOutput::start(SampleRing &ring)
{
    stop();
    m_ring = &ring;
    m_drawn = 0;
    m_since = m_now ? m_now() : steadyNow();
    if (!m_now)
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    return {};
}

void NullAudioOutput::stop()
{
    m_thread = {}; // waits for it
    m_ring = nullptr;
}

std::int64_t NullAudioOutput::heard() const
{
    return m_ring ? m_ring->position() : 0;
}

void NullAudioOutput::advance()
{
    if (!m_ring)
        return;
    const std::chrono::nanoseconds elapsed = (m_now ? m_now() : steadyNow()) - m_since;
    const std::int64_t due = scale(elapsed.count(), kSampleRate, 1'000'000'000, Rounding::Floor);
    constexpr std::int64_t kBlock = 480;
    float samples[2 * kBlock];
    for (; m_drawn < due; m_drawn += std::min(kBlock, due - m_drawn))
        m_ring->read(samples, std::min(kBlock, due - m_drawn));
}

void NullAudioOutput::run(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        advance();
        wake.wait_for(lock, stop, kPeriod, [] { return false; });
    }
}

} // namespace weft
