#include "core/base/file.h"
#include "core/project/backups.h"
#include "core/project/project_file.h"
#include "tests/support/patience.h"
#include "tests/ui/test_chooser.h"
#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/bin/drop.h"
#include "ui/project/history_panel.h"
#include "ui/project/missing_media.h"
#include "ui/project/project_files.h"
#include "ui/project/recent_projects.h"
#include "ui/project/start_page.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMainWindow>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::sample;
using weft::ui::test::TestChooser;

namespace {

/// A program with its window: what ends when it goes ends without closing, as in a crash.
struct Program
{
    std::unique_ptr<Session> session = ui::test::makeSession();
    TestChooser *chooser = new TestChooser(session.get());
    QMainWindow window;
    Actions actions{&window};
    ProjectFiles files{*session, actions, &window};
    std::vector<Notice> notices;

    Program()
    {
        QObject::connect(session.get(), &Session::noticed, &window,
                         [this](const Notice &notice) { notices.push_back(notice); });
        window.resize(900, 700);
        window.show();
    }
    ~Program() { session->document().settleJournal(); }

    bool edit(const QString &name = QStringLiteral("here"))
    {
        return session->apply(AddMarker{.name = name});
    }
    std::size_t markers() const { return session->sequence()->markers.size(); }
    void trigger(const char *id)
    {
        actions.refresh();
        actions.action(id)->trigger();
    }
};

/// Clicks a button of the next question, once it is there.
void answer(QMessageBox::StandardButton button)
{
    QTimer::singleShot(100, qApp, [button] {
        auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        QTest::mouseClick(box->button(button), Qt::LeftButton);
    });
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void savingAsksForANameOnce();
    void openingRemembersTheProject();
    void closingANamedProjectWithChangesAsks();
    void aProjectWithoutANameComesBack();
    void aNewProjectInWhichNothingWasDoneLeavesNothing();
    void aCrashIsOfferedAndBroughtBack();
    void aCrashOfANamedProjectCanBeDiscarded();
    void aProjectOpenElsewhereIsReadOnly();
    void missingMediaAreFoundInAFolder();
    void aBackupOpensAsAProjectOfItsOwn();
    void collectingMakesAFolderThatOpens();
    void timelinesAreImported();
    void theStartPageOpensTheSampleAndPlays();
    void theStartPageOpensARecentProject();
    void theStartPageSaysWhatTheMachineCanDo();
    void aClickWalksThroughTheHistory();

private:
    QTemporaryDir m_disk;
    int m_number = 0;
    QString freshFolder()
    {
        const QString folder = m_disk.filePath(QString::number(++m_number));
        QDir().mkpath(folder);
        return folder;
    }
};

/// Each begins as after a fresh installation.
void TestProject::init()
{
    QSettings().clear();
    QDir(dataFolder()).removeRecursively();
    QDir(stateFolder()).removeRecursively();
}

void TestProject::savingAsksForANameOnce()
{
    Program program;
    program.files.begin();
    QVERIFY(!program.session->hasName());
    QVERIFY(program.edit());
    program.chooser->paths = {freshFolder() + QStringLiteral("/holiday")}; // the suffix is added
    program.trigger("file.save");
    QVERIFY(program.session->hasName());
    QCOMPARE(program.session->name(), QStringLiteral("holiday"));
    QVERIFY(program.session->document().isSaved());
    QVERIFY(program.edit());
    program.chooser->paths = {QStringLiteral("/nowhere/else.weft")};
    program.trigger("file.save");
    QVERIFY(program.session->document().isSaved());
    QVERIFY(program.notices.empty());
    program.trigger("file.save-as"); // there is no such folder
    QCOMPARE(program.notices.size(), 1U);
    QCOMPARE(program.notices[0].kind, Notice::Kind::Problem);
    QCOMPARE(program.session->name(), QStringLiteral("holiday"));
}

void TestProject::openingRemembersTheProject()
{
    const QString first = freshFolder() + QStringLiteral("/first.weft");
    const QString second = freshFolder() + QStringLiteral("/second.weft");
    QVERIFY(saveProject({}, first));
    QVERIFY(saveProject({}, second));
    Program program;
    program.files.begin(first);
    program.chooser->paths = {second};
    program.trigger("file.open");
    QCOMPARE(program.session->name(), QStringLiteral("second"));
    QCOMPARE(recentProjects(), (QStringList{second, first}));
    program.chooser->paths = {m_disk.filePath(QStringLiteral("none.weft"))};
    program.trigger("file.open");
    QCOMPARE(program.session->name(), QStringLiteral("second"));
    QCOMPARE(program.notices.size(), 1U);
    QFile::remove(first);
    QCOMPARE(recentProjects(), QStringList{second});
}

void TestProject::closingANamedProjectWithChangesAsks()
{
    const QString path = freshFolder() + QStringLiteral("/film.weft");
    Program program;
    program.files.begin();
    program.chooser->paths = {path};
    program.trigger("file.save");
    QVERIFY(program.files.mayClose()); // nothing to ask
    QVERIFY(program.edit());
    answer(QMessageBox::Cancel);
    QVERIFY(!program.files.mayClose());
    QVERIFY(!program.session->document().isSaved());
    answer(QMessageBox::Save);
    QVERIFY(program.files.mayClose());
    QVERIFY(program.session->document().isSaved());
    QVERIFY(program.edit(QStringLiteral("again")));
    answer(QMessageBox::Discard);
    QVERIFY(program.files.mayClose());
    const Result<Project> kept = loadProject(path);
    QVERIFY(kept);
    QCOMPARE(kept->sequences.front()->markers.size(), 1U);
}

void TestProject::aProjectWithoutANameComesBack()
{
    {
        Program program;
        program.files.begin();
        QVERIFY(program.edit());
        QVERIFY(program.files.mayClose()); // asks nothing
    }
    Program program;
    program.files.begin();
    QVERIFY(!program.session->hasName());
    QCOMPARE(program.markers(), 1U);
    QVERIFY(program.session->document().canUndo()); // with its history
    QVERIFY(program.notices.empty());               // nothing went wrong
}

void TestProject::aNewProjectInWhichNothingWasDoneLeavesNothing()
{
    Program program;
    program.files.begin();
    const QString first = program.session->document().path();
    QVERIFY(QFileInfo::exists(first));
    program.trigger("file.new");
    QVERIFY(program.session->document().path() != first);
    QVERIFY(!QFileInfo::exists(first));
    QVERIFY(program.files.mayClose());
    QVERIFY(!QFileInfo::exists(program.session->document().path()));
}

void TestProject::aCrashIsOfferedAndBroughtBack()
{
    {
        Program program;
        program.files.begin();
        QVERIFY(program.edit());
    } // without mayClose(): it crashed
    Program program;
    program.files.begin();
    QCOMPARE(program.markers(), 0U);
    QCOMPARE(program.notices.size(), 1U);
    QVERIFY(program.notices[0].act);
    StartPage page(program.files, program.actions);
    page.show();
    auto *const bring = page.findChild<QPushButton *>(QStringLiteral("recover"));
    QVERIFY(bring);
    QTRY_VERIFY(bring->isVisible());
    QSignalSpy done(&page, &StartPage::done);
    QTest::mouseClick(bring, Qt::LeftButton);
    QCOMPARE(program.markers(), 1U);
    QCOMPARE(done.size(), 1);
    QVERIFY(program.files.recoverable().empty());
}

void TestProject::aCrashOfANamedProjectCanBeDiscarded()
{
    const QString path = freshFolder() + QStringLiteral("/film.weft");
    {
        Program program;
        program.files.begin();
        program.chooser->paths = {path};
        program.trigger("file.save");
        QVERIFY(program.edit());
    }
    {
        Program program;
        program.files.begin(path); // opening it brings it back at once, and says so
        QCOMPARE(program.markers(), 1U);
        QCOMPARE(program.notices.size(), 1U);
    }
    Program program;
    program.files.begin();
    StartPage page(program.files, program.actions);
    page.show();
    auto *const discard = page.findChild<QPushButton *>(QStringLiteral("discard"));
    QVERIFY(discard);
    QTest::mouseClick(discard, Qt::LeftButton);
    QCOMPARE(program.files.recoverable().size(), 1U); // pressed once: nothing is gone
    QTest::mouseClick(discard, Qt::LeftButton);
    QVERIFY(program.files.recoverable().empty());
    QVERIFY(program.files.open(path));
    QCOMPARE(program.markers(), 0U);
}

void TestProject::aProjectOpenElsewhereIsReadOnly()
{
    const QString path = freshFolder() + QStringLiteral("/film.weft");
    Program first;
    first.files.begin();
    first.chooser->paths = {path};
    first.trigger("file.save");
    Program second;
    second.files.begin(path);
    QCOMPARE(second.notices.size(), 1U); // says who has it
    QVERIFY(second.edit());
    second.trigger("file.save");
    QCOMPARE(second.notices.size(), 2U);
    const QString copy = freshFolder() + QStringLiteral("/copy.weft");
    second.chooser->paths = {copy};
    second.notices[1].act(); // "Save As…"
    QVERIFY(second.session->document().isSaved());
    QVERIFY(QFileInfo::exists(copy));
}

void TestProject::missingMediaAreFoundInAFolder()
{
    const QString folder = freshFolder();
    const QString path = folder + QStringLiteral("/film.weft");
    QDir(folder).mkpath(QStringLiteral("old"));
    QFile::copy(sample("photo.jpg"), folder + QStringLiteral("/old/photo.jpg"));
    {
        Program program;
        program.files.begin();
        QVERIFY(ui::test::import(*program.session, folder + QStringLiteral("/old/photo.jpg")));
        program.chooser->paths = {path};
        program.trigger("file.save");
        QVERIFY(program.files.mayClose());
    }
    QDir(folder).mkpath(QStringLiteral("new/deep"));
    QVERIFY(QFile::rename(folder + QStringLiteral("/old/photo.jpg"),
                          folder + QStringLiteral("/new/deep/renamed.jpg")));
    Program program;
    program.files.begin(path);
    QTRY_COMPARE(program.notices.size(), 1U);
    QVERIFY(program.notices[0].text.contains(QLatin1String("photo.jpg")));
    program.chooser->paths = {folder + QStringLiteral("/new")};
    program.notices[0].act(); // "Find…"
    QTRY_COMPARE_WITH_TIMEOUT(program.notices.size(), 2U, kPatienceMs);
    QVERIFY(program.files.missingMedia().missing().empty());
    QVERIFY(program.session->root()->media.front()->path.endsWith(QLatin1String("renamed.jpg")));
    QCOMPARE(program.session->document().history().size(), 1);
    program.actions.refresh();
    QVERIFY(!program.actions.action("file.relink")->isEnabled());
}

void TestProject::aBackupOpensAsAProjectOfItsOwn()
{
    const QString path = freshFolder() + QStringLiteral("/film.weft");
    Program program;
    program.files.begin();
    QVERIFY(ui::test::import(*program.session, sample("photo.jpg")));
    program.chooser->paths = {path};
    program.trigger("file.save");
    QVERIFY(program.edit());
    program.trigger("file.save"); // what was there became a backup
    QVERIFY(!backupsOf(path).isEmpty());
    program.trigger("file.backups");
    auto *const dialog = program.window.findChild<QDialog *>(QStringLiteral("backups"));
    QVERIFY(dialog && !dialog->isModal());
    auto *const list = dialog->findChild<QListWidget *>();
    QCOMPARE(list->count(), backupsOf(path).size());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(!program.session->hasName());
    QCOMPARE(program.markers(), 0U);
    QCOMPARE(program.session->media().media.size(), 1U); // the picture is found from there too
    const Result<Project> file = loadProject(path);
    QVERIFY(file);
    QCOMPARE(file->sequences.front()->markers.size(), 1U); // untouched
}

void TestProject::collectingMakesAFolderThatOpens()
{
    const QString path = freshFolder() + QStringLiteral("/film.weft");
    Program program;
    program.files.begin();
    QVERIFY(ui::test::import(*program.session, sample("photo.jpg")));
    program.chooser->paths = {path};
    program.trigger("file.save");
    program.chooser->paths = {freshFolder()};
    program.trigger("file.collect");
    QTRY_COMPARE_WITH_TIMEOUT(program.notices.size(), 1U, kPatienceMs);
    const QString collected = program.chooser->paths.front() + QStringLiteral("/film/film.weft");
    QVERIFY2(QFileInfo::exists(collected), qPrintable(program.notices[0].text));
    QVERIFY(QFileInfo::exists(program.chooser->paths.front()
                              + QStringLiteral("/film/media/photo.jpg")));
    QVERIFY(program.files.open(collected));
    QCOMPARE(program.session->media().media.size(), 1U);
}

void TestProject::timelinesAreImported()
{
    Program program;
    program.files.begin();
    program.chooser->paths = {sample("first-light.weft")};
    program.trigger("file.import-timeline");
    QTRY_VERIFY_WITH_TIMEOUT(program.session->root()->sequences.size() >= 2, kPatienceMs);
    QVERIFY(program.session->sequence()->length() > 0);
    // its take came along
    QCOMPARE(program.session->media().takes.size(), program.session->root()->shots.size());
    QVERIFY(!program.session->root()->shots.empty());
}

void TestProject::theStartPageOpensTheSampleAndPlays()
{
    Program program;
    program.files.begin();
    StartPage page(program.files, program.actions);
    page.resize(900, 700);
    page.show();
    auto *const button = page.findChild<QPushButton *>(QStringLiteral("openSample"));
    QVERIFY(button && button->isVisible());
    QSignalSpy done(&page, &StartPage::done);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, kPatienceMs);
    QCOMPARE(program.session->name(), QStringLiteral("first-light"));
    QVERIFY(program.session->document().path().startsWith(dataFolder())); // theirs
    QCOMPARE(program.session->player().state(), Player::State::Playing);
    QCOMPARE(program.session->media().media.size(), program.session->root()->media.size());
    QCOMPARE(program.session->media().takes.size(), program.session->root()->shots.size());
    QVERIFY(program.notices.empty());
    program.session->player().stop();
}

