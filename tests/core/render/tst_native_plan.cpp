#include "core/render/native_plan.h"

#include "tests/core/render/slow_compositor.h"
#include "tests/support/test_main.h"

#include <cmath>

using namespace weft;
using namespace weft::test;

namespace {

const RenderTarget kTarget{64, 36, kYuv420p8, bt709Tags()};

Frame picture(unsigned seed, const PixelFormat &format = kYuv420p8,
              const ColourTags &colour = bt709Tags())
{
    return testFrame(format, 64, 36, colour, seed);
}

PlacedLayer layer(const Frame &frame, double weight = 1, const Affine &placement = {})
{
    return {{{frame, placement, weight, false, false}}};
}

PlacedLayer transition(const Frame &a, const Frame &b, double mix)
{
    return {{{a, {}, 1 - mix, false, false}, {b, {}, mix, false, false}}};
}

Frame renderFloat(const std::vector<PlacedLayer> &layers, const RenderTarget &target)
{
    WorkPool pool(1);
    return Compositor(pool).render(layers, target, target.colour);
}

Frame renderPlan(const std::vector<PlacedLayer> &layers, const RenderTarget &target,
                 int threads = 2)
{
    WorkPool pool(threads);
    return isNative(layers, target, target.colour) ? NativeCompositor(pool).render(layers, target)
                                                   : Frame();
}

} // namespace

class TestNativePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFullPicturePassesUntouched_data();
    void oneFullPicturePassesUntouched();
    void whatPlanesCannotExpressIsNotNative_data();
    void whatPlanesCannotExpressIsNotNative();
    void gainsOfColoursAreNotNativeInRgb();
    void mixesAreRoundedOnce();
    void bothPlansAgreeWithinOneLumaCode_data();
    void bothPlansAgreeWithinOneLumaCode();
    void bothPlansPlacePicturesAlike_data();
    void bothPlansPlacePicturesAlike();
    void coveredLayersAreNotEvenLookedAt();
    void coloursAreMixedAsCodes_data();
    void coloursAreMixedAsCodes();
    void nothingIsBlack();
    void theNumberOfThreadsDoesNotMatter();
};

void TestNativePlan::oneFullPicturePassesUntouched_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<int>("bits");
    QTest::newRow("4:2:0") << int(PixelLayout::Yuv420) << 8;
    QTest::newRow("4:2:0, 10 bits") << int(PixelLayout::Yuv420) << 10;
    QTest::newRow("4:2:2") << int(PixelLayout::Yuv422) << 8;
    QTest::newRow("4:4:4") << int(PixelLayout::Yuv444) << 8;
    QTest::newRow("R'G'B'") << int(PixelLayout::Rgb) << 8;
}

void TestNativePlan::oneFullPicturePassesUntouched()
{
    QFETCH(int, layout);
    QFETCH(int, bits);
    const PixelFormat format{static_cast<PixelLayout>(layout),
                             bits == 8 ? SampleType::U8 : SampleType::U16, bits, AlphaMode::None};
    const ColourTags colour = format.isRgb() ? rgbTagsOf(bt709Tags()) : bt709Tags();
    const RenderTarget target{64, 36, format, colour};
    const Frame source = picture(1, format, colour);
    const Frame rendered = renderPlan({layer(source)}, target);
    QVERIFY(isSame(rendered, source));
    QCOMPARE(rendered.plane(0).data, source.plane(0).data); // not even copied
    // Its own tags may say less: BT.709 is understood.
    ColourTags untagged;
    untagged.matrix = colour.matrix;
    untagged.range = colour.range;
    QVERIFY(!renderPlan({layer(source.withColour(untagged))}, target).isNull());
}

