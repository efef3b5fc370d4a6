#include "tests/support/test_main.h"

#include "core/effects/effect_table.h"
#include "core/model/curve.h"

#include <cmath>
#include <limits>

using namespace weft;

class TestCurve : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aConstantIsTheSameEverywhere();
    void keyframesAreHitExactlyAndHeldOutside_data();
    void keyframesAreHitExactlyAndHeldOutside();
    void eachInterpolationHasItsShape();
    void straightHandlesMakeAStraightBezier();
    void wildHandlesNeverTurnTimeBack();
    void shiftingFollowsTheContent();
    void effectValuesAreCheckedAgainstTheTable_data();
    void effectValuesAreCheckedAgainstTheTable();
    void everyEffectParameterHasADefaultInsideItsRange();
};

void TestCurve::aConstantIsTheSameEverywhere()
{
    const Curve curve(2.5);
    for (const double frame : {-1e9, 0.0, 0.5, 1e9})
        QCOMPARE(curve.at(frame), 2.5);
}

static Curve twoKeys(Interpolation interpolation)
{
    Curve curve;
    curve.keyframes = {{10, 1, interpolation, {}, {4, 0}},
                       {20, 3, Interpolation::Hold, {-4, 0}, {}}};
    return curve;
}

void TestCurve::keyframesAreHitExactlyAndHeldOutside_data()
{
    QTest::addColumn<int>("interpolation");
    for (const auto &row : enumNames(Interpolation{}))
        QTest::newRow(row.name.data()) << static_cast<int>(row.value);
}

void TestCurve::keyframesAreHitExactlyAndHeldOutside()
{
    QFETCH(int, interpolation);
    const Curve curve = twoKeys(static_cast<Interpolation>(interpolation));
    QCOMPARE(curve.at(-100), 1.0);
    QCOMPARE(curve.at(10), 1.0);
    QCOMPARE(curve.at(20), 3.0);
    QCOMPARE(curve.at(100), 3.0);
}

void TestCurve::eachInterpolationHasItsShape()
{
    QCOMPARE(twoKeys(Interpolation::Hold).at(19.9), 1.0);
    QCOMPARE(twoKeys(Interpolation::Linear).at(12.5), 1.5);
    QCOMPARE(twoKeys(Interpolation::Smooth).at(15), 2.0);
    QVERIFY(twoKeys(Interpolation::Smooth).at(11) < twoKeys(Interpolation::Linear).at(11));
    const double eased = twoKeys(Interpolation::Bezier).at(15);
    QVERIFY(std::abs(eased - 2.0) < 1e-9); // symmetric handles
    QVERIFY(twoKeys(Interpolation::Bezier).at(11) < twoKeys(Interpolation::Linear).at(11));
}

void TestCurve::straightHandlesMakeAStraightBezier()
{
    Curve curve;
    curve.keyframes = {{0, 0, Interpolation::Bezier, {}, {10.0 / 3, 10.0 / 3}},
                       {10, 10, Interpolation::Hold, {-10.0 / 3, -10.0 / 3}, {}}};
    for (double frame = 0; frame <= 10; frame += 0.25)
        QVERIFY(std::abs(curve.at(frame) - frame) < 1e-9);
}

void TestCurve::wildHandlesNeverTurnTimeBack()
{
    Curve curve;
    curve.keyframes = {{0, 0, Interpolation::Bezier, {}, {1e6, 0}},
                       {10, 1, Interpolation::Hold, {-1e6, 0}, {}}};
    double last = 0;
    for (double frame = 0; frame <= 10; frame += 0.01) {
        const double value = curve.at(frame);
        QVERIFY(std::isfinite(value));
        QVERIFY(value >= last - 1e-9);
        last = value;
    }
}

void TestCurve::shiftingFollowsTheContent()
{
    const Curve curve = twoKeys(Interpolation::Linear);
    const Curve shifted = curve.shifted(12);
    for (double frame = -5; frame < 20; frame += 0.5)
        QCOMPARE(shifted.at(frame), curve.at(frame + 12));
}

void TestCurve::effectValuesAreCheckedAgainstTheTable_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("fine");
    QTest::newRow("opacity") << "opacity"
                             << "opacity" << 50.0 << true;
    QTest::newRow("at the maximum") << "opacity"
                                    << "opacity" << 100.0 << true;
    QTest::newRow("above the maximum") << "opacity"
                                       << "opacity" << 100.5 << false;
    QTest::newRow("below the minimum") << "transform"
                                       << "scaleX" << -1.0 << false;
    QTest::newRow("not a number") << "opacity"
                                  << "opacity" << std::nan("") << false;
    QTest::newRow("infinite") << "transform"
                              << "x" << std::numeric_limits<double>::infinity() << false;
    QTest::newRow("unknown parameter") << "opacity"
                                       << "opaqueness" << 1.0 << false;
    QTest::newRow("unknown effect") << "sparkle"
                                    << "amount" << 1.0 << false;
}

void TestCurve::effectValuesAreCheckedAgainstTheTable()
{
    QFETCH(QString, type);
    QFETCH(QString, parameter);
    QFETCH(double, value);
    QFETCH(bool, fine);
    Effect effect;
    effect.type = type;
    effect.parameters[parameter] = Curve(value);
    const Status status = checkEffect(effect);
    QCOMPARE(status.has_value(), fine);
    if (!fine) {
        QCOMPARE(status.error().kind, ErrorKind::Refused);
        QVERIFY(status.error().message.contains(type));
    }
}

void TestCurve::everyEffectParameterHasADefaultInsideItsRange()
{
    QVERIFY(!effectTypes().empty());
    for (const EffectType &type : effectTypes()) {
        QCOMPARE(findEffectType(QString::fromLatin1(type.id)), &type);
        Effect effect;
        effect.type = QString::fromLatin1(type.id);
        for (const ParameterType &parameter : type.parameters) {
            if (parameter.kind != ParameterKind::Number)
                continue;
            effect.parameters[QString::fromLatin1(parameter.id)] = Curve(parameter.defaultNumber);
            QCOMPARE(parameterAt(effect, parameter.id, 0), parameter.defaultNumber);
        }
        QVERIFY(checkEffect(effect).has_value());
    }
}

WEFT_TEST_MAIN(TestCurve)
#include "tst_curve.moc"
