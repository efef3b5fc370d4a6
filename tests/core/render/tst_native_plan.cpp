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
    return *Compositor(pool).render(layers, target, target.colour);
}

Frame renderPlan(const std::vector<PlacedLayer> &layers, const RenderTarget &target,
                 int threads = 2)
{
    WorkPool pool(threads);
    const auto plan = nativePlan(layers, target);
    return plan ? renderNative(*plan, target, pool) : Frame();
}

} // namespace

class TestNativePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFullPicturePassesUntouched_data();
    void oneFullPicturePassesUntouched();
    void whatIsNotQuiteTheOutputIsComposited_data();
    void whatIsNotQuiteTheOutputIsComposited();
    void oneMixAtMost();
    void mixesAreRoundedOnce();
    void bothPlansAgreeWithinOneLumaCode_data();
    void bothPlansAgreeWithinOneLumaCode();
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

void TestNativePlan::whatIsNotQuiteTheOutputIsComposited_data()
{
    QTest::addColumn<int>("change");
    const char *names[] = {"moved",          "another depth", "another layout", "another range",
                           "another matrix", "another size",  "transparent",    "moving"};
    for (int i = 0; i < static_cast<int>(std::size(names)); ++i)
        QTest::newRow(names[i]) << i;
}

void TestNativePlan::whatIsNotQuiteTheOutputIsComposited()
{
    QFETCH(int, change);
    ColourTags full = bt709Tags(), bt601 = bt709Tags();
    full.range = ColourRange::Full;
    bt601.matrix = ColourMatrix::Bt601;
    const PixelFormat tenBits{PixelLayout::Yuv420, SampleType::U16, 10, AlphaMode::None};
    const PixelFormat yuv422{PixelLayout::Yuv422, SampleType::U8, 8, AlphaMode::None};
    const PixelFormat alpha{PixelLayout::Yuv420, SampleType::U8, 8, AlphaMode::Straight};
    PlacedLayer moving = layer(picture(1));
    moving.pictures[0].isMoving = true;
    const std::vector<PlacedLayer> changed{layer(picture(1), 1, Affine::translation(1, 0)),
                                           layer(picture(1, tenBits)),
                                           layer(picture(1, yuv422)),
                                           layer(picture(1).withColour(full)),
                                           layer(picture(1).withColour(bt601)),
                                           layer(testFrame(kYuv420p8, 62, 36, bt709Tags(), 1)),
                                           layer(picture(1, alpha)),
                                           moving};
    QVERIFY(!nativePlan({changed[static_cast<std::size_t>(change)]}, kTarget));
}

void TestNativePlan::oneMixAtMost()
{
    const Frame a = picture(1), b = picture(2), c = picture(3);
    QVERIFY(nativePlan({layer(a), layer(b, 0.5)}, kTarget));
    QVERIFY(nativePlan({layer(a, 0.5)}, kTarget));
    QVERIFY(nativePlan({transition(a, b, 0.5)}, kTarget));
    QVERIFY(!nativePlan({layer(a, 0.5), layer(b, 0.5)}, kTarget));
    QVERIFY(!nativePlan({layer(a), layer(b, 0.5), layer(c, 0.5)}, kTarget));
    QVERIFY(!nativePlan({transition(a, b, 0.5), layer(c, 0.5)}, kTarget));
    QVERIFY(!nativePlan({layer(c), transition(a, b, 0.5)}, kTarget));
    PlacedLayer faint = transition(a, b, 0.5);
    faint.pictures[1].weight = 0.25; // black shows through
    QVERIFY(!nativePlan({faint}, kTarget));
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
                                                        {transition(from, to, 0.125)}};
        for (const auto &layers : all) {
            const auto distance = FrameDistance::of(renderPlan(layers, target),
                                                    renderFloat(layers, target));
            QVERIFY2(distance.greatest <= 1, distance.toString());
        }
    }
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
    const std::vector<PlacedLayer> layers{transition(picture(1), picture(2), 0.4)};
    const Frame one = renderPlan(layers, kTarget, 1);
    for (const int threads : {2, 3, 8})
        QVERIFY(isSame(one, renderPlan(layers, kTarget, threads)));
}

WEFT_TEST_MAIN(TestNativePlan)
#include "tst_native_plan.moc"
