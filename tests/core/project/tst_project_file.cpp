#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/project/backups.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"
#include "core/project/schema_check.h"
#include "core/project/upgrade.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <csignal>

#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

class TestProjectFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFullProjectSurvivesItsFileAndFollowsTheSchema();
    void unknownMembersAreKeptWhereTheyWere();
    void handWrittenFilesNeedOnlyWhatHasNoDefault();
    void everyTruncationIsRefused();
    void upgradesRunOneStepAtATime();
    void mediaPathsAreRelativeWhereTheyAreNear_data();
    void mediaPathsAreRelativeWhereTheyAreNear();
    void savingKeepsTheLastFiveBackups();
    void aFailedSaveLeavesTheOldFile();
    void savingThroughALinkKeepsTheLink();
    void aKilledSaveLeavesAWholeFile();
    void undoIsASwapOfRoots();
    void aRefusedEditIsNoStep();
    void anAmendedResultSurvivesUndo();
    void theJournalBringsEverythingBack();
    void aTornJournalLosesOnlyItsLastLine();
    void nothingIsRecoveredAfterASave();
};

/// A project with something in every corner.
static Project fullProject()
{
    Timeline t;
    t.putLinked(u("a"), 0, 40);
    t.putLinked(u("b"), 40, 40);
    const auto must = [&](const Edit &edit) {
        const Status status = t.edit(edit);
        if (!status)
            qFatal("%s", qPrintable(status.error().message));
    };
    must(AddTransition{t.idOf(u("b")), u("dissolve"), 10});
    Curve curve;
    curve.keyframes = {{0, 0.1, Interpolation::Bezier, {}, {3.5, 1e-7}},
                       {30, 1.0 / 3, Interpolation::Smooth}};
    must(AddEffect{t.idOf(u("a")),
                   u("transform"),
                   {{u("x"), curve}, {u("rotation"), Curve(-12.5)}}});
    must(AddEffect{t.idOf(u("a")), u("opacity"), {}});
    SetClip set{t.idOf(u("a")),
                u("näme ✂ \"quoted\""),
                false,
                Fit::Fill,
                TimeInterpolation::Blend,
                -3.5,
                Fade{3, FadeShape::EqualPower},
                Fade{4}};
    set.sampling = Sampling::Nearest;
    must(set);
    must(Append{NewClip{TitleSource{u("Ein Titel\n二行目")}, t.id(u("V2"))}});
    must(Append{NewClip{ColourSource{{1, 2, 3, 4}}, t.id(u("V2")), {}, 7}});
    must(Append{NewClip{t.shot(), t.id(u("V2"))}});
    NewClip song{t.song(), {}, t.id(u("A2")), 25, Rational(1001, 30000), Rational(1, 3)};
    must(Append{song});
    must(AddMarker{{}, 5, 2, u("m"), u("n")});
    must(AddFolder{u("Folder"), {}});
    must(AddSequence{u("Second")});
    must(ChooseTake{t.shot().shot, u("abc123")});
    AddMedia film{{{}, u("pq"), u("/pq.mov"), {}, {}, {}}};
    VideoInfo &video = film.item.info.video.emplace();
    video = {u("hevc"), 64, 64};
    video.hdr = {MasteringDisplay{{0.68, 0.32},
                                  {0.265, 0.69},
                                  {0.15, 0.06},
                                  {0.3127, 0.329},
                                  0.005,
                                  4000},
                 1200, 180};
    must(film);
    return t.project();
}

void TestProjectFile::aFullProjectSurvivesItsFileAndFollowsTheSchema()
{
    const Project project = fullProject();
    const QByteArray text = toProjectText(project);
    const auto read = fromProjectText(text, u("x.weft"));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, project);
    QCOMPARE(toProjectText(*read), text);
    QVERIFY(text.contains("0.1")); // a point in every locale
    const auto problems = schemaProblems(text, u("x.weft"));
    QVERIFY(problems.has_value());
    QCOMPARE(problems->join(u("\n")), QString());
}

