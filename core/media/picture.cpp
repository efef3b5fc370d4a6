#include "core/media/picture.h"

#include "core/base/translate.h"
#include "core/media/colour_codes.h"
#include "core/media/pixel_formats.h"

extern "C" {
#include <libavutil/intreadwrite.h>
}

#include <bitset>

namespace weft {

namespace {

constexpr int kFullRangeFormats[] = {AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P,
                                     AV_PIX_FMT_YUVJ440P, AV_PIX_FMT_YUVJ411P};

ColourTags tagsOf(const AVFrame &picture, const PixelFormat &format)
{
    ColourTags tags = toTags(
        {picture.colorspace, picture.color_primaries, picture.color_trc, picture.color_range});
    if (format.isRgb())
        tags.matrix = ColourMatrix::Rgb;
    if (std::find(std::begin(kFullRangeFormats), std::end(kFullRangeFormats), picture.format)
        != std::end(kFullRangeFormats))
        tags.range = ColourRange::Full;
    return tags;
}

bool rowsGoDown(const AVFrame &picture)
{
    for (int i = 0; i < 4 && picture.data[i]; ++i) {
        if (picture.linesize[i] <= 0)
            return false;
    }
    return true;
}

/// FFmpeg's plane for one of ours: it orders those of RGB as G, B, R.
int placeOf(const AVPixFmtDescriptor &description, int plane)
{
    return description.comp[plane].plane;
}

Frame wrap(const AVFrame &picture, const PixelFormat &format)
{
    const AVPixFmtDescriptor &description = *av_pix_fmt_desc_get(
        static_cast<AVPixelFormat>(picture.format));
    std::array<Plane, 4> planes;
    for (int i = 0; i < format.planeCount(); ++i) {
        const int place = placeOf(description, i);
        planes[static_cast<std::size_t>(i)] = {reinterpret_cast<const std::byte *>(
                                                   picture.data[place]),
                                               picture.linesize[place],
                                               format.planeWidth(i, picture.width),
                                               format.planeHeight(i, picture.height)};
    }
    const std::shared_ptr<AVFrame> owner(av_frame_clone(&picture),
                                         [](AVFrame *frame) { av_frame_free(&frame); });
    return Frame(format, picture.width, picture.height, tagsOf(picture, format), planes, owner);
}

struct LoadByte
{
    unsigned operator()(const uint8_t *at) const { return *at; }
};
struct LoadLittle16
{
    unsigned operator()(const uint8_t *at) const { return AV_RL16(at); }
};
struct LoadBig16
{
    unsigned operator()(const uint8_t *at) const { return AV_RB16(at); }
};
struct LoadLittle32
{
    unsigned operator()(const uint8_t *at) const { return AV_RL32(at); }
};
struct LoadBig32
{
    unsigned operator()(const uint8_t *at) const { return AV_RB32(at); }
};

template<typename Out, typename Load, int Step>
void unpackRow(const uint8_t *from, const AVComponentDescriptor &component, Out *to, int width,
               unsigned greatest)
{
    const int step = Step ? Step : component.step;
    const int shift = component.shift;
    const unsigned mask = (1U << component.depth) - 1;
    const Load load;
    if (mask == greatest) {
        for (int x = 0; x < width; ++x)
            to[x] = static_cast<Out>((load(from + x * step) >> shift) & mask);
    } else {
        for (int x = 0; x < width; ++x) {
            const unsigned value = (load(from + x * step) >> shift) & mask;
            to[x] = static_cast<Out>((value * greatest + mask / 2) / mask);
        }
    }
}

template<typename Out>
using UnpackRow = void (*)(const uint8_t *, const AVComponentDescriptor &, Out *, int, unsigned);

template<typename Out>
UnpackRow<Out> unpackerFor(const AVComponentDescriptor &component, bool isBigEndian)
{
    const int bits = component.shift + component.depth;
    if (bits > 16)
        return isBigEndian ? unpackRow<Out, LoadBig32, 0> : unpackRow<Out, LoadLittle32, 0>;
    if (bits > 8)
        return isBigEndian ? unpackRow<Out, LoadBig16, 0> : unpackRow<Out, LoadLittle16, 0>;
    switch (component.step) {
    case 1: return unpackRow<Out, LoadByte, 1>;
    case 2: return unpackRow<Out, LoadByte, 2>;
    case 3: return unpackRow<Out, LoadByte, 3>;
    case 4: return unpackRow<Out, LoadByte, 4>;
    default: return unpackRow<Out, LoadByte, 0>;
    }
}

/// A component that starts at whole bytes.
template<typename Out>
void unpackBytes(const AVFrame &picture, const AVPixFmtDescriptor &description, int index,
                 const MutablePlane &to, unsigned greatest)
{
    const AVComponentDescriptor &component = description.comp[index];
    const bool isBigEndian = description.flags & AV_PIX_FMT_FLAG_BE;
    const UnpackRow<Out> unpack = unpackerFor<Out>(component, isBigEndian);
    // FFmpeg's descriptions count a component within one byte from the other end of a big-endian
    // word.
    const int nudge = isBigEndian && component.shift + component.depth <= 8 ? 1 : 0;
    // The rows of chroma of 4:1:0 are shown four times each.
    const bool isSparse = description.log2_chroma_h == 2 && (index == 1 || index == 2);
    for (int y = 0; y < to.height; ++y) {
        const uint8_t *row = picture.data[component.plane] + component.offset + nudge
                             + ptrdiff_t{isSparse ? y / 4 : y} * picture.linesize[component.plane];
        unpack(row, component, to.row<Out>(y), to.width, greatest);
    }
}

/// A component that starts anywhere in a byte: one-bit pictures and a few ancient others.
void unpackBits(const AVFrame &picture, const AVPixFmtDescriptor &description, int index,
                const MutablePlane &to)
{
    const unsigned mask = (1U << description.comp[index].depth) - 1;
    const unsigned flip = picture.format == AV_PIX_FMT_MONOWHITE ? mask : 0;
    const uint8_t *data[4] = {picture.data[0], picture.data[1], picture.data[2], picture.data[3]};
    std::vector<std::uint16_t> row(static_cast<std::size_t>(to.width));
    for (int y = 0; y < to.height; ++y) {
        av_read_image_line2(row.data(), data, picture.linesize, &description, 0, y, index, to.width,
                            0, sizeof(std::uint16_t));
        for (int x = 0; x < to.width; ++x)
            to.row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(
                ((row[static_cast<std::size_t>(x)] ^ flip) * 255 + mask / 2) / mask);
    }
}

void unpackFloats(const AVFrame &picture, const AVPixFmtDescriptor &description, int index,
                  const MutablePlane &to)
{
    const AVComponentDescriptor &component = description.comp[index];
    const bool isBigEndian = description.flags & AV_PIX_FMT_FLAG_BE;
    for (int y = 0; y < to.height; ++y) {
        const uint8_t *row = picture.data[component.plane] + component.offset
                             + ptrdiff_t{y} * picture.linesize[component.plane];
        for (int x = 0; x < to.width; ++x) {
            const uint8_t *at = row + ptrdiff_t{x} * component.step;
            to.row<std::uint32_t>(y)[x] = isBigEndian ? AV_RB32(at) : AV_RL32(at);
        }
    }
}

Frame unpack(const AVFrame &picture, const PixelFormat &format)
{
    const AVPixFmtDescriptor &description = *av_pix_fmt_desc_get(
        static_cast<AVPixelFormat>(picture.format));
    FrameBuilder frame(format, picture.width, picture.height, tagsOf(picture, format));
    const unsigned greatest = (1U << std::min(format.bitDepth, 16)) - 1;
    for (int i = 0; i < format.planeCount(); ++i) {
        if (description.flags & AV_PIX_FMT_FLAG_BITSTREAM)
            unpackBits(picture, description, i, frame.plane(i));
        else if (format.sample == SampleType::F32)
            unpackFloats(picture, description, i, frame.plane(i));
        else if (format.sample == SampleType::U16)
            unpackBytes<std::uint16_t>(picture, description, i, frame.plane(i), greatest);
        else
            unpackBytes<std::uint8_t>(picture, description, i, frame.plane(i), greatest);
    }
    return std::move(frame).publish();
}

Frame lookUpPalette(const AVFrame &picture)
{
    std::bitset<256> used;
    for (int y = 0; y < picture.height; ++y) {
        const uint8_t *row = picture.data[0] + ptrdiff_t{y} * picture.linesize[0];
        for (int x = 0; x < picture.width; ++x)
            used.set(row[x]);
    }
    std::array<std::uint32_t, 256> palette;
    std::memcpy(palette.data(), picture.data[1], sizeof palette);
    AlphaMode alpha = AlphaMode::None;
    for (std::size_t i = 0; i < palette.size(); ++i) {
        if (used[i] && palette[i] >> 24 != 255)
            alpha = AlphaMode::Straight;
    }
    const PixelFormat format{PixelLayout::Rgb, SampleType::U8, 8, alpha};
    FrameBuilder frame(format, picture.width, picture.height, tagsOf(picture, format));
    constexpr std::array kShifts{16, 8, 0, 24};
    for (int i = 0; i < format.planeCount(); ++i) {
        for (int y = 0; y < picture.height; ++y) {
            const uint8_t *row = picture.data[0] + ptrdiff_t{y} * picture.linesize[0];
            auto *to = frame.plane(i).row<std::uint8_t>(y);
            for (int x = 0; x < picture.width; ++x)
                to[x] = static_cast<std::uint8_t>(palette[row[x]]
                                                  >> kShifts[static_cast<std::size_t>(i)]);
        }
    }
    return std::move(frame).publish();
}

} // namespace

Result<Frame> toFrame(const AVFrame &picture)
{
    const auto id = static_cast<AVPixelFormat>(picture.format);
    if (id == AV_PIX_FMT_PAL8)
        return lookUpPalette(picture);
    if (const auto planar = planarFormat(id); planar && rowsGoDown(picture))
        return wrap(picture, *planar).withChromaSiting(toSiting(picture.chroma_location));
    if (const auto unpacked = unpackedFormat(id))
        return unpack(picture, *unpacked).withChromaSiting(toSiting(picture.chroma_location));
    const char *name = av_get_pix_fmt_name(id);
    return fail(ErrorKind::Media, tr("Pixels of the kind \"%1\" cannot be shown.")
                                      .arg(QString::fromLatin1(name ? name : "unknown")));
}

void lendPlanes(const Frame &frame, AVFrame &picture)
{
    auto *held = new Frame(frame);
    const auto release = [](void *opaque, uint8_t *) { delete static_cast<Frame *>(opaque); };
    auto *first = reinterpret_cast<uint8_t *>(const_cast<std::byte *>(frame.plane(0).data));
    const auto size = static_cast<std::size_t>(frame.plane(0).bytesPerRow)
                      * static_cast<std::size_t>(frame.height());
    picture.buf[0] = av_buffer_create(first, size, release, held, AV_BUFFER_FLAG_READONLY);
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        // FFmpeg orders the planes of RGB as G, B, R.
        const int place = frame.format().isRgb() && i < 3 ? (i + 2) % 3 : i;
        const Plane &plane = frame.plane(i);
        picture.data[place] = reinterpret_cast<uint8_t *>(const_cast<std::byte *>(plane.data));
        picture.linesize[place] = static_cast<int>(plane.bytesPerRow);
    }
}

} // namespace weft
