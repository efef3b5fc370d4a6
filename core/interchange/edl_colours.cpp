#include "core/interchange/edl_colours.h"

#include <array>

namespace weft {

namespace {

struct NamedColour
{
    const char *name;
    Colour colour;
};

constexpr std::array kColours{
    NamedColour{"RED", {220, 40, 40, 255}},     NamedColour{"GREEN", {40, 180, 60, 255}},
    NamedColour{"BLUE", {50, 90, 230, 255}},    NamedColour{"CYAN", {40, 190, 210, 255}},
    NamedColour{"PINK", {240, 130, 180, 255}},  NamedColour{"MAGENTA", {210, 50, 200, 255}},
    NamedColour{"YELLOW", {255, 176, 32, 255}}, // Weft's own amber: the usual marker comes back
    NamedColour{"BLACK", {0, 0, 0, 255}},       NamedColour{"WHITE", {255, 255, 255, 255}},
};

int distance(const Colour &a, const Colour &b)
{
    const int red = a.red - b.red;
    const int green = a.green - b.green;
    const int blue = a.blue - b.blue;
    return red * red + green * green + blue * blue;
}

} // namespace

Colour edlColour(const QString &name)
{
    for (const NamedColour &named : kColours) {
        if (name.compare(QLatin1String(named.name), Qt::CaseInsensitive) == 0)
            return named.colour;
    }
    return Marker().colour;
}

QString edlColourName(const Colour &colour)
{
    const NamedColour *nearest = &kColours.front();
    for (const NamedColour &named : kColours) {
        if (distance(named.colour, colour) < distance(nearest->colour, colour))
            nearest = &named;
    }
    return QString::fromLatin1(nearest->name);
}

} // namespace weft
