#include "kernels/colour_matrix.h"

namespace weft::kernels {

YuvCodes YuvCodes::limited(int bitDepth)
{
    const double unit = static_cast<double>(1 << (bitDepth - 8));
    return {16 * unit, 219 * unit, 128 * unit, 224 * unit};
}

YuvCodes YuvCodes::full(int bitDepth)
{
    const double maximum = static_cast<double>((1 << bitDepth) - 1);
    return {0, maximum, static_cast<double>(1 << (bitDepth - 1)), maximum};
}

YuvToRgb::YuvToRgb(const LumaWeights &weights, const YuvCodes &codes)
{
    const double green = 1 - weights.red - weights.blue;
    const double cr = 2 * (1 - weights.red) / codes.chromaSpan;
    const double cb = 2 * (1 - weights.blue) / codes.chromaSpan;
    lumaZero = static_cast<float>(codes.lumaZero);
    chromaZero = static_cast<float>(codes.chromaZero);
    luma = static_cast<float>(1 / codes.lumaSpan);
    crInRed = static_cast<float>(cr);
    cbInGreen = static_cast<float>(-cb * weights.blue / green);
    crInGreen = static_cast<float>(-cr * weights.red / green);
    cbInBlue = static_cast<float>(cb);
}

RgbToYuv::RgbToYuv(const LumaWeights &weights, const YuvCodes &codes)
{
    red = static_cast<float>(weights.red);
    green = static_cast<float>(1 - weights.red - weights.blue);
    blue = static_cast<float>(weights.blue);
    lumaZero = static_cast<float>(codes.lumaZero);
    lumaSpan = static_cast<float>(codes.lumaSpan);
    chromaZero = static_cast<float>(codes.chromaZero);
    cbSpan = static_cast<float>(codes.chromaSpan / (2 * (1 - weights.blue)));
    crSpan = static_cast<float>(codes.chromaSpan / (2 * (1 - weights.red)));
}

} // namespace weft::kernels
