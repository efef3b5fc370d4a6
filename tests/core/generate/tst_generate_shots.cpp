#include "tests/support/test_main.h"

#include "core/generate/generate_shots.h"
#include "core/generate/recipe_digest.h"

#include <QTemporaryDir>

using namespace weft;

class TestGenerateShots : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aModeChoosesShots_data();
    void aModeChoosesShots();
    void shotsAreMadeOneAfterTheOther();
    void aTakeOnTheDiskIsTakenAsItIs();
    void theChosenTakeComesBeforeANewerOne();
    void allMakesTheSameTakeAgain();
    void aFailureEndsItsShotOnly();
    void anInputIsLookedUpInTheBin();
    void cancellingEndsTheList();

private:
    Shot shot(std::int64_t id, std::int64_t seed) const;
    std::vector<GeneratedShot> run(const Project &project, AssetStore &store, GenerateMode mode,
                                   std::vector<ShotId> ids = {}) const;

    PluginCatalogue m_catalogue;
    QTemporaryDir m_folder;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static Project projectOf(const std::vector<Shot> &shots)
{
    Project project;
    for (const Shot &shot : shots)
        project.shots.push_back(std::make_shared<Shot>(shot));
    project.nextId = 100;
    return project;
}

/// Puts a take into a store; the store does not look into files.
static Take addTake(AssetStore &store, const Recipe &recipe, const char *content)
{
    const QString part = store.newPartPath(recipe).value();
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
        qFatal("cannot write %s", qPrintable(part));
    file.close();
    Take take;
    take.contentHash = u(content);
    take.frames = recipe.length;
    take.recipe = recipe;
    take.plugin = u("testpattern 1.0");
    return store.add(part, take).value();
}

void TestGenerateShots::initTestCase()
{
    qputenv("WEFT_WORKER", WEFT_WORKER_PROGRAM);
    m_catalogue = scanPlugins({QCoreApplication::applicationDirPath() + u("/../lib/plugins")});
    QVERIFY(m_catalogue.find(u("testpattern")));
}

Shot TestGenerateShots::shot(std::int64_t id, std::int64_t seed) const
{
    Shot shot;
    shot.id = {id};
    shot.name = u("Shot %1").arg(id);
    shot.recipe = defaultRecipe(*m_catalogue.find(u("testpattern"))->generator);
    shot.recipe.width = shot.recipe.height = 16;
    shot.recipe.length = 2;
    shot.recipe.seed = seed;
    return shot;
}

std::vector<GeneratedShot> TestGenerateShots::run(const Project &project, AssetStore &store,
                                                  GenerateMode mode, std::vector<ShotId> ids) const
{
    if (ids.empty()) {
        for (const auto &shot : project.shots)
            ids.push_back(shot->id);
    }
    return generateShots({project, m_folder.path(), m_catalogue, store, ids, mode}, {}, {});
}

void TestGenerateShots::aModeChoosesShots_data()
{
    QTest::addColumn<GenerateMode>("mode");
    QTest::addColumn<QList<int>>("chosen");
    // 1 has its take, 2 a stale one, 3 none, 4 one whose file is gone, 5 one that no store knows
    QTest::newRow("missing") << GenerateMode::Missing << QList<int>({3, 4, 5});
    QTest::newRow("stale") << GenerateMode::Stale << QList<int>({2, 3, 4, 5});
    QTest::newRow("all") << GenerateMode::All << QList<int>({1, 2, 3, 4, 5});
}

void TestGenerateShots::aModeChoosesShots()
{
    QFETCH(GenerateMode, mode);
    QFETCH(QList<int>, chosen);
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    std::vector<Shot> shots;
    std::vector<ShotId> ids;
    for (int i = 1; i <= 5; ++i) {
        shots.push_back(shot(i, i));
        ids.push_back({i});
    }
    shots[0].take = addTake(store, shots[0].recipe, "one").id;
    shots[1].take = addTake(store, shot(2, 99).recipe, "two").id;
    shots[3].take = addTake(store, shots[3].recipe, "four").id;
    QVERIFY(QFile::remove(*store.filePath(shots[3].take)));
    shots[4].take = QString(64, QLatin1Char('0'));
    QList<int> found;
    for (const ShotId id : shotsToGenerate(projectOf(shots), ids, store, mode))
        found << int(id.value);
    QCOMPARE(found, chosen);
}

