#include "core/export/make_proxy.h"

#include "core/base/translate.h"
#include "core/export/part_file.h"
#include "core/export/progress_meter.h"
#include "core/export/verify_proxy.h"
#include "core/media/convert.h"
#include "core/media/encoder.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"

#include <QFileInfo>

#include <numeric>

namespace weft {

namespace {

constexpr int kFewestLines = 16;
constexpr int kMostLines = 4320;
/// Ticks a second that times may need; beyond it a container cannot say them.
constexpr std::int64_t kMostTicks = 1'000'000'000;

int evenUp(const Rational &value)
{
    const auto whole = value.rounded(Rounding::Ceil);
    return static_cast<int>(std::max<std::int64_t>(whole + whole % 2, 2));
}

/// The shape of a proxy: coded as the source is, with as many lines as asked for, or one more.
VideoInfo proxyShape(const VideoInfo &source, int lines)
{
    const Rational factor(lines, source.displayHeight());
    VideoInfo shape = source;
    shape.width = evenUp(factor * Rational(source.width));
    shape.height = evenUp(factor * Rational(source.height));
    shape.pixelAspect = source.pixelAspect * Rational(source.width, shape.width)
                        * Rational(shape.height, source.height);
    return shape;
}

EncoderSettings settingsFor(const VideoInfo &source)
{
    EncoderSettings settings;
    settings.audioCodec.clear();
    const auto option = [&](const char *name, const char *value) {
        settings.videoOptions.push_back({QString::fromLatin1(name), QString::fromLatin1(value)});
    };
    if (source.hasAlpha) {
        settings.container = QStringLiteral("mov");
        settings.videoCodec = QStringLiteral("prores_ks");
        settings.pixelFormat = {PixelLayout::Yuv444, SampleType::U16, 10, AlphaMode::Straight};
        option("profile", "4444");
        option("alpha_bits", "16");
        return settings;
    }
    if (source.bitDepth > 8)
        settings.pixelFormat = {PixelLayout::Yuv420, SampleType::U16, 10, AlphaMode::None};
    option("preset", "veryfast");
    option("tune", "fastdecode");
    option("crf", "20");
    option("g", "1");
    return settings;
}

/// When frames begin and how long they last, in ticks.
struct Times
{
    std::int64_t ticksPerSecond = 0;
    std::vector<std::int64_t> starts; ///< and the end of the last
};

/// Nothing where the rate is constant.
std::optional<Times> timesOf(const VideoReader &reader)
{
    if (!reader.info().variableRate)
        return {};
    Times times;
    std::vector<Rational> seconds;
    for (std::int64_t i = 0; i < reader.frameCount(); ++i)
        seconds.push_back(reader.frameTime(i));
    seconds.push_back(reader.info().duration);
    times.ticksPerSecond = 1;
    for (const Rational &time : seconds)
        times.ticksPerSecond = std::min(std::lcm(times.ticksPerSecond, time.denominator()),
                                        kMostTicks);
    for (const Rational &time : seconds)
        times.starts.push_back(time.times(times.ticksPerSecond, Rounding::Nearest));
    return times;
}

Status checkJob(const ProxyJob &job, const VideoReader &reader)
{
    if (job.lines < kFewestLines || job.lines > kMostLines)
        return fail(ErrorKind::Usage, tr("A proxy has %1 to %2 lines, not %3.")
                                          .arg(kFewestLines)
                                          .arg(kMostLines)
                                          .arg(job.lines));
    if (reader.isStill())
        return fail(ErrorKind::Usage,
                    tr("\"%1\" is a still, which needs no proxy.").arg(job.source));
    if (reader.info().displayHeight() <= job.lines)
        return fail(ErrorKind::Usage, tr("\"%1\" has %2 lines: a proxy of %3 would not be smaller.")
                                          .arg(job.source)
                                          .arg(reader.info().displayHeight())
                                          .arg(job.lines));
    return {};
}

/// Makes one proxy.
class ProxyWriter
{
public:
    ProxyWriter(const ProxyJob &job, VideoReader reader)
        : m_job(job)
        , m_reader(std::move(reader))
        , m_shape(proxyShape(m_reader.info(), job.lines))
        , m_settings(settingsFor(m_reader.info()))
        , m_times(timesOf(m_reader))
    {}

