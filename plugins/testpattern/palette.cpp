#include "plugins/testpattern/palette.h"

#include <algorithm>
#include <iterator>

namespace testpattern {

namespace {

struct Palette
{
    std::string_view name;
    std::uint32_t stops[5];
};

constexpr Palette kPalettes[] = {
    {"dawn", {0x3b2f7a, 0x9b3f8f, 0xe8576b, 0xf7a052, 0xfbe3a1}},
    {"lagoon", {0x123a5e, 0x126e82, 0x1fa99a, 0x7bd3a0, 0xe6f4c8}},
    {"mono", {0x2a2d34, 0x5b606b, 0x8f959f, 0xc3c8cf, 0xf2f4f7}},
};

} // namespace

Colour hex(std::uint32_t rgb, float alpha)
{
    return {float(rgb >> 16 & 255) / 255, float(rgb >> 8 & 255) / 255, float(rgb & 255) / 255,
            alpha};
}

Colour mix(const Colour &a, const Colour &b, float share)
{
    return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
            a.blue + (b.blue - a.blue) * share, a.alpha + (b.alpha - a.alpha) * share};
}

Colour paletteColour(std::string_view name, float position)
{
    const auto found = std::find_if(std::begin(kPalettes), std::end(kPalettes),
                                    [&](const Palette &palette) { return palette.name == name; });
    const Palette &palette = found != std::end(kPalettes) ? *found : kPalettes[0];
    const float at = std::clamp(position, 0.0F, 1.0F) * 4;
    const int stop = std::min(3, int(at));
    return mix(hex(palette.stops[stop]), hex(palette.stops[stop + 1]), at - float(stop));
}

} // namespace testpattern
