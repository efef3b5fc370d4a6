#include "plugins/testpattern/card.h"

#include "plugins/testpattern/noise.h"
#include "plugins/testpattern/palette.h"
#include "plugins/testpattern/shapes.h"

#include <vector>

namespace testpattern {

namespace {

constexpr Colour kWhite{1, 1, 1, 1};

/// On the edge of a pixel, so that boxes side by side leave no seam.
float snapped(float edge)
{
    return std::floor(edge + 0.5F);
}

/// "7" in four places is "0007".
std::string padded(std::int64_t number, std::size_t places)
{
    std::string digits = std::to_string(number);
    return digits.size() < places ? std::string(places - digits.size(), '0') + digits : digits;
}

/// The first lines of a text, at most so many.
std::vector<std::string> firstLines(const std::string &text, std::size_t lines)
{
    std::vector<std::string> result;
    for (std::size_t start = 0; start <= text.size() && result.size() < lines;) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        result.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return result;
}

/// A style small enough for the text to fit into a width.
TextStyle fitted(const std::string &text, TextStyle style, float width)
{
    const float wanted = textWidth(text, style);
    if (wanted > width) {
        style.size *= width / wanted;
        style.thickness *= width / wanted;
    }
    return style;
}

/// Neighbouring pixels, from first to last.
struct Span
{
    int first;
    int last;
};

/// The pixels of a picture that one pixel of its smaller or larger copy shows.
Span spanOf(int at, float start, float scale, int size)
{
    const int first = std::clamp(int((float(at) - start) / scale), 0, size - 1);
    const int next = int((float(at + 1) - start) / scale);
    return {first, std::clamp(next - 1, first, size - 1)};
}

float average(const Picture &picture, int channel, const Span &columns, const Span &rows)
{
    float sum = 0;
    for (int y = rows.first; y <= rows.last; ++y) {
        for (int x = columns.first; x <= columns.last; ++x)
            sum += picture.at(channel, x, y);
    }
    return sum / float((columns.last - columns.first + 1) * (rows.last - rows.first + 1));
}

} // namespace

Card::Card(const CardSettings &settings)
    : m_settings(settings)
    , m_layout(layoutOf(settings))
    , m_still(settings.width, settings.height)
{
    drawStill();
}

Card::Layout Card::layoutOf(const CardSettings &settings)
{
    const float w = float(settings.width);
    const float h = float(settings.height);
    const float left = 0.06F * w;
    const float right = 0.94F * w;
    const Box inset{0.70F * w, 0.68F * h, right, 0.94F * h};
    const float rampsEnd = settings.inset ? inset.left - 0.03F * w : right;
    const auto band = [=](float top, float bottom, float end) {
        return Box{snapped(left), snapped(top * h), snapped(end), snapped(bottom * h)};
    };
    return {std::min(w, h) / 100,
            band(0.17F, 0.64F, right),
            band(0.68F, 0.76F, rampsEnd),
            band(0.78F, 0.82F, rampsEnd),
            inset,
            0.865F * h};
}

Canvas Card::frame(std::int64_t number) const
{
    Canvas canvas = m_still;
    drawBars(canvas, number);
    drawMosaic(canvas, number);
    drawSweep(canvas, number);
    const Box &bars = m_layout.bars;
    drawCounter(canvas, m_settings, number, (bars.left + bars.right) / 2,
                (bars.top + bars.bottom) / 2, 29 * m_layout.unit);
    if (m_settings.grain > 0)
        drawGrain(canvas, number);
    return canvas;
}

// ---- what stands still -------------------------------------------------------------------------

void Card::drawStill()
{
    const Colour top = hex(0x10141f);
    const Colour bottom = hex(0x232b3d);
    const float h = float(m_settings.height);
    for (int y = 0; y < m_settings.height; ++y) {
        const Colour row = mix(top, bottom, (float(y) + 0.5F) / h);
        m_still.paint({0, float(y), float(m_settings.width), float(y + 1)}, row,
                      [](float, float) { return 1.0F; });
    }
    if (m_settings.grid)
        drawGrid();
    drawRamps();
    drawLabels();
    if (m_settings.inset)
        drawInset(*m_settings.inset);
}

void Card::drawGrid()
{
    const float step = 10 * m_layout.unit;
    const float half = std::max(0.5F, 0.1F * m_layout.unit);
    const float w = float(m_settings.width);
    const float h = float(m_settings.height);
    const Colour line{1, 1, 1, 0.07F};
    for (float x = w / 2 - step * std::floor(w / 2 / step); x < w; x += step)
        fillBox(m_still, {x - half, 0, x + half, h}, 0, line);
    for (float y = h / 2 - step * std::floor(h / 2 / step); y < h; y += step)
        fillBox(m_still, {0, y - half, w, y + half}, 0, line);
}

void Card::drawRamps()
{
    constexpr int kSteps = 11;
    const Box &box = m_layout.ramps;
    const float middle = snapped((box.top + box.bottom) / 2);
    fillGradient(m_still, {box.left, box.top, box.right, middle}, {0, 0, 0, 1}, kWhite);
    for (int i = 0; i < kSteps; ++i) {
        const float grey = float(i) / (kSteps - 1);
        const float width = box.width() / kSteps;
        const float left = snapped(box.left + width * float(i));
        const float right = snapped(box.left + width * float(i + 1));
        fillBox(m_still, {left, middle, right, box.bottom}, 0, {grey, grey, grey, 1});
    }
}

void Card::drawLabels()
{
    const CardSettings &s = m_settings;
    const float unit = m_layout.unit;
    const TextStyle large{4.6F * unit, 0.85F * unit, kWhite};
    const TextStyle small{2.6F * unit, 0.42F * unit, {1, 1, 1, 0.72F}};
    const float left = m_layout.bars.left;
    const float right = m_layout.bars.right;
    const float top = m_layout.bars.top - 8.5F * unit;

    const std::string rate = std::to_string(s.rateNumerator)
                             + (s.rateDenominator == 1 ? ""
                                                       : "/" + std::to_string(s.rateDenominator));
    const std::string format = std::to_string(s.width) + "\u00D7" + std::to_string(s.height)
                               + " \u00B7 " + rate;
    const TextStyle formatStyle = fitted(format, small, 0.4F * (right - left));
    drawText(m_still, format, right - textWidth(format, formatStyle), top + large.size - small.size,
             formatStyle);
    drawText(m_still, s.title, left, top, fitted(s.title, large, 0.55F * (right - left)));

    std::vector<std::string> footer = firstLines(s.prompt, kLinesShown);
    footer.push_back("SEED " + std::to_string(s.seed));
    for (std::size_t i = 0; i < footer.size(); ++i) {
        drawText(m_still, footer[i], left, m_layout.footer + float(i) * 4.2F * unit,
                 fitted(footer[i], small, m_layout.ramps.width()));
    }
}

void Card::drawInset(const Picture &picture)
{
    const Box &room = m_layout.inset;
    const float scale = std::min(room.width() / float(picture.width),
                                 room.height() / float(picture.height));
    const Box box{room.right - float(picture.width) * scale,
                  room.bottom - float(picture.height) * scale, room.right, room.bottom};
    fillBox(m_still, box.grownBy(0.5F * m_layout.unit), 0.8F * m_layout.unit, m_settings.accent);
    for (int y = std::max(0, int(box.top)); y < int(box.bottom); ++y) {
        const Span rows = spanOf(y, box.top, scale, picture.height);
        for (int x = std::max(0, int(box.left)); x < int(box.right); ++x) {
            const Span columns = spanOf(x, box.left, scale, picture.width);
            for (int channel = 0; channel < 3; ++channel)
                m_still.at(channel, x, y) = average(picture, channel, columns, rows);
        }
    }
}

// ---- what moves --------------------------------------------------------------------------------

void Card::drawBars(Canvas &canvas, std::int64_t number) const
{
    const Box &box = m_layout.bars;
    const int count = m_settings.bars;
    const float pitch = box.width() / float(count);
    const float gap = std::min(0.16F * pitch, 1.2F * m_layout.unit);
    const double moved = double(number) * double(m_settings.rateDenominator) * m_settings.speed
                         / double(m_settings.rateNumerator);
    const double whole = std::floor(moved);
    const int first = int(whole - std::floor(whole / count) * count);
    for (int i = 0; i <= count; ++i) {
        const float left = box.left + pitch * (float(i) - float(moved - whole));
        const float position = float((i + first) % count) / float(std::max(1, count - 1));
        const Box bar{left + gap / 2, box.top, left + pitch - gap / 2, box.bottom};
        fillBox(canvas, bar, 1.4F * m_layout.unit, paletteColour(m_settings.palette, position),
                box);
    }
}

void Card::drawSweep(Canvas &canvas, std::int64_t number) const
{
    constexpr double kSeconds = 4;
    const double turns = double(number) * double(m_settings.rateDenominator)
                         / double(m_settings.rateNumerator) / kSeconds;
    const Box &box = m_layout.bars;
    const float x = box.left + box.width() * float(turns - std::floor(turns));
    const float reach = 9 * m_layout.unit;
    const float over = 2 * m_layout.unit;
    Colour glow = m_settings.accent;
    glow.alpha = 0.45F;
    canvas.paint({std::max(x - reach, box.left), box.top, x, box.bottom}, glow,
                 [&](float px, float) {
                     const float near = std::clamp(1 - (x - px) / reach, 0.0F, 1.0F);
                     return near * near;
                 });
    const float half = std::max(0.6F, 0.35F * m_layout.unit);
    fillBox(canvas, {x - half, box.top - over, x + half, box.bottom + over}, half,
            m_settings.accent);
}

void Card::drawMosaic(Canvas &canvas, std::int64_t number) const
{
    constexpr int kRows = 3;
    const Box &box = m_layout.mosaic;
    const float cell = std::max(1.0F, box.height() / kRows);
    const int columns = std::max(1, int(box.width() / cell));
    const float width = box.width() / float(columns);
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const float level = noise(m_settings.seed, number, column, row);
            const Box tile{snapped(box.left + width * float(column)),
                           snapped(box.top + cell * float(row)),
                           snapped(box.left + width * float(column + 1)),
                           snapped(box.top + cell * float(row + 1))};
            fillBox(canvas, tile, 0, paletteColour(m_settings.palette, level));
        }
    }
}

