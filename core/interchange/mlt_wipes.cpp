#include "core/interchange/mlt_wipes.h"

#include "core/base/parse_integer.h"
#include "core/base/translate.h"
#include "core/interchange/export_source.h"
#include "core/interchange/mlt_output.h"
#include "core/interchange/standard_wipes.h"
#include "core/model/parameter_type.h"
#include "core/transitions/transition_table.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace weft {

namespace {

/// A grey picture by its name, and the shape that its levels have.
struct NamedLuma
{
    const char *name;
    WipeShape shape;
};

/// What MLT draws itself where there is no file. Its clock gains and loses time in each quarter.
constexpr std::array kMltLumas{
    NamedLuma{"luma01.pgm", {"wipe", 1, 0}},
    NamedLuma{"luma02.pgm", {"wipe", 0, 1}},
    NamedLuma{"luma03.pgm", {"barn-doors", 1, 0, nullptr, true}},
    NamedLuma{"luma04.pgm", {"barn-doors", 0, 1, nullptr, true}},
    NamedLuma{"luma05.pgm", {"barn-doors", 1, 1, nullptr, true}},
    NamedLuma{"luma06.pgm", {"barn-doors", -1, 1, nullptr, true}},
    NamedLuma{"luma07.pgm", {"wipe", 1, 1}},
    NamedLuma{"luma08.pgm", {"wipe", -1, 1}},
    NamedLuma{"luma16.pgm", {"iris", 0, 0, "circle"}},
    NamedLuma{"luma18.pgm", {"iris", 0, 0, "rectangle"}},
    NamedLuma{"luma19.pgm", {"iris", 1, 1, "rectangle"}},
    NamedLuma{"luma20.pgm", {"iris", -1, 1, "rectangle"}},
    NamedLuma{"luma22.pgm", {"clock-wipe", 0, -1}},
};

/// Files that come with Kdenlive.
constexpr std::array kKdenliveLumas{
    NamedLuma{"linear_x.pgm", {"wipe", 1, 0}},
    NamedLuma{"linear_y.pgm", {"wipe", 0, 1}},
    NamedLuma{"bi-linear_x.pgm", {"barn-doors", 1, 0}},
    NamedLuma{"bi-linear_y.pgm", {"barn-doors", 0, 1}},
    NamedLuma{"radial.pgm", {"iris", 0, 0, "circle"}},
    NamedLuma{"square.pgm", {"iris", 0, 0, "rectangle"}},
    NamedLuma{"clock.pgm", {"clock-wipe", 0, -1}},
};

bool isSet(const pugi::xml_node &transition, const char *property)
{
    return parseNumber(mltProperty(transition, property)).value_or(0) != 0;
}

const WipeShape *shapeOf(const QString &resource)
{
    const QString name = resource.section(QLatin1Char('/'), -1);
    const auto named = [&](const auto &lumas, const QString &wanted) -> const WipeShape * {
        for (const NamedLuma &luma : lumas) {
            if (wanted == QLatin1String(luma.name))
                return &luma.shape;
        }
        return nullptr;
    };
    if (name.startsWith(QLatin1Char('%')))
        return named(kMltLumas, name.mid(1));
    if (!resource.contains(QLatin1String("lumas/")))
        return nullptr;
    const WipeShape *shape = named(kKdenliveLumas, name);
    return shape ? shape : named(kMltLumas, name); // as older versions of MLT came with
}

double numberOf(const Transition &transition, const char *id)
{
    const ParameterType *type = findTransitionType(transition.kind)
                                    ->parameter(QString::fromLatin1(id));
    return type ? numberAt(transition.parameters, *type, 0) : 0;
}

bool isOn(const Transition &transition, const char *id)
{
    const ParameterType *type = findTransitionType(transition.kind)
                                    ->parameter(QString::fromLatin1(id));
    return type && switchOf(transition.parameters, *type);
}

/// How many of the sequence's pixels an edge goes while the levels run from black to white. MLT's
/// softness counts in levels, Weft's in the frame's height. 0 where none is like the other.
double wayOf(const WipeShape &shape, const SequenceSettings &settings)
{
    const double w = settings.width, h = settings.height;
    const QLatin1String kind(shape.kind);
    if (kind == QLatin1String("clock-wipe"))
        return 0;
    if (shape.iris) {
        const double farX = w / 2 * (1 + std::abs(shape.x)), farY = h / 2 * (1 + std::abs(shape.y));
        return qstrcmp(shape.iris, "circle") == 0 ? std::hypot(farX, farY) : std::min(farX, farY);
    }
    // Across an edge that is parallel to a diagonal, the frame reaches twice its height over that.
    const double dx = shape.x * h, dy = shape.y * w;
    const double reach = (std::abs(dx) * w + std::abs(dy) * h) / std::hypot(dx, dy);
    return kind == QLatin1String("barn-doors") ? reach / 2 : reach;
}

SequenceSettings settingsOf(const MltDocument &document)
{
    SequenceSettings settings;
    const pugi::xml_node profile = document.root().child("profile");
    const auto read = [&](const char *name, int &value) {
        if (const auto number = parseInteger(attribute(profile, name)))
            value = static_cast<int>(std::clamp<std::int64_t>(*number, 16, 16384));
    };
    read("width", settings.width);
    read("height", settings.height);
    return settings;
}

/// Where a picture lies at the start and end of a slide, in parts of the frame, and its opacity.
struct Travel
{
    std::array<double, 3> first{0, 0, 1};
    std::array<double, 3> last{0, 0, 1};
};

/// "-100%,0%:100%x100%" and "0=-100% 0 100% 100% 1": its place and opacity.
std::array<double, 3> placeOf(const QString &key, const SequenceSettings &settings)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,:x/]+"));
    const QStringList words = key.section(QLatin1Char('='), -1)
                                  .split(separators, Qt::SkipEmptyParts);
    const auto number = [&](qsizetype index, double whole, double fallback) {
        QString word = words.value(index);
        const bool isPart = word.endsWith(QLatin1Char('%'));
        if (isPart)
            word.chop(1);
        const auto value = parseNumber(word);
        return value ? *value / (isPart ? 100 : whole) : fallback;
    };
    const bool isOfHundred = number(4, 1, 1) > 1;
    return {number(0, settings.width, 0), number(1, settings.height, 0),
            number(4, isOfHundred ? 100 : 1, 1)};
}

