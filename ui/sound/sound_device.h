#pragma once

#include "core/playback/audio_output.h"

#include <memory>

namespace weft::ui {

/// The machine's default loudspeakers, by Qt Multimedia: stereo, 32-bit float, kSampleRate. What is
/// played is drawn on a thread of its own with an event loop, because QAudioSink feeds by a timer
/// in its owner's thread. A device that goes away is told by isAvailable(), and so is one that
/// comes back; another default device is used from the next start() on. Thread: main.
std::unique_ptr<AudioOutput> makeSoundDevice();

} // namespace weft::ui
