#include "tests/core/edit/timeline.h"
#include "tests/core/project/random_gestures.h"
#include "tests/core/project/small_store.h"
#include "tests/support/test_main.h"
#include "tests/support/work_timer.h"

#include "core/base/file.h"
#include "core/project/autosave.h"
#include "core/project/backups.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace weft;
using weft::test::addTake;
using weft::test::RandomGestures;
using weft::test::recipeWithSeed;
using weft::test::Timeline;
using weft::test::writeFile;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Projects that are open: history, lock, autosave, projects without a name.
class TestDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aResultsArrivalIsNoStep();
    void aTakeSurvivesEveryUndo();
    void takesArriveAtOnceHoweverLongTheHistory();
    void undoingInsertAndGenerateKeepsTheTakeThatArrivesLater();
    void anAmendThatFitsNowhereIsRefused();
    void theHistoryCanBeWalked();
    void everyStepHasItsName();
    void aSecondInstanceIsReadOnlyAndSaysWhy();
    void aReadOnlyProjectCanBeSavedUnderAnotherName();
    void aFolderThatCannotBeWrittenGivesAReadOnlyProject();
    void aProjectOpensWithoutAJournalAndSaysSo();
    void aKilledHoldersLockIsFree();
    void theLockFollowsLinks();
    void savingAsCarriesTheTakesAndThePaths();
    void bakedTakesComeAlong();
    void savingAsOverForeignTakesIsRefused();
    void aFailedSaveAsLeavesTheProjectWhereItWas();
    void aProjectWithoutANameIsJournalledFromItsFirstEdit();
    void namingAProjectEmptiesItsPlaceInTheDataFolder();
    void autosaveWritesBackupsOfWhatHasChanged();
    void autosaveReportsFailureAndTriesAgain();

