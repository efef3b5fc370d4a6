#include "core/effects/gaussian.h"
#include "core/effects/perspective.h"

#include "tests/core/effects/rendered_effect.h"

#include <random>

using namespace weft;
using namespace weft::test;

Q_DECLARE_METATYPE(weft::Colour)
Q_DECLARE_METATYPE(weft::Compositing)
Q_DECLARE_METATYPE(weft::ColourTransfer)

/// Effects that look at other pixels.
class TestSpatialEffects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blurIsAGaussian_data();
    void blurIsAGaussian();
    void blurKeepsFlatPicturesAndTheirBorders();
    void blurOfAnInsetHasTransparentSurroundings();
    void transformsAfterABlurMoveIt();
    void aMaskBeforeABlurIsBlurred();
    void cornersGoWhereTheyAreSent_data();
    void cornersGoWhereTheyAreSent();
    void anAffinePinEqualsATransform();
    void shrinkingDoesNotAlias();
    void brokenCornersShowNothing_data();
    void brokenCornersShowNothing();
    void aKeyTakesItsColourAway_data();
    void aKeyTakesItsColourAway();
    void throughAKeyWhatIsBelowIsSeen_data();
    void throughAKeyWhatIsBelowIsSeen();
    void aKeyWithoutColourKeepsAll();
};

/// The sampled Gaussian in double precision, borders held.
static std::vector<double> slowBlur(const std::vector<double> &line, double sigma)
{
    const int size = static_cast<int>(line.size()), reach = static_cast<int>(std::ceil(8 * sigma));
    std::vector<double> blurred;
    for (int x = 0; x < size; ++x) {
        double sum = 0, total = 0;
        for (int i = -reach; i <= reach; ++i) {
            const double weight = std::exp(-i * i / (2 * sigma * sigma));
            sum += weight * line[static_cast<std::size_t>(std::clamp(x + i, 0, size - 1))];
            total += weight;
        }
        blurred.push_back(sum / total);
    }
    return blurred;
}

void TestSpatialEffects::blurIsAGaussian_data()
{
    QTest::addColumn<double>("sigma");
    for (const double sigma : {0.3, 1.0, 3.7, 4.99, 5.01, 8.0, 20.0, 77.7, 400.0})
        QTest::newRow(qPrintable(QString::number(sigma))) << sigma;
}

/// Noise, across and down.
void TestSpatialEffects::blurIsAGaussian()
{
    QFETCH(double, sigma);
    constexpr int kSize = 301, kOther = 19;
    std::mt19937 random(1);
    std::vector<double> line;
    for (int i = 0; i < kSize; ++i)
        line.push_back(i / 40 % 2 ? 1 : (random() % 1000) / 1000.0);
    const std::vector<double> expected = slowBlur(line, sigma);
    for (const bool isDown : {false, true}) {
        const int width = isDown ? kOther : kSize, height = isDown ? kSize : kOther;
        std::vector<float> from(std::size_t{kSize} * kOther), to = from;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                from[static_cast<std::size_t>(y * width + x)] = static_cast<float>(
                    line[static_cast<std::size_t>(isDown ? y : x)]);
        }
        const ShareWork alone = [](int count, const auto &work) {
            for (int i = 0; i < count; ++i)
                work(i);
        };
        gaussianBlur({from.data(), width}, {to.data(), width}, {width, height},
                     {isDown ? 0.0 : sigma, isDown ? sigma : 0.0}, alone);
        for (int i = 0; i < kSize; ++i) {
            const double value
                = to[static_cast<std::size_t>(isDown ? i * width + 7 : 7 * width + i)];
            const double distance = std::abs(value - expected[static_cast<std::size_t>(i)]);
            QVERIFY2(distance < 1e-4,
                     QByteArray::number(distance) + " at " + QByteArray::number(i));
        }
    }
}

