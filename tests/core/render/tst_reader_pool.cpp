#include "core/render/reader_pool.h"

#include "tests/support/test_main.h"

#include <atomic>
#include <thread>

using namespace weft;

namespace {

/// A reader that knows only when it was opened.
struct FakeReader
{
    int number = 0;
};

} // namespace

class TestReaderPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_pool = std::make_unique<ReaderPool<FakeReader>>(3, [this] { return m_isShort; });
        m_opened = 0;
        m_isShort = false;
    }

    void aClipKeepsItsReader();
    void clipsSeenTogetherDoNotShare();
    void theNextClipTakesOverTheNearestIdleReader();
    void theOldestIdleReaderIsClosed();
    void readersInUseAreNeverClosed();
    void whatCannotBeOpenedIsNotTriedAgain();
    void oneClipSeenTwiceHasTwoReaders();
    void whatWasGotAheadIsThere();
    void withoutMemoryOnlyTheLastOnesStay();
    void aReaderBelongsToOneAtATime();

private:
    /// The number of the reader a clip gets.
    int get(const char *file, int clip, std::int64_t position = 0)
    {
        const auto lease = m_pool->acquire({QString::fromLatin1(file), {clip}, position, m_use},
                                           [&] {
                                               return Result<FakeReader>(FakeReader{++m_opened});
                                           });
        return lease ? (*lease)->number : -1;
    }

    std::unique_ptr<ReaderPool<FakeReader>> m_pool;
    int m_opened = 0;
    std::int64_t m_use = 0;
    bool m_isShort = false;
};

void TestReaderPool::aClipKeepsItsReader()
{
    for (int frame = 0; frame < 5; ++frame) {
        ++m_use;
        QCOMPARE(get("a", 1, frame), 1);
        QCOMPARE(get("b", 2, frame), 2);
    }
}

void TestReaderPool::clipsSeenTogetherDoNotShare()
{
    for (int frame = 0; frame < 5; ++frame) {
        ++m_use;
        QCOMPARE(get("a", frame % 2 ? 1 : 2, frame), frame % 2 ? 2 : 1); // in any order
        QCOMPARE(get("a", frame % 2 ? 2 : 1, 900 + frame), frame % 2 ? 1 : 2);
    }
    QCOMPARE(m_opened, 2);
}

void TestReaderPool::theNextClipTakesOverTheNearestIdleReader()
{
    ++m_use;
    QCOMPARE(get("a", 1, 100), 1);
    QCOMPARE(get("a", 2, 5000), 2);
    ++m_use; // clip 1 was split here: its right half goes on
    QCOMPARE(get("a", 3, 101), 1);
    ++m_use;
    QCOMPARE(get("a", 4, 4900), 2);
    QCOMPARE(m_opened, 2);
}

void TestReaderPool::theOldestIdleReaderIsClosed()
{
    for (int i = 0; i < 4; ++i) {
        ++m_use;
        get(std::array{"a", "b", "c", "d"}[static_cast<std::size_t>(i)], i);
    }
    QCOMPARE(m_pool->size(), std::size_t(3));
    ++m_use;
    QCOMPARE(get("b", 1), 2);
    QCOMPARE(get("a", 0), 5); // was closed
}

void TestReaderPool::readersInUseAreNeverClosed()
{
    ++m_use;
    for (int clip = 1; clip <= 5; ++clip)
        QCOMPARE(get("a", clip), clip);
    QCOMPARE(m_pool->size(), std::size_t(5));
    for (const int size : {6, 6, 3}) { // two more frames are theirs: they may be got ready beside
        ++m_use;
        get("z", 9);
        QCOMPARE(m_pool->size(), static_cast<std::size_t>(size));
    }
}

void TestReaderPool::whatCannotBeOpenedIsNotTriedAgain()
{
    int tries = 0;
    const auto refuse = [&]() -> Result<FakeReader> {
        ++tries;
        return fail(ErrorKind::Media, QStringLiteral("no"));
    };
    for (int i = 0; i < 3; ++i) {
        const auto lease = m_pool->acquire({QStringLiteral("x"), {1}, 0, i}, refuse);
        QVERIFY(!lease);
        QCOMPARE(lease.error().message, QStringLiteral("no"));
    }
    QCOMPARE(tries, 1);
}

/// A sequence shown twice in one frame shows the same clip at two places.
void TestReaderPool::oneClipSeenTwiceHasTwoReaders()
{
    for (int frame = 0; frame < 5; ++frame) {
        ++m_use;
        QCOMPARE(get("a", 1, 100 + frame), 1);
        QCOMPARE(get("a", 1, 7000 + frame), 2);
        QCOMPARE(get("a", 1, 100 + frame), 1); // the same picture again
    }
}

void TestReaderPool::whatWasGotAheadIsThere()
{
    get("a", 1, 100);
    QVERIFY(!m_pool->has(QStringLiteral("b"), {2}));
    m_use = 25; // a frame to come
    get("b", 2, 0);
    QVERIFY(m_pool->has(QStringLiteral("b"), {2}));
    m_use = 24;
    QCOMPARE(get("a", 1, 124), 1);
    m_use = 25;
    QCOMPARE(get("b", 2, 0), 2);
    QVERIFY(m_pool->hasNear(QStringLiteral("a"), 130, 10));
    QVERIFY(!m_pool->hasNear(QStringLiteral("a"), 140, 10));
}

void TestReaderPool::withoutMemoryOnlyTheLastOnesStay()
{
    for (const char *file : {"a", "b", "c"}) {
        ++m_use;
        get(file, 1);
    }
    QCOMPARE(m_pool->size(), std::size_t(3));
    m_isShort = true;
    ++m_use;
    get("d", 1);
    QCOMPARE(m_pool->size(), std::size_t(3)); // "d", and those of the two frames before
    ++m_use;
    get("e", 1);
    QVERIFY(!m_pool->has(QStringLiteral("b"), {1}));
}

void TestReaderPool::aReaderBelongsToOneAtATime()
{
    std::atomic<int> inside = 0, collisions = 0;
    const auto work = [&](int thread) {
        for (int i = 0; i < 2000; ++i) {
            const ReaderRequest request{QStringLiteral("a"), {1}, i, 2 * i + thread};
            const auto lease = m_pool->acquire(request,
                                               [] { return Result<FakeReader>(FakeReader{1}); });
            collisions += inside.fetch_add(1);
            inside -= 1;
            if (!lease)
                ++collisions;
        }
    };
    m_pool = std::make_unique<ReaderPool<FakeReader>>(1);
    std::thread other(work, 1);
    work(0);
    other.join();
    QCOMPARE(collisions.load(), 0);
    QCOMPARE(m_pool->size(), std::size_t(1));
}

WEFT_TEST_MAIN(TestReaderPool)
#include "tst_reader_pool.moc"
