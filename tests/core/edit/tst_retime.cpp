#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Clips that are retimed by a curve, under every edit that could disturb it.
class TestRetime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePictureFollowsTheCurve();
    void soundGoesAlongInSync();
    void whatAFrameShowsSurvivesEdits_data();
    void whatAFrameShowsSurvivesEdits();
    void joinUndoesASplit();
    void slipMovesTheCurveWithTheMaterial();
    void speedRunsThroughTheCurve_data();
    void speedRunsThroughTheCurve();
    void handlesEndWithTheCurve();
    void anotherRateKeepsTheCurve();
    void aNewCurveMayStartElsewhere();
    void withoutItsCurveTheClipPlaysOn();
    void otherMaterialDropsTheCurve();
    void copiesKeepTheCurve();
    void aFreezeInsideItStandsStill();
    void mapsThatDoNotFitAreRefused_data();
    void mapsThatDoNotFitAreRefused();
};

/// A second as it is, a second thrice as fast, a second frozen, a second twice as fast backwards.
static TimeMap drawn()
{
    return {{{0, 4}, {1, 5}, {2, 8}, {3, 8}, {4, 6}}};
}

/// "a", 100 retimed frames from frame 50 on, after "z" 0–50 and before "c" 150–170.
static Timeline retimed()
{
    Timeline t;
    t.put(u("V1"), u("z"), 0, 50, 0);
    t.put(u("V1"), u("a"), 50, 100);
    t.put(u("V1"), u("c"), 150, 20, 300);
    t.must(SetTimeMap{t.idOf(u("a")), drawn()});
    return t;
}

static std::vector<std::int64_t> shown(const Timeline &t, std::int64_t from, std::int64_t to)
{
    std::vector<std::int64_t> frames;
    for (std::int64_t frame = from; frame < to; ++frame)
        frames.push_back(t.sourceFrame(u("V1"), frame));
    return frames;
}

void TestRetime::thePictureFollowsTheCurve()
{
    const Timeline t = retimed();
    QCOMPARE(t.text(u("V1")), u("z:0+50 a:50+100 c:150+20"));
    for (const auto &[frame, source] : {std::pair{0, 100},
                                        {24, 124},
                                        {25, 125},
                                        {26, 128},
                                        {49, 197},
                                        {50, 200},
                                        {74, 200},
                                        {75, 200},
                                        {76, 198},
                                        {99, 152}})
        QCOMPARE(t.sourceFrame(u("V1"), 50 + frame), source);
}

void TestRetime::soundGoesAlongInSync()
{
    Timeline t;
    t.putLinked(u("a"), 50, 100);
    t.must(Trim{t.idOf(u("a~")), Edge::Start, 60, false, false}); // a J cut's opposite
    t.must(SetTimeMap{t.idOf(u("a")), drawn()});
    QCOMPARE(t.clip(u("a~"))->remap, std::optional(drawn()));
    for (int frame = 60; frame < 150; ++frame)
        QCOMPARE(t.sourceFrame(u("A1"), frame), t.sourceFrame(u("V1"), frame));
    QCOMPARE(syncOffset(t.project(), t.idOf(u("a~"))), std::optional<std::int64_t>(0));
    t.must(SetTimeMap{t.idOf(u("a")), drawn(), Rational(0), false, false});
    t.must(SetTimeMap{t.idOf(u("a~")), std::nullopt, {}, false, false});
    QVERIFY(!syncOffset(t.project(), t.idOf(u("a~")))); // retimed and not: no offset can be told
}

