#include "core/effects/effect_table.h"

#include "tests/core/effects/rendered_effect.h"

#include <QImage>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 36;

} // namespace

/// Mattes, seen in the alpha of a white clip.
class TestMasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cropTakesAwayPartsOfPixels();
    void cropFollowsItsPicture();
    void shapesCoverTheirArea_data();
    void shapesCoverTheirArea();
    void edgesLieWhereTheyShould();
    void transformsAfterAMaskMoveIt();
    void transformsBeforeAMaskDoNot();
    void masksMultiply();
    void colourIsLeftAlone();
    void featherIsSmoothAndAsWide_data();
    void featherIsSmoothAndAsWide();
    void holesAndOverlapsInOutlines();
    void anOutlineOfLinesIsExact();
    void aPictureKeepsByItsLumaOrAlpha();
    void aMissingPictureIsAnErrorThatSaysWhere();
    void inAnAdjustmentTheySayWhere();
    void aMaskedBlurIsRegional();
    void aCropInAnAdjustmentStaysThroughABlur();
};

static Effect mask(const char *type, Parameters parameters, bool isInverted = false)
{
    parameters[QStringLiteral("invert")] = isInverted;
    return effectOf(type, parameters);
}

static Frame masked(const std::vector<Effect> &effects, int width = kWidth, int height = kHeight)
{
    RenderedEffect e(width, height);
    e.addColour({255, 255, 255, 255}, effects);
    return e.frame();
}

static double keptAt(const Frame &frame, int x, int y)
{
    return sampleAt(frame, 3, x, y);
}

static double keptArea(const Frame &frame)
{
    double area = 0;
    for (int y = 0; y < frame.height(); ++y) {
        for (int x = 0; x < frame.width(); ++x)
            area += keptAt(frame, x, y);
    }
    return area;
}

void TestMasks::cropTakesAwayPartsOfPixels()
{
    const Frame frame = masked({effectOf("crop", {{"left", Curve(100 * 8.25 / kWidth)},
                                                  {"right", Curve(25)},
                                                  {"top", Curve(50)},
                                                  {"bottom", Curve(100 * 0.5 / kHeight)}})});
    QVERIFY(std::abs(keptAt(frame, 8, 20) - 0.75) < 1e-6);
    QCOMPARE(keptAt(frame, 7, 20), 0.0);
    QCOMPARE(keptAt(frame, 9, 20), 1.0);
    QCOMPARE(keptAt(frame, 47, 20), 1.0);
    QCOMPARE(keptAt(frame, 48, 20), 0.0);
    QCOMPARE(keptAt(frame, 20, 17), 0.0);
    QVERIFY(std::abs(keptAt(frame, 20, 35) - 0.5) < 1e-6);
    QVERIFY(std::abs(keptArea(frame) - (48 - 8.25) * 17.5) < 1e-3);
}

/// Percent are the picture's, wherever it has been moved: before the crop or after it.
void TestMasks::cropFollowsItsPicture()
{
    const Effect half = effectOf("transform", {{"scaleX", Curve(50)}, {"scaleY", Curve(50)}});
    const Effect left = effectOf("crop", {{"left", Curve(50)}});
    QVERIFY(isSame(masked({half, left}), masked({left, half})));
    QVERIFY(std::abs(keptArea(masked({left, half})) - 16 * 18) < 1e-3);
}

void TestMasks::shapesCoverTheirArea_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::addColumn<double>("rotation");
    QTest::addColumn<double>("roundness");
    QTest::newRow("rectangle") << "mask-rectangle" << 40.0 << 50.0 << 0.0 << 0.0;
    QTest::newRow("turned rectangle") << "mask-rectangle" << 40.0 << 50.0 << 33.0 << 0.0;
    QTest::newRow("rounded rectangle") << "mask-rectangle" << 60.0 << 70.0 << 0.0 << 60.0;
    QTest::newRow("turned rounded rectangle") << "mask-rectangle" << 60.0 << 60.0 << 20.0 << 100.0;
    QTest::newRow("ellipse") << "mask-ellipse" << 80.0 << 60.0 << 0.0 << 0.0;
    QTest::newRow("turned ellipse") << "mask-ellipse" << 50.0 << 60.0 << 70.0 << 0.0;
}

