#include "tests/support/test_main.h"

#include "core/base/line_socket.h"
#include "core/generate/worker_protocol.h"

#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace weft;

class TestWorkerProtocol : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsHaveOneForm_data();
    void requestsHaveOneForm();
    void eventsHaveOneForm_data();
    void eventsHaveOneForm();
    void aGenerateRequestKeepsItsRecipe();
    void hostileLinesAreRefused_data();
    void hostileLinesAreRefused();
    void linesArriveWholeHoweverTheyAreCut();
    void linesBeforeTheEndCanStillBeTaken();
    void aLineOfALimitlessLengthIsNotTakenIn();
    void writingToADeafSideGivesUp();
    void writingToAClosedSideFails();
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static std::pair<LineSocket, int> connectedPair()
{
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        qFatal("no socket");
    return {LineSocket(pair[0]), pair[1]};
}

void TestWorkerProtocol::requestsHaveOneForm_data()
{
    QTest::addColumn<WorkerRequest>("request");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *line, const WorkerRequest &request) {
        QTest::newRow(line) << request << QByteArray(line) + '\n';
    };
    row(R"({"request":"hello"})", HelloRequest{});
    row(R"({"request":"describe","manifest":"/a b/plugin.json"})",
        DescribeRequest{u("/a b/plugin.json")});
    row(R"({"request":"cancel"})", CancelRequest{});
    row(R"({"request":"quit"})", QuitRequest{});
}

void TestWorkerProtocol::requestsHaveOneForm()
{
    QFETCH(WorkerRequest, request);
    QFETCH(QByteArray, line);
    QCOMPARE(toLine(request), line);
    const auto read = readRequest(line);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(toLine(*read), line);
}

