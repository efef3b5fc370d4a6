#include "core/media/video_reader.h"

#include "core/base/translate.h"
#include "core/media/device_codec.h"
#include "core/media/frame_cache.h"
#include "core/media/picture.h"
#include "core/media/picture_visitor.h"
#include "core/media/small_copy.h"
#include "core/media/video_info.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <thread>

namespace weft {

struct VideoReader::Private
{
    QString path;
    VideoInfo info;
    bool isStill = false;
    VideoDecoder decoder;
    int threads = 0;
    PictureCaches caches;
    std::shared_ptr<HardwareDecoding> hardware; ///< while a device of it decodes
    QString cacheKey;
    bool isReaching = false;
    std::int64_t lastOrdinal = -1;
    Frame last; ///< packed pictures are taken apart once

    Status tryDevice(const std::shared_ptr<HardwareDecoding> &wanted);
    Status useProcessor(HardwareDecoding &instead, const QString &reason);
    /// What decode(decoder) gives; what a device fails at the processor does, from then on.
    template<typename Decode>
    auto decoded(Decode decode)
    {
        auto made = decode(decoder);
        if (made || !hardware)
            return made;
        const auto failed = std::exchange(hardware, {});
        if (!useProcessor(*failed, tr("the graphics device has failed at it")))
            return made;
        return decode(decoder);
    }