void TestSpatialEffects::blurKeepsFlatPicturesAndTheirBorders()
{
    for (const double radius : {1.0, 20.0, 50.0}) {
        RenderedEffect e;
        e.addColour({200, 100, 50, 255}, {effectOf("blur", {{"radius", Curve(radius)}})});
        const Frame frame = e.frame();
        for (const int x : {0, 31, 63})
            COMPARE_PIXELS(pixelOf(frame, x, 35), (Rgba{200 / 255., 100 / 255., 50 / 255., 1}),
                           1e-6);
    }
}

/// Colours do not darken where alpha falls: the blur works on premultiplied levels.
void TestSpatialEffects::blurOfAnInsetHasTransparentSurroundings()
{
    RenderedEffect e;
    e.addColour({200, 100, 50, 255},
                {effectOf("transform", {{"scaleX", Curve(50)}, {"scaleY", Curve(50)}}),
                 effectOf("blur", {{"radius", Curve(5)}})});
    const Frame frame = e.frame();
    double last = 1;
    for (int x = 32; x < 54; ++x) {
        const Rgba pixel = pixelOf(frame, x, 18);
        QVERIFY(pixel[3] <= last + 1e-6);
        last = pixel[3];
        if (pixel[3] > 0.001)
            COMPARE_PIXELS(pixel, (Rgba{200 / 255., 100 / 255., 50 / 255., pixel[3]}), 1e-4);
    }
    QVERIFY(last < 0.01);
    const double edge = (pixelOf(frame, 47, 18)[3] + pixelOf(frame, 48, 18)[3]) / 2;
    QVERIFY(std::abs(edge - 0.5) < 1e-3);
}

void TestSpatialEffects::transformsAfterABlurMoveIt()
{
    const Effect bar = effectOf("crop", {{"left", Curve(25)}, {"right", Curve(50)}});
    const Effect blur = effectOf("blur", {{"radius", Curve(4)}});
    const Effect move = effectOf("transform", {{"x", Curve(12.5)}});
    RenderedEffect still, moved;
    still.addColour({255, 255, 255, 255}, {bar, blur});
    moved.addColour({255, 255, 255, 255}, {bar, blur, move});
    const Frame a = still.frame(), b = moved.frame();
    for (int x = 8; x < 64; ++x)
        QCOMPARE(sampleAt(b, 3, x, 9), sampleAt(a, 3, x - 8, 9));
}

void TestSpatialEffects::aMaskBeforeABlurIsBlurred()
{
    const Effect cut = effectOf("mask-rectangle", {});
    const Effect blur = effectOf("blur", {{"radius", Curve(5)}});
    RenderedEffect before, after;
    before.addColour({255, 255, 255, 255}, {cut, blur});
    after.addColour({255, 255, 255, 255}, {blur, cut});
    QVERIFY(sampleAt(before.frame(), 3, 15, 18) > 0.1);
    QCOMPARE(sampleAt(after.frame(), 3, 15, 18), 0.0);
}

void TestSpatialEffects::cornersGoWhereTheyAreSent_data()
{
    QTest::addColumn<QList<double>>("places");
    QTest::newRow("itself") << QList<double>{0, 0, 10, 0, 10, 5, 0, 5};
    QTest::newRow("moved") << QList<double>{3, 4, 13, 4, 13, 9, 3, 9};
    QTest::newRow("a trapezium") << QList<double>{2, 0, 8, 0, 10, 5, 0, 5};
    QTest::newRow("any") << QList<double>{1, 1, 9, -2, 12, 8, -3, 4};
    QTest::newRow("mirrored") << QList<double>{10, 0, 0, 0, 0, 5, 10, 5};
}

void TestSpatialEffects::cornersGoWhereTheyAreSent()
{
    QFETCH(QList<double>, places);
    std::array<Point, 4> corners;
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = {places[static_cast<int>(2 * i)], places[static_cast<int>(2 * i + 1)]};
    const Perspective view = Perspective::ontoCorners(10, 5, corners), back = view.inverted();
    const std::array<Point, 4> own{Point{0, 0}, Point{10, 0}, Point{10, 5}, Point{0, 5}};
    for (std::size_t i = 0; i < 4; ++i) {
        const Point there = view(own[i]), again = back(corners[i]);
        QVERIFY(std::hypot(there.x - corners[i].x, there.y - corners[i].y) < 1e-12);
        QVERIFY(std::hypot(again.x - own[i].x, again.y - own[i].y) < 1e-12);
        QVERIFY(view.w(own[i]) > 0 && back.w(corners[i]) > 0);
    }
}

