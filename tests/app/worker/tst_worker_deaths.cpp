#include "tests/app/worker/worker_setup.h"
#include "tests/support/test_main.h"

#include <QProcess>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace weft;
using namespace weft::test;

/// Ends of processes, of all kinds.
class TestWorkerDeaths : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useBuiltWorker(); }
    void aWorkerKilledHalfWayFailsTheJob();
    void theWorkerEndsWithItsParent_data();
    void theWorkerEndsWithItsParent();
    void childrenOfAPluginEndWithTheWorker();
    void theWorkerStepsBack();
    void ctrlCDoesNotReachTheWorker();
    void aMissingWorkerIsNamed();
    void anotherProgramIsNoWorker_data();
    void anotherProgramIsNoWorker();
    void byHandItExplainsItself();
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Takes long and talks all the time.
static GenerateJob longJob()
{
    GenerateJob job = smallJob(u("testpattern"));
    job.recipe.length = 1000;
    job.recipe.parameters[u("delay")] = std::int64_t(1000);
    return job;
}

static std::vector<int> ownChildren()
{
    return childrenOf(int(QCoreApplication::applicationPid()));
}

void TestWorkerDeaths::aWorkerKilledHalfWayFailsTheJob()
{
    TemporaryStore t;
    const auto take = generateTake(longJob(), t.store,
                                   [](const GenerateProgress &) {
                                       for (const int child : ownChildren())
                                           ::kill(child, SIGKILL);
                                   },
                                   {});
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Generation);
    QVERIFY2(take.error().message.contains(u("SIGKILL")), messageOf(take));
    QCOMPARE(t.files(), QStringList());
}

void TestWorkerDeaths::theWorkerEndsWithItsParent_data()
{
    QTest::addColumn<bool>("hangs");
    QTest::newRow("while its plugin works") << false;
    QTest::newRow("while its plugin hangs") << true;
}

void TestWorkerDeaths::theWorkerEndsWithItsParent()
{
    QFETCH(bool, hangs);
    TemporaryStore t;
    const GenerateJob job = hangs ? misdeed(u("hang after a frame")) : longJob();
    const pid_t parent = ::fork();
    if (parent == 0) {
        (void) generateTake(job, t.store, {}, {});
        ::_exit(0);
    }
    const auto partIsThere = [&t] {
        return t.files().size() == 1 && t.files().front().endsWith(u(".part"));
    };
    QTRY_VERIFY(partIsThere());
    const std::vector<int> workers = childrenOf(parent);
    QCOMPARE(workers.size(), std::size_t(1));
    ::kill(parent, SIGKILL);
    int status = 0;
    QCOMPARE(::waitpid(parent, &status, 0), parent);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(workers.front()), 5000);
    QTRY_COMPARE_WITH_TIMEOUT(t.files(), QStringList(), 2000);
}

void TestWorkerDeaths::childrenOfAPluginEndWithTheWorker()
{
    const QTemporaryDir folder;
    WorkerProcess worker = startedWorker();
    const GenerateJob job = misdeed(u("leave a child behind"));
    QVERIFY(
        worker.send(GenerateRequest{{job.plugin.file, job.recipe, {}}, folder.filePath(u("x"))}));
    int child = 0;
    while (true) {
        const auto event = worker.receive(5000);
        if (!event) {
            QVERIFY2(event.error().message.contains(u("SIGSEGV")), messageOf(event));
            break;
        }
        QVERIFY(*event);
        if (const auto *log = std::get_if<LogEvent>(&**event))
            child = log->text.section(QLatin1Char(' '), 1).toInt();
    }
    QVERIFY(child > 0);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(child), 5000);
}

