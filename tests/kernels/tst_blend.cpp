#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

/// Of sums and products of numbers up to 1 in single precision.
constexpr double kTolerance = 3e-7;

using Blend = void (*)(const RgbaRows &, const RgbaRows &, Area, float);
using InPlace = std::function<void(const RgbaRows &, Area)>;

/// One call on pictures of every size and with each combination of alpha planes, by the kernel and
/// by the reference.
void compareBlend(Blend kernel, Blend plain, float weight)
{
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            for (const int alphas : {0, 1, 2, 3}) {
                TestPicture above(width, height, 10, (alphas & 1) != 0);
                TestPicture onto(width, height, 20, (alphas & 2) != 0), expected = onto;
                kernel(onto.rows(), above.rows(), {width, height}, weight);
                plain(expected.rows(), above.rows(), {width, height}, weight);
                QVERIFY2(onto == expected, QByteArray::number(width));
            }
        }
    }
}

void compareInPlace(InPlace kernel, InPlace plain)
{
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            TestPicture picture(width, height, 5);
            picture.planes[3].rows().row(0)[0] = width > 0 ? 1.2F
                                                           : 77.0F; // out of range or the guard
            TestPicture expected = picture;
            kernel(picture.rows(), {width, height});
            plain(expected.rows(), {width, height});
            QVERIFY2(picture == expected, QByteArray::number(width));
        }
    }
}

} // namespace

class TestBlend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void blendsEqualTheReference_data() { addTargetRows(); }
    void blendsEqualTheReference();
    void changesInPlaceEqualTheReference_data() { addTargetRows(); }
    void changesInPlaceEqualTheReference();
    void attenuationAndFillEqualTheReference_data() { addTargetRows(); }
    void attenuationAndFillEqualTheReference();

    void overIsPorterAndDuffs();
    void weightsThatSumToOneDissolve();
    void anOpaquePictureAtFullWeightReplacesWhatIsBelow();
    void premultiplyingAndBackKeepsVisibleColours();
};

void TestBlend::blendsEqualTheReference()
{
    QVERIFY(useRowTarget());
    for (const float weight : {0.0F, 0.37F, 1.0F}) {
        compareBlend(set, reference::set, weight);
        compareBlend(add, reference::add, weight);
        compareBlend(over, reference::over, weight);
    }
}

void TestBlend::changesInPlaceEqualTheReference()
{
    QVERIFY(useRowTarget());
    compareInPlace(premultiply, reference::premultiply);
    compareInPlace(unpremultiply, reference::unpremultiply);
    for (const float greatest : {1.0F, 64.0F})
        compareInPlace([=](const RgbaRows &rows,
                           Area area) { clampPremultiplied(rows, area, greatest); },
                       [=](const RgbaRows &rows, Area area) {
                           reference::clampPremultiplied(rows, area, greatest);
                       });
}

void TestBlend::attenuationAndFillEqualTheReference()
{
    QVERIFY(useRowTarget());
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            const auto columns = TestPlane<float>::numbers(width, 1, 0, 1, 8);
            const auto rows = TestPlane<float>::numbers(height, 1, 0, 1, 9);
            TestPicture picture(width, height, 3), expected = picture;
            attenuate(picture.rows(), {width, height}, columns.rows().data, rows.rows().data);
            reference::attenuate(expected.rows(), {width, height}, columns.rows().data,
                                 rows.rows().data);
            QVERIFY(picture == expected);
            const auto kept = TestPlane<float>::numbers(width, height, 0, 1, 9);
            keep(picture.rows(), kept.rows(), {width, height});
            reference::keep(expected.rows(), kept.rows(), {width, height});
            QVERIFY(picture == expected);
            fill(picture.rows(), {width, height}, {0.1F, 0.2F, 0.3F, 0.4F});
            reference::fill(expected.rows(), {width, height}, {0.1F, 0.2F, 0.3F, 0.4F});
            QVERIFY(picture == expected);
        }
    }
}

void TestBlend::overIsPorterAndDuffs()
{
    const TestPicture before(67, 5, 1);
    TestPicture onto = before, above(67, 5, 2);
    const double weight = 0.625;
    over(onto.rows(), above.rows(), {67, 5}, static_cast<float>(weight));
    for (int c = 0; c < 4; ++c) {
        const auto expected = [&](int x, int y) {
            return above.at(c, x, y) * weight
                   + before.at(c, x, y) * (1 - above.at(3, x, y) * weight);
        };
        WEFT_COMPARE_WITHIN(Distance::of(onto.planes[static_cast<std::size_t>(c)], expected),
                            kTolerance);
    }
}

void TestBlend::weightsThatSumToOneDissolve()
{
    TestPicture a(33, 4, 1), b(33, 4, 2, false), out(33, 4, 3);
    set(out.rows(), a.rows(), {33, 4}, 0.75F);
    add(out.rows(), b.rows(), {33, 4}, 0.25F);
    for (int c = 0; c < 4; ++c) {
        const auto expected = [&](int x, int y) {
            return a.at(c, x, y) * 0.75 + b.at(c, x, y) * 0.25;
        };
        WEFT_COMPARE_WITHIN(Distance::of(out.planes[static_cast<std::size_t>(c)], expected),
                            kTolerance);
    }
}

void TestBlend::anOpaquePictureAtFullWeightReplacesWhatIsBelow()
{
    TestPicture onto(40, 3, 1), above(40, 3, 2, false);
    over(onto.rows(), above.rows(), {40, 3}, 1);
    for (int c = 0; c < 4; ++c)
        WEFT_COMPARE_WITHIN(Distance::of(onto.planes[static_cast<std::size_t>(c)],
                                         [&](int x, int y) { return above.at(c, x, y); }),
                            0);
}

void TestBlend::premultiplyingAndBackKeepsVisibleColours()
{
    TestPicture picture(64, 8, 1, false);
    picture.hasAlpha = true;
    const TestPicture straight = picture;
    premultiply(picture.rows(), {64, 8});
    unpremultiply(picture.rows(), {64, 8});
    for (int c = 0; c < 3; ++c) {
        const auto expected = [&](int x, int y) {
            return straight.at(3, x, y) > 0 ? straight.at(c, x, y) : 0;
        };
        WEFT_COMPARE_WITHIN(Distance::of(picture.planes[static_cast<std::size_t>(c)], expected),
                            kTolerance);
    }
}

WEFT_TEST_MAIN(TestBlend)
#include "tst_blend.moc"
