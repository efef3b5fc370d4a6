#include "tests/core/project/small_store.h"
#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/edit/edit.h"
#include "core/media/probe.h"
#include "core/project/backups.h"
#include "core/project/carry.h"
#include "core/project/collect.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"
#include "core/project/relink.h"
#include "core/project/unused.h"
#include "core/render/display_transform.h"

#include <QDirIterator>
#include <QTemporaryDir>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace weft;
using weft::test::addTake;
using weft::test::recipeWithSeed;
using weft::test::writeFile;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

class TestMediaManagement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void relinkFindsByContentThenByNameAndSizeThenByName_data();
    void relinkFindsByContentThenByNameAndSizeThenByName();
    void relinkLooksInEveryFolderBelow();
    void relinkPrefersTheLikestFolder();
    void relinkLooksOnlyForWhatIsMissing();
    void relinkIsPreviewedAndThenOneEdit();
    void relinkRefusesAFolderThatIsNotThere();
    void collectMakesAWholeProject();
    void collectSaysWhichMediaHaveChanged();
    void collectBringsDisplayViewsAlong();
    void collectLeavesViewsThatNeedWhatLiesElsewhere();
    void collectRefusesAndLeavesNothing_data();
    void collectRefusesAndLeavesNothing();
    void collectGoesOnWithoutMissingMediaWhenAsked();
    void collectOnAFullDiskLeavesNothing();
    void carriedFilesAreWholeAndVerified();
    void unusedTellsWhatNothingRefersTo();
    void unusedSparesWhatThePastRefersTo_data();
    void unusedSparesWhatThePastRefersTo();
    void unusedSaysNothingWhereThePastCannotBeRead();
    void deletingTakesChecksOnceMore();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString path(const char *name) const { return path(u(name)); }
    QStringList files(const QString &folder) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMediaManagement::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(journalFolder()).removeRecursively();
}

QStringList TestMediaManagement::files(const QString &folder) const
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        found << QDir(folder).relativeFilePath(it.next());
    found.sort();
    return found;
}

/// A media item for a file of these bytes, wherever it is now.
static AddMedia mediaOf(const QString &stored, const QByteArray &bytes)
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u("x")), bytes);
    AddMedia edit;
    edit.item.path = stored;
    edit.item.identity = identify(folder.filePath(u("x"))).value();
    edit.item.info.isStill = true;
    edit.item.info.video = VideoInfo{u("png"), 64, 48};
    edit.item.info.video->rate = FrameRate::make(25).value();
    return edit;
}

static Project with(const std::vector<Edit> &edits, const Project &project = {})
{
    const auto changed = weft::apply(project, EditGroup{{}, edits});
    if (!changed)
        qFatal("%s", qPrintable(changed.error().message));
    return *changed;
}

void TestMediaManagement::relinkFindsByContentThenByNameAndSizeThenByName_data()
{
    QTest::addColumn<QStringList>("there"); // "path=bytes"
    QTest::addColumn<QString>("found");     // empty: nothing
    QTest::addColumn<int>("by");
    QTest::addColumn<int>("equals");
    const int content = static_cast<int>(MatchBy::Content);
    const int size = static_cast<int>(MatchBy::NameAndSize);
    const int name = static_cast<int>(MatchBy::Name);
    const auto row = [](const char *title, const QStringList &there, const char *found, int by,
                        int equals) { QTest::newRow(title) << there << u(found) << by << equals; };
    row("nothing there", {}, "", 0, 0);
    row("nothing alike", {u("a.mp4=other")}, "", 0, 0);
    row("same content and name", {u("beach.mp4=SAND")}, "beach.mp4", content, 1);
    row("renamed", {u("IMG_0001.mp4=SAND")}, "IMG_0001.mp4", content, 1);
    row("same size only", {u("IMG_0001.mp4=MUD!")}, "", 0, 0);
    row("same name and size, other content", {u("beach.mp4=MUD!")}, "beach.mp4", size, 1);
    row("same name, other size", {u("beach.mp4=muddy")}, "beach.mp4", name, 1);
    row("other case", {u("BEACH.MP4=muddy")}, "BEACH.MP4", name, 1);
    row("content goes before name", {u("beach.mp4=MUD!"), u("x/other.mp4=SAND")}, "x/other.mp4",
        content, 1);
    row("size goes before name", {u("a/beach.mp4=muddy"), u("b/beach.mp4=MUD!")}, "b/beach.mp4",
        size, 1);
    row("several of one content", {u("b.mp4=SAND"), u("a.mp4=SAND"), u("c/beach.mp4=SAND")},
        "c/beach.mp4", content, 3);
    row("an empty file", {u("beach.mp4=")}, "beach.mp4", name, 1);
}

