#include "core/media/convert.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"
#include "core/media/pixel_formats.h"

#include <zimg.h>

#include <bit>
#include <cstring>

namespace weft {

namespace {

struct FreeGraph
{
    void operator()(zimg_filter_graph *graph) const { zimg_filter_graph_free(graph); }
};
using Graph = std::unique_ptr<zimg_filter_graph, FreeGraph>;

struct AlignedFree
{
    void operator()(void *memory) const { ::operator delete(memory, std::align_val_t(64)); }
};

/// A picture for zimg: whole chroma blocks, aligned rows. Its last column and row are repeated
/// where it had to grow.
struct Canvas
{
    Frame frame;
    int usedWidth = 0;
    int usedHeight = 0;
};

int chromaShiftX(PixelLayout layout)
{
    return std::countr_zero(static_cast<unsigned>(chromaBlockOf(layout).width));
}

int chromaShiftY(PixelLayout layout)
{
    return std::countr_zero(static_cast<unsigned>(chromaBlockOf(layout).height));
}

int wholeBlocks(int size, int shift)
{
    return ((size - 1) >> shift) * (1 << shift) + (1 << shift);
}

bool isAligned(const Plane &plane)
{
    return reinterpret_cast<std::uintptr_t>(plane.data) % 64 == 0 && plane.bytesPerRow % 64 == 0;
}

bool isReady(const Frame &frame, int width, int height)
{
    if (frame.width() != width || frame.height() != height)
        return false;
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        if (!isAligned(frame.plane(i)))
            return false;
    }
    return true;
}

void copyGrown(const Plane &from, const MutablePlane &to, std::size_t bytesPerSample)
{
    const std::size_t used = static_cast<std::size_t>(from.width) * bytesPerSample;
    for (int y = 0; y < to.height; ++y) {
        const std::byte *source = from.row<std::byte>(std::min(y, from.height - 1));
        std::byte *target = to.row<std::byte>(y);
        std::memcpy(target, source, used);
        for (int x = from.width; x < to.width; ++x)
            std::memcpy(target + static_cast<std::size_t>(x) * bytesPerSample,
                        target + used - bytesPerSample, bytesPerSample);
    }
}

Canvas toCanvas(const Frame &frame)
{
    const PixelFormat &format = frame.format();
    const int width = wholeBlocks(frame.width(), chromaShiftX(format.layout));
    const int height = wholeBlocks(frame.height(), chromaShiftY(format.layout));
    if (isReady(frame, width, height))
        return {frame, frame.width(), frame.height()};
    FrameBuilder grown(format, width, height, frame.colour());
    for (int i = 0; i < format.planeCount(); ++i)
        copyGrown(frame.plane(i), grown.plane(i),
                  static_cast<std::size_t>(format.bytesPerSample()));
    return {std::move(grown).publish(), frame.width(), frame.height()};
}

Frame cropped(const Frame &frame, int width, int height)
{
    if (frame.width() == width && frame.height() == height)
        return frame;
    std::array<Plane, 4> planes;
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        planes[static_cast<std::size_t>(i)] = frame.plane(i);
        planes[static_cast<std::size_t>(i)].width = frame.format().planeWidth(i, width);
        planes[static_cast<std::size_t>(i)].height = frame.format().planeHeight(i, height);
    }
    return Frame(frame.format(), width, height, frame.colour(), planes,
                 std::make_shared<const Frame>(frame));
}

zimg_matrix_coefficients_e toZimg(ColourMatrix matrix)
{
    switch (matrix) {
    case ColourMatrix::Unspecified: break;
    case ColourMatrix::Rgb: return ZIMG_MATRIX_RGB;
    case ColourMatrix::Bt601: return ZIMG_MATRIX_ST170_M;
    case ColourMatrix::Bt709: return ZIMG_MATRIX_BT709;
    case ColourMatrix::Bt2020: return ZIMG_MATRIX_BT2020_NCL;
    }
    return ZIMG_MATRIX_UNSPECIFIED;
}

zimg_color_primaries_e toZimg(ColourPrimaries primaries)
{
    switch (primaries) {
    case ColourPrimaries::Unspecified: break;
    case ColourPrimaries::Bt601_525: return ZIMG_PRIMARIES_ST170_M;
    case ColourPrimaries::Bt601_625: return ZIMG_PRIMARIES_BT470_BG;
    case ColourPrimaries::Bt709: return ZIMG_PRIMARIES_BT709;
    case ColourPrimaries::Bt2020: return ZIMG_PRIMARIES_BT2020;
    case ColourPrimaries::DisplayP3: return ZIMG_PRIMARIES_ST432_1;
    }
    return ZIMG_PRIMARIES_UNSPECIFIED;
}

