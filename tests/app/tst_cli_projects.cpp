#include "tests/app/weft_cli.h"
#include "tests/support/test_main.h"

#include "core/project/project_file.h"
#include "core/project/recovery.h"

#include <QBuffer>
#include <QDataStream>
#include <QFile>
#include <QImage>

#include <random>

using namespace weft;
using weft::test::Ended;

/// What weft-cli does around a project file: locks, media, what a crash left.
class TestCliProjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aProjectThatIsOpenIsNotChanged_data();
    void aProjectThatIsOpenIsNotChanged();
    void aProjectThatIsOpenCanBeReadAndSavedUnderAnotherName();
    void relinkPreviewsAndThenApplies();
    void collectMakesAFolderThatCanBeMoved();
    void unusedIsListedAndRemoved();
    void workOfACrashedEditorIsRecovered();
    void workOfACrashedEditorIsNotedByReaders_data();
    void workOfACrashedEditorIsNotedByReaders();
    void workOfACrashedEditorKeepsTheProjectFromChanges_data();
    void workOfACrashedEditorKeepsTheProjectFromChanges();
    void workOfACrashedEditorIsForgotten();
    void aProjectThatWasRecoveredCanBeChanged();
    void synchroniseListensToTheFiles();

private:
    Ended run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return m_cli->run(arguments, input);
    }
    QString path(const char *name) const { return m_cli->path(QString::fromUtf8(name)); }
    void makePicture(const char *name, Qt::GlobalColor colour);
    void makeSound(const char *name, double from, double seconds);
    void crash();

    std::unique_ptr<test::WeftCli> m_cli;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

void TestCliProjects::init()
{
    m_cli = std::make_unique<test::WeftCli>();
    QDir(journalFolder()).removeRecursively();
    QVERIFY(QDir().mkpath(path("film/media")));
    makePicture("film/media/red.png", Qt::red);
    makePicture("film/media/blue.png", Qt::blue);
    QCOMPARE(run({u("new"), u("film/film.weft")}).code, 0);
    QCOMPARE(run({u("import"), u("film/film.weft"), u("film/media/red.png"),
                  u("film/media/blue.png")})
                 .code,
             0);
    const Ended applied
        = run({u("apply"), u("film/film.weft"), u("-")},
              R"({"edit":"append","video":"V1","source":{"kind":"media","media":"red.png"}}
{"edit":"set-media","media":"red.png","tags":["warm"],"rating":4})");
    QVERIFY2(applied.code == 0, qPrintable(applied.err));
}

void TestCliProjects::makePicture(const char *name, Qt::GlobalColor colour)
{
    QImage picture(64, 48, QImage::Format_RGB32);
    picture.fill(colour);
    QVERIFY(picture.save(path(name)));
}

