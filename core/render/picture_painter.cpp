#include "core/render/picture_painter.h"

#include "core/render/painters.h"
#include "core/render/tile_loop.h"

#include <cmath>

namespace weft {

namespace {

constexpr PixelFormat kInterleaved{PixelLayout::Grey, SampleType::F32, 32, AlphaMode::None};

int clampedToInt(double value)
{
    return static_cast<int>(std::clamp(value, -1e9, 1e9));
}

/// The pixels a picture at any angle may touch.
Rect boundsOf(const Affine &m, const Frame &frame, const Rect &output)
{
    const double w = frame.width(), h = frame.height();
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const Point corner : {m({0, 0}), m({w, 0}), m({0, h}), m({w, h})}) {
        left = std::min(left, corner.x);
        right = std::max(right, corner.x);
        top = std::min(top, corner.y);
        bottom = std::max(bottom, corner.y);
    }
    return Rect{clampedToInt(std::floor(left)) - 1, clampedToInt(std::floor(top)) - 1,
                clampedToInt(std::ceil(right)) + 1, clampedToInt(std::ceil(bottom)) + 1}
        .intersected(output);
}

/// How an upright picture is placed and sampled.
struct UprightPlace
{
    Affine placement;
    bool isTurned = false; ///< its rows and columns have been exchanged
    kernels::Filter filter;
};

ResampledPlane makeTaps(const UprightPlace &place, const Rect &bounds, const Plane &plane,
                        kernels::ChromaStep step, TapsCache &cache)
{
    const Affine &m = place.placement;
    return {cache.get(gridOf(m.xx, m.dx, acrossOf(step, place.isTurned), plane.width, {},
                             bounds.left, bounds.width()),
                      place.filter),
            cache.get(gridOf(m.yy, m.dy, downOf(step, place.isTurned), plane.height, {}, bounds.top,
                             bounds.height()),
                      place.filter)};
}

/// The picture a painter paints at (0, 0), as fp32 planes.
Frame rasterised(const PicturePainter &painter, int width, int height, const ColourTags &colour,
                 const PicturePainter::Tools &tools)
{
    const AlphaMode alpha = painter.isOpaque() ? AlphaMode::None : AlphaMode::Premultiplied;
    FrameBuilder planes({PixelLayout::Rgb, SampleType::F32, 32, alpha}, width, height, colour);
    forEachTile(width, height, tools.pool, [&](const Rect &tile, int worker) {
        kernels::RgbaRows out;
        for (int i = 0; i < planes.format().planeCount(); ++i)
            out.planes[static_cast<std::size_t>(i)] = rowsOf<float>(planes.plane(i))
                                                          .at(tile.left, tile.top);
        painter.paint(tile, out, tools.memory[static_cast<std::size_t>(worker)]);
    });
    return std::move(planes).publish();
}

/// The same picture as fp32 planes, premultiplied.
Frame asFloats(const Frame &frame, const PicturePainter::Tools &tools)
{
    const PicturePainter copy({frame, {}}, frame.width(), frame.height(), tools);
    return rasterised(copy, frame.width(), frame.height(), tools.working.layers(), tools);
}

/// The picture a painter paints at (0, 0), with the four samples of a pixel side by side: one plane
/// four times as wide.
Frame interleaved(const PicturePainter &painter, int width, int height,
                  const PicturePainter::Tools &tools)
{
    FrameBuilder pixels(kInterleaved, 4 * width, height, {});
    forEachTile(width, height, tools.pool, [&](const Rect &tile, int worker) {
        TileMemory &memory = tools.memory[static_cast<std::size_t>(worker)];
        kernels::RgbaRows painted = memory.next();
        painter.paint(tile, painted, memory);
        if (painter.isOpaque())
            painted.planes[3] = {};
        kernels::interleave(painted, rowsOf<float>(pixels.plane(0)).at(4 * tile.left, tile.top),
                            tile.area());
    });
    return std::move(pixels).publish();
}

RgbConverter converterOf(const Frame &frame, const PicturePainter::Tools &tools)
{
    return RgbConverter(frame, tools.working, tools.conversions);
}

std::array<float, 4> colourOf(const Frame &pixel, const PicturePainter::Tools &tools)
{
    TileMemory memory;
    const kernels::RgbaRows out = memory.next();
    paint(CopyPainter{pixel, converterOf(pixel, tools), {0, 0, 1, 1}}, {0, 0, 1, 1}, out);
    std::array<float, 4> colour{};
    for (std::size_t i = 0; i < 4; ++i)
        colour[i] = out.planes[i].data[0];
    if (pixel.format().alpha == AlphaMode::None)
        colour[3] = 1;
    return colour;
}

ScalePainter scalePainter(Frame frame, const UprightPlace &place, const Rect &output,
                          const PicturePainter::Tools &tools)
{
    if (frame.format().alpha != AlphaMode::None && frame.format() != kRgbaF32)
        frame = asFloats(frame, tools); // filtering straight colours would let hidden ones bleed in
    const kernels::ChromaStep step = chromaStepOf(frame.format().layout);
    ScalePainter painter{frame,
                         converterOf(frame, tools),
                         coverageOf(place.placement, frame, output),
                         {},
                         {}};
    const Rect &bounds = painter.coverage.bounds;
    if (bounds.isEmpty())
        return painter;
    painter.full = makeTaps(place, bounds, frame.plane(0), {}, tools.taps);
    if (step.x > 1 || step.y > 1)
        painter.chroma = makeTaps(place, bounds, frame.plane(1), step, tools.taps);
    return painter;
}

AffinePainter affinePainter(const Frame &frame, const Affine &m, Sampling sampling,
                            const Rect &output, const PicturePainter::Tools &tools)
{
    // Sampling skips pixels where it shrinks: shrink first, upright, with a proper filter. To skip
    // them is what the nearest pixel is chosen for.
    const double least = sampling == Sampling::Nearest ? 1 : 0;
    const double across = std::clamp(std::hypot(m.xx, m.yx), least, 1.0);
    const double down = std::clamp(std::hypot(m.xy, m.yy), least, 1.0);
    const int width = static_cast<int>(std::ceil(frame.width() * across));
    const int height = static_cast<int>(std::ceil(frame.height() * down));
    const Affine shrink = Affine::scaling(static_cast<double>(width) / frame.width(),
                                          static_cast<double>(height) / frame.height());
    PlacedPicture shrunk{frame, shrink};
    shrunk.sampling = sampling;
    const PicturePainter upright(shrunk, width, height, tools);
    AffinePainter painter;
    painter.pixels = interleaved(upright, width, height, tools);
    const auto rows = rowsOf<float>(painter.pixels.plane(0));
    painter.picture = {rows.data, rows.stride, width, height};
    const Affine back = shrink.inverted().then(m).inverted();
    const Point first = back({0.5, 0.5});
    painter.grid = {first.x, back.xx, back.xy, first.y, back.yx, back.yy};
    if (sampling != Sampling::Automatic && sampling != Sampling::Bilinear)
        painter.taps = tools.taps.phases(filterOf(sampling));
    if (frame.format().alpha != AlphaMode::None)
        painter.greatest = tools.working.greatest();
    painter.bounds = boundsOf(m, frame, output);
    return painter;
}

} // namespace