static Effect pinned(const std::array<double, 8> &places)
{
    static const std::array names{"topLeftX",     "topLeftY",     "topRightX",   "topRightY",
                                  "bottomRightX", "bottomRightY", "bottomLeftX", "bottomLeftY"};
    Parameters parameters;
    for (std::size_t i = 0; i < 8; ++i)
        parameters[QString::fromLatin1(names[i])] = Curve(places[i]);
    return effectOf("corner-pin", parameters);
}

/// A pin onto a rectangle is what a transform does, but for the filter.
void TestSpatialEffects::anAffinePinEqualsATransform()
{
    RenderedEffect a, b;
    a.addColour({200, 100, 50, 255}, {pinned({25, 25, 75, 25, 75, 75, 25, 75})});
    b.addColour({200, 100, 50, 255},
                {effectOf("transform", {{"scaleX", Curve(50)}, {"scaleY", Curve(50)}})});
    const auto distance = FrameDistance::of(a.frame(), b.frame());
    QVERIFY2(distance.greatest < 1e-5, distance.toString());
}

/// Stripes of two pixels, shrunk to a quarter, become grey.
void TestSpatialEffects::shrinkingDoesNotAlias()
{
    constexpr int kSize = 128;
    std::array<std::vector<float>, 4> from, to;
    SpatialJob job;
    job.size = {kSize, kSize};
    for (std::size_t i = 0; i < 4; ++i) {
        from[i].assign(std::size_t{kSize} * kSize, 1);
        to[i].assign(std::size_t{kSize} * kSize, 0);
        for (std::size_t at = 0; i < 3 && at < from[i].size(); ++at)
            from[i][at] = at / 2 % 2 ? 1.0F : 0.0F;
        job.from[i] = {from[i].data(), kSize};
        job.to[i] = {to[i].data(), kSize};
    }
    job.share = [](int count, const std::function<void(int)> &work) {
        for (int i = 0; i < count; ++i)
            work(i);
    };
    const std::array<Point, 4> corners{Point{40, 40}, Point{72, 40}, Point{72, 72}, Point{40, 72}};
    warp(job, Perspective::ontoCorners(kSize, kSize, corners).inverted());
    for (int y = 42; y < 70; ++y) {
        for (int x = 42; x < 70; ++x)
            QVERIFY(std::abs(job.to[0].row(y)[x] - 0.5) < 0.02);
    }
    QCOMPARE(job.to[3].row(39)[50], 0.0F);
    QCOMPARE(job.to[3].row(40)[50], 1.0F);
    QCOMPARE(job.to[3].row(71)[71], 1.0F);
}

void TestSpatialEffects::brokenCornersShowNothing_data()
{
    QTest::addColumn<QList<double>>("places");
    QTest::newRow("one point") << QList<double>{50, 50, 50, 50, 50, 50, 50, 50};
    QTest::newRow("one line") << QList<double>{0, 0, 50, 50, 100, 100, 20, 20};
}

void TestSpatialEffects::brokenCornersShowNothing()
{
    QFETCH(QList<double>, places);
    std::array<double, 8> corners{};
    std::copy(places.begin(), places.end(), corners.begin());
    RenderedEffect e;
    e.addColour({200, 100, 50, 255}, {pinned(corners)});
    const Frame frame = e.frame();
    for (const int x : {0, 20, 32, 63})
        QCOMPARE(sampleAt(frame, 3, x, x / 2), 0.0);
}

