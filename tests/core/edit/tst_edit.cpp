#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include "core/edit/edit_json.h"
#include "core/model/validate.h"
#include "core/project/document.h"
#include "core/project/project_file.h"

#include <random>

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

class TestEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void insertMovesWhatFollowsOnSyncLockedTracks();
    void insertCutsTheClipThatStraddlesThePlace();
    void overwriteCutsAndCoversAndMovesNothing();
    void overwriteInsideAClipKeepsBothSidesInPlace();
    void appendGoesBehindTheLongerOfTwoTracks();
    void placingLinksPictureAndSound();
    void placingRefusesWhatDoesNotFit_data();
    void placingRefusesWhatDoesNotFit();
    void stillsAndTitlesLastFiveSecondsByDefault();
    void backwardsClipsEndAtTheBeginningOfTheirSource();
    void theFirstFootageSetsAnUntouchedSequence_data();
    void theFirstFootageSetsAnUntouchedSequence();
    void soundPlacedBeforeTheFirstFootageIsConformed();
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
    void effectsAreAddedChangedAndRemoved();
    void lockedTracksAreNamedInTheRefusal_data();
    void lockedTracksAreNamedInTheRefusal();
    void changingTheRateKeepsTimes();
    void sequencesCannotContainThemselves();
    void mediaInUseIsNotRemoved();
    void markersStayInOrder();
    void groupsAreAllOrNothing();
    void everyEditSurvivesItsJson();
    void scriptsRefuseUnknownMembersByName();
    void theReferenceListsEveryEdit();
    void shotsKeepTheirTakeWhenTheRecipeChanges();
    void randomEditsUndoRedoAndReplayToTheSameBytes();
};

void TestEdit::insertMovesWhatFollowsOnSyncLockedTracks()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    t.put(u("V1"), u("b"), 10, 10);
    t.put(u("V2"), u("c"), 12, 5);
    t.put(u("A2"), u("m"), 30, 5);
    t.setSyncLock(u("A2"), false);
    NewClip n{t.film(), t.id(u("V1"))};
    n.length = 7;
    n.name = u("n");
    QVERIFY(t.edit(Insert{n, 10}));
    QCOMPARE(t.text(u("V1")), u("a:0+10 n:10+7 b:17+10"));
    QCOMPARE(t.text(u("V2")), u("c:19+5"));
    QCOMPARE(t.text(u("A2")), u("m:30+5"));
}

void TestEdit::insertCutsTheClipThatStraddlesThePlace()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    t.put(u("V2"), u("c"), 0, 20, 200);
    NewClip n{t.film(), t.id(u("V1"))};
    n.length = 5;
    n.name = u("n");
    QVERIFY(t.edit(Insert{n, 8}));
    QCOMPARE(t.text(u("V1")), u("a:0+8 n:8+5 a:13+12"));
    QCOMPARE(t.text(u("V2")), u("c:0+8 c:13+12"));
    QCOMPARE(t.sourceFrame(u("V1"), 13), 108);
    QCOMPARE(t.sourceFrame(u("V2"), 13), 208);
}

void TestEdit::overwriteCutsAndCoversAndMovesNothing()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    t.put(u("V1"), u("b"), 10, 3);
    t.put(u("V1"), u("c"), 13, 10);
    t.put(u("V1"), u("n"), 8, 8, 300);
    QCOMPARE(t.text(u("V1")), u("a:0+8 n:8+8 c:16+7"));
    QCOMPARE(t.sourceFrame(u("V1"), 16), 103);
}

void TestEdit::overwriteInsideAClipKeepsBothSidesInPlace()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    t.put(u("V1"), u("n"), 5, 5, 300);
    QCOMPARE(t.text(u("V1")), u("a:0+5 n:5+5 a:10+10"));
    QCOMPARE(t.sourceFrame(u("V1"), 10), 110);
    QVERIFY(t.track(u("V1")).clips.at(0)->id != t.track(u("V1")).clips.at(2)->id);
}

void TestEdit::appendGoesBehindTheLongerOfTwoTracks()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    t.put(u("A1"), u("s"), 0, 25);
    NewClip n{t.film(), t.id(u("V1")), t.id(u("A1")), 5};
    n.name = u("n");
    QVERIFY(t.edit(Append{n}));
    QCOMPARE(t.text(u("V1")), u("a:0+10 n:25+5"));
    QCOMPARE(t.text(u("A1")), u("s:0+25 n:25+5"));
}

