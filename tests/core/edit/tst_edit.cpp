#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include "core/edit/edit_json.h"
#include "core/model/validate.h"
#include "core/project/document.h"
#include "core/project/project_file.h"
#include "core/transitions/transition_table.h"

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// What edits do to clips in place, tracks, sequences and the bin.
class TestEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void liftLeavesAGapAndTakesLinkedSoundAlong();
    void rippleDeleteClosesEveryTrackEqually();
    void splitShowsTheSamePicturesBeforeAndAfter();
    void splittingLinkedClipsLinksTheRightHalves();
    void splitKeepsAnimationInPlace();
    void splitRefusesWhereNothingPlays();
    void trimMovesOneEdge_data();
    void trimMovesOneEdge();
    void moveCarriesClipsAcrossTracks();
    void moveRefusesToLeaveTheTracks();
    void setClipChangesWhatIsGiven();
    void transitionsAreShortenedToTheirClips();
    void transitionsGoWhenTheirCutGoes();
    void transitionsNeedACut();
    void transitionsOfEveryKindTakeTheirParameters();
    void effectsAreAddedChangedAndRemoved();
    void lockedTracksAreNamedInTheRefusal_data();
    void lockedTracksAreNamedInTheRefusal();
    void changingTheRateKeepsTimes();
    void sequencesCannotContainThemselves();
    void mediaInUseIsNotRemoved();
    void shotsInUseAreNotRemoved();
    void slowShotsFollowTheirMotion();
    void nestedAndLastSequencesAreNotRemoved();
    void markersStayInOrder();
    void groupsAreAllOrNothing();
    void shotsKeepTheirTakeWhenTheRecipeChanges();
};

void TestEdit::liftLeavesAGapAndTakesLinkedSoundAlong()
{
    Timeline t;
    t.putLinked(u("a"), 0, 10);
    t.putLinked(u("b"), 10, 10);
    t.putLinked(u("c"), 20, 10);
    QVERIFY(t.edit(Lift{{t.idOf(u("b"))}}));
    QCOMPARE(t.text(u("V1")), u("a:0+10 c:20+10"));
    QCOMPARE(t.text(u("A1")), u("a~:0+10 c~:20+10"));
    QVERIFY(t.edit(Lift{{t.idOf(u("c"))}, false}));
    QCOMPARE(t.text(u("A1")), u("a~:0+10 c~:20+10"));
    QVERIFY(!t.edit(Lift{{ClipId{9999}}}));
}

void TestEdit::rippleDeleteClosesEveryTrackEqually()
{
    Timeline t;
    t.putLinked(u("a"), 0, 10);
    t.putLinked(u("b"), 10, 10);
    t.putLinked(u("c"), 20, 10);
    t.put(u("A2"), u("m"), 0, 40);
    t.put(u("V2"), u("t"), 25, 10);
    QVERIFY(t.edit(RippleDelete{{t.idOf(u("b"))}}));
    QCOMPARE(t.text(u("V1")), u("a:0+10 c:10+10"));
    QCOMPARE(t.text(u("A1")), u("a~:0+10 c~:10+10"));
    QCOMPARE(t.text(u("A2")), u("m:0+10 m:10+20"));
    QCOMPARE(t.text(u("V2")), u("t:15+10"));
    QCOMPARE(t.sourceFrame(u("A2"), 10), 120);
}

void TestEdit::splitShowsTheSamePicturesBeforeAndAfter()
{
    for (const char *speed : {"1", "2", "1/3", "-1", "-7/5"}) {
        Timeline t;
        NewClip clip{t.film(), t.id(u("V1")), {}, 60};
        clip.in = Rational(8);
        clip.speed = Rational::fromString(u(speed)).value();
        QVERIFY(t.edit(Overwrite{clip, 10}));
        std::vector<std::int64_t> before;
        for (int f = 0; f < 80; ++f)
            before.push_back(t.sourceFrame(u("V1"), f));
        for (const std::int64_t at : {11, 30, 37, 69})
            QVERIFY(t.edit(Split{t.id(u("V1")), {}, at}));
        for (int f = 0; f < 80; ++f)
            QCOMPARE(t.sourceFrame(u("V1"), f), before[static_cast<size_t>(f)]);
        QCOMPARE(t.track(u("V1")).clips.size(), 5u);
    }
}

