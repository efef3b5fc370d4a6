#include "core/media/small_copy.h"

#include <algorithm>

namespace weft {

namespace {

constexpr int kColumns = 320;

/// @param side of the squares, ≥ 2
template<typename Sample, typename Sum>
void shrink(const Plane &from, const MutablePlane &to, int side)
{
    const auto last = [](int at, int size) { return std::min(at, size - 1); };
    for (int y = 0; y < to.height; ++y) {
        const Sample *upper = from.row<Sample>(last(y * side + side / 4, from.height));
        const Sample *lower = from.row<Sample>(last(y * side + 3 * side / 4, from.height));
        Sample *out = to.row<Sample>(y);
        for (int x = 0; x < to.width; ++x) {
            const int left = last(x * side + side / 4, from.width);
            const int right = last(x * side + 3 * side / 4, from.width);
            const Sum sum = Sum(upper[left]) + Sum(upper[right]) + Sum(lower[left])
                            + Sum(lower[right]);
            out[x] = static_cast<Sample>(sum / Sum(4));
        }
    }
}

} // namespace

Frame smallCopy(const Frame &frame)
{
    const int side = (frame.width() + kColumns - 1) / kColumns;
    if (side < 2)
        return frame;
    FrameBuilder copy(frame.format(), (frame.width() + side - 1) / side,
                      (frame.height() + side - 1) / side, frame.colour());
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        switch (frame.format().sample) {
        case SampleType::U8: shrink<std::uint8_t, int>(frame.plane(i), copy.plane(i), side); break;
        case SampleType::U16:
            shrink<std::uint16_t, int>(frame.plane(i), copy.plane(i), side);
            break;
        case SampleType::F32: shrink<float, float>(frame.plane(i), copy.plane(i), side); break;
        }
    }
    return std::move(copy).publish().withChromaSiting(frame.chromaSiting());
}

} // namespace weft
