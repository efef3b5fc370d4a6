#include "core/generate/kept_worker.h"
#include "tests/app/worker/worker_setup.h"
#include "tests/support/test_main.h"

#include <QFile>

#include <csignal>
#include <future>
#include <unistd.h>

using namespace weft;
using namespace weft::test;

/// A worker that waits between jobs with its plugin loaded. The plugin counts what it is asked for
/// since it was loaded.
class TestKeptWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useBuiltWorker(); }
    void theNextJobFindsThePluginLoaded();
    void withoutAKeeperEachJobHasItsOwn();
    void aPluginThatDoesNotStayIsNotKept();
    void afterAnEndItGoesOn_data();
    void afterAnEndItGoesOn();
    void killedWhileItWaitsTheNextJobIsFine_data();
    void killedWhileItWaitsTheNextJobIsFine();
    void anotherPluginsJobEndsIt();
    void anEstimateAsksIt();
    void anEstimateOfAnotherPluginLeavesIt();
    void whileItWorksAnEstimateHasItsOwn();
    void aJobWaitsForAnEstimate();
    void anotherVersionOfThePluginIsLoaded();
    void itIsEndedOnceItHasWaitedTooLong();
    void itBeatsUnheard();
    void itEndsWithItsKeeper();
};

namespace {

using Keeper = std::shared_ptr<KeptWorker>;

GenerateJob jobOf(const QString &name, const Keeper &keeper,
                  const QString &ending = QStringLiteral("well"))
{
    GenerateJob job = smallJob(name);
    job.recipe.parameters[QStringLiteral("ending")] = ending;
    job.kept = keeper;
    return job;
}

GenerateJob staying(const Keeper &keeper, const QString &ending = QStringLiteral("well"))
{
    return jobOf(QStringLiteral("staying"), keeper, ending);
}

/// What a job tells: how many there were since its plugin was loaded, or why it fails.
QString told(const GenerateJob &job, const std::stop_token &stop = {},
             const std::function<void()> &onProgress = {})
{
    TemporaryStore t;
    QString note;
    const auto take = generateTake(
        job, t.store,
        [&](const GenerateProgress &progress) {
            note = progress.note;
            if (onProgress)
                onProgress();
        },
        stop);
    return take ? note : take.error().message;
}

std::vector<int> workers()
{
    return childrenOf(::getpid());
}

} // namespace

void TestKeptWorker::theNextJobFindsThePluginLoaded()
{
    const auto keeper = std::make_shared<KeptWorker>();
    QVERIFY(!keeper->isWaiting());
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    QVERIFY(keeper->isWaiting());
    const std::vector<int> first = workers();
    QCOMPARE(first.size(), std::size_t(1));
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 2"));
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 3"));
    QCOMPARE(workers(), first);
}

void TestKeptWorker::withoutAKeeperEachJobHasItsOwn()
{
    QCOMPARE(told(staying({})), QStringLiteral("asked 1"));
    QCOMPARE(told(staying({})), QStringLiteral("asked 1"));
    QCOMPARE(workers(), std::vector<int>());
}

void TestKeptWorker::aPluginThatDoesNotStayIsNotKept()
{
    const auto keeper = std::make_shared<KeptWorker>();
    TemporaryStore t;
    GenerateJob job = smallJob(QStringLiteral("smallest"));
    job.kept = keeper;
    QVERIFY(generate(job, t.store));
    QVERIFY(!keeper->isWaiting());
    QCOMPARE(workers(), std::vector<int>());
}

void TestKeptWorker::afterAnEndItGoesOn_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *ending, const char *next) {
        QTest::newRow(ending) << QString::fromLatin1(ending) << QString::fromLatin1(next);
    };
    row("fails", "asked 3");
    row("is cancelled", "asked 3");
    row("throws", "asked 1");
    row("crashes", "asked 1");
}

void TestKeptWorker::afterAnEndItGoesOn()
{
    QFETCH(QString, ending);
    QFETCH(QString, next);
    const auto keeper = std::make_shared<KeptWorker>();
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    std::stop_source stop;
    const QString end = told(staying(keeper, ending), stop.get_token(), [&] {
        if (ending == QLatin1String("is cancelled"))
            stop.request_stop();
    });
    QVERIFY2(!end.startsWith(QLatin1String("asked")), qPrintable(end));
    QCOMPARE(keeper->isWaiting(), next == QLatin1String("asked 3"));
    QCOMPARE(told(staying(keeper)), next);
    QCOMPARE(workers().size(), std::size_t(1));
}

void TestKeptWorker::killedWhileItWaitsTheNextJobIsFine_data()
{
    QTest::addColumn<bool>("isSeen");
    QTest::newRow("and nobody has looked since") << false;
    QTest::newRow("and it was seen") << true;
}

