#include "core/transitions/frame_geometry.h"
#include "core/transitions/wipe_edge.h"

#include <cmath>

namespace weft {

namespace {

constexpr auto kAngle = ParameterType::number("angle", QT_TRANSLATE_NOOP("weft", "Direction"), "°",
                                              -36000, 36000, 90);
constexpr auto kCount = ParameterType::number("count", QT_TRANSLATE_NOOP("weft", "Slats"), "", 2,
                                              200, 10);
constexpr std::array kParameters{kAngle,
                                 kCount,
                                 wipe_edge::kSoftness,
                                 wipe_edge::kBorder,
                                 wipe_edge::kBorderColour,
                                 wipe_edge::kReverse,
                                 kEasing};

/// Slats across a direction, each wiped that way at the same time. Their number is rounded.
Result<TransitionMix> make(const TransitionInput &input)
{
    const Point direction = directionAt(input.number(kAngle));
    const Reach reach(input, direction);
    const double slat = reach.length() / std::round(input.number(kCount));
    return wiped(input, slat, [&](double p) {
        return kernels::StripEdge{static_cast<float>(direction.x), static_cast<float>(direction.y),
                                  static_cast<float>(reach.least + slat * p / 2),
                                  static_cast<float>(slat * p / 2), static_cast<float>(slat)};
    });
}

} // namespace

extern const TransitionType kBlinds{"blinds", QT_TRANSLATE_NOOP("weft", "Blinds"),
                                    QT_TRANSLATE_NOOP("weft", "Wipes"), kParameters, make};

} // namespace weft