void TestProjectFile::unknownMembersAreKeptWhereTheyWere()
{
    nlohmann::json json = nlohmann::json::parse(toProjectText(fullProject()).toStdString());
    const nlohmann::json extra = {{"deep", {1, 2.5, "x", nullptr}}};
    json["fromTheFuture"] = extra;
    json["media"][0]["fromTheFuture"] = extra;
    json["shots"][0]["fromTheFuture"] = extra;
    json["folders"][0]["fromTheFuture"] = extra;
    nlohmann::json &sequence = json["sequences"][0];
    sequence["fromTheFuture"] = extra;
    sequence["markers"][0]["fromTheFuture"] = extra;
    sequence["tracks"][0]["fromTheFuture"] = extra;
    nlohmann::json &clips = sequence["tracks"][0]["clips"];
    clips[0]["fromTheFuture"] = extra;
    clips[0]["effects"][0]["fromTheFuture"] = extra;
    clips[1]["transition"]["fromTheFuture"] = extra;
    const auto read = fromProjectText(QByteArray::fromStdString(json.dump()), u("x.weft"));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(QString::fromStdString(
                 nlohmann::json::parse(toProjectText(*read).toStdString()).dump()),
             QString::fromStdString(json.dump()));
    // and through an edit of that very clip
    const ClipId id = read->sequences[0]->tracks[0]->clips.at(0)->id;
    SetClip edit{id};
    edit.name = u("renamed");
    const Project edited = weft::apply(*read, edit).value();
    const auto written = nlohmann::json::parse(toProjectText(edited).toStdString());
    QVERIFY(written["sequences"][0]["tracks"][0]["clips"][0]["fromTheFuture"] == extra);
}

void TestProjectFile::handWrittenFilesNeedOnlyWhatHasNoDefault()
{
    const auto read = fromProjectText(
        R"({"weft":1,"nextId":10,"active":1,"sequences":[{"id":1,"name":"S","settings":{"width":64,"height":48,"rate":29.97},
        "tracks":[{"id":2,"kind":"video","name":"V1","clips":[{"start":0,"id":3,"length":5,"source":{"kind":"colour","colour":"#ff8800"}}]}]}]})",
        u("x.weft"));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->sequences[0]->settings.rate.toString(), u("30000/1001"));
}

void TestProjectFile::everyTruncationIsRefused()
{
    const QByteArray text = toProjectText(fullProject());
    for (qsizetype length = 0; length < text.size() - 1; length += 7)
        QVERIFY(!fromProjectText(text.left(length), u("cut.weft")));
}

void TestProjectFile::upgradesRunOneStepAtATime()
{
    const std::array<UpgradeStep, 2>
        steps{[](nlohmann::json &project) { project["title"] = project.at("name"); },
              [](nlohmann::json &project) {
                  project["title"] = project.at("title").get<std::string>() + "!";
              }};
    nlohmann::json first = {{"weft", 1}, {"name", "a"}};
    QVERIFY(upgrade(first, steps, u("x")));
    QVERIFY(first == nlohmann::json({{"weft", 3}, {"name", "a"}, {"title", "a!"}}));
    nlohmann::json second = {{"weft", 2}, {"title", "b"}};
    QVERIFY(upgrade(second, steps, u("x")));
    QVERIFY(second["title"] == "b!");
    nlohmann::json malformed = {{"weft", 1}};
    const Status status = upgrade(malformed, steps, u("old.weft"));
    QVERIFY(!status);
    QVERIFY(status.error().message.contains(u("old.weft")));
    nlohmann::json newer = {{"weft", 4}};
    QVERIFY(!upgrade(newer, steps, u("x")));
    QCOMPARE(static_cast<int>(upgradeSteps().size()) + 1, kProjectFileVersion);
}

void TestProjectFile::mediaPathsAreRelativeWhereTheyAreNear_data()
{
    QTest::addColumn<QString>("media");
    QTest::addColumn<QString>("stored");
    QTest::newRow("same folder") << "/home/u/film/a.mp4"
                                 << "a.mp4";
    QTest::newRow("below") << "/home/u/film/media/a.mp4"
                           << "media/a.mp4";
    QTest::newRow("beside") << "/home/u/footage/a.mp4"
                            << "../footage/a.mp4";
    QTest::newRow("two up") << "/home/a.mp4"
                            << "../../a.mp4";
    QTest::newRow("far") << "/mnt/disk/a.mp4"
                         << "/mnt/disk/a.mp4";
    QTest::newRow("not clean") << "/home/u/film/x/../a.mp4"
                               << "a.mp4";
}

