#include "core/transitions/frame_geometry.h"
#include "core/transitions/wipe_edge.h"

#include <cmath>
#include <numbers>

namespace weft {

namespace {

/// Where the hand starts, clockwise from twelve o'clock.
constexpr auto kAngle = ParameterType::number("angle", QT_TRANSLATE_NOOP("weft", "Start"), "°",
                                              -36000, 36000, 0);
constexpr std::array kParameters{kAngle,
                                 frame_geometry::kX,
                                 frame_geometry::kY,
                                 wipe_edge::kSoftness,
                                 wipe_edge::kBorder,
                                 wipe_edge::kBorderColour,
                                 wipe_edge::kReverse,
                                 kEasing};

/// A hand sweeps clockwise round a place; reversed, counterclockwise.
Result<TransitionMix> make(const TransitionInput &input)
{
    const Point middle = placeIn(input);
    const double start = input.number(kAngle) - 90;
    const Point from = directionAt(start);
    const double way = std::numbers::pi
                       * std::hypot(input.width, input.height); // along the borders
    return wiped(input, way, [&](double p) {
        const Point to = directionAt(start + 360 * p);
        return kernels::WedgeEdge{static_cast<float>(middle.x),
                                  static_cast<float>(middle.y),
                                  static_cast<float>(from.x),
                                  static_cast<float>(from.y),
                                  static_cast<float>(to.x),
                                  static_cast<float>(to.y),
                                  p > 0.5};
    });
}

} // namespace

extern const TransitionType kClockWipe{"clock-wipe", QT_TRANSLATE_NOOP("weft", "Clock wipe"),
                                       QT_TRANSLATE_NOOP("weft", "Wipes"), kParameters, make};

} // namespace weft
