#include "tests/support/test_main.h"

#include "core/generate/asset_store.h"
#include "core/generate/content_hash.h"
#include "core/generate/recipe_digest.h"

#include <QTemporaryDir>

#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace weft;

class TestAssetStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStoreThatIsNotThereIsEmpty();
    void itLiesBesideTheProject_data();
    void itLiesBesideTheProject();
    void anAddedTakeIsThereAfterLoading();
    void theIndexOnlyGrows();
    void otherPixelsFromTheSameRecipeGetANumber();
    void theSameTakeTwiceIsKeptOnce();
    void aMissingFileIsRestored();
    void aTakeIsSetAsideBroughtBackAndDiscarded();
    void aRestoredFileWithOtherBytesIsNoted();
    void aTornLastLineIsIgnoredAndMended_data();
    void aTornLastLineIsIgnoredAndMended();
    void aWholeLineWithoutNewlineCounts();
    void malformedLinesAreRefused_data();
    void malformedLinesAreRefused();
    void membersOfNewerVersionsAreOverlooked();
    void threadsAddAtOnce();
    void processesAddAtOnce();
    void whatOthersAddedIsSeenOnAdding();
    void anUnwritableStoreSaysSo();
    void aMissingPartLeavesTheIndexAlone();
    void partPathsDiffer();

private:
    QString path(const char *name) const;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static Recipe recipe(std::int64_t seed = 1)
{
    Recipe recipe;
    recipe.generator = u("testpattern");
    recipe.version = u("1.0");
    recipe.parameters[u("title")] = u("Grüße");
    recipe.parameters[u("speed")] = 0.1;
    recipe.seed = seed;
    recipe.width = 64;
    recipe.height = 32;
    recipe.length = 3;
    return recipe;
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Adds a take whose file has the given bytes. What a store does with a file does not depend on
/// what is in it.
static Result<Take> addTake(AssetStore &store, const Recipe &recipe, const char *content,
                            const char *bytes = nullptr)
{
    const auto part = store.newPartPath(recipe);
    if (!part)
        return fail(part);
    writeFile(*part, bytes ? bytes : content);
    Take take;
    take.contentHash = u(content);
    take.fileHash = *hashOfFile(*part);
    take.frames = recipe.length;
    take.recipe = recipe;
    take.plugin = u("testpattern 1.0");
    return store.add(*part, take);
}

static QStringList names(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

void TestAssetStore::aStoreThatIsNotThereIsEmpty()
{
    const QTemporaryDir folder;
    AssetStore store(folder.filePath(u("film.assets")));
    QVERIFY(store.load());
    QVERIFY(store.takes().empty());
    QCOMPARE(store.find(u("x")), nullptr);
    QVERIFY(!store.filePath(u("x")));
    QVERIFY(store.madeFrom(recipe()).empty());
    QVERIFY(!QFileInfo::exists(store.folder()));
}

void TestAssetStore::itLiesBesideTheProject_data()
{
    QTest::addColumn<QString>("project");
    QTest::addColumn<QString>("folder");
    QTest::newRow("plain") << u("/a/film.weft") << u("/a/film.assets");
    QTest::newRow("dots") << u("/a.b/my.film.v2.weft") << u("/a.b/my.film.v2.assets");
    QTest::newRow("no suffix") << u("/a/film") << u("/a/film.assets");
}

void TestAssetStore::itLiesBesideTheProject()
{
    QFETCH(QString, project);
    QTEST(AssetStore::folderFor(project), "folder");
}

void TestAssetStore::anAddedTakeIsThereAfterLoading()
{
    const QTemporaryDir folder;
    AssetStore store(folder.filePath(u("film.assets")));
    const auto added = addTake(store, recipe(), "aa");
    QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    QCOMPARE(added->id, recipeDigest(recipe()));
    QCOMPARE(added->file, added->id + u(".mkv"));

    AssetStore again(store.folder());
    QVERIFY(again.load());
    QCOMPARE(again.takes().size(), std::size_t(1));
    const Take *take = again.find(added->id);
    QVERIFY(take);
    QCOMPARE(take->file, added->file);
    QCOMPARE(take->contentHash, u("aa"));
    QCOMPARE(take->fileHash, added->fileHash);
    QCOMPARE(take->frames, std::int64_t(3));
    QCOMPARE(take->plugin, u("testpattern 1.0"));
    QVERIFY(take->recipe == recipe());
    QCOMPARE(contentOf(*again.filePath(take->id)), QByteArray("aa"));
    QCOMPARE(names(store.folder()), QStringList({added->file, u("takes.jsonl")}));
}

void TestAssetStore::theIndexOnlyGrows()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    QVERIFY(addTake(store, recipe(1), "aa"));
    const QByteArray before = contentOf(folder.filePath(u("takes.jsonl")));
    QVERIFY(addTake(store, recipe(2), "bb"));
    const QByteArray after = contentOf(folder.filePath(u("takes.jsonl")));
    QVERIFY(after.startsWith(before));
    QVERIFY(after.size() > before.size());
    QCOMPARE(after.count('\n'), 2);
}

void TestAssetStore::otherPixelsFromTheSameRecipeGetANumber()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    const QString digest = recipeDigest(recipe());
    QCOMPARE(addTake(store, recipe(), "aa")->id, digest);
    QCOMPARE(addTake(store, recipe(), "bb")->id, digest + u("-2"));
    QCOMPARE(addTake(store, recipe(), "cc")->id, digest + u("-3"));
    QVERIFY(addTake(store, recipe(2), "dd"));
    const auto made = store.madeFrom(recipe());
    QCOMPARE(made.size(), std::size_t(3));
    QCOMPARE(made[0]->contentHash, u("aa"));
    QCOMPARE(made[2]->contentHash, u("cc"));
    QCOMPARE(contentOf(*store.filePath(digest)), QByteArray("aa"));
}

