#include "core/render/native_plan.h"

#include "core/render/tile_loop.h"
#include "kernels/dissolve.h"

#include <cmath>

namespace weft {

namespace {

bool isNative(const PlacedPicture &picture, const RenderTarget &target)
{
    const Frame &frame = picture.frame;
    const ColourTags colour = completed(frame.colour(), frame.height(), frame.format().isRgb());
    return frame.format() == target.format && target.format.sample != SampleType::F32
           && frame.width() == target.width && frame.height() == target.height
           && colour.matrix == target.colour.matrix && colour.range == target.colour.range
           && isSameSpace(colour, target.colour) && picture.placement == Affine()
           && !picture.isMoving && picture.effects.isNothing();
}

bool areNative(const std::vector<PlacedLayer> &layers, const RenderTarget &target)
{
    for (const PlacedLayer &layer : layers) {
        for (const PlacedPicture &picture : layer.pictures) {
            if (!isNative(picture, target))
                return false;
        }
    }
    return true;
}

/// What a layer alone comes to over black.
std::optional<NativePlan> planOf(const PlacedLayer &layer)
{
    if (layer.pictures.size() == 1)
        return NativePlan{{}, layer.pictures[0].frame, layer.pictures[0].weight};
    const PlacedPicture &from = layer.pictures[0];
    const PlacedPicture &to = layer.pictures[1];
    constexpr double kRounding = 1e-9;
    if (std::abs(from.weight + to.weight - 1) > kRounding)
        return {}; // a third one, black, would show through
    return NativePlan{from.frame, to.frame, to.weight};
}

template<typename Code>
void mixRows(const Frame &a, const Frame &b, int plane, int top, kernels::Rows<Code> out,
             kernels::Area area, std::uint32_t weight)
{
    kernels::dissolve(rowsOf<Code>(a.plane(plane)).at(0, top),
                      rowsOf<Code>(b.plane(plane)).at(0, top), out, area, weight);
}

void mixRows(const Frame &, const Frame &, int, int, kernels::Rows<float>, kernels::Area,
             std::uint32_t)
{} // isNative() lets no floats through

} // namespace

std::optional<NativePlan> nativePlan(const std::vector<PlacedLayer> &layers,
                                     const RenderTarget &target)
{
    if (target.format.alpha != AlphaMode::None)
        return {};
    if (layers.empty())
        return NativePlan{};
    if (layers.size() > 2 || !areNative(layers, target))
        return {};
    if (layers.size() == 1)
        return planOf(layers[0]);
    const std::optional<NativePlan> below = planOf(layers[0]);
    if (layers[1].pictures.size() != 1 || !below || below->mix != 1)
        return {}; // more than one mix: the roundings would add up
    return NativePlan{below->b, layers[1].pictures[0].frame, layers[1].pictures[0].weight};
}

Frame renderNative(const NativePlan &plan, const RenderTarget &target, WorkPool &pool)
{
    const std::uint32_t weight = kernels::dissolveWeight(plan.mix);
    const Frame &single = weight == 0 ? plan.a : plan.b;
    if ((weight == 0 || weight == kernels::kDissolveUnit) && !single.isNull())
        return single.withColour(target.colour);
    if (single.isNull() && plan.a.isNull())
        return blackFrame(target);
    const Frame a = plan.a.isNull() ? blackFrame(target) : plan.a;
    FrameBuilder mixed(target.format, target.width, target.height, target.colour);
    const int planes = target.format.planeCount();
    constexpr int kBands = 16;
    pool.run(planes * kBands, [&](int piece, int) {
        const int index = piece / kBands;
        const MutablePlane &plane = mixed.plane(index);
        const int top = plane.height * (piece % kBands) / kBands;
        const int bottom = plane.height * (piece % kBands + 1) / kBands;
        withRowsOf(plane, target.format.sample, [&](auto rows) {
            mixRows(a, plan.b, index, top, rows.at(0, top), {plane.width, bottom - top}, weight);
        });
    });
    return std::move(mixed).publish();
}

Frame blackFrame(const RenderTarget &target)
{
    FrameBuilder black(target.format, target.width, target.height, target.colour);
    const kernels::YuvCodes codes = yuvCodesOf(target.colour, target.format);
    for (int i = 0; i < target.format.planeCount(); ++i) {
        const bool isChroma = !target.format.isRgb() && i > 0;
        const double code = isChroma ? codes.chromaZero : codes.lumaZero;
        const MutablePlane &plane = black.plane(i);
        withRowsOf(plane, target.format.sample, [&](auto rows) {
            using Sample = std::remove_pointer_t<decltype(rows.data)>;
            for (int y = 0; y < plane.height; ++y)
                std::fill_n(rows.row(y), plane.width, static_cast<Sample>(code));
        });
    }
    return std::move(black).publish();
}

} // namespace weft