Travel travelOf(const pugi::xml_node &transition, const SequenceSettings &settings)
{
    const QString text = mltProperty(transition,
                                     isMltService(transition, "composite") ? "geometry" : "rect");
    const QStringList keys = text.left(1000).split(QLatin1Char(';'), Qt::SkipEmptyParts);
    if (keys.isEmpty())
        return {};
    return {placeOf(keys.front(), settings), placeOf(keys.back(), settings)};
}

/// From beyond the frame into its place, or the other way.
std::optional<Transition> slideOf(const Travel &travel, const SequenceSettings &settings)
{
    constexpr double kEnd = 1e-3;
    const auto isHome = [](const auto &place) {
        return std::abs(place[0]) < kEnd && std::abs(place[1]) < kEnd;
    };
    const auto isAway = [](const auto &place) {
        return std::abs(std::max(std::abs(place[0]), std::abs(place[1])) - 1) < kEnd;
    };
    const bool comes = isAway(travel.first) && isHome(travel.last);
    if (!comes && !(isHome(travel.first) && isAway(travel.last)))
        return {};
    const auto &away = comes ? travel.first : travel.last;
    const double sign = comes ? -1 : 1;
    const double angle = std::atan2(sign * away[1] * settings.height,
                                    sign * away[0] * settings.width)
                         * 180 / std::numbers::pi;
    Transition slide;
    slide.kind = QStringLiteral("slide");
    if (!comes)
        slide.parameters[QStringLiteral("way")] = QStringLiteral("reveal");
    if (angle != 0)
        slide.parameters[QStringLiteral("angle")] = Curve(angle);
    return slide;
}