zimg_transfer_characteristics_e toZimg(ColourTransfer transfer)
{
    switch (transfer) {
    case ColourTransfer::Unspecified: break;
    case ColourTransfer::Bt709: return ZIMG_TRANSFER_BT709;
    case ColourTransfer::Srgb: return ZIMG_TRANSFER_IEC_61966_2_1;
    case ColourTransfer::Linear: return ZIMG_TRANSFER_LINEAR;
    case ColourTransfer::Pq: return ZIMG_TRANSFER_ST2084;
    case ColourTransfer::Hlg: return ZIMG_TRANSFER_ARIB_B67;
    }
    return ZIMG_TRANSFER_UNSPECIFIED;
}

zimg_pixel_type_e toZimg(SampleType type)
{
    switch (type) {
    case SampleType::U8: return ZIMG_PIXEL_BYTE;
    case SampleType::U16: return ZIMG_PIXEL_WORD;
    case SampleType::F32: return ZIMG_PIXEL_FLOAT;
    }
    return ZIMG_PIXEL_BYTE;
}

zimg_chroma_location_e toZimg(ChromaSiting siting)
{
    switch (siting) {
    case ChromaSiting::Left: break;
    case ChromaSiting::Centre: return ZIMG_CHROMA_CENTER;
    case ChromaSiting::TopLeft: return ZIMG_CHROMA_TOP_LEFT;
    case ChromaSiting::Top: return ZIMG_CHROMA_TOP;
    case ChromaSiting::BottomLeft: return ZIMG_CHROMA_BOTTOM_LEFT;
    case ChromaSiting::Bottom: return ZIMG_CHROMA_BOTTOM;
    }
    return ZIMG_CHROMA_LEFT;
}

zimg_image_format alphaFormat(const PixelFormat &format, int width, int height)
{
    zimg_image_format image;
    zimg_image_format_default(&image, ZIMG_API_VERSION);
    image.width = static_cast<unsigned>(width);
    image.height = static_cast<unsigned>(height);
    image.pixel_type = toZimg(format.sample);
    image.depth = static_cast<unsigned>(format.bitDepth);
    image.pixel_range = ZIMG_RANGE_FULL;
    return image;
}

zimg_image_format colourFormat(const PixelFormat &format, const ColourTags &colour, int width,
                               int height)
{
    zimg_image_format image = alphaFormat(format, width, height);
    image.color_family = format.isRgb()                       ? ZIMG_COLOR_RGB
                         : format.layout == PixelLayout::Grey ? ZIMG_COLOR_GREY
                                                              : ZIMG_COLOR_YUV;
    image.subsample_w = static_cast<unsigned>(chromaShiftX(format.layout));
    image.subsample_h = static_cast<unsigned>(chromaShiftY(format.layout));
    image.matrix_coefficients = toZimg(colour.matrix);
    image.transfer_characteristics = toZimg(colour.transfer);
    image.color_primaries = toZimg(colour.primaries);
    image.pixel_range = colour.range == ColourRange::Full ? ZIMG_RANGE_FULL : ZIMG_RANGE_LIMITED;
    return image;
}

tl::unexpected<Error> refused()
{
    char reason[256] = {};
    zimg_get_last_error(reason, sizeof reason);
    return fail(ErrorKind::Media, tr("The picture cannot be converted: %1. Choose another pixel "
                                     "format or other colour tags.")
                                      .arg(QString::fromUtf8(reason)));
}

/// Runs planes [first, first + count) through a conversion.
Status run(const zimg_image_format &from, const zimg_image_format &to, const Frame &source,
           const FrameBuilder &target, int firstSource, int firstTarget)
{
    zimg_graph_builder_params params;
    zimg_graph_builder_params_default(&params, ZIMG_API_VERSION);
    params.filter_param_a = 0.0; // Catmull-Rom
    params.filter_param_b = 0.5;
    params.nominal_peak_luminance = 203; // white of ordinary pictures, cd/m² (ITU-R BT.2408)
    const Graph graph(zimg_filter_graph_build(&from, &to, &params));
    std::size_t size = 0;
    if (!graph || zimg_filter_graph_get_tmp_size(graph.get(), &size))
        return refused();
    const std::unique_ptr<void, AlignedFree> scratch(::operator new(size, std::align_val_t(64)));

    zimg_image_buffer_const input{ZIMG_API_VERSION, {}};
    zimg_image_buffer output{ZIMG_API_VERSION, {}};
    for (int i = 0; i < (from.color_family == ZIMG_COLOR_GREY ? 1 : 3); ++i) {
        const Plane &plane = source.plane(firstSource + i);
        input.plane[i] = {plane.data, plane.bytesPerRow, ZIMG_BUFFER_MAX};
    }
    for (int i = 0; i < (to.color_family == ZIMG_COLOR_GREY ? 1 : 3); ++i) {
        const MutablePlane &plane = target.plane(firstTarget + i);
        output.plane[i] = {plane.data, plane.bytesPerRow, ZIMG_BUFFER_MAX};
    }
    if (zimg_filter_graph_process(graph.get(), &input, &output, scratch.get(), nullptr, nullptr,
                                  nullptr, nullptr))
        return refused();
    return {};
}

