#include "core/generate/kept_worker.h"
#include "core/generate/prompt_counter.h"
#include "tests/app/worker/worker_setup.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <csignal>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace weft;
using namespace weft::test;

/// Shots of models, made by the worker with the plugins that Weft brings: what becomes of them when
/// something goes wrong on the way. The models are the tiny ones of tests/inference/pipelines.
class TestWorkerModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useBuiltWorker(); }
    void aPlanIsToldBeforeTheRun();
    void anEstimateTellsThePlan();
    void lessMemoryMakesTheSameFrames();
    void tooLittleMemoryIsRefused();
    void theNextShotFindsTheModelInMemory();
    void weightsThatChangedAreReadAnew();
    void killedItSaysSo_data();
    void killedItSaysSo();
    void killedWhileDecodingItGoesOnFromTheLatents();
    void otherWeightsAreNotGoneOnFrom();
    void aFullDiskIsSaid();
    void cancellingEndsWithinABlock();
    void aCancelledJobLeavesNothing();
    void anEndlessPromptIsReadInPart();
    void promptsAreCountedWhileTheyAreTyped();
    void whatCannotBeMadeIsSaid_data();
    void whatCannotBeMadeIsSaid();
    void anotherModelIsRefused_data();
    void anotherModelIsRefused();

private:
    QTemporaryDir m_folder;
};

static QString fixture(const QString &name)
{
    return QStringLiteral(WEFT_FIXTURES) + QLatin1Char('/') + name;
}

static void set(GenerateJob &job, const char *parameter, const RecipeValue &value)
{
    job.recipe.parameters[QLatin1String(parameter)] = value;
}

/// A clip of a tiny model.
static GenerateJob clip(int frames, int edge, int steps)
{
    GenerateJob job;
    job.plugin = plugin(QStringLiteral("text_to_video"));
    job.recipe = defaultRecipe(job.plugin.generators.front());
    job.recipe.width = edge;
    job.recipe.height = edge;
    job.recipe.length = frames;
    set(job, "model", fixture(QStringLiteral("small")));
    set(job, "motion", fixture(QStringLiteral("small/motion")));
    set(job, "prompt", QStringLiteral("a red lighthouse"));
    set(job, "steps", std::int64_t(steps));
    return job;
}

/// One that decodes for a while: frames of this size are a matter of milliseconds.
static GenerateJob longClip()
{
    GenerateJob job = clip(300, 32, 1);
    set(job, "guidance", 1.0);
    set(job, "contextStride", std::int64_t(16));
    return job;
}

/// A clip of a model that is never read to its end, as from a disk that does not answer.
static GenerateJob endlesslyLoading(const QString &model)
{
    copyFolder(fixture(QStringLiteral("small")), model);
    const QByteArray config = QFile::encodeName(model + QStringLiteral("/unet/config.json"));
    if (::unlink(config.constData()) != 0 || ::mkfifo(config.constData(), 0600) != 0)
        qFatal("cannot make the pipe %s", config.constData());
    GenerateJob job = clip(1, 32, 1);
    set(job, "model", model);
    return job;
}

/// A run, and what it said on its way.
struct Run
{
    Result<Take> take;
    QStringList notes;
    QStringList phases;
};

/// @param at called with the progress as it comes
static Run runOf(const GenerateJob &job, AssetStore &store,
                 const std::function<void(const GenerateProgress &)> &at = {},
                 const std::stop_token &stop = {})
{
    Run run{fail(ErrorKind::Generation, QString()), {}, {}};
    run.take = generateTake(
        job, store,
        [&](const GenerateProgress &progress) {
            if (!progress.note.isEmpty() && !run.notes.contains(progress.note))
                run.notes << progress.note;
            if (!run.phases.contains(progress.phase))
                run.phases << progress.phase;
            if (at)
                at(progress);
        },
        stop);
    return run;
}

static void killWorker()
{
    for (const int child : childrenOf(::getpid()))
        ::kill(child, SIGKILL);
}

