#include "core/render/compositor.h"

#include "core/media/convert.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/support/test_main.h"

using namespace weft;
using namespace weft::test;

namespace {

/// From code values that were not rounded: half a code, and what single precision costs at the
/// given depth.
constexpr double kRounding8 = 0.502;
constexpr double kRounding10 = 0.51;

constexpr PixelFormat format(PixelLayout layout, int bits = 8, AlphaMode alpha = AlphaMode::None)
{
    return {layout,
            bits == 8    ? SampleType::U8
            : bits == 32 ? SampleType::F32
                         : SampleType::U16,
            bits, alpha};
}

constexpr PixelFormat kRgbaStraight = format(PixelLayout::Rgb, 8, AlphaMode::Straight);

ColourTags tags(ColourMatrix matrix, ColourRange range)
{
    return {matrix, ColourPrimaries::Bt709, ColourTransfer::Bt709, range};
}

ColourTags tagsFor(const PixelFormat &pixel)
{
    return pixel.isRgb() ? srgbTags() : bt709Tags();
}

Frame sourceOf(const PixelFormat &pixel, int width, int height, unsigned seed)
{
    return testFrame(pixel, width, height, tagsFor(pixel), seed);
}

PlacedPicture placed(const Frame &frame, const Affine &placement, double weight = 1)
{
    return {frame, placement, weight, false, false};
}

PlacedLayer layer(const Frame &frame, const Affine &placement = {}, double weight = 1)
{
    return {{placed(frame, placement, weight)}};
}

Affine turnedAbout(double degrees, double scale, double x, double y)
{
    return Affine::translation(-x, -y)
        .then(Affine::scaling(scale, scale))
        .then(Affine::rotation(degrees))
        .then(Affine::translation(x, y));
}

Frame render(const std::vector<PlacedLayer> &layers, const RenderTarget &target, int threads = 2)
{
    WorkPool pool(threads);
    return Compositor(pool).render(layers, target, bt709Tags());
}

#define COMPARE_WITH_SLOW(layers, target, bound) \
    do { \
        const Frame rendered = render(layers, target); \
        QVERIFY(!rendered.isNull()); \
        const SlowImage slow = slowComposite(layers, (target).width, (target).height); \
        const auto measured = FrameDistance::of(rendered, slowCodes(slow, target)); \
        QVERIFY2(measured.greatest <= (bound), measured.toString()); \
    } while (false)

} // namespace

class TestCompositor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLayoutRangeAndMatrixIsCopied_data();
    void everyLayoutRangeAndMatrixIsCopied();
    void placementsEqualTheSlowCompositor_data();
    void placementsEqualTheSlowCompositor();
    void transparentPicturesEqualTheSlowCompositor_data();
    void transparentPicturesEqualTheSlowCompositor();
    void everyOutputEqualsTheSlowCompositor_data();
    void everyOutputEqualsTheSlowCompositor();
    void transitionsAreSumsLaidOverTheRest();
    void manyLayersEqualTheSlowCompositor();
    void flatPicturesStayFlat();
    void oneColourFillsItsRectangle();
    void turnedChromaLiesWhereItsPictureLies();
    void convertingEqualsZimg_data();
    void convertingEqualsZimg();
    void scalingEqualsZimg_data();
    void scalingEqualsZimg();
    void theNumberOfThreadsDoesNotMatter();
    void nothingIsBlackOrTransparent();
    void picturesOutsideOrTooSmallAreNotSeen();
};

void TestCompositor::everyLayoutRangeAndMatrixIsCopied_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("matrix");
    QTest::addColumn<int>("range");
    QTest::addColumn<QSize>("size");
    const std::array layouts{std::pair{"4:2:0", PixelLayout::Yuv420},
                             std::pair{"4:2:2", PixelLayout::Yuv422},
                             std::pair{"4:4:0", PixelLayout::Yuv440},
                             std::pair{"4:1:1", PixelLayout::Yuv411},
                             std::pair{"4:4:4", PixelLayout::Yuv444},
                             std::pair{"grey", PixelLayout::Grey},
                             std::pair{"R'G'B'", PixelLayout::Rgb}};
    for (const auto &[name, layout] : layouts) {
        for (const int bits : {8, 10, 16}) {
            for (const ColourMatrix matrix :
                 {ColourMatrix::Bt601, ColourMatrix::Bt709, ColourMatrix::Bt2020}) {
                for (const ColourRange range : {ColourRange::Limited, ColourRange::Full}) {
                    for (const QSize size : {QSize(62, 20), QSize(257, 37)})
                        QTest::addRow("%s, %d bits, matrix %d, %s, %d wide", name, bits,
                                      int(matrix), range == ColourRange::Full ? "full" : "limited",
                                      size.width())
                            << int(layout) << bits << int(matrix) << int(range) << size;
                }
            }
        }
    }
}

