// Milliseconds for 1080p (EPYC Zen 4, one thread, gcc 12 -O3), tiles of 252 × 16:
//                   plain   SSE4   AVX2   AVX3
//     half plane      6.1    2.4    1.1    0.9
//     strips         12.0    3.3    1.6    1.2
//     box             6.4    2.7    1.3    1.0
//     diamond         7.1    2.7    1.4    1.1
//     ellipse        14.2    4.2    2.1    1.5    two roots and a division
//     wedge          10.8    4.4    2.2    1.6
//     levels         12.8    3.8    2.0    1.6
// An angle for each pixel of a clock costs more than distances from its two hands, and leaves edges
// that are soft far from the middle and sharp near it.
#include "kernels/edge_matte.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/edge_matte.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

#include <algorithm>
#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

template<typename D>
HWY_INLINE hn::Vec<D> ramp(D d, hn::Vec<D> t, hn::Vec<D> smooth)
{
    const auto part = hn::Min(hn::Max(t, hn::Zero(d)), hn::Set(d, 1.0F));
    const auto soft = hn::Mul(hn::Mul(part, part), hn::Sub(hn::Set(d, 3.0F), hn::Add(part, part)));
    return hn::Add(part, hn::Mul(hn::Sub(soft, part), smooth));
}

template<typename D>
HWY_INLINE hn::Vec<D> squared(hn::Vec<D> value)
{
    return hn::Mul(value, value);
}

/// A shape on one row of pixels; at() gives the distances of the places x on it.
class LineRow
{
public:
    LineRow(const LineEdge &edge, float y)
        : m_normal(edge.normalX)
        , m_rest(y * edge.normalY - edge.offset)
    {}

    template<typename D>
    HWY_INLINE hn::Vec<D> at(D d, hn::Vec<D> x) const
    {
        return hn::Add(hn::Mul(x, hn::Set(d, m_normal)), hn::Set(d, m_rest));
    }

private:
    float m_normal;
    float m_rest;
};

class StripRow
{
public:
    StripRow(const StripEdge &edge, float y)
        : m_edge(edge)
        , m_rest(y * edge.normalY - edge.middle)
        , m_perUnit(edge.period > 0 ? 1 / edge.period : 0)
    {}

    template<typename D>
    HWY_INLINE hn::Vec<D> at(D d, hn::Vec<D> x) const
    {
        const auto place = hn::Add(hn::Mul(x, hn::Set(d, m_edge.normalX)), hn::Set(d, m_rest));
        const auto whole = hn::Round(hn::Mul(place, hn::Set(d, m_perUnit)));
        const auto fromMiddle = hn::Sub(place, hn::Mul(hn::Set(d, m_edge.period), whole));
        return hn::Sub(hn::Set(d, m_edge.half), hn::Abs(fromMiddle));
    }

private:
    StripEdge m_edge;
    float m_rest;
    float m_perUnit;
};

class BoxRow
{
public:
    BoxRow(const BoxEdge &edge, float y)
        : m_edge(edge)
        , m_inRow(edge.halfHeight - std::abs(y - edge.y))
    {}

    template<typename D>
    HWY_INLINE hn::Vec<D> at(D d, hn::Vec<D> x) const
    {
        const auto fromMiddle = hn::Abs(hn::Sub(x, hn::Set(d, m_edge.x)));
        return hn::Min(hn::Sub(hn::Set(d, m_edge.halfWidth), fromMiddle), hn::Set(d, m_inRow));
    }

private:
    BoxEdge m_edge;
    float m_inRow;
};

class DiamondRow
{
public:
    DiamondRow(const DiamondEdge &edge, float y)
        : m_edge(edge)
        , m_down(std::abs(y - edge.y) * edge.slopeY)
    {}

    template<typename D>
    HWY_INLINE hn::Vec<D> at(D d, hn::Vec<D> x) const
    {
        const auto fromMiddle = hn::Abs(hn::Sub(x, hn::Set(d, m_edge.x)));
        const auto across = hn::Mul(fromMiddle, hn::Set(d, m_edge.slopeX));
        return hn::Sub(hn::Set(d, m_edge.reach), hn::Add(across, hn::Set(d, m_down)));
    }

private:
    DiamondEdge m_edge;
    float m_down;
};

