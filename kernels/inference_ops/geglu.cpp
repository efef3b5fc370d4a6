// Plain loops, compiled once for each instruction set: gcc turns them into vectors by itself.
#include "kernels/inference_ops/geglu.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/inference_ops/geglu.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

template<typename Number>
void gateRows(const Number *in, Number *out, std::ptrdiff_t rows, std::ptrdiff_t width)
{
    for (std::ptrdiff_t row = 0; row < rows; ++row) {
        const Number *__restrict values = in + 2 * row * width;
        const Number *__restrict gates = values + width;
        Number *__restrict to = out + row * width;
        for (std::ptrdiff_t i = 0; i < width; ++i)
            store(gatedByGelu(toFloat(values[i]), toFloat(gates[i])), to[i]);
    }
}

void gateFloats(const float *in, float *out, std::ptrdiff_t rows, std::ptrdiff_t width)
{
    gateRows(in, out, rows, width);
}

void gateBFloats(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t rows, std::ptrdiff_t width)
{
    gateRows(in, out, rows, width);
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(gateFloats);
HWY_EXPORT(gateBFloats);

void geglu(const float *in, float *out, std::ptrdiff_t rows, std::ptrdiff_t width)
{
    HWY_DYNAMIC_DISPATCH(gateFloats)(in, out, rows, width);
}

void geglu(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t rows, std::ptrdiff_t width)
{
    HWY_DYNAMIC_DISPATCH(gateBFloats)(in, out, rows, width);
}

} // namespace weft::kernels
#endif
