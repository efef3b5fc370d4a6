#include "tests/app/worker/worker_setup.h"
#include "tests/support/test_main.h"

using namespace weft;
using namespace weft::test;

/// The protocol, line by line.
class TestWorkerConversation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useBuiltWorker(); }
    void parametersOfEveryKindReachThePlugin();
    void wholeNumbersReachNumbersAndBack();
    void oneWorkerDoesOneJobAfterTheOther();
    void aSecondJobAtOnceIsRefused();
    void aCancelledJobIsFollowedByAnother();
    void cancelWithoutAJobDoesNothing();
    void theHeartBeatsAndTellsTheSilence();
    void aJobThatMakesNoSenseIsRefused_data();
    void aJobThatMakesNoSenseIsRefused();
    void describeTellsWhatThePluginSays();
    void quitEndsTheWorker();

private:
    GenerateRequest request(const GenerateJob &job) const;
    QStringList logsOf(const GenerateJob &job) const;

    QTemporaryDir m_folder;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

GenerateRequest TestWorkerConversation::request(const GenerateJob &job) const
{
    return {{job.plugin.file, job.recipe, job.inputs}, m_folder.filePath(u("take.part"))};
}

/// What the plugin logged during a job that succeeds.
QStringList TestWorkerConversation::logsOf(const GenerateJob &job) const
{
    WorkerProcess worker = startedWorker();
    const Status sent = worker.send(request(job));
    const auto events = eventsUntilAnswer(worker);
    if (!sent || !events || !std::holds_alternative<DoneEvent>(events->back()))
        return {u("the job failed: ") + (events ? QString() : events.error().message)};
    QStringList logs;
    for (const WorkerEvent &event : *events) {
        if (const auto *log = std::get_if<LogEvent>(&event))
            logs << log->text;
    }
    return logs;
}

void TestWorkerConversation::parametersOfEveryKindReachThePlugin()
{
    GenerateJob job = smallJob(u("observer"));
    job.recipe.parameters[u("boolean")] = false;
    job.recipe.parameters[u("integer")] = -(std::int64_t(1) << 53);
    job.recipe.parameters[u("number")] = 1.0 / 3;
    job.recipe.parameters[u("text")] = u("Grüße \"%s\" \\ 日本 🎬");
    job.recipe.parameters[u("prompt")] = u("one\ntwo\r\n\tthree");
    job.recipe.parameters[u("choice")] = u("a");
    job.recipe.parameters[u("colour")] = u("#AbCdEf");
    job.recipe.seed = std::int64_t(1) << 53;
    job.recipe.rate = *FrameRate::make(30000, 1001);
    job.recipe.numerics = u("fast");
    QCOMPARE(logsOf(job),
             QStringList({u("generator observer, numerics 1, seed 9007199254740992"),
                          u("32×16, 4 channels, rate 30000/1001, 3 frames"), u("threads some"),
                          u("boolean: boolean 0"), u("integer: integer -9007199254740992"),
                          u("number: number 0.33333333333333331"),
                          u("text: text Grüße \"%s\" \\ 日本 🎬"),
                          u("prompt: text one\ntwo\r\n\tthree"), u("choice: text a"),
                          u("colour: text #AbCdEf")}));
}

void TestWorkerConversation::wholeNumbersReachNumbersAndBack()
{
    GenerateJob job = smallJob(u("observer"));
    job.recipe.parameters[u("number")] = std::int64_t(-7);
    job.recipe.parameters[u("integer")] = 12.0;
    const QStringList logs = logsOf(job);
    QVERIFY2(logs.contains(u("number: number -7")), qPrintable(logs.join(QLatin1Char('\n'))));
    QVERIFY2(logs.contains(u("integer: integer 12")), qPrintable(logs.join(QLatin1Char('\n'))));
}

void TestWorkerConversation::oneWorkerDoesOneJobAfterTheOther()
{
    WorkerProcess worker = startedWorker();
    QString first;
    for (const char *name : {"none", "own reason", "throw", "none"}) {
        QVERIFY(worker.send(request(misdeed(u(name)))));
        const auto events = eventsUntilAnswer(worker);
        QVERIFY2(events, messageOf(events));
        const auto *done = std::get_if<DoneEvent>(&events->back());
        QCOMPARE(done != nullptr, u(name) == u("none"));
        if (done && first.isEmpty())
            first = done->contentHash;
        if (done)
            QCOMPARE(done->contentHash, first);
    }
}

void TestWorkerConversation::aSecondJobAtOnceIsRefused()
{
    WorkerProcess worker = startedWorker();
    QVERIFY(worker.send(request(misdeed(u("take long but talk")))));
    QVERIFY(worker.send(DescribeRequest{plugin(u("smallest")).file}));
    const auto refused = eventsUntilAnswer(worker);
    QVERIFY2(refused, messageOf(refused));
    const auto *failed = std::get_if<FailedEvent>(&refused->back());
    QVERIFY(failed);
    QCOMPARE(failed->code, QString::fromLatin1(failure::kBusy));
    const auto done = eventsUntilAnswer(worker);
    QVERIFY2(done, messageOf(done));
    QVERIFY(std::holds_alternative<DoneEvent>(done->back()));
}