/// A part of one scene, in which something sounds now and then: 16 bits, 48 kHz, mono.
void TestCliProjects::makeSound(const char *name, double from, double seconds)
{
    std::minstd_rand random(7);
    std::vector<qint16> scene;
    while (scene.size() < 48'000 * 20) {
        const std::size_t length = 2'000 + random() % 14'000;
        const int loudness = random() % 3 == 0 ? 0 : 500 + static_cast<int>(random() % 15'000);
        for (std::size_t i = 0; i < length; ++i)
            scene.push_back(
                static_cast<qint16>(static_cast<int>(random() % 2001 - 1000) * loudness / 1000));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QDataStream wav(&buffer);
    wav.setByteOrder(QDataStream::LittleEndian);
    const auto size = static_cast<quint32>(seconds * 48'000) * 2;
    wav.writeRawData("RIFF", 4);
    wav << quint32(36 + size);
    wav.writeRawData("WAVEfmt ", 8);
    wav << quint32(16) << quint16(1) << quint16(1) << quint32(48'000) << quint32(96'000)
        << quint16(2) << quint16(16);
    wav.writeRawData("data", 4);
    wav << size;
    const auto first = static_cast<std::size_t>(from * 48'000);
    for (std::size_t i = 0; i < size / 2; ++i)
        wav << scene[first + i];
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestCliProjects::aProjectThatIsOpenIsNotChanged_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString film = u("film/film.weft");
    QTest::newRow("apply") << QStringList{u("apply"), film, u("-")};
    QTest::newRow("import") << QStringList{u("import"), film, u("film/media/red.png")};
    QTest::newRow("new") << QStringList{u("new"), film, u("--overwrite")};
    QTest::newRow("generate") << QStringList{u("generate"), film};
    QTest::newRow("relink") << QStringList{u("relink"), film, u("film"), u("--apply")};
    QTest::newRow("unused") << QStringList{u("unused"), film, u("--remove-media")};
    QTest::newRow("recover") << QStringList{u("recover"), film};
}

void TestCliProjects::aProjectThatIsOpenIsNotChanged()
{
    QFETCH(QStringList, arguments);
    const auto open = openDocument(path("film/film.weft"));
    QVERIFY(open && (*open)->readOnlyReason().isEmpty());
    const Project before = *(*open)->root();
    const Ended ended = run(arguments, "{\"edit\":\"add-folder\",\"name\":\"x\"}\n");
    QCOMPARE(ended.code, 6);
    for (const QString &part : {u("film.weft"), u("tst_cli_projects"),
                                QString::number(QCoreApplication::applicationPid())})
        QVERIFY2(ended.err.contains(part), qPrintable(ended.err));
    QCOMPARE(loadProject(path("film/film.weft")).value(), before);
}

void TestCliProjects::aProjectThatIsOpenCanBeReadAndSavedUnderAnotherName()
{
    const auto open = openDocument(path("film/film.weft"));
    QCOMPARE(run({u("check"), u("film/film.weft")}).code, 0);
    QCOMPARE(run({u("info"), u("film/film.weft")}).code, 0);
    QCOMPARE(run({u("unused"), u("film/film.weft")}).code, 0);
    const Ended saved = run({u("apply"), u("film/film.weft"), u("-"), u("-o"), u("film/b.weft")},
                            "{\"edit\":\"add-folder\",\"name\":\"x\"}\n");
    QVERIFY2(saved.code == 0, qPrintable(saved.err));
    QCOMPARE(loadProject(path("film/b.weft")).value().folders.size(), 1u);
    QVERIFY(!ProjectLock::isHeld(path("film/b.weft")));
}

void TestCliProjects::relinkPreviewsAndThenApplies()
{
    const QByteArray before = toProjectText(loadProject(path("film/film.weft")).value());
    QVERIFY(QDir().mkpath(path("disk/deep")));
    QVERIFY(QFile::rename(path("film/media/red.png"), path("disk/deep/renamed.png")));
    QVERIFY(QFile::remove(path("film/media/blue.png")));
    makePicture("disk/blue.png", Qt::cyan); // of that name, and another picture
    QCOMPARE(run({u("check"), u("film/film.weft")}).code, 4);
    const Ended preview = run({u("relink"), u("film/film.weft"), u("disk")});
    QCOMPARE(preview.code, 4); // blue.png only fits by its name
    QVERIFY2(preview.out.contains(u("\tcontent\tred.png\t") + path("disk/deep/renamed.png")),
             qPrintable(preview.out));
    QVERIFY2(preview.err.contains(u("blue.png")), qPrintable(preview.err));
    QCOMPARE(toProjectText(loadProject(path("film/film.weft")).value()), before);

    const Ended applied = run(
        {u("relink"), u("film/film.weft"), u("disk"), u("--apply"), u("--accept"), u("name")});
    QVERIFY2(applied.code == 0, qPrintable(applied.err));
    const Project project = loadProject(path("film/film.weft")).value();
    QCOMPARE(project.media[0]->path, u("../disk/deep/renamed.png"));
    QCOMPARE(project.media[0]->tags, std::vector<QString>{u("warm")});
    QCOMPARE(run({u("check"), u("film/film.weft")}).code, 0);
    QCOMPARE(run({u("relink"), u("film/film.weft"), u("disk")}).code, 0); // nothing is missing
    QCOMPARE(run({u("relink"), u("film/film.weft"), u("no/such")}).code, 2);
    QCOMPARE(run({u("relink"), u("film/film.weft"), u("disk"), u("--accept"), u("luck")}).code, 2);
    QCOMPARE(run({u("relink"), u("film/film.weft"), u("disk"), u("--media"), u("x")}).code, 2);
}

void TestCliProjects::collectMakesAFolderThatCanBeMoved()
{
    const Ended collected = run({u("collect"), u("film/film.weft"), u("box")});
    QVERIFY2(collected.code == 0, qPrintable(collected.err));
    QVERIFY(collected.out.startsWith(path("box/film.weft") + u("\t2\t")));
    QVERIFY(QDir().rename(path("box"), path("moved")));
    QVERIFY(QDir(path("film")).removeRecursively());
    QCOMPARE(run({u("check"), u("moved/film.weft")}).code, 0);
    const Ended frame = run({u("frame"), u("moved/film.weft"), u("0"), u("-o"), u("still.png")});
    QVERIFY2(frame.code == 0, qPrintable(frame.err));

    QVERIFY(QFile::remove(path("moved/media/blue.png")));
    const Ended missing = run({u("collect"), u("moved/film.weft"), u("again")});
    QCOMPARE(missing.code, 4);
    QVERIFY(missing.err.contains(u("blue.png")));
    QVERIFY(!QFileInfo::exists(path("again")));
    QCOMPARE(run({u("collect"), u("moved/film.weft"), u("again"), u("--skip-missing")}).code, 0);
    QCOMPARE(run({u("collect"), u("moved/film.weft"), u("again")}).code, 6); // it is there
}

void TestCliProjects::unusedIsListedAndRemoved()
{
    const Ended listed = run({u("unused"), u("film/film.weft")});
    QVERIFY2(listed.code == 0, qPrintable(listed.err));
    const qint64 size = QFileInfo(path("film/media/blue.png")).size();
    QCOMPARE(listed.out, u("media\t%1\tblue.png\t%2\n").arg(size).arg(path("film/media/blue.png")));
    QCOMPARE(run({u("unused"), u("film/film.weft"), u("--remove-media")}).code, 0);
    QCOMPARE(loadProject(path("film/film.weft")).value().media.size(), 1u);
    QVERIFY(QFileInfo::exists(path("film/media/blue.png")));
    QCOMPARE(run({u("unused"), u("film/film.weft")}).out, QString());
}

/// An editor ends without closing, two folders after the last saving.
void TestCliProjects::crash()
{
    const auto open = openDocument(path("film/film.weft"));
    QVERIFY((*open)->apply(AddFolder{u("a"), {}}));
    QVERIFY((*open)->apply(AddFolder{u("b"), {}}));
}

void TestCliProjects::workOfACrashedEditorIsRecovered()
{
    QCOMPARE(run({u("recover")}).out, QString());
    QCOMPARE(run({u("recover"), u("film/film.weft")}).code, 2); // nothing to recover
    crash();
    const Ended listed = run({u("recover")});
    QVERIFY2(listed.out.startsWith(path("film/film.weft") + u("\t2\t")), qPrintable(listed.out));
    QCOMPARE(run({u("recover"), u("film/film.weft"), u("-o"), u("film/b.weft")}).code, 0);
    QCOMPARE(loadProject(path("film/b.weft")).value().folders.size(), 2u);
    QCOMPARE(loadProject(path("film/film.weft")).value().folders.size(), 0u);
    QCOMPARE(run({u("recover"), u("film/film.weft")}).code, 0);
    QCOMPARE(loadProject(path("film/film.weft")).value().folders.size(), 2u);
    QCOMPARE(run({u("recover")}).out, QString());
}

void TestCliProjects::workOfACrashedEditorIsNotedByReaders_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString film = u("film/film.weft");
    QTest::newRow("info") << QStringList{u("info"), film};
    QTest::newRow("check") << QStringList{u("check"), film};
    QTest::newRow("frame") << QStringList{u("frame"), film, u("0"), u("-o"), u("a.png")};
    QTest::newRow("render") << QStringList{u("render"), film,    u("--range"),
                                           u("0-2"),    u("-o"), u("a.mp4")};
    QTest::newRow("collect") << QStringList{u("collect"), film, u("box")};
    QTest::newRow("unused") << QStringList{u("unused"), film};
    QTest::newRow("relink") << QStringList{u("relink"), film, u("film")};
    QTest::newRow("convert") << QStringList{u("convert"), film, u("a.otio")};
    QTest::newRow("apply") << QStringList{u("apply"), film, u("-"), u("-o"), u("film/b.weft")};
}

void TestCliProjects::workOfACrashedEditorIsNotedByReaders()
{
    QFETCH(QStringList, arguments);
    const QByteArray edit = "{\"edit\":\"add-folder\",\"name\":\"x\"}\n";
    {
        const auto open = openDocument(path("film/film.weft"));
        QVERIFY((*open)->apply(AddFolder{u("a"), {}}));
        const Ended quiet = run({u("info"), u("film/film.weft")}); // nobody crashed
        QVERIFY2(!quiet.err.contains(u("recover")), qPrintable(quiet.err));
        (*open)->discardJournal();
    }
    crash();
    const Ended ended = run(arguments, edit);
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    for (const QString &part : {path("film/film.weft"), u("2 change"), u("weft-cli recover")})
        QVERIFY2(ended.err.contains(part), qPrintable(ended.err));
    QCOMPARE(ended.err.count(u("weft-cli recover")), 1);
}

void TestCliProjects::workOfACrashedEditorKeepsTheProjectFromChanges_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString film = u("film/film.weft");
    QTest::newRow("apply") << QStringList{u("apply"), film, u("-")};
    QTest::newRow("import") << QStringList{u("import"), film, u("film/media/red.png")};
    QTest::newRow("new") << QStringList{u("new"), film, u("--overwrite")};
    QTest::newRow("generate") << QStringList{u("generate"), film};
    QTest::newRow("relink") << QStringList{u("relink"), film, u("film"), u("--apply")};
    QTest::newRow("unused") << QStringList{u("unused"), film, u("--remove-media")};
    QTest::newRow("convert") << QStringList{u("convert"), u("film/other.weft"), film,
                                            u("--overwrite")};
    QTest::newRow("apply to another file")
        << QStringList{u("apply"), u("film/other.weft"), u("-"), u("-o"), film};
}

void TestCliProjects::workOfACrashedEditorKeepsTheProjectFromChanges()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run({u("new"), u("film/other.weft")}).code, 0);
    crash();
    const QByteArray before = toProjectText(loadProject(path("film/film.weft")).value());
    const Ended ended = run(arguments, "{\"edit\":\"add-folder\",\"name\":\"x\"}\n");
    QCOMPARE(ended.code, 6);
    for (const QString &part :
         {path("film/film.weft"), u("2 change"), u("weft-cli recover\""), u("recover --discard")})
        QVERIFY2(ended.err.contains(part), qPrintable(ended.err));
    QCOMPARE(toProjectText(loadProject(path("film/film.weft")).value()), before);
    QVERIFY(!ProjectLock::isHeld(path("film/film.weft")));
    QVERIFY(run({u("recover")}).out.startsWith(path("film/film.weft") + u("\t2\t")));
}

