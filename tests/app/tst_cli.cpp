#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

#include <sys/mount.h>
#include <unistd.h>

/// weft-cli from the outside: what it prints, writes and ends with.
class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aFilmIsCutAndRenderedFromScratch();
    void realFootageIsRenderedFrameForFrame();
    void namesAndLabelsStandForIds();
    void aScriptIsPlayedWholeOrNotAtAll();
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
    void aStaleTakeIsUsedAndReported();
    void unwritableOutputExits6_data();
    void unwritableOutputExits6();
    void aFullDiskExits6();
    void damagedOutputExits7();
    void signalsExit130AndLeaveNothing_data();
    void signalsExit130AndLeaveNothing();
    void aKilledRenderDoesNotStandInTheWayOfTheNext();
    void progressIsWrittenAsJsonLines();
    void aRangeHasExactlyItsFrames_data();
    void aRangeHasExactlyItsFrames();
    void framesAreWrittenAsPng();
    void everyPresetMakesAFilm_data();
    void everyPresetMakesAFilm();
    void aPresetOfOnesOwnIsAFile();
    void theSampleRendersAndItsTakeIsMadeAgainTheSame();

private:
    struct Ended
    {
        int code = -1;
        QString out;
        QString err;
    };
    Ended run(const QStringList &arguments, const QByteArray &input = {});
    void must(const QStringList &arguments, const QByteArray &input = {});
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void makeProject(const QByteArray &script);
    QStringList files() const;
    nlohmann::json probe(const QString &file);

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static const QString kFootage = u("/usr/share/doc/opencv-doc/examples/data/vtest.avi");

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment = QProcessEnvironment::systemEnvironment();
}

