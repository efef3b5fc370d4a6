#include "tests/app/weft_cli.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <QProcess>

using namespace weft;
using weft::test::Ended;

/// weft-cli from the outside: what it prints, writes and renders. What it ends with where something
/// is wrong is in tst_cli_exit_codes.cpp.
class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cli = std::make_unique<test::WeftCli>(); }
    void aFilmIsCutAndRenderedFromScratch();
    void realFootageIsRenderedFrameForFrame();
    void namesAndLabelsStandForIds();
    void aScriptIsPlayedWholeOrNotAtAll();
    void aStaleTakeIsUsedAndReported();
    void progressIsWrittenAsJsonLines();
    void aRangeHasExactlyItsFrames_data();
    void aRangeHasExactlyItsFrames();
    void framesAreWrittenAsPng();
    void everyPresetMakesAFilm_data();
    void everyPresetMakesAFilm();
    void aPresetOfOnesOwnIsAFile();
    void coloursAreChosenAndTold();
    void picturesAreSeenThroughAView();
    void theSampleRendersAndItsTakeIsMadeAgainTheSame();

private:
    nlohmann::json probe(const QString &file);

    std::unique_ptr<test::WeftCli> m_cli;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static const QString kFootage = u("/usr/share/doc/opencv-doc/examples/data/vtest.avi");