void TestEdit::placingLinksPictureAndSound()
{
    Timeline t;
    t.putLinked(u("a"), 0, 10);
    QVERIFY(bool(t.clip(u("a"))->link));
    QCOMPARE(t.clip(u("a"))->link, t.clip(u("a~"))->link);
    // the ids follow the documented order: picture, sound, link
    QCOMPARE(t.idOf(u("a~")).value, t.idOf(u("a")).value + 1);
    QCOMPARE(t.clip(u("a"))->link.value, t.idOf(u("a")).value + 2);
}

void TestEdit::placingRefusesWhatDoesNotFit_data()
{
    QTest::addColumn<QString>("video");
    QTest::addColumn<QString>("audio");
    QTest::addColumn<QString>("source");
    QTest::addColumn<qlonglong>("in");
    QTest::addColumn<qlonglong>("length");
    QTest::addColumn<qlonglong>("at");
    QTest::addColumn<QString>("speed");
    QTest::addColumn<QString>("hint");
    QTest::newRow("no track") << ""
                              << ""
                              << "film" << 0LL << 10LL << 0LL << "1"
                              << "track";
    QTest::newRow("picture on a sound track") << "A1"
                                              << ""
                                              << "film" << 0LL << 10LL << 0LL << "1"
                                              << "A1";
    QTest::newRow("sound on a video track") << ""
                                            << "V1"
                                            << "film" << 0LL << 10LL << 0LL << "1"
                                            << "V1";
    QTest::newRow("a song has no picture") << "V1"
                                           << ""
                                           << "song" << 0LL << 10LL << 0LL << "1"
                                           << "song";
    QTest::newRow("a photo has no sound") << ""
                                          << "A1"
                                          << "photo" << 0LL << 10LL << 0LL << "1"
                                          << "photo";
    QTest::newRow("beyond the end") << "V1"
                                    << ""
                                    << "film" << 390LL << 11LL << 0LL << "1"
                                    << "10 frames";
    QTest::newRow("in point past the end") << "V1"
                                           << ""
                                           << "film" << 400LL << 0LL << 0LL << "1"
                                           << "0 frames";
    QTest::newRow("negative in point") << "V1"
                                       << ""
                                       << "film" << -1LL << 10LL << 0LL << "1"
                                       << "negative";
    QTest::newRow("negative length") << "V1"
                                     << ""
                                     << "film" << 0LL << -5LL << 0LL << "1"
                                     << "negative";
    QTest::newRow("negative start") << "V1"
                                    << ""
                                    << "film" << 0LL << 5LL << -1LL << "1"
                                    << "-1";
    QTest::newRow("double speed runs out") << "V1"
                                           << ""
                                           << "film" << 0LL << 201LL << 0LL << "2"
                                           << "200 frames";
    QTest::newRow("backwards from the start") << "V1"
                                              << ""
                                              << "film" << 0LL << 5LL << 0LL << "-1"
                                              << "0 frames";
}

void TestEdit::placingRefusesWhatDoesNotFit()
{
    QFETCH(QString, video);
    QFETCH(QString, audio);
    QFETCH(QString, source);
    QFETCH(qlonglong, in);
    QFETCH(qlonglong, length);
    QFETCH(qlonglong, at);
    QFETCH(QString, speed);
    QFETCH(QString, hint);
    Timeline t;
    NewClip clip{source == u("film") ? t.film() : source == u("song") ? t.song() : t.photo()};
    if (!video.isEmpty())
        clip.video = t.id(video);
    if (!audio.isEmpty())
        clip.audio = t.id(audio);
    clip.in = Rational(in, 25);
    clip.length = length;
    clip.speed = Rational::fromString(speed).value();
    for (const Edit &edit : {Edit(Insert{clip, at}), Edit(Overwrite{clip, at})}) {
        const Status status = t.edit(edit);
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Refused);
        QVERIFY2(status.error().message.contains(hint), qPrintable(status.error().message));
    }
}

