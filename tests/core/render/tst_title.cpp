#include "core/render/text_shape.h"
#include "core/render/title_raster.h"

#include "tests/core/render/slow_compositor.h"
#include "tests/support/test_main.h"

#include <QFontDatabase>

using namespace weft;
using namespace weft::test;

namespace {

constexpr double kOne = 65535; ///< full alpha and full colour of a drawing

SequenceSettings frameOf(int width, int height)
{
    SequenceSettings settings;
    settings.width = width;
    settings.height = height;
    return settings;
}

TitleSource titleOf(const char *text)
{
    TitleSource title;
    title.text = QString::fromUtf8(text);
    return title;
}

/// A drawing laid on a transparent frame of the sequence's size.
class Sheet
{
public:
    Sheet(const TitleSource &title, const SequenceSettings &settings)
        : m_width(settings.width)
        , m_height(settings.height)
    {
        const auto drawing = drawTitle(title, settings, 1, false);
        if (!drawing)
            qFatal("%s", qPrintable(drawing.error().message));
        m_picture = drawing->picture;
        m_x = static_cast<int>(std::lround(drawing->placement.dx));
        m_y = static_cast<int>(std::lround(drawing->placement.dy));
    }

    /// Premultiplied; plane 3 is alpha.
    double at(int plane, int x, int y) const
    {
        const int i = x - m_x, j = y - m_y;
        const bool isInside = !m_picture.isNull() && i >= 0 && j >= 0 && i < m_picture.width()
                              && j < m_picture.height();
        return isInside ? sampleAt(m_picture, plane, i, j) : 0;
    }

    /// The smallest rectangle with everything that is at least half opaque.
    QRect ink() const
    {
        QRect ink;
        for (int y = 0; y < m_height; ++y) {
            for (int x = 0; x < m_width; ++x) {
                if (at(3, x, y) >= kOne / 2)
                    ink |= QRect(x, y, 1, 1);
            }
        }
        return ink;
    }

    int width() const { return m_width; }
    int height() const { return m_height; }

private:
    Frame m_picture;
    int m_x = 0;
    int m_y = 0;
    int m_width;
    int m_height;
};

} // namespace

class TestTitle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBundledFontIsUsedWhateverTheMachineHas();
    void textIsShapedWithKerning();
    void linesAreAlignedWithinTheirBlock();
    void lineSpacingIsFromBaselineToBaseline();
    void anyLineEndIsOne();
    void aTitleLiesWhereItSays_data();
    void aTitleLiesWhereItSays();
    void aTitleKeepsItsProportionsAtEverySize();
    void outlinesGrowOutwards();
    void theShadowIsOneShapeBehindTheText();
    void theBoxSurroundsTheText();
    void coloursAreExact();
    void missingFontsAndCharactersAreErrors();
    void inTheEditorInterStandsIn();
    void emptyTextDrawsNothing_data();
    void emptyTextDrawsNothing();
    void titlesOutsideTheFrameAreCut();
    void placeholdersAreOpaqueAndSayWhy();
};

void TestTitle::theBundledFontIsUsedWhateverTheMachineHas()
{
    const TextStyle regular{QStringLiteral("Inter"), 400}, medium{QStringLiteral("Inter"), 500},
        bold{QStringLiteral("inter"), 700}, black{QStringLiteral("Inter"), 900};
    const QString text = QStringLiteral("Weft");
    // Debian's fonts-inter has nine weights; only the bundled two may ever show.
    QVERIFY(shapeText(text, regular).outline == shapeText(text, medium).outline);
    QVERIFY(shapeText(text, bold).outline == shapeText(text, black).outline);
    QVERIFY(shapeText(text, regular).outline != shapeText(text, bold).outline);
    TextStyle italic = regular;
    italic.italic = true;
    QVERIFY(shapeText(text, regular).outline != shapeText(text, italic).outline);
    QVERIFY(!shapeText(text, regular).isFontMissing);
}