static QStringList foldersIn(const AssetStore &store)
{
    return QDir(store.folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

void TestWorkerModels::aPlanIsToldBeforeTheRun()
{
    TemporaryStore store;
    QStringList before;
    const Run run = runOf(clip(2, 32, 1), store.store, [&](const GenerateProgress &progress) {
        if (progress.phase == QLatin1String("Denoising") && before.isEmpty())
            before << progress.note;
    });
    QVERIFY2(run.take, messageOf(run.take));
    QCOMPARE(run.notes.size(), 1);
    QVERIFY2(run.notes[0].startsWith(QStringLiteral("On the processor, the whole model stays in "
                                                    "memory: "))
                 && run.notes[0].endsWith(QStringLiteral(" free.")),
             qPrintable(run.notes[0]));
    QVERIFY(before.isEmpty() || before == run.notes);
}

void TestWorkerModels::anEstimateTellsThePlan()
{
    GenerateJob job = clip(2, 32, 1);
    const auto estimate = estimateTake(job, {});
    QVERIFY2(estimate, messageOf(estimate));
    QVERIFY(estimate->memoryBytes > 0);
    QVERIFY(estimate->note.startsWith(QStringLiteral("On the processor")));
    job.memoryBytes = estimate->memoryBytes - 1;
    const auto smaller = estimateTake(job, {});
    QVERIFY2(smaller, messageOf(smaller));
    QVERIFY(smaller->memoryBytes < estimate->memoryBytes);
    QVERIFY2(smaller->note.contains(QStringLiteral("allowed")), qPrintable(smaller->note));
    set(job, "model", QString());
    const auto none = estimateTake(job, {});
    QVERIFY(!none);
    QVERIFY2(none.error().message.startsWith(QStringLiteral("No model is chosen")),
             messageOf(none));
}

void TestWorkerModels::lessMemoryMakesTheSameFrames()
{
    TemporaryStore store;
    GenerateJob job = clip(3, 32, 2);
    const Run whole = runOf(job, store.store);
    QVERIFY2(whole.take, messageOf(whole.take));
    QStringList seen;
    while (true) {
        const auto estimate = estimateTake(job, {});
        QVERIFY2(estimate, messageOf(estimate));
        if (estimate->note.contains(QStringLiteral("tiles"))
            || estimate->note.startsWith(QStringLiteral("There is not enough memory")))
            break;
        const Run run = runOf(job, store.store);
        QVERIFY2(run.take, messageOf(run.take));
        QCOMPARE(run.take->contentHash, whole.take->contentHash);
        seen << run.notes.first().section(QLatin1Char(':'), 0, 0);
        job.memoryBytes = estimate->memoryBytes - 1;
    }
    QVERIFY2(seen.size() >= 2, qPrintable(seen.join(QLatin1Char('\n'))));
}

void TestWorkerModels::tooLittleMemoryIsRefused()
{
    TemporaryStore store;
    GenerateJob job = clip(4, 64, 2);
    job.memoryBytes = 1000;
    const Run run = runOf(job, store.store);
    QVERIFY(!run.take);
    QVERIFY2(run.take.error().message.startsWith(
                 QStringLiteral("There is not enough memory for this shot: it takes ")),
             messageOf(run.take));
    QVERIFY(store.files().isEmpty());
}

/// Whether a run found the model in memory, as it tells the user.
static bool foundTheModel(const Run &run)
{
    return run.notes.join(QLatin1Char(' ')).contains(QStringLiteral("It is there already."));
}

void TestWorkerModels::theNextShotFindsTheModelInMemory()
{
    GenerateJob job = clip(3, 32, 2);
    GenerateJob other = job;
    set(other, "prompt", QStringLiteral("a blue boat"));
    TemporaryStore alone;
    const Run expected = runOf(other, alone.store);
    QVERIFY2(expected.take, messageOf(expected.take));
    QVERIFY(!foundTheModel(expected));

    TemporaryStore store;
    job.kept = other.kept = std::make_shared<KeptWorker>();
    const Run first = runOf(job, store.store);
    QVERIFY2(first.take, messageOf(first.take));
    QVERIFY(!foundTheModel(first));
    const Run second = runOf(other, store.store);
    QVERIFY2(second.take, messageOf(second.take));
    QVERIFY(foundTheModel(second));
    QCOMPARE(second.take->contentHash, expected.take->contentHash);
    const auto estimate = estimateTake(job, {});
    QVERIFY2(estimate, messageOf(estimate));
    QVERIFY(estimate->note.contains(QStringLiteral("It is there already.")));

    other.memoryBytes = estimate->memoryBytes - 1; // the model must not stay whole
    const Run smaller = runOf(other, store.store);
    QVERIFY2(smaller.take, messageOf(smaller.take));
    QVERIFY(!foundTheModel(smaller));
    QCOMPARE(smaller.take->contentHash, expected.take->contentHash);
    QVERIFY(!foundTheModel(runOf(job, store.store)));
    QVERIFY(foundTheModel(runOf(job, store.store)));
}

void TestWorkerModels::weightsThatChangedAreReadAnew()
{
    const QString model = m_folder.filePath(QStringLiteral("changing"));
    copyFolder(fixture(QStringLiteral("small")), model);
    GenerateJob job = clip(2, 32, 1);
    set(job, "model", model);
    job.kept = std::make_shared<KeptWorker>();
    TemporaryStore store;
    const Run first = runOf(job, store.store);
    QVERIFY2(first.take, messageOf(first.take));
    QVERIFY(foundTheModel(runOf(job, store.store)));
    const QString weights = model + QStringLiteral("/unet/diffusion_pytorch_model.safetensors");
    QVERIFY(QFile::remove(weights));
    QVERIFY(QFile::copy(fixture(QStringLiteral("small/unet/diffusion_pytorch_model.safetensors")),
                        weights));
    QFile file(weights);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-1000),
                             QFileDevice::FileModificationTime));
    file.close();
    const Run changed = runOf(job, store.store);
    QVERIFY2(changed.take, messageOf(changed.take));
    QVERIFY(!foundTheModel(changed));
    QCOMPARE(changed.take->contentHash, first.take->contentHash);
    QVERIFY(foundTheModel(runOf(job, store.store)));
}