void TestEdit::splittingLinkedClipsLinksTheRightHalves()
{
    Timeline t;
    t.putLinked(u("a"), 0, 20);
    QVERIFY(t.edit(Split{{}, {}, 8}));
    const ClipList &v = t.track(u("V1")).clips, &a = t.track(u("A1")).clips;
    QCOMPARE(v.at(0)->link, a.at(0)->link);
    QCOMPARE(v.at(1)->link, a.at(1)->link);
    QVERIFY(bool(v.at(1)->link));
    QVERIFY(v.at(0)->link != v.at(1)->link);
}

void TestEdit::splitKeepsAnimationInPlace()
{
    Timeline t;
    t.put(u("V1"), u("a"), 10, 20);
    Curve curve;
    curve.keyframes = {{0, 0}, {20, 100}};
    QVERIFY(t.edit(AddEffect{t.idOf(u("a")), u("opacity"), {{u("opacity"), curve}}}));
    SetClip fades{t.idOf(u("a"))};
    fades.fadeIn = Fade{5};
    fades.fadeOut = Fade{6};
    QVERIFY(t.edit(fades));
    QVERIFY(t.edit(Split{t.id(u("V1")), {}, 18}));
    const Clip left = t.track(u("V1")).clips.at(0), right = t.track(u("V1")).clips.at(1);
    const auto value = [](const Clip &clip, double frame) {
        return std::get<Curve>(clip->effects.at(0).parameters.at(QStringLiteral("opacity")))
            .at(frame);
    };
    QCOMPARE(value(left, 4), 20.0);
    QCOMPARE(value(right, 2), 50.0);
    QVERIFY(left->effects[0].id != right->effects[0].id);
    QCOMPARE(left->fadeIn.length, 5);
    QCOMPARE(left->fadeOut.length, 0);
    QCOMPARE(right->fadeIn.length, 0);
    QCOMPARE(right->fadeOut.length, 6);
}

void TestEdit::splitRefusesWhereNothingPlays()
{
    Timeline t;
    t.put(u("V1"), u("a"), 10, 10);
    for (const std::int64_t at : {0, 10, 20, 25})
        QVERIFY(!t.edit(Split{t.id(u("V1")), {}, at}));
    QVERIFY(!t.edit(Split{{}, {}, 10}));
}

void TestEdit::trimMovesOneEdge_data()
{
    QTest::addColumn<bool>("atStart");
    QTest::addColumn<qlonglong>("to");
    QTest::addColumn<bool>("hold");
    QTest::addColumn<QString>("result"); ///< of V1; empty = refused
    // b lies at 50+20 of a film of 400 frames, 100 frames in; a ends at 40, c starts at 80
    QTest::newRow("end out") << false << 75LL << false << "a:0+40 b:50+25 c:80+10";
    QTest::newRow("end in") << false << 55LL << false << "a:0+40 b:50+5 c:80+10";
    QTest::newRow("end to the neighbour") << false << 80LL << false << "a:0+40 b:50+30 c:80+10";
    QTest::newRow("end into the neighbour") << false << 81LL << false << "";
    QTest::newRow("end to nothing") << false << 50LL << false << "";
    QTest::newRow("start out") << true << 45LL << false << "a:0+40 b:45+25 c:80+10";
    QTest::newRow("start in") << true << 60LL << false << "a:0+40 b:60+10 c:80+10";
    QTest::newRow("start into the neighbour") << true << 39LL << false << "";
    QTest::newRow("start past the end") << true << 70LL << false << "";
}