private:
    QString path(const char *name) const { return m_folder->filePath(u(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDocuments::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(journalFolder()).removeRecursively();
    QDir(dataFolder()).removeRecursively();
}

void TestDocuments::aResultsArrivalIsNoStep()
{
    Timeline t;
    Document document(t.project());
    QVERIFY(document.apply(AddFolder{u("a"), {}}));
    const QStringList before = document.history();
    QSignalSpy changes(&document, &Document::rootChanged);
    QVERIFY(document.amend(ChooseTake{t.shot().shot, u("beef")}));
    QCOMPARE(changes.size(), 1); // seen at once
    QCOMPARE(document.history(), before);
    QCOMPARE(document.stepsDone(), 1u);
}

void TestDocuments::aTakeSurvivesEveryUndo()
{
    Timeline t;
    Document document(t.project());
    RandomGestures gestures(7);
    for (int i = 0; i < 40; ++i)
        gestures.next(document, [] {});
    document.walkTo(document.history().size() / 2);
    QVERIFY(document.amend(ChooseTake{t.shot().shot, u("beef")}));
    for (std::size_t step = 0; step <= static_cast<std::size_t>(document.history().size());
         ++step) {
        document.walkTo(step);
        QCOMPARE(document.root()->find(t.shot().shot)->take, u("beef"));
    }
}

/// Neither time nor memory goes with the number of steps.
void TestDocuments::takesArriveAtOnceHoweverLongTheHistory()
{
    Timeline t;
    Document document(t.project());
    for (int i = 0; i < 3000; ++i)
        QVERIFY(document.apply(AddFolder{QString::number(i), {}}));
    test::WorkTimer timer;
    for (int i = 0; i < 500; ++i)
        QVERIFY(document.amend(ChooseTake{t.shot().shot, QString::number(i)}));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    for (const std::size_t step : {0u, 1500u, 3000u}) {
        document.walkTo(step);
        QCOMPARE(document.root()->find(t.shot().shot)->take, u("499"));
    }
}

void TestDocuments::undoingInsertAndGenerateKeepsTheTakeThatArrivesLater()
{
    Timeline t;
    const QString project = path("film.weft");
    QVERIFY(saveProject(t.project(), project));
    const auto document = openDocument(project);
    QVERIFY(document.has_value());
    const ShotId shot{t.project().nextId};
    NewClip clip{ShotSource{shot}, t.id(u("V1"))};
    const Recipe recipe = recipeWithSeed(3);
    QVERIFY((*document)->apply(
        EditGroup{u("Insert and generate"), {AddShot{u("New"), {}, recipe}, Insert{clip, 0}}}));
    QCOMPARE((*document)->history(), QStringList{u("Insert and generate")}); // one step
    (*document)->undo();
    QCOMPARE(*(*document)->root(), t.project());
    // the job ends now: its take goes into the list of takes, and is chosen where its shot is
    const Take take = addTake(project, recipe, "pictures");
    QVERIFY((*document)->amend(ChooseTake{shot, take.id}));
    QCOMPARE(*(*document)->root(), t.project());
    AssetStore store(AssetStore::folderFor(project));
    QVERIFY(store.load());
    QVERIFY(store.filePath(take.id).has_value());
    (*document)->redo();
    QCOMPARE((*document)->root()->find(shot)->take, take.id);
    QCOMPARE((*document)->history().size(), 1);
}

void TestDocuments::anAmendThatFitsNowhereIsRefused()
{
    Document document;
    QVERIFY(document.apply(AddFolder{u("a"), {}}));
    QSignalSpy changes(&document, &Document::rootChanged);
    const Status status = document.amend(ChooseTake{{77}, u("beef")});
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
    QVERIFY(changes.isEmpty());
}

void TestDocuments::theHistoryCanBeWalked()
{
    Document document;
    std::vector<Document::Root> roots{document.root()};
    for (const char *name : {"a", "b", "c", "d"}) {
        QVERIFY(document.apply(AddFolder{u(name), {}}));
        roots.push_back(document.root());
    }
    QSignalSpy changes(&document, &Document::rootChanged);
    for (const std::size_t step : {1u, 3u, 0u, 4u, 2u}) {
        document.walkTo(step);
        QCOMPARE(document.stepsDone(), step);
        QCOMPARE(document.root(), roots[step]); // the very same pointer
    }
    QCOMPARE(changes.size(), 5); // one for each walk, however long
    document.walkTo(2);
    QCOMPARE(changes.size(), 5);
    document.walkTo(99);
    QCOMPARE(document.stepsDone(), 4u);
    QCOMPARE(document.states(), roots);
}

void TestDocuments::everyStepHasItsName()
{
    Timeline t;
    Document document(t.project());
    QVERIFY(document.apply(SetMedia{t.film().media, u("Beach"), {}, {}, 5}));
    QVERIFY(document.apply(EditGroup{u("Tidy up"), {AddFolder{u("a"), {}}}}));
    QVERIFY(document.apply(AddFolder{u("b"), {}}));
    QCOMPARE(document.history(), (QStringList{u("Change media"), u("Tidy up"), u("Add folder")}));
}

void TestDocuments::aSecondInstanceIsReadOnlyAndSaysWhy()
{
    const QString project = path("film.weft");
    QVERIFY(saveProject({}, project));
    {
        const auto first = openDocument(project);
        QVERIFY(first && (*first)->readOnlyReason().isEmpty());
        QVERIFY((*first)->apply(AddFolder{u("a"), {}}));
        const auto second = openDocument(project);
        QVERIFY(second.has_value());
        const QString why = (*second)->readOnlyReason();
        for (const QString &part : {project, QString::number(::getpid()), u("tst_documents")})
            QVERIFY2(why.contains(part), qPrintable(why));
        // it shows the file, not the other's unsaved work, and leaves the other's journal alone
        QVERIFY((*second)->root()->folders.empty());
        QVERIFY((*second)->apply(AddFolder{u("b"), {}}));
        const Status status = (*second)->save(project);
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Output);
        QCOMPARE(status.error().message, why);
        QVERIFY((*first)->save(project));
        (*first)->discardJournal();
    }
    QCOMPARE(loadProject(project).value().folders.size(), 1u);
    const auto third = openDocument(project); // the first is closed
    QVERIFY(third && (*third)->readOnlyReason().isEmpty());
    QVERIFY(!QFileInfo::exists(path(".film.weft.lock")) || ProjectLock::isHeld(project));
}

void TestDocuments::aReadOnlyProjectCanBeSavedUnderAnotherName()
{
    const QString project = path("film.weft");
    QVERIFY(saveProject({}, project));
    const auto first = openDocument(project);
    const auto second = openDocument(project);
    QVERIFY((*second)->apply(AddFolder{u("b"), {}}));
    QVERIFY((*second)->save(path("mine.weft")));
    QVERIFY((*second)->readOnlyReason().isEmpty());
    QVERIFY(ProjectLock::isHeld(path("mine.weft")));
    QVERIFY((*second)->apply(AddFolder{u("c"), {}}));
    QVERIFY((*second)->save(path("mine.weft")));
    const Status taken = (*second)->save(project); // still the first one's
    QVERIFY(!taken);
    QCOMPARE((*second)->path(), path("mine.weft"));
}

void TestDocuments::aFolderThatCannotBeWrittenGivesAReadOnlyProject()
{
    const QString project = path("film.weft");
    QVERIFY(saveProject({}, project));
    QVERIFY(QDir(m_folder->path()).mkdir(u(".film.weft.lock"))); // no file can be made there
    const auto document = openDocument(project);
    QVERIFY2(document.has_value(), document ? "" : qPrintable(document.error().message));
    QVERIFY((*document)->readOnlyReason().contains(project));
    QVERIFY(!(*document)->save(project));
}

void TestDocuments::aProjectOpensWithoutAJournalAndSaysSo()
{
    const QString project = path("film.weft");
    QVERIFY(saveProject({}, project));
    const QByteArray state = qgetenv("XDG_STATE_HOME");
    writeFile(path("state"), "a file in place of the folder");
    qputenv("XDG_STATE_HOME", path("state").toUtf8());
    const auto document = openDocument(project);
    qputenv("XDG_STATE_HOME", state);
    QVERIFY2(document.has_value(), document ? "" : qPrintable(document.error().message));
    QSignalSpy failed(document->get(), &Document::journalFailed);
    QVERIFY(failed.wait(5000));
    QVERIFY(failed.front().front().toString().contains(path("state")));
    QVERIFY((*document)->apply(AddFolder{u("a"), {}}));
    QVERIFY((*document)->save(project));
}

void TestDocuments::aKilledHoldersLockIsFree()
{
    const QString project = path("film.weft");
    QVERIFY(saveProject({}, project));
    int ready[2];
    QCOMPARE(::pipe(ready), 0);
    const pid_t holder = ::fork();
    if (holder == 0) {
        const auto lock = ProjectLock::acquire(project);
        const char answer = lock ? 'y' : 'n';
        (void) !::write(ready[1], &answer, 1);
        ::pause();
    }
    char answer = 0;
    QCOMPARE(::read(ready[0], &answer, 1), 1);
    QCOMPARE(answer, 'y');
    QVERIFY(ProjectLock::isHeld(project));
    const auto refused = ProjectLock::acquire(project);
    QVERIFY(!refused);
    const QString &said = refused.error().message;
    QVERIFY2(said.contains(QStringLiteral("(process %1, user ").arg(holder)), qPrintable(said));
    QVERIFY2(!said.contains(QLatin1String("user 0")), qPrintable(said)); // a name, not a number
    ::kill(holder, SIGKILL);
    ::waitpid(holder, nullptr, 0);
    QVERIFY(QFileInfo::exists(path(".film.weft.lock"))); // it could not tidy up
    QVERIFY(!ProjectLock::isHeld(project));
    {
        const auto lock = ProjectLock::acquire(project);
        QVERIFY(lock.has_value());
    }
    QVERIFY(!QFileInfo::exists(path(".film.weft.lock")));
}

void TestDocuments::theLockFollowsLinks()
{
    QVERIFY(saveProject({}, path("real.weft")));
    QVERIFY(QFile::link(path("real.weft"), path("link.weft")));
    const auto lock = ProjectLock::acquire(path("link.weft"));
    QVERIFY(lock.has_value());
    QVERIFY(!ProjectLock::acquire(path("real.weft")));
}

static Project withMedia(const QString &stored)
{
    MediaItem item;
    item.path = stored;
    item.proxies = {};
    return weft::apply({}, AddMedia{item}).value();
}

void TestDocuments::savingAsCarriesTheTakesAndThePaths()
{
    const QString before = path("a/film.weft"), after = path("b/c/other.weft");
    writeFile(path("a/media/beach.mp4"), "beach");
    QVERIFY(QDir().mkpath(path("b/c")));
    QVERIFY(saveProject(withMedia(u("media/beach.mp4")), before));
    const Take one = addTake(before, recipeWithSeed(1), "one");
    const Take two = addTake(before, recipeWithSeed(1), "two"); // the same recipe, other pixels
    const Take gone = addTake(before, recipeWithSeed(2), "gone");
    QVERIFY(QFile::remove(AssetStore::folderFor(before) + u("/") + gone.file));
    const auto document = openDocument(before);
    QVERIFY(document.has_value());
    QVERIFY((*document)->apply(AddFolder{u("a"), {}}));
    (*document)->undo();
    QVERIFY((*document)->save(after));
    QCOMPARE((*document)->path(), after);
    QVERIFY((*document)->isSaved());
    for (const Document::Root &state : (*document)->states())
        QCOMPARE(state->media[0]->path, u("../../a/media/beach.mp4"));
    QCOMPARE(loadProject(after).value(), *(*document)->root());
    QCOMPARE(loadProject(before).value().media[0]->path, u("media/beach.mp4")); // untouched
    for (const QString &project : {before, after}) {
        AssetStore store(AssetStore::folderFor(project));
        QVERIFY(store.load());
        QCOMPARE(store.takes().size(), 3u);
        QCOMPARE(readFile(store.filePath(one.id).value(), ErrorKind::Media).value(),
                 QByteArray("one"));
        QCOMPARE(readFile(store.filePath(two.id).value(), ErrorKind::Media).value(),
                 QByteArray("two"));
        QVERIFY(!store.filePath(gone.id));
    }
    QVERIFY(!ProjectLock::isHeld(before));
    QVERIFY(ProjectLock::isHeld(after));
    // a crash now brings back the project under its new name
    QVERIFY((*document)->apply(AddFolder{u("b"), {}}));
    (*document)->settleJournal();
    const auto recovered = recover(after);
    QVERIFY(recovered && recovered->document);
    QCOMPARE(*recovered->document->root(), *(*document)->root());
    QCOMPARE(readJournal(journalPath(after)).value().projectPath, after);
    QVERIFY(!QFileInfo::exists(journalPath(before)));
}

void TestDocuments::bakedTakesComeAlong()
{
    const auto document = newDocument();
    QVERIFY(document.has_value());
    const QString before = (*document)->path(), after = path("film.weft");
    const Take take = addTake(before, recipeWithSeed(1), "pictures");
    const QString baked = AssetStore::folderFor(before) + u("/") + take.file;
    MediaItem item;
    item.path = storedPath(baked, QFileInfo(before).absolutePath());
    QVERIFY((*document)->apply(AddMedia{item}));
    QVERIFY((*document)->save(after));
    QCOMPARE((*document)->root()->media[0]->path, u("film.assets/") + take.file);
    QVERIFY(QFileInfo(path("film.assets/")).isDir());
    QVERIFY(!QFileInfo::exists(before));

    // other media in the unsaved project's folder keep it alive
    const auto second = newDocument();
    const QString folder = QFileInfo((*second)->path()).absolutePath();
    writeFile(folder + u("/voice.wav"), "sound");
    item.path = u("voice.wav");
    QVERIFY((*second)->apply(AddMedia{item}));
    QVERIFY((*second)->save(path("second.weft")));
    QVERIFY(QFileInfo::exists(folder + u("/voice.wav")));
}

void TestDocuments::savingAsOverForeignTakesIsRefused()
{
    const QString before = path("a/film.weft"), after = path("film.weft");
    QVERIFY(QDir().mkpath(path("a")));
    for (const QString &project : {before, after})
        QVERIFY(saveProject({}, project));
    addTake(before, recipeWithSeed(1), "ours");
    addTake(after, recipeWithSeed(1), "theirs");
    const auto document = openDocument(before);
    const Status status = (*document)->save(after);
    QVERIFY(!status);
    QCOMPARE((*document)->path(), before);
}

void TestDocuments::aFailedSaveAsLeavesTheProjectWhereItWas()
{
    const QString before = path("a/film.weft");
    QVERIFY(QDir().mkpath(path("a")));
    QVERIFY(saveProject(withMedia(u("media/beach.mp4")), before));
    const auto document = openDocument(before);
    QVERIFY((*document)->apply(AddFolder{u("a"), {}}));
    const Document::Root root = (*document)->root();
    for (const char *impossible : {"no/such/folder/film.weft", "a"}) {
        const Status status = (*document)->save(path(impossible));
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Output);
        QCOMPARE((*document)->path(), before);
        QCOMPARE((*document)->root(), root);
        QVERIFY(!(*document)->isSaved());
        QVERIFY(ProjectLock::isHeld(before));
    }
    QVERIFY((*document)->save(before));
}

