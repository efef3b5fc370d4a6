#include "core/interchange/mlt_titles.h"

#include "core/base/translate.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr int kMaxTitleText = 10'000;
constexpr double kLetterWidth = 0.5; ///< of an em, on average: boxes are not always written

double numberOr(const QString &text, double fallback)
{
    return parseNumber(text).value_or(fallback);
}

/// Qt 5's weights (50 normal, 75 bold) as CSS has them.
int cssWeight(double qtWeight)
{
    constexpr std::array<std::array<int, 2>, 9> table{{{0, 100},
                                                       {12, 200},
                                                       {25, 300},
                                                       {50, 400},
                                                       {57, 500},
                                                       {63, 600},
                                                       {75, 700},
                                                       {81, 800},
                                                       {87, 900}}};
    int best = 400;
    double nearest = 1e9;
    for (const auto &[qt, css] : table) {
        if (std::abs(qtWeight - qt) < nearest) {
            nearest = std::abs(qtWeight - qt);
            best = css;
        }
    }
    return best;
}

double percent(double pixels, double whole)
{
    return whole > 0 ? std::clamp(pixels / whole * 100, -1000.0, 1000.0) : 0;
}

double soundSize(double percentOfHeight)
{
    return std::clamp(percentOfHeight, 0.5, 100.0);
}

/// "255,255,255,128"
Colour listedColour(const QString &text, const Colour &fallback)
{
    const QStringList parts = text.split(QLatin1Char(','));
    if (parts.size() < 3)
        return mltColour(text).value_or(fallback);
    const auto part = [&](qsizetype i) {
        return static_cast<std::uint8_t>(
            std::clamp(i < parts.size() ? numberOr(parts[i], 255) : 255, 0.0, 255.0));
    };
    return {part(0), part(1), part(2), part(3)};
}

double widthOf(const QString &text, double size)
{
    qsizetype longest = 0;
    for (const QString &line : text.split(QLatin1Char('\n')))
        longest = std::max(longest, line.size());
    return static_cast<double>(longest) * size * kLetterWidth;
}

double heightOf(const QString &text, const TitleSource &title, double size)
{
    return static_cast<double>(text.count(QLatin1Char('\n')) + 1) * size * title.lineSpacing;
}

struct Box
{
    double x = 0, y = 0, width = 0, height = 0; ///< pixels
};

void readShadow(MltTitle &made, const QString &text, double height)
{
    const QStringList parts = text.split(QLatin1Char(';')); // on; colour; blur; x; y
    if (parts.size() < 5 || parts[0] != QLatin1String("1"))
        return;
    made.title.shadow = mltColour(parts[1]).value_or(made.title.shadow);
    made.title.shadowOffset = std::max(0.0, percent(numberOr(parts[4], 0), height));
    if (numberOr(parts[2], 0) > 0)
        made.losses << tr("the blur of its shadow");
}

/// The style of Kdenlive's text item.
MltTitle styleOf(const pugi::xml_node &content, double height)
{
    MltTitle made;
    TitleSource &title = made.title;
    if (const QString font = attribute(content, "font"); !font.isEmpty())
        title.font = font.left(200);
    title.size = soundSize(
        percent(numberOr(attribute(content, "font-pixel-size"), height / 10), height));
    title.weight = cssWeight(numberOr(attribute(content, "font-weight"), 50));
    title.italic = attribute(content, "font-italic") == QLatin1String("1");
    title.colour = listedColour(attribute(content, "font-color"), title.colour);
    title.outlineWidth = std::max(0.0,
                                  percent(numberOr(attribute(content, "font-outline"), 0), height));
    title.outline = listedColour(attribute(content, "font-outline-color"), title.outline);
    const double alignment = numberOr(attribute(content, "alignment"), 1);
    title.align = alignment == 4   ? TextAlign::Centre
                  : alignment == 2 ? TextAlign::Right
                                   : TextAlign::Left;
    readShadow(made, attribute(content, "shadow"), height);
    if (attribute(content, "font-underline") == QLatin1String("1"))
        made.losses << tr("underlining");
    if (numberOr(attribute(content, "letter-spacing"), 0) != 0)
        made.losses << tr("letter spacing");
    return made;
}

/// "x y w h o", or "10% 20%:50%x30%"; of keyframed ones the first.
Box boxOf(QString geometry, int width, int height)
{
    geometry = geometry.section(QLatin1Char(';'), 0, 0);
    geometry = geometry.mid(geometry.indexOf(QLatin1Char('=')) + 1);
    static const QRegularExpression separators(QStringLiteral("[\\s:x/]+"));
    const QStringList parts = geometry.trimmed().split(separators);
    const auto part = [&](qsizetype i, int whole, double fallback) {
        if (i >= parts.size())
            return fallback;
        const bool isPercent = parts[i].endsWith(QLatin1Char('%'));
        const double value = numberOr(isPercent ? parts[i].chopped(1) : parts[i], fallback);
        return isPercent ? value * whole / 100 : value;
    };
    return {part(0, width, 0), part(1, height, 0), part(2, width, width), part(3, height, height)};
}

} // namespace

