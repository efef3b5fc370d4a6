#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Three clips of the film that adjoin on V1: a 0–20, b 20–30, c 30–50, each 100 frames into 400; a
/// title "t" 22–26 on V2 and music "m" 0–60 on A2, both sync-locked.
class TestTrim : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rippleTrimMovesWhatFollows_data();
    void rippleTrimMovesWhatFollows();
    void rippleTrimKeepsTheContentUnderTheOtherEdge();
    void linkedSoundIsTrimmedAlong();
    void rollMovesTheCutAndNothingElse_data();
    void rollMovesTheCutAndNothingElse();
    void slipShowsOtherMaterialInTheSamePlace_data();
    void slipShowsOtherMaterialInTheSamePlace();
    void slidingTakesFromOneNeighbourAndGivesToTheOther_data();
    void slidingTakesFromOneNeighbourAndGivesToTheOther();
    void extendReachesOutOrRolls_data();
    void extendReachesOutOrRolls();
    void theSourcesEndStopsATrimUnlessHeld_data();
    void theSourcesEndStopsATrimUnlessHeld();
    void handlesFollowSpeedAndDirection_data();
    void handlesFollowSpeedAndDirection();
    void joinUndoesASplit();
    void joinRefusesWhatIsNoThroughEdit_data();
    void joinRefusesWhatIsNoThroughEdit();
    void setSpeedStretchesTheClip_data();
    void setSpeedStretchesTheClip();
    void turningAroundShowsTheSamePartBackwards();
    void aFreezeFrameStopsThePicture();
};

static Timeline timeline()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    t.put(u("V1"), u("b"), 20, 10);
    t.put(u("V1"), u("c"), 30, 20);
    t.put(u("V2"), u("t"), 22, 4);
    t.put(u("A2"), u("m"), 0, 60);
    return t;
}

void TestTrim::rippleTrimMovesWhatFollows_data()
{
    QTest::addColumn<QString>("clip");
    QTest::addColumn<bool>("atStart");
    QTest::addColumn<qlonglong>("to");
    QTest::addColumn<QString>("v1"); ///< empty = refused
    QTest::addColumn<QString>("v2");
    QTest::addColumn<QString>("a2");
    QTest::newRow("end inwards") << "a" << false << 15LL << "a:0+15 b:15+10 c:25+20"
                                 << "t:17+4"
                                 << "m:0+15 m:15+40";
    QTest::newRow("end outwards") << "a" << false << 23LL << "a:0+23 b:23+10 c:33+20"
                                  << "t:25+4"
                                  << "m:0+20 m:23+40";
    QTest::newRow("start inwards") << "b" << true << 24LL << "a:0+20 b:20+6 c:26+20"
                                   << "t:20+2"
                                   << "m:0+20 m:20+36";
    QTest::newRow("start outwards") << "b" << true << 17LL << "a:0+20 b:20+13 c:33+20"
                                    << "t:25+4"
                                    << "m:0+20 m:23+40";
    QTest::newRow("last clip") << "c" << false << 40LL << "a:0+20 b:20+10 c:30+10"
                               << "t:22+4"
                               << "m:0+40 m:40+10";
    QTest::newRow("to nothing") << "b" << false << 20LL << ""
                                << ""
                                << "";
    QTest::newRow("beyond the source") << "a" << false << 301LL << ""
                                       << ""
                                       << "";
    QTest::newRow("beyond the source's start") << "b" << true << -81LL << ""
                                               << ""
                                               << "";
}

void TestTrim::rippleTrimMovesWhatFollows()
{
    QFETCH(QString, clip);
    QFETCH(bool, atStart);
    QFETCH(qlonglong, to);
    QFETCH(QString, v1);
    Timeline t = timeline();
    const Status status = t.edit(RippleTrim{t.idOf(clip), atStart ? Edge::Start : Edge::End, to});
    QCOMPARE(status.has_value(), !v1.isEmpty());
    if (!status)
        return;
    QCOMPARE(t.text(u("V1")), v1);
    QTEST(t.text(u("V2")), "v2");
    QTEST(t.text(u("A2")), "a2");
}

