#include "core/transitions/easing.h"
#include "core/transitions/frame_geometry.h"

#include <cmath>

namespace weft {

namespace {

constexpr auto kScale = ParameterType::number("scale", QT_TRANSLATE_NOOP("weft", "Scale"), "%", 100,
                                              1000, 300);
constexpr std::array kParameters{kScale, frame_geometry::kX, frame_geometry::kY, kEasing};

Affine enlarged(const Point &about, double scale)
{
    return Affine::translation(-about.x, -about.y)
        .then(Affine::scaling(scale, scale))
        .then(Affine::translation(about.x, about.y));
}

/// The first picture is zoomed into and, dissolving, out of the second: from one size to the scale
/// and back, at an even pace to the eye.
Result<TransitionMix> make(const TransitionInput &input)
{
    const Point about = placeIn(input);
    const double scale = input.number(kScale) / 100;
    const double p = easedMoment(input);
    TransitionMix mix;
    mix.to.weight = p;
    mix.from.weight = 1 - p;
    mix.from.moved = enlarged(about, std::pow(scale, p));
    mix.to.moved = enlarged(about, std::pow(scale, 1 - p));
    mix.from.isMoving = mix.to.isMoving = true;
    return mix;
}

} // namespace

extern const TransitionType kZoom{"zoom", QT_TRANSLATE_NOOP("weft", "Zoom"),
                                  QT_TRANSLATE_NOOP("weft", "Movements"), kParameters, make};

} // namespace weft
