#include "core/transitions/wipe_edge.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

/// Pixel places in those of the sequence.
kernels::EdgeGrid gridOf(const TransitionInput &input)
{
    const double stepX = 1 / input.toOutput.xx, stepY = 1 / input.toOutput.yy;
    return {static_cast<float>(stepX / 2), static_cast<float>(stepY / 2), static_cast<float>(stepX),
            static_cast<float>(stepY)};
}

MatteOp matteOf(const kernels::Edge &edge, const kernels::EdgeGrid &grid,
                const kernels::EdgeRamp &ramp)
{
    return [edge, grid, ramp](const MatteArea &piece) {
        kernels::edgeMatte(edge, grid, ramp, piece.x, piece.y, piece.kept, piece.area);
    };
}

} // namespace

TransitionMix wiped(const TransitionInput &input, double way,
                    const std::function<kernels::Edge(double)> &shapeAt)
{
    using kernels::EdgeRamp;
    const bool isReverse = input.isOn(wipe_edge::kReverse);
    const double t = easedMoment(input);
    const double p = isReverse ? 1 - t : t;
    const kernels::Edge edge = shapeAt(p);
    const kernels::EdgeGrid grid = gridOf(input);
    const double softness = input.height * input.number(wipe_edge::kSoftness) / 100;
    const double border = input.height * input.number(wipe_edge::kBorder) / 100;
    // A soft edge with the pixel's own width: as two blurs, their squares add up.
    const double width = std::hypot(softness, (grid.stepX + grid.stepY) / 2);
    // The band of softness and border lies outside the shape's edge at first and inside at last, so
    // that nothing of it shows at either end.
    const double more = width - softness;
    const double atEnds = std::min(more, way * p) - std::min(more, way * (1 - p));
    const double band = softness * (p - 0.5) + atEnds / 2;
    const auto slope = static_cast<float>(1 / width);
    const auto smooth = static_cast<float>(softness / width);
    const auto inner = static_cast<float>((band + border * (p - 1)) / width + 0.5);
    const auto outer = static_cast<float>((band + border * p) / width + 0.5);
    TransitionMix mix;
    mix.to.matte = matteOf(edge, grid, {slope, inner, EdgeRamp::kNever, smooth});
    mix.from.matte = matteOf(edge, grid, {slope, EdgeRamp::kAlways, outer, smooth});
    if (isReverse)
        std::swap(mix.from.matte, mix.to.matte);
    if (border > 0)
        mix.colour = {colourOf(input.parameters, wipe_edge::kBorderColour), 1,
                      matteOf(edge, grid, {slope, outer, inner, smooth})};
    return mix;
}

} // namespace weft