void TestRetime::whatAFrameShowsSurvivesEdits_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("from"); ///< frames that show the same before and after …
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("shift"); ///< … once moved by this many
    QTest::addColumn<QString>("v1");
    QTest::newRow("split on a key") << 0 << 0 << 170 << 0 << "z:0+50 a:50+25 a:75+75 c:150+20";
    QTest::newRow("split on a line") << 1 << 0 << 170 << 0 << "z:0+50 a:50+37 a:87+63 c:150+20";
    QTest::newRow("trim of the start") << 2 << 63 << 170 << 0 << "z:0+50 a:63+87 c:150+20";
    QTest::newRow("trim of the end") << 3 << 0 << 120 << 0 << "z:0+50 a:50+70 c:150+20";
    QTest::newRow("ripple trim of the start") << 4 << 60 << 170 << -10 << "z:0+50 a:50+90 c:140+20";
    QTest::newRow("roll at the end") << 5 << 0 << 140 << 0 << "z:0+50 a:50+90 c:140+30";
    QTest::newRow("roll at the start") << 6 << 60 << 170 << 0 << "z:0+60 a:60+90 c:150+20";
    QTest::newRow("slide") << 7 << 50 << 140 << 10 << "z:0+60 a:60+100 c:160+10";
    QTest::newRow("move") << 8 << 50 << 150 << 200 << "z:0+50 c:150+20 a:250+100";
    QTest::newRow("insert across it")
        << 9 << 90 << 170 << 5 << "z:0+50 a:50+40 n:90+5 a:95+60 c:155+20";
    QTest::newRow("lift from its middle")
        << 10 << 110 << 170 << 0 << "z:0+50 a:50+30 a:110+40 c:150+20";
}

void TestRetime::whatAFrameShowsSurvivesEdits()
{
    QFETCH(int, what);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(int, shift);
    Timeline t = retimed();
    const auto before = shown(t, from, to);
    const TrackId v1 = t.id(u("V1"));
    const ClipId a = t.idOf(u("a")), c = t.idOf(u("c"));
    NewClip fresh{t.film(), v1, {}, 5};
    fresh.name = u("n");
    const std::array<Edit, 11> edits{Split{v1, {}, 75},
                                     Split{v1, {}, 87},
                                     Trim{a, Edge::Start, 63},
                                     Trim{a, Edge::End, 120},
                                     RippleTrim{a, Edge::Start, 60},
                                     Roll{c, 140},
                                     Roll{a, 60},
                                     Slide{a, 10},
                                     Move{{a}, 200},
                                     Insert{fresh, 90},
                                     LiftRange{80, 110, {v1}, {}}};
    t.must(edits[static_cast<std::size_t>(what)]);
    QTEST(t.text(u("V1")), "v1");
    QCOMPARE(shown(t, from + shift, to + shift), before);
}

void TestRetime::joinUndoesASplit()
{
    Timeline t = retimed();
    const ClipBody whole = *t.clip(u("a")).body;
    t.must(Split{t.id(u("V1")), {}, 87});
    const ClipId right = t.track(u("V1")).clips.at(2)->id;
    QCOMPARE(t.clip(u("a"))->remap, std::optional(drawn())); // both halves keep the whole map
    t.must(Join{right});
    QVERIFY(*t.clip(u("a")).body == whole);
    t.must(Split{t.id(u("V1")), {}, 87});
    const ClipId other = t.track(u("V1")).clips.at(2)->id;
    TimeMap bent = drawn();
    bent.keys.back().source = Rational(5);
    t.must(SetTimeMap{other, bent});
    const Status status = t.edit(Join{other});
    QVERIFY(!status);
    QVERIFY2(status.error().message.contains(u("retimed differently")),
             qPrintable(status.error().message));
}

void TestRetime::slipMovesTheCurveWithTheMaterial()
{
    Timeline t = retimed();
    const auto before = shown(t, 50, 150);
    const ClipId a = t.idOf(u("a"));
    QVERIFY(!t.edit(Slip{{a}, 1})); // the clip shows all of its curve
    t.must(Trim{a, Edge::End, 100});
    t.must(Slip{{a}, 25});
    const auto after = shown(t, 50, 100);
    QVERIFY(std::equal(after.begin(), after.end(), before.begin() + 25));
    QVERIFY(!t.edit(Slip{{a}, 26}));
    QVERIFY(!t.edit(Slip{{a}, -26}));
    t.must(Slip{{a}, 30, true}); // held at the curve's last second
    QCOMPARE(t.sourceFrame(u("V1"), 99), 150);
}

