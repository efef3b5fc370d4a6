#pragma once

#include "core/base/result.h"
#include "core/media/audio_block.h"
#include "core/media/frame.h"
#include "core/model/hdr_metadata.h"
#include "core/time/frame_rate.h"

#include <QString>

#include <memory>
#include <vector>

namespace weft {

/// An option handed to a codec, as FFmpeg spells it: {"crf", "20"}.
struct CodecOption
{
    QString name;
    QString value;
};

/// What to encode to. Named sets of these are the export presets in resources/presets.
struct EncoderSettings
{
    QString container = QStringLiteral("mp4"); ///< "mp4" (with fast start), "mov" or "matroska"
    QString videoCodec = QStringLiteral("libx264"); ///< FFmpeg's encoder name; empty = no picture
    std::vector<CodecOption> videoOptions;
    PixelFormat pixelFormat = kYuv420p8;        ///< that frames are handed over in
    QString audioCodec = QStringLiteral("aac"); ///< FFmpeg's encoder name; empty = no sound
    int audioBitRate = 192'000;                 ///< bits a second; 0 = the codec's own choice
};

/// A part of a film that players can go to.
struct FilmChapter
{
    Rational start; ///< seconds
    Rational end;   ///< seconds
    QString title;

    friend bool operator==(const FilmChapter &, const FilmChapter &) = default;
};

/// What is encoded.
struct EncoderFormat
{
    int width = 0;
    int height = 0;
    FrameRate rate;
    /// Where frames have times of their own: seconds that every time is a multiple of, as 1 ÷ n.
    /// 0: frame n begins at n ÷ rate.
    std::int64_t ticksPerSecond = 0;
    Rational pixelAspect{1};           ///< width ÷ height of one pixel
    int rotation = 0;                  ///< as VideoInfo::rotation; mp4 and mov alone can say it
    bool mirrored = false;             ///< as VideoInfo::mirrored; likewise
    ColourTags colour;                 ///< written to the file; nothing unspecified
    HdrMetadata hdr;                   ///< likewise, if the colours are PQ
    int audioChannels = 2;             ///< at kSampleRate
    std::vector<CodecOption> metadata; ///< of the container: {"title", "…"}
    std::vector<FilmChapter> chapters; ///< one after the other
};

/// The colours that pictures of a space are to be handed over in: the same, but for the range,
/// which is always limited in ProRes.
ColourTags encodedColour(const EncoderSettings &settings, ColourTags colour);

/// Writes one file. Pictures and sound are handed over in time order, each at its own pace; the
/// encoder interleaves them. Sound begins with the first frame and is cut or padded with silence to
/// the length of the pictures by the caller. The file is valid only after finish(). Thread: one at
/// a time.
class Encoder
{
public:
    /// Creates the file, replacing one that is there.
    /// Errors (Output): the path cannot be written; Usage: a codec or container this FFmpeg lacks,
    /// an option a codec does not know, a size or pixel format it refuses. The sentence names it.
    static Result<Encoder> open(const QString &path, const EncoderSettings &settings,
                                const EncoderFormat &format);

    Encoder(Encoder &&) noexcept;
    Encoder &operator=(Encoder &&) noexcept;
    /// Without finish() the file stays as it is, unusable; removing it is the caller's task.
    ~Encoder();

    /// The next picture. @pre format, size as opened
    /// Errors (Output): the encoder fails, the disk is full.
    Status writeFrame(const Frame &frame);
    /// The next picture at a time of its own, in ticks; times rise. Such files have no B-frames.
    /// @pre ticksPerSecond was given
    Status writeFrame(const Frame &frame, std::int64_t time, std::int64_t duration);
    /// The next sound samples. @pre as many channels as opened
    Status writeAudio(const AudioBlock &block);
    /// Drains the codecs, writes the index, flushes to the disk and closes the file.
    Status finish();

private:
    struct Private;
    explicit Encoder(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace weft
