#include "tests/core/edit/timeline.h"
#include "tests/core/project/random_gestures.h"
#include "tests/core/project/small_store.h"
#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/project/backups.h"
#include "core/project/journal_writer.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

#include <atomic>
#include <thread>

#include <sys/mount.h>
#include <unistd.h>

using namespace weft;
using weft::test::RandomGestures;
using weft::test::Timeline;

/// Stands in for the system's: counts, and takes as long as it is told.
static std::atomic<int> flushes = 0;
static std::atomic<int> flushMs = 0;

extern "C" int fdatasync(int)
{
    QThread::msleep(static_cast<unsigned long>(flushMs.load()));
    ++flushes;
    return 0;
}

/// Writes a file, or removes it where there is nothing to write.
static void writeFile(const QString &path, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        QFile::remove(path);
    else
        weft::test::writeFile(path, bytes);
}

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void linesAreMadeAndWrittenByAnotherThread();
    void atMostOneLineIsInMemoryAlone();
    void aRecordIsInTheFileOnceItHasSettled();
    void everyChangeIsOnTheDiskWithinASecond();
    void aSlowDiskDoesNotHoldTheEditorUp();
    void replayGivesTheLiveProjectAndHistoryByteForByte();
    void aDamagedLineKeepsWhatCameBeforeIt_data();
    void aDamagedLineKeepsWhatCameBeforeIt();
    void aFullDiskIsReportedAndTheChangesWait();
    void recoveryGoesOnWithTheSameJournal();
    void discardingKeepsTheOldJournalOnceMore();
    void theStartOffersWhatCrashesLeft();
    void workThatWasSavedIsNotOfferedWhenTheFileChangesLater();
    void aCrashWhileSavingUnderAnotherNameIsMended();
    void aNameThatWasLeftDoesNotGetTheWorkOfTheNewOne();
    void killedAnywhereAtMostTheLastGestureIsLost();

