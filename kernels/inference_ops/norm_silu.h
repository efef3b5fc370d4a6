#pragma once

#include "kernels/inference_ops/element.h"

#include <cstddef>

namespace weft::kernels {

/// What normalising makes of a channel: × scale + shift.
struct ChannelScales
{
    const float *scale = nullptr; ///< one for each channel
    const float *shift = nullptr; ///< one for each channel
};

/// Adds up each channel of pixels whose channels lie side by side, [pixels, channels]: sums += Σ x,
/// squares += Σ x². In fp32 for a few pixels at a time, then in double precision.
void addMoments(const float *in, std::ptrdiff_t pixels, std::ptrdiff_t channels, double *sums,
                double *squares);
void addMoments(const BFloat16 *in, std::ptrdiff_t pixels, std::ptrdiff_t channels, double *sums,
                double *squares);

/// Scales and shifts each channel of such pixels, in fp32; and then SiLU.
void scaleChannels(const float *in, float *out, std::ptrdiff_t pixels, std::ptrdiff_t channels,
                   ChannelScales by);
void scaleChannels(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t pixels,
                   std::ptrdiff_t channels, ChannelScales by);
void scaleChannelsSilu(const float *in, float *out, std::ptrdiff_t pixels, std::ptrdiff_t channels,
                       ChannelScales by);
void scaleChannelsSilu(const BFloat16 *in, BFloat16 *out, std::ptrdiff_t pixels,
                       std::ptrdiff_t channels, ChannelScales by);

/// One number of it.
WEFT_HOST_DEVICE inline float scaled(float value, float scale, float shift)
{
    return value * scale + shift;
}

} // namespace weft::kernels