void TestDocuments::aProjectWithoutANameIsJournalledFromItsFirstEdit()
{
    QString project;
    QByteArray live;
    {
        const auto document = newDocument();
        QVERIFY2(document.has_value(), document ? "" : qPrintable(document.error().message));
        project = (*document)->path();
        QVERIFY(project.startsWith(dataFolder()));
        QVERIFY(isUnsavedProject(project));
        const auto other = newDocument();
        QVERIFY((*other)->path() != project);
        QVERIFY((*document)->apply(AddFolder{u("a"), {}}));
        live = toProjectText(*(*document)->root());
    } // crash
    const auto offered = recoverableProjects();
    QCOMPARE(offered.size(), 1u);
    QCOMPARE(offered[0].projectPath, project);
    QVERIFY(offered[0].isUnsaved);
    const auto back = openDocument(project);
    QVERIFY(back.has_value());
    QCOMPARE(toProjectText(*(*back)->root()), live);
    QVERIFY((*back)->canUndo());
}

void TestDocuments::namingAProjectEmptiesItsPlaceInTheDataFolder()
{
    const auto document = newDocument();
    const QString before = (*document)->path();
    const Take take = addTake(before, recipeWithSeed(1), "pictures");
    QVERIFY((*document)->apply(AddShot{u("s"), {}, take.recipe}));
    QVERIFY((*document)->amend(ChooseTake{(*document)->root()->shots[0]->id, take.id}));
    QVERIFY(!(*document)->save(path("no/such/folder.weft")));
    QVERIFY(QFileInfo::exists(before)); // not before it is safe elsewhere
    QVERIFY((*document)->save(path("film.weft")));
    QVERIFY(!QFileInfo::exists(QFileInfo(before).absolutePath()));
    QVERIFY(recoverableProjects().empty());
    AssetStore store(AssetStore::folderFor(path("film.weft")));
    QVERIFY(store.load());
    QVERIFY(store.filePath(take.id).has_value());
    QVERIFY(!isUnsavedProject(path("film.weft")));
    // nothing else is ever removed
    const QString root = dataFolder() + u("/unsaved");
    writeFile(root + u("/7/Untitled.weft"), "kept");
    for (const QString &other : {path("film.weft"), root + u("/x.weft"), root + u("/7/a/x.weft"),
                                 root + u("/7/../x.weft"), dataFolder() + u("/x.weft")}) {
        QVERIFY2(!isUnsavedProject(other), qPrintable(other));
        removeUnsavedFolder(other);
    }
    QVERIFY(QFileInfo::exists(path("film.weft")));
    QVERIFY(QFileInfo::exists(root + u("/7/Untitled.weft")));
}

