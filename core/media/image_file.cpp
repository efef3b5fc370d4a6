#include "core/media/image_file.h"

#include "core/media/convert.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr PixelFormat kRgb8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
constexpr PixelFormat kRgba8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::Straight};

bool isOrdinary(ColourTransfer transfer)
{
    return transfer == ColourTransfer::Bt709 || transfer == ColourTransfer::Srgb;
}

bool isNarrow(ColourPrimaries primaries)
{
    return primaries == ColourPrimaries::Bt709 || primaries == ColourPrimaries::Bt601_525
           || primaries == ColourPrimaries::Bt601_625;
}

ColourTags displayTags(const ColourTags &tags)
{
    ColourTags target = srgbTags();
    if (isOrdinary(tags.transfer)) {
        target.transfer = tags.transfer;
        if (isNarrow(tags.primaries))
            target.primaries = tags.primaries;
    }
    return target;
}

std::uint8_t toByte(float value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F));
}

/// 8-bit straight alpha from premultiplied floats; dividing in 8 bits would lose dark colours.
Frame unpremultiplied(const Frame &frame)
{
    FrameBuilder result(kRgba8, frame.width(), frame.height(), frame.colour());
    for (int y = 0; y < frame.height(); ++y) {
        const float *alpha = frame.alphaPlane().row<float>(y);
        for (int x = 0; x < frame.width(); ++x) {
            result.alphaPlane().row<std::uint8_t>(y)[x] = toByte(alpha[x]);
            for (int i = 0; i < 3; ++i) {
                const float colour = frame.plane(i).row<float>(y)[x];
                result.plane(i).row<std::uint8_t>(y)[x] = toByte(alpha[x] > 0 ? colour / alpha[x]
                                                                              : 0.0F);
            }
        }
    }
    return std::move(result).publish();
}

Result<Frame> toRgb8(const Frame &frame)
{
    const ColourTags colour = displayTags(
        completed(frame.colour(), frame.height(), frame.format().isRgb()));
    switch (frame.format().alpha) {
    case AlphaMode::None: return convert(frame, {kRgb8, colour});
    case AlphaMode::Straight: return convert(frame, {kRgba8, colour});
    case AlphaMode::Premultiplied: break;
    }
    const auto floats = convert(frame, {kRgbaF32, colour});
    if (!floats)
        return floats;
    return unpremultiplied(*floats);
}

} // namespace

Result<QImage> toImage(const Frame &frame)
{
    const auto rgb = toRgb8(frame);
    if (!rgb)
        return fail(rgb);
    const int samples = rgb->format().planeCount();
    QImage image(rgb->width(), rgb->height(),
                 samples == 4 ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    for (int y = 0; y < rgb->height(); ++y) {
        uchar *row = image.scanLine(y);
        for (int i = 0; i < samples; ++i) {
            const auto *plane = rgb->plane(i).row<std::uint8_t>(y);
            for (int x = 0; x < rgb->width(); ++x)
                row[x * samples + i] = plane[x];
        }
    }
    return image;
}

Frame fromImage(const QImage &image)
{
    if (image.isNull())
        return {};
    const bool hasAlpha = image.hasAlphaChannel();
    const QImage packed = image.convertToFormat(hasAlpha ? QImage::Format_RGBA8888
                                                         : QImage::Format_RGB888);
    FrameBuilder frame(hasAlpha ? kRgba8 : kRgb8, packed.width(), packed.height(), srgbTags());
    const int samples = frame.format().planeCount();
    for (int y = 0; y < packed.height(); ++y) {
        const uchar *row = packed.constScanLine(y);
        for (int i = 0; i < samples; ++i) {
            auto *plane = frame.plane(i).row<std::uint8_t>(y);
            for (int x = 0; x < packed.width(); ++x)
                plane[x] = row[x * samples + i];
        }
    }
    return std::move(frame).publish();
}

} // namespace weft
