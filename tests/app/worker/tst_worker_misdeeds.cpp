#include "tests/app/worker/worker_setup.h"
#include "tests/support/test_main.h"

#include "core/media/video_reader.h"

using namespace weft;
using namespace weft::test;

/// Whatever a plugin does, the store stays whole and the user reads why.
class TestWorkerMisdeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useBuiltWorker(); }
    void pluginsThatLieAreNotLetIn_data();
    void pluginsThatLieAreNotLetIn();
    void aMisdeedFailsWithASentence_data();
    void aMisdeedFailsWithASentence();
    void whatIsAllowedSucceeds_data();
    void whatIsAllowedSucceeds();
    void valuesOutOfRangeAreClamped();
    void theOtherTakesOutliveACrash();
    void theFirstReasonCounts();
    void whoIgnoresTheStopIsKilled();
    void aHangingDeinitCostsNothing();
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

void TestWorkerMisdeeds::pluginsThatLieAreNotLetIn_data()
{
    QTest::addColumn<QStringList>("named"); // in the sentence
    const auto row = [](const char *plugin, const QStringList &named) {
        QTest::newRow(plugin) << named;
    };
    row("no-symbol", {u("weft_plugin_entry")});
    row("not-a-library", {u("cannot be loaded"), u("not-a-library.so")});
    row("no-description", {u("cannot run on this machine")});
    row("short-description", {u("8 bytes")});
    row("no-generate", {u("generate")});
    row("other-api", {u("version 999"), u("version 1")});
    row("other-id", {u("\"somebody-else\""), u("\"other-id\"")});
    row("other-version", {u("9.9"), u("1.0")});
    row("failing-init", {u("The plugin feels poorly today.")});
    row("silent-init", {u("init"), u("without saying why")});
    row("throwing-init", {u("init is out of order")});
}

void TestWorkerMisdeeds::pluginsThatLieAreNotLetIn()
{
    QFETCH(QStringList, named);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    TemporaryStore t;
    const auto take = generate(smallJob(name), t.store);
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Generation);
    for (const QString &part : named)
        QVERIFY2(take.error().message.contains(part), messageOf(take));
    QCOMPARE(t.files(), QStringList());
    const auto check = checkPlugin(plugin(name), {});
    QVERIFY(!check);
    QCOMPARE(check.error().message, take.error().message);
}

void TestWorkerMisdeeds::aMisdeedFailsWithASentence_data()
{
    QTest::addColumn<QStringList>("named"); // in the sentence
    const auto row = [](const char *misdeed, const QStringList &named) {
        QTest::newRow(misdeed) << named;
    };
    row("nan", {u("frame 1"), u("in red at 5, 1")});
    row("infinity", {u("frame 1"), u("in red at 5, 1")});
    row("other size", {u("frame 0 as 16×16"), u("32×16 with 3 channels was asked for")});
    row("other channels", {u("4 channels")});
    row("narrow rows", {u("rows of 8 bytes")});
    row("odd rows", {u("rows of 129 bytes")});
    row("missing plane", {u("no plane for blue")});
    row("no size", {u("no weft_frame")});
    row("no frame", {u("no weft_frame")});
    row("too many frames", {u("asked for 3 frames and made 4")});
    row("too few frames", {u("asked for 3 frames and made 1")});
    row("own reason", {u("The plugin feels ill [31m %2 today, 100 % of it, and not second.")});
    row("unknown reason", {u("no-such-code, first")});
    row("null reason", {u("no code")});
    row("no reason", {u("generate without saying why")});
    row("unasked stop", {u("returned 1 from generate without having been told to stop")});
    row("odd result", {u("returned 77")});
    row("throw", {u("out of luck")});
    row("throw int", {u("not a std::exception")});
    row("throw on a thread", {u("crashed"), u("SIGABRT")});
    row("segfault", {u("crashed"), u("SIGSEGV")});
    row("abort", {u("SIGABRT")});
    row("be killed", {u("SIGKILL"), u("out of memory")});
    row("exit", {u("without an answer"), u("exit code 0")});
    row("exit 5", {u("exit code 5")});
    row("hang", {u("no sign of life for 2 seconds")});
    row("hang after a frame", {u("no sign of life for 2 seconds")});
    row("stop itself", {u("no sign of life for 10 seconds")});
    row("emit on another thread", {u("called emit_frame outside generate or on another thread")});
    row("read unknown input", {u("frame 0 of the input \"moon\"")});
    row("read null input", {u("frame 0 of the input \"NULL\"")});
    row("read frame -1", {u("frame -1 of the input \"image\"")});
    row("read frame 1", {u("frame 1 of the input \"image\"")});
    row("read into nothing", {u("read_frame without a place for it")});
    row("read sound of an image", {u("16 samples from 0 on of the input \"image\"")});
    row("garbage to the socket", {u("cannot be understood"), u("JSON")});
    row("wrong types to the socket", {u("cannot be understood"), u("fraction: must be a number")});
    row("lies to the socket", {u("does not read back as it was written")});
    row("endless line", {u("cannot be understood"), u("a line of more than 1 MiB")});
    row("close the socket", {u("without an answer")});
}

