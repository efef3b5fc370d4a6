#include "kernels/colour_matrix.h"

namespace weft::kernels::reference {

void yuvToRgb(const RgbaRows &picture, Area area, const YuvToRgb &c)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            float &first = picture.planes[0].row(y)[x];
            float &second = picture.planes[1].row(y)[x];
            float &third = picture.planes[2].row(y)[x];
            const float luma = (first - c.lumaZero) * c.luma;
            const float cb = second - c.chromaZero;
            const float cr = third - c.chromaZero;
            first = luma + cr * c.crInRed;
            second = (luma + cb * c.cbInGreen) + cr * c.crInGreen;
            third = luma + cb * c.cbInBlue;
        }
    }
}

void rgbToYuv(const RgbaRows &picture, Area area, const RgbToYuv &c)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            float &first = picture.planes[0].row(y)[x];
            float &second = picture.planes[1].row(y)[x];
            float &third = picture.planes[2].row(y)[x];
            const float luma = (first * c.red + second * c.green) + third * c.blue;
            const float cb = (third - luma) * c.cbSpan + c.chromaZero;
            const float cr = (first - luma) * c.crSpan + c.chromaZero;
            first = luma * c.lumaSpan + c.lumaZero;
            second = cb;
            third = cr;
        }
    }
}

} // namespace weft::kernels::reference