void TestTrim::rippleTrimKeepsTheContentUnderTheOtherEdge()
{
    Timeline t = timeline();
    QVERIFY(t.edit(RippleTrim{t.idOf(u("b")), Edge::Start, 24}));
    QCOMPARE(t.sourceFrame(u("V1"), 20), 104); // b's new first frame
    QCOMPARE(t.sourceFrame(u("V1"), 25), 109); // b's last frame
    QCOMPARE(t.sourceFrame(u("V1"), 26), 100); // c as it was
    t.setSyncLock(u("A2"), false);
    const QString before = t.text(u("A2"));
    QVERIFY(t.edit(RippleTrim{t.idOf(u("a")), Edge::End, 10}));
    QCOMPARE(t.text(u("A2")), before);
}

void TestTrim::linkedSoundIsTrimmedAlong()
{
    Timeline t;
    t.putLinked(u("a"), 0, 20);
    t.putLinked(u("b"), 20, 20);
    QVERIFY(t.edit(RippleTrim{t.idOf(u("a")), Edge::End, 12}));
    QCOMPARE(t.text(u("V1")), u("a:0+12 b:12+20"));
    QCOMPARE(t.text(u("A1")), u("a~:0+12 b~:12+20"));
    QVERIFY(t.edit(Roll{t.idOf(u("b")), 15}));
    QCOMPARE(t.text(u("A1")), u("a~:0+15 b~:15+17"));
    QVERIFY(t.edit(Roll{t.idOf(u("b")), 12, false, false})); // an L cut
    QCOMPARE(t.text(u("V1")), u("a:0+12 b:12+20"));
    QCOMPARE(t.text(u("A1")), u("a~:0+15 b~:15+17"));
    QVERIFY(t.edit(Slip{{t.idOf(u("a"))}, 7}));
    QCOMPARE(t.sourceFrame(u("V1"), 0), 107);
    QCOMPARE(t.sourceFrame(u("A1"), 0), 107);
}

void TestTrim::rollMovesTheCutAndNothingElse_data()
{
    QTest::addColumn<QString>("clip");
    QTest::addColumn<qlonglong>("to");
    QTest::addColumn<QString>("v1"); ///< empty = refused
    QTest::newRow("later") << "b" << 25LL << "a:0+25 b:25+5 c:30+20";
    QTest::newRow("earlier") << "b" << 12LL << "a:0+12 b:12+18 c:30+20";
    QTest::newRow("nowhere") << "b" << 20LL << "a:0+20 b:20+10 c:30+20";
    QTest::newRow("over the right clip") << "b" << 30LL << "";
    QTest::newRow("over the left clip") << "b" << 0LL << "";
    QTest::newRow("no cut") << "a" << 5LL << "";
}

void TestTrim::rollMovesTheCutAndNothingElse()
{
    QFETCH(QString, clip);
    QFETCH(qlonglong, to);
    QFETCH(QString, v1);
    Timeline t = timeline();
    const Status status = t.edit(Roll{t.idOf(clip), to});
    QCOMPARE(status.has_value(), !v1.isEmpty());
    QCOMPARE(t.text(u("V1")), v1.isEmpty() ? u("a:0+20 b:20+10 c:30+20") : v1);
    QCOMPARE(t.text(u("V2")), u("t:22+4"));
    QCOMPARE(t.sourceFrame(u("V1"), 29), 109); // b's content does not move
    QCOMPARE(t.sourceFrame(u("V1"), 5), 105);
}

