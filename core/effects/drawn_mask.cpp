#include "core/effects/drawn_mask.h"

#include <algorithm>
#include <cmath>

namespace weft {

DrawnMask::DrawnMask(const EffectInput &input)
    : halfWidth(input.width * input.number(drawn_mask::kWidth) / 200)
    , halfHeight(input.height * input.number(drawn_mask::kHeight) / 200)
    , feather(input.height * input.number(drawn_mask::kFeather) / 100)
    , isInverted(input.isOn(drawn_mask::kInvert))
    , isVisible(input.toOutput.determinant() != 0)
{
    if (isVisible)
        toShape = input.toOutput.inverted()
                      .then(Affine::translation(-input.width
                                                    * (0.5 + input.number(drawn_mask::kX) / 100),
                                                -input.height
                                                    * (0.5 + input.number(drawn_mask::kY) / 100)))
                      .then(Affine::rotation(-input.number(drawn_mask::kRotation)));
}

double DrawnMask::pixelAlong(double normalX, double normalY) const
{
    const double across = normalX * toShape.xx + normalY * toShape.yx;
    const double down = normalX * toShape.xy + normalY * toShape.yy;
    return std::sqrt(across * across + down * down); // std::hypot() takes five times as long
}

double DrawnMask::kept(double inside, double pixel) const
{
    const double width = feather + pixel;
    const double part = std::clamp(0.5 + inside / width, 0.0, 1.0);
    const double smooth = part * part * (3 - 2 * part);
    return part + (smooth - part) * feather / width;
}

} // namespace weft
