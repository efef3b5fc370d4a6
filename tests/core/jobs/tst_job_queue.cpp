#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include "core/edit/edit.h"
#include "core/generate/asset_store.h"
#include "core/generate/plugin_manifest.h"
#include "core/jobs/job_queue.h"
#include "core/media/probe.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace weft;

class TestJobQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTakeIsMade();
    void oneTakeIsMadeAtATime();
    void aFailureSaysWhyAndCanBeTriedAgain();
    void cancelAnswersAtOnceAndTheQueueGoesOn();
    void jobsSurviveQuitting();
    void quittingAtOnceKeepsTheJobs();
    void twoProgramsHaveAListEach();
    void reorderingDecidesWhatIsNext();
    void aTakeFollowsASaveAs();
    void aFilmIsWrittenFromASnapshot();
    void aFilmStandsStillWhilePaused();
    void aCancelledFilmLeavesNothing();
    void anExportWaitsForWhatItNeeds();

private:
    GenerationOrder order(std::int64_t seed, int delayMs = 0) const;
    NewExport film(const QString &path, std::int64_t frames) const;

    Recipe m_recipe;
    QTemporaryDir m_folder;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static JobState stateOf(const JobQueue &queue, const QString &id)
{
    return queue.find(id)->state;
}

#define WAIT_FOR(queue, id, wanted) \
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(queue, id), wanted, test::kPatienceMs)

void TestJobQueue::initTestCase()
{
    qputenv("WEFT_WORKER", WEFT_WORKER_PROGRAM);
    qputenv("WEFT_CLI", WEFT_CLI_PROGRAM);
    const PluginCatalogue catalogue = scanPlugins(pluginFolders());
    QVERIFY(catalogue.find(u("testpattern")));
    m_recipe = defaultRecipe(*catalogue.find(u("testpattern"))->generator);
    m_recipe.width = m_recipe.height = 64;
    m_recipe.length = 4;
}

GenerationOrder TestJobQueue::order(std::int64_t seed, int delayMs) const
{
    GenerationOrder order{m_folder.filePath(u("film.assets")), {1}, m_recipe, {}};
    order.recipe.seed = seed;
    order.recipe.parameters[u("delay")] = std::int64_t(delayMs);
    return order;
}

NewExport TestJobQueue::film(const QString &path, std::int64_t frames) const
{
    SequenceSettings settings;
    settings.width = 160;
    settings.height = 96;
    settings.rate = *FrameRate::fromString(u("25"));
    Project project = weft::apply(Project(), AddSequence{u("Film"), settings, 1, 1}).value();
    const TrackId track = project.activeSequence()->tracks[0]->id;
    NewClip clip{ColourSource{{200, 40, 40, 255}}, track};
    clip.length = frames;
    project = weft::apply(project, Append{clip}).value();
    const SequenceId sequence = project.active;
    ExportOrder order;
    order.output = path;
    order.preset = u("h264-draft");
    return {std::make_shared<const Project>(std::move(project)), m_folder.filePath(u("film.weft")),
            sequence, order};
}

void TestJobQueue::aTakeIsMade()
{
    JobQueue queue(m_folder.filePath(u("made")));
    const QString id = queue.add(u("Shot"), order(1));
    QVERIFY(queue.isBusy());
    WAIT_FOR(queue, id, JobState::Done);
    QVERIFY(!queue.isBusy());
    const Job &job = *queue.find(id);
    QVERIFY(job.seconds > 0);
    AssetStore store(order(1).store);
    QVERIFY(store.load());
    QVERIFY(store.filePath(job.result));
}

void TestJobQueue::oneTakeIsMadeAtATime()
{
    JobQueue queue(m_folder.filePath(u("one")));
    const QString first = queue.add(u("First"), order(10, 20));
    const QString second = queue.add(u("Second"), order(11, 20));
    bool bothRan = false;
    connect(&queue, &JobQueue::changed, this, [&] {
        bothRan |= stateOf(queue, first) == JobState::Running
                   && stateOf(queue, second) == JobState::Running;
    });
    WAIT_FOR(queue, second, JobState::Done);
    QCOMPARE(stateOf(queue, first), JobState::Done);
    QVERIFY(!bothRan);
}

