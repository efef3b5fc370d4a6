#include "core/media/decoder_memory.h"

#include "core/media/frame_memory.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

#include <array>

namespace weft {

namespace {

constexpr std::size_t kAlignment = 64;
/// Decoders may read and write a little past a plane's end (FFmpeg, get_buffer2).
constexpr std::size_t kPadding = 2 * kAlignment;

std::size_t alignedUp(std::size_t size)
{
    return (size + kAlignment - 1) / kAlignment * kAlignment;
}

/// Row lengths for a picture of the padded size that the decoder asks for, each aligned.
bool findRowLengths(AVCodecContext &codec, AVPixelFormat format, int width, int height,
                    std::array<int, 4> &lengths, std::array<ptrdiff_t, 4> &strides,
                    int &paddedHeight)
{
    std::array<int, AV_NUM_DATA_POINTERS> alignments{};
    paddedHeight = height;
    avcodec_align_dimensions2(&codec, &width, &paddedHeight, alignments.data());
    // Chroma rows are a fraction of the luma rows: widen until all of them are aligned.
    for (bool isAligned = false; !isAligned; width += width & ~(width - 1)) {
        if (av_image_fill_linesizes(lengths.data(), format, width) < 0)
            return false;
        isAligned = true;
        for (std::size_t i = 0; i < lengths.size(); ++i)
            isAligned = isAligned && lengths[i] % static_cast<int>(kAlignment) == 0;
    }
    std::copy(lengths.begin(), lengths.end(), strides.begin());
    return true;
}

int getBuffer(AVCodecContext *codec, AVFrame *frame, int flags)
{
    const auto format = static_cast<AVPixelFormat>(frame->format);
    const AVPixFmtDescriptor *description = av_pix_fmt_desc_get(format);
    const bool isPlain = codec->codec_type == AVMEDIA_TYPE_VIDEO && description
                         && !(description->flags & (AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_HWACCEL));
    std::array<int, 4> lengths{};
    std::array<ptrdiff_t, 4> strides{};
    std::array<std::size_t, 4> sizes{};
    int height = 0;
    if (!isPlain
        || !findRowLengths(*codec, format, frame->width, frame->height, lengths, strides, height)
        || av_image_fill_plane_sizes(sizes.data(), format, height, strides.data()) < 0)
        return avcodec_default_get_buffer2(codec, frame, flags);
    std::size_t total = 0;
    for (const std::size_t size : sizes)
        total += size ? alignedUp(size + kPadding) : 0;
    auto *memory = new std::shared_ptr<std::byte>(allocateFrameMemory(total));
    const auto release = [](void *owner, uint8_t *) {
        delete static_cast<std::shared_ptr<std::byte> *>(owner);
    };
    auto *data = reinterpret_cast<uint8_t *>(memory->get());
    frame->buf[0] = av_buffer_create(data, total, release, memory, 0);
    for (std::size_t i = 0; i < sizes.size() && sizes[i]; ++i) {
        frame->data[i] = data;
        frame->linesize[i] = lengths[i];
        data += alignedUp(sizes[i] + kPadding);
    }
    frame->extended_data = frame->data;
    return 0;
}

} // namespace

void useFrameMemory(AVCodecContext &codec)
{
    if (!(codec.codec->capabilities & AV_CODEC_CAP_DR1))
        return;
    codec.get_buffer2 = getBuffer;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    codec.thread_safe_callbacks = 1; // FFmpeg before 6 would call it on the feeding thread alone
#pragma GCC diagnostic pop
}

} // namespace weft
