#include "core/media/frame_packer.h"

#include "core/base/translate.h"
#include "core/media/picture.h"
#include "core/media/pixel_formats.h"

#include <algorithm>
#include <cstring>

extern "C" {
#include <libavutil/opt.h>
}

namespace weft {

namespace {

constexpr int kLargestSide = 32768;
constexpr std::uint32_t kMostExtra = 1 << 20;

/// The beginning of a packed picture. Then come the codec's own data, then its packet.
struct Head
{
    PixelFormat format;
    std::int32_t width = 0;
    std::int32_t height = 0;
    ColourTags colour;
    std::uint32_t extraBytes = 0;
};
static_assert(std::is_trivially_copyable_v<Head>);

void append(std::vector<std::byte> &bytes, const void *data, std::size_t size)
{
    const auto *begin = static_cast<const std::byte *>(data);
    bytes.insert(bytes.end(), begin, begin + size);
}

tl::unexpected<Error> cannotPack(const PixelFormat &format)
{
    return fail(ErrorKind::Usage, tr("Pictures as %1 cannot be packed.").arg(describe(format)));
}

tl::unexpected<Error> notPacked()
{
    return fail(ErrorKind::Media, tr("A kept picture cannot be unpacked."));
}

bool takes(const AVCodec &codec, AVPixelFormat format)
{
    const AVPixelFormat *known = codec.pix_fmts;
    while (known && *known != AV_PIX_FMT_NONE && *known != format)
        ++known;
    return format != AV_PIX_FMT_NONE && known && *known == format;
}

int upTo(int size, int block)
{
    return (size + block - 1) / block * block;
}

void copyPadded(const Plane &from, const MutablePlane &to, int bytesPerSample)
{
    const auto row = static_cast<std::size_t>(from.width * bytesPerSample);
    const auto sample = static_cast<std::size_t>(bytesPerSample);
    for (int y = 0; y < to.height; ++y) {
        const auto *source = from.row<std::byte>(std::min(y, from.height - 1));
        auto *target = to.row<std::byte>(y);
        std::memcpy(target, source, row);
        for (int x = from.width; x < to.width; ++x)
            std::memcpy(target + static_cast<std::size_t>(x) * sample, source + row - sample,
                        sample);
    }
}

/// The codec wants whole blocks of chroma: the last column and row of odd sizes are repeated.
Frame padded(const Frame &frame)
{
    const ChromaBlock block = chromaBlockOf(frame.format().layout);
    const int width = upTo(frame.width(), block.width);
    const int height = upTo(frame.height(), block.height);
    if (width == frame.width() && height == frame.height())
        return frame;
    FrameBuilder builder(frame.format(), width, height, frame.colour());
    for (int i = 0; i < frame.format().planeCount(); ++i)
        copyPadded(frame.plane(i), builder.plane(i), frame.format().bytesPerSample());
    return std::move(builder).publish();
}

/// The picture without what was added to it.
Frame cropped(const Frame &frame, const Head &head)
{
    std::array<Plane, 4> planes;
    for (int i = 0; i < head.format.planeCount(); ++i) {
        Plane &plane = planes[static_cast<std::size_t>(i)] = frame.plane(i);
        plane.width = head.format.planeWidth(i, head.width);
        plane.height = head.format.planeHeight(i, head.height);
    }
    return Frame(head.format, head.width, head.height, head.colour, planes,
                 std::make_shared<const Frame>(frame));
}

/// Errors: null where FFmpeg lacks the codec or refuses the format.
CodecContextPointer openPacker(AVPixelFormat format, int width, int height)
{
    const AVCodec *codec = avcodec_find_encoder(AV_CODEC_ID_FFVHUFF);
    if (!codec || !takes(*codec, format))
        return {};
    CodecContextPointer context(avcodec_alloc_context3(codec));
    if (!context)
        return {};
    context->width = width;
    context->height = height;
    context->pix_fmt = format;
    context->time_base = {1, 25};
    context->thread_count = 1;
    av_opt_set(context.get(), "pred", "left", AV_OPT_SEARCH_CHILDREN);
    av_opt_set(context.get(), "context", "1", AV_OPT_SEARCH_CHILDREN);
    if (avcodec_open2(context.get(), codec, nullptr) < 0)
        return {};
    return context;
}

CodecContextPointer openUnpacker(const Head &head, std::span<const std::byte> extra)
{
    const AVCodec *codec = avcodec_find_decoder(AV_CODEC_ID_FFVHUFF);
    CodecContextPointer context(codec ? avcodec_alloc_context3(codec) : nullptr);
    if (!context)
        return {};
    const ChromaBlock block = chromaBlockOf(head.format.layout);
    context->width = upTo(head.width, block.width);
    context->height = upTo(head.height, block.height);
    context->pix_fmt = toFFmpeg(head.format);
    context->bits_per_coded_sample = 0;
    context->thread_count = 1;
    context->extradata = static_cast<uint8_t *>(
        av_mallocz(extra.size() + AV_INPUT_BUFFER_PADDING_SIZE));
    if (!context->extradata)
        return {};
    std::copy(extra.begin(), extra.end(), reinterpret_cast<std::byte *>(context->extradata));
    context->extradata_size = static_cast<int>(extra.size());
    if (avcodec_open2(context.get(), codec, nullptr) < 0)
        return {};
    return context;
}

bool isSane(const Head &head, std::size_t size)
{
    return head.width > 0 && head.width <= kLargestSide && head.height > 0
           && head.height <= kLargestSide && head.extraBytes <= kMostExtra
           && sizeof head + head.extraBytes < size && toFFmpeg(head.format) != AV_PIX_FMT_NONE;
}

} // namespace

struct FramePacker::Private
{
    CodecContextPointer codec;
    PixelFormat format;
    PacketPointer packet{av_packet_alloc()};
};

FramePacker::FramePacker()
    : d(std::make_unique<Private>())
{
    quietFFmpeg();
}

FramePacker::FramePacker(FramePacker &&) noexcept = default;
FramePacker &FramePacker::operator=(FramePacker &&) noexcept = default;
FramePacker::~FramePacker() = default;

Result<std::vector<std::byte>> FramePacker::pack(const Frame &frame)
{
    const Frame whole = padded(frame);
    const bool fits = d->codec && d->format == whole.format() && d->codec->width == whole.width()
                      && d->codec->height == whole.height();
    if (!fits) {
        d->codec = openPacker(toFFmpeg(whole.format()), whole.width(), whole.height());
        d->format = whole.format();
    }
    if (!d->codec)
        return cannotPack(frame.format());
    const FramePointer picture(av_frame_alloc());
    picture->format = d->codec->pix_fmt;
    picture->width = whole.width();
    picture->height = whole.height();
    lendPlanes(whole, *picture);
    if (avcodec_send_frame(d->codec.get(), picture.get()) < 0
        || avcodec_receive_packet(d->codec.get(), d->packet.get()) < 0) {
        d->codec.reset();
        return cannotPack(frame.format());
    }
    Head head{frame.format(), frame.width(), frame.height(), frame.colour(),
              static_cast<std::uint32_t>(d->codec->extradata_size)};
    std::vector<std::byte> packed;
    packed.reserve(sizeof head + head.extraBytes + static_cast<std::size_t>(d->packet->size));
    append(packed, &head, sizeof head);
    append(packed, d->codec->extradata, head.extraBytes);
    append(packed, d->packet->data, static_cast<std::size_t>(d->packet->size));
    av_packet_unref(d->packet.get());
    return packed;
}

struct FrameUnpacker::Private
{
    CodecContextPointer codec;
    std::vector<std::byte> subject; ///< head and codec's own data that the codec was opened for
    PacketPointer packet{av_packet_alloc()};
    FramePointer picture{av_frame_alloc()};
};

FrameUnpacker::FrameUnpacker()
    : d(std::make_unique<Private>())
{
    quietFFmpeg();
}

FrameUnpacker::FrameUnpacker(FrameUnpacker &&) noexcept = default;
FrameUnpacker &FrameUnpacker::operator=(FrameUnpacker &&) noexcept = default;
FrameUnpacker::~FrameUnpacker() = default;

Result<Frame> FrameUnpacker::unpack(std::span<const std::byte> packed)
{
    Head head;
    if (packed.size() < sizeof head)
        return notPacked();
    std::memcpy(&head, packed.data(), sizeof head);
    if (!isSane(head, packed.size()))
        return notPacked();
    const auto subject = packed.first(sizeof head + head.extraBytes);
    if (!d->codec || !std::ranges::equal(d->subject, subject)) {
        d->codec = openUnpacker(head, subject.subspan(sizeof head));
        d->subject.assign(subject.begin(), subject.end());
    }
    const auto content = packed.subspan(subject.size());
    if (!d->codec || av_new_packet(d->packet.get(), static_cast<int>(content.size())) < 0)
        return notPacked();
    std::memcpy(d->packet->data, content.data(), content.size());
    const bool isDecoded = avcodec_send_packet(d->codec.get(), d->packet.get()) >= 0
                           && avcodec_receive_frame(d->codec.get(), d->picture.get()) >= 0;
    av_packet_unref(d->packet.get());
    auto frame = isDecoded ? toFrame(*d->picture) : notPacked();
    av_frame_unref(d->picture.get());
    if (!frame || frame->format() != head.format || frame->width() < head.width
        || frame->height() < head.height) {
        d->codec.reset(); // it may be out of step
        return notPacked();
    }
    return cropped(*frame, head);
}

} // namespace weft
