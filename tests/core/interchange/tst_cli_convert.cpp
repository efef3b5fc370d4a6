#include "tests/app/weft_cli.h"
#include "tests/core/interchange/rich_project.h"
#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/interchange/interchange.h"
#include "core/project/project_file.h"

using namespace weft;
using weft::test::Ended;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// `weft-cli convert` from the outside.
class TestConvert : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aProjectComesBackFromOpenTimelineIoUnchanged();
    void mediaIsProbedWhenAnotherProgramsTimelineIsRead();
    void aBundleBringsMediaAndTakesAlong();
    void badRequestsEndWithTheirCode_data();
    void badRequestsEndWithTheirCode();
    void nothingIsReplacedUnasked();

private:
    Ended run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return m_cli->run(arguments, input);
    }
    Ended convert(const QStringList &arguments) const
    {
        return run(QStringList{u("convert")} + arguments);
    }
    QString path(const QString &name) const { return m_cli->path(name); }
    Project load(const QString &name);

    std::unique_ptr<test::WeftCli> m_cli;
};

void TestConvert::init()
{
    m_cli = std::make_unique<test::WeftCli>();
}

Project TestConvert::load(const QString &name)
{
    auto project = loadProject(path(name));
    if (!project)
        qFatal("%s", qPrintable(project.error().message));
    return *std::move(project);
}

void TestConvert::aProjectComesBackFromOpenTimelineIoUnchanged()
{
    QVERIFY(writeTimeline(test::richProject(), {}, path(u("a.weft"))).has_value());
    const Ended there = convert({path(u("a.weft")), path(u("b.otio"))});
    QCOMPARE(there.err, QString());
    QCOMPARE(there.code, 0);
    QVERIFY2(there.out.startsWith(u("not carried: ")), qPrintable(there.out));
    const Ended back = convert({path(u("b.otio")), path(u("c.weft"))});
    QCOMPARE(back.err, QString());
    QCOMPARE(back.code, 0);
    QCOMPARE(back.out, QString());
    QCOMPARE(readFile(path(u("c.weft")), ErrorKind::Project).value(),
             readFile(path(u("a.weft")), ErrorKind::Project).value());
}

void TestConvert::mediaIsProbedWhenAnotherProgramsTimelineIsRead()
{
    const QString film = QDir(u(WEFT_TEST_MEDIA)).entryList({u("*.mp4")}, QDir::Files).value(0);
    QVERIFY(!film.isEmpty());
    const QByteArray text
        = R"({"OTIO_SCHEMA":"Clip.2","name":"film","media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"file://)"
          + (u(WEFT_TEST_MEDIA "/") + film).toUtf8() + "\"}}}";
    QVERIFY(replaceFile(path(u("a.otio")), text).has_value());
    const Ended ended = convert({path(u("a.otio")), path(u("a.weft"))});
    QCOMPARE(ended.err, QString());
    const Project project = load(u("a.weft"));
    const auto &info = project.media[0]->info;
    QVERIFY(info.video && info.video->frameCount > 1 && !info.video->codec.isEmpty());
    QCOMPARE(project.activeSequence()->settings.width, info.video->displayWidth() / 2 * 2);
    QVERIFY(project.activeSequence()->length() > 1);
}