void TestRetime::speedRunsThroughTheCurve_data()
{
    QTest::addColumn<QString>("speed");
    QTest::addColumn<int>("length");
    QTest::newRow("twice as fast") << "2" << 50;
    QTest::newRow("half as fast") << "1/2" << 200;
    QTest::newRow("backwards") << "-1" << 100;
    QTest::newRow("backwards, four times as fast") << "-4" << 25;
}

void TestRetime::speedRunsThroughTheCurve()
{
    QFETCH(QString, speed);
    QFETCH(int, length);
    Timeline t = retimed();
    const Rational pace = Rational::fromString(speed).value();
    t.must(SetSpeed{t.idOf(u("a")), pace});
    const Clip clip = t.clip(u("a"));
    QCOMPARE(clip->length, length);
    QCOMPARE(clip->remap, std::optional(drawn()));
    const Rational begin = pace > Rational(0) ? Rational(0) : Rational(4);
    for (int frame = 0; frame < length; ++frame)
        QCOMPARE(sourceTimeAt(*clip.body, frame, FrameRate()),
                 drawn().sourceAt(begin + Rational(frame, 25) * pace));
    t.must(SetSpeed{t.idOf(u("a")), 1});
    QCOMPARE(shown(t, 50, 150), shown(retimed(), 50, 150));
}

void TestRetime::handlesEndWithTheCurve()
{
    Timeline t = retimed();
    t.must(Trim{t.idOf(u("a")), Edge::End, 120});
    t.must(Trim{t.idOf(u("a")), Edge::Start, 60});
    const auto handles = handlesOf(t.project(), *t.clip(u("a")).body, FrameRate());
    QVERIFY(handles.has_value());
    QCOMPARE(handles->before, 10);
    QCOMPARE(handles->after, 30);
    t.must(Lift{{t.idOf(u("z"))}});
    QVERIFY(!t.edit(Trim{t.idOf(u("a")), Edge::Start, 49}));
    t.must(Trim{t.idOf(u("a")), Edge::Start, 49, true});
    QCOMPARE(t.sourceFrame(u("V1"), 49), 100); // the edge frame stands
}

void TestRetime::anotherRateKeepsTheCurve()
{
    for (const char *rate : {"1", "23.976", "29.97", "50", "120"}) {
        Timeline t = retimed();
        SetSequence change;
        change.rate = FrameRate::fromString(u(rate)).value();
        t.must(change);
        const Clip clip = t.clip(u("a"));
        QCOMPARE(clip->remap, std::optional(drawn()));
        for (std::int64_t frame = 0; frame < clip->length; ++frame)
            QCOMPARE(sourceTimeAt(*clip.body, frame, *change.rate),
                     drawn().sourceAt(change.rate->secondsAt(frame)));
    }
}

void TestRetime::aNewCurveMayStartElsewhere()
{
    Timeline t = retimed();
    const ClipId a = t.idOf(u("a"));
    t.must(Trim{a, Edge::Start, 75});
    TimeMap bent = drawn();
    bent.keys[3].source = Rational(9);
    t.must(SetTimeMap{a, bent}); // goes on from where it was on the old one
    QCOMPARE(t.clip(u("a"))->in, Rational(1));
    QCOMPARE(t.sourceFrame(u("V1"), 75), 125);
    t.must(SetTimeMap{a, bent, Rational(1, 25)});
    QCOMPARE(t.sourceFrame(u("V1"), 75), 101);
    QVERIFY(!t.edit(SetTimeMap{a, bent, Rational(2)})); // 75 frames do not fit in the rest
    QVERIFY(!t.edit(SetTimeMap{a, bent, Rational(-1, 25)}));
}

