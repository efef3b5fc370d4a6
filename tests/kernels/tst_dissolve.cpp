#include "kernels/dissolve.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

class TestDissolve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void dissolvesEqualTheReference_data() { addTargetRows(); }
    void dissolvesEqualTheReference();
    void theEndsAreThePicturesThemselves();
    void theMixIsExactToTheNearestCode();
    void theOutputMayBeOneOfThePictures();
    void weightsAreSymmetric();
};

template<typename Code>
static void compareDissolve(int maximum, std::uint32_t weight)
{
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            const auto a = TestPlane<Code>::codes(width, height, maximum, 1);
            const auto b = TestPlane<Code>::codes(width, height, maximum, 2);
            TestPlane<Code> out(width, height), expected(width, height);
            dissolve(a.rows(), b.rows(), out.rows(), {width, height}, weight);
            reference::dissolve(a.rows(), b.rows(), expected.rows(), {width, height}, weight);
            QVERIFY(out == expected);
        }
    }
}

void TestDissolve::dissolvesEqualTheReference()
{
    QVERIFY(useRowTarget());
    for (const std::uint32_t weight : {0U, 1U, 12345U, kDissolveUnit / 2, kDissolveUnit}) {
        compareDissolve<std::uint8_t>(255, weight);
        compareDissolve<std::uint16_t>(1023, weight);
        compareDissolve<std::uint16_t>(65535, weight);
    }
}

void TestDissolve::theEndsAreThePicturesThemselves()
{
    const auto a = TestPlane<std::uint16_t>::codes(67, 3, 65535, 1);
    const auto b = TestPlane<std::uint16_t>::codes(67, 3, 65535, 2);
    TestPlane<std::uint16_t> out(67, 3);
    dissolve(a.rows(), b.rows(), out.rows(), {67, 3}, dissolveWeight(0));
    QVERIFY(out == a);
    dissolve(a.rows(), b.rows(), out.rows(), {67, 3}, dissolveWeight(1));
    QVERIFY(out == b);
}

void TestDissolve::theMixIsExactToTheNearestCode()
{
    const auto a = TestPlane<std::uint8_t>::made(256, 256, [](int x, int) { return x; });
    const auto b = TestPlane<std::uint8_t>::made(256, 256, [](int, int y) { return y; });
    TestPlane<std::uint8_t> out(256, 256);
    for (const double mix : {0.1, 1.0 / 3, 0.5, 0.9}) {
        dissolve(a.rows(), b.rows(), out.rows(), {256, 256}, dissolveWeight(mix));
        // half a code, and 255 times half a part of the weight
        const auto exact = [&](int x, int y) { return x * (1 - mix) + y * mix; };
        WEFT_COMPARE_WITHIN(Distance::of(out, exact), 0.5 + 255 * 0.5 / kDissolveUnit);
    }
}

void TestDissolve::theOutputMayBeOneOfThePictures()
{
    const auto a = TestPlane<std::uint8_t>::codes(129, 2, 255, 1);
    auto b = TestPlane<std::uint8_t>::codes(129, 2, 255, 2);
    TestPlane<std::uint8_t> expected(129, 2);
    dissolve(a.rows(), b.rows(), expected.rows(), {129, 2}, 9999);
    dissolve(a.rows(), b.rows(), b.rows(), {129, 2}, 9999);
    QVERIFY(b == expected);
}

void TestDissolve::weightsAreSymmetric()
{
    QCOMPARE(dissolveWeight(-1), 0U);
    QCOMPARE(dissolveWeight(2), kDissolveUnit);
    for (int k = 0; k < 7; ++k)
        QCOMPARE(dissolveWeight((k + 0.5) / 7) + dissolveWeight((6 - k + 0.5) / 7), kDissolveUnit);
}

WEFT_TEST_MAIN(TestDissolve)
#include "tst_dissolve.moc"
