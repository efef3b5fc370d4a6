#pragma once

#include "core/base/result.h"
#include "core/time/frame_rate.h"

namespace weft {

/// Whether timecode at this rate can drop frame *numbers* (SMPTE ST 12-1: 30000/1001 and
/// 60000/1001).
bool supportsDropFrame(const FrameRate &rate);

/// A frame as SMPTE timecode "hh:mm:ss:ff", or "hh:mm:ss;ff" with dropped frame numbers, which two
/// (at 29.97) or four (at 59.94) numbers are left out each minute but every tenth, so that it
/// follows the clock.
/// @param dropFrame ignored where the rate does not support it.
/// Negative frames get a leading "-". Hours go on past 24.
QString toTimecode(std::int64_t frame, const FrameRate &rate, bool dropFrame = false);

/// Reads a position as people write it; a leading "-" is allowed.
///   - "hh:mm:ss:ff" or "hh:mm:ss;ff" (dropped numbers), also with fewer fields from the left:
///   "02:10" is 2 s
///     and 10 frames;
///   - "12.5s" or "3/4s": seconds, to the nearest frame;
///   - "340" or "340f": frames.
/// Errors (Usage): anything else; a field out of range; a number that dropped-frame counting leaves
/// out;
/// ";" at a rate without it. The sentence names the text and shows a form that works.
Result<std::int64_t> parseTime(const QString &text, const FrameRate &rate);

} // namespace weft
