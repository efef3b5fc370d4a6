// Plain loops, compiled once for each instruction set: gcc turns them into vectors by itself.
#include "kernels/inference_ops/norm_silu.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/inference_ops/norm_silu.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

/// The sums of so many pixels are kept in fp32; of more, too many digits would be lost.
constexpr std::ptrdiff_t kMostPixels = 64;
constexpr std::ptrdiff_t kMostChannels = 64; ///< at once, so that their sums stay in the cache

template<typename Number>
void addChannels(const Number *in, std::ptrdiff_t pixels, std::ptrdiff_t stride,
                 std::ptrdiff_t channels, double *__restrict sums, double *__restrict squares)
{
    float sum[kMostChannels] = {}, square[kMostChannels] = {};
    for (std::ptrdiff_t pixel = 0; pixel < pixels; ++pixel) {
        const Number *__restrict from = in + pixel * stride;
        for (std::ptrdiff_t c = 0; c < channels; ++c) {
            const float value = toFloat(from[c]);
            sum[c] += value;
            square[c] += value * value;
        }
    }
    for (std::ptrdiff_t c = 0; c < channels; ++c) {
        sums[c] += static_cast<double>(sum[c]);
        squares[c] += static_cast<double>(square[c]);
    }
}

template<typename Number>
void addAll(const Number *in, std::ptrdiff_t pixels, std::ptrdiff_t channels, double *sums,
            double *squares)
{
    for (std::ptrdiff_t pixel = 0; pixel < pixels; pixel += kMostPixels) {
        for (std::ptrdiff_t c = 0; c < channels; c += kMostChannels)
            addChannels(in + pixel * channels + c, std::min(kMostPixels, pixels - pixel), channels,
                        std::min(kMostChannels, channels - c), sums + c, squares + c);
    }
}

template<bool kSilu, typename Number>
void scaleAll(const Number *in, Number *out, std::ptrdiff_t pixels, std::ptrdiff_t channels,
              ChannelScales by)
{
    for (std::ptrdiff_t pixel = 0; pixel < pixels; ++pixel) {
        const Number *__restrict from = in + pixel * channels;
        Number *__restrict to = out + pixel * channels;
        const float *__restrict scale = by.scale;
        const float *__restrict shift = by.shift;
        for (std::ptrdiff_t c = 0; c < channels; ++c) {
            const float value = scaled(toFloat(from[c]), scale[c], shift[c]);
            store(kSilu ? silu(value) : value, to[c]);
        }
    }
}

void addFloats(const float *in, std::ptrdiff_t pixels, std::ptrdiff_t channels, double *sums,
               double *squares)
{
    addAll(in, pixels, channels, sums, squares);
}

void addBFloats(const BFloat16 *in, std::ptrdiff_t pixels, std::ptrdiff_t channels, double *sums,
                double *squares)
{
    addAll(in, pixels, channels, sums, squares);
}

void scaleFloats(const float *in, float *out, std::ptrdiff_t pixels, std::ptrdiff_t channels,
                 ChannelScales by)
{
    scaleAll<false>(in, out, pixels, channels, by);
}

void scaleBFloats(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t pixels, std::ptrdiff_t channels,
                  ChannelScales by)
{
    scaleAll<false>(in, out, pixels, channels, by);
}

void scaleFloatsSilu(const float *in, float *out, std::ptrdiff_t pixels, std::ptrdiff_t channels,
                     ChannelScales by)
{
    scaleAll<true>(in, out, pixels, channels, by);
}

void scaleBFloatsSilu(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t pixels,
                      std::ptrdiff_t channels, ChannelScales by)
{
    scaleAll<true>(in, out, pixels, channels, by);
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(addFloats);
HWY_EXPORT(addBFloats);
HWY_EXPORT(scaleFloats);
HWY_EXPORT(scaleBFloats);
HWY_EXPORT(scaleFloatsSilu);
HWY_EXPORT(scaleBFloatsSilu);

void addMoments(const float *in, std::ptrdiff_t pixels, std::ptrdiff_t channels, double *sums,
                double *squares)
{
    HWY_DYNAMIC_DISPATCH(addFloats)(in, pixels, channels, sums, squares);
}

void addMoments(const BFloat16 *in, std::ptrdiff_t pixels, std::ptrdiff_t channels, double *sums,
                double *squares)
{
    HWY_DYNAMIC_DISPATCH(addBFloats)(in, pixels, channels, sums, squares);
}

void scaleChannels(const float *in, float *out, std::ptrdiff_t pixels, std::ptrdiff_t channels,
                   ChannelScales by)
{
    HWY_DYNAMIC_DISPATCH(scaleFloats)(in, out, pixels, channels, by);
}

void scaleChannels(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t pixels,
                   std::ptrdiff_t channels, ChannelScales by)
{
    HWY_DYNAMIC_DISPATCH(scaleBFloats)(in, out, pixels, channels, by);
}

void scaleChannelsSilu(const float *in, float *out, std::ptrdiff_t pixels, std::ptrdiff_t channels,
                       ChannelScales by)
{
    HWY_DYNAMIC_DISPATCH(scaleFloatsSilu)(in, out, pixels, channels, by);
}

void scaleChannelsSilu(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t pixels,
                       std::ptrdiff_t channels, ChannelScales by)
{
    HWY_DYNAMIC_DISPATCH(scaleBFloatsSilu)(in, out, pixels, channels, by);
}

} // namespace weft::kernels
#endif