void TestAssetStore::theSameTakeTwiceIsKeptOnce()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    const auto first = addTake(store, recipe(), "aa");
    const QByteArray index = contentOf(folder.filePath(u("takes.jsonl")));
    const auto second = addTake(store, recipe(), "aa", "other bytes");
    QVERIFY(second);
    QCOMPARE(second->id, first->id);
    QCOMPARE(contentOf(*store.filePath(first->id)), QByteArray("aa"));
    QCOMPARE(contentOf(folder.filePath(u("takes.jsonl"))), index);
    QCOMPARE(names(folder.path()), QStringList({first->file, u("takes.jsonl")}));
}

void TestAssetStore::aMissingFileIsRestored()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    const auto first = addTake(store, recipe(), "aa");
    const QByteArray index = contentOf(folder.filePath(u("takes.jsonl")));
    QVERIFY(QFile::remove(*store.filePath(first->id)));
    QVERIFY(!store.filePath(first->id));
    QVERIFY(store.find(first->id));
    QCOMPARE(addTake(store, recipe(), "aa")->id, first->id);
    QVERIFY(store.filePath(first->id));
    QCOMPARE(contentOf(folder.filePath(u("takes.jsonl"))), index);
}

void TestAssetStore::aTakeIsSetAsideBroughtBackAndDiscarded()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    const QString first = addTake(store, recipe(), "aa")->id;
    const QString second = addTake(store, recipe(2), "bb")->id;
    const QByteArray index = contentOf(folder.filePath(u("takes.jsonl")));
    QVERIFY(store.setAside(first));
    QVERIFY(store.setAside(first)); // it is already
    QVERIFY(store.setAside(u("unknown")));
    QVERIFY(!store.filePath(first));
    QVERIFY(store.filePath(second));
    QCOMPARE(store.setAsideTakes(), std::vector<QString>{first});
    AssetStore again(folder.path());
    QVERIFY(again.load());
    QCOMPARE(again.setAsideTakes(), std::vector<QString>{first});
    QVERIFY(again.bringBack(first));
    QVERIFY(again.bringBack(second)); // it was never gone
    QCOMPARE(contentOf(*again.filePath(first)), QByteArray("aa"));
    QVERIFY(again.setAsideTakes().empty());
    QVERIFY(again.setAside(first));
    QVERIFY(again.discard(first));
    QVERIFY(again.discard(second)); // what is not set aside stays
    QVERIFY(again.bringBack(first));
    QVERIFY(!again.filePath(first) && again.filePath(second));
    QCOMPARE(contentOf(folder.filePath(u("takes.jsonl"))), index);
    QCOMPARE(addTake(again, recipe(), "aa")->id, first); // its recipe makes it again
    QVERIFY(again.filePath(first));
}

