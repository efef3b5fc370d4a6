#include "tests/app/worker/worker_setup.h"
#include "tests/support/test_main.h"

#include "core/generate/content_hash.h"
#include "core/generate/recipe_digest.h"
#include "core/media/video_reader.h"

#include <QImage>

#include <sys/mount.h>

using namespace weft;
using namespace weft::test;

class TestWorkerTakes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useBuiltWorker(); }
    void aTakeIsWhatWasAskedFor();
    void theFileIsTaggedSrgb();
    void alphaIsKept();
    void theSameRecipeMakesTheSameTake();
    void aPluginInPlainCWorks();
    void progressRisesAndPreviewsArePictures();
    void cancellingBeforeTheStartMakesNothing();
    void cancellingStopsAtOnce();
    void aFullDiskFailsAndLeavesNothing();
    void aStoreThatCannotBeWrittenFails();
    void aRecipeThatDoesNotFitStartsNoWorker();
    void anEstimateComesFromThePluginOrTheManifest();
    void aGoodPluginPassesTheCheck();
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static GenerateJob cardJob()
{
    GenerateJob job = smallJob(u("testpattern"));
    job.recipe.width = 160;
    job.recipe.height = 90;
    job.recipe.seed = 7;
    return job;
}

void TestWorkerTakes::aTakeIsWhatWasAskedFor()
{
    TemporaryStore t;
    const GenerateJob job = cardJob();
    const auto take = generate(job, t.store);
    QVERIFY2(take, messageOf(take));
    QCOMPARE(take->id, recipeDigest(job.recipe));
    QCOMPARE(take->frames, std::int64_t(3));
    QCOMPARE(take->plugin, u("testpattern 1.0"));
    QVERIFY(take->recipe == job.recipe);
    QCOMPARE(t.files(), QStringList({take->file, u("takes.jsonl")}));
    const QString path = *t.store.filePath(take->id);
    const auto content = readContent(path, {});
    QVERIFY2(content, messageOf(content));
    QCOMPARE(content->frames, std::int64_t(3));
    QCOMPARE(content->width, 160);
    QCOMPARE(content->height, 90);
    QCOMPARE(content->hasAlpha, false);
    QCOMPARE(content->hash, take->contentHash);
    QCOMPARE(*hashOfFile(path), take->fileHash);
}

void TestWorkerTakes::theFileIsTaggedSrgb()
{
    TemporaryStore t;
    GenerateJob job = cardJob();
    job.recipe.rate = *FrameRate::make(30000, 1001);
    const auto take = generate(job, t.store);
    QVERIFY2(take, messageOf(take));
    auto reader = VideoReader::open(*t.store.filePath(take->id));
    QVERIFY2(reader, messageOf(reader));
    QVERIFY(reader->info().colour == srgbTags());
    QCOMPARE(reader->info().codec, u("ffv1"));
    QCOMPARE(reader->info().rate.toString(), u("30000/1001"));
}

void TestWorkerTakes::alphaIsKept()
{
    TemporaryStore t;
    GenerateJob job = cardJob();
    job.recipe = defaultRecipe(*job.plugin.generator(u("testpattern-counter")));
    job.recipe.width = job.recipe.height = 64;
    job.recipe.length = 2;
    const auto take = generate(job, t.store);
    QVERIFY2(take, messageOf(take));
    auto reader = VideoReader::open(*t.store.filePath(take->id));
    QVERIFY2(reader, messageOf(reader));
    const auto frame = reader->frame(1);
    QVERIFY2(frame, messageOf(frame));
    QCOMPARE(frame->format().alpha, AlphaMode::Straight);
    QCOMPARE(int(frame->alphaPlane().row<std::uint8_t>(0)[0]), 0);
    QVERIFY(frame->alphaPlane().row<std::uint8_t>(32)[32] > 200);
}

void TestWorkerTakes::theSameRecipeMakesTheSameTake()
{
    TemporaryStore first;
    TemporaryStore second;
    const auto one = generate(cardJob(), first.store);
    const auto again = generate(cardJob(), first.store);
    const auto elsewhere = generate(cardJob(), second.store);
    QVERIFY2(one && again && elsewhere, messageOf(again) + messageOf(elsewhere));
    QCOMPARE(again->id, one->id);
    QCOMPARE(first.store.takes().size(), std::size_t(1));
    QCOMPARE(first.files().size(), 2);
    QCOMPARE(elsewhere->contentHash, one->contentHash);
    QCOMPARE(elsewhere->fileHash, one->fileHash);
    GenerateJob other = cardJob();
    other.recipe.seed = 8;
    const auto different = generate(other, first.store);
    QVERIFY(different && different->contentHash != one->contentHash);
}

void TestWorkerTakes::aPluginInPlainCWorks()
{
    TemporaryStore t;
    const auto take = generate(smallJob(u("smallest")), t.store);
    QVERIFY2(take, messageOf(take));
    auto reader = VideoReader::open(*t.store.filePath(take->id));
    QVERIFY2(reader, messageOf(reader));
    QCOMPARE(int(reader->frame(2)->plane(0).row<std::uint8_t>(15)[31]), 128);
}

