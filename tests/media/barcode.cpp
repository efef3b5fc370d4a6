#include "tests/media/barcode.h"

#include <bitset>

namespace weft::test {

namespace {

/// A sample between 0 and 1.
double sampleAt(const Frame &frame, const Plane &plane, int x, int y)
{
    switch (frame.format().sample) {
    case SampleType::U8: return plane.row<std::uint8_t>(y)[x] / 255.0;
    case SampleType::U16:
        return plane.row<std::uint16_t>(y)[x] / double((1 << frame.format().bitDepth) - 1);
    case SampleType::F32: return double(plane.row<float>(y)[x]);
    }
    return 0;
}

} // namespace

int barcodeOf(const Frame &frame)
{
    if (frame.isNull())
        return -1;
    const Plane &plane = frame.plane(frame.format().isRgb() ? 1 : 0);
    unsigned code = 0;
    for (int bit = 0; bit < 16; ++bit) {
        const int x = (2 * bit + 1) * plane.width / 32;
        code = code << 1 | (sampleAt(frame, plane, x, plane.height / 8) > 0.5 ? 1U : 0U);
    }
    return std::bitset<16>(code).count() % 2 == 1 ? static_cast<int>(code >> 1) : -1;
}

} // namespace weft::test
