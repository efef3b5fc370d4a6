#pragma once

#include "kernels/blend.h"

namespace weft::kernels {

/// How much red and blue count in luma; green counts the rest (ITU-T H.273, KR and KB).
struct LumaWeights
{
    double red = 0.2126;
    double blue = 0.0722;
};
inline constexpr LumaWeights kBt601Weights{0.299, 0.114};
inline constexpr LumaWeights kBt709Weights{0.2126, 0.0722};
inline constexpr LumaWeights kBt2020Weights{0.2627, 0.0593};

/// Which codes of an integer Y'CbCr picture mean what (H.273: quantisation of limited and full
/// range).
struct YuvCodes
{
    double lumaZero = 16;
    double lumaSpan = 219; ///< white minus black
    double chromaZero = 128;
    double chromaSpan = 224; ///< from Cb = −½ to ½

    /// @param bitDepth 8 to 16
    static YuvCodes limited(int bitDepth);
    static YuvCodes full(int bitDepth);
};

/// The conversion of Y'CbCr code values to gamma-encoded R'G'B' with black 0 and white 1.
struct YuvToRgb
{
    float lumaZero;
    float chromaZero;
    float luma; ///< of Y' in all three
    float crInRed;
    float cbInGreen; ///< negative
    float crInGreen; ///< negative
    float cbInBlue;

    YuvToRgb(const LumaWeights &weights, const YuvCodes &codes);
};

/// The way back.
struct RgbToYuv
{
    float red; ///< weight in luma
    float green;
    float blue;
    float lumaZero;
    float lumaSpan;
    float chromaZero;
    float cbSpan; ///< of B' − Y'
    float crSpan; ///< of R' − Y'

    RgbToYuv(const LumaWeights &weights, const YuvCodes &codes);
};

/// Planes 0 to 2 from Y', Cb, Cr code values to R', G', B', in place. Nothing is clamped: codes
/// beyond white or out of the R'G'B' gamut come back as they were from rgbToYuv.
void yuvToRgb(const RgbaRows &picture, Area area, const YuvToRgb &conversion);
/// Planes 0 to 2 from R', G', B' to Y', Cb, Cr code values, not rounded, in place.
void rgbToYuv(const RgbaRows &picture, Area area, const RgbToYuv &conversion);

/// The plain versions, which say what the ones above compute, bit for bit.
namespace reference {
void yuvToRgb(const RgbaRows &picture, Area area, const YuvToRgb &conversion);
void rgbToYuv(const RgbaRows &picture, Area area, const RgbToYuv &conversion);
} // namespace reference

} // namespace weft::kernels
