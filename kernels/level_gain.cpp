#include "kernels/level_gain.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/level_gain.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

void gainOfLevels(const RgbaRows &picture, Area area, const LevelGain &gain,
                  const LumaWeights &weights)
{
    const auto redWeight = static_cast<float>(weights.red);
    const auto greenWeight = static_cast<float>(1 - weights.red - weights.blue);
    const auto blueWeight = static_cast<float>(weights.blue);
    const auto chroma = static_cast<float>(gain.chroma);
    const auto difference = static_cast<float>(gain.luma - gain.chroma);
    const auto offset = static_cast<float>(gain.offset);
    for (int y = 0; y < area.height; ++y) {
        float *reds = picture.planes[0].row(y);
        float *greens = picture.planes[1].row(y);
        float *blues = picture.planes[2].row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto red = hn::LoadU(d, reds + x);
            const auto green = hn::LoadU(d, greens + x);
            const auto blue = hn::LoadU(d, blues + x);
            const auto luma = hn::Add(hn::Add(hn::Mul(red, hn::Set(d, redWeight)),
                                              hn::Mul(green, hn::Set(d, greenWeight))),
                                      hn::Mul(blue, hn::Set(d, blueWeight)));
            const auto common = hn::Add(hn::Mul(luma, hn::Set(d, difference)), hn::Set(d, offset));
            const auto factor = hn::Set(d, chroma);
            hn::StoreU(hn::Add(hn::Mul(red, factor), common), d, reds + x);
            hn::StoreU(hn::Add(hn::Mul(green, factor), common), d, greens + x);
            hn::StoreU(hn::Add(hn::Mul(blue, factor), common), d, blues + x);
        });
    }
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(gainOfLevels);

void applyGain(const RgbaRows &picture, Area area, const LevelGain &gain,
               const LumaWeights &weights)
{
    HWY_DYNAMIC_DISPATCH(gainOfLevels)(picture, area, gain, weights);
}

} // namespace weft::kernels
#endif