void TestEdit::trimMovesOneEdge()
{
    QFETCH(bool, atStart);
    QFETCH(qlonglong, to);
    QFETCH(bool, hold);
    QFETCH(QString, result);
    Timeline t;
    t.put(u("V1"), u("a"), 0, 40);
    t.put(u("V1"), u("b"), 50, 20);
    t.put(u("V1"), u("c"), 80, 10);
    const std::int64_t shownAt60 = t.sourceFrame(u("V1"), 60);
    const Status status = t.edit(Trim{t.idOf(u("b")), atStart ? Edge::Start : Edge::End, to, hold});
    QCOMPARE(status.has_value(), !result.isEmpty());
    if (status) {
        QCOMPARE(t.text(u("V1")), result);
        if (t.sourceFrame(u("V1"), 60) >= 0)
            QCOMPARE(t.sourceFrame(u("V1"), 60), shownAt60); // content stays where it was
    }
}

void TestEdit::moveCarriesClipsAcrossTracks()
{
    Timeline t;
    t.putLinked(u("a"), 0, 10);
    t.putLinked(u("b"), 10, 10);
    t.put(u("V2"), u("x"), 30, 10);
    QVERIFY(t.edit(Move{{t.idOf(u("b"))}, 25, 1}));
    QCOMPARE(t.text(u("V1")), u("a:0+10"));
    QCOMPARE(t.text(u("V2")), u("x:30+5 b:35+10"));
    QCOMPARE(t.text(u("A1")), u("a~:0+10 b~:35+10")); // the sound stays on its track
    QVERIFY(t.edit(Move{{t.idOf(u("a")), t.idOf(u("b"))}, 2, 0}));
    QCOMPARE(t.text(u("V1")), u("a:2+10"));
    QCOMPARE(t.text(u("V2")), u("x:30+5 b:37+10"));
}

void TestEdit::moveRefusesToLeaveTheTracks()
{
    Timeline t;
    t.put(u("V2"), u("a"), 5, 10);
    QVERIFY(!t.edit(Move{{t.idOf(u("a"))}, 0, 1}));
    QVERIFY(!t.edit(Move{{t.idOf(u("a"))}, 0, -2}));
    QVERIFY(!t.edit(Move{{t.idOf(u("a"))}, -6, 0}));
    QVERIFY(t.edit(Move{{t.idOf(u("a"))}, -5, -1}));
    QCOMPARE(t.text(u("V1")), u("a:0+10"));
}

void TestEdit::setClipChangesWhatIsGiven()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    SetClip edit{t.idOf(u("a"))};
    edit.gainDb = -6;
    edit.fit = Fit::Fill;
    edit.sampling = Sampling::Nearest;
    edit.timeInterpolation = TimeInterpolation::Flow;
    QVERIFY(t.edit(edit));
    QCOMPARE(t.clip(u("a"))->sampling, Sampling::Nearest);
    QCOMPARE(t.clip(u("a"))->timeInterpolation, TimeInterpolation::Flow);
    QCOMPARE(t.clip(u("a"))->gainDb, -6.0);
    QCOMPARE(t.clip(u("a"))->fit, Fit::Fill);
    QVERIFY(t.clip(u("a"))->enabled);
    edit.gainDb = 24.5;
    QVERIFY(!t.edit(edit));
    SetClip sound{t.idOf(u("a"))};
    sound.pan = -0.5;
    sound.channels = std::vector<int>{1, -1};
    QVERIFY(t.edit(sound));
    QCOMPARE(t.clip(u("a"))->pan, -0.5);
    QCOMPARE(t.clip(u("a"))->channels, (std::vector<int>{1, -1}));
    sound.pan = 1.01;
    QVERIFY(!t.edit(sound));
    sound.pan = qQNaN();
    QVERIFY(!t.edit(sound));
    sound.pan = 1;
    sound.channels = std::vector<int>{64};
    QVERIFY(!t.edit(sound));
    SetClip fade{t.idOf(u("a"))};
    fade.fadeIn = Fade{11};
    QVERIFY(!t.edit(fade));
    SetClip title{t.idOf(u("a"))};
    title.title = TitleSource{u("x")};
    QVERIFY(!t.edit(title));
}

