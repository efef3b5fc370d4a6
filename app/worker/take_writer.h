#pragma once

#include "app/worker/attempt.h"
#include "core/generate/content_hash.h"
#include "core/media/encoder.h"
#include "plugins/api/weft_plugin.h"

#include <cstdint>

namespace weft::worker {

/// A plugin's picture as 8 bits: each value clamped to 0 to 1, times 255 without error, rounded to
/// the nearest whole number and halves to the even one. Thread: any. Errors: kValue — the first
/// value that is NaN or infinite. @param number of the frame, for that
/// @pre checkShape() passed
Attempt<Frame> toEightBits(const weft_frame &frame, std::int64_t number);

/// Whether a picture has all its planes, in rows that hold it, and the size asked for.
/// Errors: kShape. @param number of the frame, for that
Attempt<void> checkShape(const weft_frame *frame, int width, int height, int channels,
                         std::int64_t number);

/// Writes a take: 8-bit RGB or RGBA as FFV1 in Matroska, tagged sRGB. Thread: one at a time.
class TakeWriter
{
public:
    /// Errors: kOutput.
    static Attempt<TakeWriter> open(const QString &path, const Recipe &recipe, bool hasAlpha);

    /// Checks, hashes and writes the next picture, and returns it as written.
    /// Errors: kShape, kValue, kOutput; kFrames — more than the recipe's length.
    Attempt<Frame> write(const weft_frame *frame);
    /// Errors: kFrames — fewer than the recipe's length; kOutput.
    Attempt<DoneEvent> finish();

private:
    TakeWriter(Encoder encoder, const Recipe &recipe, bool hasAlpha);

    Encoder m_encoder;
    ContentHash m_hash;
    int m_width;
    int m_height;
    int m_channels;
    std::int64_t m_length;
    std::int64_t m_written = 0;
};

} // namespace weft::worker