void TestMediaManagement::relinkFindsByContentThenByNameAndSizeThenByName()
{
    QFETCH(QStringList, there);
    QFETCH(QString, found);
    QFETCH(int, by);
    QFETCH(int, equals);
    const Project project = with({mediaOf(u("old/beach.mp4"), "SAND")});
    QVERIFY(QDir().mkpath(path("disk")));
    for (const QString &file : there)
        writeFile(path(u("disk/") + file.section(u("="), 0, 0)), file.section(u("="), 1).toUtf8());
    const auto preview = previewRelink({project, path("film"), path("disk")});
    QVERIFY(preview.has_value());
    QCOMPARE(preview->matches.size() + preview->unmatched.size(), 1u);
    QCOMPARE(preview->matches.empty(), found.isEmpty());
    if (found.isEmpty())
        return;
    const RelinkMatch &match = preview->matches.front();
    QCOMPARE(match.media, project.media[0]->id);
    QCOMPARE(match.path, path(u("disk/") + found));
    QCOMPARE(static_cast<int>(match.by), by);
    QCOMPARE(match.equals, equals);
    QCOMPARE(match.identity, identify(match.path).value());
}

void TestMediaManagement::relinkLooksInEveryFolderBelow()
{
    std::vector<Edit> edits;
    for (int i = 0; i < 50; ++i) {
        const QString name = u("clip%1.mp4").arg(i);
        edits.push_back(mediaOf(u("/gone/") + name, QByteArray::number(i)));
        writeFile(path(u("disk/a/b/c/day%1/.hidden/%2").arg(i % 7).arg(name)),
                  QByteArray::number(i));
    }
    QVERIFY(QFile::link(path("disk"), path("disk/a/round"))); // a circle is not followed
    const auto preview = previewRelink({with(edits), path("film"), path("disk")});
    QVERIFY(preview.has_value());
    QCOMPARE(preview->matches.size(), 50u);
    for (const RelinkMatch &match : preview->matches)
        QCOMPARE(match.by, MatchBy::Content);
}

void TestMediaManagement::relinkPrefersTheLikestFolder()
{
    const Project project = with({mediaOf(u("/gone/day 2/cam A/0001.mp4"), "x"),
                                  mediaOf(u("/gone/day 1/cam B/0001.mp4"), "y")});
    for (const char *folder : {"day 1/cam A", "day 1/cam B", "day 2/cam A", "day 2/cam B"})
        writeFile(path(u("disk/%1/0001.mp4").arg(u(folder))), "zz");
    const auto preview = previewRelink({project, path("film"), path("disk")});
    QCOMPARE(preview->matches[0].path, path("disk/day 2/cam A/0001.mp4"));
    QCOMPARE(preview->matches[1].path, path("disk/day 1/cam B/0001.mp4"));
    QCOMPARE(preview->matches[0].equals, 4);
}

void TestMediaManagement::relinkLooksOnlyForWhatIsMissing()
{
    const Project project = with({mediaOf(u("a.mp4"), "a"), mediaOf(u("b.mp4"), "b")});
    writeFile(path("film/a.mp4"), "a");
    writeFile(path("disk/a.mp4"), "a");
    writeFile(path("disk/b.mp4"), "b");
    const auto preview = previewRelink({project, path("film"), path("disk")});
    QCOMPARE(preview->matches.size(), 1u);
    QCOMPARE(preview->matches[0].media, project.media[1]->id);
    const auto asked = previewRelink({project, path("film"), path("disk"), {project.media[0]->id}});
    QCOMPARE(asked->matches.size(), 1u);
    QCOMPARE(asked->matches[0].media, project.media[0]->id);
}