void TestCompositor::everyLayoutRangeAndMatrixIsCopied()
{
    QFETCH(int, layout);
    QFETCH(int, bits);
    QFETCH(int, matrix);
    QFETCH(int, range);
    QFETCH(QSize, size);
    const PixelFormat pixel = format(static_cast<PixelLayout>(layout), bits);
    ColourTags colour = tags(static_cast<ColourMatrix>(matrix), static_cast<ColourRange>(range));
    if (pixel.isRgb())
        colour.matrix = ColourMatrix::Rgb;
    const Frame source = testFrame(pixel, size.width(), size.height(), colour, 3);
    const std::vector<PlacedLayer> layers{layer(source)};
    const RenderTarget toFloat{size.width(), size.height(), format(PixelLayout::Rgb, 32),
                               srgbTags()};
    COMPARE_WITH_SLOW(layers, toFloat, 2e-6);
    const RenderTarget back{size.width(), size.height(), pixel, colour};
    COMPARE_WITH_SLOW(layers, back, bits == 16 ? 0.6 : bits == 10 ? kRounding10 : kRounding8);
}

void TestCompositor::placementsEqualTheSlowCompositor_data()
{
    QTest::addColumn<int>("placement");
    const char *names[] = {"moved",
                           "moved by parts of pixels",
                           "halved",
                           "shrunk, odd place",
                           "enlarged",
                           "mirrored",
                           "upside down",
                           "stretched",
                           "turned 30°",
                           "turned and halved",
                           "turned and enlarged",
                           "turned 90° exactly",
                           "a sliver",
                           "larger than the frame"};
    for (int i = 0; i < static_cast<int>(std::size(names)); ++i)
        QTest::newRow(names[i]) << i;
}

static Affine placementNumber(int i)
{
    const std::vector<Affine>
        placements{Affine::translation(-13, 7),
                   Affine::translation(10.25, -3.6),
                   Affine::scaling(0.5, 0.5).then(Affine::translation(16, 9)),
                   Affine::scaling(0.37, 0.41).then(Affine::translation(9.3, 4.7)),
                   Affine::scaling(2.3, 1.9).then(Affine::translation(-31.2, -10.1)),
                   Affine::scaling(-1, 1).then(Affine::translation(64, 0)),
                   Affine::scaling(-0.8, -0.8).then(Affine::translation(58, 33)),
                   Affine::scaling(0.2, 3).then(Affine::translation(20, -30)),
                   turnedAbout(30, 1, 32, 18),
                   turnedAbout(-72, 0.5, 32, 18),
                   turnedAbout(200, 1.7, 30, 14),
                   turnedAbout(90, 0.55, 32, 18),
                   Affine::scaling(0.01, 1).then(Affine::translation(31.4, 0)),
                   Affine::scaling(4, 4).then(Affine::translation(-90, -50))};
    return placements[static_cast<std::size_t>(i)];
}

void TestCompositor::placementsEqualTheSlowCompositor()
{
    QFETCH(int, placement);
    // Turned chroma has a test of its own.
    const PixelLayout layout = placement == 11 ? PixelLayout::Yuv444 : PixelLayout::Yuv420;
    const std::vector<PlacedLayer> layers{layer(sourceOf(format(PixelLayout::Yuv420), 64, 36, 1)),
                                          layer(sourceOf(format(layout), 64, 36, 2),
                                                placementNumber(placement))};
    const RenderTarget target{64, 36, kYuv420p8, bt709Tags()};
    COMPARE_WITH_SLOW(layers, target, kRounding8);
}