void TestEdit::transitionsAreShortenedToTheirClips()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    t.put(u("V1"), u("b"), 10, 4);
    t.put(u("V1"), u("c"), 14, 10);
    QVERIFY(t.edit(AddTransition{t.idOf(u("b")), u("dissolve"), 5}));
    QCOMPARE(t.text(u("V1")), u("a:0+10 b:10+4<2|3 c:14+10"));
    QVERIFY(t.edit(AddTransition{t.idOf(u("c")), u("dissolve"), 20}));
    QCOMPARE(t.text(u("V1")), u("a:0+10 b:10+4<2|3 c:14+10<1|10")); // b has one frame left for it
    QVERIFY(t.edit(Trim{t.idOf(u("b")), Edge::Start, 12}));
    QCOMPARE(t.text(u("V1")), u("a:0+10 b:12+2 c:14+10<1|10"));
}

void TestEdit::transitionsGoWhenTheirCutGoes()
{
    Timeline t;
    t.putLinked(u("a"), 0, 20);
    t.putLinked(u("b"), 20, 20);
    QVERIFY(t.edit(AddTransition{t.idOf(u("b")), u("dissolve"), 8}));
    QCOMPARE(t.text(u("V1")), u("a:0+20 b:20+20<4|4"));
    QCOMPARE(t.text(u("A1")), u("a~:0+20 b~:20+20<4|4"));
    QVERIFY(t.edit(RemoveTransition{t.idOf(u("b~"))}));
    QCOMPARE(t.text(u("A1")), u("a~:0+20 b~:20+20"));
    QVERIFY(t.edit(Lift{{t.idOf(u("a"))}}));
    QCOMPARE(t.text(u("V1")), u("b:20+20"));
    QVERIFY(!t.edit(RemoveTransition{t.idOf(u("b"))}));
}

void TestEdit::transitionsNeedACut()
{
    Timeline t;
    t.put(u("V1"), u("a"), 5, 10);
    t.put(u("V1"), u("b"), 16, 10);
    QVERIFY(!t.edit(AddTransition{t.idOf(u("a")), u("dissolve"), 4}));
    QVERIFY(!t.edit(AddTransition{t.idOf(u("b")), u("dissolve"), 4}));
    t.put(u("V1"), u("c"), 26, 10);
    QVERIFY(!t.edit(AddTransition{t.idOf(u("c")), u("explode"), 4}));
    QVERIFY(!t.edit(AddTransition{t.idOf(u("c")), u("dissolve"), 4, {}, {{u("angle"), Curve(1)}}}));
    QVERIFY(!t.edit(AddTransition{t.idOf(u("c")), u("dissolve"), 0}));
    QVERIFY(t.edit(AddTransition{t.idOf(u("c")), u("dissolve"), 1}));
    QCOMPARE(t.text(u("V1")), u("a:5+10 b:16+10 c:26+10<0|1"));
}

