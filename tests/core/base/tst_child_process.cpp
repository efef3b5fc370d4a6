#include "tests/support/test_main.h"

#include "core/base/child_process.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cerrno>
#include <csignal>
#include <cstring>

using namespace weft;
using weft::test::kPatienceMs;

class TestChildProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesGoThereAndBack();
    void nothingComesInTime();
    void aProgramThatIsNotThereIsRefused();
    void theEndIsTold_data();
    void theEndIsTold();
    void theTaskCanChange();
    void aLineThatIsTooLongEndsIt();
    void whatCannotBeUnderstoodEndsIt();
    void lastWordsAreKept();
    void closingTheSocketEndsIt();
    void interruptLetsItClearUp();
    void whoDoesNotEndIsKilledWithItsChildren();
    void itInheritsNoDescriptors();
};

/// A shell as the child; descriptor 3 is its socket.
static ChildProgram shell(const QString &script)
{
    return {QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"), script},
            QStringLiteral("weft-helper"),
            QStringLiteral("making tea"),
            ErrorKind::Media,
            QStringLiteral("Try once more"),
            QStringLiteral("Close other programs"),
            QStringLiteral("look after HELPER")};
}

static ChildProcess started(const QString &script)
{
    auto child = ChildProcess::start(shell(script));
    if (!child)
        qFatal("%s", qPrintable(child.error().message));
    return *std::move(child);
}

/// The next line, or the sentence of the error.
static QString answer(ChildProcess &child)
{
    const auto line = child.receive(kPatienceMs);
    if (!line)
        return line.error().message;
    return *line ? QString::fromUtf8(**line) : QStringLiteral("(nothing)");
}

void TestChildProcess::linesGoThereAndBack()
{
    ChildProcess child = started(
        QStringLiteral("while read -r line <&3; do echo \"got $line\" >&3; done"));
    QVERIFY(child.send("one\ntwo\n"));
    QCOMPARE(answer(child), QStringLiteral("got one"));
    QCOMPARE(answer(child), QStringLiteral("got two"));
    QVERIFY(child.send("three\n"));
    QCOMPARE(answer(child), QStringLiteral("got three"));
    QVERIFY(child.isRunning());
}

void TestChildProcess::nothingComesInTime()
{
    ChildProcess child = started(QStringLiteral("read -r line <&3"));
    const auto line = child.receive(20);
    QVERIFY(line);
    QVERIFY(!*line);
    QVERIFY(child.isRunning());
}

void TestChildProcess::aProgramThatIsNotThereIsRefused()
{
    ChildProgram program = shell({});
    program.path = QStringLiteral("/nowhere/weft-helper");
    const auto child = ChildProcess::start(program);
    QVERIFY(!child);
    QCOMPARE(child.error().kind, ErrorKind::Media);
    QCOMPARE(child.error().message,
             QStringLiteral("weft-helper cannot be started as /nowhere/weft-helper (%1). Install "
                            "Weft again.")
                 .arg(QString::fromLocal8Bit(std::strerror(ENOENT))));
}

void TestChildProcess::theEndIsTold_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("by itself") << "exit 7"
                               << "weft-helper ended while making tea without an answer (exit code "
                                  "7). Try once more.";
    const auto crash = [](int signal, const char *name, const char *advice) {
        return QStringLiteral("weft-helper crashed while making tea (%1, %2). %3.")
            .arg(QString::fromLatin1(name), QString::fromLocal8Bit(strsignal(signal)),
                 QString::fromLatin1(advice));
    };
    QTest::newRow("a crash") << "kill -SEGV $$" << crash(SIGSEGV, "SIGSEGV", "Try once more");
    QTest::newRow("killed") << "kill -KILL $$" << crash(SIGKILL, "SIGKILL", "Close other programs");
    QTest::newRow("silent") << "exec 3>&-; sleep 600"
                            << "weft-helper stopped talking to Weft while making tea. Try once "
                               "more.";
}