void TestEdit::stillsAndTitlesLastFiveSecondsByDefault()
{
    Timeline t;
    QVERIFY(t.edit(Append{NewClip{t.photo(), t.id(u("V1"))}}));
    QVERIFY(t.edit(Append{NewClip{TitleSource{u("Hello")}, t.id(u("V1"))}}));
    QCOMPARE(t.track(u("V1")).clips.at(0)->length, 125);
    QCOMPARE(t.track(u("V1")).clips.at(1)->length, 125);
    QVERIFY(t.edit(Append{NewClip{t.photo(), t.id(u("V1")), {}, 100'000}})); // as long as wanted
    QVERIFY(t.edit(Append{NewClip{t.shot(), t.id(u("V2"))}}));
    QCOMPARE(t.track(u("V2")).clips.at(0)->length, 50);
}

void TestEdit::backwardsClipsEndAtTheBeginningOfTheirSource()
{
    Timeline t;
    NewClip clip{t.film(), t.id(u("V1"))};
    clip.in = Rational(4);
    clip.speed = Rational(-2);
    QVERIFY(t.edit(Append{clip}));
    QCOMPARE(t.track(u("V1")).clips.at(0)->length, 50);
    QCOMPARE(sourceTimeAt(*t.track(u("V1")).clips.at(0).body, 50, FrameRate()), Rational(0));
}

void TestEdit::theFirstFootageSetsAnUntouchedSequence_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QString>("aspect");
    QTest::addColumn<int>("rotation");
    QTest::addColumn<QString>("rateText");
    QTest::addColumn<QString>("expected");
    QTest::newRow("hd") << 1920 << 1080 << "1" << 0 << "30000/1001"
                        << "1920x1080 30000/1001 bt709";
    QTest::newRow("portrait phone") << 1920 << 1080 << "1" << 90 << "30"
                                    << "1080x1920 30 bt709";
    QTest::newRow("anamorphic DVD") << 720 << 576 << "16/15" << 0 << "25"
                                    << "768x576 25 bt601";
    QTest::newRow("odd size") << 321 << 181 << "1" << 0 << "24"
                              << "320x180 24 bt601";
    QTest::newRow("tiny") << 4 << 4 << "1" << 0 << "10"
                          << "16x16 10 bt601";
}

void TestEdit::theFirstFootageSetsAnUntouchedSequence()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(QString, aspect);
    QFETCH(int, rotation);
    QFETCH(QString, rateText);
    MediaItem item;
    item.path = u("clip.mp4");
    item.info.video = VideoInfo{u("h264"),
                                width,
                                height,
                                Rational::fromString(aspect).value(),
                                rotation,
                                false,
                                FrameRate::fromString(rateText).value(),
                                false,
                                300,
                                10};
    Project p = weft::apply({}, AddMedia{item}).value();
    p = weft::apply(p, AddSequence{}).value();
    const TrackId v1 = p.sequences[0]->tracks[0]->id;
    QVERIFY(p.sequences[0]->untouched);
    p = weft::apply(p, Append{NewClip{TitleSource{u("before")}, v1, {}, 25}}).value();
    QVERIFY(p.sequences[0]->untouched); // a title decides nothing
    p = weft::apply(p, Append{NewClip{MediaSource{p.media[0]->id}, v1}}).value();
    const SequenceSettings s = p.sequences[0]->settings;
    QTEST(QStringLiteral("%1x%2 %3 %4")
              .arg(s.width)
              .arg(s.height)
              .arg(s.rate.toString(), QString::fromUtf8(nameOf(s.colour.matrix))),
          "expected");
    QVERIFY(!p.sequences[0]->untouched);
    QVERIFY(validate(p).isEmpty());
}

void TestEdit::soundPlacedBeforeTheFirstFootageIsConformed()
{
    MediaItem song;
    song.path = u("song.flac");
    song.info.audio = {{u("flac"), 2, 48000, 20}};
    MediaItem film;
    film.path = u("film.mp4");
    film.info.video = VideoInfo{u("h264"), 1280, 720, 1, 0, false, FrameRate::make(50).value(),
                                false,     500,  10};
    Project p = weft::apply({}, AddMedia{song}).value();
    p = weft::apply(p, AddMedia{film}).value();
    p = weft::apply(p, AddSequence{}).value();
    const TrackId v1 = p.sequences[0]->tracks[0]->id, a1 = p.sequences[0]->tracks[1]->id;
    p = weft::apply(p, Overwrite{NewClip{MediaSource{p.media[0]->id}, {}, a1, 100}, 50}).value();
    p = weft::apply(p, Overwrite{NewClip{MediaSource{p.media[1]->id}, v1}, 25}).value();
    const auto &tracks = p.sequences[0]->tracks;
    QCOMPARE(tracks[1]->clips.at(0).start, 100);
    QCOMPARE(tracks[1]->clips.at(0)->length, 200);
    QCOMPARE(tracks[0]->clips.at(0).start, 25); // counted at the rate the footage brings
    QCOMPARE(tracks[0]->clips.at(0)->length, 500);
}

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
    QVERIFY(t.edit(edit));
    QCOMPARE(t.clip(u("a"))->gainDb, -6.0);
    QCOMPARE(t.clip(u("a"))->fit, Fit::Fill);
    QVERIFY(t.clip(u("a"))->enabled);
    edit.gainDb = 24.5;
    QVERIFY(!t.edit(edit));
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
    QVERIFY(!t.edit(AddTransition{t.idOf(u("c")), u("dissolve"), 0}));
    QVERIFY(t.edit(AddTransition{t.idOf(u("c")), u("dissolve"), 1}));
    QCOMPARE(t.text(u("V1")), u("a:5+10 b:16+10 c:26+10<0|1"));
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

/// One of each edit, with members set that differ from their defaults.
static std::vector<Edit> oneOfEach(const Timeline &t)
{
    NewClip clip{t.film(),       t.id(u("V1")),   t.id(u("A1")), 5,
                 Rational(1, 3), Rational(-2, 7), Fit::Fill,     u("näme \"x\"")};
    Curve curve;
    curve.keyframes = {{-3, 0.1, Interpolation::Bezier, {-1.5, 2}, {1e-9, 3}}, {7, 1.0 / 3}};
    SetClip setClip{t.idOf(u("a")), u("z"), false, Fit::None, -3.25, Fade{2, FadeShape::Smooth},
                    Fade{1}};
    setClip.title = TitleSource{u("two\nlines"), u("Inter"), 400, true,        7.5, 1.3,
                                TextAlign::Left, 10,         20,  {1, 2, 3, 4}};
    setClip.colour = Colour{9, 8, 7, 255};
    SetSequence setSequence{t.sequence().id,
                            u("s"),
                            320,
                            240,
                            FrameRate::fromString(u("23.976")).value(),
                            bt709Tags(),
                            true};
    SetTrack setTrack{t.id(u("A1")), u("B"), true, true, true, true, false, -1.5};
    Recipe recipe = t.project().shots[0]->recipe;
    recipe.parameters = {{u("a"), true},
                         {u("b"), std::int64_t(3)},
                         {u("c"), 0.5},
                         {u("d"), u("text")}};
    recipe.inputs = {{u("image"), t.photo().media, u("abc")}};
    AddTransition transition{t.idOf(u("a")), u("dissolve"), 6, 1, HandleRule::Shorten, false};
    const std::vector<ClipId> a{t.idOf(u("a"))};
    const Clipboard clipboard = copyClips(t.project(), a).value();
    const TimeMap map{{{0, 1}, {Rational(1, 3), 2}, {2, Rational(1, 7)}}};
    return {AddFolder{u("f"), {}},
            AddMedia{*t.project().media[0]},
            RemoveMedia{t.song().media},
            SetMedia{t.song().media, u("s"), FolderId(), {{u("a"), u("ä")}}, 3},
            SetShot{t.shot().shot, u("s"), FolderId{7}, std::vector<QString>(), 0},
            SetFolder{{7}, u("f"), FolderId()},
            RemoveFolder{{7}},
            Relink{{{t.song().media, u("x.wav"), {7, u("ab")}, {}},
                    {t.film().media, u("y.mov"), {}, t.project().media[0]->info}}},
            SetPaths{{{u("a"), u("../a")}, {u("b"), u("c")}}},
            AddProxy{t.film().media, {u("p.mov"), 64, 48, {}}},
            RemoveProxy{t.film().media, u("p.mov")},
            AddShot{u("s"), {}, recipe},
            SetRecipe{t.shot().shot, recipe},
            ChooseTake{t.shot().shot, u("00ff")},
            MakeIndependent{a[0], u("own")},
            BakeToFile{t.shot().shot, *t.project().media[1], a},
            AddSequence{u("n"), SequenceSettings{64, 48}, 3, 0},
            setSequence,
            SetActive{t.sequence().id},
            AddTrack{{}, TrackKind::Audio, u("Music")},
            RemoveTrack{t.id(u("V2"))},
            MoveTrack{t.id(u("V2")), -1},
            setTrack,
            AddMarker{{}, 4, 5, u("m"), u("note"), {1, 2, 3, 255}, true},
            SetMarker{{77}, 1, 2, u("m"), u("n"), Colour{4, 5, 6, 255}, true},
            RemoveMarker{{77}},
            Insert{clip, 3},
            Overwrite{clip, 4},
            Append{clip},
            Replace{a[0], t.photo(), Rational(1, 7), true, false},
            PlaceSpan{t.film(), t.id(u("V1")), t.id(u("A1")), Rational(1, 3), Rational(2), 5, 9,
                      true},
            Lift{a, false},
            RippleDelete{a},
            LiftRange{1, 5, {t.id(u("V1"))}, {}},
            Extract{1, 5, {}, t.sequence().id},
            CloseGap{t.id(u("V1")), 3},
            Split{{}, t.sequence().id, 5},
            Join{a[0], false},
            Trim{a[0], Edge::Start, 5, true, false},
            RippleTrim{a[0], Edge::End, 5, true, false},
            RippleTrimToPlayhead{5, Edge::End, {t.id(u("V1"))}, t.sequence().id},
            Roll{a[0], 5, true, false},
            Slip{a, -5, true, false},
            Slide{a[0], -5, true, false},
            Extend{a, 5, true, false},
            Move{a, -2, 1, PlaceMode::Insert, false},
            Swap{a[0], false},
            Duplicate{a, 7, PlaceMode::Insert, false},
            Spacer{1, -2, {t.id(u("V1"))}, t.sequence().id},
            Paste{clipboard, 4, t.id(u("V1")), t.id(u("A1")), PlaceMode::Insert},
            PasteAttributes{a[0], a, {Attribute::Effects, Attribute::Speed}, true},
            setClip,
            SetSpeed{a[0], Rational(-2, 3), true, false, false},
            SetTimeMap{a[0], map, Rational(1, 7), true, false},
            InsertFreeze{t.id(u("V1")), 5, 6},
            Link{a},
            Unlink{a},
            GroupClips{a},
            Ungroup{a[0]},
            MoveIntoSync{a[0]},
            SlipIntoSync{a[0]},
            Synchronise{a[0], {77}, Rational(-1, 3), false},
            transition,
            AddTransitions{a, u("dissolve"), 4},
            SetTransition{a[0], u("dissolve"), 4, 1, HandleRule::Hold},
            RemoveTransition{a[0]},
            AddEffect{a[0], u("transform"), {{u("x"), curve}}},
            SetEffect{{5}, true, {{u("y"), Curve(0.1)}, {u("b"), true}, {u("t"), u("text")}}},
            SetKeyframe{{5}, u("x"), curve.keyframes[0]},
            MoveKeyframe{{5}, u("x"), -3, 4},
            RemoveKeyframe{{5}, u("x"), 7},
            PasteEffects{{{{6}, u("opacity"), false, {{u("opacity"), curve}}, {}}}, a},
            MoveEffect{{5}, -1},
            RemoveEffect{{5}},
            Nest{a, u("n"), false},
            Unnest{a[0], false},
            EditGroup{u("g"),
                      {AddMarker{{}, 1}, EditGroup{u("inner"), {SetActive{t.sequence().id}}}}}};
}

void TestEdit::everyEditSurvivesItsJson()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    const auto edits = oneOfEach(t);
    QCOMPARE(edits.size(), std::variant_size_v<Edit>);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        QCOMPARE(edits[i].index(), i);
        const QByteArray line = toJsonLine(edits[i]);
        QVERIFY(!line.contains('\n'));
        const auto read = editFromJsonLine(line);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(toJsonLine(*read), line);
        QCOMPARE(read->index(), i);
    }
}

