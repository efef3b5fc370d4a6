#include "core/render/pixel_effects.h"

namespace weft {

namespace {

using kernels::Area;
using kernels::RgbaRows;
using kernels::Rows;

void applyPointwise(const PixelEffects &effects, const LevelsOfLayers &levels,
                    const RgbaRows &pixels, Area area)
{
    if (pixels.hasAlpha())
        kernels::unpremultiply(pixels, area);
    levels.get->apply(pixels, area);
    for (const auto &effect : effects.pointwise) {
        if (const auto *gain = std::get_if<kernels::LevelGain>(&effect))
            kernels::applyGain(pixels, area, *gain, effects.luma);
        else
            std::get<PointwiseOp>(effect)({pixels, area});
    }
    levels.set->apply(pixels, area);
    if (pixels.hasAlpha())
        kernels::premultiply(pixels, area);
}

/// What all the mattes keep together.
Rows<float> keptBy(const PixelEffects &effects, const Rect &area, TileMemory &memory)
{
    const Area size = area.area();
    const std::ptrdiff_t count = std::ptrdiff_t{size.width} * size.height;
    const Rows<float> kept{memory.rows(static_cast<std::size_t>(2 * count)), size.width};
    const Rows<float> next{kept.data + count, size.width};
    for (std::size_t i = 0; i < effects.mattes.size(); ++i) {
        effects.mattes[i]({area.left, area.top, size, i == 0 ? kept : next});
        for (std::ptrdiff_t at = 0; i > 0 && at < count; ++at)
            kept.data[at] *= next.data[at];
    }
    for (std::ptrdiff_t at = 0; effects.isOutsideKept && at < count; ++at)
        kept.data[at] = 1 - kept.data[at];
    return kept;
}

} // namespace

RgbaRows applyEffects(const PixelEffects &effects, const Rect &area, const RgbaRows &pixels,
                      Rows<float> alpha, const LevelsOfLayers &levels, TileMemory &memory)
{
    RgbaRows result = pixels;
    if (!effects.pointwise.empty())
        applyPointwise(effects, levels, pixels, area.area());
    if (effects.mattes.empty())
        return result;
    if (!result.hasAlpha()) {
        result.planes[3] = alpha;
        for (int y = 0; y < area.height(); ++y)
            std::fill_n(alpha.row(y), area.width(), 1.0F);
    }
    kernels::keep(result, keptBy(effects, area, memory), area.area());
    return result;
}

} // namespace weft
