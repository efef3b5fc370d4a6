#include "core/media/container.h"

#include "core/base/translate.h"
#include "core/media/decoder_memory.h"

extern "C" {
#include <libavutil/avstring.h>
}

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace weft {

namespace {

/// Demuxers of ordinary media. None of them opens a second file, runs a script or takes text for
/// pictures.
constexpr const char *kDemuxers
    = "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,live_flv,ogg,asf,mxf,gxf,nut,nsv,rm,wtv,dv,ivf,"
      "av1,obu,h264,hevc,h261,h263,m4v,vc1,vc1test,cavsvideo,dirac,dnxhd,mjpeg,yuv4mpegpipe,r3d,"
      "gif,apng,"
      "wav,w64,aiff,caf,au,flac,mp3,aac,ac3,eac3,dts,dtshd,truehd,mlp,amr,amrnb,amrwb,ape,tak,tta,"
      "wv,voc,gsm,sox,dsf,iff,loas,mpc,mpc8,oma,qcp,spdif,"
      "bmp_pipe,dds_pipe,dpx_pipe,exr_pipe,gif_pipe,j2k_pipe,jpeg_pipe,jpegls_pipe,jpegxl_pipe,"
      "pam_pipe,pbm_pipe,pcx_pipe,pfm_pipe,pgm_pipe,pgmyuv_pipe,phm_pipe,png_pipe,ppm_pipe,"
      "psd_pipe,qoi_pipe,sgi_pipe,sunrast_pipe,tiff_pipe,webp_pipe,xwd_pipe";

constexpr qint64 kTextSample = 64 * 1024;
constexpr int kMostPixelsPerSide = 32768;

bool isText(const QByteArray &head)
{
    for (const char byte : head) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x20 && code != '\t' && code != '\n' && code != '\r' && code != '\f')
            return false;
    }
    // The sample may end within a character, so up to three bytes are given away.
    for (qsizetype cut = 0; cut < 4 && cut <= head.size(); ++cut) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder(QByteArrayView(head).chopped(cut));
        if (!decoder.hasError())
            return true;
    }
    return false;
}

Status checkFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return fail(ErrorKind::Media,
                    tr("\"%1\" was not found: check the path, or relink the media.").arg(path));
    if (!info.exists())
        return fail(ErrorKind::Media, tr("\"%1\" is a link to a file that is gone.").arg(path));
    if (info.isDir())
        return fail(ErrorKind::Media, tr("\"%1\" is a folder, not a media file.").arg(path));
    if (!info.isFile())
        return fail(ErrorKind::Media, tr("\"%1\" is not an ordinary file.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Media, tr("\"%1\" cannot be read (%2): check its permissions.")
                                          .arg(path, file.errorString()));
    if (info.size() == 0)
        return fail(ErrorKind::Media,
                    tr("\"%1\" is empty (0 bytes): copy it again from where it came from.")
                        .arg(path));
    if (isText(file.read(kTextSample)))
        return fail(ErrorKind::Media,
                    tr("\"%1\" is a text file, not media: choose a video, sound or picture file, "
                       "or a look-up table (.cube).")
                        .arg(path));
    return {};
}

int denySecondFile(AVFormatContext *, AVIOContext **, const char *, int, AVDictionary **)
{
    return AVERROR(EACCES);
}

tl::unexpected<Error> damaged(const QString &path, const AVInputFormat &format, int error)
{
    return fail(ErrorKind::Media,
                tr("\"%1\" is damaged or incomplete: its beginning says %2, but it cannot be read "
                   "(%3). Copy it again from where it came from.")
                    .arg(path, QString::fromUtf8(format.long_name), describe(error)));
}

Result<const AVInputFormat *> detectFormat(AVIOContext &io, const QString &path)
{
    const AVInputFormat *format = nullptr;
    const int score = av_probe_input_buffer2(&io, &format, "", nullptr, 0, 0);
    if (score < 0 || !format)
        return fail(ErrorKind::Media,
                    tr("\"%1\" is not media that Weft can read: it is damaged, or of an "
                       "unknown type.")
                        .arg(path));
    if (av_match_list(format->name, kDemuxers, ',') <= 0)
        return fail(ErrorKind::Media, tr("\"%1\" is not media: it looks like %2.")
                                          .arg(path, QString::fromUtf8(format->long_name)));
    return format;
}

int64_t area(const AVStream &stream)
{
    return int64_t{stream.codecpar->width} * stream.codecpar->height;
}

bool isShown(const AVStream &stream)
{
    constexpr int kNotFilm = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS;
    return stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO && !(stream.disposition & kNotFilm);
}

bool isBetter(const AVStream &a, const AVStream &b)
{
    const bool aIsDefault = a.disposition & AV_DISPOSITION_DEFAULT;
    const bool bIsDefault = b.disposition & AV_DISPOSITION_DEFAULT;
    return aIsDefault != bIsDefault ? aIsDefault : area(a) > area(b);
}

