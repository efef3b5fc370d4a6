#include "core/media/encoder.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"
#include "core/base/write_error.h"
#include "core/media/colour_codes.h"
#include "core/media/encoder_streams.h"
#include "core/media/picture.h"

#include <QFile>

#include <deque>
#include <numeric>

#include <fcntl.h>
#include <unistd.h>

namespace weft {

namespace {

struct FreeOutput
{
    void operator()(AVFormatContext *container) const
    {
        avio_closep(&container->pb);
        avformat_free_context(container);
    }
};
using OutputPointer = std::unique_ptr<AVFormatContext, FreeOutput>;

constexpr int kSamplesWithoutFrameSize = 1024;

Result<QByteArray> muxerName(const QString &container)
{
    for (const char *known : {"mp4", "mov", "matroska"}) {
        if (container == QLatin1String(known))
            return QByteArray(known);
    }
    return fail(ErrorKind::Usage,
                tr("Weft does not write files of type \"%1\": choose mp4, mov or matroska.")
                    .arg(container));
}

/// @param error of FFmpeg
tl::unexpected<Error> outputError(const QString &path, int error)
{
    return cannotWrite(path, AVUNERROR(error), describe(error));
}

Result<OutputPointer> makeOutput(const QString &path, const QString &container)
{
    const auto muxer = muxerName(container);
    if (!muxer)
        return fail(muxer);
    AVFormatContext *made = nullptr;
    const QByteArray url = "file:" + QFile::encodeName(path);
    const int error = avformat_alloc_output_context2(&made, nullptr, muxer->constData(),
                                                     url.constData());
    if (error < 0)
        return outputError(path, error);
    OutputPointer output(made);
    // Nothing that depends on the clock or on the library's version.
    output->flags |= AVFMT_FLAG_BITEXACT;
    output->strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL; // FLAC in mp4 is called so
    return output;
}

/// Ticks in which frames and samples both are whole, so that edit lists cut neither short; the
/// usual millisecond would.
std::int64_t movieTimescale(const FrameRate &rate)
{
    constexpr std::int64_t kMost = 10'000'000;
    const std::int64_t common = std::lcm(rate.numerator(), kSampleRate);
    return common <= kMost ? common : kSampleRate;
}

/// A frame of the codec's format, still without pixels.
FramePointer describedFrame(const AVCodecContext &codec)
{
    FramePointer frame(av_frame_alloc());
    frame->width = codec.width;
    frame->height = codec.height;
    frame->format = codec.pix_fmt;
    frame->colorspace = codec.colorspace;
    frame->color_primaries = codec.color_primaries;
    frame->color_trc = codec.color_trc;
    frame->color_range = codec.color_range;
    frame->sample_aspect_ratio = codec.sample_aspect_ratio;
    return frame;
}

FramePointer borrow(const Frame &picture, const AVCodecContext &codec)
{
    FramePointer frame = describedFrame(codec);
    lendPlanes(picture, *frame);
    return frame;
}

/// Puts 8-bit RGB into words of 0xAARRGGBB. Null where there is no memory.
FramePointer pack(const Frame &picture, const AVCodecContext &codec)
{
    FramePointer frame = describedFrame(codec);
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return {};
    const bool hasAlpha = picture.format().alpha != AlphaMode::None;
    for (int y = 0; y < picture.height(); ++y) {
        const auto *red = picture.plane(0).row<std::uint8_t>(y);
        const auto *green = picture.plane(1).row<std::uint8_t>(y);
        const auto *blue = picture.plane(2).row<std::uint8_t>(y);
        const auto *alpha = hasAlpha ? picture.alphaPlane().row<std::uint8_t>(y) : nullptr;
        auto *row = reinterpret_cast<std::uint32_t *>(
            frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0]);
        for (int x = 0; x < picture.width(); ++x)
            row[x] = (alpha ? std::uint32_t(alpha[x]) : 255U) << 24 | std::uint32_t(red[x]) << 16
                     | std::uint32_t(green[x]) << 8 | std::uint32_t(blue[x]);
    }
    return frame;
}

bool isPacked(const AVCodecContext &codec)
{
    return codec.pix_fmt == AV_PIX_FMT_0RGB32 || codec.pix_fmt == AV_PIX_FMT_RGB32;
}

Result<ResamplerPointer> makeSampleConverter(AVCodecContext &codec, const QString &path)
{
    SwrContext *made = nullptr;
    int error = swr_alloc_set_opts2(&made, &codec.ch_layout, codec.sample_fmt, codec.sample_rate,
                                    &codec.ch_layout, AV_SAMPLE_FMT_FLTP, codec.sample_rate, 0,
                                    nullptr);
    ResamplerPointer converter(made);
    if (error >= 0)
        error = swr_init(converter.get());
    if (error < 0)
        return outputError(path, error);
    return converter;
}

/// Puts a finished file onto the disk.
Status syncFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0)
        ::close(file);
    if (!synced)
        return outputError(path, AVERROR(error));
    return {};
}