void TestProject::theStartPageOpensARecentProject()
{
    const QString path = freshFolder() + QStringLiteral("/film.weft");
    QVERIFY(saveProject({}, path));
    rememberProject(path);
    Program program;
    program.files.begin();
    StartPage page(program.files, program.actions);
    page.resize(900, 700);
    page.show();
    auto *const card = page.findChild<QToolButton *>(QStringLiteral("recent"));
    QVERIFY(card);
    QTRY_VERIFY(card->isVisible());
    QCOMPARE(card->text(), QStringLiteral("film"));
    QTest::mouseClick(card, Qt::LeftButton);
    QCOMPARE(program.session->document().path(), path);
}

void TestProject::theStartPageSaysWhatTheMachineCanDo()
{
    Program program;
    StartPage page(program.files, program.actions);
    page.show();
    const auto says = [&page](const QString &text) {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("H.264")), kPatienceMs);
    QVERIFY(says(QString::number(QThread::idealThreadCount())));
}

void TestProject::aClickWalksThroughTheHistory()
{
    Program program;
    program.files.begin();
    HistoryPanel panel(*program.session, program.actions);
    panel.resize(300, 400);
    panel.show();
    for (const char *name : {"one", "two", "three"})
        QVERIFY(program.edit(QLatin1String(name)));
    auto *const view = panel.findChild<QListView *>(QStringLiteral("historyList"));
    QCOMPARE(view->model()->rowCount(), 4);
    QCOMPARE(view->currentIndex().row(), 3);
    const auto click = [view](int row) {
        const QRect place = view->visualRect(view->model()->index(row, 0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place.center());
    };
    QSignalSpy travelled(program.session.get(), &Session::travelled);
    click(1);
    QCOMPARE(program.markers(), 1U);
    QCOMPARE(travelled.size(), 1);
    click(3);
    QCOMPARE(program.markers(), 3U);
    click(0);
    QCOMPARE(program.markers(), 0U);
    QVERIFY(program.edit(QStringLiteral("other"))); // what was undone is gone
    QCOMPARE(view->model()->rowCount(), 2);
}

WEFT_UI_TEST_MAIN(TestProject)
#include "tst_project.moc"