void TestWorkerConversation::aCancelledJobIsFollowedByAnother()
{
    WorkerProcess worker = startedWorker();
    QVERIFY(worker.send(request(misdeed(u("take long but talk")))));
    QVERIFY(worker.send(CancelRequest{}));
    const auto cancelled = eventsUntilAnswer(worker);
    QVERIFY2(cancelled, messageOf(cancelled));
    const auto *failed = std::get_if<FailedEvent>(&cancelled->back());
    QVERIFY(failed);
    QCOMPARE(failed->code, QString::fromLatin1(failure::kCancelled));
    QVERIFY(worker.send(request(misdeed(u("none")))));
    const auto done = eventsUntilAnswer(worker);
    QVERIFY2(done, messageOf(done));
    QVERIFY(std::holds_alternative<DoneEvent>(done->back()));
}

void TestWorkerConversation::cancelWithoutAJobDoesNothing()
{
    WorkerProcess worker = startedWorker();
    QVERIFY(worker.send(CancelRequest{}));
    QVERIFY(worker.send(request(misdeed(u("none")))));
    const auto done = eventsUntilAnswer(worker);
    QVERIFY2(done, messageOf(done));
    QVERIFY(std::holds_alternative<DoneEvent>(done->back()));
}

void TestWorkerConversation::theHeartBeatsAndTellsTheSilence()
{
    WorkerProcess worker = startedWorker();
    std::vector<std::int64_t> idle;
    std::vector<std::int64_t> hanging;
    const auto listen = [&worker](std::vector<std::int64_t> &beats, std::size_t count) {
        while (beats.size() < count) {
            const auto event = worker.receive(3000);
            if (!event || !*event)
                return;
            if (const auto *beat = std::get_if<HeartbeatEvent>(&**event))
                beats.push_back(beat->silentMs);
        }
    };
    listen(idle, 2);
    QCOMPARE(idle, std::vector<std::int64_t>({0, 0}));
    QVERIFY(worker.send(request(misdeed(u("hang")))));
    listen(hanging, 3);
    QCOMPARE(hanging.size(), std::size_t(3));
    QVERIFY(hanging[2] > 1500);
    QVERIFY(hanging[2] - hanging[1] > 500 && hanging[2] - hanging[1] < 4000);
    worker.kill();
}

void TestWorkerConversation::aJobThatMakesNoSenseIsRefused_data()
{
    QTest::addColumn<GenerateRequest>("sent");
    QTest::addColumn<QString>("code");
    const auto row = [this](const char *name, const char *code, auto change) {
        GenerateRequest sent = request(misdeed(u("none")));
        change(sent);
        QTest::newRow(name) << sent << u(code);
    };
    row("no manifest", failure::kSentence,
        [](GenerateRequest &r) { r.job.manifest = u("/nowhere/plugin.json"); });
    row("another generator", failure::kRequest,
        [](GenerateRequest &r) { r.job.recipe.generator = u("moon"); });
    row("a recipe that does not fit", failure::kSentence,
        [](GenerateRequest &r) { r.job.recipe.width = 7; });
    row("an input without a file", failure::kInput, [](GenerateRequest &r) {
        r.job.recipe.inputs = {{u("image"), {1}, u("00")}};
    });
    row("an output in no folder", failure::kOutput,
        [](GenerateRequest &r) { r.output = u("/nowhere/take.part"); });
}

void TestWorkerConversation::aJobThatMakesNoSenseIsRefused()
{
    QFETCH(GenerateRequest, sent);
    QFETCH(QString, code);
    WorkerProcess worker = startedWorker();
    QVERIFY(worker.send(sent));
    const auto events = eventsUntilAnswer(worker);
    QVERIFY2(events, messageOf(events));
    const auto *failed = std::get_if<FailedEvent>(&events->back());
    QVERIFY(failed);
    QCOMPARE(failed->code, code);
}

void TestWorkerConversation::describeTellsWhatThePluginSays()
{
    WorkerProcess worker = startedWorker();
    QVERIFY(worker.send(DescribeRequest{plugin(u("testpattern")).file}));
    const auto events = eventsUntilAnswer(worker);
    QVERIFY2(events, messageOf(events));
    const auto *described = std::get_if<DescribedEvent>(&events->back());
    QVERIFY(described);
    QCOMPARE(described->id, u("testpattern"));
    QCOMPARE(described->version, u("1.0"));
    QCOMPARE(described->api, 1);
    QVERIFY(described->estimates);
}

void TestWorkerConversation::quitEndsTheWorker()
{
    WorkerProcess worker = startedWorker();
    QVERIFY(worker.send(QuitRequest{}));
    while (true) {
        const auto event = worker.receive(5000);
        if (!event) {
            QVERIFY2(event.error().message.contains(u("exit code 0")), messageOf(event));
            break;
        }
        QVERIFY(*event);
    }
}

WEFT_TEST_MAIN(TestWorkerConversation)
#include "tst_worker_conversation.moc"
