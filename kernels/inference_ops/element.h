#pragma once

#include <cstdint>

/// Arithmetic on single numbers that is compiled for the CPU and for CUDA from this one text, so
/// that tests on the CPU cover both. No branches, so that compilers turn loops over it into
/// vectors.
#ifdef __CUDACC__
#define WEFT_HOST_DEVICE __host__ __device__
#else
#define WEFT_HOST_DEVICE
#endif

namespace weft::kernels {

/// The upper half of a float.
struct BFloat16
{
    std::uint16_t bits = 0;
};

/// The same 32 bits as another type.
template<typename To, typename From>
WEFT_HOST_DEVICE inline To sameBits(From value)
{
    static_assert(sizeof(To) == sizeof(From));
    return __builtin_bit_cast(To, value);
}

WEFT_HOST_DEVICE inline float toFloat(float value)
{
    return value;
}

WEFT_HOST_DEVICE inline float toFloat(BFloat16 value)
{
    return sameBits<float>(static_cast<std::uint32_t>(value.bits) << 16);
}

WEFT_HOST_DEVICE inline void store(float value, float &to)
{
    to = value;
}

/// To the nearest, halves to the even one; what is no number stays that.
WEFT_HOST_DEVICE inline void store(float value, BFloat16 &to)
{
    const auto bits = sameBits<std::uint32_t>(value);
    const std::uint32_t rounded = (bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16;
    to.bits = static_cast<std::uint16_t>(value == value ? rounded : (bits >> 16) | 0x40U);
}

/// e^x within 2 units in the last place, from −87 to 88; beyond as at these ends.
WEFT_HOST_DEVICE inline float exponential(float x)
{
    constexpr float kRound = 12582912; // 1.5 × 2²³: adding it leaves no room for a fraction
    x = x < -87.0F ? -87.0F : x;
    x = x > 88.0F ? 88.0F : x;
    const float n = (x * 1.44269504F + kRound) - kRound;
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F; // x − n ln 2, in two parts
    float sum = 1.0F / 720;
    sum = sum * r + 1.0F / 120;
    sum = sum * r + 1.0F / 24;
    sum = sum * r + 1.0F / 6;
    sum = sum * r + 0.5F;
    sum = sum * r + 1;
    sum = sum * r + 1;
    const auto power = static_cast<std::uint32_t>(static_cast<std::int32_t>(n) + 127) << 23;
    return sum * sameBits<float>(power);
}

/// Within 2e-7. Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26.
WEFT_HOST_DEVICE inline float errorFunction(float x)
{
    const float distance = x < 0 ? -x : x;
    const float t = 1 / (1 + 0.3275911F * distance);
    float sum = 1.061405429F;
    sum = sum * t - 1.453152027F;
    sum = sum * t + 1.421413741F;
    sum = sum * t - 0.284496736F;
    sum = sum * t + 0.254829592F;
    const float value = 1 - (sum * t) * exponential(-distance * distance);
    return x < 0 ? -value : value;
}

/// x ÷ (1 + e^−x)
WEFT_HOST_DEVICE inline float silu(float x)
{
    return x / (1 + exponential(-x));
}

/// x times the share of a normal distribution that lies below x (D. Hendrycks and K. Gimpel, 2016).
WEFT_HOST_DEVICE inline float gelu(float x)
{
    return 0.5F * x * (1 + errorFunction(x * 0.707106781F));
}

} // namespace weft::kernels