void TestProjectFile::mediaPathsAreRelativeWhereTheyAreNear()
{
    QFETCH(QString, media);
    QTEST(storedPath(media, u("/home/u/film")), "stored");
    QCOMPARE(absolutePath(storedPath(media, u("/home/u/film")), u("/home/u/film")),
             QDir::cleanPath(media));
}

static Project numbered(int number)
{
    return weft::apply({}, AddFolder{QString::number(number), {}}).value();
}

void TestProjectFile::savingKeepsTheLastFiveBackups()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u("film.weft"));
    for (int i = 0; i < 9; ++i)
        QVERIFY(saveProject(numbered(i), path));
    QVERIFY(saveProject(numbered(8), path)); // the same text: no backup
    const QStringList backups = backupsOf(path);
    QCOMPARE(backups.size(), 5);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(loadProject(backups[i]).value().folders[0]->name, QString::number(7 - i));
    QCOMPARE(loadProject(path).value().folders[0]->name, u("8"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{u("film.backups"), u("film.weft")}));
}

void TestProjectFile::aFailedSaveLeavesTheOldFile()
{
    QTemporaryDir folder;
    QVERIFY(!saveProject(numbered(1), folder.filePath(u("no/such/folder/film.weft"))));
    QVERIFY(QDir(folder.path()).mkdir(u("taken.weft")));
    const Status taken = saveProject(numbered(1), folder.filePath(u("taken.weft")));
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::Output);

    const QString mount = folder.filePath(u("disk"));
    QVERIFY(QDir().mkpath(mount));
    if (::mount("tmpfs", mount.toUtf8().constData(), "tmpfs", 0, "size=16k") != 0)
        QSKIP("a small file system cannot be mounted here");
    const QString path = mount + u("/film.weft");
    const Status first = saveProject(numbered(1), path);
    Project large = numbered(2);
    for (int i = 0; i < 500; ++i)
        large = weft::apply(large, AddFolder{u("padding padding padding padding"), {}}).value();
    const Status full = saveProject(large, path);
    const auto reread = loadProject(path);
    const QStringList left = QDir(mount).entryList(QDir::Files | QDir::Hidden);
    ::umount(mount.toUtf8().constData());
    QVERIFY(first);
    QVERIFY(!full);
    QCOMPARE(full.error().kind, ErrorKind::Output);
    QVERIFY(reread && *reread == numbered(1));
    QCOMPARE(left, QStringList{u("film.weft")});
}

void TestProjectFile::savingThroughALinkKeepsTheLink()
{
    QTemporaryDir folder;
    const QString real = folder.filePath(u("real.weft")), link = folder.filePath(u("link.weft"));
    QVERIFY(saveProject(numbered(1), real));
    QVERIFY(QFile::link(real, link));
    QVERIFY(saveProject(numbered(2), link));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(loadProject(real).value(), numbered(2));
}

void TestProjectFile::aKilledSaveLeavesAWholeFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u("film.weft"));
    std::vector<Project> states{fullProject()};
    for (int i = 0; i < 200; ++i)
        states.push_back(weft::apply(states.back(), AddFolder{QString::number(i), {}}).value());
    QVERIFY(saveProject(states.front(), path));
    for (int round = 0; round < 100; ++round) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (;;) {
                for (const Project &state : states)
                    (void) saveProject(state, path);
            }
        }
        ::usleep(static_cast<useconds_t>(1000 + round * 137));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const auto read = loadProject(path);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QVERIFY(std::find(states.begin(), states.end(), *read) != states.end());
    }
}

void TestProjectFile::undoIsASwapOfRoots()
{
    Document document;
    const Document::Root empty = document.root();
    QVERIFY(!document.canUndo());
    document.undo();
    QCOMPARE(document.root(), empty);
    QVERIFY(document.apply(AddFolder{u("a"), {}}));
    const Document::Root one = document.root();
    QVERIFY(document.apply(AddFolder{u("b"), {}}));
    QCOMPARE(document.history(), (QStringList{u("Add folder"), u("Add folder")}));
    document.undo();
    QCOMPARE(document.root(), one); // the very same pointer
    document.undo();
    QCOMPARE(document.root(), empty);
    document.redo();
    QCOMPARE(document.root(), one);
    QVERIFY(document.apply(AddFolder{u("c"), {}}));
    QVERIFY(!document.canRedo());
    QCOMPARE(document.stepsDone(), 2u);
}

