#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include "core/model/validate.h"

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Insert, overwrite and append, and what the first footage does to a sequence.
class TestPlaceClips : public QObject
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
    void theFirstFootageSetsTheColourOfAnUntouchedSequence_data();
    void theFirstFootageSetsTheColourOfAnUntouchedSequence();
    void soundPlacedBeforeTheFirstFootageIsConformed();
};

void TestPlaceClips::insertMovesWhatFollowsOnSyncLockedTracks()
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

void TestPlaceClips::insertCutsTheClipThatStraddlesThePlace()
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

void TestPlaceClips::overwriteCutsAndCoversAndMovesNothing()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    t.put(u("V1"), u("b"), 10, 3);
    t.put(u("V1"), u("c"), 13, 10);
    t.put(u("V1"), u("n"), 8, 8, 300);
    QCOMPARE(t.text(u("V1")), u("a:0+8 n:8+8 c:16+7"));
    QCOMPARE(t.sourceFrame(u("V1"), 16), 103);
}

void TestPlaceClips::overwriteInsideAClipKeepsBothSidesInPlace()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    t.put(u("V1"), u("n"), 5, 5, 300);
    QCOMPARE(t.text(u("V1")), u("a:0+5 n:5+5 a:10+10"));
    QCOMPARE(t.sourceFrame(u("V1"), 10), 110);
    QVERIFY(t.track(u("V1")).clips.at(0)->id != t.track(u("V1")).clips.at(2)->id);
}

void TestPlaceClips::appendGoesBehindTheLongerOfTwoTracks()
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

void TestPlaceClips::placingLinksPictureAndSound()
{
    Timeline t;
    t.putLinked(u("a"), 0, 10);
    QVERIFY(bool(t.clip(u("a"))->link));
    QCOMPARE(t.clip(u("a"))->link, t.clip(u("a~"))->link);
    // the ids follow the documented order: picture, sound, link
    QCOMPARE(t.idOf(u("a~")).value, t.idOf(u("a")).value + 1);
    QCOMPARE(t.clip(u("a"))->link.value, t.idOf(u("a")).value + 2);
}

void TestPlaceClips::placingRefusesWhatDoesNotFit_data()
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

void TestPlaceClips::placingRefusesWhatDoesNotFit()
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

void TestPlaceClips::stillsAndTitlesLastFiveSecondsByDefault()
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

void TestPlaceClips::backwardsClipsEndAtTheBeginningOfTheirSource()
{
    Timeline t;
    NewClip clip{t.film(), t.id(u("V1"))};
    clip.in = Rational(4);
    clip.speed = Rational(-2);
    QVERIFY(t.edit(Append{clip}));
    QCOMPARE(t.track(u("V1")).clips.at(0)->length, 50);
    QCOMPARE(sourceTimeAt(*t.track(u("V1")).clips.at(0).body, 50, FrameRate()), Rational(0));
}

void TestPlaceClips::theFirstFootageSetsAnUntouchedSequence_data()
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

void TestPlaceClips::theFirstFootageSetsAnUntouchedSequence()
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

void TestPlaceClips::theFirstFootageSetsTheColourOfAnUntouchedSequence_data()
{
    using enum ColourRange;
    using M = ColourMatrix;
    using P = ColourPrimaries;
    using T = ColourTransfer;
    QTest::addColumn<ColourTags>("footage");
    QTest::addColumn<ColourTags>("expected");
    const auto row = [](const char *name, const ColourTags &footage, const ColourTags &expected) {
        QTest::newRow(name) << footage << expected;
    };
    row("untagged", {}, bt709Tags());
    row("full range", {M::Bt709, P::Bt709, T::Bt709, Full}, {M::Bt709, P::Bt709, T::Bt709, Full});
    row("PAL", {M::Bt601, P::Bt601_625, T::Bt709, Limited},
        {M::Bt601, P::Bt601_625, T::Bt709, Limited});
    row("wide gamut", {M::Bt2020, P::Bt2020, T::Bt709, Limited},
        {M::Bt2020, P::Bt2020, T::Bt709, Limited});
    row("HLG is mapped down", {M::Bt2020, P::Bt2020, T::Hlg, Limited}, bt709Tags());
    row("PQ is mapped down", {M::Bt2020, P::Bt2020, T::Pq, Full}, bt709Tags());
    row("R'G'B'", srgbTags(), bt709Tags());
}

void TestPlaceClips::theFirstFootageSetsTheColourOfAnUntouchedSequence()
{
    QFETCH(ColourTags, footage);
    QFETCH(ColourTags, expected);
    MediaItem item;
    item.path = u("clip.mp4");
    item.info.video = VideoInfo{u("h264"), 1920, 1080, 1, 0, false, FrameRate(), false, 300, 10};
    item.info.video->colour = footage;
    Project p = weft::apply({}, AddMedia{item}).value();
    p = weft::apply(p, AddSequence{}).value();
    const TrackId v1 = p.sequences[0]->tracks[0]->id;
    p = weft::apply(p, Append{NewClip{MediaSource{p.media[0]->id}, v1}}).value();
    QVERIFY(p.sequences[0]->settings.colour == expected);
    QVERIFY(validate(p).isEmpty());
}

void TestPlaceClips::soundPlacedBeforeTheFirstFootageIsConformed()
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

WEFT_TEST_MAIN(TestPlaceClips)
#include "tst_place_clips.moc"
