#include "core/transitions/easing.h"
#include "core/transitions/frame_geometry.h"

namespace weft {

namespace {

constexpr std::array kParameters{frame_geometry::kAngle, kEasing};

/// The second picture pushes the first one out. Where they move diagonally, what is below shows in
/// the corners beside them.
Result<TransitionMix> make(const TransitionInput &input)
{
    const Point way = wayOut(input);
    const double p = easedMoment(input);
    TransitionMix mix;
    mix.from.moved = Affine::translation(way.x * p, way.y * p);
    mix.to.moved = Affine::translation(way.x * (p - 1), way.y * (p - 1));
    mix.from.isMoving = mix.to.isMoving = true;
    return mix;
}

} // namespace

extern const TransitionType kPush{"push", QT_TRANSLATE_NOOP("weft", "Push"),
                                  QT_TRANSLATE_NOOP("weft", "Movements"), kParameters, make};

} // namespace weft