    void keepIn(PictureCaches pictures);
    Result<Frame> wrapped(const AVFrame &picture, std::int64_t ordinal) const;
    /// A picture that need not be decoded; null where it must.
    Frame known(std::int64_t ordinal) const;
    Result<Frame> taken(const AVFrame &picture, std::int64_t ordinal);
};

namespace {

constexpr int kMostThreads = 4;

int threadsFor(int wanted)
{
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    return wanted > 0 ? wanted : std::clamp(cores, 1, kMostThreads);
}

/// A kind of picture file says nothing of colours, because those of the web are meant.
ColourTags stillTags(ColourTags tags)
{
    if (tags.primaries == ColourPrimaries::Unspecified)
        tags.primaries = ColourPrimaries::Bt709;
    if (tags.transfer == ColourTransfer::Unspecified)
        tags.transfer = ColourTransfer::Srgb;
    if (tags.range == ColourRange::Unspecified)
        tags.range = ColourRange::Full;
    return tags;
}

Result<VideoDecoder> makeDecoder(const QString &path, ContainerPointer container, int stream,
                                 int threads)
{
    const bool isPicture = isPictureFile(*container);
    const AVStream &source = *container->streams[stream];
    auto codec = openDecoder(source, threads, path);
    if (!codec)
        return fail(codec);
    std::vector<PacketScan> scans{{stream, makePictureVisitor(source), {}}};
    if (const Status scanned = scanPackets(*container, scans, path); !scanned)
        return fail(scanned);
    PacketTable &table = scans.front().table;
    if (isPicture && table.size() > 1)
        table.resize(1); // what follows a photograph in its file is no film
    PacketSource packets(path, std::move(container), stream, std::move(table));
    auto index = makeVideoIndex(packets, threads, path);
    if (!index)
        return fail(index);
    return VideoDecoder(path, std::move(packets), std::move(*index), std::move(*codec));
}

/// Containers say it in their headers, H.265 in its key frames.
HdrMetadata hdrMetadata(VideoDecoder &decoder)
{
    const HdrMetadata said = hdrMetadataOf(decoder.stream());
    if (said != HdrMetadata())
        return said;
    const auto first = decoder.picture(0);
    return first ? hdrMetadataOf(**first) : HdrMetadata();
}

} // namespace

Result<VideoReader> VideoReader::open(const QString &path, ReadOptions options)
{
    const int threads = threadsFor(options.threads);
    auto container = openContainer(path);
    if (!container)
        return fail(container);
    const auto stream = pictureStream(**container);
    if (!stream)
        return fail(ErrorKind::Media, tr("\"%1\" has no picture in it.").arg(path));
    const bool mayBeStill = isStillWhenSingle(**container);
    auto decoder = makeDecoder(path, std::move(*container), *stream, threads);
    if (!decoder)
        return fail(decoder);

    auto d = std::unique_ptr<Private>(new Private{path,
                                                  {},
                                                  mayBeStill && decoder->index().count() == 1,
                                                  std::move(*decoder),
                                                  threads,
                                                  {},
                                                  {},
                                                  {}});
    if (!d->isStill) {
        d->info = makeVideoInfo(d->decoder.stream(), d->decoder.index());
        if (d->info.colour.transfer == ColourTransfer::Pq)
            d->info.hdr = hdrMetadata(d->decoder);
        if (options.hardware && !d->decoder.index().isSequential) {
            if (const Status tried = d->tryDevice(options.hardware); !tried)
                return fail(tried);
        }
        if (options.caches.whole || options.caches.small)
            d->keepIn(std::move(options.caches));
        return VideoReader(std::move(d));
    }
    const auto picture = d->decoder.picture(0);
    if (!picture)
        return fail(picture);
    const auto frame = toFrame(**picture);
    if (!frame)
        return fail(frame);
    d->info = makeStillInfo(d->decoder.stream(), **picture,
                            frame->withColour(stillTags(frame->colour())));
    return VideoReader(std::move(d));
}

VideoReader::VideoReader(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

VideoReader::VideoReader(VideoReader &&) noexcept = default;
VideoReader &VideoReader::operator=(VideoReader &&) noexcept = default;
VideoReader::~VideoReader() = default;

const VideoInfo &VideoReader::info() const
{
    return d->info;
}

bool VideoReader::isStill() const
{
    return d->isStill;
}

std::int64_t VideoReader::frameCount() const
{
    return d->decoder.index().count();
}

Rational VideoReader::frameTime(std::int64_t ordinal) const
{
    const VideoIndex &index = d->decoder.index();
    if (!index.isVariableRate)
        return index.rate.secondsAt(ordinal);
    const std::int64_t ticks = index.times[static_cast<std::size_t>(ordinal)] - index.times.front();
    return Rational(ticks) * index.tick;
}

std::int64_t VideoReader::ordinalAt(const Rational &seconds) const
{
    const VideoIndex &index = d->decoder.index();
    const std::int64_t last = index.count() - 1;
    if (!index.isVariableRate)
        return std::clamp<std::int64_t>(index.rate.frameAt(seconds, Rounding::Floor), 0, last);
    const Rational ticks = seconds / index.tick;
    const bool isFine = Rational(2) * index.tick * index.rate.toRational() <= Rational(1);
    const std::int64_t tick = (isFine ? ticks + Rational(1, 2) : ticks).rounded(Rounding::Floor);
    const auto after = std::upper_bound(index.times.begin(), index.times.end(),
                                        index.times.front() + tick);
    return std::clamp<std::int64_t>(after - index.times.begin() - 1, 0, last);
}

double VideoReader::partAt(const Rational &seconds) const
{
    const VideoIndex &index = d->decoder.index();
    const std::int64_t ordinal = ordinalAt(seconds);
    const Rational from = frameTime(ordinal);
    if (ordinal + 1 >= index.count() || seconds <= from)
        return 0;
    const Rational gone = seconds - from;
    const bool isRounded = index.isVariableRate && Rational(2) * gone <= index.tick;
    const Rational part = gone / (frameTime(ordinal + 1) - from);
    return isRounded || part >= Rational(1) ? 0 : part.toDouble();
}

/// Has a device decode from now on, if the very first picture comes out as the processor has it.
Status VideoReader::Private::tryDevice(const std::shared_ptr<HardwareDecoding> &wanted)
{
    auto codec = openOnDevice(*wanted, decoder.stream(), path);
    const auto expected = codec ? decoder.picture(0) : nullptr;
    if (!expected || !*expected)
        return {}; // what the processor cannot decode is told where it is asked for
    decoder.setCodec(std::move(codec));
    const auto got = decoder.picture(0);
    if (got && decoder.isOnDevice() && areAlike(**got, **expected)) {
        hardware = wanted;
        return {};
    }
    return useProcessor(*wanted, !got || !decoder.isOnDevice()
                                     ? tr("the graphics device cannot decode it")
                                     : tr("the graphics device makes other pictures of it"));
}

/// Errors: as openDecoder().
Status VideoReader::Private::useProcessor(HardwareDecoding &instead, const QString &reason)
{
    auto codec = openDecoder(decoder.stream(), threads, path);
    if (!codec)
        return fail(codec);
    decoder.setCodec(*std::move(codec));
    addNotice(instead, onProcessor(path, reason));
    return {};
}

/// Not a still: its decoder holds it already.
void VideoReader::Private::keepIn(PictureCaches pictures)
{
    const QFileInfo file(path);
    cacheKey = QStringLiteral("%1 %2 %3")
                   .arg(path)
                   .arg(file.size())
                   .arg(file.lastModified().toMSecsSinceEpoch());
    caches = std::move(pictures);
    decoder.setSink([this](std::int64_t ordinal, const AVFrame &picture, bool isPassing) {
        const auto frame = wrapped(picture, ordinal);
        if (!frame)
            return;
        if (caches.whole && !isPassing)
            caches.whole->insert(cacheKey, ordinal, *frame);
        if (caches.small && isReaching)
            caches.small->insert(cacheKey, ordinal, smallCopy(*frame));
    });
}

Result<Frame> VideoReader::Private::wrapped(const AVFrame &picture, std::int64_t ordinal) const
{
    if (picture.width != info.width || picture.height != info.height)
        return fail(
            ErrorKind::Media,
            tr("\"%1\" changes its size to %2×%3 at frame %4: convert it to one size first.")
                .arg(path, QString::number(picture.width), QString::number(picture.height),
                     QString::number(ordinal)));
    auto frame = toFrame(picture);
    if (!frame)
        return frame;
    return isStill ? frame->withColour(info.colour)
                   : frame->withPeakLuminance(info.hdr.peakLuminance());
}

Frame VideoReader::Private::known(std::int64_t ordinal) const
{
    const Frame cached = caches.whole ? caches.whole->find(cacheKey, ordinal) : Frame();
    return cached.isNull() && ordinal == lastOrdinal ? last : cached;
}

Result<Frame> VideoReader::Private::taken(const AVFrame &picture, std::int64_t ordinal)
{
    auto frame = wrapped(picture, ordinal);
    if (frame) {
        last = *frame;
        lastOrdinal = ordinal;
    }
    return frame;
}

Result<VideoReader::Reached> VideoReader::reach(std::int64_t ordinal,
                                                const std::function<bool()> &isEnough)
{
    constexpr std::int64_t kNear = 12;
    const std::int64_t held = std::clamp<std::int64_t>(ordinal, 0, frameCount() - 1);
    if (const Frame known = d->known(held); !known.isNull())
        return Reached{known, held, true};
    const auto copy = d->caches.small ? d->caches.small->nearest(d->cacheKey, held) : std::nullopt;
    if (copy && std::abs(copy->ordinal - held) <= kNear && isEnough())
        return Reached{copy->frame, copy->ordinal, false};
    d->isReaching = true;
    const auto placed = d->decoded(
        [&](VideoDecoder &decoder) { return decoder.reach(held, isEnough); });
    d->isReaching = false;
    if (!placed)
        return fail(placed);
    if (copy && std::abs(copy->ordinal - held) < std::abs(placed->ordinal - held))
        return Reached{copy->frame, copy->ordinal, false};
    const auto frame = d->taken(*placed->picture, placed->ordinal);
    if (!frame)
        return fail(frame);
    return Reached{*frame, placed->ordinal, placed->ordinal == held};
}

Result<Frame> VideoReader::frame(std::int64_t ordinal)
{
    const std::int64_t held = std::clamp<std::int64_t>(ordinal, 0, frameCount() - 1);
    if (const Frame known = d->known(held); !known.isNull())
        return known;
    const auto picture = d->decoded([&](VideoDecoder &decoder) { return decoder.picture(held); });
    if (!picture)
        return fail(picture);
    return d->taken(**picture, held);
}

Result<Frame> VideoReader::frameAt(const Rational &seconds)
{
    return frame(ordinalAt(seconds));
}

} // namespace weft