void TestMasks::shapesCoverTheirArea()
{
    QFETCH(QString, type);
    QFETCH(double, width);
    QFETCH(double, height);
    QFETCH(double, rotation);
    QFETCH(double, roundness);
    Parameters parameters{{"width", Curve(width)},
                          {"height", Curve(height)},
                          {"rotation", Curve(rotation)}};
    if (roundness > 0)
        parameters["roundness"] = Curve(roundness);
    const double w = width / 100 * 160, h = height / 100 * 90;
    const double radius = roundness / 100 * std::min(w, h) / 2;
    const double pi = std::acos(-1.0);
    const double area = type == QLatin1String("mask-ellipse") ? pi * w * h / 4
                                                              : w * h - (4 - pi) * radius * radius;
    for (const bool isInverted : {false, true}) {
        const Frame frame = masked({mask(qPrintable(type), parameters, isInverted)}, 160, 90);
        const double kept = isInverted ? 160 * 90 - keptArea(frame) : keptArea(frame);
        QVERIFY2(std::abs(kept - area) < 0.002 * area,
                 QByteArray::number(kept) + " instead of " + QByteArray::number(area));
    }
}

void TestMasks::edgesLieWhereTheyShould()
{
    const Parameters place{{"x", Curve(25)},
                           {"y", Curve(-25)},
                           {"width", Curve(25)},
                           {"height", Curve(50)}};
    const Frame frame = masked({mask("mask-rectangle", place)}); // 40 to 56 × 0 to 18
    for (const auto &[x, kept] : {std::pair{39, 0.0}, {40, 1.0}, {55, 1.0}, {56, 0.0}})
        QCOMPARE(keptAt(frame, x, 9), kept);
    for (const auto &[y, kept] : {std::pair{0, 1.0}, {17, 1.0}, {18, 0.0}})
        QCOMPARE(keptAt(frame, 48, y), kept);
    const Frame ellipse = masked({mask("mask-ellipse", place)});
    QVERIFY(keptAt(ellipse, 48, 9) == 1 && keptAt(ellipse, 40, 0) == 0);
    QVERIFY(keptAt(ellipse, 40, 9) > 0.5 && keptAt(ellipse, 39, 9) < 0.01);
}

void TestMasks::transformsAfterAMaskMoveIt()
{
    const Effect cut = mask("mask-rectangle", {{"width", Curve(50)}, {"height", Curve(50)}});
    const Effect move = effectOf("transform", {{"x", Curve(12.5)}, {"scaleX", Curve(50)}});
    const Frame frame = masked({cut, move}); // 32 to 48
    for (const auto &[x, kept] : {std::pair{31, 0.0}, {32, 1.0}, {47, 1.0}, {48, 0.0}})
        QCOMPARE(keptAt(frame, x, 18), kept);
}

void TestMasks::transformsBeforeAMaskDoNot()
{
    const Effect cut = mask("mask-rectangle", {{"width", Curve(50)}, {"height", Curve(50)}});
    const Effect move = effectOf("transform", {{"x", Curve(12.5)}});
    const Frame frame = masked({move, cut}); // 16 to 48
    for (const auto &[x, kept] : {std::pair{15, 0.0}, {16, 1.0}, {47, 1.0}, {48, 0.0}})
        QCOMPARE(keptAt(frame, x, 18), kept);
}

void TestMasks::masksMultiply()
{
    const Effect left = effectOf("crop", {{"right", Curve(50)}});
    const Effect top = effectOf("crop", {{"bottom", Curve(50)}});
    QVERIFY(std::abs(keptArea(masked({left, top})) - 32 * 18) < 1e-3);
}

void TestMasks::colourIsLeftAlone()
{
    RenderedEffect e;
    e.addColour({200, 100, 50, 255}, {mask("mask-ellipse", {{"feather", Curve(60)}}),
                                      effectOf("contrast", {{"contrast", Curve(50)}})});
    for (int x = 20; x < 44; ++x) {
        const Rgba pixel = pixelOf(e.frame(), x, 12);
        COMPARE_PIXELS(pixel,
                       (Rgba{100 / 255. + 0.25, 50 / 255. + 0.25, 25 / 255. + 0.25, pixel[3]}),
                       1e-5);
    }
}

void TestMasks::featherIsSmoothAndAsWide_data()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("rectangle") << "mask-rectangle";
    QTest::newRow("ellipse") << "mask-ellipse";
    QTest::newRow("outline") << "mask-bezier";
}