void TestProjectFile::aRefusedEditIsNoStep()
{
    Document document;
    const Document::Root before = document.root();
    QVERIFY(!document.apply(AddFolder{{}, {}}));
    QCOMPARE(document.root(), before);
    QVERIFY(!document.canUndo());
}

void TestProjectFile::anAmendedResultSurvivesUndo()
{
    Timeline t;
    Document document(t.project());
    QVERIFY(document.apply(AddFolder{u("a"), {}}));
    QVERIFY(document.amend(ChooseTake{t.shot().shot, u("beef")}));
    QCOMPARE(document.stepsDone(), 1u);
    document.undo();
    QCOMPARE(document.root()->shots[0]->take, u("beef"));
}

void TestProjectFile::theJournalBringsEverythingBack()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u("film.weft"));
    Timeline t;
    QByteArray live;
    QStringList history;
    {
        Document document(t.project());
        QVERIFY(document.save(path));
        QVERIFY(document.startJournal(journalPath(path), path));
        QVERIFY(document.apply(AddFolder{u("a"), {}}));
        QVERIFY(document.apply(AddFolder{u("b"), {}}));
        QVERIFY(document.save(path));
        document.undo(); // taken back after saving: the file still has it
        document.undo();
        document.redo();
        QVERIFY(document.amend(ChooseTake{t.shot().shot, u("beef")}));
        QVERIFY(document.apply(AddMarker{{}, 3, 0, u("m")}));
        live = toProjectText(*document.root());
        history = document.history();
    } // "crash": the journal stays
    const auto recovered = recover(path);
    QVERIFY2(recovered.has_value(), recovered ? "" : qPrintable(recovered.error().message));
    QVERIFY(recovered->document);
    QCOMPARE(toProjectText(*recovered->document->root()), live);
    QCOMPARE(recovered->document->history(), history);
    QVERIFY(recovered->problem.isEmpty());
}

void TestProjectFile::aTornJournalLosesOnlyItsLastLine()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u("film.weft"));
    Document document;
    QVERIFY(document.save(path));
    QVERIFY(document.startJournal(journalPath(path), path));
    QVERIFY(document.apply(AddFolder{u("a"), {}}));
    QVERIFY(document.apply(AddFolder{u("b"), {}}));
    document.settleJournal();
    const QByteArray whole = readFile(journalPath(path), ErrorKind::Project).value();
    const qsizetype secondLine = whole.lastIndexOf('\n', whole.size() - 2);
    for (qsizetype cut = secondLine + 1; cut < whole.size(); ++cut) {
        QVERIFY(replaceFile(journalPath(path), whole.left(cut)));
        const auto recovered = recover(path);
        QVERIFY(recovered && recovered->document);
        QCOMPARE(recovered->document->root()->folders.size(), 1u);
    }
    QVERIFY(replaceFile(journalPath(path), "nonsense\n" + whole));
    QVERIFY(!recover(path));
}

void TestProjectFile::nothingIsRecoveredAfterASave()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u("film.weft"));
    Document document;
    QVERIFY(document.save(path));
    QVERIFY(!recover(path).value().document); // no journal at all
    QVERIFY(document.startJournal(journalPath(path), path));
    QVERIFY(document.apply(AddFolder{u("a"), {}}));
    QVERIFY(!document.isSaved());
    QVERIFY(document.save(path));
    QVERIFY(document.isSaved());
    QVERIFY(!recover(path).value().document);
    const QString renamed = folder.filePath(u("other.weft"));
    QVERIFY(document.apply(AddFolder{u("b"), {}}));
    QVERIFY(document.save(renamed));
    QVERIFY(document.apply(AddFolder{u("c"), {}}));
    QVERIFY(recover(renamed).value().document); // the journal moved along
    document.discardJournal();
    QVERIFY(!QFileInfo::exists(journalPath(renamed)));
}

WEFT_TEST_MAIN(TestProjectFile)
#include "tst_project_file.moc"
