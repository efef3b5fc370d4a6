#include "core/cache/cache_store.h"
#include "tests/core/cache/small_disk.h"
#include "tests/support/test_main.h"

#include "core/base/file.h"

#include <QDirIterator>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace weft;
using namespace weft::test;

class TestCacheStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatWasWrittenIsRead();
    void valuesDoNotRunIntoEachOther();
    void anEntryCutShortIsNotThere();
    void anEntryWithAnyOtherByteIsNotThere();
    void anEntryUnderAnotherNameIsNotThere();
    void thingsThatAreNoFilesAreNotThere_data();
    void thingsThatAreNoFilesAreNotThere();
    void aDeletedFolderIsMadeAgain();
    void aMappedEntryOutlivesItsFile();
    void theOldestEntriesGiveWay();
    void readingKeepsAnEntryYoung();
    void theBudgetIsNeverExceeded();
    void framesDoNotPushOutThumbnails();
    void nothingIsKeptWithoutABudget();
    void leftoversOfKilledWritersAreRemoved();
    void aFileInTheWayIsToldOnce();
    void aFullDiskIsToldOnceAndLeavesRoom();
    void aReadOnlyDiskIsStillRead();
    void settingsAreKeptAndFaultsNamed();
    void processesShareOneFolder();
    void aKilledWriterLeavesNothingWrong();
    void threadsShareOneStore();