void TestAssetStore::aRestoredFileWithOtherBytesIsNoted()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    const auto first = addTake(store, recipe(), "aa");
    QVERIFY(QFile::remove(*store.filePath(first->id)));
    const auto second = addTake(store, recipe(), "aa", "packed otherwise");
    QCOMPARE(second->id, first->id);
    QVERIFY(second->fileHash != first->fileHash);
    AssetStore again(folder.path());
    QVERIFY(again.load());
    QCOMPARE(again.takes().size(), std::size_t(1));
    QCOMPARE(again.find(first->id)->fileHash, *hashOfFile(*again.filePath(first->id)));
}

void TestAssetStore::aTornLastLineIsIgnoredAndMended_data()
{
    QTest::addColumn<QByteArray>("tail");
    QTest::newRow("half an object") << QByteArray("{\"id\":\"abc\",\"fi");
    QTest::newRow("one character") << QByteArray("{");
    QTest::newRow("zeros, as after a power cut") << QByteArray(100, '\0');
    QTest::newRow("half an object and a newline") << QByteArray("{\"id\":\"abc\",\"fi\n");
    QTest::newRow("half a character") << QByteArray("{\"id\":\"\xc3");
}

void TestAssetStore::aTornLastLineIsIgnoredAndMended()
{
    QFETCH(QByteArray, tail);
    const QTemporaryDir folder;
    const QString index = folder.filePath(u("takes.jsonl"));
    AssetStore store(folder.path());
    QVERIFY(addTake(store, recipe(1), "aa"));
    const QByteArray whole = contentOf(index);
    writeFile(index, whole + tail);

    AssetStore torn(folder.path());
    const Status loaded = torn.load();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    QCOMPARE(torn.takes().size(), std::size_t(1));
    QCOMPARE(contentOf(index), whole + tail);
    QVERIFY(addTake(torn, recipe(2), "bb"));
    QVERIFY(contentOf(index).startsWith(whole + "{\"id\":"));
    AssetStore mended(folder.path());
    QVERIFY(mended.load());
    QCOMPARE(mended.takes().size(), std::size_t(2));
}

void TestAssetStore::aWholeLineWithoutNewlineCounts()
{
    const QTemporaryDir folder;
    const QString index = folder.filePath(u("takes.jsonl"));
    AssetStore store(folder.path());
    QVERIFY(addTake(store, recipe(1), "aa"));
    writeFile(index, contentOf(index).trimmed());
    AssetStore edited(folder.path());
    QVERIFY(edited.load());
    QCOMPARE(edited.takes().size(), std::size_t(1));
    QVERIFY(addTake(edited, recipe(2), "bb"));
    QVERIFY(edited.load());
    QCOMPARE(edited.takes().size(), std::size_t(2));
}

void TestAssetStore::malformedLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("named"); // in the sentence
    QTest::newRow("no JSON") << QByteArray("hello") << u("JSON");
    QTest::newRow("torn") << QByteArray("{\"id\":") << u("JSON");
    QTest::newRow("no take") << QByteArray("{}") << u("\"id\" is missing");
    QTest::newRow("another type") << QByteArray("[1]") << u("must be an object");
    const char *form
        = R"({"id":"a","file":"%1","contentHash":"c","fileHash":"f","frames":1,"plugin":"p",)"
          R"("recipe":{"generator":"g","version":"1","width":64,"height":64,"rate":"25","length":1}})";
    for (const char *name :
         {"../film.weft", "/etc/passwd", "sub/take.mkv", "", ".", "..", ".hidden"})
        QTest::addRow("file \"%s\"", name)
            << u(form).arg(u(name)).toUtf8() << u("must be the name of a file beside the list");
}

void TestAssetStore::malformedLinesAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, named);
    const QTemporaryDir folder;
    const QString index = folder.filePath(u("takes.jsonl"));
    AssetStore store(folder.path());
    QVERIFY(addTake(store, recipe(1), "aa"));
    const QByteArray broken = line + '\n' + contentOf(index);
    writeFile(index, broken);
    const Status loaded = store.load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Project);
    QVERIFY2(loaded.error().message.contains(named), qPrintable(loaded.error().message));
    QVERIFY(loaded.error().message.contains(index));
    QVERIFY(!addTake(store, recipe(2), "bb"));
    QCOMPARE(contentOf(index), broken);
}

void TestAssetStore::membersOfNewerVersionsAreOverlooked()
{
    const QTemporaryDir folder;
    const QString index = folder.filePath(u("takes.jsonl"));
    AssetStore store(folder.path());
    QVERIFY(addTake(store, recipe(), "aa"));
    QByteArray line = contentOf(index);
    line.replace("{\"id\":", "{\"rating\":5,\"id\":");
    writeFile(index, line);
    QVERIFY(store.load());
    QCOMPARE(store.takes().size(), std::size_t(1));
}