void TestCompositor::transparentPicturesEqualTheSlowCompositor_data()
{
    placementsEqualTheSlowCompositor_data();
}

void TestCompositor::transparentPicturesEqualTheSlowCompositor()
{
    QFETCH(int, placement);
    const std::vector<PlacedLayer> layers{layer(sourceOf(kYuv420p8, 64, 36, 1)),
                                          layer(sourceOf(kRgbaStraight, 64, 36, 2),
                                                placementNumber(placement), 0.7)};
    const RenderTarget target{64, 36, kYuv420p8, bt709Tags()};
    COMPARE_WITH_SLOW(layers, target, kRounding8);
}

void TestCompositor::everyOutputEqualsTheSlowCompositor_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("alpha");
    const auto add = [](const char *name, PixelLayout layout, int bits, AlphaMode alpha) {
        QTest::newRow(name) << int(layout) << bits << int(alpha);
    };
    add("4:2:0", PixelLayout::Yuv420, 8, AlphaMode::None);
    add("4:2:0, 10 bits", PixelLayout::Yuv420, 10, AlphaMode::None);
    add("4:2:2", PixelLayout::Yuv422, 8, AlphaMode::None);
    add("4:4:0", PixelLayout::Yuv440, 8, AlphaMode::None);
    add("4:1:1", PixelLayout::Yuv411, 8, AlphaMode::None);
    add("4:4:4", PixelLayout::Yuv444, 8, AlphaMode::None);
    add("grey", PixelLayout::Grey, 8, AlphaMode::None);
    add("R'G'B'", PixelLayout::Rgb, 8, AlphaMode::None);
    add("R'G'B'A straight", PixelLayout::Rgb, 8, AlphaMode::Straight);
    add("R'G'B'A premultiplied", PixelLayout::Rgb, 10, AlphaMode::Premultiplied);
}

void TestCompositor::everyOutputEqualsTheSlowCompositor()
{
    QFETCH(int, layout);
    QFETCH(int, bits);
    QFETCH(int, alpha);
    const PixelFormat pixel = format(static_cast<PixelLayout>(layout), bits,
                                     static_cast<AlphaMode>(alpha));
    const std::vector<PlacedLayer> layers{layer(sourceOf(kYuv420p8, 64, 36, 1),
                                                Affine::translation(-20, 3)),
                                          layer(sourceOf(kRgbaStraight, 64, 36, 2),
                                                Affine::scaling(3.4, 0.7), 0.6)};
    // Wider than a tile and odd both ways, so that borders of tiles and chroma blocks are met.
    const RenderTarget target{515, 35, pixel, tagsFor(pixel)};
    // Straight colours of nearly transparent pixels are divided by little.
    COMPARE_WITH_SLOW(layers, target, alpha == int(AlphaMode::Straight) ? 0.55 : kRounding10);
}

void TestCompositor::transitionsAreSumsLaidOverTheRest()
{
    const Frame below = sourceOf(kYuv420p8, 64, 36, 1), a = sourceOf(kYuv420p8, 64, 36, 2);
    const Frame b = sourceOf(kRgbaStraight, 64, 36, 3);
    const RenderTarget target{64, 36, kYuv420p8, bt709Tags()};
    const PlacedLayer both{{placed(a, {}, 0.3), placed(b, turnedAbout(20, 0.8, 32, 18), 0.7)}};
    COMPARE_WITH_SLOW(std::vector{both}, target, kRounding8);
    const std::vector<PlacedLayer> layers{layer(below), both};
    COMPARE_WITH_SLOW(layers, target, kRounding8);
    const std::vector<PlacedLayer> dissolve{layer(below),
                                            {{placed(a, {}, 0.25), placed(below, {}, 0.75)}}};
    COMPARE_WITH_SLOW(dissolve, target, kRounding8);
}

void TestCompositor::manyLayersEqualTheSlowCompositor()
{
    std::vector<PlacedLayer> layers;
    for (unsigned i = 0; i < 14; ++i)
        layers.push_back(layer(sourceOf(i % 2 ? kRgbaStraight : kYuv420p8, 64, 36, i),
                               placementNumber(static_cast<int>(i) == 11 ? 0 : static_cast<int>(i)),
                               i % 3 ? 0.8 : 1));
    const RenderTarget target{300, 36, kYuv420p8, bt709Tags()};
    COMPARE_WITH_SLOW(layers, target, kRounding8);
}