    Status write(const QString &path, ProgressMeter &meter, const std::stop_token &stop);
    /// What the finished file must be.
    ProxyFacts facts() const { return {m_shape, m_colour, m_reader, m_levels}; }
    Proxy proxy(const MediaIdentity &source) const
    {
        return {m_job.path, m_shape.displayWidth(), m_shape.displayHeight(), source, {}};
    }

private:
    Result<Encoder> openEncoder(const QString &path);
    Status writeFrame(Encoder &encoder, std::int64_t ordinal);

    const ProxyJob &m_job;
    VideoReader m_reader;
    VideoInfo m_shape;
    EncoderSettings m_settings;
    std::optional<Times> m_times;
    ColourTags m_colour;
    std::vector<double> m_levels; ///< of each frame
};

Result<Encoder> ProxyWriter::openEncoder(const QString &path)
{
    const auto first = m_reader.frame(0);
    if (!first)
        return fail(first);
    // By the source's height: a proxy that said nothing would be taken for another space.
    m_colour = completed(first->colour(), first->height(), first->format().isRgb());
    if (first->format().isRgb()) {
        m_colour.matrix = ColourMatrix::Bt709;
        m_colour.range = ColourRange::Limited;
    }
    EncoderFormat format;
    format.width = m_shape.width;
    format.height = m_shape.height;
    format.rate = m_shape.rate;
    format.ticksPerSecond = m_times ? m_times->ticksPerSecond : 0;
    format.pixelAspect = m_shape.pixelAspect;
    format.rotation = m_shape.rotation;
    format.mirrored = m_shape.mirrored;
    format.colour = m_colour;
    return Encoder::open(path, m_settings, format);
}

Status ProxyWriter::writeFrame(Encoder &encoder, std::int64_t ordinal)
{
    const auto frame = m_reader.frame(ordinal);
    if (!frame)
        return fail(frame);
    const auto small = convert(*frame,
                               {m_settings.pixelFormat, m_colour, m_shape.width, m_shape.height});
    if (!small)
        return fail(small);
    m_levels.push_back(lumaLevel(*small));
    if (!m_times)
        return encoder.writeFrame(*small);
    const auto i = static_cast<std::size_t>(ordinal);
    return encoder.writeFrame(*small, m_times->starts[i],
                              m_times->starts[i + 1] - m_times->starts[i]);
}

Status ProxyWriter::write(const QString &path, ProgressMeter &meter, const std::stop_token &stop)
{
    auto encoder = openEncoder(path);
    if (!encoder)
        return fail(encoder);
    for (std::int64_t i = 0; i < m_reader.frameCount(); ++i) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, tr("The proxy was cancelled; nothing was written."));
        if (const Status written = writeFrame(*encoder, i); !written)
            return written;
        meter.done(i + 1);
    }
    return encoder->finish();
}

} // namespace

QString proxyFileName(const MediaItem &item, int lines)
{
    const bool hasAlpha = item.info.video && item.info.video->hasAlpha;
    return QStringLiteral("%1-%2p-%3.%4")
        .arg(QFileInfo(item.path).completeBaseName())
        .arg(lines)
        .arg(item.identity.hash.left(8), hasAlpha ? QStringLiteral("mov") : QStringLiteral("mp4"));
}

QString proxyFolderFor(const QString &projectPath)
{
    const QFileInfo file(projectPath);
    return file.absolutePath() + QLatin1Char('/') + file.completeBaseName()
           + QLatin1String(".proxies");
}

Result<Proxy> makeProxy(const ProxyJob &job,
                        const std::function<void(const ExportProgress &)> &progress,
                        const std::stop_token &stop)
{
    const auto source = identify(job.source);
    auto reader = source ? VideoReader::open(job.source) : fail(source);
    if (!reader)
        return fail(reader);
    if (const Status checked = checkJob(job, *reader); !checked)
        return fail(checked);
    auto part = PartFile::create(job.path);
    if (!part)
        return fail(part);
    const std::int64_t frames = reader->frameCount();
    ProxyWriter writer(job, *std::move(reader));
    ProgressMeter meter(frames, progress);
    if (const Status written = writer.write(part->path(), meter, stop); !written)
        return fail(written);
    if (const Status verified = verifyProxy(part->path(), writer.facts()); !verified)
        return fail(verified);
    const auto now = identify(job.source);
    if (!now || *now != *source)
        return fail(ErrorKind::Media, tr("\"%1\" changed while its proxy was made. Try again once "
                                         "it is whole.")
                                          .arg(job.source));
    if (const Status finished = part->finish(); !finished)
        return fail(finished);
    return writer.proxy(*source);
}

} // namespace weft
