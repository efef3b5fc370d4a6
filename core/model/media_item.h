#pragma once

#include "core/model/colour.h"
#include "core/model/hdr_metadata.h"
#include "core/model/id.h"
#include "core/model/unknown_fields.h"
#include "core/time/frame_rate.h"

#include <QString>

#include <optional>
#include <vector>

namespace weft {

/// A video stream as its probe found it. Sizes are as coded, before rotation and pixel aspect.
struct VideoInfo
{
    QString codec;           ///< FFmpeg's name: "h264"
    int width = 0;           ///< coded pixels, 1 to 32768
    int height = 0;          ///< coded pixels, 1 to 32768
    Rational pixelAspect{1}; ///< width ÷ height of one pixel
    int rotation = 0;      ///< degrees clockwise to turn the coded picture upright: 0, 90, 180, 270
    bool mirrored = false; ///< flip left–right after turning
    FrameRate rate;        ///< the nominal rate; the average one where it varies
    bool variableRate = false;
    std::int64_t frameCount = 0; ///< frames that are shown; 1 for a still
    Rational
        duration;     ///< seconds from the first frame's start to the last one's end; 0 for a still
    int bitDepth = 8; ///< of one component
    bool hasAlpha = false;
    ColourTags colour;     ///< as tagged in the file, unspecified where it says nothing
    HdrMetadata hdr;       ///< of PQ pictures
    QString unknownColour; ///< tags of the file that stand for nothing Weft knows, and so count as
                           ///< unspecified: FFmpeg's names, "ycgco, gamma28"

    /// Size once upright and with square pixels: what a viewer sees.
    int displayWidth() const;
    int displayHeight() const;

    friend bool operator==(const VideoInfo &, const VideoInfo &) = default;
};

/// A sound stream as its probe found it.
struct AudioInfo
{
    QString codec;      ///< FFmpeg's name: "aac"
    int channels = 0;   ///< 1 to 64
    int sampleRate = 0; ///< of the file; everything is resampled to kSampleRate
    Rational duration;  ///< seconds, from the media's origin (see MediaInfo) to its last sample

    friend bool operator==(const AudioInfo &, const AudioInfo &) = default;
};

/// A look-up table for colours (.cube) as its probe found it.
struct LutInfo
{
    int dimensions = 3; ///< 1: a curve for each channel; 3: a cube
    int size = 0;       ///< entries along each axis, 2 to 65536 (1-D) or 2 to 256 (3-D)

    friend bool operator==(const LutInfo &, const LutInfo &) = default;
};

/// What a media file is. Its time 0 (the *origin*) is the start of its first shown picture, or of
/// its first sound sample where it has no picture; sound before the origin is not reachable.
struct MediaInfo
{
    bool isStill = false;           ///< one picture without time; lasts as long as wanted
    std::optional<VideoInfo> video; ///< the best video stream
    std::vector<AudioInfo> audio;   ///< every sound stream, in file order
    std::optional<LutInfo> lut;     ///< a file of colours, which has neither picture nor sound
    Rational missing; ///< seconds that the file's header promises and its content lacks: it was cut

    /// Seconds of the longest stream; 0 for a still.
    Rational duration() const;

    friend bool operator==(const MediaInfo &, const MediaInfo &) = default;
};

/// Says "the same file" without reading all of it: what relinking and stale takes compare.
struct MediaIdentity
{
    std::int64_t size = 0; ///< bytes
    QString hash; ///< XXH3-128 of the size, the first and the last 64 KiB; 32 hexadecimal digits

    friend bool operator==(const MediaIdentity &, const MediaIdentity &) = default;
};

/// A smaller copy of a media file, made to be read faster while editing. It shows the same pictures
/// at the same times; exports never read it.
struct Proxy
{
    QString path;         ///< as MediaItem::path
    int width = 0;        ///< display pixels, 1 to 32768
    int height = 0;       ///< display pixels, 1 to 32768
    MediaIdentity source; ///< the file that it was made from; of another one it shows nothing.
                          ///< Empty: not known, so it is believed
    UnknownFields unknown;

    friend bool operator==(const Proxy &, const Proxy &) = default;
};

/// What becomes of a file's high dynamic range pictures in a sequence of standard range: what the
/// sequence says, or what is said here (see HdrInput).
enum class MediaHdr { AsSequence, ToneMap, PassThrough };

constexpr auto enumNames(MediaHdr)
{
    return std::array{EnumName{MediaHdr::AsSequence, "as-sequence"},
                      EnumName{MediaHdr::ToneMap, "tone-map"},
                      EnumName{MediaHdr::PassThrough, "pass-through"}};
}

/// How the pictures of a file are to be taken, where its user knows better than the file.
struct Interpretation
{
    ColourTags colour; ///< what is specified here stands in place of the file's tags
    MediaHdr hdr = MediaHdr::AsSequence;
    bool premultiplied = false; ///< its colours have been multiplied by its alpha

    friend bool operator==(const Interpretation &, const Interpretation &) = default;
};

/// The best rating that a media file or a shot can have.
inline constexpr int kMaxRating = 5;

/// A media file in the bin. The info is kept in the project, so that a missing file keeps its size,
/// rate and length.
struct MediaItem
{
    MediaId id;
    QString name; ///< shown in the bin; the file's name by default
    QString path; ///< with '/', relative to the project's folder where the file lies in or beside
                  ///< it, else absolute
    FolderId folder; ///< of the bin; 0 = top
    MediaIdentity identity;
    MediaInfo info;
    std::vector<QString> tags; ///< in the user's order, none empty, none twice
    int rating = 0;            ///< 0 = not rated, 1 to kMaxRating
    Interpretation interpretation;
    std::vector<Proxy> proxies; ///< other representations of this file, no path twice
    UnknownFields unknown;

    friend bool operator==(const MediaItem &, const MediaItem &) = default;
};

/// The smallest proxy that has at least this many lines; nullptr = none is large enough, so the
/// file itself is to be read.
const Proxy *proxyFor(const std::vector<Proxy> &proxies, int lines);
const Proxy *proxyFor(const MediaItem &item, int lines);

/// Whether a proxy shows what a file holds, as far as it is known.
bool isProxyOf(const Proxy &proxy, const MediaIdentity &file);

} // namespace weft