void TestDocuments::autosaveWritesBackupsOfWhatHasChanged()
{
    const QString project = path("film.weft");
    QVERIFY(saveProject({}, project));
    const auto document = openDocument(project);
    Autosave autosave(**document, std::chrono::milliseconds(20));
    QSignalSpy saved(&autosave, &Autosave::saved);
    QTest::qWait(100);
    QVERIFY(saved.isEmpty()); // nothing has changed
    QVERIFY((*document)->apply(AddFolder{u("a"), {}}));
    QVERIFY(saved.wait(5000));
    QCOMPARE(saved.front().front().toString(), project);
    QTest::qWait(100);
    QCOMPARE(saved.size(), 1); // once for each change
    QCOMPARE(backupsOf(project).size(), 1);
    QCOMPARE(loadProject(backupsOf(project).front()).value(), *(*document)->root());
    QVERIFY(loadProject(project).value().folders.empty()); // the file is the user's to save
}

void TestDocuments::autosaveReportsFailureAndTriesAgain()
{
    const QString project = path("film.weft");
    QVERIFY(saveProject({}, project));
    const auto document = openDocument(project);
    writeFile(path("film.backups"), "a file in place of the folder");
    Autosave autosave(**document, std::chrono::milliseconds(20));
    QSignalSpy saved(&autosave, &Autosave::saved);
    QSignalSpy failed(&autosave, &Autosave::failed);
    QVERIFY((*document)->apply(AddFolder{u("a"), {}}));
    QVERIFY(failed.wait(5000));
    QVERIFY(failed.front().front().toString().contains(u("film.backups")));
    QVERIFY(QFile::remove(path("film.backups")));
    QVERIFY(saved.wait(5000));
}

WEFT_TEST_MAIN(TestDocuments)
#include "tst_documents.moc"
