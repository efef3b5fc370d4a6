#include "kernels/light.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/light.cpp"
#include <hwy/foreach_target.h>

#include "kernels/tone_curve-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

/// Red, green and blue of a vector of pixels.
template<typename V>
struct Light
{
    V r;
    V g;
    V b;
};

/// Sends every vector of pixels through op(tag, light) → light.
template<typename Op>
HWY_INLINE void forEachLight(const RgbaRows &picture, Area area, Op op)
{
    for (int y = 0; y < area.height; ++y) {
        float *r = picture.planes[0].row(y);
        float *g = picture.planes[1].row(y);
        float *b = picture.planes[2].row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            using V = hn::Vec<decltype(d)>;
            const auto out = op(d, Light<V>{hn::LoadU(d, r + x), hn::LoadU(d, g + x),
                                            hn::LoadU(d, b + x)});
            hn::StoreU(out.r, d, r + x);
            hn::StoreU(out.g, d, g + x);
            hn::StoreU(out.b, d, b + x);
        });
    }
}

template<typename D, typename V>
HWY_INLINE V weighted(D d, const Light<V> &light, float red, float green, float blue)
{
    return hn::Add(hn::Add(hn::Mul(light.r, hn::Set(d, red)), hn::Mul(light.g, hn::Set(d, green))),
                   hn::Mul(light.b, hn::Set(d, blue)));
}

template<typename V>
HWY_INLINE Light<V> multiplied(const Light<V> &light, V gain)
{
    return {hn::Mul(light.r, gain), hn::Mul(light.g, gain), hn::Mul(light.b, gain)};
}

void mixRows(const RgbaRows &picture, Area area, const ColourMix &mix)
{
    forEachLight(picture, area, [&](auto d, auto light) HWY_ATTR {
        const auto mixed = [&](const std::array<float, 3> &row) HWY_ATTR {
            const auto sum = weighted(d, light, row[0], row[1], row[2]);
            const auto number = hn::IfThenElseZero(hn::Eq(sum, sum), sum);
            return hn::Clamp(number, hn::Set(d, mix.least), hn::Set(d, mix.most));
        };
        return decltype(light){mixed(mix.rows[0]), mixed(mix.rows[1]), mixed(mix.rows[2])};
    });
}

void gainLuminance(const RgbaRows &picture, Area area, const ColourWeights &weights,
                   const ToneCurve &curve)
{
    const CurveTable table(curve);
    forEachLight(picture, area, [&](auto d, auto light) HWY_ATTR {
        const auto sum = weighted(d, light, weights.red, weights.green, weights.blue);
        return multiplied(light, curved(d, sum, table));
    });
}

void gainGreatest(const RgbaRows &picture, Area area, const ToneCurve &curve)
{
    const CurveTable table(curve);
    forEachLight(picture, area, [&](auto d, auto light) HWY_ATTR {
        const auto greatest = hn::Max(hn::Max(light.r, light.g), light.b);
        return multiplied(light, curved(d, greatest, table));
    });
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(mixRows);
HWY_EXPORT(gainLuminance);
HWY_EXPORT(gainGreatest);

void mixColours(const RgbaRows &picture, Area area, const ColourMix &mix)
{
    HWY_DYNAMIC_DISPATCH(mixRows)(picture, area, mix);
}

void gainByLuminance(const RgbaRows &picture, Area area, const ColourWeights &weights,
                     const ToneCurve &curve)
{
    HWY_DYNAMIC_DISPATCH(gainLuminance)(picture, area, weights, curve);
}

void gainByGreatest(const RgbaRows &picture, Area area, const ToneCurve &curve)
{
    HWY_DYNAMIC_DISPATCH(gainGreatest)(picture, area, curve);
}

} // namespace weft::kernels
#endif