/// What the independent ffprobe says of a file.
nlohmann::json TestCli::probe(const QString &file)
{
    QProcess process;
    process.start(u("ffprobe"), {u("-v"), u("error"), u("-count_frames"), u("-show_streams"),
                                 u("-show_format"), u("-of"), u("json"), m_cli->path(file)});
    process.waitForFinished(60'000);
    return nlohmann::json::parse(process.readAllStandardOutput().toStdString());
}

void TestCli::aFilmIsCutAndRenderedFromScratch()
{
    m_cli->makeProject(test::kColours + R"({"edit":"add-transition","clip":"$blue","length":10}
{"edit":"append","source":{"kind":"title","text":"Weft","size":30},"video":"V2","length":40}
)");
    m_cli->must(
        {u("render"), u("film.weft"), u("-o"), u("film.mp4"), u("--report"), u("report.json")});
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
    QFile file(m_cli->path(u("film.mp4")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.indexOf("moov") < bytes.indexOf("mdat")); // fast start
    QFile reportFile(m_cli->path(u("report.json")));
    QVERIFY(reportFile.open(QIODevice::ReadOnly));
    const auto report = nlohmann::json::parse(reportFile.readAll().toStdString());
    QVERIFY(report["frames"] == 60 && report["clips"].size() == 3 && report["stale"].empty());
    QStringList left = m_cli->files();
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
    m_cli->must({u("new"), u("film.weft")});
    m_cli->must({u("import"), u("film.weft"), kFootage});
    // frames 100–149, then 20–59: a cut that goes back
    m_cli->must(
        {u("apply"), u("film.weft"), u("-")},
        R"({"edit":"append","source":{"kind":"media","media":"vtest.avi"},"video":"V1","in":10,"length":50}
{"edit":"append","source":{"kind":"media","media":"vtest.avi"},"video":"V1","in":2,"length":40}
)");
    m_cli->must(
        {u("render"), u("film.weft"), u("-o"), u("film.mkv"), u("--preset"), u("lossless")});
    const QStringList source = frameHashes({u("-i"), kFootage});
    const QStringList film = frameHashes({u("-i"), m_cli->path(u("film.mkv"))});
    QVERIFY(source.size() > 150);
    QCOMPARE(film, source.mid(100, 50) + source.mid(20, 40));
}

void TestCli::namesAndLabelsStandForIds()
{
    m_cli->makeProject(test::kColours);
    const Ended good = m_cli->run({u("apply"), u("film.weft"), u("-")}, R"(# a comment

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
        const Ended ended = m_cli->run({u("apply"), u("film.weft"), u("-")}, bad);
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains(u("Line 1")), qPrintable(ended.err));
    }
}

void TestCli::aScriptIsPlayedWholeOrNotAtAll()
{
    m_cli->makeProject(test::kColours);
    QFile file(m_cli->path(u("film.weft")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    const Ended ended = m_cli->run({u("apply"), u("film.weft"), u("-")},
                                   R"({"edit":"add-marker","at":5}
{"edit":"add-marker","at":-5}
)");
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains(u("Line 2")), qPrintable(ended.err));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    m_cli->must({u("apply"), u("film.weft"), u("-"), u("-o"), u("other.weft")},
                R"({"edit":"add-marker","at":5})");
    QVERIFY(QFileInfo::exists(m_cli->path(u("other.weft"))));
}

void TestCli::aStaleTakeIsUsedAndReported()
{
    m_cli->makeProject(test::testpattern("{}"));
    m_cli->must({u("generate"), u("film.weft")});
    m_cli->must({u("apply"), u("film.weft"), u("-")},
                R"({"edit":"set-recipe","shot":"made","recipe":{"seed":5}})");
    const auto report = [&] {
        QFile file(m_cli->path(u("r.json")));
        return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().toStdString())
                                              : nlohmann::json();
    };
    m_cli->must({u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--report"), u("r.json")});
    QVERIFY(report()["stale"] == nlohmann::json({"made"}) && report()["generated"].empty());
    m_cli->must({u("render"), u("film.weft"), u("-o"), u("y.mp4"), u("--generate"), u("stale"),
                 u("--report"), u("r.json")});
    QVERIFY(report()["stale"].empty() && report()["generated"] == nlohmann::json({"made"}));
    QCOMPARE(QDir(m_cli->path(u("film.assets"))).entryList({u("*.mkv")}).size(),
             2); // the old take is still there
}

void TestCli::progressIsWrittenAsJsonLines()
{
    m_cli->makeProject(test::kColours + test::testpattern("{}"));
    const Ended ended = m_cli->run(
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
    m_cli->makeProject(test::kColours);
    m_cli->must({u("render"), u("film.weft"), u("-o"), u("x.mp4"), u("--range"), range});
    QCOMPARE(QString::fromStdString(probe(u("x.mp4"))["streams"][0]["nb_read_frames"]),
             QString::number(frames));
}

void TestCli::framesAreWrittenAsPng()
{
    m_cli->makeProject(test::kColours);
    m_cli->must({u("frame"), u("film.weft"), u("00:00:00:10"), u("-o"), u("red.png")});
    const QImage red(m_cli->path(u("red.png")));
    QCOMPARE(red.size(), QSize(160, 90));
    const QColor pixel = red.pixelColor(80, 45);
    QVERIFY(std::abs(pixel.red() - 0xaa) <= 1 && std::abs(pixel.green() - 0x33) <= 1
            && std::abs(pixel.blue() - 0x22) <= 1);
    m_cli->must({u("frame"), u("film.weft"), u("1.6s"), u("-o"), u("blue.png")});
    QVERIFY(std::abs(QImage(m_cli->path(u("blue.png"))).pixelColor(80, 45).blue() - 0xaa) <= 1);
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
    QTest::newRow("hdr10") << "hdr10"
                           << "x.mp4"
                           << "hevc"
                           << "yuv420p10le";
    QTest::newRow("hlg") << "hlg"
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
    m_cli->makeProject(test::kColours);
    m_cli->must({u("render"), u("film.weft"), u("-o"), file, u("--preset"), preset});
    const auto film = probe(file);
    QTEST(QString::fromStdString(film["streams"][0]["codec_name"]), "codec");
    QTEST(QString::fromStdString(film["streams"][0]["pix_fmt"]), "format");
    QCOMPARE(QString::fromStdString(film["streams"][0]["nb_read_frames"]), u("60"));
    QCOMPARE(film["streams"].size(), 2u);
}

void TestCli::aPresetOfOnesOwnIsAFile()
{
    m_cli->makeProject(test::kColours);
    QFile preset(m_cli->path(u("own.json")));
    QVERIFY(preset.open(QIODevice::WriteOnly));
    preset.write(R"({"id":"own","label":"Own","help":"mute and small","container":"mov",
        "videoCodec":"libx264","videoOptions":{"preset":"veryfast","crf":"30"},
        "pixelFormat":"yuv444p","audioCodec":""})");
    preset.close();
    m_cli->must({u("render"), u("film.weft"), u("-o"), u("x.mov"), u("--preset"),
                 m_cli->path(u("own.json"))});
    const auto film = probe(u("x.mov"));
    QCOMPARE(film["streams"].size(), 1u);
    QCOMPARE(QString::fromStdString(film["streams"][0]["codec_name"]), u("h264"));
    QCOMPARE(QString::fromStdString(film["streams"][0]["pix_fmt"]), u("yuv444p"));
    QVERIFY(preset.open(QIODevice::WriteOnly));
    preset.write(R"({"id":"own"})");
    preset.close();
    const Ended bad = m_cli->run({u("render"), u("film.weft"), u("-o"), u("y.mov"), u("--preset"),
                                  m_cli->path(u("own.json"))});
    QCOMPARE(bad.code, 2);
    QVERIFY2(bad.err.contains(u("label")), qPrintable(bad.err));
}

void TestCli::coloursAreChosenAndTold()
{
    m_cli->must({u("new"), u("film.weft"), u("--width"), u("160"), u("--height"), u("90"),
                 u("--colour"), u("pq"), u("--compositing"), u("linear"), u("--hdr"),
                 u("pass-through")});
    m_cli->must({u("apply"), u("film.weft"), u("-")}, test::kColours);
    const QString info = m_cli->run({u("info"), u("film.weft")}).out;
    for (const char *told : {"bt2020", "pq", "light", "passes through"})
        QVERIFY2(info.contains(u(told)), qPrintable(info));
    const auto transferOf = [&](const QString &file, const QStringList &options) {
        m_cli->must(QStringList{u("render"), u("film.weft"), u("-o"), file, u("--range"), u("0-5")}
                    + options);
        return QString::fromStdString(probe(file)["streams"][0]["color_transfer"]);
    };
    QCOMPARE(transferOf(u("a.mp4"), {u("--preset"), u("h265-10")}), u("smpte2084"));
    QCOMPARE(transferOf(u("b.mp4"), {u("--preset"), u("h265-10"), u("--colour"), u("hlg")}),
             u("arib-std-b67"));
    QCOMPARE(transferOf(u("c.mp4"), {}), u("bt709"));
    const Ended bands = m_cli->run(
        {u("render"), u("film.weft"), u("-o"), u("d.mp4"), u("--colour"), u("pq")});
    QCOMPARE(bands.code, 2);
    const Ended wrong = m_cli->run({u("new"), u("x.weft"), u("--colour"), u("purple")});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains(u("bt709, bt2020, pq, hlg")), qPrintable(wrong.err));
}

void TestCli::picturesAreSeenThroughAView()
{
    m_cli->makeProject(test::kColours);
    QVERIFY(QDir(m_cli->path()).mkdir(u("look")));
    QFile config(m_cli->path(u("look/film.ocio")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(R"(ocio_profile_version: 2
roles: {default: levels}
file_rules: [!<Rule> {name: Default, colorspace: levels}]
displays:
  Screen:
    - !<View> {name: Plain, colorspace: levels}
    - !<View> {name: Turned, colorspace: turned}
colorspaces:
  - !<ColorSpace> {name: levels}
  - !<ColorSpace>
    name: turned
    from_scene_reference: !<MatrixTransform> {matrix: [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]}
)");
    config.close();
    const QColor plain(0xaa, 0x33, 0x22), turned(0x22, 0xaa, 0x33);
    const auto first = [&](const QStringList &options) {
        m_cli->must(QStringList{u("frame"), u("film.weft"), u("0"), u("-o"), u("x.png")} + options);
        return QImage(m_cli->path(u("x.png"))).pixelColor(80, 45);
    };
    const QStringList chosen{u("--ocio"), u("look/film.ocio"), u("--view"), u("Screen/Turned")};
    QCOMPARE(first({}), plain);
    QCOMPARE(first(chosen), turned);
    QCOMPARE(first({u("--ocio"), u("look/film.ocio"), u("--view"), u("Turned")}), turned);
    m_cli->must(QStringList{u("render"), u("film.weft"), u("-o"), u("film.mkv"), u("--preset"),
                            u("lossless-10"), u("--range"), u("0-2")}
                + chosen);
    QProcess ffmpeg; // another's eye on the film
    ffmpeg.start(u("ffmpeg"), {u("-v"), u("error"), u("-i"), m_cli->path(u("film.mkv")),
                               u("-frames:v"), u("1"), m_cli->path(u("film.png"))});
    QVERIFY(ffmpeg.waitForFinished() && ffmpeg.exitCode() == 0);
    const QColor seen = QImage(m_cli->path(u("film.png"))).pixelColor(80, 45);
    QVERIFY(std::abs(seen.red() - 0x22) <= 4 && std::abs(seen.green() - 0xaa) <= 4
            && std::abs(seen.blue() - 0x33) <= 4);

    const Ended wrong = m_cli->run({u("frame"), u("film.weft"), u("0"), u("-o"), u("y.png"),
                                    u("--ocio"), u("look/film.ocio"), u("--view"),
                                    u("Screen/Film")});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains(u("Plain, Turned")), qPrintable(wrong.err));
    m_cli->environment.insert(u("OCIO"), m_cli->path(u("look/film.ocio")));
    QCOMPARE(first({u("--view"), u("Turned")}), turned);
    m_cli->environment.remove(u("OCIO"));
    QCOMPARE(m_cli
                 ->run(
                     {u("frame"), u("film.weft"), u("0"), u("-o"), u("y.png"), u("--view"), u("x")})
                 .code,
             2);

    // By the sequence's own choice.
    m_cli->must(
        {u("apply"), u("film.weft"), u("-")},
        R"({"edit":"set-sequence","view":{"use":"monitor","config":"look/film.ocio","view":"Turned"}})");
    QCOMPARE(first({}), plain);
    m_cli->must(
        {u("apply"), u("film.weft"), u("-")},
        R"({"edit":"set-sequence","view":{"use":"everywhere","config":"look/film.ocio","view":"Turned"}})");
    QCOMPARE(first({}), turned);
    QCOMPARE(first({u("--view"), u("none")}), plain);
    QCOMPARE(first({u("--view"), u("Plain")}), plain);
    QVERIFY(m_cli->run({u("info"), u("film.weft")}).out.contains(u("Turned")));
    QCOMPARE(m_cli->run({u("check"), u("film.weft")}).code, 0);
    QVERIFY(QFile::remove(m_cli->path(u("look/film.ocio"))));
    const auto check = m_cli->run({u("check"), u("film.weft")});
    QCOMPARE(check.code, 3);
    QVERIFY2(check.out.contains(u("look/film.ocio")), qPrintable(check.out));
}

void TestCli::theSampleRendersAndItsTakeIsMadeAgainTheSame()
{
    const QString samples = u(WEFT_SOURCE_DIR) + u("/resources/samples/");
    const QString project = samples + u("first-light.weft");
    const Ended check = m_cli->run({u("check"), project});
    QVERIFY2(check.code == 0, qPrintable(check.out + check.err));
    m_cli->must({u("render"), project, u("-o"), u("film.mp4"), u("--generate"), u("never"),
                 u("--report"), u("r.json")});
    const auto film = probe(u("film.mp4"));
    QVERIFY(std::stoi(film["streams"][0]["nb_read_frames"].get<std::string>()) > 250);

    // Without its takes the same project makes them again, equal to those that are shipped.
    for (const QFileInfo &file : QDir(samples).entryInfoList(QDir::Files))
        QVERIFY(QFile::copy(file.filePath(), m_cli->path(file.fileName())));
    m_cli->must({u("generate"), u("first-light.weft")});
    QFile shipped(samples + u("first-light.assets/takes.jsonl")),
        made(m_cli->path(u("first-light.assets/takes.jsonl")));
    QVERIFY(shipped.open(QIODevice::ReadOnly) && made.open(QIODevice::ReadOnly));
    const auto a = nlohmann::json::parse(shipped.readLine().toStdString()),
               b = nlohmann::json::parse(made.readLine().toStdString());
    QVERIFY(a["id"] == b["id"]);
    QVERIFY(a["contentHash"] == b["contentHash"]);
}

WEFT_TEST_MAIN(TestCli)
#include "tst_cli.moc"
