#include "core/base/translate.h"
#include "core/effects/drawn_mask.h"

#include <cmath>

namespace weft {

namespace {

constexpr std::array kParameters{drawn_mask::kX,      drawn_mask::kY,        drawn_mask::kWidth,
                                 drawn_mask::kHeight, drawn_mask::kRotation, drawn_mask::kFeather,
                                 drawn_mask::kInvert};

/// How much an ellipse keeps at a place. The distance from its edge is that of the first order:
/// exact on the edge and for circles.
double keptByEllipse(const DrawnMask &mask, const Point &place)
{
    const double rx = mask.halfWidth, ry = mask.halfHeight;
    const double level = std::sqrt(place.x * place.x / (rx * rx)
                                   + place.y * place.y / (ry * ry)); // 1 on the edge
    const double normalX = place.x / (rx * rx), normalY = place.y / (ry * ry);
    const double slope = std::sqrt(normalX * normalX + normalY * normalY);
    if (slope == 0)
        return mask.kept(std::min(rx, ry), mask.pixelAlong(1, 0));
    return mask.kept(level * (1 - level) / slope,
                     mask.pixelAlong(normalX / slope, normalY / slope));
}

Result<MatteOp> make(const EffectInput &input)
{
    DrawnMask mask(input);
    mask.isVisible = mask.isVisible && mask.halfWidth > 0 && mask.halfHeight > 0;
    return drawnMatte(mask, [mask](const Point &place) { return keptByEllipse(mask, place); });
}

} // namespace

extern const EffectType kMaskEllipse{"mask-ellipse", QT_TRANSLATE_NOOP("weft", "Ellipse mask"),
                                     QT_TRANSLATE_NOOP("weft", "Masks"), kParameters, make};

} // namespace weft