void TestWorkerProtocol::eventsHaveOneForm_data()
{
    QTest::addColumn<WorkerEvent>("event");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *line, const WorkerEvent &event) {
        QTest::newRow(line) << event << QByteArray(line) + '\n';
    };
    row(R"({"event":"hello","protocol":1,"version":"0.1.0"})", HelloEvent{1, u("0.1.0")});
    row(R"({"event":"described","id":"a","version":"1","api":1,"estimates":true})",
        DescribedEvent{u("a"), u("1"), 1, true});
    row(R"({"event":"estimated","seconds":2.5,"memoryBytes":9000000000})",
        EstimatedEvent{2.5, 9'000'000'000});
    row(R"({"event":"counted","tokens":80,"most":75})", CountedEvent{80, 75});
    row(R"({"event":"heartbeat","silentMs":12})", HeartbeatEvent{12});
    row(R"({"event":"progress","fraction":0.5,"phase":"Größe\n"})",
        ProgressEvent{0.5, u("Größe\n")});
    row(R"({"event":"preview","jpeg":"/9gA"})", PreviewEvent{{QByteArray("\xff\xd8\0", 3)}});
    row(R"({"event":"log","level":2,"text":"t"})", LogEvent{2, u("t")});
    row(R"({"event":"done","frames":50,"contentHash":"00ff"})", DoneEvent{50, u("00ff")});
    row(R"({"event":"failed","code":"busy","arguments":["a","b"]})",
        FailedEvent{u("busy"), {u("a"), u("b")}});
}

void TestWorkerProtocol::eventsHaveOneForm()
{
    QFETCH(WorkerEvent, event);
    QFETCH(QByteArray, line);
    QCOMPARE(toLine(event), line);
    const auto read = readEvent(line);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(toLine(*read), line);
}

void TestWorkerProtocol::aGenerateRequestKeepsItsRecipe()
{
    GenerateRequest request;
    request.job.manifest = u("/p/plugin.json");
    request.job.inputs[u("image")] = u("/m/a.png");
    request.output = u("/o/x.part");
    Recipe &recipe = request.job.recipe;
    recipe.generator = u("g");
    recipe.version = u("1");
    recipe.parameters = {{u("a"), true},
                         {u("b"), std::int64_t(1) << 53},
                         {u("c"), 0.1},
                         {u("d"), u("\"\n")}};
    recipe.seed = std::int64_t(1) << 53;
    recipe.inputs = {{u("image"), {3}, u("ff")}};
    recipe.width = 64;
    recipe.height = 48;
    recipe.rate = *FrameRate::make(24000, 1001);
    recipe.length = 9;
    const QByteArray line = toLine(request);
    QCOMPARE(line.count('\n'), 1);
    const auto read = readRequest(line);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    const auto &same = std::get<GenerateRequest>(*read);
    QVERIFY(same.job.recipe == recipe);
    QCOMPARE(same.job.manifest, request.job.manifest);
    QVERIFY(same.job.inputs == request.job.inputs);
    QCOMPARE(same.output, request.output);
}

void TestWorkerProtocol::hostileLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"", "garbage", "null", "[]", "{}", "7", "{\"event\":7}", "{\"event\":\"party\"}",
          "{\"event\":\"progress\"}",
          "{\"event\":\"progress\",\"fraction\":\"half\",\"phase\":\"\"}",
          "{\"event\":\"progress\",\"fraction\":0.5,\"phase\":7}",
          "{\"event\":\"done\",\"frames\":1.5,\"contentHash\":\"\"}",
          "{\"event\":\"done\",\"frames\":99999999999999999999,\"contentHash\":\"\"}",
          "{\"event\":\"failed\",\"code\":\"x\",\"arguments\":\"a\"}",
          "{\"event\":\"failed\",\"code\":\"x\",\"arguments\":[1]}",
          "{\"event\":\"preview\",\"jpeg\":\"***\"}",
          "{\"event\":\"hello\",\"protocol\":1,\"version\":\"1\",\"extra\":1}",
          "{\"event\":\"log\",\"level\":1e99,\"text\":\"t\"}", "{\"event\":\"quit\"}"})
        QTest::newRow(line) << QByteArray(line);
    QTest::newRow("deep") << QByteArray("{\"event\":") + QByteArray(100'000, '[');
    QTest::newRow("not UTF-8") << QByteArray(
        "{\"event\":\"log\",\"level\":1,\"text\":\"\xff\xfe\"}");
    QTest::newRow("zeros") << QByteArray(10, '\0');
}

void TestWorkerProtocol::hostileLinesAreRefused()
{
    QFETCH(QByteArray, line);
    const auto event = readEvent(line);
    QVERIFY(!event);
    QCOMPARE(event.error().kind, ErrorKind::Generation);
    QVERIFY(!readRequest(line));
}

void TestWorkerProtocol::linesArriveWholeHoweverTheyAreCut()
{
    auto [socket, other] = connectedPair();
    QVERIFY(!socket.takeLine());
    QCOMPARE(socket.read(), LineSocket::Input::Open); // nothing there
    const QByteArray text = "first\n\nsecond line\nthird";
    QByteArrayList lines;
    for (const char byte : text) {
        QCOMPARE(::write(other, &byte, 1), ssize_t(1));
        QCOMPARE(socket.read(), LineSocket::Input::Open);
        while (const auto line = socket.takeLine())
            lines << *line;
    }
    QCOMPARE(lines, QByteArrayList({"first", "", "second line"}));
    ::close(other);
    QCOMPARE(socket.read(), LineSocket::Input::Closed);
    QVERIFY(!socket.takeLine());
}

void TestWorkerProtocol::linesBeforeTheEndCanStillBeTaken()
{
    auto [socket, other] = connectedPair();
    QCOMPARE(::write(other, "a\nb\n", 4), ssize_t(4));
    ::close(other);
    QCOMPARE(socket.read(), LineSocket::Input::Open);
    QCOMPARE(socket.read(), LineSocket::Input::Closed);
    QCOMPARE(*socket.takeLine(), QByteArray("a"));
    QCOMPARE(*socket.takeLine(), QByteArray("b"));
}

void TestWorkerProtocol::aLineOfALimitlessLengthIsNotTakenIn()
{
    auto [socket, other] = connectedPair();
    std::thread writer([other = other] {
        const QByteArray chunk(4096, 'x');
        while (::send(other, chunk.constData(), std::size_t(chunk.size()), MSG_NOSIGNAL) > 0) {
        }
        ::close(other);
    });
    qsizetype reads = 0;
    LineSocket::Input input = LineSocket::Input::Open;
    {
        LineSocket reader(std::move(socket)); // closed at the end, which ends the writer
        while (input == LineSocket::Input::Open && ++reads < 10'000'000) {
            input = reader.read();
            QVERIFY(!reader.takeLine());
        }
    }
    writer.join();
    QCOMPARE(input, LineSocket::Input::LineTooLong);
}

void TestWorkerProtocol::writingToADeafSideGivesUp()
{
    auto [socket, other] = connectedPair();
    QVERIFY(socket.write("hello\n", 0));
    QVERIFY(!socket.write(QByteArray(16 << 20, 'x'), 20));
    ::close(other);
}

void TestWorkerProtocol::writingToAClosedSideFails()
{
    auto [socket, other] = connectedPair();
    ::close(other);
    QVERIFY(!socket.write("hello\n", -1));
}

WEFT_TEST_MAIN(TestWorkerProtocol)
#include "tst_worker_protocol.moc"
