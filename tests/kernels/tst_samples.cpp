#include "kernels/samples.h"
#include "tests/kernels/kernel_test.h"

#include <limits>

using namespace weft::kernels;
using namespace weft::kernels::test;

class TestSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void codesBecomeFloatsAsInTheReference_data() { addTargetRows(); }
    void codesBecomeFloatsAsInTheReference();
    void floatsBecomeCodesAsInTheReference_data() { addTargetRows(); }
    void floatsBecomeCodesAsInTheReference();
    void levelsAreAppliedAsInTheReference_data() { addTargetRows(); }
    void levelsAreAppliedAsInTheReference();

    void codesAreRoundedHalfUpAndClamped();
    void levelsAreExactAtBothEnds();
    void everyCodeSurvivesTheWayThroughFloats();
};

template<typename Code>
static void compareToFloat(int maximum)
{
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            const auto codes = TestPlane<Code>::codes(width, height, maximum);
            TestPlane<float> out(width, height), expected(width, height);
            toFloat(codes.rows(), out.rows(), {width, height});
            reference::toFloat(codes.rows(), expected.rows(), {width, height});
            QVERIFY(out == expected);
            WEFT_COMPARE_WITHIN(Distance::of(out, [&](int x, int y) { return codes.at(x, y); }), 0);
        }
    }
}

void TestSamples::codesBecomeFloatsAsInTheReference()
{
    QVERIFY(useRowTarget());
    compareToFloat<std::uint8_t>(255);
    compareToFloat<std::uint16_t>(65535);
}

template<typename Code>
static void compareToCodes(int maximum)
{
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            auto values = TestPlane<float>::numbers(width, height, -0.2 * maximum, 1.2 * maximum);
            if (width > 2) {
                values.rows().row(0)[0] = std::numeric_limits<float>::quiet_NaN();
                values.rows().row(0)[1] = std::numeric_limits<float>::infinity();
                values.rows().row(0)[2] = -1e30F;
            }
            TestPlane<Code> out(width, height), expected(width, height);
            toCodes(values.rows(), out.rows(), {width, height}, maximum);
            reference::toCodes(values.rows(), expected.rows(), {width, height}, maximum);
            QVERIFY(out == expected);
        }
    }
}

void TestSamples::floatsBecomeCodesAsInTheReference()
{
    QVERIFY(useRowTarget());
    compareToCodes<std::uint8_t>(255);
    for (const int bits : {10, 12, 16})
        compareToCodes<std::uint16_t>((1 << bits) - 1);
}

void TestSamples::levelsAreAppliedAsInTheReference()
{
    QVERIFY(useRowTarget());
    const Levels levels{64, 876};
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            auto a = TestPlane<float>::numbers(width, height, 0, 1023), b = a;
            fromLevels(a.rows(), {width, height}, levels);
            reference::fromLevels(b.rows(), {width, height}, levels);
            QVERIFY(a == b);
            toLevels(a.rows(), {width, height}, levels);
            reference::toLevels(b.rows(), {width, height}, levels);
            QVERIFY(a == b);
        }
    }
}

void TestSamples::codesAreRoundedHalfUpAndClamped()
{
    const std::vector<float> values{-3,   -0.5F,  0.49F,  0.5F,   1.5F,
                                    2.5F, 254.4F, 254.5F, 255.6F, 900};
    const std::vector<std::uint8_t> expected{0, 0, 0, 1, 2, 3, 254, 255, 255, 255};
    std::vector<std::uint8_t> codes(values.size());
    toCodes({values.data(), 0}, Rows<std::uint8_t>{codes.data(), 0},
            {static_cast<int>(values.size()), 1}, 255);
    QCOMPARE(codes, expected);
}

void TestSamples::levelsAreExactAtBothEnds()
{
    for (int bits = 8; bits <= 16; ++bits) {
        const auto maximum = static_cast<float>((1 << bits) - 1);
        std::vector<float> ends{0, maximum};
        fromLevels({ends.data(), 0}, {2, 1}, {0, maximum});
        QCOMPARE(ends[0], 0.0F);
        QCOMPARE(ends[1], 1.0F);
    }
}

void TestSamples::everyCodeSurvivesTheWayThroughFloats()
{
    auto codes = TestPlane<std::uint16_t>::made(256, 256, [](int x, int y) { return y * 256 + x; });
    TestPlane<float> values(256, 256);
    TestPlane<std::uint16_t> out(256, 256);
    const Area area{256, 256};
    toFloat(codes.rows(), values.rows(), area);
    fromLevels(values.rows(), area, {4096, 56064});
    toLevels(values.rows(), area, {4096, 56064});
    toCodes(values.rows(), out.rows(), area, 65535);
    QVERIFY(out == codes);
}

WEFT_TEST_MAIN(TestSamples)
#include "tst_samples.moc"