void TestMediaManagement::relinkIsPreviewedAndThenOneEdit()
{
    const Project project = with({mediaOf(u("old/a.mp4"), "a"), mediaOf(u("old/b.mp4"), "b")});
    writeFile(path("film/new/a.mp4"), "a");
    writeFile(path("film/new/renamed.mp4"), "b");
    Document document(project);
    const auto preview = previewRelink({project, path("film"), path("film")});
    QCOMPARE(*document.root(), project); // nothing done yet
    const auto edit = relinkEdit(project, path("film"), preview->matches);
    QVERIFY2(edit.has_value(), edit ? "" : qPrintable(edit.error().message));
    QVERIFY(document.apply(*edit));
    QCOMPARE(document.root()->media[0]->path, u("new/a.mp4"));
    QCOMPARE(document.root()->media[1]->path, u("new/renamed.mp4"));
    QCOMPARE(document.root()->media[1]->info, project.media[1]->info); // the same content
    QCOMPARE(document.history().size(), 1);
    document.undo();
    QCOMPARE(*document.root(), project);
    // a file of other content must be media
    writeFile(path("film/new/a.mp4"), "not a film");
    const auto other = previewRelink({project, path("film"), path("film"), {project.media[0]->id}});
    const auto refused = relinkEdit(project, path("film"), other->matches);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Media);
}

void TestMediaManagement::relinkRefusesAFolderThatIsNotThere()
{
    const auto preview = previewRelink({{}, path("film"), path("no/such")});
    QVERIFY(!preview);
    QCOMPARE(preview.error().kind, ErrorKind::Usage);
    std::stop_source stopped;
    stopped.request_stop();
    writeFile(path("disk/a.mp4"), "a");
    const auto cancelled = previewRelink({{}, path("film"), path("disk")}, stopped.get_token());
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, ErrorKind::Cancelled);
}

void TestMediaManagement::collectMakesAWholeProject()
{
    const QString source = path("film/film.weft");
    writeFile(path("film/a.mp4"), "one");
    writeFile(path("elsewhere/A.MP4"), "two");
    writeFile(path("film/a.proxy.mp4"), "small");
    const Project bin = with({mediaOf(u("a.mp4"), "one"), mediaOf(path("elsewhere/A.MP4"), "two")});
    const Project project = with({AddProxy{bin.media[0]->id, {u("a.proxy.mp4"), 32, 24, {}}},
                                  AddProxy{bin.media[0]->id, {u("gone.mp4"), 16, 12, {}}}},
                                 bin);
    QVERIFY(saveProject(project, source));
    const Take chosen = addTake(source, recipeWithSeed(1), "take one");
    addTake(source, recipeWithSeed(2), "take two");
    std::int64_t last = -1, total = 0;
    const auto collected = collect({project, source, path("box")}, [&](const CollectProgress &p) {
        QVERIFY(p.bytesDone > last);
        last = p.bytesDone;
        total = p.bytesTotal;
    });
    QVERIFY2(collected.has_value(), collected ? "" : qPrintable(collected.error().message));
    QCOMPARE(collected->files, 5);
    QCOMPARE(collected->bytes, 3 + 3 + 5 + 8 + 8);
    QCOMPARE(total, 3 + 3 + 5);
    QCOMPARE(collected->changed, QStringList());
    QCOMPARE(collected->projectPath, path("box/film.weft"));
    QCOMPARE(files(path("box")).filter(u("assets")).size(), 3);
    QCOMPARE(readFile(path("box/media/a.mp4"), ErrorKind::Media).value(), QByteArray("one"));
    QCOMPARE(readFile(path("box/media/A 2.MP4"), ErrorKind::Media).value(), QByteArray("two"));
    QVERIFY(!QFileInfo::exists(path("box.part")));
    // moved to another place, it still finds everything
    QVERIFY(QDir().rename(path("box"), path("moved")));
    QVERIFY(QDir(path("film")).removeRecursively());
    QVERIFY(QDir(path("elsewhere")).removeRecursively());
    const Project there = loadProject(path("moved/film.weft")).value();
    QCOMPARE(there.media[0]->path, u("media/a.mp4"));
    QCOMPARE(there.media[0]->proxies[0].path, u("proxies/a.proxy.mp4"));
    for (const auto &item : there.media)
        QCOMPARE(identify(absolutePath(item->path, path("moved"))).value(), item->identity);
    AssetStore store(AssetStore::folderFor(path("moved/film.weft")));
    QVERIFY(store.load());
    QVERIFY(store.filePath(chosen.id).has_value());
}

