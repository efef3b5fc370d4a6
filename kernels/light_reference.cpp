#include "kernels/light.h"

#include <algorithm>

namespace weft::kernels::reference {

namespace {

/// Calls op(red, green, blue) for every pixel.
template<typename Op>
void forEachPixel(const RgbaRows &picture, Area area, Op op)
{
    for (int y = 0; y < area.height; ++y) {
        float *r = picture.planes[0].row(y);
        float *g = picture.planes[1].row(y);
        float *b = picture.planes[2].row(y);
        for (int x = 0; x < area.width; ++x)
            op(r[x], g[x], b[x]);
    }
}

void multiply(float &r, float &g, float &b, float gain)
{
    r *= gain;
    g *= gain;
    b *= gain;
}

} // namespace

void mixColours(const RgbaRows &picture, Area area, const ColourMix &mix)
{
    forEachPixel(picture, area, [&](float &r, float &g, float &b) {
        const auto mixed = [&, r, g, b](const std::array<float, 3> &row) {
            const float sum = (r * row[0] + g * row[1]) + b * row[2];
            return std::clamp(sum == sum ? sum : 0.0F, mix.least, mix.most);
        };
        r = mixed(mix.rows[0]);
        g = mixed(mix.rows[1]);
        b = mixed(mix.rows[2]);
    });
}

void gainByLuminance(const RgbaRows &picture, Area area, const ColourWeights &weights,
                     const ToneCurve &curve)
{
    forEachPixel(picture, area, [&](float &r, float &g, float &b) {
        const float sum = (r * weights.red + g * weights.green) + b * weights.blue;
        multiply(r, g, b, curved(sum, curve));
    });
}

void gainByGreatest(const RgbaRows &picture, Area area, const ToneCurve &curve)
{
    forEachPixel(picture, area, [&](float &r, float &g, float &b) {
        multiply(r, g, b, curved(std::max(std::max(r, g), b), curve));
    });
}

} // namespace weft::kernels::reference
