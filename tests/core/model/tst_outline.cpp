#include "core/model/outline.h"

#include "tests/support/test_main.h"

using namespace weft;

class TestOutline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsAreRead_data();
    void pathsAreRead();
    void curvesKeepTheirHandles();
    void shapesBeginAtM();
    void whatIsNoPathIsRefused_data();
    void whatIsNoPathIsRefused();
};

/// The corners of the shapes, "x,y x,y / x,y".
static QString cornersOf(const Outline &outline)
{
    const auto text = [](const OutlinePoint &p) {
        return QStringLiteral("%1,%2").arg(p.x).arg(p.y);
    };
    QStringList shapes;
    for (const OutlineShape &shape : outline) {
        QStringList corners{text(shape.start)};
        for (const OutlineCurve &curve : shape.curves)
            corners << text(curve.end);
        shapes << corners.join(QLatin1Char(' '));
    }
    return shapes.join(QStringLiteral(" / "));
}

void TestOutline::pathsAreRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("corners");
    QTest::newRow("nothing") << " "
                             << "";
    QTest::newRow("lines") << "M 10 20 L 30 40 L 50 20 Z"
                           << "10,20 30,40 50,20";
    QTest::newRow("commas and no spaces") << "M10,20L30,40,50,20Z"
                                          << "10,20 30,40 50,20";
    QTest::newRow("relative") << "m 10 20 l 20 20 l 20 -20 z"
                              << "10,20 30,40 50,20";
    QTest::newRow("lines after M") << "M 10 20 30 40 50 20"
                                   << "10,20 30,40 50,20";
    QTest::newRow("across and down") << "M 10 10 H 90 V 90 h -80 v -10 Z"
                                     << "10,10 90,10 90,90 10,90 10,80";
    QTest::newRow("fractions run together") << "M1.5.5L-2-3"
                                            << "1.5,0.5 -2,-3";
    QTest::newRow("exponents") << "M 1e1 2E+1 L 5e-1 0"
                               << "10,20 0.5,0";
    QTest::newRow("two shapes") << "M 0 0 L 9 0 Z M 5 5 L 6 6 Z"
                                << "0,0 9,0 / 5,5 6,6";
    QTest::newRow("on after Z") << "M 1 2 L 9 0 Z L 5 5 Z"
                                << "1,2 9,0 / 1,2 5,5";
    QTest::newRow("relative after Z") << "M 1 2 l 9 0 z m 1 1 l 5 5 z"
                                      << "1,2 10,2 / 2,3 7,8";
}

void TestOutline::pathsAreRead()
{
    QFETCH(QString, path);
    const auto outline = readOutline(path);
    QVERIFY2(outline, outline ? "" : qPrintable(outline.error().message));
    QTEST(cornersOf(*outline), "corners");
}

void TestOutline::curvesKeepTheirHandles()
{
    const auto outline = readOutline(QStringLiteral("M 10 10 C 20 0 40 0 50 10 c 1 2 3 4 5 6 Z"));
    QVERIFY(outline);
    const OutlineCurve first{{20, 0}, {40, 0}, {50, 10}};
    const OutlineCurve second{{51, 12}, {53, 14}, {55, 16}};
    QVERIFY(outline->at(0).curves == (std::vector{first, second}));
}

void TestOutline::shapesBeginAtM()
{
    const auto outline = readOutline(QStringLiteral("M 0 3 L 3 3"));
    const OutlineCurve line{{1, 3}, {2, 3}, {3, 3}};
    QVERIFY(outline && outline->at(0).curves == std::vector{line});
}

void TestOutline::whatIsNoPathIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no M") << "L 10 10 Z";
    QTest::newRow("Z alone") << "Z";
    QTest::newRow("numbers alone") << "10 10";
    QTest::newRow("half a point") << "M 10";
    QTest::newRow("a curve too short") << "M 0 0 C 1 1 2 2";
    QTest::newRow("an arc") << "M 0 0 A 5 5 0 0 1 10 10";
    QTest::newRow("words") << "M 0 0 L nan inf";
    QTest::newRow("too far") << "M 0 0 L 1e9 0";
    QTest::newRow("beyond numbers") << "M 0 0 L 1e999 0";
    QTest::newRow("a comma as decimal point is two numbers") << "M 1,5 2,5 3,5 L 4,5 6";
    QTest::newRow("too much") << QStringLiteral("M 0 0 ")
                                     + QStringLiteral("L 1 1 ").repeated(10001);
}

void TestOutline::whatIsNoPathIsRefused()
{
    QFETCH(QString, path);
    const auto outline = readOutline(path);
    QVERIFY(!outline);
    QCOMPARE(outline.error().kind, ErrorKind::Refused);
    QVERIFY(!outline.error().message.isEmpty());
}

WEFT_TEST_MAIN(TestOutline)
#include "tst_outline.moc"
