#include "core/base/translate.h"
#include "core/effects/drawn_mask.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

/// Of the shorter half side.
constexpr auto kRoundness = ParameterType::number("roundness",
                                                  QT_TRANSLATE_NOOP("weft", "Corner roundness"),
                                                  "%", 0, 100, 0);
constexpr std::array kParameters{drawn_mask::kX,       drawn_mask::kY,        drawn_mask::kWidth,
                                 drawn_mask::kHeight,  drawn_mask::kRotation, kRoundness,
                                 drawn_mask::kFeather, drawn_mask::kInvert};

/// What two parallel edges keep between them.
double keptBetween(const DrawnMask &mask, double half, double at, double pixel)
{
    return std::max(0.0, mask.kept(half - at, pixel) + mask.kept(half + at, pixel) - 1);
}

double keptByCorners(const DrawnMask &mask, double radius, const Point &place)
{
    const double x = std::abs(place.x) - mask.halfWidth + radius;
    const double y = std::abs(place.y) - mask.halfHeight + radius;
    const double outside = std::hypot(std::max(x, 0.0), std::max(y, 0.0));
    const double inside = radius - outside - std::min(std::max(x, y), 0.0);
    const bool isCorner = x > 0 && y > 0;
    const double normalX = isCorner ? std::copysign(x / outside, place.x) : x > y ? 1 : 0;
    const double normalY = isCorner ? std::copysign(y / outside, place.y) : x > y ? 0 : 1;
    return mask.kept(inside, mask.pixelAlong(normalX, normalY));
}

Result<MatteOp> make(const EffectInput &input)
{
    DrawnMask mask(input);
    mask.isVisible = mask.isVisible && mask.halfWidth > 0 && mask.halfHeight > 0;
    const double radius = std::min(mask.halfWidth, mask.halfHeight) * input.number(kRoundness)
                          / 100;
    if (radius > 0)
        return drawnMatte(mask, [mask, radius](const Point &place) {
            return keptByCorners(mask, radius, place);
        });
    const double across = mask.pixelAlong(1, 0), down = mask.pixelAlong(0, 1);
    return drawnMatte(mask, [mask, across, down](const Point &place) {
        return keptBetween(mask, mask.halfWidth, place.x, across)
               * keptBetween(mask, mask.halfHeight, place.y, down);
    });
}

} // namespace

extern const EffectType kMaskRectangle{"mask-rectangle",
                                       QT_TRANSLATE_NOOP("weft", "Rectangle mask"),
                                       QT_TRANSLATE_NOOP("weft", "Masks"), kParameters, make};

} // namespace weft