void TestWorkerModels::killedItSaysSo_data()
{
    QTest::addColumn<QString>("phase");
    QTest::newRow("loading") << QStringLiteral("Loading the model");
    QTest::newRow("denoising") << QStringLiteral("Denoising");
    QTest::newRow("decoding") << QStringLiteral("Decoding");
}

void TestWorkerModels::killedItSaysSo()
{
    QFETCH(QString, phase);
    TemporaryStore store;
    const bool decodes = phase == QLatin1String("Decoding");
    const Run earlier = runOf(clip(1, 32, 1), store.store); // a take that has to stay
    QVERIFY2(earlier.take, messageOf(earlier.take));
    const QStringList before = store.files();
    // A tiny model may well be read between two reports of progress.
    const GenerateJob job = decodes ? longClip()
                            : phase == QLatin1String("Denoising")
                                ? clip(16, 32, 900)
                                : endlesslyLoading(store.parent.filePath(QStringLiteral("model")));
    const Run run = runOf(job, store.store, [&](const GenerateProgress &progress) {
        if (progress.phase == phase)
            killWorker();
    });
    QVERIFY(!run.take);
    QVERIFY2(run.take.error().message.contains(QStringLiteral("SIGKILL")), messageOf(run.take));
    QCOMPARE(store.files(), before);
    QCOMPARE(foldersIn(store.store).size(), decodes ? 1 : 0);
}

void TestWorkerModels::killedWhileDecodingItGoesOnFromTheLatents()
{
    const GenerateJob job = longClip();
    TemporaryStore other;
    const Run undisturbed = runOf(job, other.store);
    QVERIFY2(undisturbed.take, messageOf(undisturbed.take));
    QVERIFY(foldersIn(other.store).isEmpty());

    TemporaryStore store;
    const Run killed = runOf(job, store.store, [&](const GenerateProgress &progress) {
        if (progress.phase == QLatin1String("Decoding"))
            killWorker();
    });
    QVERIFY(!killed.take);
    const Run second = runOf(job, store.store);
    QVERIFY2(second.take, messageOf(second.take));
    QVERIFY2(second.notes.contains(QStringLiteral("The run before ended while it decoded: its "
                                                  "latents are there, and are decoded.")),
             qPrintable(second.notes.join(QLatin1Char('\n'))));
    QVERIFY(!second.phases.contains(QStringLiteral("Denoising")));
    QCOMPARE(second.take->contentHash, undisturbed.take->contentHash);
    QVERIFY(foldersIn(store.store).isEmpty());
}

void TestWorkerModels::otherWeightsAreNotGoneOnFrom()
{
    const QString model = m_folder.filePath(QStringLiteral("touched"));
    copyFolder(fixture(QStringLiteral("small")), model);
    GenerateJob job = longClip();
    set(job, "model", model);
    TemporaryStore store;
    const Run killed = runOf(job, store.store, [&](const GenerateProgress &progress) {
        if (progress.phase == QLatin1String("Decoding"))
            killWorker();
    });
    QVERIFY(!killed.take);
    QCOMPARE(foldersIn(store.store).size(), 1);
    QFile weights(model + QStringLiteral("/unet/diffusion_pytorch_model.safetensors"));
    QVERIFY(weights.open(QIODevice::ReadWrite));
    QVERIFY(weights.setFileTime(QDateTime::currentDateTime().addSecs(-1000),
                                QFileDevice::FileModificationTime));
    weights.close();
    const Run second = runOf(job, store.store);
    QVERIFY2(second.take, messageOf(second.take));
    QCOMPARE(second.notes.size(), 1);
}