void TestTrim::slipShowsOtherMaterialInTheSamePlace_data()
{
    QTest::addColumn<qlonglong>("by");
    QTest::addColumn<bool>("hold");
    QTest::addColumn<qlonglong>("first"); ///< −1 = refused
    QTest::newRow("later") << 30LL << false << 130LL;
    QTest::newRow("earlier") << -100LL << false << 0LL;
    QTest::newRow("to the very end") << 290LL << false << 390LL;
    QTest::newRow("past the end") << 291LL << false << -1LL;
    QTest::newRow("before the start") << -101LL << false << -1LL;
    QTest::newRow("past the end, held") << 291LL << true << 391LL;
}

void TestTrim::slipShowsOtherMaterialInTheSamePlace()
{
    QFETCH(qlonglong, by);
    QFETCH(bool, hold);
    QFETCH(qlonglong, first);
    Timeline t = timeline();
    const Status status = t.edit(Slip{{t.idOf(u("b"))}, by, hold});
    QCOMPARE(status.has_value(), first >= 0);
    QCOMPARE(t.text(u("V1")), u("a:0+20 b:20+10 c:30+20"));
    QCOMPARE(qlonglong(t.sourceFrame(u("V1"), 20)), first >= 0 ? first : 100);
}

void TestTrim::slidingTakesFromOneNeighbourAndGivesToTheOther_data()
{
    QTest::addColumn<QString>("clip");
    QTest::addColumn<qlonglong>("by");
    QTest::addColumn<QString>("v1"); ///< empty = refused
    QTest::newRow("later") << "b" << 5LL << "a:0+25 b:25+10 c:35+15";
    QTest::newRow("earlier") << "b" << -5LL << "a:0+15 b:15+10 c:25+25";
    QTest::newRow("over the right neighbour") << "b" << 20LL << "";
    QTest::newRow("over the left neighbour") << "b" << -20LL << "";
    QTest::newRow("the first clip, against the start") << "a" << -1LL << "";
    QTest::newRow("the last clip, into the void") << "c" << 5LL << "a:0+20 b:20+15 c:35+20";
}

void TestTrim::slidingTakesFromOneNeighbourAndGivesToTheOther()
{
    QFETCH(QString, clip);
    QFETCH(qlonglong, by);
    QFETCH(QString, v1);
    Timeline t = timeline();
    const Status status = t.edit(Slide{t.idOf(clip), by});
    QCOMPARE(status.has_value(), !v1.isEmpty());
    if (status) {
        QCOMPARE(t.text(u("V1")), v1);
        QCOMPARE(t.sourceFrame(u("V1"), t.clip(clip).start), 100); // the clip itself is untouched
    }
}

void TestTrim::extendReachesOutOrRolls_data()
{
    QTest::addColumn<QString>("clip");
    QTest::addColumn<qlonglong>("to");
    QTest::addColumn<QString>("v1"); ///< empty = refused
    QTest::newRow("into the void") << "c" << 70LL << "a:0+20 b:20+10 c:30+40";
    QTest::newRow("over an adjoining clip") << "a" << 25LL << "a:0+25 b:25+5 c:30+20";
    QTest::newRow("backwards over an adjoining clip") << "b" << 12LL << "a:0+12 b:12+18 c:30+20";
    QTest::newRow("inside") << "b" << 25LL << "";
    QTest::newRow("over all of the neighbour") << "a" << 31LL << "";
}

void TestTrim::extendReachesOutOrRolls()
{
    QFETCH(QString, clip);
    QFETCH(qlonglong, to);
    QFETCH(QString, v1);
    Timeline t = timeline();
    const Status status = t.edit(Extend{{t.idOf(clip)}, to});
    QCOMPARE(status.has_value(), !v1.isEmpty());
    if (status)
        QCOMPARE(t.text(u("V1")), v1);
}

void TestTrim::theSourcesEndStopsATrimUnlessHeld_data()
{
    QTest::addColumn<bool>("atStart");
    QTest::addColumn<qlonglong>("to");
    QTest::addColumn<bool>("fits");
    // x lies at 500+20, 100 frames into a film of 400: 100 before, 280 after
    QTest::newRow("all of the end") << false << 800LL << true;
    QTest::newRow("one more") << false << 801LL << false;
    QTest::newRow("all of the start") << true << 400LL << true;
    QTest::newRow("one more before") << true << 399LL << false;
}

