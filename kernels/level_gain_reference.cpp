#include "kernels/level_gain.h"

namespace weft::kernels::reference {

void applyGain(const RgbaRows &picture, Area area, const LevelGain &gain,
               const LumaWeights &weights)
{
    const auto red = static_cast<float>(weights.red);
    const auto green = static_cast<float>(1 - weights.red - weights.blue);
    const auto blue = static_cast<float>(weights.blue);
    const auto chroma = static_cast<float>(gain.chroma);
    const auto difference = static_cast<float>(gain.luma - gain.chroma);
    const auto offset = static_cast<float>(gain.offset);
    for (int y = 0; y < area.height; ++y) {
        float *r = picture.planes[0].row(y);
        float *g = picture.planes[1].row(y);
        float *b = picture.planes[2].row(y);
        for (int x = 0; x < area.width; ++x) {
            const float luma = (r[x] * red + g[x] * green) + b[x] * blue;
            const float common = luma * difference + offset;
            r[x] = r[x] * chroma + common;
            g[x] = g[x] * chroma + common;
            b[x] = b[x] * chroma + common;
        }
    }
}

} // namespace weft::kernels::reference