void TestConvert::aBundleBringsMediaAndTakesAlong()
{
    const QString film = QDir(u(WEFT_TEST_MEDIA)).entryList({u("*.mp4")}, QDir::Files).value(0);
    QVERIFY(QFile::copy(u(WEFT_TEST_MEDIA "/") + film, path(u("film.mp4"))));
    QCOMPARE(run({u("new"), path(u("a.weft"))}).code, 0);
    const Ended applied = run({u("apply"), path(u("a.weft")), u("-")},
                              R"({"edit":"import","path":"film.mp4"}
{"edit":"append","source":{"kind":"media","media":"film.mp4"},"video":"V1","length":5}
{"edit":"add-shot","name":"made","recipe":{"generator":"testpattern","width":64,"height":48,"length":10,"rate":25},"as":"shot"}
{"edit":"append","source":{"kind":"shot","shot":"$shot"},"video":"V1"}
)");
    QCOMPARE(applied.err, QString());
    QCOMPARE(run({u("generate"), path(u("a.weft"))}).code, 0);

    const Ended there = convert({path(u("a.weft")), path(u("b.otioz"))});
    QCOMPARE(there.err, QString());
    QVERIFY(QFile::rename(path(u("film.mp4")), path(u("moved.mp4"))));
    const Ended back = convert({path(u("b.otioz")), path(u("c.weft"))});
    QCOMPARE(back.err, QString());
    QCOMPARE(back.code, 0);
    Project before = load(u("a.weft"));
    MediaItem item = *before.media[0];
    item.path = u("c.media/film.mp4");
    before.media[0] = std::make_shared<const MediaItem>(item);
    QVERIFY(load(u("c.weft")) == before);
    // the film is whole without a generator: its take came along
    const Ended render = run(
        {u("render"), path(u("c.weft")), u("-o"), path(u("c.mp4")), u("--generate"), u("never")});
    QVERIFY2(render.code == 0, qPrintable(render.err));
}

void TestConvert::badRequestsEndWithTheirCode_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing there") << u("gone.otio") << u("x.weft") << 3 << u("gone.otio");
    QTest::newRow("garbage") << u("garbage.otio") << u("x.weft") << 3 << u("not valid JSON");
    QTest::newRow("no bundle") << u("garbage.otioz") << u("x.weft") << 3 << u("cannot be read");
    QTest::newRow("input suffix") << u("garbage.doc") << u("x.weft") << 2 << u("garbage.doc");
    QTest::newRow("output suffix") << u("a.weft") << u("x.doc") << 2 << u(".weft, .otio");
    QTest::newRow("no folder") << u("a.weft") << u("none/x.otio") << 6
                               << u("make the folder first");
    QTest::newRow("no folder for a bundle")
        << u("a.weft") << u("none/x.otioz") << 6 << u("x.otioz");
}

void TestConvert::badRequestsEndWithTheirCode()
{
    QFETCH(QString, input);
    QFETCH(QString, output);
    QFETCH(int, code);
    QFETCH(QString, part);
    QVERIFY(writeTimeline(test::richProject(), {}, path(u("a.weft"))).has_value());
    for (const char *name : {"garbage.otio", "garbage.otioz", "garbage.doc"})
        QVERIFY(replaceFile(path(u(name)), "garbage").has_value());
    const Ended ended = convert({path(input), path(output)});
    QCOMPARE(ended.code, code);
    QVERIFY2(ended.err.contains(part), qPrintable(ended.err));
    QVERIFY(!QFileInfo::exists(path(output)));
}

void TestConvert::nothingIsReplacedUnasked()
{
    QVERIFY(writeTimeline(test::richProject(), {}, path(u("a.weft"))).has_value());
    QVERIFY(replaceFile(path(u("b.otio")), "mine").has_value());
    QCOMPARE(convert({path(u("a.weft")), path(u("b.otio"))}).code, 2);
    QCOMPARE(readFile(path(u("b.otio")), ErrorKind::Project).value(), QByteArray("mine"));
    QCOMPARE(convert({path(u("a.weft")), path(u("b.otio")), u("--overwrite")}).code, 0);
    QVERIFY(readFile(path(u("b.otio")), ErrorKind::Project).value() != QByteArray("mine"));
    QCOMPARE(convert({path(u("a.weft")), path(u("c.otio")), u("--sequence"), u("Nope")}).code, 2);
    QCOMPARE(convert({path(u("a.weft")), path(u("c.otio")), u("--sequence"), u("Second")}).code, 0);
}

WEFT_TEST_MAIN(TestConvert)
#include "tst_cli_convert.moc"