void TestCompositor::flatPicturesStayFlat()
{
    const auto flat = [](int plane, int, int) { return plane == 0 ? 97 : plane == 1 ? 140 : 105; };
    const Frame frame = madeFrame(kYuv420p8, 64, 36, bt709Tags(), flat);
    for (int i = 0; i < 14; ++i) {
        const Affine placement = placementNumber(i);
        const Point middle = placement({32, 18});
        const Affine m = placement.then(Affine::translation(-middle.x, -middle.y))
                             .then(Affine::scaling(60, 60))
                             .then(Affine::translation(10, 8));
        const Frame rendered = render({layer(frame, m)}, {20, 16, kYuv420p8, bt709Tags()});
        const auto distance = FrameDistance::of(rendered,
                                                madeFrame(kYuv420p8, 20, 16, bt709Tags(), flat));
        QVERIFY2(distance.greatest == 0, QByteArray::number(i) + ": " + distance.toString());
    }
}

void TestCompositor::oneColourFillsItsRectangle()
{
    const Frame pixel = madeFrame(kRgbaStraight, 1, 1, srgbTags(),
                                  [](int plane, int, int) { return 60 + 60 * plane; });
    const std::vector<PlacedLayer> layers{layer(sourceOf(kYuv420p8, 64, 36, 1)),
                                          layer(pixel, Affine::scaling(30.5, 20).then(
                                                           Affine::translation(7.25, 3)))};
    const RenderTarget target{64, 36, kYuv420p8, bt709Tags()};
    COMPARE_WITH_SLOW(layers, target, kRounding8);
}

void TestCompositor::turnedChromaLiesWhereItsPictureLies()
{
    // Chroma that is a linear ramp, 4 codes a luma pixel across and 2 down, sampled where 4:2:0 and
    // its like have their samples, is the same ramp however it is coded.
    const auto ramp = [](int plane, double x, double y) {
        return plane == 0 ? 90 : 60 + 2.5 * x + 1.5 * y;
    };
    for (const PixelLayout layout :
         {PixelLayout::Yuv420, PixelLayout::Yuv422, PixelLayout::Yuv440, PixelLayout::Yuv411}) {
        const kernels::ChromaStep step = chromaStepOf(layout);
        const Frame coarse = madeFrame(format(layout, 16), 40, 24, bt709Tags(),
                                       [&](int plane, int x, int y) {
                                           return 256
                                                  * ramp(plane, x * step.x,
                                                         y * step.y + (step.y - 1) / 2.0);
                                       });
        const Frame fine = madeFrame(format(PixelLayout::Yuv444, 16), 40, 24, bt709Tags(),
                                     [&](int plane, int x, int y) {
                                         return 256 * ramp(plane, x, y);
                                     });
        for (const int degrees : {90, 180, 270}) {
            const Affine m = fitPlacement({40, 24, Rational(1), degrees, false}, Fit::None, 64, 64);
            const RenderTarget target{64, 64, format(PixelLayout::Yuv444), bt709Tags()};
            const Frame a = render({layer(coarse, m)}, target),
                        b = render({layer(fine, m)}, target);
            for (int y = 0; y < 64;
                 ++y) { // but for two pixels of the border, where samples are held
                for (int x = 0; x < 64; ++x) {
                    const Point p = m.inverted()({x + 0.5, y + 0.5});
                    if (p.x < 4 || p.y < 4 || p.x > 36 || p.y > 20)
                        continue;
                    QVERIFY(std::abs(sampleAt(a, 1, x, y) - sampleAt(b, 1, x, y)) <= 1);
                }
            }
        }
    }
}

void TestCompositor::convertingEqualsZimg_data()
{
    everyLayoutRangeAndMatrixIsCopied_data();
}

