#include "core/render/screen_image.h"

#include "core/base/soft_assert.h"
#include "core/render/working_space.h"
#include "kernels/planes.h"

namespace weft {

QImage toScreenImage(const Frame &frame)
{
    const PixelFormat expected{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    WEFT_ASSERT(frame.format() == expected, return {});
    QImage image(frame.width(), frame.height(), QImage::Format_RGB32);
    const kernels::RgbBytes planes{rowsOf<std::uint8_t>(frame.plane(0)),
                                   rowsOf<std::uint8_t>(frame.plane(1)),
                                   rowsOf<std::uint8_t>(frame.plane(2))};
    // A pixel of RGB32 is a word 0xffRRGGBB: blue first in memory, as kernels and screens have it.
    static_assert(Q_BYTE_ORDER == Q_LITTLE_ENDIAN);
    kernels::toBgrx(planes, {image.bits(), image.bytesPerLine()}, {frame.width(), frame.height()});
    return image;
}

} // namespace weft
