#include "kernels/blend_modes.h"

#include <algorithm>
#include <cmath>

namespace weft::kernels::reference {

namespace {

using Colour = std::array<float, 3>;

float multiplied(float b, float s)
{
    return b * s;
}

float screened(float b, float s)
{
    return b + s - b * s;
}

float hardLit(float b, float s)
{
    return s <= 0.5F ? multiplied(b, s + s) : screened(b, s + s - 1);
}

float softLit(float b, float s)
{
    if (s <= 0.5F)
        return b - (1 - (s + s)) * b * (1 - b);
    const float d = b <= 0.25F ? ((16 * b - 12) * b + 4) * b : std::sqrt(b);
    return b + (s + s - 1) * (d - b);
}

float burnt(float b, float s)
{
    return b == 1 ? 1 : s == 0 ? 0 : 1 - std::min(1.0F, (1 - b) / s);
}

float dodged(float b, float s)
{
    return b == 0 ? 0 : s == 1 ? 1 : std::min(1.0F, b / (1 - s));
}

float divided(float b, float s)
{
    return b == 0 ? 0 : s == 0 ? 1 : std::min(1.0F, b / s);
}

float blended(BlendMode mode, float b, float s)
{
    switch (mode) {
    case BlendMode::Darken: return std::min(b, s);
    case BlendMode::Multiply: return multiplied(b, s);
    case BlendMode::ColourBurn: return burnt(b, s);
    case BlendMode::Lighten: return std::max(b, s);
    case BlendMode::Screen: return screened(b, s);
    case BlendMode::ColourDodge: return dodged(b, s);
    case BlendMode::Add: return std::min(1.0F, b + s);
    case BlendMode::Overlay: return hardLit(s, b);
    case BlendMode::SoftLight: return softLit(b, s);
    case BlendMode::HardLight: return hardLit(b, s);
    case BlendMode::Difference: return std::abs(b - s);
    case BlendMode::Exclusion: return b + s - (b * s + b * s);
    case BlendMode::Subtract: return std::max(0.0F, b - s);
    case BlendMode::Divide: return divided(b, s);
    case BlendMode::Normal:
    case BlendMode::Hue:
    case BlendMode::Saturation:
    case BlendMode::Colour:
    case BlendMode::Luminosity: break;
    }
    return s;
}

float least(const Colour &c)
{
    return std::min(std::min(c[0], c[1]), c[2]);
}

float greatest(const Colour &c)
{
    return std::max(std::max(c[0], c[1]), c[2]);
}

float luminosity(const Colour &c)
{
    return 0.3F * c[0] + 0.59F * c[1] + 0.11F * c[2];
}

float saturation(const Colour &c)
{
    return greatest(c) - least(c);
}

/// The colour moved to a luminosity, then towards its grey until it fits into 0 … 1.
Colour withLuminosity(Colour c, float wanted)
{
    const float distance = wanted - luminosity(c);
    for (float &part : c)
        part = part + distance;
    const float grey = luminosity(c), low = least(c), high = greatest(c);
    for (float &part : c) {
        if (low < 0)
            part = grey + (part - grey) * grey / (grey - low);
    }
    for (float &part : c) {
        if (high > 1)
            part = grey + (part - grey) * (1 - grey) / (high - grey);
    }
    return c;
}

Colour withSaturation(Colour c, float wanted)
{
    const float low = least(c), span = saturation(c);
    for (float &part : c)
        part = span == 0 ? 0 : (part - low) * wanted / span;
    return c;
}

Colour blended(BlendMode mode, const Colour &b, const Colour &s)
{
    switch (mode) {
    case BlendMode::Hue: return withLuminosity(withSaturation(s, saturation(b)), luminosity(b));
    case BlendMode::Saturation:
        return withLuminosity(withSaturation(b, saturation(s)), luminosity(b));
    case BlendMode::Colour: return withLuminosity(s, luminosity(b));
    case BlendMode::Luminosity: return withLuminosity(b, luminosity(s));
    default: break;
    }
    return {blended(mode, b[0], s[0]), blended(mode, b[1], s[1]), blended(mode, b[2], s[2])};
}

/// A pixel's straight colour in 0 … 1.
Colour straight(const RgbaRows &picture, int x, int y, float alpha)
{
    Colour colour{};
    for (std::size_t c = 0; c < 3; ++c) {
        const float level = picture.planes[c].row(y)[x] / (alpha > 0 ? alpha : 1);
        colour[c] = std::min(std::max(level, 0.0F), 1.0F);
    }
    return colour;
}

} // namespace

void blendWith(const RgbaRows &picture, const RgbaRows &below, Area area, BlendMode mode)
{
    if (mode == BlendMode::Normal)
        return;
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const float alpha = picture.hasAlpha() ? picture.planes[3].row(y)[x] : 1;
            const float belowAlpha = below.hasAlpha() ? below.planes[3].row(y)[x] : 1;
            const Colour mixed = blended(mode, straight(below, x, y, belowAlpha),
                                         straight(picture, x, y, alpha));
            for (std::size_t c = 0; c < 3; ++c) {
                float &part = picture.planes[c].row(y)[x];
                part = part * (1 - belowAlpha) + alpha * belowAlpha * mixed[c];
            }
        }
    }
}

} // namespace weft::kernels::reference