void TestMediaManagement::collectSaysWhichMediaHaveChanged()
{
    const QString source = path("film/film.weft");
    writeFile(path("film/a.mp4"), "another one");
    writeFile(path("film/b.mp4"), "two");
    AddMedia changed = mediaOf(u("a.mp4"), "one");
    changed.item.name = u("first");
    const Project project = with({changed, mediaOf(u("b.mp4"), "two")});
    QVERIFY(saveProject(project, source));
    const auto collected = collect({project, source, path("box")});
    QVERIFY2(collected.has_value(), collected ? "" : qPrintable(collected.error().message));
    QCOMPARE(collected->changed, QStringList{u("first")});
    QCOMPARE(readFile(path("box/media/a.mp4"), ErrorKind::Media).value(),
             QByteArray("another one"));
}

/// A configuration whose only view is a cube that is looked for in a folder.
static QByteArray configWith(const QString &searchPath)
{
    return u(R"(ocio_profile_version: 2
search_path: "%1"
roles: {default: levels}
file_rules:
  - !<Rule> {name: Default, colorspace: levels}
displays:
  Screen:
    - !<View> {name: Graded, colorspace: graded}
colorspaces:
  - !<ColorSpace> {name: levels}
  - !<ColorSpace>
    name: other
    to_scene_reference: !<FileTransform> {src: unused.cube}
  - !<ColorSpace>
    name: lost
    to_scene_reference: !<FileTransform> {src: lost.cube}
  - !<ColorSpace>
    name: graded
    from_scene_reference: !<GroupTransform>
      children:
        - !<FileTransform> {src: grade.cube, interpolation: linear}
)")
        .arg(searchPath)
        .toUtf8();
}

static const QByteArray kGrade = "LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n"
                                 "0.5 0.5 0.5\n";

/// A project whose sequence is viewed through a configuration.
static Project viewedThrough(const QString &config)
{
    Project project;
    auto sequence = std::make_shared<Sequence>();
    sequence->id = {project.nextId++};
    sequence->settings.view = {ViewUse::Everywhere, config, {}, {}, {}};
    project.sequences = {sequence};
    project.active = sequence->id;
    return project;
}

void TestMediaManagement::collectBringsDisplayViewsAlong()
{
    writeFile(path("film/views/config.ocio"), configWith(u("luts")));
    writeFile(path("film/views/luts/grade.cube"), kGrade);
    writeFile(path("film/views/luts/unused.cube"), kGrade);
    writeFile(path("film/views/notes.txt"), "not named");
    const Project project = viewedThrough(u("views/config.ocio"));
    DisplayView view = project.sequences[0]->settings.view;
    view.config = path("film/views/config.ocio");
    const auto before = DisplayTransform::load(view);
    QVERIFY2(before, before ? "" : qPrintable(before.error().message));
    QCOMPARE((*before)->files(), QStringList{path("film/views/luts/grade.cube")});
    const auto collected = collect({project, path("film/film.weft"), path("box")});
    QVERIFY2(collected.has_value(), collected ? "" : qPrintable(collected.error().message));
    QCOMPARE(collected->staying, QStringList());
    QCOMPARE(collected->files, 3);
    QCOMPARE(files(path("box/colour")).size(), 3);
    // moved to another place, it looks the same
    QVERIFY(QDir().rename(path("box"), path("moved")));
    QVERIFY(QDir(path("film")).removeRecursively());
    const Project there = loadProject(path("moved/film.weft")).value();
    view = there.sequences[0]->settings.view;
    QCOMPARE(view.config, u("colour/config/config.ocio"));
    view.config = absolutePath(view.config, path("moved"));
    const auto after = DisplayTransform::load(view);
    QVERIFY2(after, after ? "" : qPrintable(after.error().message));
    QCOMPARE((*after)->identity(), (*before)->identity());
}