class EllipseRow
{
public:
    EllipseRow(const EllipseEdge &edge, float y)
        : m_edge(edge)
        , m_across(1 / (edge.halfWidth * edge.halfWidth))
    {
        const float v = y - edge.y;
        const float square = v * v + EllipseEdge::kLeast;
        const float down = 1 / (edge.halfHeight * edge.halfHeight);
        m_levelDown = square * down;
        m_slopeDown = square * (down * down);
    }

    template<typename D>
    HWY_INLINE hn::Vec<D> at(D d, hn::Vec<D> x) const
    {
        const auto square = squared<D>(hn::Sub(x, hn::Set(d, m_edge.x)));
        const auto level = hn::Sqrt(
            hn::Add(hn::Mul(square, hn::Set(d, m_across)), hn::Set(d, m_levelDown)));
        const auto slope = hn::Sqrt(
            hn::Add(hn::Mul(square, hn::Set(d, m_across * m_across)), hn::Set(d, m_slopeDown)));
        return hn::Div(hn::Mul(hn::Sub(hn::Set(d, m_edge.size), level), level), slope);
    }

private:
    EllipseEdge m_edge;
    float m_across;
    float m_levelDown;
    float m_slopeDown;
};

class WedgeRow
{
public:
    WedgeRow(const WedgeEdge &edge, float y)
        : m_edge(edge)
        , m_v(y - edge.y)
    {}

    template<typename D>
    HWY_INLINE hn::Vec<D> at(D d, hn::Vec<D> x) const
    {
        const auto zero = hn::Zero(d);
        const auto u = hn::Sub(x, hn::Set(d, m_edge.x));
        const auto radius = hn::Sqrt(hn::Add(squared<D>(u), hn::Set(d, m_v * m_v)));
        const auto along = [&](float toX, float toY) HWY_ATTR {
            return hn::Add(hn::Mul(u, hn::Set(d, toX)), hn::Set(d, m_v * toY));
        };
        const auto side = [&](float toX, float toY) HWY_ATTR {
            return hn::Sub(hn::Set(d, m_v * toX), hn::Mul(u, hn::Set(d, toY)));
        };
        const auto fromSide = side(m_edge.fromX, m_edge.fromY);
        const auto toSide = side(m_edge.toX, m_edge.toY);
        const auto nearFrom = hn::IfThenElse(hn::Gt(along(m_edge.fromX, m_edge.fromY), zero),
                                             hn::Abs(fromSide), radius);
        const auto nearTo = hn::IfThenElse(hn::Gt(along(m_edge.toX, m_edge.toY), zero),
                                           hn::Abs(toSide), radius);
        const auto nearest = hn::Min(nearFrom, nearTo);
        const auto isAfter = hn::Ge(fromSide, zero);
        const auto isBefore = hn::Lt(toSide, zero);
        const auto isInside = m_edge.isReflex ? hn::Or(isAfter, isBefore)
                                              : hn::And(isAfter, isBefore);
        return hn::IfThenElse(isInside, nearest, hn::Neg(nearest));
    }

private:
    WedgeEdge m_edge;
    float m_v;
};

template<typename Row, typename Shape>
void matte(const Shape &shape, const EdgeGrid &grid, const EdgeRamp &ends, int x0, int y0,
           Rows<float> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const Row row(shape, static_cast<float>(y0 + y) * grid.stepY + grid.top);
        float *to = out.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto pixel = hn::Iota(d, static_cast<float>(x0 + x));
            const auto place = hn::Add(hn::Mul(pixel, hn::Set(d, grid.stepX)),
                                       hn::Set(d, grid.left));
            const auto at = hn::Mul(row.at(d, place), hn::Set(d, ends.slope));
            const auto smooth = hn::Set(d, ends.smooth);
            const auto upTo = ramp(d, hn::Add(at, hn::Set(d, ends.above)), smooth);
            const auto from = ramp(d, hn::Add(at, hn::Set(d, ends.below)), smooth);
            hn::StoreU(hn::Sub(upTo, from), d, to + x);
        });
    }
}