/// Half is kept on the edge; a feather reaches half its width to each side (an outline's a little
/// farther, being Gaussian).
void TestMasks::featherIsSmoothAndAsWide()
{
    QFETCH(QString, type);
    constexpr int kSide = 200;
    Parameters parameters{{"feather", Curve(20)}};
    if (type == QLatin1String("mask-bezier"))
        parameters["path"] = QStringLiteral("M 25 25 H 75 V 75 H 25 Z");
    const Frame frame = masked({mask(qPrintable(type), parameters)}, kSide, kSide);
    const int edge = 50, half = 20, row = 100;
    const double middle = (keptAt(frame, edge - 1, row) + keptAt(frame, edge, row)) / 2;
    QVERIFY2(std::abs(middle - 0.5) < 0.003, QByteArray::number(middle));
    QVERIFY(keptAt(frame, edge - half - 2, row) < 0.04);
    QVERIFY(keptAt(frame, edge + half + 1, row) > 0.96);
    QVERIFY(keptAt(frame, edge - half / 2, row) > 0.1);
    for (int x = 1; x < 100; ++x) {
        const double rise = keptAt(frame, x, row) - keptAt(frame, x - 1, row);
        QVERIFY(rise >= -1e-6 && rise < 1.6 / (2 * half));
    }
}

void TestMasks::holesAndOverlapsInOutlines()
{
    const auto area = [](const char *path) {
        return keptArea(masked({mask("mask-bezier", {{"path", QString::fromLatin1(path)}})}));
    };
    const double frame = kWidth * kHeight;
    QVERIFY(std::abs(area("M 25 25 H 75 V 75 H 25 Z") - frame / 4) < 1e-3);
    QVERIFY(std::abs(area("M 0 0 H 100 V 100 H 0 Z M 25 25 V 75 H 75 V 25 Z") - frame * 0.75)
            < 1e-3);
    QVERIFY(std::abs(area("M 0 0 H 50 V 100 H 0 Z M 25 0 H 100 V 100 H 25 Z") - frame) < 1e-3);
    QVERIFY(std::abs(area("M -50 -50 H 50 V 150 H -50 Z") - frame / 2) < 1e-3);
    const double circle = area("M 50 0 C 77.6142375 0 100 22.3857625 100 50 C 100 77.6142375 "
                               "77.6142375 100 50 100 C 22.3857625 100 0 77.6142375 0 50 C 0 "
                               "22.3857625 22.3857625 0 50 0 Z");
    QVERIFY(std::abs(circle - frame * std::acos(-1.0) / 4) < 0.001 * frame);
}

/// Against the area of a triangle cut with each pixel, by a grid of 64 × 64 points.
void TestMasks::anOutlineOfLinesIsExact()
{
    const Frame frame = masked(
        {mask("mask-bezier", {{"path", QStringLiteral("M 10 20 L 90 35 L 40 90 Z")}})});
    const std::array<Point, 3> corners{Point{6.4, 7.2}, Point{57.6, 12.6}, Point{25.6, 32.4}};
    const auto isInside = [&](double x, double y) {
        for (std::size_t i = 0; i < 3; ++i) {
            const Point &a = corners[i], &b = corners[(i + 1) % 3];
            if ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < 0)
                return false;
        }
        return true;
    };
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            int inside = 0;
            for (int i = 0; i < 64 * 64; ++i)
                inside += isInside(x + (i % 64 + 0.5) / 64, y + (i / 64 + 0.5) / 64);
            const double kept = keptAt(frame, x, y);
            QVERIFY2(std::abs(kept - inside / 4096.0) < 0.01, QByteArray::number(x) + ' '
                                                                  + QByteArray::number(y) + ": "
                                                                  + QByteArray::number(kept));
        }
    }
}

void TestMasks::aPictureKeepsByItsLumaOrAlpha()
{
    QTemporaryDir folder;
    QImage image(kWidth, kHeight, QImage::Format_ARGB32);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x)
            image.setPixel(x, y, qRgba(4 * x, 4 * x, 4 * x, x < 32 ? 255 : 51));
    }
    const QString path = folder.filePath(QStringLiteral("matte.png"));
    QVERIFY(image.save(path));
    const auto kept = [&](const char *channel, bool isInverted) {
        RenderedEffect e;
        const MediaId media = e.m.addMedia(videoInfo(kWidth, kHeight), path);
        e.addColour({255, 255, 255, 255},
                    {mask("mask-image",
                          {{"image", media}, {"channel", QString::fromLatin1(channel)}},
                          isInverted)});
        return e.frame();
    };
    const Frame luma = kept("luma", false), alpha = kept("alpha", false);
    QVERIFY(std::abs(keptAt(luma, 16, 9) - 64 / 255.) < 1e-5);
    QVERIFY(std::abs(keptAt(luma, 40, 9) - 160 / 255. * 0.2) < 1e-5); // over nothing
    QVERIFY(std::abs(keptAt(alpha, 16, 9) - 1) < 1e-5);
    QVERIFY(std::abs(keptAt(alpha, 40, 9) - 0.2) < 1e-5);
    QVERIFY(std::abs(keptAt(kept("alpha", true), 40, 9) - 0.8) < 1e-5);
}