void TestEdit::transitionsOfEveryKindTakeTheirParameters()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 30);
    t.put(u("V1"), u("b"), 30, 30);
    const ClipId b = t.idOf(u("b"));
    const auto current = [&] { return *t.track(u("V1")).clips.at(1)->transition; };
    for (const TransitionType &type : transitionTypes()) {
        const QString kind = QString::fromLatin1(type.id);
        QVERIFY(t.edit(AddTransition{b, kind, 8, {}, {{u("easing"), u("ease-in")}}}));
        QCOMPARE(current().kind, kind);
        QVERIFY(t.edit(AddTransitions{{b}, kind, 8, {}}));
        QVERIFY(current().parameters.empty());
        for (const ParameterType &parameter : type.parameters) {
            if (parameter.kind != ParameterKind::Number)
                continue;
            const QString id = QString::fromLatin1(parameter.id);
            SetTransition change{b, {}, {}, {}, {{id, Curve(parameter.maximum)}}};
            QVERIFY2(t.edit(change), parameter.id);
            change.parameters = {{id, Curve(parameter.maximum + 1)}};
            QVERIFY2(!t.edit(change), parameter.id);
        }
    }
    // What is not given stays; another kind begins anew; a picture must be in the bin.
    QVERIFY(t.edit(AddTransition{b, u("wipe"), 8, {}, {{u("angle"), Curve(90)}}}));
    QVERIFY(t.edit(SetTransition{b, u("wipe"), 6, {}, {{u("border"), Curve(2)}}}));
    QCOMPARE(current().parameters, (Parameters{{u("angle"), Curve(90)}, {u("border"), Curve(2)}}));
    QVERIFY(t.edit(SetTransition{b, u("push")}));
    QVERIFY(current().parameters.empty());
    QVERIFY(!t.edit(AddTransition{b, u("luma-wipe"), 8, {}, {{u("image"), MediaId{999}}}}));
    // Keyframes lie where they did in time when the rate changes.
    Curve turning;
    turning.keyframes = {{0, 0.0}, {6, 90.0}};
    QVERIFY(t.edit(AddTransition{b, u("wipe"), 8, {}, {{u("angle"), turning}}}));
    SetSequence faster;
    faster.rate = FrameRate::make(50).value();
    QVERIFY(t.edit(faster));
    QCOMPARE(std::get<Curve>(current().parameters.at(u("angle"))).keyframes[1].frame, 12);
}

void TestEdit::effectsAreAddedChangedAndRemoved()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    t.put(u("A1"), u("s"), 0, 10);
    QVERIFY(t.edit(AddEffect{t.idOf(u("a")), u("transform"), {{u("x"), Curve(10)}}}));
    QVERIFY(!t.edit(AddEffect{t.idOf(u("s")), u("transform"), {}}));
    QVERIFY(!t.edit(AddEffect{t.idOf(u("a")), u("nonsense"), {}}));
    const EffectId effect = t.clip(u("a"))->effects.at(0).id;
    SetEffect change{effect, false, {{u("y"), Curve(5)}}};
    QVERIFY(t.edit(change));
    QCOMPARE(t.clip(u("a"))->effects.at(0).parameters.size(), 2u);
    QVERIFY(!t.clip(u("a"))->effects.at(0).enabled);
    QVERIFY(t.edit(RemoveEffect{effect}));
    QVERIFY(t.clip(u("a"))->effects.empty());
    QVERIFY(!t.edit(RemoveEffect{effect}));
}

void TestEdit::lockedTracksAreNamedInTheRefusal_data()
{
    QTest::addColumn<int>("which");
    const QStringList names{u("insert"),       u("overwrite"),      u("append"),
                            u("lift"),         u("ripple-delete"),  u("split"),
                            u("trim"),         u("move"),           u("move onto"),
                            u("set-clip"),     u("add-transition"), u("add-effect"),
                            u("remove-track"), u("linked partner")};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(qPrintable(names[i])) << i;
}