void TestWorkerModels::aFullDiskIsSaid()
{
    const QString disk = m_folder.filePath(QStringLiteral("disk"));
    QDir().mkpath(disk);
    if (::mount("tmpfs", disk.toUtf8().constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("a small file system cannot be mounted here");
    AssetStore store(disk + QStringLiteral("/film.assets"));
    const Run run = runOf(longClip(), store);
    QStringList left = QDir(store.folder()).entryList(QDir::Files);
    ::umount(disk.toUtf8().constData());
    QVERIFY(!run.take);
    QCOMPARE(run.take.error().kind, ErrorKind::Output);
    QVERIFY2(run.take.error().message.contains(QStringLiteral("space"), Qt::CaseInsensitive),
             messageOf(run.take));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char(' '))));
}

/// From the request to the end of the worker's answer; a block of this model is a matter of
/// milliseconds.
void TestWorkerModels::cancellingEndsWithinABlock()
{
    TemporaryStore store;
    std::stop_source stop;
    QElapsedTimer timer;
    const Run run = runOf(
        clip(16, 32, 900), store.store,
        [&](const GenerateProgress &progress) {
            if (progress.phase != QLatin1String("Denoising") || timer.isValid())
                return;
            timer.start();
            stop.request_stop();
        },
        stop.get_token());
    const qint64 took = timer.elapsed();
    qInfo("cancelled after %lld ms", static_cast<long long>(took));
    QVERIFY(!run.take);
    QCOMPARE(run.take.error().kind, ErrorKind::Cancelled);
    QVERIFY(took < 4000); // killed it would have been after 5 s
}