void TestChildProcess::theEndIsTold()
{
    QFETCH(QString, script);
    QFETCH(QString, sentence);
    ChildProcess child = started(script);
    QCOMPARE(answer(child), sentence);
    QVERIFY(!child.isRunning());
}

void TestChildProcess::theTaskCanChange()
{
    ChildProcess child = started(QStringLiteral("read -r line <&3; exit 0"));
    child.setTask(QStringLiteral("pouring it"));
    QVERIFY(child.send("go\n"));
    QVERIFY(answer(child).startsWith(QStringLiteral("weft-helper ended while pouring it")));
}

void TestChildProcess::aLineThatIsTooLongEndsIt()
{
    ChildProcess child = started(
        QStringLiteral("head -c 1100000 /dev/zero | tr '\\0' x >&3; sleep 600"));
    QCOMPARE(answer(child), QStringLiteral("weft-helper sent something that cannot be understood "
                                           "while making tea: a line of more than 1 MiB. Install "
                                           "Weft again, and look after HELPER."));
    QVERIFY(!child.isRunning());
}

void TestChildProcess::whatCannotBeUnderstoodEndsIt()
{
    ChildProcess child = started(QStringLiteral("sleep 600"));
    const Error error = child.notUnderstood(QStringLiteral("no tea."));
    QCOMPARE(error.kind, ErrorKind::Media);
    QVERIFY2(error.message.contains(QStringLiteral("no tea.")), qPrintable(error.message));
    QVERIFY(!child.isRunning());
}

void TestChildProcess::lastWordsAreKept()
{
    ChildProcess child = started(QStringLiteral("echo early; seq 1 30 >&2; echo late; exit 1"));
    answer(child);
    const QStringList words = child.lastWords().split(QLatin1Char('\n'));
    QCOMPARE(words.size(), 20);
    QCOMPARE(words.last(), QStringLiteral("late"));
    QCOMPARE(words.first(), QStringLiteral("12"));
}

/// The child makes a file once its socket has closed.
void TestChildProcess::closingTheSocketEndsIt()
{
    const QTemporaryDir folder;
    const QString mark = folder.filePath(QStringLiteral("closed"));
    {
        const ChildProcess child = started(
            QStringLiteral("read -r line <&3; echo x >'%1'").arg(mark));
    }
    QVERIFY(QFile::exists(mark));
}

void TestChildProcess::interruptLetsItClearUp()
{
    const QTemporaryDir folder;
    const QString mark = folder.filePath(QStringLiteral("cleared"));
    ChildProcess child = started(
        QStringLiteral("trap 'echo x >\"%1\"; exit 0' TERM; echo ready >&3; sleep 600 & wait")
            .arg(mark));
    QCOMPARE(answer(child), QStringLiteral("ready"));
    child.interrupt();
    QVERIFY(!child.isRunning());
    QVERIFY(QFile::exists(mark));
}

void TestChildProcess::whoDoesNotEndIsKilledWithItsChildren()
{
    ChildProcess child = started(QStringLiteral("trap '' TERM; sleep 600 & echo $! >&3; wait"));
    const auto line = child.receive(kPatienceMs);
    QVERIFY(line && *line);
    const auto grandchild = static_cast<pid_t>((*line)->toInt());
    QVERIFY(grandchild > 1);
    child.end(0);
    // Whoever adopted it may take a while to see that it has died.
    const auto isGone = [&] {
        QFile status(QStringLiteral("/proc/%1/stat").arg(grandchild));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), kPatienceMs);
}

void TestChildProcess::itInheritsNoDescriptors()
{
    // Descriptor 3 is the socket; ls opens the folder itself.
    ChildProcess child = started(
        QStringLiteral("for i in 4 5 6 7 8 9; do [ -e /proc/$$/fd/$i ] && echo $i >&3; done; "
                       "echo end >&3"));
    QCOMPARE(answer(child), QStringLiteral("end"));
}

WEFT_TEST_MAIN(TestChildProcess)
#include "tst_child_process.moc"