void TestCliProjects::workOfACrashedEditorIsForgotten()
{
    const QString film = u("film/film.weft");
    QCOMPARE(run({u("recover"), u("--discard")}).code, 2); // of which project?
    QCOMPARE(run({u("recover"), u("--discard"), film}).code, 2);
    crash();
    const QByteArray before = toProjectText(loadProject(path("film/film.weft")).value());
    QCOMPARE(run({u("recover"), u("--discard"), film}).code, 0);
    QCOMPARE(toProjectText(loadProject(path("film/film.weft")).value()), before);
    QCOMPARE(run({u("recover")}).out, QString());
    QCOMPARE(run({u("info"), film}).err, QString());
    // a journal that nobody can read stands in the way of changes as well, until it is forgotten
    QVERIFY(QDir().mkpath(journalFolder()));
    QFile journal(journalPath(path("film/film.weft")));
    QVERIFY(journal.open(QIODevice::WriteOnly) && journal.write("rubbish\n") > 0);
    journal.close();
    const QByteArray edit = "{\"edit\":\"add-folder\",\"name\":\"x\"}\n";
    QCOMPARE(run({u("apply"), film, u("-")}, edit).code, 6);
    const Ended noted = run({u("info"), film});
    QCOMPARE(noted.code, 0);
    QVERIFY2(noted.err.contains(u("cannot be read")), qPrintable(noted.err));
    QCOMPARE(run({u("recover"), film}).code, 3);
    QCOMPARE(run({u("recover"), u("--discard"), film}).code, 0);
    QCOMPARE(run({u("apply"), film, u("-")}, edit).code, 0);
}

