#include "kernels/colour_matrix.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

struct MatrixRow
{
    const char *name;
    LumaWeights weights;
};

constexpr std::array kMatrices{MatrixRow{"BT.601", kBt601Weights},
                               MatrixRow{"BT.709", kBt709Weights},
                               MatrixRow{"BT.2020", kBt2020Weights}};

/// H.273's equations (E'Y, E'PB, E'PR and their quantisation), written down a second time in double
/// precision.
std::array<double, 3> yuvOf(const std::array<double, 3> &rgb, const LumaWeights &k,
                            const YuvCodes &codes)
{
    const double y = k.red * rgb[0] + (1 - k.red - k.blue) * rgb[1] + k.blue * rgb[2];
    const double pb = 0.5 * (rgb[2] - y) / (1 - k.blue);
    const double pr = 0.5 * (rgb[0] - y) / (1 - k.red);
    return {codes.lumaSpan * y + codes.lumaZero, codes.chromaSpan * pb + codes.chromaZero,
            codes.chromaSpan * pr + codes.chromaZero};
}

} // namespace

class TestColourMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void conversionsEqualTheReference_data() { addTargetRows(); }
    void conversionsEqualTheReference();
    void rgbBecomesYuvByTheStandard_data() { addMatrixRows(); }
    void rgbBecomesYuvByTheStandard();
    void everyCodeComesBack_data() { addMatrixRows(); }
    void everyCodeComesBack();
    void greyHasEqualComponents_data() { addMatrixRows(); }
    void greyHasEqualComponents();

private:
    static void addMatrixRows();
};

void TestColourMatrix::addMatrixRows()
{
    QTest::addColumn<int>("matrix");
    QTest::addColumn<int>("bitDepth");
    QTest::addColumn<bool>("isFull");
    for (int m = 0; m < static_cast<int>(kMatrices.size()); ++m) {
        for (const int bits : {8, 10, 12, 16}) {
            for (const bool full : {false, true})
                QTest::addRow("%s, %d bits, %s", kMatrices[static_cast<std::size_t>(m)].name, bits,
                              full ? "full" : "limited")
                    << m << bits << full;
        }
    }
}

/// What a row of a test says.
struct MatrixCase
{
    LumaWeights weights;
    YuvCodes codes;
    int maximum;

    static MatrixCase ofRow()
    {
        QFETCH(int, matrix);
        QFETCH(int, bitDepth);
        QFETCH(bool, isFull);
        return {kMatrices[static_cast<std::size_t>(matrix)].weights,
                isFull ? YuvCodes::full(bitDepth) : YuvCodes::limited(bitDepth),
                (1 << bitDepth) - 1};
    }
};

void TestColourMatrix::conversionsEqualTheReference()
{
    QVERIFY(useRowTarget());
    const YuvToRgb toRgb(kBt709Weights, YuvCodes::limited(10));
    const RgbToYuv toYuv(kBt709Weights, YuvCodes::limited(10));
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            TestPicture picture(width, height, 4, false), expected = picture;
            rgbToYuv(picture.rows(), {width, height}, toYuv);
            reference::rgbToYuv(expected.rows(), {width, height}, toYuv);
            QVERIFY(picture == expected);
            yuvToRgb(picture.rows(), {width, height}, toRgb);
            reference::yuvToRgb(expected.rows(), {width, height}, toRgb);
            QVERIFY(picture == expected);
        }
    }
}

void TestColourMatrix::rgbBecomesYuvByTheStandard()
{
    const auto [weights, codes, maximum] = MatrixCase::ofRow();
    const LumaWeights k = weights; // a structured binding cannot be captured
    const YuvCodes yuvCodes = codes;
    TestPicture rgb(129, 17, 6, false), yuv = rgb;
    rgbToYuv(yuv.rows(), {129, 17}, RgbToYuv(weights, codes));
    for (int c = 0; c < 3; ++c) {
        const auto expected = [&](int x, int y) {
            return yuvOf({rgb.at(0, x, y), rgb.at(1, x, y), rgb.at(2, x, y)}, k,
                         yuvCodes)[static_cast<std::size_t>(c)];
        };
        WEFT_COMPARE_WITHIN(Distance::of(yuv.planes[static_cast<std::size_t>(c)], expected),
                            4e-7 * maximum);
    }
}

void TestColourMatrix::everyCodeComesBack()
{
    const auto [weights, codes, maximum] = MatrixCase::ofRow();
    TestPicture picture(254, 16, 1, false);
    for (std::size_t c = 0; c < 3; ++c)
        picture.planes[c] = TestPlane<float>::codes(254, 16, maximum, 7 + static_cast<unsigned>(c));
    const TestPicture before = picture;
    yuvToRgb(picture.rows(), {254, 16}, YuvToRgb(weights, codes));
    rgbToYuv(picture.rows(), {254, 16}, RgbToYuv(weights, codes));
    for (std::size_t c = 0; c < 3;
         ++c) // 0.05: a tenth of what rounding to codes forgives, at 16 bits
        WEFT_COMPARE_WITHIN(Distance::of(picture.planes[c],
                                         [&](int x, int y) { return before.planes[c].at(x, y); }),
                            0.05);
}

void TestColourMatrix::greyHasEqualComponents()
{
    const auto [weights, codes, maximum] = MatrixCase::ofRow();
    TestPicture picture(256, 1, 1, false);
    picture.planes[0] = TestPlane<float>::codes(256, 1, maximum);
    for (const std::size_t c : {1, 2})
        picture.planes[c] = TestPlane<float>(256, 1, static_cast<float>(codes.chromaZero));
    const TestPicture before = picture;
    yuvToRgb(picture.rows(), {256, 1}, YuvToRgb(weights, codes));
    QVERIFY(picture.planes[0] == picture.planes[1]);
    QVERIFY(picture.planes[0] == picture.planes[2]);
    const auto expected = [&](int x, int y) {
        return (before.planes[0].at(x, y) - codes.lumaZero) / codes.lumaSpan;
    };
    WEFT_COMPARE_WITHIN(Distance::of(picture.planes[0], expected), 1e-6);
}

WEFT_TEST_MAIN(TestColourMatrix)
#include "tst_colour_matrix.moc"
