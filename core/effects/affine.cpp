#include "core/effects/affine.h"

#include "core/base/soft_assert.h"

#include <cmath>
#include <numbers>

namespace weft {

Affine Affine::rotation(double degrees)
{
    const double turned = std::remainder(degrees, 360);
    if (turned == 0)
        return {};
    if (turned == 90)
        return {0, -1, 0, 1, 0, 0};
    if (turned == -90)
        return {0, 1, 0, -1, 0, 0};
    if (std::abs(turned) == 180)
        return {-1, 0, 0, 0, -1, 0};
    const double angle = turned * std::numbers::pi / 180;
    return {std::cos(angle), -std::sin(angle), 0, std::sin(angle), std::cos(angle), 0};
}

Affine Affine::then(const Affine &next) const
{
    const Point offset = next({dx, dy});
    return {next.xx * xx + next.xy * yx, next.xx * xy + next.xy * yy, offset.x,
            next.yx * xx + next.yy * yx, next.yx * xy + next.yy * yy, offset.y};
}

Affine Affine::inverted() const
{
    const double d = determinant();
    WEFT_ASSERT(d != 0, return {});
    Affine result{yy / d, -xy / d, 0, -yx / d, xx / d, 0};
    const Point offset = result({dx, dy});
    result.dx = -offset.x;
    result.dy = -offset.y;
    return result;
}

} // namespace weft