void TestEdit::scriptsRefuseUnknownMembersByName()
{
    const auto typo = editFromJsonLine(R"({"edit":"split","at":5,"trakc":3})");
    QVERIFY(!typo);
    QVERIFY2(typo.error().message.contains(u("trakc")) && typo.error().message.contains(u("track")),
             qPrintable(typo.error().message));
    for (const char *bad :
         {"", "{", "[]", "7", R"({"edit":"dance"})", R"({"at":5})", R"({"edit":"split","at":"x"})",
          R"({"edit":"split","at":1e400})", R"({"edit":"split","at":9223372036854775808})",
          R"({"edit":"trim","clip":1,"edge":"middle","to":3})", R"({"edit":"lift","clips":7})"}) {
        const auto read = editFromJsonLine(bad);
        QVERIFY2(!read, bad);
        QCOMPARE(read.error().kind, ErrorKind::Usage);
    }
}

void TestEdit::theReferenceListsEveryEdit()
{
    const QStringList lines = editReference();
    QCOMPARE(static_cast<std::size_t>(lines.size()), std::variant_size_v<Edit>);
    QVERIFY(lines.filter(u("\"edit\":\"ripple-delete\"")).size() == 1);
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

/// A random edit, often a refused one.
static Edit randomEdit(const Timeline &t, std::mt19937 &random)
{
    const auto number = [&](int from, int to) {
        return static_cast<std::int64_t>(from + random() % static_cast<unsigned>(to - from + 1));
    };
    const std::array tracks{u("V1"), u("V2"), u("A1"), u("A2")};
    std::vector<ClipId> clips;
    for (const auto &track : t.sequence().tracks) {
        for (const Clip &clip : track->clips)
            clips.push_back(clip->id);
    }
    const ClipId clip = clips.empty() ? ClipId{1} : clips[random() % clips.size()];
    NewClip fresh{t.film(), t.id(u("V1"))};
    fresh.length = number(1, 60);
    fresh.in = Rational(number(0, 12'000), 1000);
    if (random() % 2)
        fresh.audio = t.id(tracks[2 + random() % 2]);
    if (random() % 2)
        fresh.video = t.id(u("V2"));
    if (random() % 4 == 0)
        fresh.speed = Rational(number(-6, 6), number(1, 7));
    Curve curve;
    curve.keyframes = {{number(-5, 5), 0}, {number(6, 20), 90}};
    SetClip set{clip};
    set.fadeIn = Fade{number(0, 9)};
    SetTrack track{t.id(tracks[random() % 4])};
    if (random() % 2)
        track.locked = random() % 4 == 0;
    else
        track.syncLock = random() % 3 != 0;
    const bool linked = random() % 3 != 0, hold = random() % 3 == 0;
    const PlaceMode mode = random() % 2 ? PlaceMode::Insert : PlaceMode::Overwrite;
    const Edge edge = random() % 2 ? Edge::Start : Edge::End;
    const TrackId someTrack = t.id(tracks[random() % 4]);
    const std::vector<ClipId> two{clip, clips.empty() ? ClipId{1} : clips[random() % clips.size()]};
    const std::array rules{HandleRule::Auto, HandleRule::Shorten, HandleRule::Overlap,
                           HandleRule::Hold, HandleRule::Generate};
    const TimeMap map{{{0, number(0, 9)}, {Rational(number(1, 99), 50), number(0, 9)}, {3, 4}}};
    EffectId effect{number(1, 3)};
    for (const auto &candidate : t.sequence().tracks) {
        for (const Clip &other : candidate->clips)
            effect = other->effects.empty() ? effect : other->effects.front().id;
    }
    switch (random() % 50) {
    case 0: return Insert{fresh, number(0, 200)};
    case 1:
    case 2:
    case 3: return Overwrite{fresh, number(0, 300)};
    case 4: return Append{fresh};
    case 5: return Lift{{clip}, linked};
    case 6: return RippleDelete{{clip}, linked};
    case 7: return Split{random() % 2 ? TrackId{} : someTrack, {}, number(0, 300)};
    case 8: return Trim{clip, edge, number(-5, 300), hold, linked};
    case 9: return Move{{clip}, number(-60, 60), static_cast<int>(number(-1, 1)), mode, linked};
    case 10: return set;
    case 11:
    case 12:
        return AddTransition{clip, u("dissolve"), number(1, 30), {}, rules[random() % 5], linked};
    case 13: return AddEffect{clip, u("transform"), {{u("rotation"), curve}}};
    case 14: return track;
    case 15: return RippleTrim{clip, edge, number(-5, 300), hold, linked};
    case 16: return Roll{clip, number(0, 300), hold, linked};
    case 17: return Slip{{clip}, number(-50, 50), hold, linked};
    case 18: return Slide{clip, number(-20, 20), hold, linked};
    case 19: return Extend{{clip}, number(0, 300), hold, linked};
    case 20: return Swap{clip, linked};
    case 21: return Duplicate{two, number(0, 300), mode, linked};
    case 22: return Spacer{number(0, 300), number(-20, 40), {}, {}};
    case 23: return LiftRange{number(0, 200), number(100, 300), {someTrack}, {}};
    case 24: return Extract{number(0, 300), number(100, 300), {someTrack}, {}};
    case 25: return CloseGap{someTrack, number(0, 300)};
    case 26: return Join{clip, linked};
    case 27:
        return SetSpeed{clip, Rational(number(-4, 4), number(1, 5)), random() % 2 == 0,
                        random() % 2 == 0, linked};
    case 28: return InsertFreeze{someTrack, number(0, 300), number(0, 20)};
    case 29: return Link{two};
    case 30: return Unlink{{clip}};
    case 31: return GroupClips{two};
    case 32: return Ungroup{clip};
    case 33: return MoveIntoSync{clip};
    case 34: return SlipIntoSync{clip};
    case 35: return Nest{two, u("nest"), linked};
    case 36: return Unnest{clip, linked};
    case 37: {
        const auto copied = copyClips(t.project(), two);
        return copied ? Edit(Paste{*copied, number(0, 300), t.id(u("V1")), t.id(u("A1")), mode})
                      : Edit(Lift{{clip}});
    }
    case 38:
        return PasteAttributes{clip,
                               two,
                               {Attribute::Fades, Attribute::Speed, Attribute::Gain},
                               false};
    case 39:
        return Replace{clip, random() % 2 ? Source(t.film()) : Source(t.photo()),
                       Rational(number(0, 16)), hold, linked};
    case 40: return RemoveTransition{clip};
    case 41:
        return SetTimeMap{clip, random() % 4 ? std::optional(map) : std::nullopt,
                          random() % 2 ? std::optional(Rational(number(0, 9), 7)) : std::nullopt,
                          hold, linked};
    case 42: return SetKeyframe{effect, u("rotation"), {number(-9, 30), double(number(-90, 90))}};
    case 43: return MoveKeyframe{effect, u("rotation"), number(-5, 20), number(-5, 20)};
    case 44: return RemoveKeyframe{effect, u("rotation"), number(-5, 20)};
    case 45: return PasteEffects{{{{}, u("opacity"), true, {{u("opacity"), curve}}, {}}}, two};
    case 46: return Synchronise{clip, two[1], Rational(number(-99, 99), 7), linked};
    case 47: return RippleTrimToPlayhead{number(0, 300), edge, {someTrack}, {}};
    case 48: {
        NewClip adjustment{AdjustmentSource{}, t.id(u("V2")), {}, number(1, 60)};
        return Overwrite{adjustment, number(0, 300)};
    }
    default: return SetTransition{clip, {}, number(1, 40), {}, rules[random() % 5]};
    }
}

void TestEdit::randomEditsUndoRedoAndReplayToTheSameBytes()
{
    for (const unsigned seed : {1u, 2u, 3u, 4u}) {
        std::mt19937 random(seed);
        Timeline t;
        const QByteArray start = toProjectText(t.project());
        Document document(t.project());
        std::vector<Edit> applied;
        for (int i = 0; i < 600; ++i) {
            const Edit edit = randomEdit(t, random);
            const Status status = t.edit(edit); // validates and re-reads each result
            QCOMPARE(document.apply(edit).has_value(), status.has_value());
            if (status)
                applied.push_back(edit);
        }
        QVERIFY(applied.size() > 200);
        const QByteArray end = toProjectText(t.project());
        QCOMPARE(toProjectText(*document.root()), end);
        while (document.canUndo())
            document.undo();
        QCOMPARE(toProjectText(*document.root()), start);
        while (document.canRedo())
            document.redo();
        QCOMPARE(toProjectText(*document.root()), end);
        Timeline fresh;
        for (const Edit &edit : applied)
            QVERIFY(fresh.edit(editFromJsonLine(toJsonLine(edit)).value()));
        QCOMPARE(toProjectText(fresh.project()), end);
    }
}

WEFT_TEST_MAIN(TestEdit)
#include "tst_edit.moc"
