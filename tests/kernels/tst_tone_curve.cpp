#include "kernels/tone_curve.h"
#include "tests/kernels/kernel_test.h"

#include <limits>

using namespace weft::kernels;
using namespace weft::kernels::test;

class TestToneCurve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void itEqualsTheReference_data() { addTargetRows(); }
    void itEqualsTheReference();
    void smoothFunctionsAreMet_data();
    void smoothFunctionsAreMet();
    void moreOctavesMeetSteepFunctionsNearBlack();
    void extremesAreHeld();
};

static double gammaOf(double level)
{
    return std::copysign(std::pow(std::abs(level), 0.45), level);
}

void TestToneCurve::itEqualsTheReference()
{
    QVERIFY(useRowTarget());
    const auto function = [](double level) { return gammaOf(level) + 0.25; };
    for (const ToneCurve &curve :
         {ToneCurve(function), ToneCurve(function, {-26, 33}), ToneCurve(function, {-3, 4}),
          ToneCurve(function, {-10, 13, 11})})
        for (const int height : kHeights) {
            for (const int width : kWidths) {
                auto levels = TestPlane<float>::numbers(width, height, -1.5, 2.5);
                for (int x = 0; x < width; ++x) // every octave
                    levels.rows().row(0)[x] = std::ldexp(x % 2 ? -1.3F : 1.7F, x % 30 - 20);
                if (width > 3) {
                    levels.rows().row(0)[0] = std::numeric_limits<float>::quiet_NaN();
                    levels.rows().row(0)[1] = std::numeric_limits<float>::infinity();
                    levels.rows().row(0)[2] = -0.0F;
                }
                auto expected = levels;
                applyCurve(levels.rows(), {width, height}, curve);
                reference::applyCurve(expected.rows(), {width, height}, curve);
                QVERIFY(levels == expected);
            }
        }
}

void TestToneCurve::smoothFunctionsAreMet_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("itself") << 0;
    QTest::newRow("a power") << 1;
    QTest::newRow("a line that is not through 0") << 2;
    QTest::newRow("negative levels otherwise than positive ones") << 3;
}

static double functionNumber(int which, double level)
{
    switch (which) {
    case 0: return level;
    case 1: return gammaOf(level);
    case 2: return 1.7 * level - 0.4;
    default: return level < 0 ? 0.1 * level : level * level;
    }
}

void TestToneCurve::smoothFunctionsAreMet()
{
    QFETCH(int, which);
    const auto function = [which](double level) { return functionNumber(which, level); };
    const ToneCurve curve(function);
    for (double level = std::ldexp(1.0, curve.octaves().first); level < 128; level *= 1.001) {
        for (const double sign : {1.0, -1.0}) {
            auto plane = TestPlane<float>::made(1, 1, [&](int, int) { return sign * level; });
            const double given = plane.at(0, 0);
            applyCurve(plane.rows(), {1, 1}, curve);
            const double expected = function(given);
            const double bound = 4e-6 * std::abs(expected) + 1e-7;
            QVERIFY2(std::abs(plane.at(0, 0) - expected) <= bound,
                     QByteArray::number(given, 'g', 9));
        }
    }
}

void TestToneCurve::moreOctavesMeetSteepFunctionsNearBlack()
{
    // What encodes light: the line from 0 to the first sample is off by less than a tenth of a code
    // of ten bits.
    const ToneCurve curve([](double light) { return std::pow(light, 1 / 2.4); }, {-34, 41});
    double greatest = 0;
    for (double light = 1e-14; light < 1; light *= 1.001) {
        float level = static_cast<float>(light);
        applyCurve({&level, 1}, {1, 1}, curve);
        greatest = std::max(greatest, std::abs(level - std::pow(light, 1 / 2.4)));
    }
    QVERIFY2(greatest < 0.1 / 1023, QByteArray::number(greatest));
}

void TestToneCurve::extremesAreHeld()
{
    const ToneCurve curve([](double level) { return 2 * level + 1; });
    const auto curved = [&](float level) {
        applyCurve({&level, 1}, {1, 1}, curve);
        return level;
    };
    QCOMPARE(curved(0), 1.0F);
    QCOMPARE(curved(128), 257.0F);
    QCOMPARE(curved(std::numeric_limits<float>::infinity()), 257.0F);
    QCOMPARE(curved(-1e20F), -255.0F);
    QCOMPARE(curved(std::numeric_limits<float>::quiet_NaN()), 1.0F);
    QCOMPARE(curved(std::numeric_limits<float>::denorm_min()), 1.0F);
}

WEFT_TEST_MAIN(TestToneCurve)
#include "tst_tone_curve.moc"