void TestNativePlan::whatPlanesCannotExpressIsNotNative_data()
{
    QTest::addColumn<int>("change");
    const char *names[] = {"another matrix", "grey",         "transparent",      "floats",
                           "turned a bit",   "turning",      "a blend mode",     "a matte",
                           "another effect", "R'G'B' codes", "another transfer", "turned 4:1:1"};
    for (int i = 0; i < static_cast<int>(std::size(names)); ++i)
        QTest::newRow(names[i]) << i;
}

void TestNativePlan::whatPlanesCannotExpressIsNotNative()
{
    QFETCH(int, change);
    ColourTags bt601 = bt709Tags(), pq = bt709Tags();
    bt601.matrix = ColourMatrix::Bt601;
    pq.transfer = ColourTransfer::Pq;
    const auto format = [](PixelLayout layout, AlphaMode alpha = AlphaMode::None) {
        return PixelFormat{layout, SampleType::U8, 8, alpha};
    };
    PlacedLayer turning = layer(picture(1)), blended = turning, matte = turning, other = turning;
    turning.pictures[0].isTurning = true;
    blended.pictures[0].blend = kernels::BlendMode::Screen;
    matte.pictures[0].effects.mattes.push_back([](const MatteArea &) {});
    other.pictures[0].effects.areGains = false;
    const PixelFormat floats{PixelLayout::Yuv420, SampleType::F32, 32, AlphaMode::None};
    const std::vector<PlacedLayer> changed{layer(picture(1).withColour(bt601)),
                                           layer(picture(1, format(PixelLayout::Grey))),
                                           layer(picture(1, format(PixelLayout::Yuv420,
                                                                   AlphaMode::Straight))),
                                           layer(picture(1, floats)),
                                           layer(picture(1), 1, Affine::rotation(10)),
                                           turning,
                                           blended,
                                           matte,
                                           other,
                                           layer(picture(1, format(PixelLayout::Rgb), srgbTags())),
                                           layer(picture(1).withColour(pq)),
                                           layer(picture(1, format(PixelLayout::Yuv411)), 1,
                                                 Affine::rotation(90))};
    QVERIFY(isNative({layer(picture(1))}, kTarget, bt709Tags()));
    QVERIFY(!isNative({changed[static_cast<std::size_t>(change)]}, kTarget, bt709Tags()));
    QVERIFY(!isNative({layer(picture(2)), changed[static_cast<std::size_t>(change)]}, kTarget,
                      bt709Tags()));
}