void TestTitle::textIsShapedWithKerning()
{
    const auto width = [](const char *text) {
        return shapeText(QString::fromUtf8(text), {}).block.width();
    };
    QVERIFY(width("AV") < width("A") + width("V") - 0.02);
    QVERIFY(std::abs(width("HH") - 2 * width("H")) < 0.02);
}

void TestTitle::linesAreAlignedWithinTheirBlock()
{
    const QString text = QStringLiteral("wwwwwwww\nl");
    TextStyle style;
    const auto secondLine = [&](TextAlign align) {
        style.align = align;
        const TextShape shape = shapeText(text, style);
        const QRectF below(shape.block.left() - 1, 0.2, shape.block.width() + 2, 10);
        QRectF ink;
        for (const QPolygonF &polygon : shape.outline.toSubpathPolygons()) {
            if (below.contains(polygon.boundingRect().center()))
                ink |= polygon.boundingRect();
        }
        return std::pair(shape.block, ink);
    };
    const auto [left, leftInk] = secondLine(TextAlign::Left);
    const auto [centre, centreInk] = secondLine(TextAlign::Centre);
    const auto [right, rightInk] = secondLine(TextAlign::Right);
    QCOMPARE(left, right);
    QVERIFY(leftInk.left() - left.left() < 0.15 && leftInk.left() > left.left());
    QVERIFY(right.right() - rightInk.right() < 0.15 && rightInk.right() < right.right());
    QVERIFY(std::abs(centreInk.center().x()) < 0.05);
}

void TestTitle::lineSpacingIsFromBaselineToBaseline()
{
    TextStyle style;
    style.lineSpacing = 1;
    const double one = shapeText(QStringLiteral("H"), style).block.height();
    QVERIFY(std::abs(shapeText(QStringLiteral("H\nH\nH"), style).block.height() - 3 * one) < 1e-9);
    style.lineSpacing = 1.5;
    const TextShape shape = shapeText(QStringLiteral("H\nH"), style);
    QVERIFY(std::abs(shape.block.height() - 2.5 * one) < 1e-9);
    const auto letters = shape.outline.toSubpathPolygons();
    QCOMPARE(letters.size(), qsizetype(2));
    QVERIFY(std::abs(letters[1].boundingRect().bottom() - letters[0].boundingRect().bottom()
                     - 1.5 * one)
            < 1e-6);
}

void TestTitle::anyLineEndIsOne()
{
    const QPainterPath expected = shapeText(QStringLiteral("a\nb    c"), {}).outline;
    for (const char *text : {"a\r\nb\tc", "a\rb    c", "a\u2028b\tc", "a\u2029b\u0007    c"}) {
        const TextShape shape = shapeText(QString::fromUtf8(text), {});
        QVERIFY(shape.outline == expected);
        QVERIFY(shape.missing.isEmpty());
    }
}

void TestTitle::aTitleLiesWhereItSays_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("middle") << 50.0 << 50.0;
    QTest::newRow("lower third") << 30.0 << 80.0;
}

void TestTitle::aTitleLiesWhereItSays()
{
    QFETCH(double, x);
    QFETCH(double, y);
    TitleSource title = titleOf("HOH");
    title.x = x;
    title.y = y;
    title.size = 20;
    const QRect ink = Sheet(title, frameOf(400, 200)).ink();
    QVERIFY(std::abs(ink.x() + ink.width() / 2.0 - 4 * x) < 1.5);
    // Capitals fill the line from its baseline up: 0.73 of the em, whose line is 1.21 high.
    QVERIFY(std::abs(ink.y() + ink.height() / 2.0 - 2 * y) < 3);
    QVERIFY(std::abs(ink.height() - 0.73 * 40) < 2);
}