void TestGenerateShots::shotsAreMadeOneAfterTheOther()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    const Project project = projectOf({shot(1, 1), shot(2, 2)});
    std::vector<std::pair<std::size_t, std::int64_t>> seen;
    const auto results = generateShots({project,
                                        m_folder.path(),
                                        m_catalogue,
                                        store,
                                        {{2}, {1}},
                                        GenerateMode::Missing},
                                       [&](const GenerateShotsProgress &p) {
                                           QCOMPARE(p.count, std::size_t(2));
                                           const std::pair now(p.index, p.shot.value);
                                           if (seen.empty() || seen.back() != now)
                                               seen.push_back(now);
                                       },
                                       {});
    QCOMPARE(results.size(), std::size_t(2));
    const std::vector<std::pair<std::size_t, std::int64_t>> wanted{{0, 2}, {1, 1}};
    QVERIFY(seen == wanted);
    for (const GeneratedShot &result : results) {
        QVERIFY2(result.take, result.take ? "" : qPrintable(result.take.error().message));
        QVERIFY(result.isNew);
        QCOMPARE(result.take->id, recipeDigest(project.find(result.shot)->recipe));
        QVERIFY(store.filePath(result.take->id));
    }
}

void TestGenerateShots::aTakeOnTheDiskIsTakenAsItIs()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    Shot lost = shot(1, 1);
    lost.take = u("no-such-take");
    const Take known = addTake(store, lost.recipe, "made before");
    const auto results = run(projectOf({lost}), store, GenerateMode::Missing);
    QCOMPARE(results.size(), std::size_t(1));
    QVERIFY(!results[0].isNew);
    QCOMPARE(results[0].take->id, known.id);
}

void TestGenerateShots::theChosenTakeComesBeforeANewerOne()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    Shot stale = shot(1, 1);
    addTake(store, stale.recipe, "first");
    const Take second = addTake(store, stale.recipe, "second");
    addTake(store, stale.recipe, "third");
    stale.take = addTake(store, shot(1, 99).recipe, "of another recipe").id;
    const auto newest = run(projectOf({stale}), store, GenerateMode::Stale);
    QCOMPARE(newest[0].take->id, recipeDigest(stale.recipe) + u("-3"));
    stale.take = second.id;
    QVERIFY(run(projectOf({stale}), store, GenerateMode::Stale).empty());
}

void TestGenerateShots::allMakesTheSameTakeAgain()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    const Project project = projectOf({shot(1, 1)});
    const auto first = run(project, store, GenerateMode::Missing);
    const auto again = run(project, store, GenerateMode::All);
    QVERIFY(again[0].isNew);
    QCOMPARE(again[0].take->id, first[0].take->id);
    QCOMPARE(store.takes().size(), std::size_t(1));
}

void TestGenerateShots::aFailureEndsItsShotOnly()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    Shot failing = shot(1, 1);
    failing.recipe.parameters[u("fault")] = u("fail");
    Shot foreign = shot(2, 2);
    foreign.recipe.generator = u("moon-painter");
    const auto results = run(projectOf({failing, foreign, shot(3, 3)}), store,
                             GenerateMode::Missing, {{1}, {2}, {77}, {3}});
    QCOMPARE(results.size(), std::size_t(4));
    QCOMPARE(results[0].take.error().kind, ErrorKind::Generation);
    QVERIFY(results[0].take.error().message.contains(u("was told to fail at frame 0")));
    QCOMPARE(results[1].take.error().kind, ErrorKind::Generation);
    QVERIFY(results[1].take.error().message.contains(u("\"moon-painter\"")));
    QVERIFY(results[1].take.error().message.contains(u("\"Shot 2\"")));
    QCOMPARE(results[2].take.error().kind, ErrorKind::Usage);
    QVERIFY(results[3].take.has_value());
}

void TestGenerateShots::anInputIsLookedUpInTheBin()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    Shot wanting = shot(1, 1);
    wanting.recipe.inputs = {{u("image"), {9}, u("00")}};
    Project project = projectOf({wanting});
    const auto unknown = run(project, store, GenerateMode::Missing);
    QCOMPARE(unknown[0].take.error().kind, ErrorKind::Media);
    QVERIFY(unknown[0].take.error().message.contains(u("\"image\"")));
    MediaItem item;
    item.id = {9};
    item.path = u("pictures/cat.png");
    project.media.push_back(std::make_shared<MediaItem>(item));
    const auto missing = run(project, store, GenerateMode::Missing);
    QCOMPARE(missing[0].take.error().kind, ErrorKind::Media);
    QVERIFY(missing[0].take.error().message.contains(m_folder.filePath(u("pictures/cat.png"))));
}

void TestGenerateShots::cancellingEndsTheList()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    const Project project = projectOf({shot(1, 1), shot(2, 2), shot(3, 3)});
    std::stop_source stop;
    const auto results = generateShots(
        {project, m_folder.path(), m_catalogue, store, {{1}, {2}, {3}}, GenerateMode::Missing},
        [&](const GenerateShotsProgress &p) {
            if (p.index == 1)
                stop.request_stop();
        },
        stop.get_token());
    QCOMPARE(results.size(), std::size_t(2));
    QVERIFY(results[0].take.has_value());
    QCOMPARE(results[1].take.error().kind, ErrorKind::Cancelled);
    QCOMPARE(store.takes().size(), std::size_t(1));
}

WEFT_TEST_MAIN(TestGenerateShots)
#include "tst_generate_shots.moc"
