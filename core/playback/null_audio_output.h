#pragma once

#include "core/base/now.h"
#include "core/playback/audio_output.h"

#include <atomic>
#include <thread>

namespace weft {

/// Draws sound in time and lets nobody hear it: for machines without a device, while one is lost,
/// and for tests, which move its time by hand.
class NullAudioOutput : public AudioOutput
{
public:
    /// Draws by the steady clock, on a thread of its own.
    NullAudioOutput() = default;
    /// Draws in advance() alone.
    explicit NullAudioOutput(Now now);
    ~NullAudioOutput() override;

    Status start(SampleRing &ring) override;
    void stop() override;
    bool isAvailable() const override { return true; }
    std::int64_t heard() const override;

    /// Draws what has become due. Thread: the one that moves the time. @pre made with a clock
    void advance();

private:
    void run(const std::stop_token &stop);

    Now m_now;
    SampleRing *m_ring = nullptr;
    std::chrono::nanoseconds m_since{}; ///< when it was started
    std::int64_t m_drawn = 0;           ///< frames since
    std::jthread m_thread;              // last: it uses the members above
};

} // namespace weft
