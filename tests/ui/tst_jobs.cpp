#include "core/base/file.h"
#include "core/interchange/interchange.h"
#include "core/media/probe.h"
#include "tests/support/patience.h"
#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/jobs/close_with_jobs.h"
#include "ui/jobs/export_actions.h"
#include "ui/jobs/export_dialog.h"
#include "ui/jobs/export_estimate.h"
#include "ui/jobs/job_row.h"
#include "ui/jobs/jobs_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::u;

namespace {

/// A window with the panel of jobs, and a project with a colour of two seconds.
struct Desk
{
    Desk()
        : session(ui::test::makeSession())
    {
        if (!session->openNew())
            qFatal("no project");
        session->apply(
            SetSequence{.width = 160, .height = 96, .rate = FrameRate::fromString(u("25"))});
        actions = new Actions(&window);
        exporting = new ExportActions(*session, *actions, &window);
        panel = new JobsPanel(*session, *actions, &window);
        auto *const layout = new QVBoxLayout(&window);
        layout->addWidget(panel);
        window.resize(420, 500);
        window.show();
        QObject::connect(session.get(), &Session::noticed, &window,
                         [this](const Notice &notice) { said << notice.text; });
        addColour(50, 0);
    }
    void addColour(std::int64_t length, std::int64_t at)
    {
        NewClip clip;
        clip.source = ColourSource{{40, 120, 200, 255}};
        clip.video = session->target(TrackKind::Video);
        clip.length = length;
        session->apply(Overwrite{clip, at});
    }
    JobQueue &queue() { return session->generation().jobs(); }
    QString path(const char *name) const { return folder.filePath(u(name)); }
    ExportDialog *openDialog(const char *name)
    {
        actions->refresh();
        actions->action("file.export")->trigger();
        auto *const dialog = window.findChild<ExportDialog *>();
        if (!dialog)
            qFatal("no dialog");
        auto *const preset = dialog->findChild<QComboBox *>(u("preset"));
        preset->setCurrentIndex(preset->findData(u("h264-draft")));
        dialog->findChild<QLineEdit *>(u("file"))->setText(path(name));
        return dialog;
    }
    /// A job that takes long: 60 s for a frame.
    QString addLong(const char *title)
    {
        const auto found = session->generation().catalogue().find(u("testpattern"));
        Recipe recipe = defaultRecipe(*found->generator);
        recipe.width = recipe.height = 64;
        recipe.parameters[u("delay")] = std::int64_t(60'000);
        recipe.seed = ++seed;
        return queue().add(u(title), {folder.filePath(u("x.assets")), {1}, recipe, {}});
    }
    JobRow *row(const QString &id)
    {
        for (JobRow *const row : panel->findChildren<JobRow *>()) {
            if (row->id() == id)
                return row;
        }
        return nullptr;
    }
    void click(const QString &id, const char *button)
    {
        QTest::mouseClick(row(id)->findChild<QToolButton *>(u(button)), Qt::LeftButton);
        QCoreApplication::processEvents();
    }

    QTemporaryDir folder;
    std::unique_ptr<Session> session;
    QWidget window;
    Actions *actions = nullptr;
    ExportActions *exporting = nullptr;
    JobsPanel *panel = nullptr;
    QStringList said;
    std::int64_t seed = 0;
};

JobState stateOf(Desk &desk, const QString &id)
{
    return desk.queue().find(id)->state;
}

} // namespace

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatienceMs)

class TestJobs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anEmptyListSaysTheNextAct();
    void aFilmIsExportedFromEndToEnd();
    void theMarkedRangeIsWhatIsExported();
    void theDialogShowsAStillOfTheFilm();
    void theEstimateIsLearnt();
    void presetsOfOnesOwnAreOffered();
    void preflightLinesLeadToThePlace();
    void clippedSoundIsNamed();
    void unmadeShotsRefuseTheExportOrAreMadeFirst();
    void aFileThatIsThereIsNamedBeforeItIsReplaced();
    void jobsArePausedReorderedCancelledAndTriedAgain();
    void aFailedJobShowsItsLog();
    void closingAsksWhatBecomesOfRunningJobs_data();
    void closingAsksWhatBecomesOfRunningJobs();
    void aFrameIsExported();
    void aTimelineIsExportedAndSaysWhatItLacks();
    void theExportTakesThreeGestures();
};