void Card::drawGrain(Canvas &canvas, std::int64_t number) const
{
    const float amount = float(m_settings.grain);
    for (int y = 0; y < canvas.height(); ++y) {
        for (int x = 0; x < canvas.width(); ++x) {
            const float change = amount * (noise(m_settings.seed, ~number, x, y) - 0.5F);
            for (int channel = 0; channel < 3; ++channel) {
                float &value = canvas.at(channel, x, y);
                value = std::clamp(value + change, 0.0F, 1.0F);
            }
        }
    }
}

void drawCounter(Canvas &canvas, const CardSettings &settings, std::int64_t number, float x,
                 float y, float radius)
{
    constexpr int kDots = 60;
    constexpr float kCosine = 0.994521895F; // of 6 degrees
    constexpr float kSine = 0.104528463F;
    fillDisc(canvas, x, y, radius, hex(0x0c0f18, 0.86F));
    strokeRing(canvas, x, y, radius, 0.02F * radius, {1, 1, 1, 0.85F});

    float right = 0; // a hand of the clock, from twelve on
    float up = 0.86F * radius;
    for (int dot = 0; dot < kDots; ++dot) {
        const bool lit = dot * settings.length < (number + 1) * kDots;
        fillDisc(canvas, x + right, y - up, (lit ? 0.028F : 0.018F) * radius,
                 lit ? settings.accent : Colour{1, 1, 1, 0.28F});
        const float turned = right * kCosine + up * kSine;
        up = up * kCosine - right * kSine;
        right = turned;
    }

    const float room = 1.36F * radius;
    const std::string digits = padded(number, 4);
    const TextStyle large = fitted(digits, {0.5F * radius, 0.085F * radius, kWhite}, room);
    drawText(canvas, digits, x - textWidth(digits, large) / 2, y - large.size / 2, large);

    const std::int64_t hundredths = number * 100 * settings.rateDenominator
                                    / settings.rateNumerator;
    const std::string seconds = std::to_string(hundredths / 100) + "." + padded(hundredths % 100, 2)
                                + " S";
    const TextStyle small{0.11F * radius, 0.02F * radius, {1, 1, 1, 0.72F}};
    drawText(canvas, seconds, x - textWidth(seconds, small) / 2, y + 0.46F * radius, small);
}

} // namespace testpattern
