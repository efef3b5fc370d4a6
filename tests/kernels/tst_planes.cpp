#include "kernels/planes.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

class TestPlanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void rowsAndColumnsAreExchanged();
    void bgrxEqualsTheReference_data() { addTargetRows(); }
    void bgrxEqualsTheReference();
};

template<typename Code>
static void compareTransposed()
{
    for (const int height : {1, 3, 31, 32, 33, 70}) {
        for (const int width : {0, 1, 7, 32, 65}) {
            const auto in = TestPlane<Code>::codes(width, height, 255);
            TestPlane<Code> out(height, width);
            transpose(in.rows(), out.rows(), {width, height});
            const auto expected = [&](int x, int y) { return in.at(y, x); };
            QVERIFY(out == TestPlane<Code>::made(height, width, expected));
        }
    }
}

void TestPlanes::rowsAndColumnsAreExchanged()
{
    compareTransposed<std::uint8_t>();
    compareTransposed<std::uint16_t>();
    compareTransposed<float>();
}

void TestPlanes::bgrxEqualsTheReference()
{
    QVERIFY(useRowTarget());
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            const auto r = TestPlane<std::uint8_t>::codes(width, height, 255, 1);
            const auto g = TestPlane<std::uint8_t>::codes(width, height, 255, 2);
            const auto b = TestPlane<std::uint8_t>::codes(width, height, 255, 3);
            TestPlane<std::uint8_t> out(4 * width, height), expected(4 * width, height);
            const RgbBytes picture{r.rows(), g.rows(), b.rows()};
            toBgrx(picture, out.rows(), {width, height});
            reference::toBgrx(picture, expected.rows(), {width, height});
            QVERIFY(out == expected);
        }
    }
}

WEFT_TEST_MAIN(TestPlanes)
#include "tst_planes.moc"
