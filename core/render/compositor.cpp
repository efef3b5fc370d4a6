#include "core/render/compositor.h"

#include "core/render/pixel_effects.h"
#include "core/render/tile_loop.h"
#include "core/render/tile_writer.h"

namespace weft {

namespace {

using kernels::RgbaRows;

/// A picture that is ready to paint.
struct Part
{
    PicturePainter painter;
    double weight;
    PixelEffects effects;
    kernels::BlendMode blend;

    /// Whether nothing below it shows through in an area.
    bool hides(const Rect &area) const
    {
        return weight == 1 && painter.isOpaque() && effects.mattes.empty()
               && blend == kernels::BlendMode::Normal && painter.bounds().intersected(area) == area;
    }
};

using Parts = std::vector<Part>;

/// Composites tiles of one frame.
class TileCompositor
{
public:
    /// @param greatest see WorkingSpace
    TileCompositor(std::vector<Parts> layers, bool hasAlpha, LevelsOfLayers levels, float greatest)
        : m_layers(std::move(layers))
        , m_hasAlpha(hasAlpha)
        , m_levels(std::move(levels))
        , m_greatest(greatest)
    {}

    /// Leaves the layers' sum in memory.result(), whose (0, 0) is `origin`'s upper left pixel.
    void composite(const Rect &area, const Rect &origin, TileMemory &memory) const;

private:
    /// The tile being made.
    struct Tile
    {
        Rect area;
        RgbaRows
            result; ///< without alpha where the target has none; (0, 0) is area's upper left pixel
        RgbaRows next;
        RgbaRows group;
        TileMemory &memory;
        bool isEmpty = true; ///< nothing has been written
    };

    std::size_t lowestVisible(const Rect &area) const;
    RgbaRows painted(const Part &part, const Rect &area, const Tile &tile) const;
    void blend(const RgbaRows &picture, const RgbaRows &below, kernels::Area area,
               kernels::BlendMode mode) const;
    void addLayer(const Parts &parts, Tile &tile) const;
    void addPicture(const Part &part, Tile &tile) const;
    void addTransition(const Parts &parts, Tile &tile) const;

