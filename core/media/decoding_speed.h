#pragma once

#include "core/base/now.h"
#include "core/base/result.h"

#include <QString>

#include <memory>

namespace weft {

class HardwareDecoding;

/// How to measure it. Empty means: as exports decode.
struct SpeedTest
{
    std::shared_ptr<HardwareDecoding> hardware; ///< of those who ask; null: the processor decodes
    Now now;                                    ///< a clock moved by hand; empty: the steady one
};

/// How fast a film is decoded, alone and forwards, in seconds of film for each second: measured
/// from its middle on over a second of film, or as much of it as two thirds of a second are enough
/// for; the way to the first picture is left out. Infinite where there is nothing to decode in time
/// (a still, a single frame). What else the machine does counts: measure while it rests.
/// Thread: any. Errors (Media): as VideoReader::open() and frame().
Result<double> decodingSpeed(const QString &path, const SpeedTest &test = {});

} // namespace weft