void edges(const Edge &edge, const EdgeGrid &grid, const EdgeRamp &ends, int x, int y,
           Rows<float> out, Area area)
{
    if (const auto *line = std::get_if<LineEdge>(&edge))
        matte<LineRow>(*line, grid, ends, x, y, out, area);
    else if (const auto *strips = std::get_if<StripEdge>(&edge))
        matte<StripRow>(*strips, grid, ends, x, y, out, area);
    else if (const auto *box = std::get_if<BoxEdge>(&edge))
        matte<BoxRow>(*box, grid, ends, x, y, out, area);
    else if (const auto *diamond = std::get_if<DiamondEdge>(&edge))
        matte<DiamondRow>(*diamond, grid, ends, x, y, out, area);
    else if (const auto *ellipse = std::get_if<EllipseEdge>(&edge))
        matte<EllipseRow>(*ellipse, grid, ends, x, y, out, area);
    else if (const auto *wedge = std::get_if<WedgeEdge>(&edge))
        matte<WedgeRow>(*wedge, grid, ends, x, y, out, area);
}

/// The levels around the pixels of a row.
struct LevelRow
{
    const float *above;
    const float *here;
    const float *below;

    LevelRow(Rows<const float> levels, int height, int y)
        : above(levels.row(std::max(y - 1, 0)))
        , here(levels.row(y))
        , below(levels.row(std::min(y + 1, height - 1)))
    {}
};

/// @param before, after how far the neighbours lie: 0 beyond the picture's borders
template<typename D>
HWY_INLINE hn::Vec<D> keptAt(D d, const LevelRow &row, int x, int before, int after,
                             const LevelRamp &ends)
{
    const auto half = hn::Set(d, 0.5F);
    const auto across = hn::Mul(hn::Sub(hn::LoadU(d, row.here + x + after),
                                        hn::LoadU(d, row.here + x - before)),
                                half);
    const auto down = hn::Mul(hn::Sub(hn::LoadU(d, row.below + x), hn::LoadU(d, row.above + x)),
                              half);
    const auto softness = hn::Set(d, ends.softness);
    const auto square = hn::Add(hn::Add(squared<D>(across), squared<D>(down)),
                                squared<D>(softness));
    const auto width = hn::Max(hn::Sqrt(square), hn::Set(d, LevelRamp::kLeastWidth));
    const auto more = hn::Sub(width, softness);
    const auto moment = hn::Set(d, ends.moment);
    const auto atEnds = hn::Sub(hn::Min(more, moment),
                                hn::Min(more, hn::Set(d, 1.0F - ends.moment)));
    const auto offset = hn::Add(hn::Set(d, ends.softness * (ends.moment - 0.5F)),
                                hn::Mul(atEnds, half));
    const auto place = hn::Add(hn::Sub(moment, hn::LoadU(d, row.here + x)), offset);
    const auto kept = ramp(d, hn::Add(hn::Div(place, width), half), hn::Div(softness, width));
    return ends.isComplement ? hn::Sub(hn::Set(d, 1.0F), kept) : kept;
}

void levels(Rows<const float> from, Area size, const LevelRamp &ends, int x0, int y0,
            Rows<float> out, Area area)
{
    const int last = size.width - 1;
    for (int y = 0; y < area.height; ++y) {
        const LevelRow row(from, size.height, y0 + y);
        float *to = out.row(y);
        const int inner = std::min(std::max(1, x0), x0 + area.width);
        const int end = std::max(inner, std::min(last, x0 + area.width));
        for (int x = x0; x < inner; ++x)
            hn::StoreU(keptAt(OneFloat(), row, x, 0, std::min(1, last - x), ends), OneFloat(),
                       to + x - x0);
        forEachVector(inner, end, [&](auto d, int x) HWY_ATTR {
            hn::StoreU(keptAt(d, row, x, 1, 1, ends), d, to + x - x0);
        });
        for (int x = end; x < x0 + area.width; ++x)
            hn::StoreU(keptAt(OneFloat(), row, x, std::min(1, x), 0, ends), OneFloat(),
                       to + x - x0);
    }
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(edges);
HWY_EXPORT(levels);

void edgeMatte(const Edge &edge, const EdgeGrid &grid, const EdgeRamp &ramp, int x, int y,
               Rows<float> out, Area area)
{
    HWY_DYNAMIC_DISPATCH(edges)(edge, grid, ramp, x, y, out, area);
}

void levelMatte(Rows<const float> from, Area size, const LevelRamp &ramp, int x, int y,
                Rows<float> out, Area area)
{
    HWY_DYNAMIC_DISPATCH(levels)(from, size, ramp, x, y, out, area);
}

} // namespace weft::kernels
#endif
