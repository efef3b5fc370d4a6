#include "core/transitions/frame_geometry.h"
#include "core/transitions/wipe_edge.h"

namespace weft {

namespace {

constexpr std::array kParameters{frame_geometry::kAngle,   wipe_edge::kSoftness, wipe_edge::kBorder,
                                 wipe_edge::kBorderColour, wipe_edge::kReverse,  kEasing};

/// Two straight edges part from the frame's middle: to the left and right at 0°, up and down at
/// 90°. Reversed, they close.
Result<TransitionMix> make(const TransitionInput &input)
{
    const Point direction = directionAt(input.number(frame_geometry::kAngle));
    const Reach reach(input, direction);
    return wiped(input, reach.length() / 2, [&](double p) {
        return kernels::StripEdge{static_cast<float>(direction.x), static_cast<float>(direction.y),
                                  static_cast<float>((reach.least + reach.greatest) / 2),
                                  static_cast<float>(reach.length() / 2 * p), 0};
    });
}

} // namespace

extern const TransitionType kBarnDoors{"barn-doors", QT_TRANSLATE_NOOP("weft", "Barn doors"),
                                       QT_TRANSLATE_NOOP("weft", "Wipes"), kParameters, make};

} // namespace weft
