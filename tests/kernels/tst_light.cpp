#include "kernels/light.h"
#include "tests/kernels/kernel_test.h"

#include <limits>

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

/// BT.2020 to BT.709, and colours beyond 0 to 1 cut off.
constexpr ColourMix kMix{{{{1.6605F, -0.5876F, -0.0728F},
                           {-0.1246F, 1.1329F, -0.0083F},
                           {-0.0182F, -0.1006F, 1.1187F}}},
                         0,
                         1};
constexpr ColourWeights kWeights{0.2627F, 0.678F, 0.0593F};

double gainOf(double light)
{
    return 4.9 * std::pow(std::abs(light), 0.2);
}

const ToneCurve &gainCurve()
{
    static const ToneCurve curve(gainOf, {-26, 33});
    return curve;
}

} // namespace

class TestLight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void kernelsEqualTheReference_data() { addTargetRows(); }
    void kernelsEqualTheReference();
    void coloursAreMixedByTheMatrix();
    void gainsFollowTheirCurve();
    void notANumberBecomesBlack();
};

void TestLight::kernelsEqualTheReference()
{
    QVERIFY(useRowTarget());
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            const Area area{width, height};
            TestPicture picture(width, height, 3), expected = picture;
            mixColours(picture.rows(), area, kMix);
            reference::mixColours(expected.rows(), area, kMix);
            QVERIFY(picture == expected);
            gainByLuminance(picture.rows(), area, kWeights, gainCurve());
            reference::gainByLuminance(expected.rows(), area, kWeights, gainCurve());
            QVERIFY(picture == expected);
            gainByGreatest(picture.rows(), area, gainCurve());
            reference::gainByGreatest(expected.rows(), area, gainCurve());
            QVERIFY(picture == expected);
        }
    }
}

void TestLight::coloursAreMixedByTheMatrix()
{
    const TestPicture before(129, 17, 5, false);
    TestPicture after = before;
    mixColours(after.rows(), {129, 17}, kMix);
    for (std::size_t c = 0; c < 3; ++c) {
        const auto expected = [&](int x, int y) {
            double sum = 0;
            for (int i = 0; i < 3; ++i)
                sum += static_cast<double>(kMix.rows[c][static_cast<std::size_t>(i)])
                       * before.at(i, x, y);
            return std::clamp(sum, 0.0, 1.0);
        };
        WEFT_COMPARE_WITHIN(Distance::of(after.planes[c], expected), 3e-7);
    }
}

void TestLight::gainsFollowTheirCurve()
{
    const TestPicture before(129, 17, 7, false);
    TestPicture byLuminance = before, byGreatest = before;
    gainByLuminance(byLuminance.rows(), {129, 17}, kWeights, gainCurve());
    gainByGreatest(byGreatest.rows(), {129, 17}, gainCurve());
    for (int c = 0; c < 3; ++c) {
        const auto luminance = [&](int x, int y) {
            const double sum = kWeights.red * before.at(0, x, y)
                               + kWeights.green * before.at(1, x, y)
                               + kWeights.blue * before.at(2, x, y);
            return before.at(c, x, y) * gainOf(sum);
        };
        const auto greatest = [&](int x, int y) {
            return before.at(c, x, y)
                   * gainOf(std::max({before.at(0, x, y), before.at(1, x, y), before.at(2, x, y)}));
        };
        const auto plane = static_cast<std::size_t>(c);
        WEFT_COMPARE_WITHIN(Distance::of(byLuminance.planes[plane], luminance), 6e-6);
        WEFT_COMPARE_WITHIN(Distance::of(byGreatest.planes[plane], greatest), 6e-6);
    }
}

void TestLight::notANumberBecomesBlack()
{
    TestPicture picture(17, 1, 1, false);
    picture.planes[1].rows().row(0)[3] = std::numeric_limits<float>::quiet_NaN();
    mixColours(picture.rows(), {17, 1}, kMix);
    for (int c = 0; c < 3; ++c)
        QCOMPARE(picture.at(c, 3, 0), 0.0);
}

WEFT_TEST_MAIN(TestLight)
#include "tst_light.moc"
