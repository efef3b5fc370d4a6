#include "core/interchange/standard_wipes.h"
#include "core/transitions/transition_table.h"
#include "tests/support/test_main.h"

using namespace weft;

Q_DECLARE_METATYPE(weft::Transition)

static SequenceSettings frame(int width, int height)
{
    SequenceSettings settings;
    settings.width = width;
    settings.height = height;
    return settings;
}

static Transition transitionOf(const char *kind, const Parameters &parameters)
{
    Transition transition;
    transition.kind = QString::fromLatin1(kind);
    transition.parameters = parameters;
    return transition;
}

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

class TestStandardWipes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeIsAWipeAndComesBack();
    void codesAreTheWipesOfTheStandard_data();
    void codesAreTheWipesOfTheStandard();
    void whatIsNoShapeHasNoCode();
    void furtherParametersAreNamed();
};

void TestStandardWipes::everyCodeIsAWipeAndComesBack()
{
    int count = 0;
    for (const auto &settings : {frame(1920, 1080), frame(640, 480), frame(1080, 1920)}) {
        for (int number = 0; number < 1000; ++number) {
            for (const bool isReversed : {false, true}) {
                const auto wipe = wipeOfCode({number, isReversed}, settings);
                if (!wipe)
                    continue;
                QVERIFY(checkTransition(wipe->kind, wipe->parameters));
                QCOMPARE(beyondItsShape(*wipe), QString());
                const auto code = codeOfWipe(*wipe, settings);
                QVERIFY(code);
                QCOMPARE(code->number, number);
                QCOMPARE(code->isReversed, isReversed);
                ++count;
            }
        }
    }
    QCOMPARE(count, 24 * 2 * 3);
}

void TestStandardWipes::codesAreTheWipesOfTheStandard_data()
{
    QTest::addColumn<Transition>("transition");
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("isReversed");
    const auto row = [](const char *name, const Transition &transition, int number,
                        bool isReversed = false) {
        QTest::newRow(name) << transition << number << isReversed;
    };
    row("to the right", transitionOf("wipe", {}), 1);
    row("to the left", transitionOf("wipe", {{u("angle"), Curve(180)}}), 1, true);
    row("to the left, turned", transitionOf("wipe", {{u("angle"), Curve(-180)}}), 1, true);
    row("to the left, reversed", transitionOf("wipe", {{u("reverse"), true}}), 1, true);
    row("to the right, twice",
        transitionOf("wipe", {{u("reverse"), true}, {u("angle"), Curve(540)}}), 1);
    row("down", transitionOf("wipe", {{u("angle"), Curve(90)}}), 2);
    row("from the upper left", transitionOf("wipe", {{u("angle"), Curve(45)}}), 41);
    row("doors", transitionOf("barn-doors", {}), 21);
    row("doors, half a turn", transitionOf("barn-doors", {{u("angle"), Curve(180)}}), 21);
    row("doors that close", transitionOf("barn-doors", {{u("reverse"), true}}), 21, true);
    row("a box from the lower right",
        transitionOf("iris",
                     {{u("shape"), u("rectangle")}, {u("x"), Curve(50)}, {u("y"), Curve(50)}}),
        5);
    row("a circle", transitionOf("iris", {}), 119);
    row("a hand from three o'clock", transitionOf("clock-wipe", {{u("angle"), Curve(90)}}), 202);
}

/// In a square frame, where diagonals have 45°.
void TestStandardWipes::codesAreTheWipesOfTheStandard()
{
    QFETCH(Transition, transition);
    const auto code = codeOfWipe(transition, frame(1000, 1000));
    QVERIFY(code);
    QTEST(code->number, "number");
    QTEST(code->isReversed, "isReversed");
}

void TestStandardWipes::whatIsNoShapeHasNoCode()
{
    Curve turning;
    turning.keyframes = {{0, 0.0}, {9, 90.0}};
    for (const Transition &transition :
         {transitionOf("dissolve", {}), transitionOf("push", {}), transitionOf("explode", {}),
          transitionOf("wipe", {{u("angle"), Curve(30)}}),
          transitionOf("wipe", {{u("angle"), turning}}),
          transitionOf("iris", {{u("x"), Curve(10)}}),
          transitionOf("clock-wipe", {{u("x"), Curve(10)}})})
        QVERIFY(!codeOfWipe(transition, frame(1920, 1080)));
    for (const int number : {0, 7, 43, 999, -1})
        QVERIFY(!wipeOfCode({number, false}, frame(1920, 1080)));
}

void TestStandardWipes::furtherParametersAreNamed()
{
    QCOMPARE(beyondItsShape(transitionOf("wipe", {{u("angle"), Curve(90)},
                                                  {u("softness"), Curve(0)},
                                                  {u("easing"), u("linear")}})),
             QString());
    QCOMPARE(beyondItsShape(transitionOf("wipe", {{u("softness"), Curve(5)},
                                                  {u("border"), Curve(1)},
                                                  {u("easing"), u("ease-in")}})),
             u("Softness, Border, Easing"));
    QCOMPARE(beyondItsShape(transitionOf("explode", {{u("force"), Curve(5)}})), QString());
}

WEFT_TEST_MAIN(TestStandardWipes)
#include "tst_standard_wipes.moc"
