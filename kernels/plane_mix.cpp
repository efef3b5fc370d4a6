#include "kernels/plane_mix.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/plane_mix.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

template<typename D, typename Code>
HWY_INLINE hn::Vec<D> valueOf(D d, const Code *codes, CodeScale scale)
{
    return hn::Add(hn::Mul(loadFloats(d, codes), hn::Set(d, scale.scale)),
                   hn::Set(d, scale.offset));
}

/// @param columns of the samples, or null: covered alike
template<typename D>
HWY_INLINE hn::Vec<D> coveredBy(D d, const float *columns, float rowWeight)
{
    const auto row = hn::Set(d, rowWeight);
    return columns ? hn::Mul(hn::LoadU(d, columns), row) : row;
}

/// What every sample of a row counts, but for its column.
float rowWeightOf(const PlaneCoverage &coverage, int y)
{
    return coverage.columns ? coverage.rows[y] * coverage.weight : coverage.weight;
}

template<typename Code>
void setCodes(Rows<const Code> codes, Rows<float> out, Area area, CodeScale scale)
{
    for (int y = 0; y < area.height; ++y) {
        const Code *from = codes.row(y);
        float *to = out.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            hn::StoreU(valueOf(d, from + x, scale), d, to + x);
        });
    }
}

template<typename Code>
void layCodes(Rows<const Code> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    for (int y = 0; y < area.height; ++y) {
        const Code *from = codes.row(y);
        float *to = onto.row(y);
        const float weight = rowWeightOf(coverage, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto covered = coveredBy(d, coverage.columns ? coverage.columns + x : nullptr,
                                           weight);
            const auto kept = hn::Mul(hn::LoadU(d, to + x), hn::Sub(hn::Set(d, 1), covered));
            const auto laid = hn::Mul(valueOf(d, from + x, scale), covered);
            hn::StoreU(hn::Add(kept, laid), d, to + x);
        });
    }
}

template<typename Code>
void addCodes(Rows<const Code> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    for (int y = 0; y < area.height; ++y) {
        const Code *from = codes.row(y);
        float *values = sum.values.row(y);
        float *parts = sum.covered.row(y);
        const float weight = rowWeightOf(coverage, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto covered = coveredBy(d, coverage.columns ? coverage.columns + x : nullptr,
                                           weight);
            const auto added = hn::Mul(valueOf(d, from + x, scale), covered);
            hn::StoreU(hn::Add(hn::LoadU(d, values + x), added), d, values + x);
            hn::StoreU(hn::Add(hn::LoadU(d, parts + x), covered), d, parts + x);
        });
    }
}

void laySumOf(const PlaneSum &sum, Rows<float> onto, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const float *values = sum.values.row(y);
        const float *parts = sum.covered.row(y);
        float *to = onto.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto left = hn::Sub(hn::Set(d, 1), hn::LoadU(d, parts + x));
            const auto kept = hn::Mul(hn::LoadU(d, to + x), left);
            hn::StoreU(hn::Add(kept, hn::LoadU(d, values + x)), d, to + x);
        });
    }
}

void setPlane8(Rows<const std::uint8_t> codes, Rows<float> out, Area area, CodeScale scale)
{
    setCodes(codes, out, area, scale);
}

void setPlane16(Rows<const std::uint16_t> codes, Rows<float> out, Area area, CodeScale scale)
{
    setCodes(codes, out, area, scale);
}

void setPlane32(Rows<const float> codes, Rows<float> out, Area area, CodeScale scale)
{
    setCodes(codes, out, area, scale);
}

void layPlane8(Rows<const std::uint8_t> codes, Rows<float> onto, Area area, CodeScale scale,
               const PlaneCoverage &coverage)
{
    layCodes(codes, onto, area, scale, coverage);
}

void layPlane16(Rows<const std::uint16_t> codes, Rows<float> onto, Area area, CodeScale scale,
                const PlaneCoverage &coverage)
{
    layCodes(codes, onto, area, scale, coverage);
}

void layPlane32(Rows<const float> codes, Rows<float> onto, Area area, CodeScale scale,
                const PlaneCoverage &coverage)
{
    layCodes(codes, onto, area, scale, coverage);
}

void addPlane8(Rows<const std::uint8_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
               const PlaneCoverage &coverage)
{
    addCodes(codes, sum, area, scale, coverage);
}

void addPlane16(Rows<const std::uint16_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
                const PlaneCoverage &coverage)
{
    addCodes(codes, sum, area, scale, coverage);
}

void addPlane32(Rows<const float> codes, const PlaneSum &sum, Area area, CodeScale scale,
                const PlaneCoverage &coverage)
{
    addCodes(codes, sum, area, scale, coverage);
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(setPlane8);
HWY_EXPORT(setPlane16);
HWY_EXPORT(setPlane32);
HWY_EXPORT(layPlane8);
HWY_EXPORT(layPlane16);
HWY_EXPORT(layPlane32);
HWY_EXPORT(addPlane8);
HWY_EXPORT(addPlane16);
HWY_EXPORT(addPlane32);
HWY_EXPORT(laySumOf);

void setPlane(Rows<const std::uint8_t> codes, Rows<float> out, Area area, CodeScale scale)
{
    HWY_DYNAMIC_DISPATCH(setPlane8)(codes, out, area, scale);
}

void setPlane(Rows<const std::uint16_t> codes, Rows<float> out, Area area, CodeScale scale)
{
    HWY_DYNAMIC_DISPATCH(setPlane16)(codes, out, area, scale);
}

void setPlane(Rows<const float> codes, Rows<float> out, Area area, CodeScale scale)
{
    HWY_DYNAMIC_DISPATCH(setPlane32)(codes, out, area, scale);
}

void layPlane(Rows<const std::uint8_t> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    HWY_DYNAMIC_DISPATCH(layPlane8)(codes, onto, area, scale, coverage);
}

void layPlane(Rows<const std::uint16_t> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    HWY_DYNAMIC_DISPATCH(layPlane16)(codes, onto, area, scale, coverage);
}

void layPlane(Rows<const float> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    HWY_DYNAMIC_DISPATCH(layPlane32)(codes, onto, area, scale, coverage);
}

void addPlane(Rows<const std::uint8_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    HWY_DYNAMIC_DISPATCH(addPlane8)(codes, sum, area, scale, coverage);
}

void addPlane(Rows<const std::uint16_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    HWY_DYNAMIC_DISPATCH(addPlane16)(codes, sum, area, scale, coverage);
}

void addPlane(Rows<const float> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage)
{
    HWY_DYNAMIC_DISPATCH(addPlane32)(codes, sum, area, scale, coverage);
}

void laySum(const PlaneSum &sum, Rows<float> onto, Area area)
{
    HWY_DYNAMIC_DISPATCH(laySumOf)(sum, onto, area);
}

} // namespace weft::kernels
#endif
