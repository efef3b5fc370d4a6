#include "tests/app/weft_cli.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <QProcess>

#include <csignal>

#include <sys/mount.h>
#include <unistd.h>

using namespace weft;
using weft::test::Ended;

/// What weft-cli ends with, and leaves behind, where something is wrong.
class TestCliExitCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cli = std::make_unique<test::WeftCli>(); }
    void badCommandLinesExit2_data();
    void badCommandLinesExit2();
    void badProjectsExit3_data();
    void badProjectsExit3();
    void badMediaExits4_data();
    void badMediaExits4();
    void aProjectWithMissingMediaStillOpens();
    void unmadeShotsExit5WhenTheyMayNotBeMade();
    void failingGeneratorsExit5_data();
    void failingGeneratorsExit5();
    void aWorkerKilledHalfWayLeavesTheProjectAsItWas();
    void unwritableOutputExits6_data();
    void unwritableOutputExits6();
    void aFullDiskExits6();
    void damagedOutputExits7();
    void signalsExit130AndLeaveNothing_data();
    void signalsExit130AndLeaveNothing();
    void aKilledRenderDoesNotStandInTheWayOfTheNext();

private:
    std::unique_ptr<test::WeftCli> m_cli;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

void TestCliExitCodes::badCommandLinesExit2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *name, const char *arguments, const char *hint) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u(" "), Qt::SkipEmptyParts)
                            << u(hint);
    };
    row("nothing", "", "subcommand");
    row("unknown command", "dance", "dance");
    row("unknown option", "render film.weft -o x.mp4 --fast", "--fast");
    row("no output", "render film.weft", "-o");
    row("unknown preset", "render film.weft -o x.mp4 --preset vhs", "h264");
    row("missing preset file", "render film.weft -o x.mp4 --preset own.json", "own.json");
    row("unknown generate policy", "render film.weft -o x.mp4 --generate always", "never");
    row("bad range", "render film.weft -o x.mp4 --range 5", "dash");
    row("range backwards", "render film.weft -o x.mp4 --range 20-10", "20-10");
    row("range outside", "render film.weft -o x.mp4 --range 50-61", "60");
    row("unknown sequence", "render film.weft -o x.mp4 --sequence B", "Sequence 1");
    row("output exists", "render film.weft -o film.weft", "exists");
    row("output is a folder", "render film.weft -o .", "folder");
    row("closed progress descriptor", "render film.weft -o x.mp4 --progress-fd 77", "77");
    row("bad time", "frame film.weft noon -o x.png", "noon");
    row("negative time", "frame film.weft -5 -o x.png", "");
    row("time past the end", "frame film.weft 60 -o x.png", "59");
    row("no PNG", "frame film.weft 5 -o x.bmp", ".png");
    row("project exists", "new film.weft", "exists");
    row("width without height", "new b.weft --width 100", "--height");
    row("odd size", "new b.weft --width 101 --height 50", "101");
    row("bad rate", "new b.weft --rate fast", "fast");
    row("missing script", "apply film.weft nothing.jsonl", "nothing.jsonl");
    row("unknown shot", "generate film.weft --shot nobody", "nobody");
}

void TestCliExitCodes::badCommandLinesExit2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, hint);
    m_cli->makeProject(test::kColours);
    const QStringList before = m_cli->files();
    const Ended ended = m_cli->run(arguments);
    QVERIFY2(ended.code == 2, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(hint), qPrintable(ended.err));
    QCOMPARE(m_cli->files(), before);
}

static void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