void TestJobQueue::aFailureSaysWhyAndCanBeTriedAgain()
{
    JobQueue queue(m_folder.filePath(u("failing")));
    GenerationOrder failing = order(20);
    failing.recipe.parameters[u("fault")] = u("fail");
    const QString id = queue.add(u("Fails"), failing);
    const QString next = queue.add(u("Next"), order(21));
    WAIT_FOR(queue, next, JobState::Done);
    QCOMPARE(stateOf(queue, id), JobState::Failed);
    QVERIFY2(queue.find(id)->problem.contains(u("told to fail")),
             qPrintable(queue.find(id)->problem));
    queue.retry(id);
    QCOMPARE(stateOf(queue, id), JobState::Waiting);
    WAIT_FOR(queue, id, JobState::Failed);
}

void TestJobQueue::cancelAnswersAtOnceAndTheQueueGoesOn()
{
    JobQueue queue(m_folder.filePath(u("cancelling")));
    const QString id = queue.add(u("Long"), order(30, 60'000));
    const QString next = queue.add(u("Next"), order(31));
    WAIT_FOR(queue, id, JobState::Running);
    QElapsedTimer clock;
    clock.start();
    queue.cancel(id);
    QCOMPARE(stateOf(queue, id), JobState::Cancelled);
    QVERIFY(clock.elapsed() < 100);
    WAIT_FOR(queue, next, JobState::Done);
    QCOMPARE(stateOf(queue, id), JobState::Cancelled);
    QVERIFY(QDir(order(30).store).entryList({u("*.part*")}, QDir::Files).isEmpty());
}

void TestJobQueue::jobsSurviveQuitting()
{
    const QString folder = m_folder.filePath(u("kept"));
    QString done;
    QString running;
    QString waiting;
    {
        JobQueue queue(folder);
        done = queue.add(u("Done"), order(40));
        WAIT_FOR(queue, done, JobState::Done);
        running = queue.add(u("Running"), order(41, 300));
        waiting = queue.add(u("Waiting"), order(42));
        WAIT_FOR(queue, running, JobState::Running);
    }
    JobQueue queue(folder);
    QCOMPARE(queue.jobs().size(), std::size_t(3));
    QCOMPARE(stateOf(queue, done), JobState::Done);
    QCOMPARE(stateOf(queue, running), JobState::Waiting);
    QCOMPARE(*queue.find(waiting)->generating, order(42));
    WAIT_FOR(queue, waiting, JobState::Done);
    QCOMPARE(stateOf(queue, running), JobState::Done);
    queue.removeAllOver();
    QVERIFY(queue.jobs().empty());
}

void TestJobQueue::quittingAtOnceKeepsTheJobs()
{
    const QString folder = m_folder.filePath(u("at once"));
    QString id;
    {
        JobQueue queue(folder);
        id = queue.add(u("Shot"), order(45));
    }
    JobQueue queue(folder);
    QVERIFY(queue.find(id));
    WAIT_FOR(queue, id, JobState::Done);
}

void TestJobQueue::twoProgramsHaveAListEach()
{
    JobQueue first(m_folder.filePath(u("shared")));
    JobQueue second(m_folder.filePath(u("shared")));
    const QString a = first.add(u("A"), order(50));
    const QString b = second.add(u("B"), order(51));
    WAIT_FOR(first, a, JobState::Done);
    WAIT_FOR(second, b, JobState::Done);
    QVERIFY(!first.find(b));
    QTRY_VERIFY(QFileInfo::exists(m_folder.filePath(u("shared-2/jobs.json"))));
}

void TestJobQueue::reorderingDecidesWhatIsNext()
{
    JobQueue queue(m_folder.filePath(u("order")));
    std::vector<QString> ended;
    connect(&queue, &JobQueue::ended, this, [&](const QString &id) { ended.push_back(id); });
    const QString first = queue.add(u("First"), order(60));
    const QString second = queue.add(u("Second"), order(61));
    const QString third = queue.add(u("Third"), order(62));
    queue.move(third, 0);
    queue.setPaused(first, true);
    WAIT_FOR(queue, second, JobState::Done);
    QCOMPARE(stateOf(queue, first), JobState::Paused);
    queue.setPaused(first, false);
    WAIT_FOR(queue, first, JobState::Done);
    QCOMPARE(ended, (std::vector{third, second, first}));
}

void TestJobQueue::aTakeFollowsASaveAs()
{
    JobQueue queue(m_folder.filePath(u("moved")));
    const QString id = queue.add(u("Shot"), order(70, 50));
    WAIT_FOR(queue, id, JobState::Running);
    const QString to = m_folder.filePath(u("other.assets"));
    queue.storeMoved(order(70).store, to);
    WAIT_FOR(queue, id, JobState::Done);
    AssetStore store(to);
    QVERIFY(store.load());
    QVERIFY(store.filePath(queue.find(id)->result));
}

void TestJobQueue::aFilmIsWrittenFromASnapshot()
{
    JobQueue queue(m_folder.filePath(u("films")));
    NewExport wanted = film(m_folder.filePath(u("whole.mp4")), 50);
    wanted.order.start = 10;
    wanted.order.length = 25;
    double furthest = 0;
    connect(&queue, &JobQueue::changed, this,
            [&](const QString &id) { furthest = std::max(furthest, queue.find(id)->fraction); });
    const auto id = queue.add(wanted);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    WAIT_FOR(queue, *id, JobState::Done);
    QCOMPARE(furthest, 1.0);
    const auto info = probe(wanted.order.output);
    QVERIFY(info);
    QCOMPARE(info->video->frameCount, std::int64_t(25));
    // The same name again is refused, in a sentence.
    const auto again = queue.add(wanted);
    QVERIFY(again);
    WAIT_FOR(queue, *again, JobState::Failed);
    QVERIFY2(queue.find(*again)->problem.contains(u("whole.mp4")),
             qPrintable(queue.find(*again)->problem));
    // What a job kept goes with it.
    const QString kept = QFileInfo(queue.find(*id)->exporting->snapshot).absolutePath();
    QVERIFY(QFileInfo::exists(kept));
    queue.remove(*id);
    QVERIFY(!QFileInfo::exists(kept));
}

void TestJobQueue::aFilmStandsStillWhilePaused()
{
    JobQueue queue(m_folder.filePath(u("paused")));
    const NewExport wanted = film(m_folder.filePath(u("paused.mp4")), 6000);
    const QString id = queue.add(wanted).value();
    QTRY_VERIFY_WITH_TIMEOUT(queue.find(id)->fraction > 0, test::kPatienceMs);
    queue.setPaused(id, true);
    QCOMPARE(stateOf(queue, id), JobState::Paused);
    QTest::qWait(300); // what was on its way arrives
    const double before = queue.find(id)->fraction;
    QTest::qWait(700);
    QCOMPARE(queue.find(id)->fraction, before);
    QVERIFY(before < 1);
    queue.setPaused(id, false);
    QCOMPARE(stateOf(queue, id), JobState::Running);
    WAIT_FOR(queue, id, JobState::Done);
}

void TestJobQueue::aCancelledFilmLeavesNothing()
{
    JobQueue queue(m_folder.filePath(u("cancelled")));
    const NewExport wanted = film(m_folder.filePath(u("cancelled.mp4")), 100'000);
    const QString id = queue.add(wanted).value();
    QTRY_VERIFY_WITH_TIMEOUT(queue.find(id)->fraction > 0, test::kPatienceMs);
    queue.setPaused(id, true); // it hears us even so
    int endings = 0;
    connect(&queue, &JobQueue::ended, this, [&] { ++endings; });
    queue.cancel(id);
    QCOMPARE(stateOf(queue, id), JobState::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(endings, 1, test::kPatienceMs);
    QVERIFY(QDir(m_folder.path()).entryList({u("cancelled.mp4*")}, QDir::Files).isEmpty());
}

void TestJobQueue::anExportWaitsForWhatItNeeds()
{
    JobQueue queue(m_folder.filePath(u("needs")));
    GenerationOrder failing = order(80);
    failing.recipe.parameters[u("fault")] = u("fail");
    const QString shot = queue.add(u("Shot"), failing);
    NewExport wanted = film(m_folder.filePath(u("needs.mp4")), 5);
    wanted.after = {shot};
    const QString id = queue.add(wanted).value();
    WAIT_FOR(queue, id, JobState::Failed);
    QCOMPARE(stateOf(queue, shot), JobState::Failed);
    QVERIFY(queue.find(id)->problem.contains(u("Shot")));
}

WEFT_TEST_MAIN(TestJobQueue)
#include "tst_job_queue.moc"
