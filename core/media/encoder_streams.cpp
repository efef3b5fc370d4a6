#include "core/media/encoder_streams.h"

#include "core/base/translate.h"
#include "core/media/colour_codes.h"
#include "core/media/pixel_formats.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/mastering_display_metadata.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>
#include <limits>

namespace weft {

namespace {

Result<const AVCodec *> findEncoder(const QString &name, AVMediaType type,
                                    const AVFormatContext &container)
{
    const AVCodec *codec = avcodec_find_encoder_by_name(name.toUtf8().constData());
    if (!codec || codec->type != type)
        return fail(ErrorKind::Usage,
                    tr("This FFmpeg has no encoder \"%1\": choose another codec.").arg(name));
    if (avformat_query_codec(container.oformat, codec->id, FF_COMPLIANCE_EXPERIMENTAL) == 0)
        return fail(ErrorKind::Usage,
                    tr("A file of type \"%1\" cannot hold \"%2\": choose another codec or type.")
                        .arg(QString::fromLatin1(container.oformat->name), name));
    return codec;
}

Status setOptions(AVCodecContext &context, const std::vector<CodecOption> &options)
{
    for (const CodecOption &option : options) {
        const int error = av_opt_set(&context, option.name.toUtf8().constData(),
                                     option.value.toUtf8().constData(), AV_OPT_SEARCH_CHILDREN);
        const QString codec = QString::fromLatin1(context.codec->name);
        if (error == AVERROR_OPTION_NOT_FOUND)
            return fail(ErrorKind::Usage,
                        tr("The encoder \"%1\" has no option \"%2\".").arg(codec, option.name));
        if (error < 0)
            return fail(ErrorKind::Usage,
                        tr("The encoder \"%1\" does not take \"%2\" for its option \"%3\".")
                            .arg(codec, option.value, option.name));
    }
    return {};
}

/// Adds parameters of x265 to those that are set, unless one of that name is. Nothing for other
/// encoders.
void addX265Parameters(AVCodecContext &context, const std::vector<CodecOption> &added)
{
    uint8_t *set = nullptr;
    if (av_opt_get(context.priv_data, "x265-params", 0, &set) < 0)
        return;
    QStringList parameters = QString::fromUtf8(reinterpret_cast<const char *>(set))
                                 .split(QLatin1Char(':'), Qt::SkipEmptyParts);
    av_free(set);
    for (const CodecOption &option : added) {
        const QString start = option.name + QLatin1Char('=');
        const bool isSet = std::any_of(parameters.begin(), parameters.end(),
                                       [&](const QString &one) { return one.startsWith(start); });
        if (!isSet)
            parameters << start + option.value;
    }
    av_opt_set(context.priv_data, "x265-params",
               parameters.join(QLatin1Char(':')).toUtf8().constData(), 0);
}

/// x265's way to write a mastering display: G(x,y)B(x,y)R(x,y)WP(x,y)L(most,least), in the units of
/// H.265's message, 1/50000 and 1/10000 cd/m².
QString x265Display(const MasteringDisplay &display)
{
    const auto place = [](const Chromaticity &colour) {
        return QStringLiteral("(%1,%2)")
            .arg(std::lround(colour.x * 50'000))
            .arg(std::lround(colour.y * 50'000));
    };
    return QStringLiteral("G%1B%2R%3WP%4L(%5,%6)")
        .arg(place(display.green), place(display.blue), place(display.red), place(display.white))
        .arg(std::lround(display.maxLuminance * 10'000))
        .arg(std::lround(display.minLuminance * 10'000));
}

AVMasteringDisplayMetadata toFFmpeg(const MasteringDisplay &display)
{
    AVMasteringDisplayMetadata metadata{};
    const auto set = [](AVRational(&place)[2], const Chromaticity &colour) {
        place[0] = {static_cast<int>(std::lround(colour.x * 50'000)), 50'000};
        place[1] = {static_cast<int>(std::lround(colour.y * 50'000)), 50'000};
    };
    set(metadata.display_primaries[0], display.red);
    set(metadata.display_primaries[1], display.green);
    set(metadata.display_primaries[2], display.blue);
    set(metadata.white_point, display.white);
    metadata.min_luminance = {static_cast<int>(std::lround(display.minLuminance * 10'000)), 10'000};
    metadata.max_luminance = {static_cast<int>(std::lround(display.maxLuminance * 10'000)), 10'000};
    metadata.has_primaries = metadata.has_luminance = 1;
    return metadata;
}

std::vector<CodecOption> x265Parameters(const EncoderFormat &format)
{
    std::vector<CodecOption> parameters; // it writes to stderr by itself unless told otherwise
    parameters.push_back({QStringLiteral("log-level"), QStringLiteral("error")});
    if (format.colour.transfer != ColourTransfer::Pq || format.hdr == HdrMetadata())
        return parameters;
    parameters.push_back({QStringLiteral("hdr10"), QStringLiteral("1")});
    if (format.hdr.display)
        parameters.push_back({QStringLiteral("master-display"), x265Display(*format.hdr.display)});
    if (format.hdr.maxCll > 0)
        parameters.push_back(
            {QStringLiteral("max-cll"),
             QStringLiteral("%1,%2").arg(format.hdr.maxCll).arg(format.hdr.maxFall)});
    return parameters;
}

/// What the container is to say of the brightness. @return whether there was memory for it
bool addHdrMetadata(AVStream &stream, const HdrMetadata &hdr)
{
    bool isDone = true;
    const auto add = [&](AVPacketSideDataType type, void *data, std::size_t size) {
        if (data && av_stream_add_side_data(&stream, type, static_cast<uint8_t *>(data), size) >= 0)
            return;
        av_free(data);
        isDone = false;
    };
    if (hdr.display) {
        AVMasteringDisplayMetadata *display = av_mastering_display_metadata_alloc();
        if (display)
            *display = toFFmpeg(*hdr.display);
        add(AV_PKT_DATA_MASTERING_DISPLAY_METADATA, display, sizeof(*display));
    }
    if (hdr.maxCll > 0) {
        std::size_t size = 0;
        AVContentLightMetadata *light = av_content_light_metadata_alloc(&size);
        if (light)
            *light = {static_cast<unsigned>(hdr.maxCll), static_cast<unsigned>(hdr.maxFall)};
        add(AV_PKT_DATA_CONTENT_LIGHT_LEVEL, light, size);
    }
    return isDone;
}

/// FFmpeg's older encoders know full-range Y'CbCr only as formats of their own.
AVPixelFormat fullRangeTwin(AVPixelFormat format)
{
    switch (format) {
    case AV_PIX_FMT_YUV420P: return AV_PIX_FMT_YUVJ420P;
    case AV_PIX_FMT_YUV422P: return AV_PIX_FMT_YUVJ422P;
    case AV_PIX_FMT_YUV444P: return AV_PIX_FMT_YUVJ444P;
    case AV_PIX_FMT_YUV440P: return AV_PIX_FMT_YUVJ440P;
    default: return AV_PIX_FMT_NONE;
    }
}

/// FFmpeg's FFV1 takes 8-bit RGB only as 32-bit words of 0xAARRGGBB.
AVPixelFormat packedTwin(const PixelFormat &format)
{
    if (!format.isRgb() || format.sample != SampleType::U8)
        return AV_PIX_FMT_NONE;
    return format.alpha == AlphaMode::None ? AV_PIX_FMT_0RGB32 : AV_PIX_FMT_RGB32;
}

bool takes(const AVCodec &codec, AVPixelFormat format)
{
    if (format == AV_PIX_FMT_NONE)
        return false;
    for (const AVPixelFormat *known = codec.pix_fmts; known && *known != AV_PIX_FMT_NONE; ++known) {
        if (*known == format)
            return true;
    }
    return codec.pix_fmts == nullptr;
}

QString takenFormats(const AVCodec &codec)
{
    QStringList names;
    for (const AVPixelFormat *known = codec.pix_fmts; known && *known != AV_PIX_FMT_NONE; ++known) {
        if (const auto planar = planarFormat(*known))
            names << describe(*planar);
    }
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

Result<AVPixelFormat> pixelFormatFor(const AVCodec &codec, const PixelFormat &format,
                                     ColourRange range)
{
    const AVPixelFormat plain = toFFmpeg(format);
    if (takes(codec, plain))
        return plain;
    if (range == ColourRange::Full && takes(codec, fullRangeTwin(plain)))
        return fullRangeTwin(plain);
    if (takes(codec, packedTwin(format)))
        return packedTwin(format);
    return fail(ErrorKind::Usage,
                tr("The encoder \"%1\" does not take pixels as %2; it takes %3.")
                    .arg(QString::fromLatin1(codec.name), describe(format), takenFormats(codec)));
}

Status openCodec(AVCodecContext &context, const QString &what)
{
    const QString name = QString::fromLatin1(context.codec->name); // a failure takes it away
    const int error = avcodec_open2(&context, context.codec, nullptr);
    if (error < 0)
        return fail(
            ErrorKind::Usage,
            tr("The encoder \"%1\" refuses %2 (%3): change its options, the size or the rate.")
                .arg(name, what, describe(error)));
    return {};
}

Result<EncoderStream> addStream(AVFormatContext &container, const AVCodec &codec)
{
    EncoderStream added;
    added.codec.reset(avcodec_alloc_context3(&codec));
    added.stream = avformat_new_stream(&container, nullptr);
    if (!added.codec || !added.stream)
        return fail(ErrorKind::Output, tr("There is not enough memory to open an encoder."));
    return added;
}

void finishSetup(EncoderStream &added, const AVFormatContext &container)
{
    // No version strings: the same input gives the same bytes with every build of the libraries.
    added.codec->flags |= AV_CODEC_FLAG_BITEXACT;
    if (container.oformat->flags & AVFMT_GLOBALHEADER)
        added.codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
}

void setColour(AVCodecContext &context, const ColourTags &colour)
{
    const ColourCodes codes = toCodes(colour);
    context.colorspace = codes.matrix;
    context.color_primaries = codes.primaries;
    context.color_trc = codes.transfer;
    context.color_range = codes.range;
}

AVRational toFFmpeg(const Rational &value)
{
    AVRational close{1, 1};
    av_reduce(&close.num, &close.den, value.numerator(), value.denominator(),
              std::numeric_limits<int>::max());
    return close;
}

/// The display matrix that readers find rotation and mirroring in.
void setOrientation(AVStream &stream, const EncoderFormat &format)
{
    if (format.rotation == 0 && !format.mirrored)
        return;
    uint8_t *data = av_stream_new_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX,
                                            9 * sizeof(std::int32_t));
    if (!data)
        return;
    auto *matrix = reinterpret_cast<std::int32_t *>(data);
    av_display_rotation_set(matrix, format.rotation);
    if (format.mirrored)
        av_display_matrix_flip(matrix, 1, 0);
}

AVSampleFormat bestSampleFormat(const AVCodec &codec)
{
    static constexpr std::array kBestFirst{AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_FLT,
                                           AV_SAMPLE_FMT_S32P, AV_SAMPLE_FMT_S32,
                                           AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_S16};
    for (const AVSampleFormat wanted : kBestFirst) {
        const AVSampleFormat *known = codec.sample_fmts;
        for (; known && *known != AV_SAMPLE_FMT_NONE; ++known) {
            if (*known == wanted)
                return wanted;
        }
    }
    return codec.sample_fmts ? codec.sample_fmts[0] : AV_SAMPLE_FMT_FLTP;
}

bool takesSampleRate(const AVCodec &codec, int rate)
{
    const int *known = codec.supported_samplerates;
    for (; known && *known; ++known) {
        if (*known == rate)
            return true;
    }
    return codec.supported_samplerates == nullptr;
}

} // namespace

ColourTags encodedColour(const EncoderSettings &settings, ColourTags colour)
{
    const AVCodec *codec = avcodec_find_encoder_by_name(settings.videoCodec.toUtf8().constData());
    if (codec && codec->id == AV_CODEC_ID_PRORES)
        colour.range = ColourRange::Limited;
    return colour;
}

Result<EncoderStream> addVideoStream(AVFormatContext &container, const EncoderSettings &settings,
                                     const EncoderFormat &format)
{
    const auto codec = findEncoder(settings.videoCodec, AVMEDIA_TYPE_VIDEO, container);
    if (!codec)
        return fail(codec);
    const auto pixelFormat = pixelFormatFor(**codec, settings.pixelFormat, format.colour.range);
    if (!pixelFormat)
        return fail(pixelFormat);
    auto added = addStream(container, **codec);
    if (!added)
        return added;

    AVCodecContext &context = *added->codec;
    context.width = format.width;
    context.height = format.height;
    context.pix_fmt = *pixelFormat;
    context.sample_aspect_ratio = toFFmpeg(format.pixelAspect);
    context.framerate = {static_cast<int>(format.rate.numerator()),
                         static_cast<int>(format.rate.denominator())};
    context.time_base = av_inv_q(context.framerate);
    if (format.ticksPerSecond > 0) {
        context.time_base = {1, static_cast<int>(format.ticksPerSecond)};
        context.max_b_frames = 0; // their packets would not come in the order of their times
    }
    setColour(context, format.colour);
    if (const Status set = setOptions(context, settings.videoOptions); !set)
        return fail(set);
    if ((*codec)->id == AV_CODEC_ID_HEVC)
        addX265Parameters(context, x265Parameters(format));
    finishSetup(*added, container);
    const QString what = tr("%1×%2 pixels as %3 at %4 frames a second")
                             .arg(format.width)
                             .arg(format.height)
                             .arg(describe(settings.pixelFormat), format.rate.toString());
    if (const Status opened = openCodec(context, what); !opened)
        return fail(opened);

    avcodec_parameters_from_context(added->stream->codecpar, &context);
    // Apple's players take H.265 under this name alone.
    if ((*codec)->id == AV_CODEC_ID_HEVC && settings.container != QLatin1String("matroska"))
        added->stream->codecpar->codec_tag = MKTAG('h', 'v', 'c', '1');
    if (format.colour.transfer == ColourTransfer::Pq && !addHdrMetadata(*added->stream, format.hdr))
        return fail(ErrorKind::Output, tr("There is not enough memory to open an encoder."));
    added->stream->time_base = context.time_base;
    added->stream->avg_frame_rate = added->stream->r_frame_rate = context.framerate;
    added->stream->sample_aspect_ratio = context.sample_aspect_ratio;
    setOrientation(*added->stream, format);
    return added;
}

Result<EncoderStream> addAudioStream(AVFormatContext &container, const EncoderSettings &settings,
                                     const EncoderFormat &format)
{
    const auto codec = findEncoder(settings.audioCodec, AVMEDIA_TYPE_AUDIO, container);
    if (!codec)
        return fail(codec);
    constexpr int kRate = static_cast<int>(kSampleRate);
    if (!takesSampleRate(**codec, kRate))
        return fail(ErrorKind::Usage, tr("The encoder \"%1\" does not take %2 samples a second.")
                                          .arg(settings.audioCodec)
                                          .arg(kRate));
    auto added = addStream(container, **codec);
    if (!added)
        return added;

    AVCodecContext &context = *added->codec;
    context.sample_rate = kRate;
    context.time_base = {1, kRate};
    context.sample_fmt = bestSampleFormat(**codec);
    context.bit_rate = settings.audioBitRate;
    av_channel_layout_default(&context.ch_layout, format.audioChannels);
    finishSetup(*added, container);
    const QString what = tr("%n channel(s) of sound", format.audioChannels);
    if (const Status opened = openCodec(context, what); !opened)
        return fail(opened);

    avcodec_parameters_from_context(added->stream->codecpar, &context);
    added->stream->time_base = context.time_base;
    // Readers of Matroska take Opus' run-in off its timestamps, but FFmpeg's muxer does not add it.
    if (context.codec_id == AV_CODEC_ID_OPUS && settings.container == QLatin1String("matroska"))
        added->packetShift = context.initial_padding;
    return added;
}

} // namespace weft