std::optional<MltTitle> kdenliveTitle(const QByteArray &xmldata)
{
    const auto xml = XmlText::parse(xmldata, QStringLiteral("xmldata"));
    if (!xml)
        return {};
    const double width = std::clamp(numberOr(attribute(xml->root(), "width"), 1920), 1.0, 32768.0);
    const double height = std::clamp(numberOr(attribute(xml->root(), "height"), 1080), 1.0,
                                     32768.0);
    std::optional<MltTitle> made;
    int texts = 0;
    bool hasOther = false;
    for (const pugi::xml_node &item : xml->root().children("item")) {
        const pugi::xml_node content = item.child("content");
        const QString text = QString::fromUtf8(content.text().get()).left(kMaxTitleText);
        if (attribute(item, "type") != QLatin1String("QGraphicsTextItem") || text.isEmpty()) {
            hasOther = true;
            continue;
        }
        if (++texts > 1) {
            made->title.text = (made->title.text + QLatin1Char('\n') + text).left(kMaxTitleText);
            continue;
        }
        made = styleOf(content, height);
        made->title.text = text;
        const double size = made->title.size / 100 * height;
        const pugi::xml_node position = item.child("position");
        made->title.x = percent(numberOr(attribute(position, "x"), 0)
                                    + numberOr(attribute(content, "box-width"), widthOf(text, size))
                                          / 2,
                                width);
        made->title.y = percent(numberOr(attribute(position, "y"), 0)
                                    + numberOr(attribute(content, "box-height"),
                                               heightOf(text, made->title, size))
                                          / 2,
                                height);
    }
    if (made && texts > 1)
        made->losses << tr("the places and styles of its texts but the first");
    if (made && hasOther)
        made->losses << tr("pictures and shapes in it");
    return made;
}

bool isTextService(const pugi::xml_node &service)
{
    const QString name = mltProperty(service, "mlt_service");
    return name == QLatin1String("dynamictext") || name == QLatin1String("qtext")
           || name == QLatin1String("pango") || name == QLatin1String("text");
}

std::optional<MltTitle> filterTitle(const pugi::xml_node &service, int width, int height)
{
    QString text = mltProperty(service, "argument");
    if (text.isEmpty())
        text = mltProperty(service, "text");
    if (text.isEmpty())
        text = mltProperty(service, "markup");
    if (text.isEmpty())
        return {};
    MltTitle made;
    TitleSource &title = made.title;
    title.text = text.left(kMaxTitleText);
    if (const QString family = mltProperty(service, "family"); !family.isEmpty())
        title.font = family.left(200);
    const QString geometry = mltProperty(service, "geometry");
    const Box box = boxOf(geometry, width, height);
    const double size = std::clamp(numberOr(mltProperty(service, "size"), height / 10.0), 1.0,
                                   32768.0);
    title.size = soundSize(percent(size, height));
    title.weight = cssWeight(numberOr(mltProperty(service, "weight"), 400) / 10);
    title.italic = mltProperty(service, "style") == QLatin1String("italic");
    title.colour = mltColour(mltProperty(service, "fgcolour")).value_or(title.colour);
    title.outline = mltColour(mltProperty(service, "olcolour")).value_or(title.outline);
    title.outlineWidth = std::max(0.0,
                                  percent(numberOr(mltProperty(service, "outline"), 0), height));
    title.box = mltColour(mltProperty(service, "bgcolour")).value_or(title.box);
    title.boxPadding = std::max(0.0, percent(numberOr(mltProperty(service, "pad"), 0), height));
    const QString across = mltProperty(service, "halign");
    const QString down = mltProperty(service, "valign");
    const double blockWidth = widthOf(title.text, size);
    const double blockHeight = heightOf(title.text, title, size);
    title.align = across.startsWith(QLatin1Char('c'))   ? TextAlign::Centre
                  : across.startsWith(QLatin1Char('r')) ? TextAlign::Right
                                                        : TextAlign::Left;
    title.x = percent(title.align == TextAlign::Centre  ? box.x + box.width / 2
                      : title.align == TextAlign::Right ? box.x + box.width - blockWidth / 2
                                                        : box.x + blockWidth / 2,
                      width);
    title.y = percent(down.startsWith(QLatin1Char('m'))   ? box.y + box.height / 2
                      : down.startsWith(QLatin1Char('b')) ? box.y + box.height - blockHeight / 2
                                                          : box.y + blockHeight / 2,
                      height);
    if (geometry.contains(QLatin1Char('=')) && geometry.contains(QLatin1Char(';')))
        made.losses << tr("its movement");
    if (title.text.contains(QLatin1Char('#')))
        made.losses << tr("what its keywords (#timecode#) stand for");
    return made;
}

} // namespace weft
