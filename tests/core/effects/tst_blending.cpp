#include "core/effects/effect_table.h"

#include "tests/core/effects/rendered_effect.h"

using namespace weft;
using namespace weft::test;

/// Blend modes of whole layers; each mode's formula is in tests/kernels/tst_blend_modes.cpp.
class TestBlending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModeHasItsOwnResult();
    void alphaOnBothSidesCounts_data();
    void alphaOnBothSidesCounts();
    void overNothingItIsNormal();
    void opaqueTargetsShowWhatTransparentOnesDo();
    void aTransitionBlendsEachSide();
    void anAdjustmentIsBlendedWithWhatIsBelow();
    void blendedFullFramesHideNothing();
};

static Effect laid(const char *mode, double opacity = 100)
{
    return effectOf("opacity", {{"blend", QString::fromLatin1(mode)}, {"opacity", Curve(opacity)}});
}

/// What W3C Compositing and Blending Level 1 says for multiply, of straight pixels.
static Rgba multiplied(const Rgba &below, const Rgba &above, double opacity)
{
    const double as = above[3] * opacity, ab = below[3], ao = as + ab * (1 - as);
    Rgba result{0, 0, 0, ao};
    for (std::size_t c = 0; c < 3; ++c)
        result[c] = (as * (1 - ab) * above[c] + as * ab * above[c] * below[c]
                     + (1 - as) * ab * below[c])
                    / ao;
    return result;
}

void TestBlending::everyModeHasItsOwnResult()
{
    const ParameterType *blend = findEffectType(QStringLiteral("opacity"))
                                     ->parameter(QStringLiteral("blend"));
    QCOMPARE(blend->choices.size(), std::size_t{19});
    QSet<QByteArray> results;
    for (const ParameterChoice &mode : blend->choices) {
        RenderedEffect e;
        e.addColour({200, 90, 30, 255}, {});
        e.addColour({60, 150, 220, 255}, {laid(mode.id)});
        results << toText(pixelOf(e.frame(), 5, 5));
    }
    QCOMPARE(results.size(), 19);
}

void TestBlending::alphaOnBothSidesCounts_data()
{
    QTest::addColumn<int>("below");
    QTest::addColumn<int>("above");
    QTest::addColumn<double>("opacity");
    QTest::newRow("opaque") << 255 << 255 << 1.0;
    QTest::newRow("half opacity") << 255 << 255 << 0.5;
    QTest::newRow("transparent above") << 255 << 102 << 1.0;
    QTest::newRow("transparent below") << 51 << 255 << 1.0;
    QTest::newRow("all of it") << 153 << 204 << 0.3;
}

void TestBlending::alphaOnBothSidesCounts()
{
    QFETCH(int, below);
    QFETCH(int, above);
    QFETCH(double, opacity);
    RenderedEffect e;
    e.addColour({200, 90, 30, static_cast<std::uint8_t>(below)}, {});
    e.addColour({60, 150, 220, static_cast<std::uint8_t>(above)},
                {laid("multiply", 100 * opacity)});
    const Rgba expected = multiplied({200 / 255., 90 / 255., 30 / 255., below / 255.},
                                     {60 / 255., 150 / 255., 220 / 255., above / 255.}, opacity);
    COMPARE_PIXELS(pixelOf(e.frame(), 5, 5), expected, 1e-6);
}

void TestBlending::overNothingItIsNormal()
{
    RenderedEffect e, plain;
    e.addColour({60, 150, 220, 128}, {laid("multiply")});
    plain.addColour({60, 150, 220, 128}, {});
    QVERIFY(isSame(e.frame(), plain.frame()));
}

/// The black under a picture without alpha is nothing too.
void TestBlending::opaqueTargetsShowWhatTransparentOnesDo()
{
    RenderedEffect e;
    e.addColour({200, 90, 30, 128}, {effectOf("transform", {{"scaleX", Curve(50)}})});
    e.addColour({60, 150, 220, 200}, {laid("screen")});
    RenderOptions opaque;
    opaque.format = {PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
    const Frame transparent = e.frame(), flat = e.frame(0, opaque);
    for (const int x : {5, 32}) {
        Rgba expected = pixelOf(transparent, x, 9);
        for (std::size_t c = 0; c < 3; ++c)
            expected[c] *= expected[3];
        expected[3] = 1;
        COMPARE_PIXELS(pixelOf(flat, x, 9), expected, 1e-6);
    }
}

void TestBlending::aTransitionBlendsEachSide()
{
    RenderedEffect e;
    e.addColour({200, 100, 50, 255}, {});
    ClipBody from = colourClip({51, 102, 204, 255}, 5), to = colourClip({102, 204, 51, 255}, 5);
    from.effects = {laid("multiply")};
    to.effects = {laid("add")};
    to.transition = dissolve(4, 2);
    const std::size_t track = e.m.addTrack(e.sequence);
    e.m.addClip(e.sequence, track, 0, from);
    e.m.addClip(e.sequence, track, 5, to);
    const double mix = 1.5 / 4;
    const double red = (1 - mix) * (200 / 255. * 0.2) + mix * 1;
    const double green = (1 - mix) * (100 / 255. * 0.4) + mix * 1;
    const double blue = (1 - mix) * (50 / 255. * 0.8) + mix * (50 / 255. + 0.2);
    COMPARE_PIXELS(pixelOf(e.frame(4), 5, 5), (Rgba{red, green, blue, 1}), 1e-6);
}

void TestBlending::anAdjustmentIsBlendedWithWhatIsBelow()
{
    RenderedEffect e;
    e.addColour({200, 100, 50, 255}, {});
    e.add(clipOf(AdjustmentSource{}, 10), {laid("multiply", 50)});
    Rgba expected{200 / 255., 100 / 255., 50 / 255., 1};
    for (std::size_t c = 0; c < 3; ++c)
        expected[c] = (expected[c] + expected[c] * expected[c]) / 2;
    COMPARE_PIXELS(pixelOf(e.frame(), 5, 5), expected, 1e-6);
}

void TestBlending::blendedFullFramesHideNothing()
{
    RenderedEffect e;
    e.addColour({200, 100, 50, 255}, {});
    e.addColour({255, 255, 255, 255}, {laid("difference")});
    COMPARE_PIXELS(pixelOf(e.frame(), 5, 5), (Rgba{55 / 255., 155 / 255., 205 / 255., 1}), 1e-6);
}

WEFT_TEST_MAIN(TestBlending)
#include "tst_blending.moc"
