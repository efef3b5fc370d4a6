#include "core/transitions/frame_geometry.h"
#include "core/transitions/wipe_edge.h"

namespace weft {

namespace {

constexpr std::array kParameters{frame_geometry::kAngle,   wipe_edge::kSoftness, wipe_edge::kBorder,
                                 wipe_edge::kBorderColour, wipe_edge::kReverse,  kEasing};

/// A straight edge runs over the frame: to the right at 0°, downwards at 90°.
Result<TransitionMix> make(const TransitionInput &input)
{
    const Point direction = directionAt(input.number(frame_geometry::kAngle));
    const Reach reach(input, direction);
    return wiped(input, reach.length(), [&](double p) {
        const double edge = reach.least + reach.length() * p;
        return kernels::LineEdge{static_cast<float>(-direction.x), static_cast<float>(-direction.y),
                                 static_cast<float>(-edge)};
    });
}

} // namespace

extern const TransitionType kWipe{"wipe", QT_TRANSLATE_NOOP("weft", "Wipe"),
                                  QT_TRANSLATE_NOOP("weft", "Wipes"), kParameters, make};

} // namespace weft
