#include "kernels/chroma.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

constexpr std::array kSteps{ChromaStep{2, 2}, ChromaStep{2, 1}, ChromaStep{1, 2}, ChromaStep{4, 1},
                            ChromaStep{1, 1}};

int chromaSize(int luma, int step)
{
    return (luma + step - 1) / step;
}

/// Linear interpolation between samples in the middle of their rows and on the first of their
/// columns, in doubles.
double interpolated(const TestPlane<std::uint8_t> &plane, ChromaStep step, double x, double y)
{
    const double column = x / step.x;
    const double row = (y + 0.5) / step.y - 0.5;
    const auto at = [&](double i, double j) {
        return plane.at(std::clamp(static_cast<int>(i), 0, plane.width() - 1),
                        std::clamp(static_cast<int>(j), 0, plane.height() - 1));
    };
    const double left = std::floor(column), top = std::floor(row);
    const double u = column - left, v = row - top;
    return (at(left, top) * (1 - u) + at(left + 1, top) * u) * (1 - v)
           + (at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u) * v;
}

} // namespace

class TestChroma : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void upsamplingEqualsTheReference_data() { addTargetRows(); }
    void upsamplingEqualsTheReference();
    void downsamplingEqualsTheReference_data() { addTargetRows(); }
    void downsamplingEqualsTheReference();
    void upsamplingIsLinearBetweenTheSamplesPlaces();
    void anyPartOfAPictureIsUpsampledAlike();
    void rampsSurviveUpAndDown_data();
    void rampsSurviveUpAndDown();
};

template<typename Code>
static void compareUpsampled(ChromaStep step, int maximum)
{
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            for (const int x0 : {0, 1, 4}) {
                const int wholeWidth = std::max(1, width + x0);
                const int y0 = x0; // an odd first row where the first column is odd
                const auto codes = TestPlane<Code>::codes(chromaSize(wholeWidth, step.x),
                                                          chromaSize(height + y0, step.y), maximum);
                const ChromaPlane<Code> plane{codes.rows(), codes.width(), codes.height(), step};
                TestPlane<float> out(width, height), expected(width, height);
                upsampleChroma(plane, x0, y0, out.rows(), {width, height});
                reference::upsampleChroma(plane, x0, y0, expected.rows(), {width, height});
                QVERIFY(out == expected);
            }
        }
    }
}

void TestChroma::upsamplingEqualsTheReference()
{
    QVERIFY(useRowTarget());
    for (const ChromaStep step : kSteps) {
        compareUpsampled<std::uint8_t>(step, 255);
        compareUpsampled<std::uint16_t>(step, 65535);
    }
}

void TestChroma::downsamplingEqualsTheReference()
{
    QVERIFY(useRowTarget());
    for (const ChromaStep step : kSteps) {
        for (const int height : kHeights) {
            for (const int width : kWidths) {
                const auto full = TestPlane<float>::numbers(width * step.x + 4, height * step.y, 0,
                                                            255);
                TestPlane<float> out(width, height), expected(width, height);
                downsampleChroma(full.rows().at(3, 0), out.rows(), {width, height}, step);
                reference::downsampleChroma(full.rows().at(3, 0), expected.rows(), {width, height},
                                            step);
                QVERIFY(out == expected);
            }
        }
    }
}

void TestChroma::upsamplingIsLinearBetweenTheSamplesPlaces()
{
    for (const ChromaStep step : kSteps) {
        const auto codes = TestPlane<std::uint8_t>::codes(chromaSize(61, step.x),
                                                          chromaSize(13, step.y), 255);
        TestPlane<float> out(61, 13);
        upsampleChroma(ChromaPlane<std::uint8_t>{codes.rows(), codes.width(), codes.height(), step},
                       0, 0, out.rows(), {61, 13});
        const auto expected = [&](int x, int y) { return interpolated(codes, step, x, y); };
        WEFT_COMPARE_WITHIN(Distance::of(out, expected), 1e-4);
    }
}

void TestChroma::anyPartOfAPictureIsUpsampledAlike()
{
    for (const ChromaStep step : kSteps) {
        const auto codes = TestPlane<std::uint8_t>::codes(chromaSize(99, step.x),
                                                          chromaSize(20, step.y), 255);
        const ChromaPlane<std::uint8_t> plane{codes.rows(), codes.width(), codes.height(), step};
        TestPlane<float> whole(99, 20), parts(99, 20);
        upsampleChroma(plane, 0, 0, whole.rows(), {99, 20});
        for (const int x : {0, 37, 70}) {
            const int width = x == 0 ? 37 : x == 37 ? 33 : 29;
            upsampleChroma(plane, x, 0, parts.rows().at(x, 0), {width, 11});
            upsampleChroma(plane, x, 11, parts.rows().at(x, 11), {width, 9});
        }
        QVERIFY(parts == whole);
    }
}

void TestChroma::rampsSurviveUpAndDown_data()
{
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("y");
    QTest::newRow("4:2:0") << 2 << 2;
    QTest::newRow("4:2:2") << 2 << 1;
    QTest::newRow("4:4:0") << 1 << 2;
    QTest::newRow("4:1:1") << 4 << 1;
    QTest::newRow("4:4:4") << 1 << 1;
}

void TestChroma::rampsSurviveUpAndDown()
{
    QFETCH(int, x);
    QFETCH(int, y);
    const ChromaStep step{x, y};
    const auto ramp = TestPlane<std::uint8_t>::made(20, 10, [](int i, int j) {
        return 40 + 3 * i + 5 * j;
    });
    TestPlane<float> full(20 * x, 10 * y), down(18, 8);
    upsampleChroma(ChromaPlane<std::uint8_t>{ramp.rows(), 20, 10, step}, 0, 0, full.rows(),
                   {20 * x, 10 * y});
    downsampleChroma(full.rows().at(x, y), down.rows(), {18, 8}, step);
    const auto expected = [&](int i, int j) { return ramp.at(i + 1, j + 1); };
    WEFT_COMPARE_WITHIN(Distance::of(down, expected), 1e-4);
}

WEFT_TEST_MAIN(TestChroma)
#include "tst_chroma.moc"