void TestNativePlan::gainsOfColoursAreNotNativeInRgb()
{
    const PixelFormat rgb{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    const RenderTarget target{64, 36, rgb, srgbTags()};
    PlacedLayer gained = layer(picture(1, rgb, srgbTags()));
    gained.pictures[0].effects.pointwise = {kernels::LevelGain{1.5, 0.1, 1.5}};
    QVERIFY(isNative({gained}, target, target.colour));
    gained.pictures[0].effects.pointwise = {kernels::LevelGain{1, 0, 1.5}};
    QVERIFY(!isNative({gained}, target, target.colour));
}

void TestNativePlan::mixesAreRoundedOnce()
{
    const Frame a = picture(1), b = picture(2);
    for (const double mix : {0.05, 0.3, 0.5, 0.95}) {
        const Frame mixed = renderPlan({transition(a, b, mix)}, kTarget);
        std::vector<std::vector<double>> exact(3);
        for (int plane = 0; plane < 3; ++plane) {
            for (int y = 0; y < a.plane(plane).height; ++y) {
                for (int x = 0; x < a.plane(plane).width; ++x)
                    exact[static_cast<std::size_t>(plane)].push_back(
                        sampleAt(a, plane, x, y) * (1 - mix) + sampleAt(b, plane, x, y) * mix);
            }
        }
        const auto distance = FrameDistance::of(mixed, exact);
        QVERIFY2(distance.greatest <= 0.504, distance.toString());
    }
}

void TestNativePlan::bothPlansAgreeWithinOneLumaCode_data()
{
    oneFullPicturePassesUntouched_data();
}

void TestNativePlan::bothPlansAgreeWithinOneLumaCode()
{
    QFETCH(int, layout);
    QFETCH(int, bits);
    const PixelFormat format{static_cast<PixelLayout>(layout),
                             bits == 8 ? SampleType::U8 : SampleType::U16, bits, AlphaMode::None};
    ColourTags colour = format.isRgb() ? rgbTagsOf(bt709Tags()) : bt709Tags();
    // Soft chroma: going up and down once more blurs what is sharp in it.
    const auto soft = [&](unsigned seed) {
        return madeFrame(format, 64, 36, colour, [&](int plane, int x, int y) -> double {
            const int unit = 1 << (bits - 8);
            return plane == 0 ? unit * ((x * 37 + y * 91 + seed * 50) % 220 + 16)
                              : unit * 60 + x * 1.5 + y * seed;
        });
    };
    const Frame a = soft(1), b = soft(2);
    for (const bool full : {false, true}) {
        if (!format.isRgb())
            colour.range = full ? ColourRange::Full : ColourRange::Limited;
        const Frame from = a.withColour(colour), to = b.withColour(colour);
        const RenderTarget target{64, 36, format, colour};
        const std::vector<std::vector<PlacedLayer>> all{{layer(from)},
                                                        {layer(from, 0.3)},
                                                        {layer(from), layer(to, 0.6)},
                                                        {layer(from, 0.5), layer(to, 0.25)},
                                                        {layer(to), transition(from, to, 0.75)},
                                                        {{{{from, {}, 0.25}, {to, {}, 0.5}}}},
                                                        {transition(from, to, 0.125)}};
        for (const auto &layers : all) {
            const auto distance = FrameDistance::of(renderPlan(layers, target),
                                                    renderFloat(layers, target));
            QVERIFY2(distance.greatest <= 1, distance.toString());
        }
    }
}

namespace {

/// Luma with edges; chroma that changes slowly, so that how it is filtered hardly matters.
Frame softFrame(const PixelFormat &format, int width, int height, const ColourTags &colour,
                unsigned seed)
{
    const int unit = 1 << (format.bitDepth - 8);
    return madeFrame(format, width, height, colour, [&](int plane, int x, int y) -> double {
        if (plane == 0 || format.isRgb())
            return unit * ((x / 3 * 37 + y / 2 * 91 + seed * 50) % 200 + 25);
        const int columns = width / format.planeWidth(plane, width);
        const int rows = height / format.planeHeight(plane, height);
        return unit * (100 + 0.3 * x * columns + 0.4 * y * rows + seed);
    });
}

PixelFormat yuv(PixelLayout layout, int bits)
{
    return {layout, bits == 8 ? SampleType::U8 : SampleType::U16, bits, AlphaMode::None};
}

} // namespace

void TestNativePlan::bothPlansPlacePicturesAlike_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("isFull");
    QTest::addColumn<QList<double>>("placement"); // xx, xy, dx, yx, yy, dy
    const auto row = [](const char *name, const Affine &m, PixelLayout layout = PixelLayout::Yuv420,
                        int bits = 8, bool isFull = false) {
        QTest::newRow(name) << int(layout) << bits << isFull
                            << QList<double>{m.xx, m.xy, m.dx, m.yx, m.yy, m.dy};
    };
    row("moved evenly", Affine::translation(4, -6));
    row("moved oddly", Affine::translation(-3, 5));
    row("moved by parts", Affine::translation(3.25, -2.5));
    row("shrunk", Affine::scaling(0.4, 0.35).then(Affine::translation(7, 9)));
    row("shrunk to parts of pixels",
        Affine::scaling(0.41, 0.37).then(Affine::translation(7.3, 9.6)));
    row("enlarged", Affine::scaling(1.7, 1.3).then(Affine::translation(-10.2, -3)));
    row("mirrored", Affine::scaling(-1, 1).then(Affine::translation(64, 0)));
    row("turned clockwise", Affine::rotation(90).then(Affine::translation(50, -14)));
    row("turned back", Affine::rotation(270).then(Affine::translation(14, 50)));
    row("upside down", Affine::rotation(180).then(Affine::translation(64, 36)));
    row("10 bits", {}, PixelLayout::Yuv420, 10);
    row("12 bits, shrunk", Affine::scaling(0.5, 0.5), PixelLayout::Yuv422, 12);
    row("4:2:2", {}, PixelLayout::Yuv422);
    row("4:4:4", {}, PixelLayout::Yuv444);
    row("4:4:0", {}, PixelLayout::Yuv440);
    row("4:1:1", {}, PixelLayout::Yuv411);
    row("4:2:2 turned", Affine::rotation(90).then(Affine::translation(50, -14)),
        PixelLayout::Yuv422);
    row("full range", {}, PixelLayout::Yuv420, 8, true);
    row("full range, 10 bits, 4:4:4, enlarged", Affine::scaling(2, 2), PixelLayout::Yuv444, 10,
        true);
}