void TestKeptWorker::killedWhileItWaitsTheNextJobIsFine()
{
    QFETCH(bool, isSeen);
    const auto keeper = std::make_shared<KeptWorker>();
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    ::kill(workers().at(0), SIGKILL);
    if (isSeen)
        QTRY_VERIFY(!keeper->isWaiting());
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 2"));
}

void TestKeptWorker::anotherPluginsJobEndsIt()
{
    const auto keeper = std::make_shared<KeptWorker>();
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    const std::vector<int> first = workers();
    const QString other = told(jobOf(QStringLiteral("staying-too"), keeper), {},
                               [&] { QVERIFY(!isRunning(first.at(0))); });
    QCOMPARE(other, QStringLiteral("asked 1"));
    QCOMPARE(workers().size(), std::size_t(1));
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
}

void TestKeptWorker::anEstimateAsksIt()
{
    const auto keeper = std::make_shared<KeptWorker>();
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    const auto estimate = estimateTake(staying(keeper), {});
    QVERIFY2(estimate, messageOf(estimate));
    QCOMPARE(estimate->note, QStringLiteral("asked 2"));
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 3"));
}

void TestKeptWorker::anEstimateOfAnotherPluginLeavesIt()
{
    const auto keeper = std::make_shared<KeptWorker>();
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    const auto estimate = estimateTake(jobOf(QStringLiteral("staying-too"), keeper), {});
    QVERIFY2(estimate, messageOf(estimate));
    QCOMPARE(estimate->note, QStringLiteral("asked 1"));
    QCOMPARE(workers().size(), std::size_t(1));
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 2"));
}

void TestKeptWorker::whileItWorksAnEstimateHasItsOwn()
{
    const auto keeper = std::make_shared<KeptWorker>();
    std::stop_source stop;
    QString note;
    (void) told(staying(keeper, QStringLiteral("is cancelled")), stop.get_token(), [&] {
        if (stop.stop_requested())
            return;
        note = std::async(std::launch::async, [&] {
                   const auto estimate = estimateTake(staying(keeper), {});
                   return estimate ? estimate->note : estimate.error().message;
               }).get();
        stop.request_stop();
    });
    QCOMPARE(note, QStringLiteral("asked 1"));
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 2"));
}

void TestKeptWorker::aJobWaitsForAnEstimate()
{
    const auto keeper = std::make_shared<KeptWorker>();
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    auto use = keeper->use(false, {});
    QVERIFY(use.owns_lock());
    auto next = std::async(std::launch::async, [&] { return told(staying(keeper)); });
    QCOMPARE(next.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    use.unlock();
    QCOMPARE(next.get(), QStringLiteral("asked 2"));
    use.lock();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!std::async(std::launch::async, [&] {
                 return keeper->use(true, stop.get_token()).owns_lock();
             }).get());
}

void TestKeptWorker::anotherVersionOfThePluginIsLoaded()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("staying"));
    copyFolder(QFileInfo(plugin(QStringLiteral("staying")).file).path(), copy);
    const auto keeper = std::make_shared<KeptWorker>();
    GenerateJob job = staying(keeper);
    const auto manifest = readManifest(copy + QStringLiteral("/plugin.json"));
    QVERIFY2(manifest, messageOf(manifest));
    job.plugin = *manifest;
    QCOMPARE(told(job), QStringLiteral("asked 1"));
    QCOMPARE(told(job), QStringLiteral("asked 2"));
    QFile library(job.plugin.library);
    QVERIFY(library.open(QIODevice::ReadWrite));
    QVERIFY(library.setFileTime(QDateTime::currentDateTime().addSecs(-1000),
                                QFileDevice::FileModificationTime));
    library.close();
    QCOMPARE(told(job), QStringLiteral("asked 1"));
}

void TestKeptWorker::itIsEndedOnceItHasWaitedTooLong()
{
    const auto keeper = std::make_shared<KeptWorker>(std::chrono::milliseconds(300));
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    QTRY_COMPARE(workers(), std::vector<int>());
    QVERIFY(!keeper->isWaiting());
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
}

/// Each look reads what it has sent.
void TestKeptWorker::itBeatsUnheard()
{
    const auto keeper = std::make_shared<KeptWorker>();
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    QTest::qWait(2500);
    QVERIFY(keeper->isWaiting());
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 2"));
}

void TestKeptWorker::itEndsWithItsKeeper()
{
    auto keeper = std::make_shared<KeptWorker>();
    QCOMPARE(told(staying(keeper)), QStringLiteral("asked 1"));
    QCOMPARE(workers().size(), std::size_t(1));
    keeper.reset();
    QCOMPARE(workers(), std::vector<int>());
}

WEFT_TEST_MAIN(TestKeptWorker)
#include "tst_kept_worker.moc"