void TestEdit::lockedTracksAreNamedInTheRefusal()
{
    QFETCH(int, which);
    Timeline t;
    t.putLinked(u("a"), 0, 10);
    t.putLinked(u("b"), 10, 10);
    t.put(u("V2"), u("x"), 0, 10);
    const QString locked = which == 13 ? u("A1") : u("V1");
    t.setLocked(locked);
    const NewClip clip{t.film(), t.id(u("V1")), {}, 5};
    const std::array<Edit, 14> edits{Insert{clip, 0},
                                     Overwrite{clip, 0},
                                     Append{clip},
                                     Lift{{t.idOf(u("a"))}},
                                     RippleDelete{{t.idOf(u("a"))}},
                                     Split{t.id(u("V1")), {}, 5},
                                     Trim{t.idOf(u("a")), Edge::End, 5},
                                     Move{{t.idOf(u("a"))}, 5},
                                     Move{{t.idOf(u("x"))}, 0, -1},
                                     SetClip{t.idOf(u("a")), u("z")},
                                     AddTransition{t.idOf(u("b")), u("dissolve"), 4},
                                     AddEffect{t.idOf(u("a")), u("opacity"), {}},
                                     RemoveTrack{t.id(u("V1"))},
                                     Lift{{t.idOf(u("a"))}}};
    const Status status = t.edit(edits[static_cast<size_t>(which)]);
    QVERIFY(!status);
    QVERIFY2(status.error().message.contains(locked), qPrintable(status.error().message));
}

void TestEdit::changingTheRateKeepsTimes()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 25);
    t.put(u("V1"), u("b"), 25, 50);
    QVERIFY(t.edit(AddTransition{t.idOf(u("b")), u("dissolve"), 10}));
    QVERIFY(t.edit(AddMarker{{}, 50, 0, u("m")}));
    SetSequence faster;
    faster.rate = FrameRate::make(50).value();
    QVERIFY(t.edit(faster));
    QCOMPARE(t.text(u("V1")), u("a:0+50 b:50+100<10|10"));
    QCOMPARE(t.sequence().markers[0].at, 100);
    SetSequence slower;
    slower.rate = FrameRate::make(1).value();
    QVERIFY(t.edit(slower));
    QCOMPARE(t.text(u("V1")), u("a:0+1 b:1+2<0|1")); // nothing shrinks to nothing
}

void TestEdit::sequencesCannotContainThemselves()
{
    Timeline t;
    QVERIFY(t.edit(AddSequence{u("Inner")}));
    const Sequence inner = *t.project().sequences[1];
    const SequenceId outer = t.sequence().id;
    QVERIFY(!t.edit(Append{NewClip{NestedSource{inner.id}, t.id(u("V1"))}})); // it is empty
    QVERIFY(t.edit(Append{NewClip{ColourSource{}, inner.tracks[0]->id, {}, 30}}));
    QVERIFY(t.edit(Append{NewClip{NestedSource{inner.id}, t.id(u("V1")), t.id(u("A1"))}}));
    QCOMPARE(t.track(u("V1")).clips.at(0)->length, 30);
    const Status loop = t.edit(Append{NewClip{NestedSource{outer}, inner.tracks[0]->id}});
    QVERIFY(!loop);
    QVERIFY(loop.error().message.contains(u("contain itself")));
    QVERIFY(!t.edit(Append{NewClip{NestedSource{outer}, t.id(u("V1"))}}));
}

void TestEdit::mediaInUseIsNotRemoved()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    const Status refused = t.edit(RemoveMedia{t.film().media});
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u("film")));
    QVERIFY(t.edit(Lift{{t.idOf(u("a"))}}));
    QVERIFY(t.edit(RemoveMedia{t.film().media}));
    MediaItem again;
    again.path = u("song");
    QVERIFY(!t.edit(AddMedia{again}));
}

void TestEdit::shotsInUseAreNotRemoved()
{
    Timeline t;
    t.must(Append{NewClip{t.shot(), t.id(u("V1"))}});
    const Status refused = t.edit(RemoveShot{t.shot().shot});
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u("\"shot\" is used in 1")),
             qPrintable(refused.error().message));
    QVERIFY(t.edit(Lift{{t.last(u("V1"))->id}}));
    QVERIFY(t.edit(RemoveShot{t.shot().shot}));
    QVERIFY(t.project().shots.empty());
    QVERIFY(!t.edit(RemoveShot{t.shot().shot}));
}

