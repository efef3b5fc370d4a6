#include "tests/support/test_main.h"

#include "core/generate/worker_failure.h"

using namespace weft;

class TestWorkerFailure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasASentence_data();
    void everyCodeHasASentence();
    void thePluginsOwnSentenceIsFilled_data();
    void thePluginsOwnSentenceIsFilled();
    void hostileArgumentsStayHarmless();
    void missingArgumentsAreNoCrash();
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static PluginManifest painter()
{
    PluginManifest plugin;
    plugin.id = u("painter");
    plugin.version = u("1.2");
    plugin.messages[u("out-of-paint")] = u("%2 is out at frame %1 (%1), 100 % of it, %9%0.");
    return plugin;
}

void TestWorkerFailure::everyCodeHasASentence_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QStringList>("named"); // in the sentence
    const auto row = [](const char *code, ErrorKind kind, const QStringList &named) {
        QTest::newRow(code) << u(code) << kind << named;
    };
    constexpr auto kGeneration = ErrorKind::Generation;
    const QString plugin = u("\"painter\" 1.2");
    row(failure::kCancelled, ErrorKind::Cancelled, {});
    row(failure::kBusy, kGeneration, {plugin});
    row(failure::kRequest, kGeneration, {plugin, u("A1")});
    row(failure::kSentence, kGeneration, {u("A1")});
    row(failure::kInput, ErrorKind::Media, {u("A1")});
    row(failure::kOutput, ErrorKind::Output, {u("A1")});
    row(failure::kLoad, kGeneration, {plugin, u("A1")});
    row(failure::kSymbol, kGeneration, {plugin, u("weft_plugin_entry")});
    row(failure::kEntry, kGeneration, {plugin, u("A1")});
    row(failure::kApi, kGeneration, {plugin, u("version A1"), u("version A2")});
    row(failure::kId, kGeneration, {plugin, u("\"A1\""), u("\"A2\"")});
    row(failure::kVersion, kGeneration, {plugin, u("version A1"), u("says A2")});
    row(failure::kThrew, kGeneration, {plugin, u("A1")});
    row(failure::kNoReason, kGeneration, {plugin, u("A1")});
    row(failure::kMisuse, kGeneration, {plugin, u("it A1")});
    row(failure::kFrames, kGeneration, {plugin, u("asked for A1 frames"), u("made A2")});
    row(failure::kShape, kGeneration, {plugin, u("frame A1 as A3"), u("A2 was asked for")});
    row(failure::kValue, kGeneration, {plugin, u("frame A1"), u("in A2 at A3, A4")});
    row("from-the-future", kGeneration, {plugin, u("from-the-future")});
}

void TestWorkerFailure::everyCodeHasASentence()
{
    QFETCH(QString, code);
    QFETCH(ErrorKind, kind);
    QFETCH(QStringList, named);
    const Error error = describeFailure({code, {u("A1"), u("A2"), u("A3"), u("A4")}}, painter());
    QCOMPARE(error.kind, kind);
    for (const QString &part : named)
        QVERIFY2(error.message.contains(part), qPrintable(error.message));
    QVERIFY2(!error.message.contains(QLatin1Char('%')), qPrintable(error.message));
}

void TestWorkerFailure::thePluginsOwnSentenceIsFilled_data()
{
    QTest::addColumn<QStringList>("arguments"); // the code first
    QTest::addColumn<QString>("sentence");
    QTest::newRow("known") << QStringList({u("out-of-paint"), u("7"), u("Blue")})
                           << u("Blue is out at frame 7 (7), 100 % of it, %0.");
    QTest::newRow("a percent in an argument") << QStringList({u("out-of-paint"), u("%2"), u("%1")})
                                              << u("%1 is out at frame %2 (%2), 100 % of it, %0.");
    QTest::newRow("too few arguments")
        << QStringList({u("out-of-paint")}) << u(" is out at frame  (), 100 % of it, %0.");
    QTest::newRow("unknown")
        << QStringList({u("odd"), u("a"), u("b")})
        << u("The plugin \"painter\" 1.2 failed: odd, a, b. Its author can say what that means.");
}

void TestWorkerFailure::thePluginsOwnSentenceIsFilled()
{
    QFETCH(QStringList, arguments);
    const Error error = describeFailure({u(failure::kOwn), {arguments.begin(), arguments.end()}},
                                        painter());
    QCOMPARE(error.kind, ErrorKind::Generation);
    QTEST(error.message, "sentence");
}

void TestWorkerFailure::hostileArgumentsStayHarmless()
{
    const QString hostile = u("a\x1b[31m\nb\tc") + QString(100'000, QLatin1Char('x'));
    const Error error = describeFailure({u(failure::kThrew), {hostile}}, painter());
    QVERIFY(error.message.size() < 1300);
    for (const QChar c : error.message)
        QVERIFY(c.isPrint());
    QVERIFY(error.message.contains(u("a[31m b c")));
}

void TestWorkerFailure::missingArgumentsAreNoCrash()
{
    for (const char *code : {failure::kOwn, failure::kVersion, failure::kValue}) {
        const Error error = describeFailure({u(code), {}}, painter());
        QCOMPARE(error.kind, ErrorKind::Generation);
        QVERIFY(error.message.contains(u(code)));
    }
}

WEFT_TEST_MAIN(TestWorkerFailure)
#include "tst_worker_failure.moc"
