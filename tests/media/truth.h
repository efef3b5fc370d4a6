#pragma once

#include "core/media/frame.h"
#include "core/time/rational.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace weft::test {

/// The path of a file that make_media.sh made.
QString mediaPath(const QString &name);

/// What the ffmpeg program decoded from a clip.
struct Truth
{
    struct Picture
    {
        Rational time; ///< seconds by the container's clock
        QByteArray md5;
    };
    std::vector<Picture> pictures;
    bool isPacked = false; ///< the digests are of R, G, B (, A) pixel by pixel
};

/// Reads what ffmpeg's framemd5 wrote; empty where it cannot be read.
Truth readTruth(const QString &path);
/// Reads the .framemd5 beside a clip.
Truth truthOf(const QString &name);

/// The MD5 of a picture's samples as ffmpeg's framemd5 takes it, rows without padding: its planes
/// in ffmpeg's order, or the samples of each pixel together.
QByteArray md5Of(const Frame &frame, bool isPacked);

} // namespace weft::test
