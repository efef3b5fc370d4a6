#include "kernels/edge_matte.h"

#include <algorithm>
#include <cmath>

namespace weft::kernels::reference {

namespace {

float ramp(float t, float smooth)
{
    const float part = std::min(std::max(t, 0.0F), 1.0F);
    const float soft = part * part * (3.0F - (part + part));
    return part + (soft - part) * smooth;
}

float distance(const LineEdge &edge, float x, float y)
{
    return x * edge.normalX + (y * edge.normalY - edge.offset);
}

float distance(const StripEdge &edge, float x, float y)
{
    const float place = x * edge.normalX + (y * edge.normalY - edge.middle);
    const float perUnit = edge.period > 0 ? 1 / edge.period : 0;
    return edge.half - std::abs(place - edge.period * std::nearbyint(place * perUnit));
}

float distance(const BoxEdge &edge, float x, float y)
{
    return std::min(edge.halfWidth - std::abs(x - edge.x), edge.halfHeight - std::abs(y - edge.y));
}

float distance(const DiamondEdge &edge, float x, float y)
{
    return edge.reach - (std::abs(x - edge.x) * edge.slopeX + std::abs(y - edge.y) * edge.slopeY);
}

float distance(const EllipseEdge &edge, float x, float y)
{
    const float u = x - edge.x;
    const float v = y - edge.y;
    const float across = 1 / (edge.halfWidth * edge.halfWidth);
    const float down = 1 / (edge.halfHeight * edge.halfHeight);
    const float square = v * v + EllipseEdge::kLeast;
    const float level = std::sqrt(u * u * across + square * down);
    const float slope = std::sqrt(u * u * (across * across) + square * (down * down));
    return (edge.size - level) * level / slope;
}

float distance(const WedgeEdge &edge, float x, float y)
{
    const float u = x - edge.x;
    const float v = y - edge.y;
    const float radius = std::sqrt(u * u + v * v);
    const float fromAlong = u * edge.fromX + v * edge.fromY;
    const float fromSide = v * edge.fromX - u * edge.fromY;
    const float toAlong = u * edge.toX + v * edge.toY;
    const float toSide = v * edge.toX - u * edge.toY;
    const float nearest = std::min(fromAlong > 0 ? std::abs(fromSide) : radius,
                                   toAlong > 0 ? std::abs(toSide) : radius);
    const bool isAfter = fromSide >= 0;
    const bool isBefore = toSide < 0;
    const bool isInside = edge.isReflex ? isAfter || isBefore : isAfter && isBefore;
    return isInside ? nearest : -nearest;
}

} // namespace

void edgeMatte(const Edge &edge, const EdgeGrid &grid, const EdgeRamp &ends, int x0, int y0,
               Rows<float> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const float placeY = static_cast<float>(y0 + y) * grid.stepY + grid.top;
        for (int x = 0; x < area.width; ++x) {
            const float placeX = static_cast<float>(x0 + x) * grid.stepX + grid.left;
            const float d
                = std::visit([&](const auto &shape) { return distance(shape, placeX, placeY); },
                             edge);
            const float at = d * ends.slope;
            out.row(y)[x] = ramp(at + ends.above, ends.smooth) - ramp(at + ends.below, ends.smooth);
        }
    }
}

void levelMatte(Rows<const float> levels, Area size, const LevelRamp &ends, int x0, int y0,
                Rows<float> out, Area area)
{
    const auto at = [&](int x, int y) {
        return levels.row(std::clamp(y, 0, size.height - 1))[std::clamp(x, 0, size.width - 1)];
    };
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const int i = x0 + x, j = y0 + y;
            const float across = (at(i + 1, j) - at(i - 1, j)) * 0.5F;
            const float down = (at(i, j + 1) - at(i, j - 1)) * 0.5F;
            const float square = (across * across + down * down) + ends.softness * ends.softness;
            const float width = std::max(std::sqrt(square), LevelRamp::kLeastWidth);
            const float more = width - ends.softness;
            const float atEnds = std::min(more, ends.moment) - std::min(more, 1.0F - ends.moment);
            const float place = (ends.moment - at(i, j))
                                + (ends.softness * (ends.moment - 0.5F) + atEnds * 0.5F);
            const float kept = ramp(place / width + 0.5F, ends.softness / width);
            out.row(y)[x] = ends.isComplement ? 1.0F - kept : kept;
        }
    }
}

} // namespace weft::kernels::reference