void TestWorkerModels::aCancelledJobLeavesNothing()
{
    TemporaryStore store;
    std::stop_source stop;
    const Run run = runOf(
        longClip(), store.store,
        [&](const GenerateProgress &progress) {
            if (progress.phase == QLatin1String("Decoding"))
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!run.take);
    QCOMPARE(run.take.error().kind, ErrorKind::Cancelled);
    QVERIFY(store.files().isEmpty());
    QVERIFY(foldersIn(store.store).isEmpty());
}

void TestWorkerModels::anEndlessPromptIsReadInPart()
{
    TemporaryStore store;
    GenerateJob job = clip(1, 32, 1);
    set(job, "prompt", QStringLiteral("wave ").repeated(20'000));
    const Run run = runOf(job, store.store);
    QVERIFY2(run.take, messageOf(run.take));
    QVERIFY2(run.notes.first().contains(
                 QStringLiteral(" tokens, and the model reads the first 75.")),
             qPrintable(run.notes.first()));
}

void TestWorkerModels::promptsAreCountedWhileTheyAreTyped()
{
    GenerateJob job = clip(1, 32, 1);
    PromptCounter counter(job.plugin);
    set(job, "negative", QString());
    QCOMPARE(counter.count(job.recipe, QStringLiteral("negative")).value(), (PromptCount{0, 75}));
    const std::vector<int> workers = childrenOf(::getpid());
    QCOMPARE(workers.size(), std::size_t(1));
    set(job, "prompt", QStringLiteral("wave ").repeated(80));
    const auto whole = counter.count(job.recipe, QStringLiteral("prompt"));
    QVERIFY2(whole, messageOf(whole));
    QVERIFY(whole->tokens >= 80);
    QCOMPARE(whole->most, std::int64_t(75));
    QCOMPARE(whole->cutOff(), whole->tokens - 75);
    QCOMPARE(childrenOf(::getpid()), workers); // it is the same child
    // What is read where a shot is made is what was counted.
    TemporaryStore store;
    const Run run = runOf(job, store.store);
    QVERIFY2(run.take, messageOf(run.take));
    QVERIFY2(run.notes.first().contains(QStringLiteral("has %1 tokens").arg(whole->tokens)),
             qPrintable(run.notes.first()));
    // A source is not needed for it, a model is.
    const PluginManifest other = plugin(QStringLiteral("video_to_video"));
    Recipe recipe = defaultRecipe(other.generators.front());
    PromptCounter second(other);
    const auto none = second.count(recipe, QStringLiteral("prompt"));
    QVERIFY(!none);
    QVERIFY2(none.error().message.startsWith(QStringLiteral("No model is chosen")),
             messageOf(none));
    recipe.parameters[QStringLiteral("model")] = fixture(QStringLiteral("small"));
    recipe.parameters[QStringLiteral("prompt")] = QStringLiteral("wave");
    const auto counted = second.count(recipe, QStringLiteral("prompt"));
    QVERIFY2(counted, messageOf(counted));
    QCOMPARE(counted->most, std::int64_t(75));
    QVERIFY(!second.count(recipe, QStringLiteral("steps")));
    // One that cannot count says so by there being no limit.
    const PluginManifest card = plugin(QStringLiteral("testpattern"));
    PromptCounter third(card);
    const auto drawn = third.count(defaultRecipe(card.generators.front()),
                                   QStringLiteral("prompt"));
    QVERIFY2(drawn, messageOf(drawn));
    QCOMPARE(drawn->most, std::int64_t(0));
}

void TestWorkerModels::whatCannotBeMadeIsSaid_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("frames");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, int width, int frames, const char *parameter,
                        const QString &value, const char *says) {
        QTest::newRow(name) << width << frames << QString::fromLatin1(parameter) << value
                            << QString::fromUtf8(says);
    };
    row("an odd width", 33, 1, "prompt", {}, "multiples of 2");
    row("no frames", 32, 0, "prompt", {}, "length");
    row("more frames than it knows", 32, 30, "longClips", QStringLiteral("whole"),
        "knows 24 frames, not 30");
    row("no model", 32, 1, "model", QStringLiteral("/nowhere"), "There is no model folder");
    row("no motion module there", 32, 2, "motion", QStringLiteral("/nowhere"),
        "There is no folder");
    row("a motion module of another model", 32, 2, "motion", fixture(QStringLiteral("odd/motion")),
        "odd/motion");
    row("a model in place of a motion module", 32, 2, "motion",
        fixture(QStringLiteral("small/unet")), "_class_name");
    row("a folder of something else", 32, 1, "model", fixture(QString()), "tokenizer");
}

void TestWorkerModels::whatCannotBeMadeIsSaid()
{
    QFETCH(int, width);
    QFETCH(int, frames);
    QFETCH(QString, parameter);
    QFETCH(QString, value);
    QFETCH(QString, says);
    TemporaryStore store;
    GenerateJob job = clip(frames, 32, 1);
    job.recipe.width = width;
    job.recipe.parameters[parameter] = value;
    const Run run = runOf(job, store.store);
    QVERIFY(!run.take);
    QVERIFY2(run.take.error().message.contains(says), messageOf(run.take));
    QVERIFY(store.files().isEmpty());
}

void TestWorkerModels::anotherModelIsRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *file, const char *from, const char *to,
                        const char *says) {
        QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(from) << QByteArray(to)
                            << QString::fromLatin1(says);
    };
    row("a transformer", "unet/config.json", "UNet2DConditionModel", "WanTransformer3DModel",
        "WanTransformer3DModel");
    row("SDXL", "unet/config.json", "\"addition_embed_type\": null",
        "\"addition_embed_type\": \"text_time\"", "addition_embed_type");
    row("inpainting", "unet/config.json", "\"in_channels\": 4", "\"in_channels\": 9", "conv_in");
    row("another text encoder", "text_encoder/config.json", "\"hidden_size\": 12",
        "\"hidden_size\": 24", "belong together");
    row("no JSON", "vae/config.json", "{", "", "config.json");
    row("a scheduler unknown", "scheduler/scheduler_config.json", "PNDMScheduler",
        "EDMEulerScheduler", "EDMEulerScheduler");
}

void TestWorkerModels::anotherModelIsRefused()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, says);
    const QTemporaryDir scratch;
    const QString model = scratch.filePath(QStringLiteral("model"));
    copyFolder(fixture(QStringLiteral("small")), model);
    QFile config(model + QLatin1Char('/') + file);
    QVERIFY(config.open(QIODevice::ReadWrite));
    QByteArray text = config.readAll();
    QVERIFY2(text.contains(from), text.constData());
    text.replace(text.indexOf(from), from.size(), to);
    config.resize(0);
    config.seek(0);
    config.write(text);
    config.close();
    TemporaryStore store;
    GenerateJob job = clip(1, 32, 1);
    set(job, "model", model);
    const Run run = runOf(job, store.store);
    QVERIFY(!run.take);
    QVERIFY2(run.take.error().message.contains(says), messageOf(run.take));
    QVERIFY(store.files().isEmpty());
}

WEFT_TEST_MAIN(TestWorkerModels)
#include "tst_worker_models.moc"
