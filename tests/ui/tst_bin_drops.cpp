#include "core/generate/recipe_file.h"
#include "core/interchange/interchange.h"
#include "tests/support/patience.h"
#include "tests/ui/ui_test.h"
#include "ui/bin/drop.h"
#include "ui/bin/import.h"

#include <QTemporaryDir>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::sample;

namespace {

TrackId trackNamed(const Session &session, const char *name)
{
    for (const auto &track : session.sequence()->tracks) {
        if (track->name == QLatin1String(name))
            return track->id;
    }
    return {};
}

std::vector<Clip> clipsOn(const Session &session, const char *name)
{
    std::vector<Clip> clips;
    for (const auto &track : session.sequence()->tracks) {
        if (track->name != QLatin1String(name))
            continue;
        for (const Clip &clip : track->clips)
            clips.push_back(clip);
    }
    return clips;
}

} // namespace

/// What dropping files on the timeline does.
class TestBinDrops : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFilmDroppedIsLinkedPictureAndSound();
    void theFirstFilmSetsTheSequenceAndCanBeTakenBack();
    void aPictureDroppedStandsFiveSeconds();
    void aSoundDroppedGoesOnASoundTrackOnly();
    void missingTracksAreMade();
    void onTopNothingIsOverwritten();
    void severalFilesKeepTheirOrder();
    void aProjectDroppedIsNested();
    void aTimelineDroppedBecomesASequence_data();
    void aTimelineDroppedBecomesASequence();
    void subtitlesDroppedBecomeATrack();
    void numberedPicturesOfferOneSequence();
    void aLookUpTableDroppedColoursTheClip();
    void whatWasMadeFromARecipeDroppedIsTheShotAgain();
};

void TestBinDrops::aFilmDroppedIsLinkedPictureAndSound()
{
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {sample("phone.mp4")}, {trackNamed(*session, "V2"), 0});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V2").size(), 1U, kPatienceMs);
    const auto picture = clipsOn(*session, "V2");
    const auto sound = clipsOn(*session, "A2");
    QCOMPARE(sound.size(), 1U);
    QVERIFY(picture[0]->link);
    QCOMPARE(picture[0]->link, sound[0]->link);
    QCOMPARE(picture[0].range(), sound[0].range());
    QCOMPARE(session->document().history().size(), 1);
    session->undo();
    QVERIFY(session->root()->media.empty());
}

void TestBinDrops::theFirstFilmSetsTheSequenceAndCanBeTakenBack()
{
    const auto session = ui::test::makeSession();
    std::vector<Notice> notices;
    connect(session.get(), &Session::noticed, this,
            [&](const Notice &notice) { notices.push_back(notice); });
    importAndPlace(*session, {sample("phone.mp4")}, {trackNamed(*session, "V1"), 0});
    QTRY_COMPARE_WITH_TIMEOUT(notices.size(), 1U, kPatienceMs);
    QCOMPARE(session->sequence()->settings.width, 360); // upright
    QCOMPARE(session->sequence()->settings.height, 640);
    QCOMPARE(session->sequence()->settings.rate, *FrameRate::make(30000, 1001));
    QVERIFY2(notices[0].text.contains(QLatin1String("360")), qPrintable(notices[0].text));
    QVERIFY(notices[0].act);
    notices[0].act();
    QCOMPARE(session->sequence()->settings.width, 1920);
    QCOMPARE(session->sequence()->settings.rate, FrameRate());
    QCOMPARE(clipsOn(*session, "V1").size(), 1U); // the clip stays
}

void TestBinDrops::aPictureDroppedStandsFiveSeconds()
{
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {sample("photo.jpg")}, {trackNamed(*session, "V1"), 50});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 1U, kPatienceMs);
    QCOMPARE(clipsOn(*session, "V1")[0].range(), (TimeRange{50, 125}));
    QVERIFY(clipsOn(*session, "A1").empty());
}

void TestBinDrops::aSoundDroppedGoesOnASoundTrackOnly()
{
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {sample("music.m4a")}, {trackNamed(*session, "V2"), 10});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "A2").size(), 1U, kPatienceMs);
    QVERIFY(clipsOn(*session, "V1").empty() && clipsOn(*session, "V2").empty());
    QCOMPARE(clipsOn(*session, "A2")[0].start, 10);
}

void TestBinDrops::missingTracksAreMade()
{
    const auto session = ui::test::makeSession();
    QVERIFY(session->apply(AddTrack{.kind = TrackKind::Video}));
    importAndPlace(*session, {sample("phone.mp4")}, {trackNamed(*session, "V3"), 0});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V3").size(), 1U, kPatienceMs);
    QCOMPARE(clipsOn(*session, "A3").size(), 1U);
    QCOMPARE(session->document().history().size(), 2);
}

