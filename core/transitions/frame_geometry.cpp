#include "core/transitions/frame_geometry.h"

#include <algorithm>
#include <cmath>

namespace weft {

Point placeIn(const TransitionInput &input)
{
    return {input.width * (0.5 + input.number(frame_geometry::kX) / 100),
            input.height * (0.5 + input.number(frame_geometry::kY) / 100)};
}

Point directionAt(double degrees)
{
    return Affine::rotation(degrees)({1, 0});
}

Reach::Reach(const TransitionInput &input, const Point &direction)
    : least(std::min(0.0, direction.x * input.width) + std::min(0.0, direction.y * input.height))
    , greatest(std::max(0.0, direction.x * input.width) + std::max(0.0, direction.y * input.height))
{}

Point wayOut(const TransitionInput &input)
{
    const Point direction = directionAt(input.number(frame_geometry::kAngle));
    const double parts = std::max(std::abs(direction.x) / input.width,
                                  std::abs(direction.y) / input.height);
    return {direction.x / parts, direction.y / parts};
}

} // namespace weft
