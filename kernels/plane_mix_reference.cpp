#include "kernels/plane_mix.h"

namespace weft::kernels::reference {

namespace {

float coveredAt(const PlaneCoverage &coverage, int x, int y)
{
    return coverage.columns ? coverage.columns[x] * (coverage.rows[y] * coverage.weight)
                            : coverage.weight;
}

template<typename Code>
float valueAt(Rows<const Code> codes, int x, int y, CodeScale scale)
{
    return static_cast<float>(codes.row(y)[x]) * scale.scale + scale.offset;
}

/// Calls op(x, y) for every sample.
template<typename Op>
void forEachSample(Area area, Op op)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x)
            op(x, y);
    }
}

template<typename Code>
void setOf(Rows<const Code> codes, Rows<float> out, Area area, CodeScale scale)
{
    forEachSample(area, [&](int x, int y) { out.row(y)[x] = valueAt(codes, x, y, scale); });
}

template<typename Code>
void layOf(Rows<const Code> codes, Rows<float> onto, Area area, CodeScale scale,
           const PlaneCoverage &coverage)
{
    forEachSample(area, [&](int x, int y) {
        const float covered = coveredAt(coverage, x, y);
        float &sample = onto.row(y)[x];
        sample = sample * (1 - covered) + valueAt(codes, x, y, scale) * covered;
    });
}

template<typename Code>
void addOf(Rows<const Code> codes, const PlaneSum &sum, Area area, CodeScale scale,
           const PlaneCoverage &coverage)
{
    forEachSample(area, [&](int x, int y) {
        const float covered = coveredAt(coverage, x, y);
        sum.values.row(y)[x] += valueAt(codes, x, y, scale) * covered;
        sum.covered.row(y)[x] += covered;
    });
}

} // namespace

void setPlane(Rows<const std::uint8_t> codes, Rows<float> out, Area area, CodeScale scale)
{
    setOf(codes, out, area, scale);
}

void setPlane(Rows<const std::uint16_t> codes, Rows<float> out, Area area, CodeScale scale)
{
    setOf(codes, out, area, scale);
}

void setPlane(Rows<const float> codes, Rows<float> out, Area area, CodeScale scale)
{
    setOf(codes, out, area, scale);
}

void layPlane(Rows<const std::uint8_t> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    layOf(codes, onto, area, scale, coverage);
}

void layPlane(Rows<const std::uint16_t> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    layOf(codes, onto, area, scale, coverage);
}

void layPlane(Rows<const float> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    layOf(codes, onto, area, scale, coverage);
}

void addPlane(Rows<const std::uint8_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    addOf(codes, sum, area, scale, coverage);
}

void addPlane(Rows<const std::uint16_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    addOf(codes, sum, area, scale, coverage);
}

void addPlane(Rows<const float> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    addOf(codes, sum, area, scale, coverage);
}

void laySum(const PlaneSum &sum, Rows<float> onto, Area area)
{
    forEachSample(area, [&](int x, int y) {
        float &sample = onto.row(y)[x];
        sample = sample * (1 - sum.covered.row(y)[x]) + sum.values.row(y)[x];
    });
}

} // namespace weft::kernels::reference