void TestMediaManagement::collectLeavesViewsThatNeedWhatLiesElsewhere()
{
    const QString config = path("film/views/config.ocio");
    writeFile(path("studio/grade.cube"), kGrade);
    const auto collectThrough = [&](const QByteArray &content) {
        writeFile(config, content);
        QDir(path("box")).removeRecursively();
        return collect(
            {viewedThrough(u("views/config.ocio")), path("film/film.weft"), path("box")});
    };
    for (const QByteArray &content : {configWith(path("studio")), configWith(u("../../studio")),
                                      configWith(u("nowhere")), QByteArray("no configuration")}) {
        const auto collected = collectThrough(content);
        QVERIFY2(collected.has_value(), collected ? "" : qPrintable(collected.error().message));
        QCOMPARE(collected->staying, QStringList{config});
        QCOMPARE(collected->files, 0);
        QCOMPARE(collected->bytes, 0);
        QVERIFY(!QFileInfo::exists(path("box/colour")));
        const Project there = loadProject(path("box/film.weft")).value();
        QCOMPARE(there.sequences[0]->settings.view.config, config);
    }
}

void TestMediaManagement::collectRefusesAndLeavesNothing_data()
{
    QTest::addColumn<QString>("prepare");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("hint");
    const int output = static_cast<int>(ErrorKind::Output);
    QTest::newRow("a folder with something in it") << "box/notes.txt"
                                                   << "box" << output << "box";
    QTest::newRow("a file of that name") << "box"
                                         << "box" << output << "box";
    QTest::newRow("no folder above") << ""
                                     << "no/such/box" << output << "no/such";
    QTest::newRow("another collection") << "box.part/x"
                                        << "box" << output << "box.part";
    QTest::newRow("missing media") << ""
                                   << "box" << static_cast<int>(ErrorKind::Media) << "b.mp4";
    QTest::newRow("cancelled") << "film/b.mp4"
                               << "box" << static_cast<int>(ErrorKind::Cancelled) << "a.mp4";
}

void TestMediaManagement::collectRefusesAndLeavesNothing()
{
    QFETCH(QString, prepare);
    QFETCH(QString, folder);
    QFETCH(int, kind);
    QFETCH(QString, hint);
    const QString source = path("film/film.weft");
    writeFile(path("film/a.mp4"), "one");
    const Project project = with({mediaOf(u("a.mp4"), "one"), mediaOf(u("b.mp4"), "two")});
    QVERIFY(saveProject(project, source));
    if (!prepare.isEmpty())
        writeFile(path(prepare), "two");
    const QStringList before = files(m_folder->path());
    std::stop_source stop;
    stop.request_stop();
    const auto collected = collect({project, source, path(folder)}, {}, stop.get_token());
    QVERIFY(!collected);
    QCOMPARE(static_cast<int>(collected.error().kind), kind);
    QVERIFY2(collected.error().message.contains(hint), qPrintable(collected.error().message));
    QCOMPARE(files(m_folder->path()), before);
}

void TestMediaManagement::collectGoesOnWithoutMissingMediaWhenAsked()
{
    const QString source = path("film/film.weft");
    writeFile(path("film/a.mp4"), "one");
    const Project project = with({mediaOf(u("a.mp4"), "one"), mediaOf(u("b.mp4"), "two")});
    QVERIFY(saveProject(project, source));
    const auto collected = collect({project, source, path("box"), true});
    QVERIFY(collected.has_value());
    QCOMPARE(collected->missing, QStringList{u("b.mp4")});
    const Project there = loadProject(collected->projectPath).value();
    QCOMPARE(there.media[1]->path, path("film/b.mp4")); // where it would be, were it back
}