/// A wipe by a grey picture.
struct LumaWipe
{
    QString resource;
    double softness = 0; ///< in levels
    bool isInverted = false;

    std::optional<Transition> made(const SequenceSettings &settings, MltSources &sources) const;
};

std::optional<Transition> LumaWipe::made(const SequenceSettings &settings,
                                         MltSources &sources) const
{
    const auto set = [](Transition &transition, double percent, double greatest) {
        if (percent > 0)
            transition.parameters[QStringLiteral("softness")] = Curve(std::min(percent, greatest));
    };
    if (const WipeShape *shape = shapeOf(resource)) {
        Transition wipe = wipeOf(*shape, isInverted, settings);
        set(wipe, 100 * softness * wayOf(*shape, settings) / settings.height, 300);
        return wipe;
    }
    const auto picture = resource.startsWith(QLatin1Char('%')) ? std::nullopt
                                                               : sources.picture(resource);
    if (!picture)
        return {};
    Transition wipe;
    wipe.kind = QStringLiteral("luma-wipe");
    wipe.parameters[QStringLiteral("image")] = *picture;
    set(wipe, 100 * softness, 100);
    if (isInverted)
        wipe.parameters[QStringLiteral("invert")] = true;
    return wipe;
}

std::optional<Transition> lumaOf(const pugi::xml_node &transition, const SequenceSettings &settings,
                                 MltSources &sources)
{
    const QString resource = mltProperty(transition, "resource");
    if (resource.isEmpty())
        return Transition();
    const double softness = parseNumber(mltProperty(transition, "softness")).value_or(0);
    const bool isInverted = isSet(transition, "invert") != isSet(transition, "reverse");
    return LumaWipe{resource, softness, isInverted}.made(settings, sources);
}

std::optional<Transition> compositeOf(const pugi::xml_node &transition,
                                      const SequenceSettings &settings, MltSources &sources)
{
    const Travel travel = travelOf(transition, settings);
    const QString luma = mltProperty(transition, "luma");
    if (luma.isEmpty())
        return slideOf(travel, settings);
    const double softness = parseNumber(mltProperty(transition, "softness")).value_or(0);
    const bool disappears = travel.first[2] > travel.last[2];
    return LumaWipe{luma, softness, isSet(transition, "luma_invert") != disappears}.made(settings,
                                                                                         sources);
}

/// The way that a slide goes, in parts of the frame.
std::pair<double, double> wayOfSlide(const Transition &slide, const SequenceSettings &settings)
{
    const double angle = numberOf(slide, "angle") * std::numbers::pi / 180;
    const double x = std::cos(angle) / settings.width, y = std::sin(angle) / settings.height;
    const double greatest = std::max(std::abs(x), std::abs(y));
    const auto part = [&](double value) { return std::round(value / greatest * 1e9) / 1e9; };
    return {part(x), part(y)};
}

QString sentenceOfFurther(const Transition &transition, std::initializer_list<const char *> said)
{
    const QString further = furtherParameters(transition, said);
    return further.isEmpty()
               ? QString()
               : tr("of the transition \"%1\": %2.").arg(transitionLabel(transition), further);
}

void addLoss(MltMix &mix, const QString &sentence)
{
    if (!sentence.isEmpty())
        mix.losses << sentence;
}

/// MLT moves the edge once a field unless it is told that there are none.
MltMix byLuma(const QString &resource)
{
    MltMix mix;
    mix.properties = {{"resource", resource}, {"progressive", QStringLiteral("1")}};
    return mix;
}