void TestMasks::aMissingPictureIsAnErrorThatSaysWhere()
{
    RenderedEffect e;
    const MediaId media = e.m.addMedia(videoInfo(kWidth, kHeight));
    e.addColour({255, 255, 255, 255}, {mask("mask-image", {{"image", media}})});
    const auto frame = Renderer(e.m.snapshot(), e.sequence, e.m.map).frame(0);
    QVERIFY(!frame);
    QCOMPARE(frame.error().kind, ErrorKind::Media);
    QVERIFY2(frame.error().message.contains(QStringLiteral("V1"))
                 && frame.error().message.contains(QStringLiteral("gone.mp4")),
             qPrintable(frame.error().message));
    RenderOptions editing;
    editing.missing = RenderOptions::Missing::Placeholder;
    QVERIFY(Renderer(e.m.snapshot(), e.sequence, e.m.map, editing).frame(0));
}

/// Inside the mask the adjusted picture, outside the untouched one, and nothing gets transparent.
void TestMasks::inAnAdjustmentTheySayWhere()
{
    RenderedEffect e;
    e.addColour({200, 100, 50, 255}, {});
    e.add(clipOf(AdjustmentSource{}, 10),
          {mask("mask-rectangle", {{"width", Curve(50.0 + 100.0 / kWidth)}}),
           effectOf("contrast", {{"contrast", Curve(0)}})});
    const Frame frame = e.frame();
    const Rgba below{200 / 255., 100 / 255., 50 / 255., 1}, grey{0.5, 0.5, 0.5, 1};
    Rgba half{};
    for (std::size_t c = 0; c < 4; ++c)
        half[c] = (below[c] + grey[c]) / 2;
    COMPARE_PIXELS(pixelOf(frame, 32, 18), grey, 1e-6);
    COMPARE_PIXELS(pixelOf(frame, 5, 18), below, 1e-6);
    COMPARE_PIXELS(pixelOf(frame, 15, 18), half, 1e-6); // the edge is in the middle of a pixel
}

/// A mask before or after a blur in an adjustment: the same region, sharp at its edge.
void TestMasks::aMaskedBlurIsRegional()
{
    const Effect blur = effectOf("blur", {{"radius", Curve(10)}});
    const Effect region = mask("mask-rectangle", {{"width", Curve(50)}, {"height", Curve(200)}});
    const auto scene = [](const std::vector<Effect> &effects) {
        RenderedEffect e;
        e.addColour({0, 0, 0, 255}, {});
        e.addColour({255, 255, 255, 255}, {effectOf("crop", {{"bottom", Curve(50)}})});
        if (!effects.empty())
            e.add(clipOf(AdjustmentSource{}, 10), effects);
        return e.frame();
    };
    const Frame regional = scene({region, blur}), blurred = scene({blur}), plain = scene({});
    QVERIFY(isSame(regional, scene({blur, region})));
    QVERIFY(!isSame(blurred, plain));
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x)
            COMPARE_PIXELS(pixelOf(regional, x, y),
                           pixelOf(x >= 16 && x < 48 ? blurred : plain, x, y), 1e-6);
    }
}

/// Whether the blur does something or is taken out as doing nothing.
void TestMasks::aCropInAnAdjustmentStaysThroughABlur()
{
    const auto scene = [](double radius) {
        RenderedEffect e;
        e.addColour({200, 100, 50, 255}, {});
        e.add(clipOf(AdjustmentSource{}, 10),
              {effectOf("transform", {{"scaleX", Curve(50)}}),
               effectOf("crop", {{"left", Curve(50)}}),
               effectOf("blur", {{"radius", Curve(radius)}}),
               effectOf("brightness", {{"brightness", Curve(10)}})});
        return e.frame();
    };
    const Frame still = scene(0), blurred = scene(0.001);
    const auto distance = FrameDistance::of(still, blurred);
    QVERIFY2(distance.greatest < 1e-5, distance.toString());
    COMPARE_PIXELS(pixelOf(still, 31, 9), (Rgba{200 / 255., 100 / 255., 50 / 255., 1}), 1e-6);
    COMPARE_PIXELS(pixelOf(still, 33, 9),
                   (Rgba{200 / 255. + 0.1, 100 / 255. + 0.1, 50 / 255. + 0.1, 1}), 1e-6);
}

WEFT_TEST_MAIN(TestMasks)
#include "tst_masks.moc"