/// After a jump, FFmpeg 5.1's frame threads give now and then a picture of Theora with wrong
/// blocks; VP3 and VP4 are the same decoder.
bool isSafeWithThreads(AVCodecID codec)
{
    return codec != AV_CODEC_ID_THEORA && codec != AV_CODEC_ID_VP3 && codec != AV_CODEC_ID_VP4;
}

} // namespace

Result<ContainerPointer> openContainer(const QString &path)
{
    quietFFmpeg();
    if (const Status checked = checkFile(path); !checked)
        return fail(checked);
    AVIOContext *file = nullptr;
    int error = avio_open2(&file, ("file:" + QFile::encodeName(path)).constData(), AVIO_FLAG_READ,
                           nullptr, nullptr);
    if (error < 0)
        return fail(ErrorKind::Media, tr("\"%1\" cannot be read (%2).").arg(path, describe(error)));
    IoContextPointer io(file);
    const auto format = detectFormat(*io, path);
    if (!format)
        return fail(format);

    AVFormatContext *opened = avformat_alloc_context();
    opened->pb = io.get();
    opened->flags |= AVFMT_FLAG_CUSTOM_IO;
    opened->io_open = denySecondFile;
    opened->format_whitelist = av_strdup(kDemuxers);
    opened->protocol_whitelist = av_strdup("file");
    // An empty name: patterns, numbers and references in it mean nothing.
    error = avformat_open_input(&opened, "", *format, nullptr);
    if (error < 0)
        return damaged(path, **format, error);
    ContainerPointer container(opened);
    static_cast<void>(io.release());
    error = avformat_find_stream_info(opened, nullptr);
    if (error < 0)
        return damaged(path, **format, error);
    return container;
}

std::optional<int> pictureStream(const AVFormatContext &container)
{
    const AVStream *best = nullptr;
    for (unsigned i = 0; i < container.nb_streams; ++i) {
        const AVStream *stream = container.streams[i];
        if (isShown(*stream) && (!best || isBetter(*stream, *best)))
            best = stream;
    }
    return best ? std::optional(best->index) : std::nullopt;
}

std::vector<int> soundStreams(const AVFormatContext &container)
{
    std::vector<int> found;
    for (unsigned i = 0; i < container.nb_streams; ++i) {
        if (container.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            found.push_back(static_cast<int>(i));
    }
    return found;
}

void selectStreams(AVFormatContext &container, const std::vector<int> &streams)
{
    for (unsigned i = 0; i < container.nb_streams; ++i) {
        const bool wanted = std::find(streams.begin(), streams.end(), static_cast<int>(i))
                            != streams.end();
        container.streams[i]->discard = wanted ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
}

bool isPictureFile(const AVFormatContext &container)
{
    const QByteArray name(container.iformat->name);
    return name.endsWith("_pipe") && name != "gif_pipe";
}

bool isStillWhenSingle(const AVFormatContext &container)
{
    const QByteArray name(container.iformat->name);
    return name.endsWith("_pipe") || name == "gif" || name == "apng";
}

QString codecName(const AVCodecParameters &parameters)
{
    char tag[AV_FOURCC_MAX_STRING_SIZE] = {};
    const bool isKnown = parameters.codec_id != AV_CODEC_ID_NONE;
    return QString::fromLatin1(isKnown ? avcodec_get_name(parameters.codec_id)
                                       : av_fourcc_make_string(tag, parameters.codec_tag));
}

Result<CodecContextPointer> openDecoder(const AVStream &stream, int threads, const QString &path)
{
    const AVCodecParameters &parameters = *stream.codecpar;
    const QString name = codecName(parameters);
    if (parameters.width > kMostPixelsPerSide || parameters.height > kMostPixelsPerSide)
        return fail(ErrorKind::Media,
                    tr("\"%1\" has pictures of %2×%3 pixels: Weft goes up to %4 on a side.")
                        .arg(path, QString::number(parameters.width),
                             QString::number(parameters.height),
                             QString::number(kMostPixelsPerSide)));
    const AVCodec *codec = avcodec_find_decoder(parameters.codec_id);
    if (!codec)
        return fail(
            ErrorKind::Media,
            tr("\"%1\" is coded as \"%2\", which this FFmpeg cannot decode: convert it first.")
                .arg(path, name));
    CodecContextPointer context(avcodec_alloc_context3(codec));
    int error = avcodec_parameters_to_context(context.get(), &parameters);
    context->pkt_timebase = stream.time_base;
    context->thread_count = isSafeWithThreads(parameters.codec_id) ? std::max(1, threads) : 1;
    context->max_pixels = int64_t{kMostPixelsPerSide} * kMostPixelsPerSide;
    useFrameMemory(*context);
    if (error >= 0)
        error = avcodec_open2(context.get(), codec, nullptr);
    if (error < 0)
        return fail(
            ErrorKind::Media,
            tr("\"%1\" cannot be decoded as \"%2\" (%3): it is damaged, or of an unknown kind.")
                .arg(path, name, describe(error)));
    return context;
}

} // namespace weft
