#include "plugins/testpattern/shapes.h"

#include "plugins/testpattern/glyphs.h"

namespace testpattern {

void fillBox(Canvas &canvas, const Box &box, float radius, const Colour &colour, const Box &clip)
{
    const float middleX = (box.left + box.right) / 2;
    const float middleY = (box.top + box.bottom) / 2;
    const float innerX = box.width() / 2 - radius;
    const float innerY = box.height() / 2 - radius;
    const Box visible{std::max(box.left - 1, clip.left), std::max(box.top - 1, clip.top),
                      std::min(box.right + 1, clip.right), std::min(box.bottom + 1, clip.bottom)};
    canvas.paint(visible, colour, [&](float x, float y) {
        const float dx = std::fabs(x - middleX) - innerX;
        const float dy = std::fabs(y - middleY) - innerY;
        const float outside = length(std::max(dx, 0.0F), std::max(dy, 0.0F));
        return coverageOf(outside + std::min(std::max(dx, dy), 0.0F) - radius);
    });
}

void fillBox(Canvas &canvas, const Box &box, float radius, const Colour &colour)
{
    fillBox(canvas, box, radius, colour, box.grownBy(1));
}

void fillGradient(Canvas &canvas, const Box &box, const Colour &left, const Colour &right)
{
    fillBox(canvas, box, 0, left);
    canvas.paint(box, right, [&](float x, float) {
        return std::clamp((x - box.left) / box.width(), 0.0F, 1.0F);
    });
}

void fillDisc(Canvas &canvas, float x, float y, float radius, const Colour &colour)
{
    canvas.paint({x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1}, colour,
                 [&](float px, float py) { return coverageOf(length(px - x, py - y) - radius); });
}

void strokeRing(Canvas &canvas, float x, float y, float radius, float thickness,
                const Colour &colour)
{
    const float outer = radius + thickness;
    canvas.paint({x - outer, y - outer, x + outer, y + outer}, colour, [&](float px, float py) {
        return coverageOf(std::fabs(length(px - x, py - y) - radius) - thickness / 2);
    });
}

namespace {

/// Distance of a point from the line between two others.
float distanceToLine(Point p, Point a, Point b)
{
    const Point along{b.x - a.x, b.y - a.y};
    const Point from{p.x - a.x, p.y - a.y};
    const float squared = along.x * along.x + along.y * along.y;
    const float share = squared > 0 ? std::clamp((from.x * along.x + from.y * along.y) / squared,
                                                 0.0F, 1.0F)
                                    : 0.0F;
    return length(from.x - share * along.x, from.y - share * along.y);
}

void drawGlyph(Canvas &canvas, const Glyph &glyph, float left, float top, const TextStyle &style)
{
    const float scale = style.size / kGlyphHeight;
    const float pen = style.thickness / 2;
    const Box box{left, top, left + kGlyphWidth * scale, top + style.size};
    canvas.paint(box.grownBy(pen + 1), style.colour, [&](float x, float y) {
        const Point point{(x - left) / scale, (y - top) / scale};
        float nearest = 1e6F;
        for (const Line &line : glyph)
            nearest = std::min(nearest, distanceToLine(point, line.from, line.to));
        return coverageOf(nearest * scale - pen);
    });
}

} // namespace

float textWidth(std::string_view utf8, const TextStyle &style)
{
    const float scale = style.size / kGlyphHeight;
    const float count = float(decode(utf8).size());
    return std::max(0.0F, count * kGlyphAdvance - (kGlyphAdvance - kGlyphWidth)) * scale;
}

void drawText(Canvas &canvas, std::string_view utf8, float x, float y, const TextStyle &style)
{
    for (const char32_t character : decode(utf8)) {
        drawGlyph(canvas, glyphFor(character), x, y, style);
        x += kGlyphAdvance * style.size / kGlyphHeight;
    }
}

} // namespace testpattern