void TestCliExitCodes::badProjectsExit3_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("zero bytes") << QByteArray("");
    QTest::newRow("text") << QByteArray("once upon a time");
    QTest::newRow("other JSON") << QByteArray("{}");
    QTest::newRow("newer") << QByteArray(R"({"weft":2,"nextId":1})");
    QTest::newRow("deep") << QByteArray(1'000'000, '[');
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0\0",
                                          7);
    QTest::newRow("unknown effect") << QByteArray(
        R"({"weft":1,"nextId":9,"active":1,"sequences":[{"id":1,"name":"S","settings":{"width":64,"height":48,"rate":25},
        "tracks":[{"id":2,"kind":"video","name":"V1","clips":[{"start":0,"id":3,"length":5,"source":{"kind":"colour","colour":"#ff8800"},"effects":[{"id":4,"type":"com.example.sparkle"}]}]}]}]})");
    QTest::newRow("unknown transition") << QByteArray(
        R"({"weft":1,"nextId":9,"active":1,"sequences":[{"id":1,"name":"S","settings":{"width":64,"height":48,"rate":25},
        "tracks":[{"id":2,"kind":"video","name":"V1","clips":[{"start":0,"id":3,"length":5,"source":{"kind":"colour","colour":"#ff8800"}},
        {"start":5,"id":4,"length":5,"source":{"kind":"colour","colour":"#ff8800"},"transition":{"id":5,"kind":"page-curl","length":2,"before":1}}]}]}]})");
}

void TestCliExitCodes::badProjectsExit3()
{
    QFETCH(QByteArray, content);
    write(m_cli->path(u("bad.weft")), content);
    const Ended rendered = m_cli->run({u("render"), u("bad.weft"), u("-o"), u("x.mp4")});
    QVERIFY2(rendered.code == 3, qPrintable(rendered.err));
    QVERIFY2(!rendered.err.isEmpty(), "a sentence is due");
    const Ended checked = m_cli->run({u("check"), u("bad.weft")});
    QCOMPARE(checked.code, 3);
    QCOMPARE(m_cli->files(), QStringList{u("bad.weft")});
    QCOMPARE(m_cli->run({u("info"), u("nothing.weft")}).code, 3);
}

void TestCliExitCodes::badMediaExits4_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("zero bytes") << QByteArray("");
    QTest::newRow("a text named .mp4") << QByteArray("This is not a film.\n").repeated(100);
    QTest::newRow("garbage") << QByteArray("\x00\x01\x02\xff\xfe", 5).repeated(5000);
}

void TestCliExitCodes::badMediaExits4()
{
    QFETCH(QByteArray, content);
    m_cli->makeProject(test::kColours);
    write(m_cli->path(u("clip.mp4")), content);
    const Ended ended = m_cli->run({u("import"), u("film.weft"), u("clip.mp4")});
    QVERIFY2(ended.code == 4, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(u("clip.mp4")), qPrintable(ended.err));
    const Ended missing = m_cli->run({u("import"), u("film.weft"), u("nowhere.mp4")});
    QCOMPARE(missing.code, 4);
    QVERIFY2(missing.err.contains(u("nowhere.mp4")), qPrintable(missing.err));
    QCOMPARE(m_cli->run({u("info"), u("clip.mp4")}).code, 4);
    QCOMPARE(m_cli->run({u("import"), u("film.weft"), u(".")}).code, 4);
}