void TestBinDrops::onTopNothingIsOverwritten()
{
    const auto session = ui::test::makeSession();
    const MediaId film = ui::test::import(*session, sample("phone.mp4")); // with sound
    const MediaId photo = ui::test::import(*session, sample("photo.jpg"));
    const auto onTop = [&](const BinItems &items) {
        return placeItems(*session, items, PlaceAt::OnTop, PlaceMode::Overwrite);
    };
    QVERIFY(onTop({.media = {film}})); // of nothing: the lowest tracks
    QCOMPARE(clipsOn(*session, "V1").size(), 1U);
    QVERIFY(onTop({.media = {photo}}));
    QCOMPARE(clipsOn(*session, "V2").size(), 1U);
    QVERIFY(onTop({.media = {film}})); // above both; A2 is free, yet its partner is V3's
    QCOMPARE(clipsOn(*session, "V3").size(), 1U);
    QCOMPARE(clipsOn(*session, "A3").size(), 1U);
    const std::size_t before = clipsOn(*session, "A1").size();
    QVERIFY(onTop({.media = {film},
                   .part = MarkedPart{{10, 20}, *FrameRate::make(30000, 1001), false, true}}));
    QCOMPARE(clipsOn(*session, "A2").size(), 1U); // a sound alone: the first free one
    QCOMPARE(clipsOn(*session, "A2")[0]->length, 20);
    QCOMPARE(clipsOn(*session, "A1").size(), before);
    session->player().seek(session->sequence()->length());
    QVERIFY(onTop({.media = {photo}})); // there nothing is in the way
    QCOMPARE(clipsOn(*session, "V1").size(), 2U);
}

void TestBinDrops::severalFilesKeepTheirOrder()
{
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {sample("still.png"), sample("harbour.mp4"), sample("photo.jpg")},
                   {trackNamed(*session, "V1"), 0});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 3U, kPatienceMs);
    const auto clips = clipsOn(*session, "V1");
    const char *const names[] = {"still.png", "harbour.mp4", "photo.jpg"};
    std::int64_t at = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(clipName(*session->root(), *clips[i].body), QLatin1String(names[i]));
        QCOMPARE(clips[i].start, at);
        at = clips[i].end();
    }
    QCOMPARE(session->selection().clips().size(), 3U);
    QCOMPARE(session->document().history().size(), 1);
}

void TestBinDrops::aProjectDroppedIsNested()
{
    const auto session = ui::test::makeSession();
    ui::test::Notices notices(*session);
    importAndPlace(*session, {sample("first-light.weft")}, {trackNamed(*session, "V1"), 0});
    QTRY_VERIFY_WITH_TIMEOUT(!clipsOn(*session, "V1").empty() || !notices.said.isEmpty(),
                             kPatienceMs);
    QVERIFY2(!clipsOn(*session, "V1").empty(), qPrintable(notices.said.join(QLatin1Char('\n'))));
    const auto clips = clipsOn(*session, "V1");
    const auto *const nested = std::get_if<NestedSource>(&clips[0]->source);
    QVERIFY(nested);
    const Sequence *const inner = session->root()->find(nested->sequence);
    QVERIFY(inner && inner->length() > 0);
    QCOMPARE(session->document().history().size(), 1);
    QCOMPARE(session->media().media.size(), session->root()->media.size()); // all are there
    QCOMPARE(session->root()->folders.front()->name, QStringLiteral("first-light"));
}

void TestBinDrops::aTimelineDroppedBecomesASequence_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"otio", "otioz", "edl", "mlt"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestBinDrops::aTimelineDroppedBecomesASequence()
{
    QFETCH(QString, suffix);
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("cut.") + suffix);
    const Result<ImportedProject> film = readTimeline(sample("first-light.weft"));
    QVERIFY(film);
    QVERIFY(writeTimeline(film->project, film->project.active, path));
    const auto session = ui::test::makeSession();
    ui::test::Notices notices(*session);
    importAndPlace(*session, {path}, {trackNamed(*session, "V1"), 0});
    QTRY_VERIFY_WITH_TIMEOUT(session->root()->sequences.size() >= 2 || !notices.said.isEmpty(),
                             kPatienceMs);
    QVERIFY2(session->root()->sequences.size() >= 2,
             qPrintable(notices.said.join(QLatin1Char('\n'))));
    QCOMPARE(session->sequence()->length(), film->project.activeSequence()->length());
    QCOMPARE(session->document().history().size(), 1);
    session->undo();
    QCOMPARE(session->root()->sequences.size(), 1U);
}

void TestBinDrops::subtitlesDroppedBecomeATrack()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("words.srt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "1\n00:00:01,000 --> 00:00:03,000\nHello\n\n2\n00:00:02,000 --> 00:00:04,000\nyou\n");
    file.close();
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {path}, {trackNamed(*session, "V1"), 50});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "Subtitles").size(), 2U, kPatienceMs);
    const auto clips = clipsOn(*session, "Subtitles");
    QCOMPARE(clips[0].range(), (TimeRange{25, 25})); // till the next one begins
    QCOMPARE(clips[1].range(), (TimeRange{50, 50}));
    QCOMPARE(std::get<TitleSource>(clips[1]->source).text, QStringLiteral("you"));
    QCOMPARE(session->sequence()->tracks[2]->name, QStringLiteral("Subtitles")); // on top
    QCOMPARE(session->document().history().size(), 1);
}