/// Times are rounded to thousandths, finer than any frame, so that one ends where the next begins.
Status addChapters(AVFormatContext &output, const std::vector<FilmChapter> &chapters,
                   const QString &path)
{
    constexpr int kTicks = 1000;
    const auto ticks = [](const Rational &seconds) {
        return scale(seconds.numerator(), kTicks, seconds.denominator(), Rounding::Nearest);
    };
    for (const FilmChapter &chapter : chapters) {
        auto *const made = static_cast<AVChapter *>(av_mallocz(sizeof(AVChapter)));
        int count = static_cast<int>(output.nb_chapters);
        const int error = made ? av_dynarray_add_nofree(&output.chapters, &count, made)
                               : AVERROR(ENOMEM);
        if (error < 0) {
            av_free(made);
            return outputError(path, error);
        }
        output.nb_chapters = static_cast<unsigned>(count);
        made->id = count;
        made->time_base = {1, kTicks};
        made->start = ticks(chapter.start);
        made->end = ticks(chapter.end);
        av_dict_set(&made->metadata, "title", chapter.title.toUtf8().constData(), 0);
    }
    return {};
}

} // namespace

struct Encoder::Private
{
    QString path;
    EncoderSettings settings;
    EncoderFormat format;
    OutputPointer output;
    std::optional<EncoderStream> video;
    std::optional<EncoderStream> audio;
    ResamplerPointer sampleConverter;
    std::deque<std::pair<std::int64_t, std::int64_t>>
        durations;                           ///< of pictures in the encoder, by their times
    std::vector<std::vector<float>> pending; ///< sound that does not yet fill a codec's frame
    PacketPointer packet{av_packet_alloc()};

    Status writeHeader();
    Status encode(EncoderStream &stream, const AVFrame *frame);
    Status encodePicture(const Frame &frame, std::int64_t time);
    void setDuration(AVPacket &made);
    Status writePackets(EncoderStream &stream);
    Status encodeSamples(std::size_t offset, int count);
    Status encodePending(bool isLast);
};

Status Encoder::Private::writeHeader()
{
    for (const CodecOption &entry : format.metadata)
        av_dict_set(&output->metadata, entry.name.toUtf8().constData(),
                    entry.value.toUtf8().constData(), 0);
    if (const Status added = addChapters(*output, format.chapters, path); !added)
        return added;
    int error = avio_open2(&output->pb, output->url, AVIO_FLAG_WRITE, nullptr, nullptr);
    if (error < 0)
        return outputError(path, error);
    AVDictionary *options = nullptr;
    if (settings.container != QLatin1String("matroska")) {
        av_dict_set(&options, "movflags", "+faststart+write_colr", 0);
        av_dict_set_int(&options, "movie_timescale", movieTimescale(format.rate), 0);
    }
    error = avformat_write_header(output.get(), &options);
    av_dict_free(&options);
    if (output->pb->error < 0)
        return outputError(path, output->pb->error);
    if (error < 0)
        return fail(ErrorKind::Usage,
                    tr("\"%1\" cannot be begun as a file of type \"%2\" (%3): choose another type "
                       "or codec.")
                        .arg(path, settings.container, describe(error)));
    return {};
}