private:
    static constexpr std::int64_t kPlenty = 1 << 30;
    QString folder() const { return m_folder->filePath(QStringLiteral("cache")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

static CacheKey keyOf(std::int64_t number)
{
    KeyHasher hasher("test", 1);
    hasher.addInteger(number);
    return hasher.result();
}

/// Content that tells which entry it is.
static std::vector<std::byte> contentOf(std::int64_t number, std::size_t size = 1000)
{
    std::vector<std::byte> content(size);
    for (std::size_t i = 0; i < size; ++i)
        content[i] = static_cast<std::byte>((static_cast<std::size_t>(number) * 31 + i * 7) % 251);
    return content;
}

static bool holds(const std::optional<CacheEntry> &entry, const std::vector<std::byte> &content)
{
    return entry && std::ranges::equal(entry->bytes(), content);
}

static bool put(CacheStore &store, std::int64_t number, std::size_t size = 1000,
                CacheKind kind = CacheKind::Frame)
{
    return store.write(kind, keyOf(number), contentOf(number, size)).has_value();
}

static QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

static QString pathOf(const QString &folder, std::int64_t number)
{
    const QString name = keyOf(number).toHex();
    return QStringLiteral("%1/frames/%2/%3").arg(folder, name.left(2), name);
}

static void setAge(const QString &path, std::int64_t seconds)
{
    const timespec then{::time(nullptr) - seconds, 0};
    const timespec times[] = {then, then};
    QCOMPARE(::utimensat(AT_FDCWD, path.toUtf8().constData(), times, 0), 0);
}

static std::int64_t bytesIn(const CacheStore &store)
{
    std::int64_t bytes = 0;
    for (const CacheUse &use : store.use())
        bytes += use.bytes;
    return bytes;
}

void TestCacheStore::whatWasWrittenIsRead()
{
    CacheStore store(folder(), kPlenty);
    QVERIFY(!store.contains(CacheKind::Frame, keyOf(1)));
    QVERIFY(!store.read(CacheKind::Frame, keyOf(1)));
    for (const std::size_t size : {0, 1, 1000, 3'000'000}) {
        const auto number = static_cast<std::int64_t>(size);
        QVERIFY(put(store, number, size));
        QVERIFY(store.contains(CacheKind::Frame, keyOf(number)));
        QVERIFY(holds(store.read(CacheKind::Frame, keyOf(number)), contentOf(number, size)));
        QVERIFY(holds(store.map(CacheKind::Frame, keyOf(number)), contentOf(number, size)));
        QVERIFY(!store.read(CacheKind::Thumbnail, keyOf(number)));
    }
    const auto entry = store.read(CacheKind::Frame, keyOf(1000));
    QCOMPARE(reinterpret_cast<std::uintptr_t>(entry->bytes().data()) % 64, std::uintptr_t(0));
    store.remove(CacheKind::Frame, keyOf(1000));
    QVERIFY(!store.read(CacheKind::Frame, keyOf(1000)));
    QVERIFY(QFileInfo::exists(folder() + QStringLiteral("/CACHEDIR.TAG")));
    QVERIFY(store.clear(CacheKind::Frame));
    QCOMPARE(bytesIn(store), std::int64_t(0));
    QVERIFY(!store.takeTrouble());
}

void TestCacheStore::valuesDoNotRunIntoEachOther()
{
    const auto key = [](const std::vector<const char *> &texts) {
        KeyHasher hasher("test", 1);
        for (const char *text : texts)
            hasher.addText(QString::fromLatin1(text));
        return hasher.result();
    };
    QVERIFY(key({"ab", "c"}) != key({"a", "bc"}));
    QVERIFY(key({"ab"}) != key({"ab", ""}));
    KeyHasher one("test", 1), another("test", 2), third("text", 1);
    QVERIFY(one.result() != another.result() && one.result() != third.result());
    one.addInteger(1);
    KeyHasher number("test", 1);
    number.addNumber(1);
    QVERIFY(one.result() != number.result());
    QCOMPARE(one.result().toHex().size(), qsizetype(32));
}

void TestCacheStore::anEntryCutShortIsNotThere()
{
    CacheStore store(folder(), kPlenty);
    QVERIFY(put(store, 1));
    const QString path = pathOf(folder(), 1);
    for (const int size : {1063, 1000, 65, 64, 63, 8, 1, 0}) {
        QVERIFY(QFile::resize(path, size));
        QVERIFY(!store.read(CacheKind::Frame, keyOf(1)));
        QVERIFY(!store.map(CacheKind::Frame, keyOf(1)));
    }
    QVERIFY(QFile::resize(path, 5000)); // and padded
    QVERIFY(!store.read(CacheKind::Frame, keyOf(1)));
    QVERIFY(put(store, 1));
    QVERIFY(holds(store.read(CacheKind::Frame, keyOf(1)), contentOf(1)));
}

void TestCacheStore::anEntryWithAnyOtherByteIsNotThere()
{
    CacheStore store(folder(), kPlenty);
    QVERIFY(put(store, 1));
    const QString path = pathOf(folder(), 1);
    const auto whole = readFile(path, ErrorKind::Media);
    QVERIFY(whole);
    for (qsizetype i = 0; i < whole->size(); i += i < 64 ? 1 : 37) {
        QByteArray damaged = *whole;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
        QVERIFY(replaceFile(path, damaged));
        QVERIFY2(!store.read(CacheKind::Frame, keyOf(1)), qPrintable(QString::number(i)));
    }
    QVERIFY(replaceFile(path, *whole));
    QVERIFY(store.read(CacheKind::Frame, keyOf(1)));
}

void TestCacheStore::anEntryUnderAnotherNameIsNotThere()
{
    CacheStore store(folder(), kPlenty);
    QVERIFY(put(store, 1) && put(store, 2));
    QVERIFY(QFile::remove(pathOf(folder(), 1)));
    QVERIFY(QFile::rename(pathOf(folder(), 2), pathOf(folder(), 1)));
    QVERIFY(!store.read(CacheKind::Frame, keyOf(1)));
}

void TestCacheStore::thingsThatAreNoFilesAreNotThere_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"folder", "fifo", "link", "dangling link"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestCacheStore::thingsThatAreNoFilesAreNotThere()
{
    QFETCH(QString, what);
    CacheStore store(folder(), kPlenty);
    QVERIFY(put(store, 1));
    const QString path = pathOf(folder(), 1);
    const QString elsewhere = m_folder->filePath(QStringLiteral("elsewhere"));
    QVERIFY(QFile::rename(path, elsewhere));
    if (what == QLatin1String("folder"))
        QVERIFY(QDir().mkpath(path));
    else if (what == QLatin1String("fifo"))
        QCOMPARE(::mkfifo(path.toUtf8().constData(), 0600), 0);
    else
        QVERIFY(QFile::link(what == QLatin1String("link") ? elsewhere : u"/nowhere"_qs, path));
    QVERIFY(!store.read(CacheKind::Frame, keyOf(1)));
    QVERIFY(!store.map(CacheKind::Frame, keyOf(1)));
    QCOMPARE(put(store, 1), what != QLatin1String("folder"));
    QCOMPARE(holds(store.read(CacheKind::Frame, keyOf(1)), contentOf(1)),
             what != QLatin1String("folder"));
}

void TestCacheStore::aDeletedFolderIsMadeAgain()
{
    CacheStore store(folder(), kPlenty);
    QVERIFY(put(store, 1));
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(!store.read(CacheKind::Frame, keyOf(1)));
    QVERIFY(put(store, 2));
    QVERIFY(holds(store.read(CacheKind::Frame, keyOf(2)), contentOf(2)));
    QVERIFY(!store.takeTrouble());
}

void TestCacheStore::aMappedEntryOutlivesItsFile()
{
    CacheStore store(folder(), kPlenty);
    QVERIFY(put(store, 1, 100'000));
    const auto entry = store.map(CacheKind::Frame, keyOf(1));
    QVERIFY(put(store, 1, 50));
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(holds(entry, contentOf(1, 100'000)));
}

void TestCacheStore::theOldestEntriesGiveWay()
{
    CacheStore store(folder(), 160'000);
    for (int i = 0; i < 14; ++i) {
        QVERIFY(put(store, i, 10'000));
        setAge(pathOf(folder(), i), 10'000 - 100 * i);
    }
    for (int i = 14; i < 18; ++i)
        QVERIFY(put(store, i, 10'000));
    QVERIFY(bytesIn(store) <= 160'000);
    QVERIFY(!store.contains(CacheKind::Frame, keyOf(0)));
    QVERIFY(!store.contains(CacheKind::Frame, keyOf(1)));
    for (int i = 10; i < 18; ++i)
        QVERIFY2(store.contains(CacheKind::Frame, keyOf(i)), qPrintable(QString::number(i)));
}

void TestCacheStore::readingKeepsAnEntryYoung()
{
    CacheStore store(folder(), 160'000);
    for (int i = 0; i < 14; ++i) {
        QVERIFY(put(store, i, 10'000));
        setAge(pathOf(folder(), i), 10'000 - 100 * i);
    }
    QVERIFY(store.read(CacheKind::Frame, keyOf(0)));
    QVERIFY(store.map(CacheKind::Frame, keyOf(1)));
    for (int i = 14; i < 18; ++i)
        QVERIFY(put(store, i, 10'000));
    QVERIFY(store.contains(CacheKind::Frame, keyOf(0)));
    QVERIFY(store.contains(CacheKind::Frame, keyOf(1)));
    QVERIFY(!store.contains(CacheKind::Frame, keyOf(2)));
}

void TestCacheStore::theBudgetIsNeverExceeded()
{
    CacheStore store(folder(), 200'000);
    for (int i = 0; i < 300; ++i) {
        QVERIFY(put(store, i, static_cast<std::size_t>(1000 + i * 37 % 9000)));
        QVERIFY(bytesIn(store) <= 200'000);
    }
    QVERIFY(bytesIn(store) >= 100'000);
    QVERIFY(put(store, 1000, 200'000)); // with its header beyond it: no error, and not kept
    QVERIFY(!store.contains(CacheKind::Frame, keyOf(1000)));
    CacheStore smaller(folder(), 50'000);
    smaller.trim();
    QVERIFY(bytesIn(store) <= 50'000);
}

void TestCacheStore::framesDoNotPushOutThumbnails()
{
    CacheStore store(folder(), 400'000);
    for (int i = 0; i < 20; ++i)
        QVERIFY(put(store, i, 1000, CacheKind::Thumbnail));
    for (const QString &file : filesIn(folder() + QStringLiteral("/thumbnails")))
        setAge(file, 100'000);
    for (int i = 0; i < 200; ++i)
        QVERIFY(put(store, i, 10'000));
    QCOMPARE(store.use().at(0).entries, std::int64_t(20));
    QVERIFY(bytesIn(store) <= 400'000);
    // but without end they are not kept either
    for (int i = 0; i < 1000; ++i)
        QVERIFY(put(store, i, 1000, CacheKind::Thumbnail));
    QVERIFY(bytesIn(store) <= 400'000);
}

void TestCacheStore::nothingIsKeptWithoutABudget()
{
    CacheStore store(folder(), 0);
    QVERIFY(put(store, 1));
    QVERIFY(!store.read(CacheKind::Frame, keyOf(1)));
    QVERIFY(!QFileInfo::exists(folder()));
}

void TestCacheStore::leftoversOfKilledWritersAreRemoved()
{
    CacheStore store(folder(), kPlenty);
    QVERIFY(put(store, 1));
    const QString old = pathOf(folder(), 1) + QStringLiteral(".123-0.part");
    const QString fresh = pathOf(folder(), 1) + QStringLiteral(".124-0.part");
    for (const QString &part : {old, fresh})
        QVERIFY(replaceFile(part, "half"));
    setAge(old, 3600);
    store.trim();
    QVERIFY(!QFileInfo::exists(old));
    QVERIFY(QFileInfo::exists(fresh)); // its writer may be at work
    QVERIFY(store.read(CacheKind::Frame, keyOf(1)));
    QCOMPARE(store.use().at(2).entries, std::int64_t(1));
}

void TestCacheStore::aFileInTheWayIsToldOnce()
{
    QVERIFY(replaceFile(folder(), "a file"));
    CacheStore store(folder(), kPlenty);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!put(store, i));
        QVERIFY(!store.read(CacheKind::Frame, keyOf(i)));
    }
    const auto trouble = store.takeTrouble();
    QVERIFY(trouble);
    QCOMPARE(trouble->kind, ErrorKind::Output);
    QVERIFY2(trouble->message.contains(folder()), qPrintable(trouble->message));
    QVERIFY(!put(store, 1));
    QVERIFY(!store.takeTrouble());
    QVERIFY(QFile::remove(folder()));
    QVERIFY(put(store, 1)); // it goes on by itself
}

void TestCacheStore::aFullDiskIsToldOnceAndLeavesRoom()
{
    const SmallDisk disk("1m");
    if (!disk.isThere())
        QSKIP("a small file system cannot be mounted here");
    CacheStore store(disk.path() + QStringLiteral("/cache"), kPlenty);
    int kept = 0;
    for (int i = 0; i < 100; ++i)
        kept += put(store, i, 50'000);
    QVERIFY(kept > 10 && kept < 30);
    const auto trouble = store.takeTrouble();
    QVERIFY(trouble);
    QVERIFY2(trouble->message.contains(QString::fromLocal8Bit(std::strerror(ENOSPC))),
             qPrintable(trouble->message));
    QVERIFY(!store.takeTrouble());
    QFile room(disk.path() + QStringLiteral("/other"));
    QVERIFY(room.open(QIODevice::WriteOnly));
    QCOMPARE(room.write(QByteArray(40'000, 'x')), qint64(40'000));
    QVERIFY(room.flush());
    for (int i = 0; i < 100; ++i) {
        if (store.contains(CacheKind::Frame, keyOf(i)))
            QVERIFY(holds(store.read(CacheKind::Frame, keyOf(i)), contentOf(i, 50'000)));
    }
    for (const QString &file : filesIn(disk.path()))
        QVERIFY2(!file.endsWith(QLatin1String(".part")), qPrintable(file));
    // A store with a budget that its entries exceed makes room by itself.
    CacheStore small(disk.path() + QStringLiteral("/cache"), 600'000);
    QVERIFY(put(small, 500, 50'000));
}

void TestCacheStore::aReadOnlyDiskIsStillRead()
{
    const SmallDisk disk("1m");
    if (!disk.isThere())
        QSKIP("a small file system cannot be mounted here");
    CacheStore store(disk.path(), kPlenty);
    QVERIFY(put(store, 1));
    setAge(pathOf(disk.path(), 1), 3600);
    QVERIFY(disk.makeReadOnly());
    QVERIFY(holds(store.read(CacheKind::Frame, keyOf(1)), contentOf(1)));
    QVERIFY(!put(store, 2));
    const auto trouble = store.takeTrouble();
    QVERIFY(trouble);
    QVERIFY2(trouble->message.contains(QString::fromLocal8Bit(std::strerror(EROFS))),
             qPrintable(trouble->message));
    store.trim();
    QVERIFY(!store.clear(CacheKind::Frame));
    QVERIFY(store.read(CacheKind::Frame, keyOf(1)));
}

void TestCacheStore::settingsAreKeptAndFaultsNamed()
{
    QCOMPARE(readCacheSettings().value().budgetBytes, CacheSettings().budgetBytes);
    QVERIFY(writeCacheSettings({123'456}));
    QCOMPARE(readCacheSettings().value().budgetBytes, std::int64_t(123'456));
    QCOMPARE(CacheStore().budget(), std::int64_t(123'456));
    const QString path = configFolder() + QStringLiteral("/cache.json");
    for (const char *text : {"{", "[]", "{}", "{\"budgetBytes\":-1}", "{\"budgetBytes\":\"1\"}"}) {
        QVERIFY(replaceFile(path, text));
        const auto settings = readCacheSettings();
        QVERIFY2(!settings, text);
        QVERIFY2(settings.error().message.contains(path), qPrintable(settings.error().message));
        CacheStore store;
        QCOMPARE(store.budget(), CacheSettings().budgetBytes);
        QVERIFY(store.takeTrouble());
    }
    QVERIFY(QFile::remove(path));
}

/// Runs work in another process; its end says whether all was well.
template<typename Work>
static pid_t inProcess(Work work)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work() ? 0 : 1);
    return child;
}

static bool endedWell(pid_t child)
{
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Reads and writes entries of any of 200 numbers; whatever is there is the right one.
static bool useHeavily(const QString &folder, std::int64_t budget, unsigned seed, int rounds)
{
    CacheStore store(folder, budget);
    for (int round = 0; round < rounds; ++round) {
        seed = seed * 1664525U + 1013904223U;
        const auto number = static_cast<std::int64_t>(seed >> 8) % 200;
        const auto size = static_cast<std::size_t>(100 + number * 53);
        if (const auto entry = round % 2 ? store.read(CacheKind::Frame, keyOf(number))
                                         : store.map(CacheKind::Frame, keyOf(number))) {
            if (!holds(entry, contentOf(number, size)))
                return false;
        } else if (!put(store, number, size)) {
            return false;
        }
    }
    return true;
}

void TestCacheStore::processesShareOneFolder()
{
    constexpr std::int64_t kBudget = 400'000;
    std::vector<pid_t> children;
    for (unsigned i = 0; i < 4; ++i)
        children.push_back(inProcess([&] { return useHeavily(folder(), kBudget, i, 1500); }));
    for (const pid_t child : children)
        QVERIFY(endedWell(child));
    CacheStore store(folder(), kBudget);
    QVERIFY(bytesIn(store) <= kBudget + 4 * kBudget / 8);
    for (const QString &file : filesIn(folder()))
        QVERIFY2(!file.endsWith(QLatin1String(".part")), qPrintable(file));
}

void TestCacheStore::aKilledWriterLeavesNothingWrong()
{
    for (unsigned i = 0; i < 20; ++i) {
        const pid_t child = inProcess([&] {
            CacheStore store(folder(), kPlenty);
            for (std::int64_t number = 0;; ++number)
                (void) put(store, number % 50, 300'000);
            return true;
        });
        ::usleep(3000 + 1700 * i);
        ::kill(child, SIGKILL);
        QVERIFY(!endedWell(child));
    }
    CacheStore store(folder(), kPlenty);
    int whole = 0;
    for (std::int64_t number = 0; number < 50; ++number) {
        const auto entry = store.read(CacheKind::Frame, keyOf(number));
        QVERIFY(!entry || holds(entry, contentOf(number, 300'000)));
        whole += entry.has_value();
    }
    QVERIFY(whole > 0);
}

void TestCacheStore::threadsShareOneStore()
{
    CacheStore store(folder(), 400'000);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 300; ++round) {
                const auto number = static_cast<std::int64_t>(round * (i + 3)) % 100;
                const auto entry = store.read(CacheKind::Frame, keyOf(number));
                if (entry && !holds(entry, contentOf(number, 6000)))
                    ++wrong;
                if (!entry && !put(store, number, 6000))
                    ++wrong;
                (void) store.takeTrouble();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(bytesIn(store) <= 400'000 + 3 * 400'000 / 16);
}

WEFT_TEST_MAIN(TestCacheStore)
#include "tst_cache_store.moc"