MltMix byShape(const Transition &transition, const NamedLuma &luma, bool isReversed,
               const SequenceSettings &settings)
{
    MltMix mix = byLuma(QLatin1Char('%') + QLatin1String(luma.name));
    const double way = wayOf(luma.shape, settings);
    const double softness = numberOf(transition, "softness") / 100 * settings.height;
    if (way > 0 && softness > 0)
        mix.properties.emplace_back("softness", mltNumber(std::min(1.0, softness / way)));
    if (isReversed)
        mix.properties.emplace_back("invert", QStringLiteral("1"));
    if (way > 0) {
        addLoss(mix,
                sentenceOfFurther(transition, {"angle", "x", "y", "shape", "reverse", "softness"}));
        return mix;
    }
    addLoss(mix, sentenceOfFurther(transition, {"angle", "x", "y", "shape", "reverse"}));
    mix.losses << tr("MLT's clock gains and loses time in each quarter.");
    return mix;
}

MltMix byPicture(const Transition &transition, const QString &path)
{
    MltMix mix = byLuma(path);
    mix.properties.emplace_back("softness", mltNumber(numberOf(transition, "softness") / 100));
    if (isOn(transition, "invert"))
        mix.properties.emplace_back("invert", QStringLiteral("1"));
    addLoss(mix, sentenceOfFurther(transition, {"image", "softness", "invert"}));
    return mix;
}

MltMix bySliding(const Transition &transition, const SequenceSettings &settings)
{
    MltMix mix;
    mix.service = "composite";
    const auto [x, y] = wayOfSlide(transition, settings);
    mix.properties.emplace_back("geometry", QStringLiteral("0=%1%/%2%:100%x100%;-1=0%/0%:100%x100%")
                                                .arg(mltNumber(-100 * x), mltNumber(-100 * y)));
    mix.properties.emplace_back("progressive", QStringLiteral("1"));
    addLoss(mix, sentenceOfFurther(transition, {"angle", "way"}));
    return mix;
}

bool isSlideOver(const Transition &transition)
{
    const auto way = transition.parameters.find(QStringLiteral("way"));
    return transition.kind == QLatin1String("slide")
           && (way == transition.parameters.end()
               || way->second == Parameter(QStringLiteral("over")));
}

} // namespace

Transition readMltTransition(const MltDocument &document, const pugi::xml_node &transition,
                             MltSources &sources, ImportDraft &draft)
{
    if (!transition)
        return {};
    const SequenceSettings settings = settingsOf(document);
    const QString service = mltProperty(transition, "mlt_service");
    std::optional<Transition> read;
    if (service == QLatin1String("luma") || service == QLatin1String("dissolve"))
        read = lumaOf(transition, settings, sources);
    else if (service == QLatin1String("composite") || service == QLatin1String("affine")
             || service == QLatin1String("qtblend"))
        read = compositeOf(transition, settings, sources);
    if (read)
        return *read;
    QString name = mltProperty(transition, "resource");
    if (name.isEmpty())
        name = mltProperty(transition, "luma");
    draft.note(tr("The transition \"%1\" becomes a dissolve of the same length.")
                   .arg((name.isEmpty() ? service : name).left(200)));
    return {};
}

MltMix mltMixOf(const Project &project, const Transition &transition,
                const SequenceSettings &settings, const TimelineWriteOptions &options)
{
    MltMix dissolve;
    if (transition.kind == QLatin1String("dissolve")) {
        addLoss(dissolve, sentenceOfFurther(transition, {}));
        return dissolve;
    }
    for (const NamedLuma &luma : kMltLumas) {
        if (const auto isReversed = isReversedWipe(transition, luma.shape, settings))
            return byShape(transition, luma, *isReversed, settings);
    }
    const auto image = transition.parameters.find(QStringLiteral("image"));
    if (const auto *id = image == transition.parameters.end()
                             ? nullptr
                             : std::get_if<MediaId>(&image->second)) {
        if (const auto file = exportedFile(project, MediaSource{*id}, options))
            return byPicture(transition, file->path);
    }
    if (isSlideOver(transition) && !isKeyframed(transition.parameters))
        return bySliding(transition, settings);
    dissolve.losses << tr("the transition \"%1\" becomes a dissolve of the same length.")
                           .arg(transitionLabel(transition));
    return dissolve;
}

} // namespace weft