/// Jobs and what was measured outlive a session: that is theirs to do, and not this test's.
void TestJobs::init()
{
    QDir(dataFolder() + u("/jobs")).removeRecursively();
    QDir(configFolder()).removeRecursively();
}

void TestJobs::anEmptyListSaysTheNextAct()
{
    Desk desk;
    auto *const button = desk.panel->findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    desk.actions->refresh();
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(desk.window.findChild<ExportDialog *>());
}

void TestJobs::aFilmIsExportedFromEndToEnd()
{
    Desk desk;
    ExportDialog *const dialog = desk.openDialog("film.mp4");
    QSignalSpy queued(dialog, &ExportDialog::queued);
    auto *const button = dialog->findChild<QPushButton *>(u("export"));
    WAIT_FOR(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(queued.size(), 1);
    const QString id = queued[0][0].toString();
    QVERIFY(desk.row(id));
    QVERIFY(hasRunningJobs(*desk.session));
    // What is changed meanwhile does not get into the film.
    desk.addColour(500, 0);
    WAIT_FOR(stateOf(desk, id) == JobState::Done);
    const auto info = probe(desk.path("film.mp4"));
    QVERIFY(info);
    QCOMPARE(info->video->frameCount, std::int64_t(50));
    QVERIFY(desk.said.last().contains(u("film.mp4")));
    QVERIFY(desk.row(id)->findChild<QToolButton *>(u("reveal"))->isVisible());
    QVERIFY(!hasRunningJobs(*desk.session));
    desk.click(id, "remove");
    QVERIFY(desk.queue().jobs().empty());
}

void TestJobs::theMarkedRangeIsWhatIsExported()
{
    Desk desk;
    desk.session->setMarked({10, 15});
    ExportDialog *const dialog = desk.openDialog("range.mp4");
    QCOMPARE(dialog->findChild<QComboBox *>(u("range"))->currentIndex(), 1);
    auto *const button = dialog->findChild<QPushButton *>(u("export"));
    WAIT_FOR(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    WAIT_FOR(desk.queue().jobs()[0].state == JobState::Done);
    QCOMPARE(probe(desk.path("range.mp4"))->video->frameCount, std::int64_t(15));
}

void TestJobs::theDialogShowsAStillOfTheFilm()
{
    Desk desk;
    ExportDialog *const dialog = desk.openDialog("still.mp4");
    auto *const still = dialog->findChild<QLabel *>(u("still"));
    WAIT_FOR(!still->pixmap(Qt::ReturnByValue).isNull());
    const QImage image = still->pixmap(Qt::ReturnByValue).toImage();
    const QColor middle = image.pixelColor(image.width() / 2, image.height() / 2);
    QVERIFY2(std::abs(middle.red() - 40) < 6 && std::abs(middle.blue() - 200) < 6,
             qPrintable(middle.name()));
}

void TestJobs::theEstimateIsLearnt()
{
    Desk desk;
    const ExportPreset preset = *findPreset(u("h264-draft"));
    const SequenceSettings settings = desk.session->sequence()->settings;
    Measurements &measurements = desk.session->generation().measurements();
    Job job;
    job.exporting = ExportOrder{{}, desk.path("size"), preset.id};
    job.state = JobState::Done;
    job.seconds = 4;
    QFile file(desk.path("size"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    rememberExport(measurements, job, settings, 100);
    const ExportEstimate cost = estimateExport(measurements, preset, settings, 200);
    QVERIFY(cost.seconds && cost.seconds->isMeasured);
    QVERIFY(cost.seconds->least <= 8 && cost.seconds->most >= 8);
    QVERIFY(cost.bytes->least <= 10'000 && cost.bytes->most >= 10'000);
    const ExportEstimate other = estimateExport(measurements, *findPreset(u("prores")), settings,
                                                200);
    QVERIFY(other.seconds && !other.seconds->isMeasured);
    QVERIFY(rangeText(*other.seconds, [](double) { return u("x"); }).contains(u("not yet")));
}

void TestJobs::presetsOfOnesOwnAreOffered()
{
    const QString folder = configFolder() + u("/presets");
    QVERIFY(makeFolder(folder));
    const auto text = readFile(u(WEFT_SOURCE_DIR "/resources/presets/h264-draft.json"),
                               ErrorKind::Usage);
    QVERIFY(text);
    QVERIFY(replaceFile(folder + u("/mine.json"), QByteArray(*text).replace("h264-draft", "mine")));
    QVERIFY(replaceFile(folder + u("/odd.json"), "{}"));
    Desk desk;
    ExportDialog *const dialog = desk.openDialog("mine.mp4");
    auto *const preset = dialog->findChild<QComboBox *>(u("preset"));
    const int own = preset->findData(folder + u("/mine.json"));
    QVERIFY(own >= 0);
    QVERIFY(preset->toolTip().contains(u("odd.json")));
    preset->setCurrentIndex(own);
    auto *const button = dialog->findChild<QPushButton *>(u("export"));
    WAIT_FOR(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    WAIT_FOR(desk.queue().jobs()[0].isOver());
    QVERIFY2(desk.queue().jobs()[0].state == JobState::Done,
             qPrintable(desk.queue().jobs()[0].problem));
}

void TestJobs::preflightLinesLeadToThePlace()
{
    Desk desk;
    desk.addColour(25, 100); // 50 to 100 is a gap
    const QString media = desk.path("gone.png");
    QVERIFY(QFile::copy(u(WEFT_SOURCE_DIR "/resources/samples/still.png"), media));
    NewClip clip;
    clip.source = MediaSource{ui::test::import(*desk.session, media)};
    clip.video = desk.session->target(TrackKind::Video);
    QVERIFY(desk.session->apply(Append{clip}));
    QVERIFY(QFile::remove(media));
    desk.session->locateAgain();
    ExportDialog *const dialog = desk.openDialog("lines.mp4");
    auto *const lines = dialog->findChild<QListWidget *>(u("preflight"));
    WAIT_FOR(lines->count() >= 2);
    QVERIFY(!dialog->findChild<QPushButton *>(u("export"))->isEnabled());
    const auto clickLine = [&](const QString &text) {
        for (int row = 0; row < lines->count(); ++row) {
            if (!lines->item(row)->text().contains(text))
                continue;
            lines->scrollToItem(lines->item(row));
            QTest::mouseClick(lines->viewport(), Qt::LeftButton, Qt::NoModifier,
                              lines->visualItemRect(lines->item(row)).center());
            return true;
        }
        return false;
    };
    QVERIFY(clickLine(u("gone.png")));
    QCOMPARE(desk.session->playhead(), std::int64_t(125));
    QCOMPARE(desk.session->selection().clips().size(), std::size_t(1));
    QVERIFY(clickLine(u("No picture")));
    QCOMPARE(desk.session->playhead(), std::int64_t(50));
}

void TestJobs::clippedSoundIsNamed()
{
    Desk desk;
    const MediaId music = ui::test::import(*desk.session,
                                           u(WEFT_SOURCE_DIR "/resources/samples/music.m4a"));
    NewClip clip;
    clip.source = MediaSource{music};
    clip.audio = desk.session->target(TrackKind::Audio);
    QVERIFY(desk.session->apply(Overwrite{clip, 0}));
    const ClipId id = desk.session->sequence()->tracks[2]->clips.at(0)->id;
    QVERIFY(desk.session->apply(SetClip{.clip = id, .gainDb = 24}));
    ExportDialog *const dialog = desk.openDialog("loud.mp4");
    auto *const lines = dialog->findChild<QListWidget *>(u("preflight"));
    const auto isNamed = [lines] {
        return !lines->findItems(u("clipped"), Qt::MatchContains).isEmpty();
    };
    WAIT_FOR(isNamed());
}

void TestJobs::unmadeShotsRefuseTheExportOrAreMadeFirst()
{
    Desk desk;
    const auto found = desk.session->generation().catalogue().find(u("testpattern"));
    Recipe recipe = defaultRecipe(*found->generator);
    recipe.width = recipe.height = 64;
    recipe.length = 5;
    const ShotId shot{desk.session->root()->nextId};
    NewClip clip;
    clip.source = ShotSource{shot};
    clip.video = desk.session->target(TrackKind::Video);
    QVERIFY(desk.session->apply(u("Add"), {AddShot{u("Kite"), {}, recipe}, Append{clip}}));
    ExportDialog *const dialog = desk.openDialog("shots.mp4");
    auto *const lines = dialog->findChild<QListWidget *>(u("preflight"));
    WAIT_FOR(!lines->findItems(u("Kite"), Qt::MatchContains).isEmpty());
    auto *const button = dialog->findChild<QPushButton *>(u("export"));
    QVERIFY(!button->isEnabled());
    auto *const first = dialog->findChild<QCheckBox *>(u("make-missing"));
    QVERIFY(first->isVisible());
    QTest::mouseClick(first, Qt::LeftButton, Qt::NoModifier, QPoint(8, first->height() / 2));
    QVERIFY(first->isChecked());
    WAIT_FOR(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(desk.queue().jobs().size(), std::size_t(2));
    WAIT_FOR(!desk.queue().isBusy());
    for (const Job &job : desk.queue().jobs())
        QVERIFY2(job.state == JobState::Done, qPrintable(job.problem));
    QCOMPARE(probe(desk.path("shots.mp4"))->video->frameCount, std::int64_t(55));
}

void TestJobs::aFileThatIsThereIsNamedBeforeItIsReplaced()
{
    Desk desk;
    QFile file(desk.path("there.mp4"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
    file.close();
    ExportDialog *const dialog = desk.openDialog("there.mp4");
    QVERIFY(dialog->findChild<QLabel *>(u("warning"))->text().contains(u("replaced")));
    auto *const button = dialog->findChild<QPushButton *>(u("export"));
    WAIT_FOR(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    WAIT_FOR(desk.queue().jobs()[0].state == JobState::Done);
    QVERIFY(QFileInfo(desk.path("there.mp4")).size() > 3);
}

void TestJobs::jobsArePausedReorderedCancelledAndTriedAgain()
{
    Desk desk;
    const QString first = desk.addLong("First");
    const QString second = desk.addLong("Second");
    const QString third = desk.addLong("Third");
    WAIT_FOR(stateOf(desk, first) == JobState::Running);
    QVERIFY(desk.row(third)->isVisible());
    desk.click(third, "earlier");
    QCOMPARE(desk.queue().jobs()[1].id, third);
    desk.click(third, "later");
    QCOMPARE(desk.queue().jobs()[2].id, third);
    desk.click(second, "pause");
    QCOMPARE(stateOf(desk, second), JobState::Paused);
    desk.click(second, "pause");
    QCOMPARE(stateOf(desk, second), JobState::Waiting);
    desk.click(second, "pause");
    QElapsedTimer clock;
    clock.start();
    desk.click(first, "cancel");
    QCOMPARE(stateOf(desk, first), JobState::Cancelled);
    QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
    WAIT_FOR(stateOf(desk, third) == JobState::Running);
    desk.click(first, "retry");
    QCOMPARE(stateOf(desk, first), JobState::Waiting);
    desk.queue().cancelAll();
    QTest::mouseClick(desk.panel->findChild<QPushButton *>(u("clear")), Qt::LeftButton);
    QVERIFY(desk.queue().jobs().empty());
}

void TestJobs::aFailedJobShowsItsLog()
{
    Desk desk;
    NewExport wanted{desk.session->root(),
                     desk.session->document().path(),
                     desk.session->root()->active,
                     {}};
    wanted.order.output = desk.path("nowhere/film.mp4");
    wanted.order.preset = u("h264-draft");
    const QString id = desk.queue().add(wanted).value();
    WAIT_FOR(stateOf(desk, id) == JobState::Failed);
    QVERIFY(!desk.queue().find(id)->problem.isEmpty());
    QVERIFY(desk.said.last().contains(u("film.mp4")));
    desk.click(id, "log");
    auto *const log = desk.row(id)->findChild<QPlainTextEdit *>();
    QVERIFY(log->isVisible());
    QVERIFY(log->toPlainText().contains(u("nowhere")));
}

void TestJobs::closingAsksWhatBecomesOfRunningJobs_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<int>("choice");
    QTest::newRow("finish") << 0 << static_cast<int>(CloseChoice::Finish);
    QTest::newRow("stop") << 1 << static_cast<int>(CloseChoice::Stop);
    QTest::newRow("stay") << 2 << static_cast<int>(CloseChoice::Stay);
}

void TestJobs::closingAsksWhatBecomesOfRunningJobs()
{
    QFETCH(int, button);
    QFETCH(int, choice);
    Desk desk;
    desk.addLong("Long");
    QVERIFY(hasRunningJobs(*desk.session));
    QTimer::singleShot(0, &desk.window, [button] {
        auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        QVERIFY(box->text().contains(u("Long")));
        const QStringList names{u("Finish in Background"), u("Stop"), u("Stay")};
        for (QAbstractButton *const one : box->buttons()) {
            if (one->text() == names[button])
                QTest::mouseClick(one, Qt::LeftButton);
        }
    });
    QCOMPARE(static_cast<int>(askAboutJobs(*desk.session, &desk.window)), choice);
    bool isDone = false;
    whenJobsAreDone(*desk.session, [&isDone] { isDone = true; });
    QCoreApplication::processEvents();
    QVERIFY(!isDone);
    desk.queue().cancelAll();
    WAIT_FOR(isDone);
}

void TestJobs::aFrameIsExported()
{
    Desk desk;
    desk.session->player().seek(3);
    desk.exporting->writeFrame(desk.path("frame.png"));
    WAIT_FOR(!desk.said.isEmpty());
    const QImage image(desk.path("frame.png"));
    QCOMPARE(image.size(), QSize(160, 96));
    QVERIFY(std::abs(image.pixelColor(80, 48).blue() - 200) < 6);
}

void TestJobs::aTimelineIsExportedAndSaysWhatItLacks()
{
    Desk desk;
    for (const char *name : {"cut.otio", "cut.edl", "cut.mlt"}) {
        desk.said.clear();
        desk.exporting->writeTimeline(desk.path(name));
        WAIT_FOR(!desk.said.isEmpty());
        QVERIFY2(desk.said[0].contains(u(name)), qPrintable(desk.said[0]));
        QVERIFY(QFileInfo(desk.path(name)).size() > 0);
    }
    const auto back = readTimeline(desk.path("cut.otio"));
    QVERIFY(back);
    QCOMPARE(back->project.activeSequence()->length(), std::int64_t(50));
}

void TestJobs::theExportTakesThreeGestures()
{
    Desk desk;
    QVERIFY(desk.session->saveAs(desk.path("named.weft")));
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.actions->refresh();
    QTest::keyClick(&desk.window, Qt::Key_E, Qt::ControlModifier); // 1
    auto *const dialog = desk.window.findChild<ExportDialog *>();
    QVERIFY(dialog);
    WAIT_FOR(dialog->findChild<QPushButton *>(u("export"))->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return); // 2
    WAIT_FOR(desk.queue().jobs().size() == 1);
    WAIT_FOR(desk.queue().jobs()[0].state == JobState::Done);
    QVERIFY(QFileInfo::exists(desk.queue().jobs()[0].exporting->output));
    QVERIFY(desk.queue().jobs()[0].exporting->output.startsWith(desk.folder.path()));
}

WEFT_UI_TEST_MAIN(TestJobs)
#include "tst_jobs.moc"
