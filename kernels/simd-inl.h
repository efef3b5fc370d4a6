// What every Highway kernel file uses. Included once per instruction set, after foreach_target.h.
#if defined(WEFT_KERNELS_SIMD_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef WEFT_KERNELS_SIMD_INL_H
#undef WEFT_KERNELS_SIMD_INL_H
#else
#define WEFT_KERNELS_SIMD_INL_H
#endif

#include "kernels/rows.h"

#include <hwy/highway.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using FourFloats = hn::CappedTag<float, 4>;
using OneFloat = hn::CappedTag<float, 1>;

/// Calls op(tag, x) for each whole vector of [from, to) while there is one, and returns where it
/// stopped.
template<typename D, typename Op>
HWY_INLINE int forWholeVectors(D d, int from, int to, Op op)
{
    const int lanes = static_cast<int>(hn::Lanes(d));
    for (; from + lanes <= to; from += lanes)
        op(d, from);
    return from;
}

/// Calls op(tag, x) with ever shorter vectors of floats until [from, to) is done: the same
/// arithmetic for each, so that a sample's value never depends on where in a row it lies.
template<typename Op>
HWY_INLINE void forEachVector(int from, int to, Op op)
{
    from = forWholeVectors(Floats(), from, to, op);
    from = forWholeVectors(FourFloats(), from, to, op);
    forWholeVectors(OneFloat(), from, to, op);
}

/// Samples as floats of the same value.
template<typename D>
HWY_INLINE hn::Vec<D> loadFloats(D d, const float *from)
{
    return hn::LoadU(d, from);
}

template<typename D, typename Code>
HWY_INLINE hn::Vec<D> loadFloats(D d, const Code *from)
{
    const hn::Rebind<Code, D> codes;
    const hn::Rebind<std::int32_t, D> integers;
    return hn::ConvertTo(d, hn::PromoteTo(integers, hn::LoadU(codes, from)));
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
