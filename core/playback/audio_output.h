#pragma once

#include "core/base/result.h"

#include <cstdint>

namespace weft {

class SampleRing;

/// What sound is heard through: a device, or what keeps time like one. It draws kSampleRate frames
/// a second from a ring from start() to stop(), silence included, and is the clock of whoever
/// plays. Thread: main, but for what says other.
class AudioOutput
{
public:
    virtual ~AudioOutput() = default;

    /// Begins to draw; nobody else may draw from that ring meanwhile. Errors (Output): there is no
    /// device, or it cannot be opened; the sentence says which and what to do.
    virtual Status start(SampleRing &ring) = 0;
    virtual void stop() = 0;
    /// Whether it can be started, or draws as it should: false once a device is lost, true again
    /// when one is back.
    virtual bool isAvailable() const = 0;
    /// The position in the ring that is heard now: what has been drawn, less what is still on its
    /// way to the ear, even from call to call. See AudioClock.
    virtual std::int64_t heard() const = 0;
};

} // namespace weft