void TestTrim::theSourcesEndStopsATrimUnlessHeld()
{
    QFETCH(bool, atStart);
    QFETCH(qlonglong, to);
    QFETCH(bool, fits);
    const Edge edge = atStart ? Edge::Start : Edge::End;
    Timeline t;
    t.put(u("V1"), u("x"), 500, 20);
    const Status status = t.edit(Trim{t.idOf(u("x")), edge, to});
    QCOMPARE(status.has_value(), fits);
    if (!fits) {
        QVERIFY2(status.error().message.contains(atStart ? u("100") : u("280")),
                 qPrintable(status.error().message)); // says how far it goes
        QVERIFY(t.edit(Trim{t.idOf(u("x")), edge, to, true}));
    }
}

void TestTrim::handlesFollowSpeedAndDirection_data()
{
    QTest::addColumn<QString>("speed");
    QTest::addColumn<qlonglong>("before");
    QTest::addColumn<qlonglong>("after");
    // 20 frames from second 4 of a film of 16 seconds, at 25 frames a second
    QTest::newRow("normal") << "1" << 100LL << 280LL;
    QTest::newRow("double") << "2" << 50LL << 130LL;
    QTest::newRow("half") << "1/2" << 200LL << 580LL;
    QTest::newRow("backwards") << "-1" << 300LL << 80LL;
    QTest::newRow("backwards, double") << "-2" << 150LL << 30LL;
}

void TestTrim::handlesFollowSpeedAndDirection()
{
    QFETCH(QString, speed);
    Timeline t;
    ClipBody clip;
    clip.source = t.film();
    clip.in = Rational(4);
    clip.length = 20;
    clip.speed = Rational::fromString(speed).value();
    const auto handles = handlesOf(t.project(), clip, FrameRate());
    QVERIFY(handles.has_value());
    QTEST(qlonglong(handles->before), "before");
    QTEST(qlonglong(handles->after), "after");
    clip.speed = Rational(0);
    QVERIFY(!handlesOf(t.project(), clip, FrameRate()));
    clip.speed = Rational(1);
    clip.source = t.photo();
    QVERIFY(!handlesOf(t.project(), clip, FrameRate()));
}

void TestTrim::joinUndoesASplit()
{
    Timeline t;
    t.putLinked(u("a"), 0, 30);
    const QString v1 = t.text(u("V1")), a1 = t.text(u("A1"));
    const ClipId id = t.idOf(u("a"));
    QVERIFY(t.edit(Split{{}, {}, 12}));
    QVERIFY(t.edit(Join{t.track(u("V1")).clips.at(1)->id}));
    QCOMPARE(t.text(u("V1")), v1);
    QCOMPARE(t.text(u("A1")), a1);
    QCOMPARE(t.idOf(u("a")), id);
}

void TestTrim::joinRefusesWhatIsNoThroughEdit_data()
{
    QTest::addColumn<int>("what");
    const QStringList names{u("the first clip"), u("other material"), u("a gap"),
                            u("other settings"), u("another source")};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(qPrintable(names[i])) << i;
}

void TestTrim::joinRefusesWhatIsNoThroughEdit()
{
    QFETCH(int, what);
    Timeline t;
    t.put(u("V1"), u("a"), 0, 30);
    QVERIFY(t.edit(Split{t.id(u("V1")), {}, 12}));
    const ClipId right = t.track(u("V1")).clips.at(1)->id;
    ClipId join = right;
    switch (what) {
    case 0: join = t.track(u("V1")).clips.at(0)->id; break;
    case 1: QVERIFY(t.edit(Slip{{right}, 1})); break;
    case 2: QVERIFY(t.edit(Trim{right, Edge::Start, 13})); break;
    case 3: QVERIFY(t.edit(SetClip{right, {}, false})); break;
    case 4: QVERIFY(t.edit(Replace{right, t.photo()})); break;
    }
    const Status status = t.edit(Join{join});
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
}