void TestWorkerTakes::progressRisesAndPreviewsArePictures()
{
    TemporaryStore t;
    GenerateJob job = cardJob();
    job.recipe.width = 640;
    job.recipe.height = 360;
    job.recipe.length = 8;
    job.recipe.parameters[u("delay")] = std::int64_t(150);
    std::vector<GenerateProgress> seen;
    const auto take = generateTake(job, t.store,
                                   [&](const GenerateProgress &p) { seen.push_back(p); }, {});
    QVERIFY2(take, messageOf(take));
    QVERIFY(seen.size() >= 5);
    int previews = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        QVERIFY(seen[i].fraction >= 0 && seen[i].fraction <= 1);
        QVERIFY(i == 0 || seen[i].fraction >= seen[i - 1].fraction);
        if (seen[i].previewJpeg.isEmpty())
            continue;
        ++previews;
        QVERIFY(seen[i].previewJpeg.size() <= 64 << 10);
        const QImage image = QImage::fromData(seen[i].previewJpeg, "JPEG");
        QCOMPARE(image.size(), QSize(320, 180));
    }
    QVERIFY(previews >= 2);
    QVERIFY(seen.back().secondsLeft >= 0 && seen.back().secondsLeft < 10);
    QVERIFY(seen.back().phase == u("Waiting") || seen.back().phase == u("Drawing"));
}

void TestWorkerTakes::cancellingBeforeTheStartMakesNothing()
{
    TemporaryStore t;
    std::stop_source stop;
    stop.request_stop();
    const auto take = generateTake(cardJob(), t.store, {}, stop.get_token());
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Cancelled);
    QCOMPARE(t.files(), QStringList());
}

void TestWorkerTakes::cancellingStopsAtOnce()
{
    TemporaryStore t;
    GenerateJob job = cardJob();
    job.recipe.length = 1000;
    job.recipe.parameters[u("delay")] = std::int64_t(60'000);
    std::stop_source stop;
    QElapsedTimer timer;
    const auto take = generateTake(
        job, t.store,
        [&](const GenerateProgress &) {
            if (!timer.isValid())
                timer.start();
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Cancelled);
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(t.files(), QStringList());
}

void TestWorkerTakes::aFullDiskFailsAndLeavesNothing()
{
    const QTemporaryDir parent;
    const QString disk = parent.filePath(u("disk"));
    QVERIFY(QDir().mkpath(disk));
    if (::mount("tmpfs", disk.toUtf8().constData(), "tmpfs", 0, "size=256k") != 0)
        QSKIP("a small file system cannot be mounted here");
    GenerateJob job = cardJob();
    job.recipe.length = 40;
    job.recipe.parameters[u("grain")] = 1.0;
    AssetStore store(disk + u("/film.assets"));
    const auto take = generate(job, store);
    const QStringList left = QDir(store.folder()).entryList(QDir::Files);
    ::umount(disk.toUtf8().constData());
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Output);
    QVERIFY2(take.error().message.contains(u("space")), messageOf(take));
    QCOMPARE(left, QStringList());
}

void TestWorkerTakes::aStoreThatCannotBeWrittenFails()
{
    const QTemporaryDir parent;
    QFile inTheWay(parent.filePath(u("film.assets")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    AssetStore store(inTheWay.fileName());
    const auto take = generate(cardJob(), store);
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Output);
    QVERIFY2(take.error().message.contains(inTheWay.fileName()), messageOf(take));
}

void TestWorkerTakes::aRecipeThatDoesNotFitStartsNoWorker()
{
    qputenv("WEFT_WORKER", "/nowhere/weft-worker"); // would be another sentence
    TemporaryStore t;
    GenerateJob job = cardJob();
    job.recipe.parameters[u("bars")] = std::int64_t(65);
    const auto take = generate(job, t.store);
    GenerateJob unknown = cardJob();
    unknown.recipe.generator = u("nothing");
    const auto none = generate(unknown, t.store);
    useBuiltWorker();
    QVERIFY(!take && !none);
    QCOMPARE(take.error().kind, ErrorKind::Generation);
    QVERIFY2(take.error().message.contains(
                 u("\"bars\" must be a whole number from 1 to 64, not 65")),
             messageOf(take));
    QVERIFY2(none.error().message.contains(u("\"nothing\"")), messageOf(none));
    QVERIFY(!QFileInfo::exists(t.store.folder()));
}

void TestWorkerTakes::anEstimateComesFromThePluginOrTheManifest()
{
    const auto guessed = estimateTake(cardJob(), {});
    QVERIFY2(guessed, messageOf(guessed));
    QVERIFY(guessed->seconds > 0 && guessed->memoryBytes > 0);
    const auto hinted = estimateTake(smallJob(u("observer")), {});
    QVERIFY2(hinted, messageOf(hinted));
    QCOMPARE(hinted->seconds, 0.0);
    QCOMPARE(hinted->memoryBytes, std::int64_t(4711));
}

void TestWorkerTakes::aGoodPluginPassesTheCheck()
{
    const auto good = checkPlugin(plugin(u("testpattern")), {});
    QVERIFY2(good, messageOf(good));
    QVERIFY(!checkPlugin(plugin(u("other-version")), {}));
}

WEFT_TEST_MAIN(TestWorkerTakes)
#include "tst_worker_takes.moc"