void TestTitle::aTitleKeepsItsProportionsAtEverySize()
{
    TitleSource title = titleOf("Fine print\nin two lines");
    title.outlineWidth = 0.5;
    title.shadowOffset = 1;
    const SequenceSettings settings = frameOf(1920, 1080);
    const QRect full = Sheet(title, settings).ink();
    for (const double scale : {0.1, 0.5, 2.0}) {
        const auto drawing = drawTitle(title, settings, scale, false);
        QVERIFY(drawing);
        const Point corner = drawing->placement({0, 0});
        const Point end = drawing->placement(
            {double(drawing->picture.width()), double(drawing->picture.height())});
        const double slack = 2 / scale + 2; // the drawing's whole pixels
        QVERIFY(std::abs(corner.x - full.left()) < slack
                && std::abs(corner.y - full.top()) < slack);
        QVERIFY(std::abs(end.x - full.right()) < slack && std::abs(end.y - full.bottom()) < slack);
    }
}

void TestTitle::outlinesGrowOutwards()
{
    TitleSource title = titleOf("I");
    title.size = 50;
    const SequenceSettings settings = frameOf(200, 200);
    const QRect plain = Sheet(title, settings).ink();
    title.outlineWidth = 5; // 10 pixels
    title.outline = {255, 0, 0, 255};
    const Sheet outlined(title, settings);
    const QRect grown = outlined.ink();
    QVERIFY(std::abs(grown.width() - plain.width() - 20) <= 1);
    QVERIFY(std::abs(grown.height() - plain.height() - 20) <= 1);
    QCOMPARE(outlined.at(1, plain.center().x(), plain.center().y()), kOne); // white inside
    QCOMPARE(outlined.at(1, plain.left() - 5, plain.center().y()), 0.0);    // red around
    QCOMPARE(outlined.at(0, plain.left() - 5, plain.center().y()), kOne);
    QCOMPARE(outlined.at(3, plain.left() - 9, plain.top() - 9), 0.0); // round at the corner
}

void TestTitle::theShadowIsOneShapeBehindTheText()
{
    TitleSource title = titleOf("I");
    title.size = 50;
    title.outlineWidth = 4;
    title.outline = {255, 255, 255, 255};
    title.shadowOffset = 10; // 20 pixels
    title.shadow = {0, 0, 255, 128};
    const SequenceSettings settings = frameOf(200, 200);
    const Sheet sheet(title, settings);
    const double half = std::round(kOne * 128 / 255);
    int shadowed = 0;
    for (int y = 0; y < 200; ++y) {
        for (int x = 0; x < 200; ++x) {
            // Nowhere more opaque than it says, though text and outline overlap in it.
            if (sheet.at(0, x, y) == 0 && sheet.at(2, x, y) > 0) {
                QVERIFY(sheet.at(3, x, y) <= half + 300);
                shadowed += std::abs(sheet.at(3, x, y) - half) < 300 ? 1 : 0;
            }
        }
    }
    QVERIFY(shadowed > 500);
}

void TestTitle::theBoxSurroundsTheText()
{
    TitleSource title = titleOf("Box");
    title.size = 20;
    title.box = {10, 20, 30, 255};
    title.boxPadding = 5;
    const SequenceSettings settings = frameOf(400, 200);
    const QRectF block = shapeText(title.text, {title.font, title.weight, false, title.lineSpacing})
                             .block;
    const QRect ink = Sheet(title, settings).ink();
    QVERIFY(std::abs(ink.width() - (block.width() * 40 + 20)) <= 1);
    QVERIFY(std::abs(ink.height() - (block.height() * 40 + 20)) <= 1);
}

void TestTitle::coloursAreExact()
{
    TitleSource title = titleOf("█");
    title.font = QStringLiteral("DejaVu Sans");
    if (!QFontDatabase::hasFamily(title.font))
        QSKIP("needs DejaVu Sans for a character that is one full block");
    title.size = 60;
    title.colour = {200, 100, 50, 128};
    const Sheet sheet(title, frameOf(200, 200));
    const double alpha = 128 / 255.0;
    QVERIFY(std::abs(sheet.at(3, 100, 100) - kOne * alpha) <= 2);
    QVERIFY(std::abs(sheet.at(0, 100, 100) - kOne * alpha * 200 / 255) <= 2);
    QVERIFY(std::abs(sheet.at(2, 100, 100) - kOne * alpha * 50 / 255) <= 2);
}