void TestTrim::setSpeedStretchesTheClip_data()
{
    QTest::addColumn<QString>("speed");
    QTest::addColumn<bool>("keepLength");
    QTest::addColumn<bool>("ripple");
    QTest::addColumn<QString>("v1"); ///< empty = refused
    QTest::addColumn<QString>("v2");
    QTest::newRow("twice as fast") << "2" << false << true << "a:0+20 b:20+5 c:25+20"
                                   << "t:22+3";
    QTest::newRow("half") << "1/2" << false << true << "a:0+20 b:20+20 c:40+20"
                          << "t:22+4";
    QTest::newRow("twice, no ripple") << "2" << false << false << "a:0+20 b:20+5 c:30+20"
                                      << "t:22+4";
    QTest::newRow("half, no ripple") << "1/2" << false << false << ""
                                     << "";
    QTest::newRow("kept length") << "3" << true << true << "a:0+20 b:20+10 c:30+20"
                                 << "t:22+4";
    QTest::newRow("not a whole frame") << "3" << false << true << "a:0+20 b:20+3 c:23+20"
                                       << "t:22+1";
    QTest::newRow("extreme") << "1000" << false << true << "a:0+20 b:20+1 c:21+20"
                             << "";
    QTest::newRow("stopped") << "0" << false << true << ""
                             << "";
    QTest::newRow("too fast") << "1001" << false << true << ""
                              << "";
}

void TestTrim::setSpeedStretchesTheClip()
{
    QFETCH(QString, speed);
    QFETCH(bool, keepLength);
    QFETCH(bool, ripple);
    QFETCH(QString, v1);
    Timeline t = timeline();
    const Status status = t.edit(
        SetSpeed{t.idOf(u("b")), Rational::fromString(speed).value(), keepLength, ripple});
    QCOMPARE(status.has_value(), !v1.isEmpty());
    if (status) {
        QCOMPARE(t.text(u("V1")), v1);
        QCOMPARE(t.sourceFrame(u("V1"), 20), 100);
        if (!QTest::currentDataTag() || qstrcmp(QTest::currentDataTag(), "extreme") != 0)
            QTEST(t.text(u("V2")), "v2");
    }
}

void TestTrim::turningAroundShowsTheSamePartBackwards()
{
    Timeline t = timeline();
    QVERIFY(t.edit(SetSpeed{t.idOf(u("b")), Rational(-1)}));
    QCOMPARE(t.clip(u("b"))->in, Rational(110, 25)); // one frame after its last
    QCOMPARE(sourceTimeAt(*t.clip(u("b")).body, 10, FrameRate()), Rational(100, 25));
    QVERIFY(t.edit(SetSpeed{t.idOf(u("b")), Rational(1)}));
    QCOMPARE(t.clip(u("b"))->in, Rational(100, 25));
}

void TestTrim::aFreezeFrameStopsThePicture()
{
    Timeline t = timeline();
    QVERIFY(t.edit(InsertFreeze{t.id(u("V1")), 24, 8}));
    QCOMPARE(t.text(u("V1")), u("a:0+20 b:20+4 b:24+8 b:32+6 c:38+20"));
    for (int frame = 24; frame < 32; ++frame)
        QCOMPARE(t.sourceFrame(u("V1"), frame), 104);
    QCOMPARE(t.sourceFrame(u("V1"), 32), 104);
    QCOMPARE(t.text(u("A2")), u("m:0+24 m:32+36")); // silent meanwhile
    QVERIFY(!t.edit(InsertFreeze{t.id(u("A2")), 5, 8}));
    QVERIFY(!t.edit(InsertFreeze{t.id(u("V1")), 500, 8}));
    QVERIFY(!t.edit(InsertFreeze{t.id(u("V1")), 5, -8}));
}

WEFT_TEST_MAIN(TestTrim)
#include "tst_trim.moc"