private:
    QString path(const char *name) const { return m_folder->filePath(u(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(journalFolder()).removeRecursively();
}

static QByteArray textOf(const Document &document)
{
    return toProjectText(*document.root());
}

void TestJournal::linesAreMadeAndWrittenByAnotherThread()
{
    QVERIFY(replaceFile(path("lines"), "first\n"));
    std::thread::id maker;
    {
        auto writer = JournalWriter::open(path("lines"), 6, {});
        QVERIFY(writer.has_value());
        writer->append([&] {
            maker = std::this_thread::get_id();
            return QByteArray("second\n");
        });
    }
    QVERIFY(maker != std::thread::id() && maker != std::this_thread::get_id());
    QCOMPARE(readFile(path("lines"), ErrorKind::Project).value(), QByteArray("first\nsecond\n"));
}

void TestJournal::atMostOneLineIsInMemoryAlone()
{
    QVERIFY(replaceFile(path("lines"), ""));
    auto writer = JournalWriter::open(path("lines"), 0, {});
    QVERIFY(writer.has_value());
    for (int i = 0; i < 2000; ++i) {
        writer->append([i] { return QByteArray::number(i) + '\n'; });
        const QByteArray there = readFile(path("lines"), ErrorKind::Project).value();
        QVERIFY(there.count('\n') >= i); // the line before this one
    }
}

void TestJournal::aRecordIsInTheFileOnceItHasSettled()
{
    Document document;
    QVERIFY(document.startJournal(path("a.journal"), {}));
    QVERIFY(document.apply(AddFolder{u("a"), {}}));
    document.settleJournal();
    QCOMPARE(readJournal(path("a.journal")).value().records.size(), 1u);
    document.walkTo(0);
    document.settleJournal();
    QCOMPARE(readJournal(path("a.journal")).value().records.size(), 2u);
}

void TestJournal::everyChangeIsOnTheDiskWithinASecond()
{
    Document document;
    QVERIFY(document.startJournal(path("a.journal"), {}));
    for (const int pause : {0, 100, 500, 0}) {
        QTest::qWait(pause);
        document.settleJournal();
        const int before = flushes;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(document.apply(AddFolder{u("a"), {}}));
        QTRY_VERIFY_WITH_TIMEOUT(flushes > before, 5000);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }
}

void TestJournal::aSlowDiskDoesNotHoldTheEditorUp()
{
    Document document;
    QVERIFY(document.startJournal(path("a.journal"), {}));
    flushMs = 3000;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 200; ++i)
        QVERIFY(document.apply(AddFolder{u("a"), {}}));
    const qint64 elapsed = timer.elapsed();
    flushMs = 0;
    QVERIFY2(elapsed < 2500, qPrintable(QString::number(elapsed)));
    document.settleJournal();
    QCOMPARE(readJournal(path("a.journal")).value().records.size(), 200u);
}

void TestJournal::replayGivesTheLiveProjectAndHistoryByteForByte()
{
    for (const unsigned seed : {1u, 2u, 3u, 4u, 5u}) {
        Timeline t;
        t.putLinked(u("a"), 0, 40);
        const QString journal = path("replay.journal");
        Document live(t.project());
        QVERIFY(live.startJournal(journal, {}));
        QVERIFY(live.apply(Split{{}, {}, 20}));
        RandomGestures gestures(seed);
        for (int i = 0; i < 300; ++i)
            gestures.next(live, [] {});
        live.settleJournal();
        const auto content = readJournal(journal);
        QVERIFY2(content.has_value(), content ? "" : qPrintable(content.error().message));
        QVERIFY(content->problem.isEmpty());
        Document again(content->base);
        QVERIFY(again.replay(content->records));
        QCOMPARE(textOf(again), textOf(live));
        QCOMPARE(again.history(), live.history());
        QCOMPARE(again.stepsDone(), live.stepsDone());
        for (std::size_t i = 0; i < live.states().size(); ++i)
            QCOMPARE(toProjectText(*again.states()[i]), toProjectText(*live.states()[i]));
    }
}

void TestJournal::aDamagedLineKeepsWhatCameBeforeIt_data()
{
    QTest::addColumn<int>("line"); // from 0; the header is line 0
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<int>("folders"); // that are brought back; −1: the journal is refused
    QTest::newRow("header") << 0 << QByteArray("nonsense") << -1;
    QTest::newRow("header of another version")
        << 0 << QByteArray(R"({"weftJournal":99,"base":"{}"})") << -1;
    QTest::newRow("header without a project")
        << 0 << QByteArray(R"({"weftJournal":1,"base":"{}"})") << -1;
    QTest::newRow("first record") << 1 << QByteArray("nonsense") << 0;
    QTest::newRow("zeros after a power cut") << 2 << QByteArray(300, '\0') << 1;
    QTest::newRow("wrong type") << 2 << QByteArray(R"({"kind":7})") << 1;
    QTest::newRow("unknown kind") << 3 << QByteArray(R"({"kind":"guess"})") << 2;
    QTest::newRow("deep") << 3 << QByteArray(100'000, '[') << 2;
    QTest::newRow("an edit that is refused")
        << 3 << QByteArray(R"({"kind":"edit","edit":{"edit":"remove-folder","folder":77}})") << 2;
}

void TestJournal::aDamagedLineKeepsWhatCameBeforeIt()
{
    QFETCH(int, line);
    QFETCH(QByteArray, damage);
    QFETCH(int, folders);
    const QString project = path("film.weft");
    {
        Document document;
        QVERIFY(document.save(project));
        QVERIFY(document.startJournal(journalPath(project), project));
        for (const char *name : {"a", "b", "c", "d"})
            QVERIFY(document.apply(AddFolder{u(name), {}}));
    }
    QList<QByteArray> lines
        = readFile(journalPath(project), ErrorKind::Project).value().split('\n');
    QCOMPARE(lines.size(), 6);
    lines[line] = damage;
    QVERIFY(replaceFile(journalPath(project), lines.join('\n')));
    const auto recovered = recover(project);
    QCOMPARE(recovered.has_value(), folders >= 0);
    if (!recovered) {
        QCOMPARE(recovered.error().kind, ErrorKind::Project);
        return;
    }
    if (folders > 0)
        QCOMPARE(static_cast<int>(recovered->document->root()->folders.size()), folders);
    QVERIFY(folders == 0 ? !recovered->document : !recovered->problem.isEmpty());
    // and the next session is sound
    {
        const auto opened = openDocument(project);
        QVERIFY(opened.has_value());
        QVERIFY((*opened)->apply(AddFolder{u("e"), {}}));
        (*opened)->undo();
        (*opened)->undo(); // nothing is left to undo
        (*opened)->redo();
    }
    const auto after = recover(project);
    QVERIFY(after && after->document && after->problem.isEmpty());
    QCOMPARE(static_cast<int>(after->document->root()->folders.size()), folders + 1);
}

void TestJournal::aFullDiskIsReportedAndTheChangesWait()
{
    const QString mount = path("disk");
    QVERIFY(QDir().mkpath(mount));
    if (::mount("tmpfs", mount.toUtf8().constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("a small file system cannot be mounted here");
    const QString journal = mount + u("/a.journal");
    QByteArray live, recovered;
    bool failed = false, resumed = false;
    {
        Document document;
        QSignalSpy failure(&document, &Document::journalFailed);
        QSignalSpy success(&document, &Document::journalResumed);
        const bool started = document.startJournal(journal, {}).has_value();
        bool filled = replaceFile(mount + u("/filler"), QByteArray(48'000, 'x')).has_value();
        for (int i = 0; started && filled && i < 100; ++i)
            filled = document.apply(AddFolder{u("padding ").repeated(30), {}}).has_value();
        failed = failure.wait(5000) && failure.front().front().toString().contains(journal);
        QFile::remove(mount + u("/filler"));
        resumed = success.wait(5000);
        live = textOf(document);
        const auto content = readJournal(journal);
        if (content && content->problem.isEmpty()) {
            Document again(content->base);
            if (again.replay(content->records))
                recovered = textOf(again);
        }
    }
    ::umount(mount.toUtf8().constData());
    QVERIFY(failed);
    QVERIFY(resumed);
    QCOMPARE(recovered, live);
}

void TestJournal::recoveryGoesOnWithTheSameJournal()
{
    const QString project = path("film.weft");
    {
        Document document;
        QVERIFY(document.save(project));
        QVERIFY(document.startJournal(journalPath(project), project));
        QVERIFY(document.apply(AddFolder{u("a"), {}}));
        QVERIFY(document.apply(AddFolder{u("b"), {}}));
    } // crash
    {
        const auto second = openDocument(project);
        QVERIFY(second.has_value());
        QVERIFY(!(*second)->isSaved());
        (*second)->undo(); // a step of the first session
        QVERIFY((*second)->apply(AddFolder{u("c"), {}}));
    } // crash again
    const auto third = openDocument(project);
    QVERIFY(third.has_value());
    QCOMPARE((*third)->root()->folders.size(), 2u);
    QCOMPARE((*third)->root()->folders[1]->name, u("c"));
    (*third)->undo();
    (*third)->undo();
    QVERIFY((*third)->root()->folders.empty());
    QVERIFY(!(*third)->canUndo());
}

void TestJournal::discardingKeepsTheOldJournalOnceMore()
{
    const QString project = path("film.weft");
    {
        Document document;
        QVERIFY(document.save(project));
        QVERIFY(document.startJournal(journalPath(project), project));
        QVERIFY(document.apply(AddFolder{u("a"), {}}));
    }
    {
        const auto opened = openDocument(project, AfterCrash::Discard);
        QVERIFY(opened && (*opened)->root()->folders.empty() && (*opened)->isSaved());
    }
    QCOMPARE(Journal::filesAt(journalPath(project)).size(), 2);
    QCOMPARE(readJournal(journalPath(project) + u(".previous")).value().records.size(), 1u);
    const auto closed = openDocument(project);
    QVERIFY(closed.has_value());
    (*closed)->discardJournal();
    QVERIFY(Journal::filesAt(journalPath(project)).isEmpty());
}

void TestJournal::theStartOffersWhatCrashesLeft()
{
    const QString changed = path("changed.weft"), saved = path("saved.weft"),
                  held = path("held.weft");
    for (const QString &project : {changed, saved, held})
        QVERIFY(saveProject({}, project));
    QString unsaved;
    {
        const auto a = openDocument(changed), b = openDocument(saved), c = newDocument();
        QVERIFY(a && b && c);
        QVERIFY((*a)->apply(AddFolder{u("a"), {}}));
        QVERIFY((*a)->apply(AddFolder{u("b"), {}}));
        QVERIFY((*b)->apply(AddFolder{u("a"), {}}));
        QVERIFY((*b)->save(saved));
        QVERIFY((*c)->apply(AddFolder{u("c"), {}}));
        unsaved = (*c)->path();
    } // crash
    const auto open = openDocument(held);
    QVERIFY((*open)->apply(AddFolder{u("a"), {}}));
    QVERIFY(replaceFile(journalFolder() + u("/x.journal"), "rubbish\n"));
    QStringList unreadable;
    const auto offered = recoverableProjects(&unreadable);
    QCOMPARE(unreadable.size(), 1);
    QVERIFY(unreadable[0].contains(u("x.journal")));
    QCOMPARE(offered.size(), 2u);
    for (const Recoverable &one : offered) {
        QCOMPARE(one.projectPath, one.isUnsaved ? unsaved : changed);
        QCOMPARE(one.changes, one.isUnsaved ? 1 : 2);
        QVERIFY(one.problem.isEmpty());
        QVERIFY(one.lastChange.secsTo(QDateTime::currentDateTimeUtc()) < 60);
        discardRecoverable(one.projectPath);
        QCOMPARE(QFileInfo::exists(one.projectPath), !one.isUnsaved);
    }
    QVERIFY(recoverableProjects().empty());
}

void TestJournal::aCrashWhileSavingUnderAnotherNameIsMended()
{
    const QString before = path("film.weft"), after = path("other.weft");
    QVERIFY(saveProject({}, before));
    {
        const auto document = openDocument(before);
        QVERIFY((*document)->save(after));
        QVERIFY((*document)->apply(AddFolder{u("a"), {}}));
    } // and the journal had not got its new name yet
    QVERIFY(QFile::rename(journalPath(after), journalPath(before)));
    const auto offered = recoverableProjects();
    QCOMPARE(offered.size(), 1u);
    QCOMPARE(offered[0].projectPath, after);
    const auto back = openDocument(after);
    QVERIFY(back.has_value());
    QCOMPARE((*back)->root()->folders.size(), 1u);
}

void TestJournal::aNameThatWasLeftDoesNotGetTheWorkOfTheNewOne()
{
    const QString before = path("film.weft"), after = path("other.weft");
    QVERIFY(saveProject({}, before));
    {
        const auto document = openDocument(before);
        QVERIFY((*document)->save(after));
        QVERIFY((*document)->apply(AddFolder{u("a"), {}}));
    } // and the journal had not got its new name yet
    QVERIFY(QFile::rename(journalPath(after), journalPath(before)));
    QVERIFY(!recoverableWork(before).value());
    const auto old = openDocument(before);
    QVERIFY((*old)->root()->folders.empty());
    const auto fresh = openDocument(after);
    QCOMPARE((*fresh)->root()->folders.size(), 1u);
}

/// Another program changes the file of a crashed session that had nothing unsaved: the file stands.
void TestJournal::workThatWasSavedIsNotOfferedWhenTheFileChangesLater()
{
    const QString saved = path("saved.weft"), idle = path("idle.weft"),
                  undone = path("undone.weft");
    for (const QString &project : {saved, idle, undone})
        QVERIFY(saveProject({}, project));
    {
        const auto a = openDocument(saved), b = openDocument(idle), c = openDocument(undone);
        QVERIFY((*a)->apply(AddFolder{u("a"), {}}));
        QVERIFY((*a)->save(saved));
        QVERIFY((*c)->apply(AddFolder{u("a"), {}}));
        (*c)->undo();
    } // crash
    const Project changed = weft::apply({}, AddFolder{u("by another program"), {}}).value();
    for (const QString &project : {saved, idle, undone}) {
        QVERIFY(saveProject(changed, project));
        QVERIFY(!recover(project).value().document);
        QVERIFY(!recoverableWork(project).value());
    }
    QVERIFY(recoverableProjects().empty());
    for (const QString &project : {saved, idle, undone}) {
        const auto opened = openDocument(project);
        QVERIFY(opened.has_value());
        QCOMPARE(*(*opened)->root(), changed);
    }
    QVERIFY(QFile::remove(saved)); // nor is it lost with the file
    {
        const auto opened = openDocument(idle);
        QVERIFY((*opened)->apply(AddFolder{u("b"), {}}));
    } // crash
    QCOMPARE(recoverableProjects().size(), 2u);
    QCOMPARE(recoverableWork(idle).value()->changes, 1);
}

/// The state after each of so many gestures, from where a project is now.
static std::vector<QByteArray> statesOf(const QString &project, unsigned seed, int gestures)
{
    auto recovered = recover(project);
    if (!recovered || !recovered->problem.isEmpty())
        qFatal("%s", qPrintable(recovered ? recovered->problem : recovered.error().message));
    Document loaded(loadProject(project).value());
    Document &document = recovered->document ? *recovered->document : loaded;
    std::vector<QByteArray> states{textOf(document)};
    RandomGestures random(seed);
    for (int i = 0; i < gestures; ++i) {
        random.next(document, [] {});
        states.push_back(textOf(document));
    }
    return states;
}

void TestJournal::killedAnywhereAtMostTheLastGestureIsLost()
{
    const unsigned seed = qEnvironmentVariableIsSet("WEFT_TEST_SEED")
                              ? qEnvironmentVariable("WEFT_TEST_SEED").toUInt()
                              : std::random_device()();
    qInfo("WEFT_TEST_SEED=%u", seed);
    std::mt19937 random(seed);
    // in memory: a kill does not care where files lie, and a disk would take most of the time
    if (QDir(u("/dev/shm")).exists())
        m_folder = std::make_unique<QTemporaryDir>(u("/dev/shm/weft-XXXXXX"));
    const auto restore = qScopeGuard(
        [before = qgetenv("XDG_STATE_HOME")] { qputenv("XDG_STATE_HOME", before); });
    qputenv("XDG_STATE_HOME", path("state").toUtf8());
    int whileOpening = 0, gesturesInAll = 0, lost = 0, ahead = 0;
    QString project;
    for (int round = 0; round < 220; ++round) {
        if (round % 20 == 0) { // else a journal would grow over all rounds
            project = path(qPrintable(QStringLiteral("film%1.weft").arg(round)));
            Timeline t;
            QVERIFY(saveProject(t.project(), project));
        }
        const unsigned childSeed = random();
        // what the kill leaves is compared with a copy of what was there before it
        const QByteArray journal = readFile(journalPath(project), ErrorKind::Project)
                                       .value_or(QByteArray());
        const QByteArray file = readFile(project, ErrorKind::Project).value();
        QProcess editor;
        editor.start(u(WEFT_EDIT_UNTIL_KILLED), {project, QString::number(childSeed)});
        QVERIFY(editor.waitForStarted());
        if (random() % 8 != 0)
            QVERIFY2(editor.waitForReadyRead(20'000), editor.readAllStandardError().constData());
        ::usleep(random() % 30'000);
        editor.kill();
        QVERIFY(editor.waitForFinished());
        const QByteArray errors = editor.readAllStandardError();
        QVERIFY2(errors.isEmpty(), errors.constData());
        const int done = static_cast<int>(editor.readAllStandardOutput().count("done\n"));
        whileOpening += done == 0;
        gesturesInAll += done;

        // the file is whole
        const auto read = loadProject(project);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        for (const QString &backup : backupsOf(project))
            QVERIFY2(loadProject(backup).has_value(), qPrintable(backup));
        // what is recovered is the state after the last gesture, or the one in progress
        const auto recovered = recover(project);
        QVERIFY2(recovered.has_value(), recovered ? "" : qPrintable(recovered.error().message));
        QCOMPARE(recovered->problem, QString());
        const QByteArray found = recovered->document ? textOf(*recovered->document)
                                                     : toProjectText(*read);
        const QByteArray journalNow = readFile(journalPath(project), ErrorKind::Project)
                                          .value_or(QByteArray());
        const QByteArray fileNow = readFile(project, ErrorKind::Project).value();
        writeFile(project, file);
        writeFile(journalPath(project), journal);
        const auto states = statesOf(project, childSeed, done + 1);
        writeFile(project, fileNow);
        writeFile(journalPath(project), journalNow);
        const auto at = static_cast<std::size_t>(done);
        const bool isNow = found == states[at];
        const bool isNext = found == states[at + 1];
        std::size_t before = at; // gestures that changed nothing have no record
        while (before > 0 && states[before] == states[at])
            --before;
        const bool isBefore = found == states[before];
        QVERIFY2(isNow || isNext || isBefore,
                 qPrintable(QStringLiteral("round %1, after %2 gestures").arg(round).arg(done)));
        ahead += !isNow && isNext;
        lost += !isNow && !isNext;
    }
    qInfo("220 kills: %d while opening, %d gestures in all; %d times the gesture in progress was "
          "kept, %d times lost",
          whileOpening, gesturesInAll, ahead, lost);
    QVERIFY(gesturesInAll > 300);
}

WEFT_TEST_MAIN(TestJournal)
#include "tst_journal.moc"