void TestBinDrops::numberedPicturesOfferOneSequence()
{
    QTemporaryDir disk;
    QStringList paths;
    for (int i = 8; i <= 11; ++i) {
        QImage picture(64, 36, QImage::Format_RGB32);
        picture.fill(QColor(20 * i, 0, 0));
        paths << disk.filePath(QStringLiteral("walk_%1.png").arg(i, 4, 10, QLatin1Char('0')));
        QVERIFY(picture.save(paths.last()));
    }
    const auto session = ui::test::makeSession();
    std::vector<Notice> notices;
    connect(session.get(), &Session::noticed, this,
            [&](const Notice &notice) { notices.push_back(notice); });
    importAndPlace(*session, paths, {trackNamed(*session, "V1"), 10});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 4U, kPatienceMs);
    QCOMPARE(clipsOn(*session, "V1")[0]->length, 125); // stills at once
    QCOMPARE(notices.size(), std::size_t(1));
    QVERIFY2(notices[0].text.contains(QLatin1Char('4')), qPrintable(notices[0].text));
    notices[0].act();
    const auto clips = clipsOn(*session, "V1");
    QCOMPARE(clips.size(), 1U);
    QCOMPARE(clips[0].range(), (TimeRange{10, 4}));
    const auto *const nested = std::get_if<NestedSource>(&clips[0]->source);
    QVERIFY(nested);
    const Sequence &inner = *session->root()->find(nested->sequence);
    QCOMPARE(inner.length(), 4);
    QCOMPARE(inner.settings.width, 64);
    QCOMPARE(session->document().history().size(), 1);
    QCOMPARE(session->selection().clips(), std::vector{clips[0]->id});
    session->undo();
    QVERIFY(session->root()->media.empty());
    // Others get no such offer.
    importAndPlace(*session, {paths[0], paths[2], paths[3]}, {trackNamed(*session, "V1"), 10});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 3U, kPatienceMs);
    QCOMPARE(notices.size(), std::size_t(1));
}

void TestBinDrops::aLookUpTableDroppedColoursTheClip()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("warm.cube"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n");
    file.close();
    const auto session = ui::test::makeSession();
    ui::test::Notices notices(*session);
    const MediaId photo = ui::test::import(*session, sample("photo.jpg"));
    QVERIFY(placeItems(*session, {.media = {photo}}, {trackNamed(*session, "V1"), 0}));
    importAndPlace(*session, {path}, {trackNamed(*session, "V1"), 500}); // beside it
    QCOMPARE(notices.said.size(), 1);
    importAndPlace(*session, {path}, {trackNamed(*session, "V1"), 20});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1")[0]->effects.size(), 1U, kPatienceMs);
    const Effect effect = clipsOn(*session, "V1")[0]->effects.front();
    QCOMPARE(effect.type, QStringLiteral("lut"));
    QCOMPARE(std::get<MediaId>(effect.parameters.at(QStringLiteral("file"))),
             session->root()->media.back()->id);
    QCOMPARE(session->document().history().size(), 3);
}

void TestBinDrops::whatWasMadeFromARecipeDroppedIsTheShotAgain()
{
    QTemporaryDir disk;
    Recipe recipe;
    recipe.generator = QStringLiteral("testpattern");
    recipe.version = QStringLiteral("1.0");
    recipe.seed = 42;
    recipe.width = 64;
    recipe.height = 48;
    recipe.length = 30;
    QStringList frames;
    for (int i = 0; i < 3; ++i) {
        frames << disk.filePath(QStringLiteral("00000%1.png").arg(i));
        QImage image(64, 48, QImage::Format_RGB888);
        image.fill(Qt::red);
        image.setText(QString::fromLatin1(kRecipeText), QString::fromUtf8(canonicalRecipe(recipe)));
        QVERIFY(image.save(frames.back()));
    }
    const auto session = ui::test::makeSession();
    importAndPlace(*session, frames, {trackNamed(*session, "V1"), 10});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 1U, kPatienceMs);
    QCOMPARE(session->root()->shots.size(), 1U);
    const Shot &shot = *session->root()->shots.front();
    QCOMPARE(shot.recipe, recipe);
    QCOMPARE(clipsOn(*session, "V1")[0]->source, Source(ShotSource{shot.id}));
    QCOMPARE(clipsOn(*session, "V1")[0].start, 10);
    QVERIFY(session->root()->media.empty());
    QCOMPARE(session->document().history().size(), 1);
    // again, into the bin: what is there is used
    bool isDone = false;
    importFiles(*session, {frames[1]}, {}, [&](const auto &) { isDone = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, kPatienceMs);
    QCOMPARE(session->root()->shots.size(), 1U);
}

WEFT_UI_TEST_MAIN(TestBinDrops)
#include "tst_bin_drops.moc"
