#include "kernels/level_gain.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

class TestLevelGain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void itEqualsTheReference_data() { addTargetRows(); }
    void itEqualsTheReference();
    void itIsTheGainOfLumaAndChroma_data();
    void itIsTheGainOfLumaAndChroma();
    void twoAreOne();
};

static const LevelGain kGain{1.3, -0.07, 0.6};

void TestLevelGain::itEqualsTheReference()
{
    QVERIFY(useRowTarget());
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            TestPicture picture(width, height, 1), expected(width, height, 1);
            applyGain(picture.rows(), {width, height}, kGain, kBt601Weights);
            reference::applyGain(expected.rows(), {width, height}, kGain, kBt601Weights);
            QVERIFY(picture == expected);
        }
    }
}

void TestLevelGain::itIsTheGainOfLumaAndChroma_data()
{
    QTest::addColumn<double>("red");
    QTest::addColumn<double>("blue");
    QTest::newRow("BT.601") << kBt601Weights.red << kBt601Weights.blue;
    QTest::newRow("BT.709") << kBt709Weights.red << kBt709Weights.blue;
    QTest::newRow("BT.2020") << kBt2020Weights.red << kBt2020Weights.blue;
}

/// Through Y'CbCr in double precision.
static std::array<double, 3> gained(const std::array<double, 3> &rgb, const LumaWeights &weights)
{
    const double luma = weights.red * rgb[0] + (1 - weights.red - weights.blue) * rgb[1]
                        + weights.blue * rgb[2];
    const double cb = (rgb[2] - luma) / (2 * (1 - weights.blue)) * kGain.chroma;
    const double cr = (rgb[0] - luma) / (2 * (1 - weights.red)) * kGain.chroma;
    const double lit = luma * kGain.luma + kGain.offset;
    const double red = lit + 2 * (1 - weights.red) * cr;
    const double blue = lit + 2 * (1 - weights.blue) * cb;
    return {red, (lit - weights.red * red - weights.blue * blue) / (1 - weights.red - weights.blue),
            blue};
}

void TestLevelGain::itIsTheGainOfLumaAndChroma()
{
    QFETCH(double, red);
    QFETCH(double, blue);
    const LumaWeights weights{red, blue};
    const TestPicture before(129, 16, 3, false);
    TestPicture after = before;
    applyGain(after.rows(), {129, 16}, kGain, weights);
    for (int c = 0; c < 3; ++c) {
        const auto exact = [&](int x, int y) {
            return gained({before.at(0, x, y), before.at(1, x, y), before.at(2, x, y)},
                          weights)[static_cast<std::size_t>(c)];
        };
        WEFT_COMPARE_WITHIN(Distance::of(after.planes[static_cast<std::size_t>(c)], exact), 5e-7);
    }
}

void TestLevelGain::twoAreOne()
{
    const LevelGain other{0.5, 0.25, 2};
    TestPicture twice(33, 3, 5, false), once(33, 3, 5, false);
    applyGain(twice.rows(), {33, 3}, kGain, kBt709Weights);
    applyGain(twice.rows(), {33, 3}, other, kBt709Weights);
    applyGain(once.rows(), {33, 3}, kGain.then(other), kBt709Weights);
    for (std::size_t c = 0; c < 3; ++c) {
        const auto exact = [&](int x, int y) { return twice.planes[c].at(x, y); };
        WEFT_COMPARE_WITHIN(Distance::of(once.planes[c], exact), 5e-7);
    }
}

WEFT_TEST_MAIN(TestLevelGain)
#include "tst_level_gain.moc"
