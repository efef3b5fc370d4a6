#include "core/render/text_shape.h"

#include <QFile>
#include <QFontDatabase>
#include <QGlyphRun>
#include <QRawFont>
#include <QTextLayout>

namespace weft {

namespace {

constexpr double kEm = 512; ///< pixels that text is shaped at: fine enough for any size

bool isBundled(const QString &family)
{
    return family.compare(QLatin1String("Inter"), Qt::CaseInsensitive) == 0;
}

/// Raw fonts belong to the thread that loads them, so each text loads its own.
QRawFont bundledFont(int weight, bool italic)
{
    const char *face = weight >= 600 ? (italic ? "BoldItalic" : "Bold")
                                     : (italic ? "Italic" : "Regular");
    QFile file(QStringLiteral(":/weft/fonts/Inter-%1.otf").arg(QLatin1String(face)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QRawFont font;
    font.loadFromData(file.readAll(), kEm, QFont::PreferNoHinting);
    return font;
}

bool isInstalled(const QString &family)
{
    return !isBundled(family) && QFontDatabase::hasFamily(family);
}

QFont installedFont(const TextStyle &style)
{
    QFont font(style.family);
    font.setPixelSize(static_cast<int>(kEm));
    font.setWeight(static_cast<QFont::Weight>(style.weight));
    font.setItalic(style.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoFontMerging);
    return font;
}

/// Lays lines out one by one, with their middles at x = 0.
class LineShaper
{
public:
    explicit LineShaper(const TextStyle &style)
    {
        if (isInstalled(style.family)) {
            m_installed = installedFont(style);
            m_raw = QRawFont::fromFont(m_installed);
            m_useRaw = false;
        } else {
            m_raw = bundledFont(style.weight, style.italic);
        }
    }

    double ascent() const { return m_raw.ascent(); }
    double height() const { return m_raw.ascent() + m_raw.descent(); }

    struct Line
    {
        QPainterPath outline; ///< baseline at y = 0, from x = 0 on
        double width = 0;
    };
    Line shape(const QString &text, QString &missing) const;

private:
    QFont m_installed;
    QRawFont m_raw;
    bool m_useRaw = true;
};

void addGlyphs(const QGlyphRun &run, const QPointF &offset, QPainterPath &outline)
{
    const QRawFont font = run.rawFont();
    const QList<quint32> glyphs = run.glyphIndexes();
    const QList<QPointF> positions = run.positions();
    for (qsizetype i = 0; i < glyphs.size(); ++i)
        outline.addPath(font.pathForGlyph(glyphs[i]).translated(positions[i] + offset));
}

/// The text with a box for each visible character that the font does not have. (Qt's layout would
/// look for another font, in vain, and leak it.)
QString withBoxes(const QRawFont &font, const QString &text, QString &missing)
{
    const char32_t box = font.supportsCharacter(U'\u25a1') ? U'\u25a1' : U'?';
    QString shown;
    for (const char32_t character : text.toStdU32String()) {
        if (QChar::category(character) == QChar::Other_Control)
            continue;
        const QString single = QString::fromUcs4(&character, 1);
        const bool isVisible = !single.at(0).isSpace() && QChar::isPrint(character);
        const bool isMissing = isVisible && !font.supportsCharacter(character);
        if (isMissing && !missing.contains(single))
            missing += single;
        shown += isMissing ? QString::fromUcs4(&box, 1) : single;
    }
    return shown;
}

LineShaper::Line LineShaper::shape(const QString &text, QString &missing) const
{
    QTextLayout layout(withBoxes(m_raw, text, missing));
    if (m_useRaw)
        layout.setRawFont(m_raw);
    else
        layout.setFont(m_installed);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e7);
    line.setPosition({0, 0});
    layout.endLayout();
    const QRectF used = line.naturalTextRect();
    Line shaped;
    shaped.width = used.width();
    for (const QGlyphRun &run : layout.glyphRuns())
        addGlyphs(run, {-used.left(), -line.ascent()}, shaped.outline);
    return shaped;
}

/// Lines as people and files end them; a tab is four spaces.
QStringList linesOf(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    text.replace(QChar::LineSeparator, QLatin1Char('\n'));
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    text.replace(QLatin1Char('\t'), QLatin1String("    "));
    return text.split(QLatin1Char('\n'));
}

double indentOf(TextAlign align, double width, double blockWidth)
{
    switch (align) {
    case TextAlign::Left: return 0;
    case TextAlign::Centre: return (blockWidth - width) / 2;
    case TextAlign::Right: return blockWidth - width;
    }
    return 0;
}

} // namespace

TextShape shapeText(const QString &text, const TextStyle &style)
{
    TextShape shape;
    shape.isFontMissing = !isBundled(style.family) && !isInstalled(style.family);
    const LineShaper shaper(style);
    std::vector<LineShaper::Line> lines;
    double width = 0;
    for (const QString &line : linesOf(text)) {
        lines.push_back(shaper.shape(line, shape.missing));
        width = std::max(width, lines.back().width);
    }
    const double pitch = shaper.height() * style.lineSpacing;
    const double height = pitch * static_cast<double>(lines.size() - 1) + shaper.height();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double x = indentOf(style.align, lines[i].width, width) - width / 2;
        const double y = pitch * static_cast<double>(i) + shaper.ascent() - height / 2;
        shape.outline.addPath(lines[i].outline.translated(x, y));
    }
    shape.outline = QTransform::fromScale(1 / kEm, 1 / kEm).map(shape.outline);
    shape.outline.setFillRule(Qt::WindingFill);
    shape.block = QRectF(-width / 2 / kEm, -height / 2 / kEm, width / kEm, height / kEm);
    return shape;
}

/// The "head" table has the font's revision, its time of making and a sum over all of it.
QByteArray fontIdentity(const TextStyle &style)
{
    if (isBundled(style.family))
        return {};
    if (!isInstalled(style.family))
        return QByteArrayLiteral("missing");
    const QRawFont font = QRawFont::fromFont(installedFont(style));
    return font.familyName().toUtf8() + '\n' + font.styleName().toUtf8() + '\n'
           + font.fontTable("head");
}

} // namespace weft