void TestWorkerMisdeeds::aMisdeedFailsWithASentence()
{
    QFETCH(QStringList, named);
    TemporaryStore t;
    const auto take = generate(misdeed(QString::fromUtf8(QTest::currentDataTag())), t.store);
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Generation);
    for (const QString &part : named)
        QVERIFY2(take.error().message.contains(part), messageOf(take));
    QVERIFY2(take.error().message.endsWith(QLatin1Char('.')), messageOf(take));
    QCOMPARE(t.files(), QStringList());
    QCOMPARE(childrenOf(int(QCoreApplication::applicationPid())), std::vector<int>());
}

void TestWorkerMisdeeds::whatIsAllowedSucceeds_data()
{
    QTest::addColumn<QString>("deed");
    for (const char *deed : {"none", "out of range", "call after the end", "call from own threads",
                             "take long but talk", "print to stdout", "flood", "preview nonsense",
                             "ask for a service"})
        QTest::newRow(deed) << u(deed);
}

void TestWorkerMisdeeds::whatIsAllowedSucceeds()
{
    QFETCH(QString, deed);
    TemporaryStore t;
    const auto take = generate(misdeed(deed), t.store);
    QVERIFY2(take, messageOf(take));
    QCOMPARE(t.files(), QStringList({take->file, u("takes.jsonl")}));
}

void TestWorkerMisdeeds::valuesOutOfRangeAreClamped()
{
    TemporaryStore t;
    const auto take = generate(misdeed(u("out of range")), t.store);
    QVERIFY2(take, messageOf(take));
    auto reader = VideoReader::open(*t.store.filePath(take->id));
    QVERIFY2(reader, messageOf(reader));
    const auto frame = reader->frame(1);
    QVERIFY2(frame, messageOf(frame));
    QCOMPARE(int(frame->plane(0).row<std::uint8_t>(1)[5]), 255);
    QCOMPARE(int(frame->plane(0).row<std::uint8_t>(1)[4]), 64);
}

void TestWorkerMisdeeds::theOtherTakesOutliveACrash()
{
    TemporaryStore t;
    const auto good = generate(misdeed(u("none")), t.store);
    QVERIFY2(good, messageOf(good));
    const QStringList before = t.files();
    QVERIFY(!generate(misdeed(u("segfault")), t.store));
    QCOMPARE(t.files(), before);
    QVERIFY(t.store.load());
    QCOMPARE(t.store.takes().size(), std::size_t(1));
    QVERIFY(t.store.filePath(good->id));
}

void TestWorkerMisdeeds::theFirstReasonCounts()
{
    TemporaryStore t;
    const auto take = generate(misdeed(u("two reasons")), t.store);
    QVERIFY(!take);
    QVERIFY2(take.error().message.contains(u("feels first today")), messageOf(take));
}

void TestWorkerMisdeeds::whoIgnoresTheStopIsKilled()
{
    TemporaryStore t;
    std::stop_source stop;
    QElapsedTimer timer;
    const auto take = generateTake(
        misdeed(u("ignore stop")), t.store,
        [&](const GenerateProgress &) {
            if (!timer.isValid())
                timer.start();
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Cancelled);
    QVERIFY(timer.elapsed() >= 4900);
    QVERIFY2(timer.elapsed() < 9000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(t.files(), QStringList());
    QCOMPARE(childrenOf(int(QCoreApplication::applicationPid())), std::vector<int>());
}

void TestWorkerMisdeeds::aHangingDeinitCostsNothing()
{
    TemporaryStore t;
    const auto take = generate(smallJob(u("hanging-deinit")), t.store);
    QVERIFY2(take, messageOf(take));
    QCOMPARE(childrenOf(int(QCoreApplication::applicationPid())), std::vector<int>());
}

WEFT_TEST_MAIN(TestWorkerMisdeeds)
#include "tst_worker_misdeeds.moc"
