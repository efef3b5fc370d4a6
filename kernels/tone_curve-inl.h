// Looking a vector of levels up in a ToneCurve. Included once per instruction set, after
// foreach_target.h.
#if defined(WEFT_KERNELS_TONE_CURVE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef WEFT_KERNELS_TONE_CURVE_INL_H
#undef WEFT_KERNELS_TONE_CURVE_INL_H
#else
#define WEFT_KERNELS_TONE_CURVE_INL_H
#endif

#include "kernels/simd-inl.h"
#include "kernels/tone_curve.h"

#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

/// A curve's samples, and what finds the place among them.
struct CurveTable
{
    const float *samples;
    int rest; ///< bits of a float's mantissa that are left within a line
    int belowFirst;
    int lastLine;
    float least;
    float most;

    explicit CurveTable(const ToneCurve &curve)
        : samples(curve.samples())
        , rest(23 - curve.octaves().bits)
        , belowFirst(((127 + curve.octaves().first) << curve.octaves().bits) - 1)
        , lastLine(curve.lines() - 1)
        , least(std::ldexp(1.0F, curve.octaves().first))
        , most(std::ldexp(1.0F, curve.octaves().first + curve.octaves().count))
    {}
};

template<typename D>
HWY_INLINE hn::Vec<D> curved(D d, hn::Vec<D> level, const CurveTable &table)
{
    const hn::RebindToSigned<D> integers;
    const auto belowFirst = hn::Set(integers, table.belowFirst);
    const auto number = hn::IfThenElseZero(hn::Eq(level, level), level);
    const auto size = hn::Min(hn::Abs(number), hn::Set(d, table.most));
    const auto bits = hn::BitCast(integers, size);
    const auto isSmall = hn::Lt(size, hn::Set(d, table.least));
    const auto found = hn::Min(hn::Sub(hn::ShiftRightSame(bits, table.rest), belowFirst),
                               hn::Set(integers, table.lastLine));
    const auto line = hn::IfThenZeroElse(hn::RebindMask(integers, isSmall), found);
    const auto start = hn::ShiftLeftSame(hn::Add(line, belowFirst), table.rest);
    const auto rest = hn::ConvertTo(d, hn::Sub(bits, start));
    const auto part = hn::IfThenElse(isSmall, hn::Mul(size, hn::Set(d, 1 / table.least)),
                                     hn::Mul(rest,
                                             hn::Set(d,
                                                     1.0F / static_cast<float>(1 << table.rest))));
    const auto negative = hn::BroadcastSignBit(hn::BitCast(integers, number));
    const auto index = hn::Add(line, hn::And(negative, hn::Set(integers, table.lastLine + 2)));
    const auto low = hn::GatherIndex(d, table.samples, index);
    const auto high = hn::GatherIndex(d, table.samples + 1, index);
    return hn::Add(low, hn::Mul(hn::Sub(high, low), part));
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
