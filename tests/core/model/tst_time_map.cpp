#include "tests/support/test_main.h"

#include "core/model/clip.h"

using namespace weft;

class TestTimeMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesAreExact_data();
    void linesAreExact();
    void slopesAreThoseOfTheLines();
    void mapsAreChecked_data();
    void mapsAreChecked();
    void aClipRunsAlongItsMap_data();
    void aClipRunsAlongItsMap();
};

/// A second as it is, a second thrice as fast, a second frozen, a second twice as fast backwards.
static TimeMap drawn()
{
    return {{{0, 4}, {1, 5}, {2, 8}, {3, 8}, {4, 6}}};
}

static Rational rational(const QString &text)
{
    return Rational::fromString(text).value();
}

void TestTimeMap::linesAreExact_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("source");
    QTest::newRow("before the start") << "-5"
                                      << "4";
    QTest::newRow("at the start") << "0"
                                  << "4";
    QTest::newRow("a frame of 29.97") << "1001/30000"
                                      << "121001/30000";
    QTest::newRow("on a key") << "1"
                              << "5";
    QTest::newRow("a third of the way") << "4/3"
                                        << "6";
    QTest::newRow("where it turns level") << "2"
                                          << "8";
    QTest::newRow("frozen") << "5/2"
                            << "8";
    QTest::newRow("backwards") << "25/7"
                               << "48/7";
    QTest::newRow("at the end") << "4"
                                << "6";
    QTest::newRow("past the end") << "1000000"
                                  << "6";
}

void TestTimeMap::linesAreExact()
{
    QFETCH(QString, at);
    QTEST(drawn().sourceAt(rational(at)).toString(), "source");
}

void TestTimeMap::slopesAreThoseOfTheLines()
{
    QStringList slopes;
    for (std::size_t i = 0; i < drawn().keys.size(); ++i)
        slopes << drawn().slopeAfter(i).toString();
    QCOMPARE(slopes.join(QLatin1Char(' ')), QStringLiteral("1 3 0 -2 0"));
    QCOMPARE(drawn().duration(), Rational(4));
}

void TestTimeMap::mapsAreChecked_data()
{
    QTest::addColumn<QString>("keys"); ///< "at>source …"
    QTest::addColumn<bool>("isFine");
    QTest::newRow("nothing") << "" << false;
    QTest::newRow("one key") << "0>1" << false;
    QTest::newRow("two keys") << "0>1 1>2" << true;
    QTest::newRow("not from 0") << "1>1 2>2" << false;
    QTest::newRow("twice at one time") << "0>1 1>2 1>3" << false;
    QTest::newRow("going back in time") << "0>1 2>2 1>3" << false;
    QTest::newRow("going back in the source") << "0>9 2>2 3>3" << true;
    QTest::newRow("before the source") << "0>1 2>-1/100" << false;
    QTest::newRow("all frozen") << "0>1 2>1" << true;
    QTest::newRow("as steep as may be") << "0>0 1>1000" << true;
    QTest::newRow("too steep") << "0>0 1>10001/10" << false;
    QTest::newRow("too steep downwards") << "0>2000 1>0" << false;
    QTest::newRow("beyond all numbers") << "0>0 1/9223372036854775807>9223372036854775807" << false;
}

void TestTimeMap::mapsAreChecked()
{
    QFETCH(QString, keys);
    TimeMap map;
    for (const QString &key : keys.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        map.keys.push_back({rational(key.section(QLatin1Char('>'), 0, 0)),
                            rational(key.section(QLatin1Char('>'), 1, 1))});
    QTEST(isValid(map), "isFine");
}

void TestTimeMap::aClipRunsAlongItsMap_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("speed");
    QTest::addColumn<int>("frame");
    QTest::addColumn<QString>("material");
    QTest::addColumn<QString>("source");
    QTest::newRow("from its start") << "0"
                                    << "1" << 30 << "6/5"
                                    << "28/5";
    QTest::newRow("from within") << "1"
                                 << "1" << 25 << "2"
                                 << "8";
    QTest::newRow("in a handle") << "1"
                                 << "1" << -25 << "0"
                                 << "4";
    QTest::newRow("twice as fast") << "0"
                                   << "2" << 15 << "6/5"
                                   << "28/5";
    QTest::newRow("backwards") << "4"
                               << "-1" << 25 << "3"
                               << "8";
    QTest::newRow("beyond the map") << "3"
                                    << "1" << 100 << "7"
                                    << "6";
}

void TestTimeMap::aClipRunsAlongItsMap()
{
    QFETCH(QString, in);
    QFETCH(QString, speed);
    QFETCH(int, frame);
    ClipBody clip;
    clip.length = 100;
    clip.in = rational(in);
    clip.speed = rational(speed);
    clip.remap = drawn();
    QTEST(materialTimeAt(clip, frame, FrameRate()).toString(), "material");
    QTEST(sourceTimeAt(clip, frame, FrameRate()).toString(), "source");
    clip.remap.reset();
    QCOMPARE(sourceTimeAt(clip, frame, FrameRate()), materialTimeAt(clip, frame, FrameRate()));
}

WEFT_TEST_MAIN(TestTimeMap)
#include "tst_time_map.moc"