Status Encoder::Private::encode(EncoderStream &stream, const AVFrame *frame)
{
    const int error = avcodec_send_frame(stream.codec.get(), frame);
    if (error < 0)
        return fail(ErrorKind::Output,
                    tr("The encoder \"%1\" failed while \"%2\" was written (%3).")
                        .arg(QString::fromLatin1(stream.codec->codec->name), path,
                             describe(error)));
    return writePackets(stream);
}

Status Encoder::Private::writePackets(EncoderStream &stream)
{
    while (true) {
        int error = avcodec_receive_packet(stream.codec.get(), packet.get());
        if (error == AVERROR(EAGAIN) || error == AVERROR_EOF)
            return {};
        if (error < 0)
            return fail(ErrorKind::Output,
                        tr("The encoder \"%1\" failed while \"%2\" was written (%3).")
                            .arg(QString::fromLatin1(stream.codec->codec->name), path,
                                 describe(error)));
        packet->stream_index = stream.stream->index;
        packet->pts += stream.packetShift;
        packet->dts += stream.packetShift;
        if (stream.codec->codec_type == AVMEDIA_TYPE_VIDEO)
            setDuration(*packet);
        av_packet_rescale_ts(packet.get(), stream.codec->time_base, stream.stream->time_base);
        error = av_interleaved_write_frame(output.get(), packet.get());
        if (error < 0)
            return outputError(path, error);
    }
}

/// Encoders do not pass durations on.
void Encoder::Private::setDuration(AVPacket &made)
{
    if (made.duration == 0)
        made.duration = 1;
    while (!durations.empty() && durations.front().first <= made.pts) {
        made.duration = durations.front().second;
        durations.pop_front();
    }
}

Status Encoder::Private::encodePicture(const Frame &frame, std::int64_t time)
{
    const bool fits = video && frame.format() == settings.pixelFormat
                      && frame.width() == format.width && frame.height() == format.height;
    WEFT_ASSERT(fits, return fail(ErrorKind::Usage, tr("A picture for \"%1\" has another size or "
                                                       "pixel format than the file.")
                                                        .arg(path)));
    const AVCodecContext &codec = *video->codec;
    const FramePointer picture = isPacked(codec) ? pack(frame, codec) : borrow(frame, codec);
    if (!picture)
        return outputError(path, AVERROR(ENOMEM));
    picture->pts = time;
    return encode(*video, picture.get());
}

Status Encoder::Private::encodeSamples(std::size_t offset, int count)
{
    AVCodecContext &codec = *audio->codec;
    const FramePointer frame(av_frame_alloc());
    frame->nb_samples = count;
    frame->format = codec.sample_fmt;
    frame->sample_rate = codec.sample_rate;
    frame->pts = audio->position;
    av_channel_layout_copy(&frame->ch_layout, &codec.ch_layout);
    std::vector<const uint8_t *> source;
    for (const auto &channel : pending)
        source.push_back(reinterpret_cast<const uint8_t *>(channel.data() + offset));
    int error = av_frame_get_buffer(frame.get(), 0);
    if (error >= 0)
        error = swr_convert(sampleConverter.get(), frame->extended_data, count, source.data(),
                            count);
    if (error < 0)
        return outputError(path, error);
    audio->position += count;
    return encode(*audio, frame.get());
}