void TestMediaManagement::collectOnAFullDiskLeavesNothing()
{
    const QString mount = path("disk");
    QVERIFY(QDir().mkpath(mount));
    if (::mount("tmpfs", mount.toUtf8().constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("a small file system cannot be mounted here");
    const QString source = path("film/film.weft");
    writeFile(path("film/a.mp4"), QByteArray(40'000, 'a'));
    writeFile(path("film/b.mp4"), QByteArray(40'000, 'b'));
    const Project project = with({mediaOf(u("a.mp4"), "a"), mediaOf(u("b.mp4"), "b")});
    const auto collected = collect({project, source, mount + u("/box")});
    const QStringList left = files(mount);
    const bool isEmpty = QDir(mount).isEmpty();
    ::umount(mount.toUtf8().constData());
    QVERIFY(!collected);
    QCOMPARE(collected.error().kind, ErrorKind::Output);
    QCOMPARE(left, QStringList());
    QVERIFY(isEmpty);
}

void TestMediaManagement::carriedFilesAreWholeAndVerified()
{
    writeFile(path("a"), QByteArray(9'000'000, 'a'));
    QVERIFY(carryFile(path("a"), path("copy"), CarryBy::Copy));
    QVERIFY(carryFile(path("a"), path("link"), CarryBy::Link));
    QVERIFY(carryFile(path("a"), path("copy"), CarryBy::Copy)); // again: it is there
    struct stat a, copy, link;
    ::stat(path("a").toUtf8().constData(), &a);
    ::stat(path("copy").toUtf8().constData(), &copy);
    ::stat(path("link").toUtf8().constData(), &link);
    QVERIFY(a.st_ino != copy.st_ino);
    QCOMPARE(a.st_ino, link.st_ino);
    QCOMPARE(a.st_mtim.tv_sec, copy.st_mtim.tv_sec);
    QCOMPARE(readFile(path("copy"), ErrorKind::Media).value(), QByteArray(9'000'000, 'a'));

    writeFile(path("other"), QByteArray(9'000'000, 'b'));
    const Status taken = carryFile(path("a"), path("other"), CarryBy::Copy);
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::Output);
    QCOMPARE(readFile(path("other"), ErrorKind::Media).value(), QByteArray(9'000'000, 'b'));
    const Status missing = carryFile(path("none"), path("x"), CarryBy::Copy);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::Media);
    QVERIFY(!QFileInfo::exists(path("x")) && !QFileInfo::exists(path("x.part")));
}

/// A project with one used and one unused media file, and a shot with a chosen and another take.
struct Shoot
{
    explicit Shoot(const QString &path)
        : path(path)
    {
        const QString folder = QFileInfo(path).absolutePath();
        writeFile(folder + u("/used.png"), "used");
        writeFile(folder + u("/unused.png"), "unused!");
        chosen = addTake(path, recipeWithSeed(1), "chosen");
        other = addTake(path, recipeWithSeed(2), "other take");
        project = with({AddSequence{u("S"), SequenceSettings{64, 48, FrameRate::make(25).value()}},
                        mediaOf(u("used.png"), "used"), mediaOf(u("unused.png"), "unused!"),
                        AddShot{u("shot"), {}, recipeWithSeed(1)}});
        used = project.media[0]->id;
        unused = project.media[1]->id;
        shot = project.shots[0]->id;
        const TrackId track = project.sequences[0]->tracks[0]->id;
        project = with({Append{NewClip{MediaSource{used}, track}}, ChooseTake{shot, chosen.id}},
                       project);
        if (!saveProject(project, path))
            qFatal("the project cannot be saved");
    }

    QString path;
    Take chosen, other;
    Project project;
    MediaId used, unused;
    ShotId shot;
};

void TestMediaManagement::unusedTellsWhatNothingRefersTo()
{
    const Shoot shoot(path("film/film.weft"));
    const auto found = findUnused({shoot.project, shoot.path});
    QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().message));
    QCOMPARE(found->media.size(), 1u);
    QCOMPARE(found->media[0].media, shoot.unused);
    QCOMPARE(found->media[0].bytes, 7);
    QCOMPARE(found->takes.size(), 1u);
    QCOMPARE(found->takes[0].id, shoot.other.id);
    QCOMPARE(found->takes[0].bytes, 10);
    const Project tidy = weft::apply(shoot.project, removalOf(found->media)).value();
    QCOMPARE(tidy.media.size(), 1u);
    QVERIFY(QFileInfo::exists(path("film/unused.png"))); // the file is the user's
}

void TestMediaManagement::unusedSparesWhatThePastRefersTo_data()
{
    QTest::addColumn<QString>("where");
    for (const char *where : {"recipe", "history", "undone", "journal", "journal, edited over",
                              "previous journal", "backup", "file", "bin"})
        QTest::newRow(where) << u(where);
}

void TestMediaManagement::unusedSparesWhatThePastRefersTo()
{
    QFETCH(QString, where);
    Shoot shoot(path("film/film.weft"));
    const TrackId track = shoot.project.sequences[0]->tracks[0]->id;
    const EditGroup use{{},
                        {Append{NewClip{MediaSource{shoot.unused}, track}},
                         ChooseTake{shoot.shot, shoot.other.id}}};
    Document document(shoot.project);
    std::vector<Document::Root> history;
    if (where == u("recipe")) {
        Recipe recipe = recipeWithSeed(1);
        recipe.inputs = {{u("image"), shoot.unused, {}}};
        shoot.project = with({SetRecipe{shoot.shot, recipe},
                              ChooseTake{shoot.shot, shoot.other.id}},
                             shoot.project);
        addTake(shoot.path, recipeWithSeed(1), "chosen"); // stays listed as unused otherwise
        QVERIFY(QFile::remove(AssetStore::folderFor(shoot.path) + u("/") + shoot.chosen.file));
    } else if (where == u("history") || where == u("undone")) {
        QVERIFY(document.apply(use));
        QVERIFY(document.apply(AddFolder{u("a"), {}}));
        document.walkTo(where == u("undone") ? 0 : 2);
        history = document.states();
    } else if (where.contains(u("journal"))) {
        QVERIFY(document.startJournal(journalPath(shoot.path), shoot.path));
        QVERIFY(document.apply(use));
        document.undo();
        if (where.contains(u("edited over")))
            QVERIFY(document.apply(AddFolder{u("a"), {}}));
        document.settleJournal();
        if (where.contains(u("previous")))
            QVERIFY(
                QFile::rename(journalPath(shoot.path), journalPath(shoot.path) + u(".previous")));
    } else if (where == u("backup")) {
        QVERIFY(writeBackup(toProjectText(with({use}, shoot.project)), shoot.path));
    } else if (where == u("file")) {
        QVERIFY(saveProject(with({use}, shoot.project), shoot.path));
    } else { // a take that was baked to footage, which a clip shows
        const Project bin = with({mediaOf(u("film.assets/") + shoot.other.file, "other take"),
                                  Append{NewClip{MediaSource{shoot.unused}, track}}},
                                 shoot.project);
        shoot.project = with({Append{NewClip{MediaSource{bin.media.back()->id}, track, {}, 5}}},
                             bin);
    }
    const auto found = findUnused({shoot.project, shoot.path, history});
    QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().message));
    QVERIFY(found->media.empty());
    QVERIFY(found->takes.empty());
}