TestCli::Ended TestCli::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_folder->path());
    process.start(u(WEFT_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
        return {-2, {}, u("did not end")};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestCli::must(const QStringList &arguments, const QByteArray &input)
{
    const Ended ended = run(arguments, input);
    if (ended.code != 0)
        qFatal("weft-cli %s: exit %d: %s", qPrintable(arguments.join(u(" "))), ended.code,
               qPrintable(ended.err));
}

void TestCli::makeProject(const QByteArray &script)
{
    must({u("new"), u("film.weft"), u("--width"), u("160"), u("--height"), u("90"), u("--rate"),
          u("25")});
    must({u("apply"), u("film.weft"), u("-")}, script);
}

QStringList TestCli::files() const
{
    QStringList found;
    QDirIterator it(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        found << QDir(m_folder->path()).relativeFilePath(it.next());
    found.sort();
    return found;
}

/// What the independent ffprobe says of a file.
nlohmann::json TestCli::probe(const QString &file)
{
    QProcess process;
    process.start(u("ffprobe"), {u("-v"), u("error"), u("-count_frames"), u("-show_streams"),
                                 u("-show_format"), u("-of"), u("json"), path(file)});
    process.waitForFinished(60'000);
    return nlohmann::json::parse(process.readAllStandardOutput().toStdString());
}

static const QByteArray kColours
    = R"({"edit":"append","source":{"kind":"colour","colour":"#aa3322"},"video":"V1","length":30,"as":"red"}
{"edit":"append","source":{"kind":"colour","colour":"#2233aa"},"video":"V1","length":30,"as":"blue"}
)";

static QByteArray testpattern(const QByteArray &parameters)
{
    return R"({"edit":"add-shot","name":"made","recipe":{"generator":"testpattern","width":64,"height":48,"length":10,"rate":25,"parameters":)"
           + parameters + R"(},"as":"shot"}
{"edit":"append","source":{"kind":"shot","shot":"$shot"},"video":"V1","as":"clip"}
)";
}

void TestCli::aFilmIsCutAndRenderedFromScratch()
{
    makeProject(kColours + R"({"edit":"add-transition","clip":"$blue","length":10}
{"edit":"append","source":{"kind":"title","text":"Weft","size":30},"video":"V2","length":40}
)");
    must({u("render"), u("film.weft"), u("-o"), u("film.mp4"), u("--report"), u("report.json")});
    const auto film = probe(u("film.mp4"));
    const auto &video = film["streams"][0], &audio = film["streams"][1];
    QCOMPARE(QString::fromStdString(video["codec_name"]), u("h264"));
    QCOMPARE(QString::fromStdString(video["pix_fmt"]), u("yuv420p"));
    QCOMPARE(QString::fromStdString(video["nb_read_frames"]), u("60"));
    QCOMPARE(QString::fromStdString(video["r_frame_rate"]), u("25/1"));
    QCOMPARE(QString::fromStdString(video["color_range"]), u("tv"));
    QVERIFY(video.contains("color_space") && video.contains("color_primaries")
            && video.contains("color_transfer"));
    QCOMPARE(QString::fromStdString(audio["codec_name"]), u("aac"));
    QCOMPARE(QString::fromStdString(audio["sample_rate"]), u("48000"));
    QVERIFY(std::abs(std::stod(film["format"]["duration"].get<std::string>()) - 2.4) < 0.05);
    QFile file(path(u("film.mp4")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.indexOf("moov") < bytes.indexOf("mdat")); // fast start
    QFile reportFile(path(u("report.json")));
    QVERIFY(reportFile.open(QIODevice::ReadOnly));
    const auto report = nlohmann::json::parse(reportFile.readAll().toStdString());
    QVERIFY(report["frames"] == 60 && report["clips"].size() == 3 && report["stale"].empty());
    QStringList left = files();
    QVERIFY(left.takeFirst().startsWith(u("film.backups/film."))); // named by its time
    QCOMPARE(left, (QStringList{u("film.mp4"), u("film.weft"), u("report.json")}));
}

/// The MD5 of each frame as an independent decoder sees it.
static QStringList frameHashes(const QStringList &input)
{
    QProcess process;
    process.start(u("ffmpeg"), QStringList{u("-v"), u("error")} + input
                                   + QStringList{u("-map"), u("0:v:0"), u("-f"), u("framehash"),
                                                 u("-hash"), u("md5"), u("-")});
    process.waitForFinished(120'000);
    QStringList hashes;
    for (const QString &line : QString::fromUtf8(process.readAllStandardOutput()).split(u("\n"))) {
        if (!line.startsWith(u("#")) && !line.isEmpty())
            hashes << line.section(u(","), -1).trimmed();
    }
    return hashes;
}

void TestCli::realFootageIsRenderedFrameForFrame()
{
    if (!QFileInfo::exists(kFootage))
        QSKIP("opencv-doc with vtest.avi is not installed");
    must({u("new"), u("film.weft")});
    must({u("import"), u("film.weft"), kFootage});
    // frames 100–149, then 20–59: a cut that goes back
    must(
        {u("apply"), u("film.weft"), u("-")},
        R"({"edit":"append","source":{"kind":"media","media":"vtest.avi"},"video":"V1","in":10,"length":50}
{"edit":"append","source":{"kind":"media","media":"vtest.avi"},"video":"V1","in":2,"length":40}
)");
    must({u("render"), u("film.weft"), u("-o"), u("film.mkv"), u("--preset"), u("lossless")});
    const QStringList source = frameHashes({u("-i"), kFootage});
    const QStringList film = frameHashes({u("-i"), path(u("film.mkv"))});
    QVERIFY(source.size() > 150);
    QCOMPARE(film, source.mid(100, 50) + source.mid(20, 40));
}

void TestCli::namesAndLabelsStandForIds()
{
    makeProject(kColours);
    const Ended good = run({u("apply"), u("film.weft"), u("-")}, R"(# a comment

{"edit":"add-folder","name":"Stuff","as":"f"}
{"edit":"add-marker","at":5,"name":"here"}
{"edit":"remove-marker","marker":"here"}
{"edit":"append","source":{"kind":"colour","colour":"#000000"},"video":"Sequence 1/V2","length":5,"as":"x","name":"black"}
{"edit":"set-clip","clip":"black","enabled":false}
{"edit":"set-clip","clip":"$x","enabled":true}
{"edit":"lift","clips":["$x.1"]}
)");
    QVERIFY2(good.code == 0, qPrintable(good.err));
    QVERIFY(good.out.startsWith(u("{\"line\":3,\"created\":[")));
    for (
        const char *bad :
        {R"({"edit":"lift","clips":["nobody"]})", R"({"edit":"lift","clips":["Colour"]})",
         R"({"edit":"lift","clips":["$x"]})", R"({"edit":"add-track","kind":"video","as":""})",
         R"({"edit":"append","source":{"kind":"colour","colour":"#000000"},"video":"A1","length":5})"}) {
        const Ended ended = run({u("apply"), u("film.weft"), u("-")}, bad);
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains(u("Line 1")), qPrintable(ended.err));
    }
}

void TestCli::aScriptIsPlayedWholeOrNotAtAll()
{
    makeProject(kColours);
    QFile file(path(u("film.weft")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    const Ended ended = run({u("apply"), u("film.weft"), u("-")}, R"({"edit":"add-marker","at":5}
{"edit":"add-marker","at":-5}
)");
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains(u("Line 2")), qPrintable(ended.err));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    must({u("apply"), u("film.weft"), u("-"), u("-o"), u("other.weft")},
         R"({"edit":"add-marker","at":5})");
    QVERIFY(QFileInfo::exists(path(u("other.weft"))));
}

void TestCli::badCommandLinesExit2_data()
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

void TestCli::badCommandLinesExit2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, hint);
    makeProject(kColours);
    const QStringList before = files();
    const Ended ended = run(arguments);
    QVERIFY2(ended.code == 2, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(hint), qPrintable(ended.err));
    QCOMPARE(files(), before);
}

static void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

void TestCli::badProjectsExit3_data()
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

void TestCli::badProjectsExit3()
{
    QFETCH(QByteArray, content);
    write(path(u("bad.weft")), content);
    const Ended rendered = run({u("render"), u("bad.weft"), u("-o"), u("x.mp4")});
    QVERIFY2(rendered.code == 3, qPrintable(rendered.err));
    QVERIFY2(!rendered.err.isEmpty(), "a sentence is due");
    const Ended checked = run({u("check"), u("bad.weft")});
    QCOMPARE(checked.code, 3);
    QCOMPARE(files(), QStringList{u("bad.weft")});
    QCOMPARE(run({u("info"), u("nothing.weft")}).code, 3);
}

void TestCli::badMediaExits4_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("zero bytes") << QByteArray("");
    QTest::newRow("a text named .mp4") << QByteArray("This is not a film.\n").repeated(100);
    QTest::newRow("garbage") << QByteArray("\x00\x01\x02\xff\xfe", 5).repeated(5000);
}

void TestCli::badMediaExits4()
{
    QFETCH(QByteArray, content);
    makeProject(kColours);
    write(path(u("clip.mp4")), content);
    const Ended ended = run({u("import"), u("film.weft"), u("clip.mp4")});
    QVERIFY2(ended.code == 4, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(u("clip.mp4")), qPrintable(ended.err));
    const Ended missing = run({u("import"), u("film.weft"), u("nowhere.mp4")});
    QCOMPARE(missing.code, 4);
    QVERIFY2(missing.err.contains(u("nowhere.mp4")), qPrintable(missing.err));
    QCOMPARE(run({u("info"), u("clip.mp4")}).code, 4);
    QCOMPARE(run({u("import"), u("film.weft"), u(".")}).code, 4);
}

void TestCli::aProjectWithMissingMediaStillOpens()
{
    must({u("new"), u("film.weft")});
    QVERIFY(QFile::copy(u(WEFT_TEST_MEDIA) + u("/h264_closed.mp4"), path(u("clip.mp4"))));
    must({u("import"), u("film.weft"), u("clip.mp4")});
    must(
        {u("apply"), u("film.weft"), u("-")},
        R"({"edit":"append","source":{"kind":"media","media":"clip.mp4"},"video":"V1","length":20})");
    QVERIFY(QFile::rename(path(u("clip.mp4")), path(u("moved.mp4"))));
    const Ended info = run({u("info"), u("film.weft")});
    QCOMPARE(info.code, 0);
    QVERIFY(info.out.contains(u("MISSING")));
    const Ended rendered = run({u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QCOMPARE(rendered.code, 4);
    QVERIFY2(rendered.err.contains(u("clip.mp4")), qPrintable(rendered.err));
    QVERIFY(!QFileInfo::exists(path(u("x.mp4"))) && !QFileInfo::exists(path(u("x.mp4.part"))));
    QCOMPARE(run({u("frame"), u("film.weft"), u("5"), u("-o"), u("x.png")}).code, 4);
    must({u("frame"), u("film.weft"), u("5"), u("-o"), u("x.png"), u("--placeholders")});
    QVERIFY(!QImage(path(u("x.png"))).isNull());
    const Ended check = run({u("check"), u("film.weft")});
    QCOMPARE(check.code, 4);
    QVERIFY(check.out.contains(u("clip.mp4")));
}

void TestCli::unmadeShotsExit5WhenTheyMayNotBeMade()
{
    makeProject(testpattern("{}"));
    const Ended never = run(
        {u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--generate"), u("never")});
    QCOMPARE(never.code, 5);
    QVERIFY2(never.err.contains(u("\"made\" on track V1 at 00:00:00:00")), qPrintable(never.err));
    QVERIFY(!QFileInfo::exists(path(u("x.mp4"))));
    const Ended made = run(
        {u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--report"), u("r.json")});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY(QFileInfo::exists(path(u("film.assets/takes.jsonl"))));
    QFile reportFile(path(u("r.json")));
    QVERIFY(reportFile.open(QIODevice::ReadOnly));
    const auto report = nlohmann::json::parse(reportFile.readAll().toStdString());
    QVERIFY(report["generated"].size() == 1);
    QCOMPARE(report["clips"][0]["take"].get<std::string>().size(), 64u);
    QCOMPARE(report["clips"][0]["contentHash"].get<std::string>().size(), 32u);
    // the take is on the disk now: a second render makes nothing
    must({u("generate"), u("film.weft")});
    must({u("render"), u("film.weft"), u("-o"), u("y.mp4"), u("--generate"), u("never")});
    QCOMPARE(QDir(path(u("film.assets"))).entryList({u("*.mkv")}).size(), 1);

    m_environment.insert(u("WEFT_PLUGIN_PATH"), path(u("no-plugins")));
    must({u("render"), u("film.weft"), u("-o"), u("z.mp4")}); // the plugin is not needed any more
}

void TestCli::failingGeneratorsExit5_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::newRow("fails") << QByteArray(R"({"fault":"fail"})");
    QTest::newRow("crashes") << QByteArray(R"({"fault":"crash"})");
    QTest::newRow("throws") << QByteArray(R"({"fault":"throw"})");
    QTest::newRow("too few frames") << QByteArray(R"({"fault":"too few frames"})");
}

void TestCli::failingGeneratorsExit5()
{
    QFETCH(QByteArray, parameters);
    makeProject(testpattern(parameters));
    const QStringList before = files();
    const Ended ended = run({u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QVERIFY2(ended.code == 5, qPrintable(ended.err));
    QVERIFY(!ended.err.isEmpty());
    QStringList after = files();
    after.removeAll(u("film.assets/takes.jsonl"));
    QCOMPARE(after, before);
}

void TestCli::aWorkerKilledHalfWayLeavesTheProjectAsItWas()
{
    makeProject(testpattern(R"({"delay":300})"));
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(u(WEFT_CLI), {u("generate"), u("film.weft")});
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
    QVERIFY(QDir(path(u("film.assets")))
                .entryList({u("*.mkv"), u("*.part")}, QDir::Files | QDir::Hidden)
                .isEmpty());
    QCOMPARE(run({u("check"), u("film.weft")}).code, 0);
}

void TestCli::aStaleTakeIsUsedAndReported()
{
    makeProject(testpattern("{}"));
    must({u("generate"), u("film.weft")});
    must({u("apply"), u("film.weft"), u("-")},
         R"({"edit":"set-recipe","shot":"made","recipe":{"seed":5}})");
    const auto report = [&] {
        QFile file(path(u("r.json")));
        return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().toStdString())
                                              : nlohmann::json();
    };
    must({u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--report"), u("r.json")});
    QVERIFY(report()["stale"] == nlohmann::json({"made"}) && report()["generated"].empty());
    must({u("render"), u("film.weft"), u("-o"), u("y.mp4"), u("--generate"), u("stale"),
          u("--report"), u("r.json")});
    QVERIFY(report()["stale"].empty() && report()["generated"] == nlohmann::json({"made"}));
    QCOMPARE(QDir(path(u("film.assets"))).entryList({u("*.mkv")}).size(),
             2); // the old take is still there
}

void TestCli::unwritableOutputExits6_data()
{
    QTest::addColumn<QString>("output");
    QTest::newRow("missing folder") << "no/such/folder/x.mp4";
    QTest::newRow("a file as folder") << "film.weft/x.mp4";
}

void TestCli::unwritableOutputExits6()
{
    QFETCH(QString, output);
    makeProject(kColours);
    const QStringList before = files();
    const Ended ended = run({u("render"), u("film.weft"), u("-o"), output});
    QVERIFY2(ended.code == 6, qPrintable(ended.err));
    QVERIFY2(ended.err.contains(output), qPrintable(ended.err));
    QCOMPARE(run({u("frame"), u("film.weft"), u("5"), u("-o"), output + u(".png")}).code, 6);
    QCOMPARE(files(), before);
}

void TestCli::aFullDiskExits6()
{
    makeProject(
        R"({"edit":"append","source":{"kind":"title","text":"noise\nnoise"},"video":"V1","length":300})");
    const QString disk = path(u("disk"));
    QVERIFY(QDir().mkpath(disk));
    if (::mount("tmpfs", disk.toUtf8().constData(), "tmpfs", 0, "size=24k") != 0)
        QSKIP("a small file system cannot be mounted here");
    const Ended film = run(
        {u("render"), u("film.weft"), u("-o"), u("disk/x.mkv"), u("--preset"), u("lossless")});
    const QStringList left = QDir(disk).entryList(QDir::Files | QDir::Hidden);
    ::umount(disk.toUtf8().constData());
    QVERIFY2(film.code == 6, qPrintable(film.err));
    QCOMPARE(left, QStringList());
}

void TestCli::damagedOutputExits7()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("the address sanitizer must be the first library, so nothing can be preloaded");
#endif
    makeProject(
        R"({"edit":"append","source":{"kind":"title","text":"noise\nnoise"},"video":"V1","length":200})");
    m_environment.insert(u("LD_PRELOAD"), u(WEFT_TRUNCATING_FSYNC));
    const Ended ended = run(
        {u("render"), u("film.weft"), u("-o"), u("x.mkv"), u("--preset"), u("lossless")});
    QVERIFY2(ended.code == 7, qPrintable(ended.err));
    QVERIFY(!QFileInfo::exists(path(u("x.mkv"))) && !QFileInfo::exists(path(u("x.mkv.part"))));
}

void TestCli::signalsExit130AndLeaveNothing_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCli::signalsExit130AndLeaveNothing()
{
    QFETCH(int, signal);
    makeProject(
        R"({"edit":"append","source":{"kind":"title","text":"long"},"video":"V1","length":200000})");
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(u(WEFT_CLI), {u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path(u("x.mp4.part"))).exists(), 20'000);
    QTest::qWait(200);
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(QString::fromUtf8(process.readAllStandardError()).contains(u("cancelled")));
    QVERIFY(!QFileInfo::exists(path(u("x.mp4"))) && !QFileInfo::exists(path(u("x.mp4.part"))));
}

void TestCli::aKilledRenderDoesNotStandInTheWayOfTheNext()
{
    makeProject(
        R"({"edit":"append","source":{"kind":"title","text":"long"},"video":"V1","length":200000})");
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(u(WEFT_CLI), {u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path(u("x.mp4.part"))).exists(), 20'000);
    const Ended second = run({u("render"), u("film.weft"), u("-o"), u("x.mp4")});
    QCOMPARE(second.code, 6);
    QVERIFY2(second.err.contains(u("another export")), qPrintable(second.err));
    process.kill();
    QVERIFY(process.waitForFinished(20'000));
    QVERIFY(!QFileInfo::exists(path(u("x.mp4"))));
    must({u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--range"), u("-10")});
    QVERIFY(QFileInfo::exists(path(u("x.mp4"))) && !QFileInfo::exists(path(u("x.mp4.part"))));
}

void TestCli::progressIsWrittenAsJsonLines()
{
    makeProject(kColours + testpattern("{}"));
    const Ended ended = run(
        {u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--progress-fd"), u("1")});
    QCOMPARE(ended.code, 0);
    double last = -1;
    QStringList phases;
    for (const QString &line : ended.out.split(u("\n"), Qt::SkipEmptyParts)) {
        const auto json = nlohmann::json::parse(line.toStdString());
        const QString phase = QString::fromStdString(json["phase"]);
        if (phases.isEmpty() || phases.back() != phase) {
            phases << phase;
            last = -1;
        }
        QVERIFY(json["progress"].get<double>() >= last && json["progress"].get<double>() <= 1);
        last = json["progress"];
    }
    QCOMPARE(phases.back(), u("render"));
    QCOMPARE(last, 1.0);
}

void TestCli::aRangeHasExactlyItsFrames_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<int>("frames");
    QTest::newRow("frames") << "10-35" << 25;
    QTest::newRow("seconds") << "1s-2s" << 25;
    QTest::newRow("timecode") << "00:00:01:00-00:00:02:05" << 30;
    QTest::newRow("from the start") << "-5" << 5;
    QTest::newRow("to the end") << "50-" << 10;
    QTest::newRow("one frame") << "59-60" << 1;
}

void TestCli::aRangeHasExactlyItsFrames()
{
    QFETCH(QString, range);
    QFETCH(int, frames);
    makeProject(kColours);
    must({u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--range"), range});
    QCOMPARE(QString::fromStdString(probe(u("x.mp4"))["streams"][0]["nb_read_frames"]),
             QString::number(frames));
}

void TestCli::framesAreWrittenAsPng()
{
    makeProject(kColours);
    must({u("frame"), u("film.weft"), u("00:00:00:10"), u("-o"), u("red.png")});
    const QImage red(path(u("red.png")));
    QCOMPARE(red.size(), QSize(160, 90));
    const QColor pixel = red.pixelColor(80, 45);
    QVERIFY(std::abs(pixel.red() - 0xaa) <= 1 && std::abs(pixel.green() - 0x33) <= 1
            && std::abs(pixel.blue() - 0x22) <= 1);
    must({u("frame"), u("film.weft"), u("1.6s"), u("-o"), u("blue.png")});
    QVERIFY(std::abs(QImage(path(u("blue.png"))).pixelColor(80, 45).blue() - 0xaa) <= 1);
}

void TestCli::everyPresetMakesAFilm_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<QString>("format");
    QTest::newRow("h264") << "h264"
                          << "x.mp4"
                          << "h264"
                          << "yuv420p";
    QTest::newRow("h264-draft") << "h264-draft"
                                << "x.mp4"
                                << "h264"
                                << "yuv420p";
    QTest::newRow("h265") << "h265"
                          << "x.mp4"
                          << "hevc"
                          << "yuv420p";
    QTest::newRow("h265-10") << "h265-10"
                             << "x.mp4"
                             << "hevc"
                             << "yuv420p10le";
    QTest::newRow("prores") << "prores"
                            << "x.mov"
                            << "prores"
                            << "yuv422p10le";
    QTest::newRow("lossless") << "lossless"
                              << "x.mkv"
                              << "ffv1"
                              << "yuv420p";
    QTest::newRow("lossless-10") << "lossless-10"
                                 << "x.mkv"
                                 << "ffv1"
                                 << "yuv420p10le";
}

void TestCli::everyPresetMakesAFilm()
{
    QFETCH(QString, preset);
    QFETCH(QString, file);
    makeProject(kColours);
    must({u("render"), u("film.weft"), u("-o"), file, u("--preset"), preset});
    const auto film = probe(file);
    QTEST(QString::fromStdString(film["streams"][0]["codec_name"]), "codec");
    QTEST(QString::fromStdString(film["streams"][0]["pix_fmt"]), "format");
    QCOMPARE(QString::fromStdString(film["streams"][0]["nb_read_frames"]), u("60"));
    QCOMPARE(film["streams"].size(), 2u);
}

void TestCli::aPresetOfOnesOwnIsAFile()
{
    makeProject(kColours);
    QFile preset(path(u("own.json")));
    QVERIFY(preset.open(QIODevice::WriteOnly));
    preset.write(R"({"id":"own","label":"Own","help":"mute and small","container":"mov",
        "videoCodec":"libx264","videoOptions":{"preset":"veryfast","crf":"30"},
        "pixelFormat":"yuv444p","audioCodec":""})");
    preset.close();
    must({u("render"), u("film.weft"), u("-o"), u("x.mov"), u("--preset"), path(u("own.json"))});
    const auto film = probe(u("x.mov"));
    QCOMPARE(film["streams"].size(), 1u);
    QCOMPARE(QString::fromStdString(film["streams"][0]["codec_name"]), u("h264"));
    QCOMPARE(QString::fromStdString(film["streams"][0]["pix_fmt"]), u("yuv444p"));
    QVERIFY(preset.open(QIODevice::WriteOnly));
    preset.write(R"({"id":"own"})");
    preset.close();
    const Ended bad = run(
        {u("render"), u("film.weft"), u("-o"), u("y.mov"), u("--preset"), path(u("own.json"))});
    QCOMPARE(bad.code, 2);
    QVERIFY2(bad.err.contains(u("label")), qPrintable(bad.err));
}

void TestCli::theSampleRendersAndItsTakeIsMadeAgainTheSame()
{
    const QString samples = u(WEFT_SOURCE_DIR) + u("/resources/samples/");
    const QString project = samples + u("first-light.weft");
    const Ended check = run({u("check"), project});
    QVERIFY2(check.code == 0, qPrintable(check.out + check.err));
    must({u("render"), project, u("-o"), u("film.mp4"), u("--generate"), u("never"), u("--report"),
          u("r.json")});
    const auto film = probe(u("film.mp4"));
    QVERIFY(std::stoi(film["streams"][0]["nb_read_frames"].get<std::string>()) > 250);

    // Without its takes the same project makes them again, equal to those that are shipped.
    for (const QFileInfo &file : QDir(samples).entryInfoList(QDir::Files))
        QVERIFY(QFile::copy(file.filePath(), path(file.fileName())));
    must({u("generate"), u("first-light.weft")});
    QFile shipped(samples + u("first-light.assets/takes.jsonl")),
        made(path(u("first-light.assets/takes.jsonl")));
    QVERIFY(shipped.open(QIODevice::ReadOnly) && made.open(QIODevice::ReadOnly));
    const auto a = nlohmann::json::parse(shipped.readLine().toStdString()),
               b = nlohmann::json::parse(made.readLine().toStdString());
    QVERIFY(a["id"] == b["id"]);
    QVERIFY(a["contentHash"] == b["contentHash"]);
}

WEFT_TEST_MAIN(TestCli)
#include "tst_cli.moc"