void TestAssetStore::threadsAddAtOnce()
{
    constexpr int kThreads = 4;
    constexpr int kTakes = 10;
    const QTemporaryDir folder;
    std::vector<std::thread> threads;
    std::atomic<int> added = 0;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            AssetStore store(folder.path());
            for (int n = 0; n < kTakes; ++n)
                added += addTake(store, recipe(i * kTakes + n), "aa").has_value();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(added.load(), kThreads * kTakes);
    AssetStore store(folder.path());
    QVERIFY(store.load());
    QCOMPARE(int(store.takes().size()), kThreads * kTakes);
    for (const Take &take : store.takes())
        QVERIFY(store.filePath(take.id));
}

void TestAssetStore::processesAddAtOnce()
{
    constexpr int kProcesses = 3;
    constexpr int kTakes = 10;
    const QTemporaryDir folder;
    std::vector<pid_t> children;
    for (int i = 0; i < kProcesses; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            AssetStore store(folder.path());
            bool good = true;
            for (int n = 0; n < kTakes;
                 ++n) // all of them the same recipes with pixels of their own
                good = good && addTake(store, recipe(n), QByteArray::number(i).constData());
            _exit(good ? 0 : 1);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }
    AssetStore store(folder.path());
    QVERIFY(store.load());
    QCOMPARE(int(store.takes().size()), kProcesses * kTakes);
    for (int n = 0; n < kTakes; ++n) {
        const auto made = store.madeFrom(recipe(n));
        QCOMPARE(int(made.size()), kProcesses);
        QSet<QString> contents;
        for (const Take *take : made) {
            QCOMPARE(contentOf(*store.filePath(take->id)), take->contentHash.toUtf8());
            contents.insert(take->contentHash);
        }
        QCOMPARE(int(contents.size()), kProcesses);
    }
}

void TestAssetStore::whatOthersAddedIsSeenOnAdding()
{
    const QTemporaryDir folder;
    AssetStore mine(folder.path());
    AssetStore others(folder.path());
    QVERIFY(mine.load());
    QVERIFY(addTake(others, recipe(1), "aa"));
    QVERIFY(!mine.find(recipeDigest(recipe(1))));
    QVERIFY(addTake(mine, recipe(2), "bb"));
    QVERIFY(mine.find(recipeDigest(recipe(1))));
    QCOMPARE(addTake(mine, recipe(1), "aa")->id, recipeDigest(recipe(1)));
}

void TestAssetStore::anUnwritableStoreSaysSo()
{
    const QTemporaryDir folder;
    writeFile(folder.filePath(u("film.assets")), "a file in the folder's place");
    AssetStore store(folder.filePath(u("film.assets")));
    const auto part = store.newPartPath(recipe());
    QVERIFY(!part);
    QCOMPARE(part.error().kind, ErrorKind::Output);
    QVERIFY(part.error().message.contains(store.folder()));
    AssetStore blocked(folder.path());
    QVERIFY(QDir(folder.path()).mkdir(u("takes.jsonl")));
    const auto added = addTake(blocked, recipe(), "aa");
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::Output);
    QCOMPARE(blocked.load().error().kind, ErrorKind::Project);
}

void TestAssetStore::aMissingPartLeavesTheIndexAlone()
{
    const QTemporaryDir folder;
    AssetStore store(folder.path());
    QVERIFY(addTake(store, recipe(1), "aa"));
    const QByteArray index = contentOf(folder.filePath(u("takes.jsonl")));
    Take take;
    take.recipe = recipe(2);
    const auto added = store.add(folder.filePath(u("nothing.part")), take);
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::Output);
    QCOMPARE(contentOf(folder.filePath(u("takes.jsonl"))), index);
    QCOMPARE(store.takes().size(), std::size_t(1));
}

void TestAssetStore::partPathsDiffer()
{
    const QTemporaryDir folder;
    AssetStore store(folder.filePath(u("a/b")));
    const auto first = store.newPartPath(recipe());
    const auto second = store.newPartPath(recipe());
    QVERIFY(*first != *second);
    QCOMPARE(QFileInfo(*first).absolutePath(), store.folder());
    QVERIFY(first->endsWith(u(".part")));
    QVERIFY(QFileInfo(store.folder()).isDir());
}

WEFT_TEST_MAIN(TestAssetStore)
#include "tst_asset_store.moc"