PicturePainter::PicturePainter(const PlacedPicture &picture, int outputWidth, int outputHeight,
                               const Tools &tools)
{
    Frame frame = picture.frame;
    Affine m = picture.placement;
    const Rect output{0, 0, outputWidth, outputHeight};
    const bool isTurnedPicture = isTurned(m, frame) && !picture.isTurning;
    if (isTooSmall(m, frame))
        return;
    if (isTurnedPicture) {
        if (frame.format().layout == PixelLayout::Yuv411)
            frame = asFloats(frame, tools); // turned, it would be a layout that there is not
        frame = transposed(frame);
        m = transposedPlacement(m);
    }
    const bool hasAlpha = frame.format().alpha != AlphaMode::None;
    if (!isUpright(m, frame) || picture.isTurning) {
        m_painter = affinePainter(frame, m, picture.sampling, output, tools);
        m_bounds = std::get<AffinePainter>(m_painter).bounds;
    } else if (frame.width() == 1 && frame.height() == 1) {
        m_painter = SolidPainter{colourOf(frame, tools), coverageOf(m, frame, output)};
        const Coverage &coverage = std::get<SolidPainter>(m_painter).coverage;
        m_bounds = coverage.bounds;
        m_isOpaque = !hasAlpha && coverage.isWhole;
    } else if (isCopy(m, frame) && !isTurnedPicture) {
        m_bounds = coverageOf(m, frame, output).bounds;
        m_isOpaque = !hasAlpha;
        m_painter = CopyPainter{frame, converterOf(frame, tools), m_bounds,
                                static_cast<int>(std::round(m.dx)),
                                static_cast<int>(std::round(m.dy))};
    } else {
        m_painter = scalePainter(frame, {m, isTurnedPicture, filterOf(picture.sampling)}, output,
                                 tools);
        const Coverage &coverage = std::get<ScalePainter>(m_painter).coverage;
        m_bounds = coverage.bounds;
        m_isOpaque = !hasAlpha && coverage.isWhole;
    }
}

void PicturePainter::paint(const Rect &area, const kernels::RgbaRows &out, TileMemory &memory) const
{
    if (const auto *scale = std::get_if<ScalePainter>(&m_painter))
        return weft::paint(*scale, area, out, memory);
    if (const auto *solid = std::get_if<SolidPainter>(&m_painter))
        return weft::paint(*solid, area, out);
    if (const auto *copy = std::get_if<CopyPainter>(&m_painter))
        return weft::paint(*copy, area, out);
    weft::paint(std::get<AffinePainter>(m_painter), area, out);
}

} // namespace weft
