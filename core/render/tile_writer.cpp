#include "core/render/tile_writer.h"

#include "core/effects/luma.h"
#include "kernels/chroma.h"

#include <cstring>

namespace weft {

namespace {

using kernels::Area;
using kernels::RgbaRows;
using kernels::Rows;

template<typename Code>
void store(Rows<float> from, Rows<Code> to, Area area, int bitDepth)
{
    kernels::toCodes(from, to, area, (1 << bitDepth) - 1);
}

void store(Rows<float> from, Rows<float> to, Area area, int)
{
    for (int y = 0; y < area.height; ++y)
        std::memcpy(to.row(y), from.row(y), static_cast<std::size_t>(area.width) * sizeof(float));
}

int dividedUp(int size, int step)
{
    return (size + step - 1) / step;
}

/// Repeats the outermost samples of a tile at the picture's borders, as far as the chroma filter
/// reaches and to whole chroma blocks.
void repeatBorders(const Rect &tile, kernels::ChromaStep step, Rows<float> chroma)
{
    const int width = dividedUp(tile.width(), step.x) * step.x;
    for (int y = 0; y < tile.height(); ++y) {
        float *row = chroma.row(y);
        if (tile.left == 0)
            std::fill_n(row - kTileHalo, kTileHalo, row[0]);
        std::fill_n(row + tile.width(), width - tile.width(), row[tile.width() - 1]);
    }
    if (tile.height() % step.y != 0)
        std::memcpy(chroma.row(tile.height()) - kTileHalo,
                    chroma.row(tile.height() - 1) - kTileHalo,
                    static_cast<std::size_t>(kTileHalo + width) * sizeof(float));
}

} // namespace

TileWriter::TileWriter(const RenderTarget &target, std::shared_ptr<const ColourConversion> space)
    : m_frame(target.format, target.width, target.height, target.colour)
    , m_colour(target.colour)
    , m_space(std::move(space))
    , m_view(target.view)
    , m_step(chromaStepOf(target.format.layout))
{}

Rect TileWriter::withHalo(const Rect &tile) const
{
    const int halo = m_step.x > 1 ? std::min(kTileHalo, tile.left) : 0;
    return {tile.left - halo, tile.top, tile.right, tile.bottom};
}

void TileWriter::write(const Rect &tile, const RgbaRows &pixels)
{
    if (m_frame.format().isRgb())
        writeRgb(tile, pixels);
    else
        writeYuv(tile, pixels);
}

/// Brings colours into the target's space and alpha mode. Without alpha they lie over black.
void TileWriter::convert(const RgbaRows &pixels, Area area) const
{
    const AlphaMode alpha = m_frame.format().alpha;
    const bool isPremultiplied = alpha == AlphaMode::Premultiplied
                                 && (m_view || !m_space->isNothing());
    if (alpha == AlphaMode::Straight || isPremultiplied)
        kernels::unpremultiply(pixels, area);
    m_space->apply(pixels, area);
    if (m_view)
        m_view->apply(pixels, area);
    if (isPremultiplied)
        kernels::premultiply(pixels, area);
}

void TileWriter::writePlane(const Rect &area, int plane, Rows<float> codes)
{
    withRowsOf(m_frame.plane(plane), m_frame.format().sample, [&](auto rows) {
        store(codes, rows.at(area.left, area.top), area.area(), m_frame.format().bitDepth);
    });
}

void TileWriter::writeRgb(const Rect &tile, const RgbaRows &pixels)
{
    const PixelFormat &format = m_frame.format();
    const Area area = tile.area();
    convert(pixels, area);
    for (int i = 0; i < format.planeCount(); ++i) {
        const Rows<float> plane = pixels.planes[static_cast<std::size_t>(i)];
        if (format.sample != SampleType::F32)
            kernels::toLevels(plane, area,
                              i < 3 ? levelsOf(m_colour, format) : alphaLevelsOf(format));
        writePlane(tile, i, plane);
    }
}

void TileWriter::writeYuv(const Rect &tile, const RgbaRows &pixels)
{
    const kernels::RgbToYuv matrix(lumaWeightsOf(m_colour.matrix),
                                   yuvCodesOf(m_colour, m_frame.format()));
    const Rect painted = withHalo(tile);
    const RgbaRows rows = pixels.at(painted.left - tile.left, 0);
    convert(rows, painted.area());
    kernels::rgbToYuv(rows, painted.area(), matrix);
    writePlane(tile, 0, pixels.planes[0]);
    for (int i = 1; i < m_frame.format().colourPlanes(); ++i)
        writeChroma(tile, i, pixels.planes[static_cast<std::size_t>(i)]);
}

void TileWriter::writeChroma(const Rect &tile, int plane, Rows<float> chroma)
{
    const Rect area{tile.left / m_step.x, tile.top / m_step.y, dividedUp(tile.right, m_step.x),
                    dividedUp(tile.bottom, m_step.y)};
    if (m_step.x > 1 || m_step.y > 1) {
        repeatBorders(tile, m_step, chroma);
        // In place: the filter reads ahead of what it writes, row by row.
        kernels::downsampleChroma(chroma, chroma, area.area(), m_step);
    }
    writePlane(area, plane, chroma);
}

Frame TileWriter::publish() &&
{
    return std::move(m_frame).publish();
}

} // namespace weft