    std::vector<Parts> m_layers;
    bool m_hasAlpha;
    LevelsOfLayers m_levels;
    float m_greatest;
};

std::size_t TileCompositor::lowestVisible(const Rect &area) const
{
    for (std::size_t i = m_layers.size(); i-- > 0;) {
        if (m_layers[i].size() == 1 && m_layers[i].front().hides(area))
            return i;
    }
    return 0;
}

void fillBackground(const RgbaRows &rows, kernels::Area area)
{
    kernels::fill(rows, area, {0, 0, 0, 0}); // black where there is no alpha
}

/// What a picture comes to on a part of the tile, placed there in `next`.
RgbaRows TileCompositor::painted(const Part &part, const Rect &area, const Tile &tile) const
{
    RgbaRows picture = tile.next.at(area.left - tile.area.left, area.top - tile.area.top);
    part.painter.paint(area, picture, tile.memory);
    const kernels::Rows<float> alpha = picture.planes[3];
    if (part.painter.isOpaque())
        picture.planes[3] = {};
    return applyEffects(part.effects, area, picture, alpha, m_levels, tile.memory);
}

/// Modes are functions of what lies between 0 and 1: light of HDR is scaled to that and back, by a
/// power of two, which keeps every bit.
void TileCompositor::blend(const RgbaRows &picture, const RgbaRows &below, kernels::Area area,
                           kernels::BlendMode mode) const
{
    if (mode == kernels::BlendMode::Normal)
        return;
    const auto scale = [&](float factor) {
        for (const RgbaRows *rows : {&picture, &below}) {
            for (std::size_t i = 0; i < 3 && m_greatest != 1; ++i)
                kernels::toLevels(rows->planes[i], area, {0, factor});
        }
    };
    scale(1 / m_greatest);
    kernels::blendWith(picture, below, area, mode);
    scale(m_greatest);
}

void TileCompositor::addPicture(const Part &part, Tile &tile) const
{
    const Rect area = part.painter.bounds().intersected(tile.area);
    if (area.isEmpty())
        return;
    if (part.hides(tile.area) && !m_hasAlpha) {
        part.painter.paint(area, tile.result, tile.memory);
        applyEffects(part.effects, area, tile.result, {}, m_levels, tile.memory);
        tile.isEmpty = false;
        return;
    }
    if (tile.isEmpty)
        fillBackground(tile.result, tile.area.area());
    tile.isEmpty = false;
    const RgbaRows picture = painted(part, area, tile);
    const RgbaRows below = tile.result.at(area.left - tile.area.left, area.top - tile.area.top);
    blend(picture, below, area.area(), part.blend);
    kernels::over(below, picture, area.area(), static_cast<float>(part.weight));
}

void TileCompositor::addTransition(const Parts &parts, Tile &tile) const
{
    // Over nothing, the sum is the result.
    const RgbaRows sum = tile.isEmpty ? tile.result : tile.group;
    fillBackground(sum, tile.area.area());
    for (const Part &part : parts) {
        const Rect area = part.painter.bounds().intersected(tile.area);
        if (area.isEmpty())
            continue;
        const RgbaRows picture = painted(part, area, tile);
        if (!tile.isEmpty)
            blend(picture, tile.result.at(area.left - tile.area.left, area.top - tile.area.top),
                  area.area(), part.blend);
        kernels::add(sum.at(area.left - tile.area.left, area.top - tile.area.top), picture,
                     area.area(), static_cast<float>(part.weight));
    }
    if (!tile.isEmpty)
        kernels::over(tile.result, sum, tile.area.area(), 1);
    tile.isEmpty = false;
}

void TileCompositor::addLayer(const Parts &parts, Tile &tile) const
{
    if (parts.size() == 1)
        addPicture(parts.front(), tile);
    else
        addTransition(parts, tile);
}

void TileCompositor::composite(const Rect &area, const Rect &origin, TileMemory &memory) const
{
    const auto x = area.left - origin.left;
    Tile tile{area,
              memory.result().at(x, 0),
              memory.next().at(x, 0),
              memory.group().at(x, 0),
              memory,
              true};
    if (!m_hasAlpha)
        tile.result.planes[3] = {};
    for (std::size_t i = lowestVisible(area); i < m_layers.size(); ++i)
        addLayer(m_layers[i], tile);
    if (tile.isEmpty)
        fillBackground(tile.result, area.area());
}

bool areBlended(const std::vector<PlacedLayer> &layers)
{
    for (const PlacedLayer &layer : layers) {
        for (const PlacedPicture &picture : layer.pictures) {
            if (picture.blend != kernels::BlendMode::Normal)
                return true;
        }
    }
    return false;
}

} // namespace

Compositor::Compositor(WorkPool &pool)
    : m_pool(pool)
    , m_memory(static_cast<std::size_t>(pool.threadCount()))
{}

Frame Compositor::render(const std::vector<PlacedLayer> &layers, const RenderTarget &target,
                         const WorkingSpace &working)
{
    const PicturePainter::Tools tools{working, m_conversions, m_taps, m_pool, m_memory};
    std::vector<Parts> parts;
    for (const PlacedLayer &layer : layers) {
        Parts &added = parts.emplace_back();
        for (const PlacedPicture &picture : layer.pictures)
            added.push_back({PicturePainter(picture, target.width, target.height, tools),
                             picture.weight, picture.effects, picture.blend});
    }
    // Modes mix with what there is below: the black under a picture without alpha is nothing.
    const bool hasAlpha = target.format.alpha != AlphaMode::None || areBlended(layers);
    const LevelsOfLayers levels{working.to(working.levels(), m_conversions),
                                working.fromLevels(m_conversions)};
    const TileCompositor compositor(std::move(parts), hasAlpha, levels, working.greatest());
    TileWriter writer(target,
                      working.to(target.view ? working.levels() : target.colour, m_conversions));
    forEachTile(target.width, target.height, m_pool, [&](const Rect &tile, int worker) {
        TileMemory &memory = m_memory[static_cast<std::size_t>(worker)];
        compositor.composite(writer.withHalo(tile), tile, memory);
        writer.write(tile, memory.result());
    });
    return std::move(writer).publish();
}

Frame Compositor::renderLayers(const std::vector<PlacedLayer> &layers, int width, int height,
                               const WorkingSpace &working)
{
    return render(layers, {width, height, kRgbaF32, working.layers()}, working);
}

} // namespace weft