/// What was brought back is not offered again when the file changes afterwards.
void TestCliProjects::aProjectThatWasRecoveredCanBeChanged()
{
    const QString film = u("film/film.weft");
    crash();
    QCOMPARE(run({u("recover"), film}).code, 0);
    const Ended applied = run({u("apply"), film, u("-")},
                              "{\"edit\":\"add-folder\",\"name\":\"c\"}\n");
    QVERIFY2(applied.code == 0, qPrintable(applied.err));
    QCOMPARE(applied.err, QString());
    QCOMPARE(run({u("recover")}).out, QString());
    const auto opened = openDocument(path("film/film.weft"));
    QVERIFY(opened.has_value());
    QCOMPARE((*opened)->root()->folders.size(), 3u);
    QCOMPARE(Journal::filesAt(journalPath(path("film/film.weft"))).size(), 2); // kept once more
}

void TestCliProjects::synchroniseListensToTheFiles()
{
    makeSound("camera.wav", 0, 18);
    makeSound("recorder.wav", 3.2, 10);
    QCOMPARE(run({u("import"), u("film/film.weft"), u("camera.wav"), u("recorder.wav")}).code, 0);
    const Ended ended = run({u("apply"), u("film/film.weft"), u("-")}, R"(
{"edit":"set-sequence","rate":"25"}
{"edit":"append","audio":"A1","source":{"kind":"media","media":"camera.wav"},"as":"a"}
{"edit":"add-track","kind":"audio","as":"t"}
{"edit":"overwrite","at":10,"audio":"$t","source":{"kind":"media","media":"recorder.wav"},"as":"b"}
{"edit":"synchronise","clip":"$b","reference":"$a"})");
    QCOMPARE(ended.err, QString());
    QCOMPARE(ended.code, 0);
    const Project project = loadProject(path("film/film.weft")).value();
    std::map<QString, std::int64_t> starts;
    for (const auto &track : project.sequences.front()->tracks) {
        for (const Clip &clip : track->clips)
            starts[clipName(project, *clip.body)] = clip.start;
    }
    QCOMPARE(starts[u("recorder.wav")], starts[u("camera.wav")] + 80); // 3.2 s
    const Ended silent = run({u("apply"), u("film/film.weft"), u("-")},
                             R"({"edit":"synchronise","clip":"red.png","reference":"camera.wav"})");
    QCOMPARE(silent.code, 2);
    QVERIFY2(silent.err.contains(u("no sound of a file")), qPrintable(silent.err));
}

WEFT_TEST_MAIN(TestCliProjects)
#include "tst_cli_projects.moc"