void TestEdit::slowShotsFollowTheirMotion()
{
    Timeline t;
    Recipe slow = t.project().shots[0]->recipe;
    slow.rate = FrameRate::make(8).value();
    slow.length = 16;
    t.must(AddShot{u("slow"), {}, slow});
    const ShotSource source{t.project().shots.back()->id};
    t.must(Append{NewClip{source, t.id(u("V1"))}});
    QCOMPARE(t.last(u("V1"))->timeInterpolation, TimeInterpolation::Flow);
    t.must(Append{NewClip{t.shot(), t.id(u("V1"))}}); // of the sequence's rate
    QCOMPARE(t.last(u("V1"))->timeInterpolation, TimeInterpolation::Hold);
    Replace animated{t.last(u("V1"))->id};
    animated.source = source;
    animated.hold = true;
    t.must(animated);
    QCOMPARE(t.last(u("V1"))->timeInterpolation, TimeInterpolation::Flow);
    t.put(u("V2"), u("film"), 0, 10);
    QCOMPARE(t.clip(u("film"))->timeInterpolation, TimeInterpolation::Hold);
}

void TestEdit::nestedAndLastSequencesAreNotRemoved()
{
    Timeline t;
    const SequenceId first = t.sequence().id;
    const Status last = t.edit(RemoveSequence{first});
    QVERIFY(!last);
    QVERIFY2(last.error().message.contains(u("last sequence")), qPrintable(last.error().message));
    t.must(AddSequence{u("inner"), SequenceSettings{64, 48}});
    const SequenceId inner = t.project().sequences.back()->id;
    t.must(Append{NewClip{ColourSource{}, t.project().sequences.back()->tracks[0]->id, {}, 30}});
    t.must(Append{NewClip{NestedSource{inner}, t.id(u("V1")), t.id(u("A1"))}});
    QVERIFY(!t.edit(RemoveSequence{inner}));
    // The one that nests it goes, although it is the active one.
    QCOMPARE(t.project().active, first);
    QVERIFY(t.edit(RemoveSequence{first}));
    QCOMPARE(t.project().active, inner);
    QVERIFY(!t.edit(RemoveSequence{inner}));
}

void TestEdit::markersStayInOrder()
{
    Timeline t;
    for (const std::int64_t at : {50, 10, 30, 10})
        QVERIFY(t.edit(AddMarker{{}, at, 0, QString::number(at)}));
    std::vector<std::int64_t> places;
    for (const Marker &marker : t.sequence().markers)
        places.push_back(marker.at);
    QCOMPARE(places, (std::vector<std::int64_t>{10, 10, 30, 50}));
    QVERIFY(!t.edit(AddMarker{{}, -1}));
    QVERIFY(t.edit(RemoveMarker{t.sequence().markers[2].id}));
    QCOMPARE(t.sequence().markers.size(), 3u);
}

void TestEdit::groupsAreAllOrNothing()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    const Project before = t.project();
    QVERIFY(!t.edit(EditGroup{u("both"), {Lift{{t.idOf(u("a"))}}, Lift{{ClipId{12345}}}}}));
    QCOMPARE(t.project(), before);
    QVERIFY(t.edit(EditGroup{u("two"), {AddMarker{{}, 1}, AddMarker{{}, 2}}}));
    QCOMPARE(t.sequence().markers.size(), 2u);
    QCOMPARE(describe(Edit(EditGroup{u("two"), {}})), u("two"));
}

void TestEdit::shotsKeepTheirTakeWhenTheRecipeChanges()
{
    Timeline t;
    QVERIFY(t.edit(ChooseTake{t.shot().shot, u("cafe")}));
    Recipe recipe = t.project().shots[0]->recipe;
    recipe.seed = 7;
    QVERIFY(t.edit(SetRecipe{t.shot().shot, recipe}));
    QCOMPARE(t.project().shots[0]->take, u("cafe"));
    recipe.length = 0;
    QVERIFY(!t.edit(SetRecipe{t.shot().shot, recipe}));
}

WEFT_TEST_MAIN(TestEdit)
#include "tst_edit.moc"
