#pragma once

#include "core/media/encoder.h"

#include <QString>

#include <vector>

namespace weft {

/// One stream of a finished file, by its packets.
struct StreamFacts
{
    enum class Kind { Picture, Sound } kind = Kind::Picture;
    QString codec;          ///< FFmpeg's name: "h264"
    std::int64_t count = 0; ///< pictures that are shown, or packets of sound that are heard
    Rational start;         ///< seconds by the container's clock, of the first of them
    Rational
        duration;  ///< seconds from there to the end of the last, as exact as the container's ticks
    Rational rate; ///< pictures a second as the container states it; 0 for sound
    int width = 0; ///< of pictures
    int height = 0;     ///< of pictures
    int sampleRate = 0; ///< of sound
    int channels = 0;   ///< of sound
};

/// What a finished file holds, found by demuxing alone: what an export is verified with. Every
/// picture and sound stream in file order. Thread: any. Errors (Media): as probe().
Result<std::vector<StreamFacts>> inspect(const QString &path);

/// The chapters that a file says it has, in their order. Thread: any. Errors (Media): as probe().
Result<std::vector<FilmChapter>> chaptersOf(const QString &path);

} // namespace weft