void TestCompositor::convertingEqualsZimg()
{
    QFETCH(int, layout);
    QFETCH(int, bits);
    QFETCH(int, matrix);
    QFETCH(int, range);
    QFETCH(QSize, size);
    const PixelFormat pixel = format(static_cast<PixelLayout>(layout), bits);
    ColourTags colour = tags(static_cast<ColourMatrix>(matrix), static_cast<ColourRange>(range));
    if (pixel.isRgb())
        colour.matrix = ColourMatrix::Rgb;
    const Frame source = testFrame(pixel, size.width(), size.height(), colour, 5);
    const PixelFormat rgb = format(PixelLayout::Rgb, 10);
    const Frame rendered = render({layer(source)}, {size.width(), size.height(), rgb, srgbTags()});
    ColourTags rgbTags = srgbTags();
    rgbTags.transfer = colour.transfer; // zimg would convert between the two; the working space
                                        // takes them as one
    const auto expected = convert(source, {rgb, rgbTags});
    QVERIFY2(expected, qPrintable(expected ? QString() : expected.error().message));
    const auto distance = FrameDistance::of(rendered, *expected);
    QVERIFY2(distance.greatest <= 1, distance.toString());
}

void TestCompositor::scalingEqualsZimg_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size :
         {QSize(32, 18), QSize(20, 11), QSize(96, 54), QSize(301, 77), QSize(64, 9)})
        QTest::addRow("%d × %d", size.width(), size.height()) << size;
}

void TestCompositor::scalingEqualsZimg()
{
    QFETCH(QSize, size);
    const PixelFormat rgb = format(PixelLayout::Rgb, 8);
    const Frame source = sourceOf(rgb, 64, 36, 4);
    const RenderTarget target{size.width(), size.height(), rgb, srgbTags()};
    const Affine m = Affine::scaling(size.width() / 64.0, size.height() / 36.0);
    const Frame rendered = render({layer(source, m)}, target);
    const auto expected = convert(source, {rgb, srgbTags(), size.width(), size.height()});
    QVERIFY(expected);
    // At its borders zimg mirrors what the compositor holds.
    for (int plane = 0; plane < 3; ++plane) {
        for (int y = 3; y < size.height() - 3; ++y) {
            for (int x = 3; x < size.width() - 3; ++x)
                QVERIFY(std::abs(sampleAt(rendered, plane, x, y) - sampleAt(*expected, plane, x, y))
                        <= 1);
        }
    }
}

void TestCompositor::theNumberOfThreadsDoesNotMatter()
{
    std::vector<PlacedLayer> layers{layer(sourceOf(kYuv420p8, 700, 90, 1))};
    for (int i = 0; i < 14; ++i)
        layers.push_back(
            layer(sourceOf(i % 2 ? kRgbaStraight : kYuv420p8, 64, 36, static_cast<unsigned>(i)),
                  placementNumber(i).then(Affine::translation(40.0 * i, 2.0 * i)), 0.7));
    const RenderTarget target{700, 90, kYuv420p8, bt709Tags()};
    const Frame one = render(layers, target, 1);
    for (const int threads : {2, 3, 8})
        QVERIFY(isSame(one, render(layers, target, threads)));
}

void TestCompositor::nothingIsBlackOrTransparent()
{
    const Frame black = render({}, {20, 10, kYuv420p8, bt709Tags()});
    QVERIFY(isSame(black, madeFrame(kYuv420p8, 20, 10, bt709Tags(),
                                    [](int plane, int, int) { return plane == 0 ? 16 : 128; })));
    const Frame clear = render({}, {20, 10, kRgbaStraight, srgbTags()});
    QVERIFY(isSame(clear,
                   madeFrame(kRgbaStraight, 20, 10, srgbTags(), [](int, int, int) { return 0; })));
}

void TestCompositor::picturesOutsideOrTooSmallAreNotSeen()
{
    const RenderTarget target{20, 10, kYuv420p8, bt709Tags()};
    const Frame black = render({}, target), source = sourceOf(kYuv420p8, 64, 36, 1);
    for (const Affine &m :
         {Affine::translation(20, 0), Affine::translation(0, -36), Affine::scaling(0, 1),
          Affine::scaling(1e-9, 1e-9), Affine{0, 0, 5, 0, 0, 5}, turnedAbout(45, 1e-7, 10, 5),
          Affine::translation(1e12, 0)})
        QVERIFY(isSame(render({layer(source, m)}, target), black));
}

WEFT_TEST_MAIN(TestCompositor)
#include "tst_compositor.moc"