template<typename T>
void fill(const MutablePlane &plane, T value)
{
    for (int y = 0; y < plane.height; ++y)
        std::fill_n(plane.row<T>(y), plane.width, value);
}

void fillOpaque(const MutablePlane &plane, const PixelFormat &format)
{
    switch (format.sample) {
    case SampleType::U8: return fill<std::uint8_t>(plane, 255);
    case SampleType::U16:
        return fill(plane, static_cast<std::uint16_t>((1U << format.bitDepth) - 1));
    case SampleType::F32: return fill(plane, 1.0F);
    }
}

/// The part of the source that lands on a target which had to grow to whole chroma blocks.
void setRegion(zimg_image_format &from, const Canvas &source, double growX, double growY)
{
    from.active_region = {0, 0, source.usedWidth * growX, source.usedHeight * growY};
}

PixelFormat resultFormat(const PixelFormat &source, PixelFormat target)
{
    if (target.alpha != AlphaMode::None && source.alpha != AlphaMode::None)
        target.alpha = source.alpha;
    return target;
}

} // namespace

Result<Frame> convert(const Frame &frame, const ConvertTarget &target)
{
    if (frame.isNull())
        return fail(ErrorKind::Media, tr("There is no picture to convert."));
    const int width = target.width > 0 ? target.width : frame.width();
    const int height = target.height > 0 ? target.height : frame.height();
    const PixelFormat format = resultFormat(frame.format(), target.format);
    const ColourTags colour = completed(frame.colour(), frame.height(), frame.format().isRgb());
    const ColourTags targetColour = completed(target.colour, height, format.isRgb());
    if (format == frame.format() && width == frame.width() && height == frame.height()
        && colour == targetColour)
        return withLeftChroma(frame).withColour(colour);

    const Canvas source = toCanvas(frame);
    const int grownWidth = wholeBlocks(width, chromaShiftX(format.layout));
    const int grownHeight = wholeBlocks(height, chromaShiftY(format.layout));
    const double growX = double(grownWidth) / width;
    const double growY = double(grownHeight) / height;
    FrameBuilder result(format, grownWidth, grownHeight, targetColour);

    zimg_image_format from = colourFormat(frame.format(), colour, source.frame.width(),
                                          source.frame.height());
    from.chroma_location = toZimg(frame.chromaSiting());
    setRegion(from, source, growX, growY);
    const zimg_image_format to = colourFormat(format, targetColour, grownWidth, grownHeight);
    if (const Status done = run(from, to, source.frame, result, 0, 0); !done)
        return fail(done);

    if (format.alpha != AlphaMode::None && frame.format().alpha == AlphaMode::None) {
        fillOpaque(result.alphaPlane(), format);
    } else if (format.alpha != AlphaMode::None) {
        zimg_image_format alpha = alphaFormat(frame.format(), source.frame.width(),
                                              source.frame.height());
        setRegion(alpha, source, growX, growY);
        const Status done = run(alpha, alphaFormat(format, grownWidth, grownHeight), source.frame,
                                result, frame.format().planeCount() - 1, format.planeCount() - 1);
        if (!done)
            return fail(done);
    }
    return cropped(std::move(result).publish(), width, height)
        .withPeakLuminance(frame.peakLuminance());
}

Frame withLeftChroma(const Frame &frame)
{
    const PixelLayout layout = frame.format().layout;
    const bool isShared = !frame.format().isRgb()
                          && chromaShiftX(layout) + chromaShiftY(layout) > 0;
    if (frame.chromaSiting() == ChromaSiting::Left || !isShared)
        return frame;
    const ColourTags colour = completed(frame.colour(), frame.height(), false);
    const Canvas source = toCanvas(frame);
    const int width = source.frame.width(), height = source.frame.height();
    FrameBuilder sited(frame.format(), width, height, frame.colour());
    zimg_image_format from = colourFormat(frame.format(), colour, width, height);
    const zimg_image_format to = from;
    from.chroma_location = toZimg(frame.chromaSiting());
    const Status done = run(from, to, source.frame, sited, 0, 0);
    WEFT_ASSERT(done, return frame);
    struct Owners
    {
        Frame chroma;
        Frame rest;
    };
    const auto owners = std::make_shared<const Owners>(
        Owners{cropped(std::move(sited).publish(), frame.width(), frame.height()), frame});
    std::array<Plane, 4> planes;
    for (int i = 0; i < frame.format().planeCount(); ++i)
        planes[static_cast<std::size_t>(i)] = (i == 1 || i == 2 ? owners->chroma : frame).plane(i);
    return Frame(frame.format(), frame.width(), frame.height(), frame.colour(), planes, owners)
        .withPeakLuminance(frame.peakLuminance());
}

} // namespace weft