void TestRetime::withoutItsCurveTheClipPlaysOn()
{
    Timeline t = retimed();
    const ClipId a = t.idOf(u("a"));
    t.must(Trim{a, Edge::Start, 100}); // first shows frame 200
    t.must(SetTimeMap{a});
    QVERIFY(!t.clip(u("a"))->remap);
    for (int frame = 100; frame < 150; ++frame)
        QCOMPARE(t.sourceFrame(u("V1"), frame), 200 + frame - 100);
}

void TestRetime::otherMaterialDropsTheCurve()
{
    Timeline t = retimed();
    t.must(Replace{t.idOf(u("a")), t.film(), Rational(2)});
    const Clip clip = t.track(u("V1")).clips.at(1);
    QVERIFY(!clip->remap);
    QCOMPARE(t.sourceFrame(u("V1"), 50), 50);
    QCOMPARE(t.sourceFrame(u("V1"), 149), 149);
}

void TestRetime::copiesKeepTheCurve()
{
    Timeline t = retimed();
    t.must(Duplicate{{t.idOf(u("a"))}, 300});
    QCOMPARE(shown(t, 300, 400), shown(t, 50, 150));
    const auto clipboard = copyRange(t.project(), {t.id(u("V1"))}, 60, 140);
    QVERIFY(clipboard.has_value());
    t.must(Paste{*clipboard, 500, t.id(u("V1"))});
    QCOMPARE(shown(t, 500, 580), shown(t, 60, 140));
    // An attribute is how a clip is played; the curve belongs to what it plays.
    t.must(PasteAttributes{t.idOf(u("a")), {t.idOf(u("c"))}, {Attribute::Speed}});
    QVERIFY(!t.clip(u("c"))->remap);
}

void TestRetime::aFreezeInsideItStandsStill()
{
    Timeline t = retimed();
    t.must(InsertFreeze{t.id(u("V1")), 87, 10});
    for (int frame = 87; frame < 97; ++frame)
        QCOMPARE(t.sourceFrame(u("V1"), frame), 161); // 5 + 3 · 12/25 s
    QCOMPARE(t.sourceFrame(u("V1"), 97), 161);
    QCOMPARE(t.sourceFrame(u("V1"), 159), 152);
}

void TestRetime::mapsThatDoNotFitAreRefused_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("hint");
    QTest::newRow("a still") << 0 << "nothing to retime";
    QTest::newRow("a title") << 1 << "nothing to retime";
    QTest::newRow("one key") << 2 << "2 to 10000 keys";
    QTest::newRow("beyond the source") << 3 << "16 s";
    QTest::newRow("shorter than the clip") << 4 << "lasts 3 s";
    QTest::newRow("no such clip") << 5 << "no clip";
}

void TestRetime::mapsThatDoNotFitAreRefused()
{
    QFETCH(int, what);
    QFETCH(QString, hint);
    Timeline t = retimed();
    t.must(Append{NewClip{t.photo(), t.id(u("V2")), {}, 20}});
    t.must(Append{NewClip{TitleSource{u("T")}, t.id(u("V2")), {}, 20}});
    const ClipId a = t.idOf(u("a"));
    const std::array<SetTimeMap, 6> edits{SetTimeMap{t.track(u("V2")).clips.at(0)->id, drawn()},
                                          SetTimeMap{t.track(u("V2")).clips.at(1)->id, drawn()},
                                          SetTimeMap{a, TimeMap{{{0, 1}}}},
                                          SetTimeMap{a, TimeMap{{{0, 1}, {9, 17}}}},
                                          SetTimeMap{a, TimeMap{{{0, 1}, {3, 4}}}},
                                          SetTimeMap{ClipId{9999}, drawn()}};
    SetTimeMap edit = edits[static_cast<std::size_t>(what)];
    const Status status = t.edit(edit);
    QVERIFY(!status);
    QVERIFY2(status.error().message.contains(hint), qPrintable(status.error().message));
    edit.hold = true;
    QCOMPARE(t.edit(edit).has_value(), what == 3 || what == 4);
}

WEFT_TEST_MAIN(TestRetime)
#include "tst_retime.moc"