void TestWorkerDeaths::theWorkerStepsBack()
{
    TemporaryStore t;
    std::stop_source stop;
    QByteArrayList fields;
    QByteArray score;
    (void) generateTake(
        longJob(), t.store,
        [&](const GenerateProgress &) {
            const QString folder = u("/proc/%1/").arg(ownChildren().at(0));
            QFile stat(folder + u("stat"));
            QFile oom(folder + u("oom_score_adj"));
            if (stat.open(QIODevice::ReadOnly))
                fields = stat.readAll().split(')').last().trimmed().split(' ');
            if (oom.open(QIODevice::ReadOnly))
                score = oom.readAll().trimmed();
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(fields.size() > 20);
    QCOMPARE(fields[16], QByteArray("10")); // nice
    QCOMPARE(score, QByteArray("1000"));
}

void TestWorkerDeaths::ctrlCDoesNotReachTheWorker()
{
    TemporaryStore t;
    std::stop_source stop;
    int group = 0;
    (void) generateTake(
        longJob(), t.store,
        [&](const GenerateProgress &) {
            group = ::getpgid(ownChildren().at(0));
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(group > 0);
    QVERIFY(group != ::getpgid(0));
}

void TestWorkerDeaths::aMissingWorkerIsNamed()
{
    TemporaryStore t;
    for (const char *path : {"/nowhere/weft-worker", "/", "/etc/passwd"}) {
        qputenv("WEFT_WORKER", path);
        QCOMPARE(workerPath(), QString());
        const auto take = generate(smallJob(u("smallest")), t.store);
        QVERIFY(!take);
        QCOMPARE(take.error().kind, ErrorKind::Generation);
        QVERIFY2(take.error().message.contains(u("WEFT_WORKER")), messageOf(take));
    }
    useBuiltWorker();
    QCOMPARE(t.files(), QStringList());
}

void TestWorkerDeaths::anotherProgramIsNoWorker_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("named"); // in the sentence
    const auto row = [](const char *name, const char *script, const char *named) {
        QTest::newRow(name) << QByteArray(script) << u(named);
    };
    row("ends at once", "#!/bin/sh\nexit 3\n", "exit code 3");
    row("no program", "\x7f\x45LF is what it is not\n", "cannot be started");
    row("an interpreter that is not there", "#!/nowhere/sh\n", "cannot be started");
    row("speaks garbage", "#!/bin/sh\necho garbage >&3\nsleep 60\n", "cannot be understood");
    row("another version",
        "#!/bin/sh\necho '{\"event\":\"hello\",\"protocol\":99,\"version\":\"9.9\"}' >&3\nsleep "
        "60\n",
        "version 99");
    row("answers what was not asked",
        "#!/bin/sh\necho '{\"event\":\"done\",\"frames\":1,\"contentHash\":\"\"}' >&3\nsleep 60\n",
        "was not asked");
    row("says nothing", "#!/bin/sh\nsleep 60\n", "no sign of life for 10 seconds");
}

void TestWorkerDeaths::anotherProgramIsNoWorker()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, named);
    TemporaryStore t;
    QFile program(t.parent.filePath(u("program")));
    QVERIFY(program.open(QIODevice::WriteOnly) && program.write(script) == script.size());
    program.close();
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("WEFT_WORKER", QFile::encodeName(program.fileName()));
    const auto take = generate(smallJob(u("smallest")), t.store);
    useBuiltWorker();
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Generation);
    QVERIFY2(take.error().message.contains(named), messageOf(take));
    QCOMPARE(t.files(), QStringList());
    QCOMPARE(ownChildren(), std::vector<int>());
}

void TestWorkerDeaths::byHandItExplainsItself()
{
    const auto run = [](const QStringList &arguments) {
        QProcess process;
        process.start(workerPath(), arguments);
        process.waitForFinished();
        return std::pair(process.exitCode(),
                         process.readAllStandardOutput() + process.readAllStandardError());
    };
    const auto [helpCode, help] = run({u("--help")});
    QCOMPARE(helpCode, 0);
    QVERIFY(help.contains("--fd"));
    const auto [versionCode, version] = run({u("--version")});
    QCOMPARE(versionCode, 0);
    QVERIFY(!version.isEmpty());
    for (const QStringList &wrong :
         {QStringList(), QStringList({u("--fd")}), QStringList({u("--fd"), u("77")}),
          QStringList({u("--fd"), u("x")}), QStringList({u("--fd"), u("1")}),
          QStringList({u("--party")})}) {
        const auto [code, text] = run(wrong);
        QCOMPARE(code, 2);
        QVERIFY(!text.isEmpty());
    }
}

WEFT_TEST_MAIN(TestWorkerDeaths)
#include "tst_worker_deaths.moc"
