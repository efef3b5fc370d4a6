#include "core/interchange/otio_colours.h"

#include "core/model/fields.h"

#include <algorithm>

namespace weft {

namespace {

struct NamedColour
{
    const char *name;
    Colour colour;
};
constexpr NamedColour kMarkerColours[] = {
    {"RED", {255, 0, 0, 255}},       {"PINK", {255, 105, 180, 255}},
    {"ORANGE", {255, 140, 0, 255}},  {"YELLOW", {255, 221, 0, 255}},
    {"GREEN", {0, 170, 0, 255}},     {"CYAN", {0, 200, 200, 255}},
    {"BLUE", {0, 90, 255, 255}},     {"PURPLE", {128, 0, 160, 255}},
    {"MAGENTA", {255, 0, 255, 255}}, {"BLACK", {0, 0, 0, 255}},
    {"WHITE", {255, 255, 255, 255}},
};

} // namespace

QString nearestColourName(const Colour &colour)
{
    const auto distance = [&](const Colour &other) {
        const int r = colour.red - other.red, g = colour.green - other.green,
                  b = colour.blue - other.blue;
        return r * r + g * g + b * b;
    };
    const auto nearest = std::min_element(std::begin(kMarkerColours), std::end(kMarkerColours),
                                          [&](const auto &a, const auto &b) {
                                              return distance(a.colour) < distance(b.colour);
                                          });
    return QString::fromLatin1(nearest->name);
}

std::optional<Colour> colourOfName(const QString &name)
{
    for (const NamedColour &known : kMarkerColours) {
        if (name.compare(QLatin1String(known.name), Qt::CaseInsensitive) == 0)
            return known.colour;
    }
    JsonReadContext context;
    Colour colour;
    readJson(context, name.toStdString(), colour);
    return context.failed() ? std::nullopt : std::optional(colour);
}

} // namespace weft