void TestSpatialEffects::aKeyTakesItsColourAway_data()
{
    QTest::addColumn<Colour>("colour");
    QTest::addColumn<QList<double>>("expected"); // straight red, green, blue, and alpha
    const double grey = 100 / 255.0;
    QTest::newRow("the key") << Colour{0, 177, 64, 255} << QList<double>{0, 0, 0, 0};
    QTest::newRow("grey") << Colour{100, 100, 100, 255} << QList<double>{grey, grey, grey, 1};
    QTest::newRow("skin") << Colour{224, 172, 140, 255}
                          << QList<double>{224 / 255., 172 / 255., 140 / 255., 1};
    QTest::newRow("magenta, its opposite")
        << Colour{177, 0, 113, 255} << QList<double>{177 / 255., 0, 113 / 255., 1};
    // Half key, half a grey of its luma: half its share, between where all (0.3) and nothing (0.6)
    // is kept; without spill it is grey.
    const double luma = 0.7152 * 177 + 0.0722 * 64;
    QTest::newRow("an edge") << Colour{66, 154, 98, 255}
                             << QList<double>{luma / 255, luma / 255, luma / 255, 1 / 3.};
}

void TestSpatialEffects::aKeyTakesItsColourAway()
{
    QFETCH(Colour, colour);
    QFETCH(QList<double>, expected);
    RenderedEffect e;
    e.addColour(colour, {effectOf("chroma-key", {})});
    const Rgba pixel = pixelOf(e.frame(), 20, 20);
    const double bound = expected[3] == 0 || expected[3] == 1 ? 1e-5 : 0.02; // codes are rounded
    QVERIFY2(std::abs(pixel[3] - expected[3]) <= bound, toText(pixel));
    if (expected[3] > 0)
        COMPARE_PIXELS(pixel, (Rgba{expected[0], expected[1], expected[2], pixel[3]}),
                       std::max(bound, 1e-5));
    // The matte shows what is kept.
    RenderedEffect matte;
    matte.addColour(colour, {effectOf("chroma-key", {{"view", QStringLiteral("matte")}})});
    COMPARE_PIXELS(pixelOf(matte.frame(), 20, 20), (Rgba{pixel[3], pixel[3], pixel[3], 1}), 1e-5);
}

void TestSpatialEffects::throughAKeyWhatIsBelowIsSeen_data()
{
    QTest::addColumn<Compositing>("compositing");
    QTest::addColumn<ColourTransfer>("transfer");
    QTest::newRow("gamma") << Compositing::Gamma << ColourTransfer::Bt709;
    QTest::newRow("light") << Compositing::Linear << ColourTransfer::Bt709;
    QTest::newRow("PQ") << Compositing::Gamma << ColourTransfer::Pq;
    QTest::newRow("HLG") << Compositing::Gamma << ColourTransfer::Hlg;
}

/// Whatever pictures are mixed as, the key is the colour that was chosen.
void TestSpatialEffects::throughAKeyWhatIsBelowIsSeen()
{
    QFETCH(Compositing, compositing);
    QFETCH(ColourTransfer, transfer);
    const auto film = [&](const std::vector<Effect> &effects) {
        RenderedEffect e;
        SequenceSettings &settings = e.m.edit(e.sequence).settings;
        settings.compositing = compositing;
        settings.colour.transfer = transfer;
        if (transfer != ColourTransfer::Bt709) {
            settings.colour.primaries = ColourPrimaries::Bt2020;
            settings.colour.matrix = ColourMatrix::Bt2020;
        }
        e.addColour({200, 10, 10, 255}, {});
        e.addColour({0, 177, 64, 255}, effects);
        return pixelOf(e.frame(), 5, 30);
    };
    const Rgba below = film({effectOf("opacity", {{"opacity", Curve(0)}})});
    const Rgba above = film({});
    QVERIFY(std::abs(above[1] - below[1]) > 0.1);
    COMPARE_PIXELS(film({effectOf("chroma-key", {})}), below, 1e-4);
}

void TestSpatialEffects::aKeyWithoutColourKeepsAll()
{
    RenderedEffect e;
    e.addColour({128, 128, 128, 255},
                {effectOf("chroma-key", {{"colour", QStringLiteral("#808080")}})});
    COMPARE_PIXELS(pixelOf(e.frame(), 5, 30), (Rgba{128 / 255., 128 / 255., 128 / 255., 1}), 1e-5);
}

WEFT_TEST_MAIN(TestSpatialEffects)
#include "tst_spatial_effects.moc"
