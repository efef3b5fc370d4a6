#include "core/effects/rectangle_matte.h"
#include "core/transitions/easing.h"
#include "core/transitions/frame_geometry.h"

namespace weft {

namespace {

constexpr std::array kWays{ParameterChoice{"over",
                                           QT_TRANSLATE_NOOP("weft", "Over the first picture")},
                           ParameterChoice{"reveal",
                                           QT_TRANSLATE_NOOP("weft", "Off the second picture")}};
constexpr auto kWay = ParameterType::choice("way", QT_TRANSLATE_NOOP("weft", "Way"), kWays);
constexpr std::size_t kReveal = 1;
constexpr std::array kParameters{kWay, frame_geometry::kAngle, kEasing};

/// What a moved frame does not cover.
MatteOp outside(const TransitionInput &input, const Affine &moved)
{
    return keptOutside({0, 0, 1, 1},
                       Affine::scaling(input.width, input.height).then(moved).then(input.toOutput));
}

/// The second picture slides in over the first, or the first one away from the second.
Result<TransitionMix> make(const TransitionInput &input)
{
    const Point way = wayOut(input);
    const double p = easedMoment(input);
    TransitionMix mix;
    const bool isReveal = input.choice(kWay) == kReveal;
    TransitionSide &moving = isReveal ? mix.from : mix.to;
    TransitionSide &resting = isReveal ? mix.to : mix.from;
    const double part = isReveal ? p : p - 1;
    moving.moved = Affine::translation(way.x * part, way.y * part);
    moving.isMoving = true;
    resting.matte = outside(input, moving.moved);
    return mix;
}

} // namespace

extern const TransitionType kSlide{"slide", QT_TRANSLATE_NOOP("weft", "Slide"),
                                   QT_TRANSLATE_NOOP("weft", "Movements"), kParameters, make};

} // namespace weft
