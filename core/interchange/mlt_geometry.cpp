#include "core/interchange/mlt_geometry.h"

#include "core/base/translate.h"
#include "core/interchange/mlt_animation.h"

#include <algorithm>

namespace weft {

namespace {

/// A geometric filter's properties, whatever their names are in its kind.
struct Geometry
{
    std::vector<MltKey> rectangles; ///< x, y, width, height, opacity
    std::vector<MltKey> rotation;   ///< degrees, clockwise
    bool stretches = false;         ///< to the rectangle; else the picture keeps its shape in it
    bool turnsAboutCentre = true;
    bool stretchesLast = false; ///< after turning, which shears
    bool hasOpacity = false;    ///< whether a rectangle's fifth number means something
};

bool isOneOf(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return text == QLatin1String(word); });
}

/// Nothing for other filters, and for what has no likeness here.
std::optional<Geometry> geometryOf(const MltDocument &document, const pugi::xml_node &filter)
{
    const auto read = [&](const char *name) {
        return readMltKeys(document, mltProperty(filter, name));
    };
    Geometry geometry;
    if (isMltService(filter, "qtblend")) {
        const QString mode = mltProperty(filter, "compositing");
        geometry.rectangles = read("rect");
        geometry.rotation = read("rotation");
        geometry.stretches = mltProperty(filter, "distort") == QLatin1String("1");
        geometry.hasOpacity = true;
        geometry.turnsAboutCentre = mltProperty(filter, "rotate_center") == QLatin1String("1");
        return isOneOf(mode, {"", "0"}) ? std::optional(geometry) : std::nullopt;
    }
    if (!isMltService(filter, "affine")
        || !isOneOf(mltProperty(filter, "transition.halign"), {"center", "centre"})
        || !isOneOf(mltProperty(filter, "transition.valign"), {"middle"})
        || !isOneOf(mltProperty(filter, "background"),
                    {"", "color:#00000000", "colour:0", "color:0"}))
        return {};
    geometry.rectangles = read("transition.rect");
    geometry.rotation = read("transition.fix_rotate_x");
    geometry.stretches = mltProperty(filter, "transition.distort") == QLatin1String("1");
    geometry.stretchesLast = geometry.stretches;
    const bool isPlain = mltProperty(filter, "transition.fill") == QLatin1String("1")
                         && mltProperty(filter, "transition.scale_x").isEmpty()
                         && mltProperty(filter, "transition.ox").isEmpty();
    return isPlain ? std::optional(geometry) : std::nullopt;
}

bool hasEasing(const std::vector<MltKey> &keys)
{
    return std::any_of(keys.begin(), keys.end(),
                       [](const MltKey &key) { return key.easing == MltEasing::Other; });
}

class Placement
{
public:
    Placement(double width, double height, std::int64_t shift)
        : m_width(width)
        , m_height(height)
        , m_shift(shift)
    {}

    Effect transform(const Geometry &geometry) const
    {
        Effect effect;
        effect.type = QStringLiteral("transform");
        const auto set = [&](const char *name, const std::vector<MltKey> &keys, double usual,
                             double limit, auto number) {
            Curve curve = curveOf(keys, m_shift, [&](const std::vector<double> &values) {
                return std::clamp(number(values), -limit, limit);
            });
            if (!keys.empty() && curve != Curve(usual))
                effect.parameters[QString::fromLatin1(name)] = std::move(curve);
        };
        const bool stretches = geometry.stretches;
        set("x", geometry.rectangles, 0, 1000,
            [this](const auto &r) { return ((r[0] + r[2] / 2) / m_width - 0.5) * 100; });
        set("y", geometry.rectangles, 0, 1000,
            [this](const auto &r) { return ((r[1] + r[3] / 2) / m_height - 0.5) * 100; });
        set("scaleX", geometry.rectangles, 100, 10000,
            [&](const auto &r) { return std::max(0.0, scaleOf(r, stretches).first); });
        set("scaleY", geometry.rectangles, 100, 10000,
            [&](const auto &r) { return std::max(0.0, scaleOf(r, stretches).second); });
        set("rotation", geometry.rotation, 0, 36000, [](const auto &values) { return values[0]; });
        return effect;
    }

    Effect opacity(const Geometry &geometry) const
    {
        Effect effect;
        effect.type = QStringLiteral("opacity");
        Curve curve = curveOf(geometry.rectangles, m_shift, [](const std::vector<double> &r) {
            return r.size() > 4 ? std::clamp(r[4] * 100, 0.0, 100.0) : 100.0;
        });
        if (geometry.hasOpacity && !geometry.rectangles.empty() && curve != Curve(100))
            effect.parameters[QStringLiteral("opacity")] = std::move(curve);
        return effect;
    }

private:
    /// In % of the frame. A picture that keeps its shape is as large as fits the rectangle; it is
    /// taken to have the frame's shape.
    std::pair<double, double> scaleOf(const std::vector<double> &r, bool stretches) const
    {
        const double across = r[2] / m_width * 100;
        const double down = r[3] / m_height * 100;
        const double least = std::min(across, down);
        return stretches ? std::pair(across, down) : std::pair(least, least);
    }

    double m_width;
    double m_height;
    std::int64_t m_shift;
};

} // namespace

bool readMltGeometry(const MltDocument &document, const pugi::xml_node &filter, MltFilters &filters)
{
    const auto geometry = geometryOf(document, filter);
    const pugi::xml_node profile = document.root().child("profile");
    const double width = parseNumber(attribute(profile, "width")).value_or(0);
    const double height = parseNumber(attribute(profile, "height")).value_or(0);
    const auto turn = geometry ? constantOf(geometry->rotation) : std::nullopt;
    const bool turns = geometry && !geometry->rotation.empty() && turn.value_or(1) != 0;
    if (!geometry || width < 1 || height < 1
        || (turns && (!geometry->turnsAboutCentre || geometry->stretchesLast))
        || (geometry->rectangles.empty() && geometry->rotation.empty())
        || (!geometry->rectangles.empty() && geometry->rectangles[0].values.size() < 4))
        return false;
    if (hasEasing(geometry->rectangles) || hasEasing(geometry->rotation))
        filters.losses << tr("the easing of its movement, which is straight");
    const std::int64_t shift = document.framesOf(attribute(filter, "in")).value_or(0);
    const Placement placement(width, height, shift);
    for (Effect &effect :
         std::array{placement.transform(*geometry), placement.opacity(*geometry)}) {
        if (!effect.parameters.empty())
            filters.effects.push_back(std::move(effect));
    }
    return true;
}

} // namespace weft