/// Chroma may differ by what going up and down once more does to its gentle slope at a picture's
/// borders.
void TestNativePlan::bothPlansPlacePicturesAlike()
{
    QFETCH(int, layout);
    QFETCH(int, bits);
    QFETCH(bool, isFull);
    QFETCH(QList<double>, placement);
    ColourTags colour = bt709Tags();
    if (isFull)
        colour.range = ColourRange::Full;
    const Affine m{placement[0], placement[1], placement[2],
                   placement[3], placement[4], placement[5]};
    const PixelFormat format = yuv(static_cast<PixelLayout>(layout), bits);
    const Frame below = softFrame(kYuv420p8, 64, 36, bt709Tags(), 1);
    const Frame first = softFrame(format, 64, 36, colour, 2);
    const Frame second = softFrame(format, 64, 36, colour, 3);
    PlacedPicture gained{first, m, 0.7};
    gained.effects.pointwise = {kernels::LevelGain{1.2, -0.05, 0.8}};
    const PlacedLayer dissolve{{{first, m, 0.3}, {second, m, 0.7}}};
    for (const PixelFormat &output :
         {kYuv420p8, yuv(PixelLayout::Yuv422, 10), yuv(PixelLayout::Yuv444, 8)}) {
        const RenderTarget target{64, 36, output, bt709Tags()};
        const std::vector<std::vector<PlacedLayer>> all{{layer(first, 1, m)},
                                                        {layer(below), layer(first, 0.5, m)},
                                                        {layer(below), {{gained}}},
                                                        {dissolve},
                                                        {layer(below), dissolve,
                                                         layer(second, 0.1, m)}};
        for (const auto &layers : all) {
            const Frame native = renderPlan(layers, target), full = renderFloat(layers, target);
            QVERIFY(!native.isNull());
            const int unit = 1 << (output.bitDepth - 8);
            const auto luma = FrameDistance::ofPlane(native, full, 0);
            QVERIFY2(luma.greatest <= 1, luma.toString());
            for (int plane = 1; plane < 3; ++plane) {
                const auto chroma = FrameDistance::ofPlane(native, full, plane);
                QVERIFY2(chroma.greatest <= 4 * unit, chroma.toString());
            }
        }
    }
}

void TestNativePlan::coveredLayersAreNotEvenLookedAt()
{
    const Frame top = picture(1);
    // A picture without samples would crash whoever reads it.
    const Frame unreadable(kYuv420p8, 64, 36, bt709Tags(), {}, nullptr);
    QVERIFY(
        isSame(renderPlan({layer(unreadable), layer(unreadable, 0.5), layer(top)}, kTarget), top));
    const Frame mixed = renderPlan({layer(unreadable), transition(top, picture(2), 0.5)}, kTarget);
    QVERIFY(isSame(mixed, renderPlan({transition(top, picture(2), 0.5)}, kTarget)));
}