Status Encoder::Private::encodePending(bool isLast)
{
    const AVCodecContext &codec = *audio->codec;
    const int frameSize = codec.frame_size > 0 ? codec.frame_size : kSamplesWithoutFrameSize;
    const auto whole = static_cast<std::size_t>(frameSize);
    std::size_t offset = 0;
    for (; pending.front().size() - offset >= whole; offset += whole) {
        if (const Status done = encodeSamples(offset, frameSize); !done)
            return done;
    }
    for (auto &channel : pending)
        channel.erase(channel.begin(), channel.begin() + static_cast<std::ptrdiff_t>(offset));
    if (!isLast || pending.front().empty())
        return {};
    std::size_t rest = pending.front().size();
    if (!(codec.codec->capabilities
          & (AV_CODEC_CAP_SMALL_LAST_FRAME | AV_CODEC_CAP_VARIABLE_FRAME_SIZE)))
        rest = whole;
    for (auto &channel : pending)
        channel.resize(rest, 0.0F);
    return encodeSamples(0, static_cast<int>(rest));
}

Result<Encoder> Encoder::open(const QString &path, const EncoderSettings &settings,
                              const EncoderFormat &format)
{
    quietFFmpeg();
    auto d = std::make_unique<Private>();
    d->path = path;
    d->settings = settings;
    d->format = format;
    auto output = makeOutput(path, settings.container);
    if (!output)
        return fail(output);
    d->output = std::move(*output);
    if (settings.videoCodec.isEmpty() && settings.audioCodec.isEmpty())
        return fail(ErrorKind::Usage, tr("There is neither picture nor sound to write into \"%1\": "
                                         "choose a codec for one of them.")
                                          .arg(path));
    if (!settings.videoCodec.isEmpty()) {
        auto video = addVideoStream(*d->output, settings, format);
        if (!video)
            return fail(video);
        d->video = std::move(*video);
    }
    if (!settings.audioCodec.isEmpty()) {
        auto audio = addAudioStream(*d->output, settings, format);
        if (!audio)
            return fail(audio);
        d->audio = std::move(*audio);
        auto converter = makeSampleConverter(*d->audio->codec, path);
        if (!converter)
            return fail(converter);
        d->sampleConverter = std::move(*converter);
        d->pending.resize(static_cast<std::size_t>(format.audioChannels));
    }
    // The file is touched last, so that a mistake in the settings leaves an older one alone.
    if (const Status begun = d->writeHeader(); !begun)
        return fail(begun);
    return Encoder(std::move(d));
}

Encoder::Encoder(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

Encoder::Encoder(Encoder &&) noexcept = default;
Encoder &Encoder::operator=(Encoder &&) noexcept = default;
Encoder::~Encoder() = default;

Status Encoder::writeFrame(const Frame &frame)
{
    return d->encodePicture(frame, d->video ? d->video->position++ : 0);
}

Status Encoder::writeFrame(const Frame &frame, std::int64_t time, std::int64_t duration)
{
    d->durations.emplace_back(time, duration);
    return d->encodePicture(frame, time);
}

Status Encoder::writeAudio(const AudioBlock &block)
{
    const bool fits = d->audio && block.channels.size() == d->pending.size();
    WEFT_ASSERT(fits, return fail(ErrorKind::Usage, tr("A block of sound for \"%1\" has another "
                                                       "number of channels than the file.")
                                                        .arg(d->path)));
    for (std::size_t i = 0; i < d->pending.size(); ++i)
        d->pending[i].insert(d->pending[i].end(), block.channels[i].begin(),
                             block.channels[i].end());
    return d->encodePending(false);
}

Status Encoder::finish()
{
    if (d->audio) {
        if (const Status done = d->encodePending(true); !done)
            return done;
        if (const Status done = d->encode(*d->audio, nullptr); !done)
            return done;
    }
    if (d->video) {
        if (const Status done = d->encode(*d->video, nullptr); !done)
            return done;
    }
    int error = av_write_trailer(d->output.get());
    const int closing = avio_closep(&d->output->pb);
    error = error < 0 ? error : closing;
    if (error < 0)
        return outputError(d->path, error);
    return syncFile(d->path);
}

} // namespace weft
