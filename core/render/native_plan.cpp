#include "core/render/native_plan.h"

#include "core/render/placement.h"
#include "core/render/plane_painter.h"
#include "kernels/dissolve.h"

#include <cmath>

namespace weft {

namespace {

using kernels::Rows;

bool isOpaqueInteger(const PixelFormat &format)
{
    return format.alpha == AlphaMode::None && format.sample != SampleType::F32;
}

/// Of R'G'B' planes each is gained alike.
bool suits(const kernels::LevelGain &gain, const PixelFormat &format)
{
    return !format.isRgb() || gain.luma == gain.chroma;
}

/// The nearest sample of a chroma plane is not the chroma of the nearest pixel.
bool isSampledByPlanes(const PlacedPicture &picture)
{
    return picture.sampling != Sampling::Nearest
           || (isCopy(picture.placement, picture.frame) && !picture.isMoving);
}

bool isNative(const PlacedPicture &picture, const RenderTarget &target)
{
    const Frame &frame = picture.frame;
    const PixelFormat &format = frame.format();
    const ColourTags colour = completed(frame.colour(), frame.height(), format.isRgb());
    const bool isTurnable = format.layout != PixelLayout::Yuv411;
    return isOpaqueInteger(format) && format.layout != PixelLayout::Grey
           && format.isRgb() == target.format.isRgb() && colour.matrix == target.colour.matrix
           && isSameSpace(colour, target.colour) && picture.effects.mattes.empty()
           && picture.effects.areGains && suits(picture.effects.gain(), format)
           && picture.blend == kernels::BlendMode::Normal && !picture.isTurning
           && isSampledByPlanes(picture)
           && (isUpright(picture.placement, frame)
               || (isTurnable && isTurned(picture.placement, frame)));
}

/// A picture that is the output, but for its weight.
bool isUntouched(const PlacedPicture &picture, const RenderTarget &target)
{
    const Frame &frame = picture.frame;
    const ColourTags colour = completed(frame.colour(), frame.height(), frame.format().isRgb());
    return frame.format() == target.format && frame.width() == target.width
           && frame.height() == target.height && colour.range == target.colour.range
           && isCopy(picture.placement, frame) && std::abs(picture.placement.dx) < kPlacementEnd
           && std::abs(picture.placement.dy) < kPlacementEnd
           && picture.effects.gain() == kernels::LevelGain();
}

bool isOne(double weight)
{
    constexpr double kRounding = 1e-9;
    return std::abs(weight - 1) < kRounding;
}

/// Whether a layer hides all that is below it: by a picture, or by two that make up for each other.
/// @param hides how it is told of one picture
template<typename Hides>
bool hidesAll(const PlacedLayer &layer, Hides hides)
{
    double weights = 0;
    for (PlacedPicture picture : layer.pictures) {
        weights += std::exchange(picture.weight, 1);
        if (!hides(picture))
            return false;
    }
    return isOne(weights);
}

bool hidesAll(const PlacedLayer &layer, const RenderTarget &target)
{
    return hidesAll(layer, [&](const PlacedPicture &picture) { return hidesAll(picture, target); });
}

/// Whether a layer is one picture that always hides all below it.
bool isSingle(const PlacedLayer &layer, const RenderTarget &target)
{
    return layer.pictures.size() == 1 && alwaysHidesAll(layer.pictures.front(), target);
}

/// The layers from the uppermost on that hides all below it.
std::vector<PlacedLayer> visible(const std::vector<PlacedLayer> &layers, const RenderTarget &target)
{
    auto first = layers.end();
    while (first != layers.begin()) {
        --first;
        if (hidesAll(*first, target))
            break;
    }
    return {first, layers.end()};
}

/// Two pictures by weights that sum to one.
struct Mix
{
    Frame a;
    Frame b;
    double weight = 1; ///< of b
};

/// What layers come to, where that is one picture or the mix of two that are the output.
std::optional<Mix> mixOf(const std::vector<PlacedLayer> &layers, const RenderTarget &target)
{
    std::vector<PlacedPicture> pictures;
    for (const PlacedLayer &layer : layers)
        pictures.insert(pictures.end(), layer.pictures.begin(), layer.pictures.end());
    const auto isTheOutput = [&](const PlacedPicture &picture) {
        return isUntouched(picture, target);
    };
    if (!std::all_of(pictures.begin(), pictures.end(), isTheOutput) || pictures.empty()
        || pictures.size() > 2 || !hidesAll(layers.front(), target))
        return {};
    return Mix{pictures.front().frame, pictures.back().frame,
               pictures.size() == 1 ? 1 : pictures.back().weight};
}

template<typename Code>
void mixRows(const Mix &mix, int plane, int top, Rows<Code> out, kernels::Area area)
{
    kernels::dissolve(rowsOf<Code>(mix.a.plane(plane)).at(0, top),
                      rowsOf<Code>(mix.b.plane(plane)).at(0, top), out, area,
                      kernels::dissolveWeight(mix.weight));
}

void mixRows(const Mix &, int, int, Rows<float>, kernels::Area) {} // isNative() lets no floats
                                                                   // through

/// On the codes themselves, rounded once.
Frame mixed(const Mix &mix, const RenderTarget &target, WorkPool &pool)
{
    const std::uint32_t weight = kernels::dissolveWeight(mix.weight);
    if (weight == 0 || weight == kernels::kDissolveUnit)
        return (weight == 0 ? mix.a : mix.b).withColour(target.colour);
    FrameBuilder out(target.format, target.width, target.height, target.colour);
    constexpr int kBands = 16;
    pool.run(target.format.planeCount() * kBands, [&](int piece, int) {
        const int index = piece / kBands;
        const MutablePlane &plane = out.plane(index);
        const int top = plane.height * (piece % kBands) / kBands;
        const int bottom = plane.height * (piece % kBands + 1) / kBands;
        withRowsOf(plane, target.format.sample, [&](auto rows) {
            mixRows(mix, index, top, rows.at(0, top), {plane.width, bottom - top});
        });
    });
    return std::move(out).publish();
}

float blackOf(const RenderTarget &target, int plane)
{
    const kernels::YuvCodes codes = yuvCodesOf(target.colour, target.format);
    const bool isChroma = !target.format.isRgb() && plane > 0;
    return static_cast<float>(isChroma ? codes.chromaZero : codes.lumaZero);
}

PlanePainter::Job jobOf(const PlacedPicture &picture)
{
    const bool isTransposed = !isUpright(picture.placement, picture.frame);
    return {isTransposed ? transposed(picture.frame) : picture.frame,
            isTransposed ? transposedPlacement(picture.placement) : picture.placement,
            isTransposed,
            picture.effects.gain(),
            picture.weight,
            filterOf(picture.sampling)};
}

/// What lies over each other in one plane of the output, from bottom to top: one painter, or two
/// that are laid as one.
using PlaneStack = std::vector<std::vector<PlanePainter>>;

/// Two that cover the plane and make up for each other are one over the other.
void unfoldMixes(PlaneStack &stack)
{
    for (std::size_t i = 0; i < stack.size(); ++i) {
        if (stack[i].size() != 2 || !stack[i][0].isWhole() || !stack[i][1].isWhole()
            || !isOne(stack[i][0].weight() + stack[i][1].weight()))
            continue;
        stack[i][0].setWeight(1);
        stack.insert(stack.begin() + static_cast<std::ptrdiff_t>(i) + 1, {stack[i][1]});
        stack[i].pop_back();
    }
}

void fill(Rows<float> rows, kernels::Area area, float value)
{
    for (int y = 0; y < area.height; ++y)
        std::fill_n(rows.row(y), area.width, value);
}

/// Puts what a stack comes to in an area into `onto`.
void composite(const PlaneStack &stack, const Rect &area, float black, Rows<float> onto,
               TileMemory &memory)
{
    const bool isHidden = !stack.empty() && stack.front().size() == 1
                          && stack.front().front().hides();
    if (isHidden)
        stack.front().front().set(area, onto, memory);
    else
        fill(onto, area.area(), black);
    for (std::size_t i = isHidden ? 1 : 0; i < stack.size(); ++i) {
        if (stack[i].size() == 1) {
            stack[i].front().lay(area, onto, memory);
            continue;
        }
        const kernels::PlaneSum sum{memory.group().planes[0], memory.group().planes[1]};
        fill(sum.values, area.area(), 0);
        fill(sum.covered, area.area(), 0);
        for (const PlanePainter &painter : stack[i])
            painter.add(area, sum, memory);
        kernels::laySum(sum, onto, area.area());
    }
}

} // namespace

bool isNative(const std::vector<PlacedLayer> &layers, const RenderTarget &target,
              const WorkingSpace &working)
{
    if (target.view)
        return false;
    if (working.isLight() && !layers.empty() && !isSingle(layers.back(), target))
        return false;
    if (!isOpaqueInteger(target.format) || target.format.layout == PixelLayout::Grey)
        return false;
    for (const PlacedLayer &layer : layers) {
        for (const PlacedPicture &picture : layer.pictures) {
            if (!isNative(picture, target))
                return false;
        }
    }
    return true;
}

bool hidesAll(const PlacedPicture &picture, const RenderTarget &target)
{
    if (picture.weight != 1 || picture.blend != kernels::BlendMode::Normal
        || !picture.effects.mattes.empty() || picture.frame.format().alpha != AlphaMode::None)
        return false;
    return covers(picture.placement, picture.frame.width(), picture.frame.height(), target.width,
                  target.height);
}

bool alwaysHidesAll(const PlacedPicture &picture, const RenderTarget &target)
{
    return hidesAll(picture, target) && !picture.isFading && !picture.isMoving;
}

bool alwaysHideAll(const std::vector<PlacedLayer> &layers, const RenderTarget &target)
{
    const auto always = [&](const PlacedPicture &p) { return alwaysHidesAll(p, target); };
    return std::any_of(layers.begin(), layers.end(),
                       [&](const PlacedLayer &layer) { return hidesAll(layer, always); });
}

NativeCompositor::NativeCompositor(WorkPool &pool)
    : m_pool(pool)
    , m_memory(static_cast<std::size_t>(pool.threadCount()))
{}

Frame NativeCompositor::render(const std::vector<PlacedLayer> &layers, const RenderTarget &target)
{
    const std::vector<PlacedLayer> seen = visible(layers, target);
    if (seen.empty())
        return blackFrame(target);
    if (const auto mix = mixOf(seen, target))
        return mixed(*mix, target, m_pool);
    std::vector<PlaneStack> planes(static_cast<std::size_t>(target.format.planeCount()));
    for (const PlacedLayer &layer : seen) {
        for (PlaneStack &stack : planes)
            stack.emplace_back();
        for (const PlacedPicture &picture : layer.pictures) {
            const PlanePainter::Job job = jobOf(picture);
            for (std::size_t i = 0; i < planes.size(); ++i)
                planes[i].back().emplace_back(job, static_cast<int>(i), target, m_taps);
        }
    }
    std::for_each(planes.begin(), planes.end(), unfoldMixes);
    FrameBuilder frame(target.format, target.width, target.height, target.colour);
    const int bands = (target.height + kTileHeight - 1) / kTileHeight;
    m_pool.run(target.format.planeCount() * bands, [&](int piece, int worker) {
        TileMemory &memory = m_memory[static_cast<std::size_t>(worker)];
        const int index = piece / bands;
        const MutablePlane &plane = frame.plane(index);
        const int top = piece % bands * kTileHeight;
        const int bottom = std::min(top + kTileHeight, plane.height);
        for (int left = 0; left < plane.width && top < bottom; left += kTileWidth) {
            const Rect area{left, top, std::min(left + kTileWidth, plane.width), bottom};
            const Rows<float> onto = memory.result().planes[0];
            composite(planes[static_cast<std::size_t>(index)], area, blackOf(target, index), onto,
                      memory);
            withRowsOf(plane, target.format.sample, [&](auto rows) {
                if constexpr (!std::is_same_v<decltype(rows), Rows<float>>) // isNative()
                    kernels::toCodes(onto, rows.at(left, top), area.area(),
                                     (1 << target.format.bitDepth) - 1);
            });
        }
    });
    return std::move(frame).publish();
}

Frame blackFrame(const RenderTarget &target)
{
    FrameBuilder black(target.format, target.width, target.height, target.colour);
    for (int i = 0; i < target.format.planeCount(); ++i) {
        const MutablePlane &plane = black.plane(i);
        withRowsOf(plane, target.format.sample, [&](auto rows) {
            using Sample = std::remove_pointer_t<decltype(rows.data)>;
            for (int y = 0; y < plane.height; ++y)
                std::fill_n(rows.row(y), plane.width, static_cast<Sample>(blackOf(target, i)));
        });
    }
    return std::move(black).publish();
}

} // namespace weft