void TestTitle::missingFontsAndCharactersAreErrors()
{
    TitleSource title = titleOf("Text");
    title.font = QStringLiteral("No Such Font");
    const auto noFont = drawTitle(title, frameOf(200, 100), 1, false);
    QVERIFY(!noFont);
    QCOMPARE(noFont.error().kind, ErrorKind::Media);
    QVERIFY(noFont.error().message.contains(QLatin1String("No Such Font")));
    const auto noCharacter = drawTitle(titleOf("a 漢 b"), frameOf(200, 100), 1, false);
    QVERIFY(!noCharacter);
    QVERIFY(noCharacter.error().message.contains(QString::fromUtf8("漢")));
    QVERIFY(drawTitle(titleOf("tab\tand no-break\u00a0space\u200b"), frameOf(200, 100), 1, false));
}

void TestTitle::inTheEditorInterStandsIn()
{
    TitleSource title = titleOf("Text");
    const auto inter = drawTitle(title, frameOf(200, 100), 1, true);
    title.font = QStringLiteral("No Such Font");
    const auto standIn = drawTitle(title, frameOf(200, 100), 1, true);
    QVERIFY(inter && standIn);
    QVERIFY(isSame(inter->picture, standIn->picture));
    const TextShape boxed = shapeText(QString::fromUtf8("a漢b😀漢"), {});
    QCOMPARE(boxed.missing, QString::fromUtf8("漢😀"));
    QVERIFY(boxed.outline == shapeText(QString::fromUtf8("a□b□□"), {}).outline);
}

void TestTitle::emptyTextDrawsNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << QStringLiteral("  \n \t ");
}

void TestTitle::emptyTextDrawsNothing()
{
    QFETCH(QString, text);
    TitleSource title;
    title.text = text;
    title.outlineWidth = title.shadowOffset = 1;
    const auto drawing = drawTitle(title, frameOf(200, 100), 1, false);
    QVERIFY(drawing);
    QVERIFY(drawing->picture.isNull());
}

void TestTitle::titlesOutsideTheFrameAreCut()
{
    TitleSource title = titleOf(
        "A very long line of text that goes on and on and on and on and on");
    title.size = 100;
    const auto drawing = drawTitle(title, frameOf(200, 100), 1, false);
    QVERIFY(drawing);
    QVERIFY(drawing->picture.width() <= 600);
    const auto huge = drawTitle(title, frameOf(16384, 8192), 4, false);
    QVERIFY(huge);
    QVERIFY(qint64(huge->picture.width()) * huge->picture.height() <= 32'000'000);
    QVERIFY(std::abs(huge->placement.xx * huge->picture.width() - 3 * 16384) < 32);
    title.x = 100000;
    const auto gone = drawTitle(title, frameOf(200, 100), 1, false);
    QVERIFY(gone && gone->picture.isNull());
}

void TestTitle::placeholdersAreOpaqueAndSayWhy()
{
    const Frame card = drawPlaceholder(QStringLiteral("Name"),
                                       QStringLiteral("the reason is long, so it is broken"), 320,
                                       180);
    QCOMPARE(card.format().alpha, AlphaMode::None);
    QCOMPARE(card.width(), 320);
    double brightest = 0;
    for (int y = 60; y < 80; ++y) {
        for (int x = 0; x < 320; ++x)
            brightest = std::max(brightest, sampleAt(card, 0, x, y));
    }
    QVERIFY(brightest > 0.8 * kOne); // the name
    QVERIFY(
        !isSame(card, drawPlaceholder(QStringLiteral("Name"), QStringLiteral("other"), 320, 180)));
    QVERIFY(!drawPlaceholder({}, {}, 1, 1).isNull());
}

WEFT_TEST_MAIN(TestTitle)
#include "tst_title.moc"