void TestNativePlan::coloursAreMixedAsCodes_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<int>("bits");
    QTest::newRow("4:2:0") << int(PixelLayout::Yuv420) << 8;
    QTest::newRow("4:2:2, 10 bits") << int(PixelLayout::Yuv422) << 10;
    QTest::newRow("R'G'B'") << int(PixelLayout::Rgb) << 8;
}

/// One colour over the whole frame takes part in a mix, below, above or alone.
void TestNativePlan::coloursAreMixedAsCodes()
{
    QFETCH(int, layout);
    QFETCH(int, bits);
    const PixelFormat format{static_cast<PixelLayout>(layout),
                             bits == 8 ? SampleType::U8 : SampleType::U16, bits, AlphaMode::None};
    const ColourTags colour = format.isRgb() ? srgbTags() : bt709Tags();
    const RenderTarget target{64, 36, format, colour};
    const PixelFormat fine{format.isRgb() ? PixelLayout::Rgb : PixelLayout::Yuv444, SampleType::U16,
                           16, AlphaMode::None};
    const Frame pixel = madeFrame(fine, 1, 1, colour,
                                  [](int plane, int, int) { return 20'010 + 9'000 * plane; });
    const Affine whole = Affine::scaling(64, 36);
    const Frame film = picture(3, format, colour);
    const auto compare = [&](const std::vector<PlacedLayer> &layers) {
        const Frame native = renderPlan(layers, target);
        QVERIFY(!native.isNull());
        // Chroma of films differs by more: plan F brings it to every pixel and back.
        const auto distance = FrameDistance::of(native, renderFloat(layers, target));
        QVERIFY2(distance.greatest <= 1 || (distance.plane > 0 && !format.isRgb()),
                 distance.toString());
    };
    for (const double part : {0.0, 1e-6, 0.2, 0.5, 0.9, 1.0})
        compare({{{{film, {}, 1 - part, false, false}, {pixel, whole, part, false, false}}}});
    compare({layer(pixel, 1, whole), layer(film, 0.5)});
    compare({layer(film), layer(pixel, 0.3, whole)});
    compare({layer(film, 0.7)});
    compare({layer(pixel, 0.7, whole)});
    compare({layer(pixel, 1, Affine::scaling(32, 20))});
    QVERIFY(isSame(renderPlan({layer(pixel, 1, whole)}, target),
                   renderFloat({layer(pixel, 1, whole)}, target)));
}

void TestNativePlan::nothingIsBlack()
{
    QVERIFY(isSame(renderPlan({}, kTarget), renderFloat({}, kTarget)));
    const RenderTarget full{64,
                            36,
                            {PixelLayout::Yuv422, SampleType::U16, 10, AlphaMode::None},
                            {ColourMatrix::Bt709, ColourPrimaries::Bt709, ColourTransfer::Bt709,
                             ColourRange::Full}};
    QVERIFY(isSame(renderPlan({}, full), renderFloat({}, full)));
    const Frame faded = renderPlan({layer(picture(1), 1e-9)}, kTarget);
    QVERIFY(isSame(faded, blackFrame(kTarget)));
}

void TestNativePlan::theNumberOfThreadsDoesNotMatter()
{
    const Affine small = Affine::scaling(0.4, 0.37).then(Affine::translation(9.3, 4.2));
    for (const std::vector<PlacedLayer> &layers :
         {std::vector{transition(picture(1), picture(2), 0.4)},
          std::vector{layer(picture(1)), layer(picture(2), 0.4, small)}}) {
        const Frame one = renderPlan(layers, kTarget, 1);
        for (const int threads : {2, 3, 8})
            QVERIFY(isSame(one, renderPlan(layers, kTarget, threads)));
    }
}

WEFT_TEST_MAIN(TestNativePlan)
#include "tst_native_plan.moc"