void TestMediaManagement::unusedSaysNothingWhereThePastCannotBeRead()
{
    const Shoot shoot(path("film/film.weft"));
    QVERIFY(writeBackup("rubbish", shoot.path));
    const auto found = findUnused({shoot.project, shoot.path});
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Project);
    QVERIFY(QDir(path("film/film.backups")).removeRecursively());
    QVERIFY(findUnused({shoot.project, shoot.path}));
    Document document(shoot.project);
    QVERIFY(document.startJournal(journalPath(shoot.path), shoot.path));
    document.settleJournal();
    QFile journal(journalPath(shoot.path));
    QVERIFY(journal.open(QIODevice::Append) && journal.write("rubbish\n") > 0);
    journal.close();
    QVERIFY(!findUnused({shoot.project, shoot.path}));
}

void TestMediaManagement::deletingTakesChecksOnceMore()
{
    const Shoot shoot(path("film/film.weft"));
    const Take third = addTake(shoot.path, recipeWithSeed(3), "third");
    const auto found = findUnused({shoot.project, shoot.path});
    QCOMPARE(found->takes.size(), 2u);
    // chosen after the list was made
    const Project now = with({ChooseTake{shoot.shot, shoot.other.id}}, shoot.project);
    const auto freed = deleteTakes(found->takes, {now, shoot.path});
    QVERIFY(freed.has_value());
    QCOMPARE(*freed, 5);
    AssetStore store(AssetStore::folderFor(shoot.path));
    QVERIFY(store.load());
    QVERIFY(store.filePath(shoot.chosen.id) && store.filePath(shoot.other.id));
    QVERIFY(!store.filePath(third.id));
    QVERIFY(store.find(third.id)); // its recipe is still known
    QCOMPARE(deleteTakes({}, {shoot.project, shoot.path}).value(), 0);
}

WEFT_TEST_MAIN(TestMediaManagement)
#include "tst_media_management.moc"
