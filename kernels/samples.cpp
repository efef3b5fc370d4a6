// Milliseconds for one plane of 1080p (EPYC Zen 4, one thread, gcc 12 -O3), tiles of 252 × 16:
//                     plain   SSE4   AVX2   AVX3
//     toFloat, 8 bit   0.32   0.34   0.21   0.19
//     toCodes, 8 bit   3.06   0.88   0.50   0.37    gcc does not vectorise the clamp
//     fromLevels              0.42   0.21   0.24
// Tried: levels by multiplying with the reciprocal, 0.15 ms. The division rounds once, which is
// worth 0.06 ms a plane.
#include "kernels/samples.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/samples.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

template<typename Code>
void widen(Rows<const Code> codes, Rows<float> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const Code *from = codes.row(y);
        float *to = out.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            hn::StoreU(loadFloats(d, from + x), d, to + x);
        });
    }
}

template<typename Code>
void narrow(Rows<const float> values, Rows<Code> out, Area area, int maximum)
{
    for (int y = 0; y < area.height; ++y) {
        const float *from = values.row(y);
        Code *to = out.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const hn::Rebind<std::int32_t, decltype(d)> integers;
            const hn::Rebind<Code, decltype(d)> codes;
            const auto value = hn::LoadU(d, from + x);
            const auto positive = hn::IfThenElseZero(hn::Gt(value, hn::Zero(d)), value);
            const auto clamped = hn::Min(positive, hn::Set(d, static_cast<float>(maximum)));
            const auto rounded = hn::ConvertTo(integers, hn::Add(clamped, hn::Set(d, 0.5F)));
            hn::StoreU(hn::DemoteTo(codes, rounded), codes, to + x);
        });
    }
}

void toFloat8(Rows<const std::uint8_t> codes, Rows<float> out, Area area)
{
    widen(codes, out, area);
}

void toFloat16(Rows<const std::uint16_t> codes, Rows<float> out, Area area)
{
    widen(codes, out, area);
}

void toCodes8(Rows<const float> values, Rows<std::uint8_t> out, Area area, int maximum)
{
    narrow(values, out, area, maximum);
}

void toCodes16(Rows<const float> values, Rows<std::uint16_t> out, Area area, int maximum)
{
    narrow(values, out, area, maximum);
}

void fromLevels(Rows<float> samples, Area area, Levels levels)
{
    for (int y = 0; y < area.height; ++y) {
        float *row = samples.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto above = hn::Sub(hn::LoadU(d, row + x), hn::Set(d, levels.zero));
            hn::StoreU(hn::Div(above, hn::Set(d, levels.span)), d, row + x);
        });
    }
}

void toLevels(Rows<float> samples, Area area, Levels levels)
{
    for (int y = 0; y < area.height; ++y) {
        float *row = samples.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto scaled = hn::Mul(hn::LoadU(d, row + x), hn::Set(d, levels.span));
            hn::StoreU(hn::Add(scaled, hn::Set(d, levels.zero)), d, row + x);
        });
    }
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(toFloat8);
HWY_EXPORT(toFloat16);
HWY_EXPORT(toCodes8);
HWY_EXPORT(toCodes16);
HWY_EXPORT(fromLevels);
HWY_EXPORT(toLevels);

void toFloat(Rows<const std::uint8_t> codes, Rows<float> out, Area area)
{
    HWY_DYNAMIC_DISPATCH(toFloat8)(codes, out, area);
}

void toFloat(Rows<const std::uint16_t> codes, Rows<float> out, Area area)
{
    HWY_DYNAMIC_DISPATCH(toFloat16)(codes, out, area);
}

void toCodes(Rows<const float> values, Rows<std::uint8_t> out, Area area, int maximum)
{
    HWY_DYNAMIC_DISPATCH(toCodes8)(values, out, area, maximum);
}

void toCodes(Rows<const float> values, Rows<std::uint16_t> out, Area area, int maximum)
{
    HWY_DYNAMIC_DISPATCH(toCodes16)(values, out, area, maximum);
}

void fromLevels(Rows<float> samples, Area area, Levels levels)
{
    HWY_DYNAMIC_DISPATCH(fromLevels)(samples, area, levels);
}

void toLevels(Rows<float> samples, Area area, Levels levels)
{
    HWY_DYNAMIC_DISPATCH(toLevels)(samples, area, levels);
}

} // namespace weft::kernels
#endif