void TestCliExitCodes::aProjectWithMissingMediaStillOpens()
{
    m_cli->must({u("new"), u("film.weft")});
    QVERIFY(QFile::copy(u(WEFT_TEST_MEDIA) + u("/h264_closed.mp4"), m_cli->path(u("clip.mp4"))));
    m_cli->must({u("import"), u("film.weft"), u("clip.mp4")});
    m_cli->must(
        {u("apply"), u("film.weft"), u("-")},
        R"({"edit":"append","source":{"kind":"media","media":"clip.mp4"},"video":"V1","length":20})");
    QVERIFY(QFile::rename(m_cli->path(u("clip.mp4")), m_cli->path(u("moved.mp4"))));
    const Ended info = m_cli->run({u("info"), u("film.weft")});
    QCOMPARE(info.code, 0);
    QVERIFY(info.out.contains(u("MISSING")));
    const Ended rendered = m_cli->run({u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QCOMPARE(rendered.code, 4);
    QVERIFY2(rendered.err.contains(u("clip.mp4")), qPrintable(rendered.err));
    QVERIFY(!QFileInfo::exists(m_cli->path(u("x.mp4")))
            && !QFileInfo::exists(m_cli->path(u("x.mp4.part"))));
    QCOMPARE(m_cli->run({u("frame"), u("film.weft"), u("5"), u("-o"), u("x.png")}).code, 4);
    m_cli->must({u("frame"), u("film.weft"), u("5"), u("-o"), u("x.png"), u("--placeholders")});
    QVERIFY(!QImage(m_cli->path(u("x.png"))).isNull());
    const Ended check = m_cli->run({u("check"), u("film.weft")});
    QCOMPARE(check.code, 4);
    QVERIFY(check.out.contains(u("clip.mp4")));
}

void TestCliExitCodes::unmadeShotsExit5WhenTheyMayNotBeMade()
{
    m_cli->makeProject(test::testpattern("{}"));
    const Ended never = m_cli->run(
        {u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--generate"), u("never")});
    QCOMPARE(never.code, 5);
    QVERIFY2(never.err.contains(u("\"made\" on track V1 at 00:00:00:00")), qPrintable(never.err));
    QVERIFY(!QFileInfo::exists(m_cli->path(u("x.mp4"))));
    const Ended made = m_cli->run(
        {u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--report"), u("r.json")});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY(QFileInfo::exists(m_cli->path(u("film.assets/takes.jsonl"))));
    QFile reportFile(m_cli->path(u("r.json")));
    QVERIFY(reportFile.open(QIODevice::ReadOnly));
    const auto report = nlohmann::json::parse(reportFile.readAll().toStdString());
    QVERIFY(report["generated"].size() == 1);
    QCOMPARE(report["clips"][0]["take"].get<std::string>().size(), 64u);
    QCOMPARE(report["clips"][0]["contentHash"].get<std::string>().size(), 32u);
    // the take is on the disk now: a second render makes nothing
    m_cli->must({u("generate"), u("film.weft")});
    m_cli->must({u("render"), u("film.weft"), u("-o"), u("y.mp4"), u("--generate"), u("never")});
    QCOMPARE(QDir(m_cli->path(u("film.assets"))).entryList({u("*.mkv")}).size(), 1);

    m_cli->environment.insert(u("WEFT_PLUGIN_PATH"), m_cli->path(u("no-plugins")));
    m_cli->must(
        {u("render"), u("film.weft"), u("-o"), u("z.mp4")}); // the plugin is not needed any more
}

void TestCliExitCodes::failingGeneratorsExit5_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::newRow("fails") << QByteArray(R"({"fault":"fail"})");
    QTest::newRow("crashes") << QByteArray(R"({"fault":"crash"})");
    QTest::newRow("throws") << QByteArray(R"({"fault":"throw"})");
    QTest::newRow("too few frames") << QByteArray(R"({"fault":"too few frames"})");
}

void TestCliExitCodes::failingGeneratorsExit5()
{
    QFETCH(QByteArray, parameters);
    m_cli->makeProject(test::testpattern(parameters));
    const QStringList before = m_cli->files();
    const Ended ended = m_cli->run({u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QVERIFY2(ended.code == 5, qPrintable(ended.err));
    QVERIFY(!ended.err.isEmpty());
    QStringList after = m_cli->files();
    after.removeAll(u("film.assets/takes.jsonl"));
    QCOMPARE(after, before);
}

void TestCliExitCodes::aWorkerKilledHalfWayLeavesTheProjectAsItWas()
{
    m_cli->makeProject(test::testpattern(R"({"delay":300})"));
    QProcess process;
    m_cli->start(process, {u("generate"), u("film.weft")});
    QVERIFY(process.waitForStarted());
    QString children;
    QTRY_VERIFY_WITH_TIMEOUT((
                                 children =
                                     [&] {
                                         QFile file(QStringLiteral("/proc/%1/task/%1/children")
                                                        .arg(process.processId()));
                                         return file.open(QIODevice::ReadOnly)
                                                    ? QString::fromUtf8(file.readAll()).trimmed()
                                                    : QString();
                                     }(),
                                 !children.isEmpty()),
                             10'000);
    QTest::qWait(700);
    QCOMPARE(::kill(children.section(u(" "), 0, 0).toInt(), SIGKILL), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 5);
    QVERIFY(QDir(m_cli->path(u("film.assets")))
                .entryList({u("*.mkv"), u("*.part")}, QDir::Files | QDir::Hidden)
                .isEmpty());
    QCOMPARE(m_cli->run({u("check"), u("film.weft")}).code, 0);
}

void TestCliExitCodes::unwritableOutputExits6_data()
{
    QTest::addColumn<QString>("output");
    QTest::newRow("missing folder") << "no/such/folder/x.mp4";
    QTest::newRow("a file as folder") << "film.weft/x.mp4";
}

void TestCliExitCodes::unwritableOutputExits6()
{
    QFETCH(QString, output);
    m_cli->makeProject(test::kColours);
    const QStringList before = m_cli->files();
    const Ended ended = m_cli->run({u("render"), u("film.weft"), u("-o"), output});
    QVERIFY2(ended.code == 6, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(output), qPrintable(ended.err));
    QCOMPARE(m_cli->run({u("frame"), u("film.weft"), u("5"), u("-o"), output + u(".png")}).code, 6);
    QCOMPARE(m_cli->files(), before);
}

void TestCliExitCodes::aFullDiskExits6()
{
    m_cli->makeProject(
        R"({"edit":"append","source":{"kind":"title","text":"noise\nnoise"},"video":"V1","length":300})");
    const QString disk = m_cli->path(u("disk"));
    QVERIFY(QDir().mkpath(disk));
    if (::mount("tmpfs", disk.toUtf8().constData(), "tmpfs", 0, "size=24k") != 0)
        QSKIP("a small file system cannot be mounted here");
    const Ended film = m_cli->run(
        {u("render"), u("film.weft"), u("-o"), u("disk/x.mkv"), u("--preset"), u("lossless")});
    const QStringList left = QDir(disk).entryList(QDir::Files | QDir::Hidden);
    ::umount(disk.toUtf8().constData());
    QVERIFY2(film.code == 6, qPrintable(film.err));
    QCOMPARE(left, QStringList());
}

void TestCliExitCodes::damagedOutputExits7()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("the address sanitizer must be the first library, so nothing can be preloaded");
#endif
    m_cli->makeProject(
        R"({"edit":"append","source":{"kind":"title","text":"noise\nnoise"},"video":"V1","length":200})");
    m_cli->environment.insert(u("LD_PRELOAD"), u(WEFT_TRUNCATING_FSYNC));
    const Ended ended = m_cli->run(
        {u("render"), u("film.weft"), u("-o"), u("x.mkv"), u("--preset"), u("lossless")});
    QVERIFY2(ended.code == 7, qPrintable(ended.err));
    QVERIFY(!QFileInfo::exists(m_cli->path(u("x.mkv")))
            && !QFileInfo::exists(m_cli->path(u("x.mkv.part"))));
}

void TestCliExitCodes::signalsExit130AndLeaveNothing_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCliExitCodes::signalsExit130AndLeaveNothing()
{
    QFETCH(int, signal);
    m_cli->makeProject(
        R"({"edit":"append","source":{"kind":"title","text":"long"},"video":"V1","length":200000})");
    QProcess process;
    m_cli->start(process, {u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_cli->path(u("x.mp4.part"))).exists(), 20'000);
    QTest::qWait(200);
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(QString::fromUtf8(process.readAllStandardError()).contains(u("cancelled")));
    QVERIFY(!QFileInfo::exists(m_cli->path(u("x.mp4")))
            && !QFileInfo::exists(m_cli->path(u("x.mp4.part"))));
}

void TestCliExitCodes::aKilledRenderDoesNotStandInTheWayOfTheNext()
{
    m_cli->makeProject(
        R"({"edit":"append","source":{"kind":"title","text":"long"},"video":"V1","length":200000})");
    QProcess process;
    m_cli->start(process, {u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_cli->path(u("x.mp4.part"))).exists(), 20'000);
    const Ended second = m_cli->run({u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QCOMPARE(second.code, 6);
    QVERIFY2(second.err.contains(u("another export")), qPrintable(second.err));
    process.kill();
    QVERIFY(process.waitForFinished(20'000));
    QVERIFY(!QFileInfo::exists(m_cli->path(u("x.mp4"))));
    m_cli->must({u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--range"), u("-10")});
    QVERIFY(QFileInfo::exists(m_cli->path(u("x.mp4")))
            && !QFileInfo::exists(m_cli->path(u("x.mp4.part"))));
}

WEFT_TEST_MAIN(TestCliExitCodes)
#include "tst_cli_exit_codes.moc"
