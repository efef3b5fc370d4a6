#include "core/render/reader_pool.h"

#include "tests/support/test_main.h"

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
        m_pool = std::make_unique<ReaderPool<FakeReader>>(3);
        m_opened = 0;
    }

    void aClipKeepsItsReader();
    void clipsSeenTogetherDoNotShare();
    void theNextClipTakesOverTheNearestIdleReader();
    void theOldestIdleReaderIsClosed();
    void readersInUseAreNeverClosed();
    void whatCannotBeOpenedIsNotTriedAgain();

private:
    /// The number of the reader a clip gets.
    int get(const char *file, int clip, std::int64_t position = 0)
    {
        const auto entry = m_pool->acquire(QString::fromLatin1(file), {clip}, position, [&] {
            return Result<FakeReader>(FakeReader{++m_opened});
        });
        return entry ? (*entry)->reader.number : -1;
    }

    std::unique_ptr<ReaderPool<FakeReader>> m_pool;
    int m_opened = 0;
};

void TestReaderPool::aClipKeepsItsReader()
{
    for (int frame = 0; frame < 5; ++frame) {
        m_pool->beginUse();
        QCOMPARE(get("a", 1, frame), 1);
        QCOMPARE(get("b", 2, frame), 2);
    }
}

void TestReaderPool::clipsSeenTogetherDoNotShare()
{
    for (int frame = 0; frame < 5; ++frame) {
        m_pool->beginUse();
        QCOMPARE(get("a", frame % 2 ? 1 : 2, frame), frame % 2 ? 2 : 1); // in any order
        QCOMPARE(get("a", frame % 2 ? 2 : 1, 900 + frame), frame % 2 ? 1 : 2);
    }
    QCOMPARE(m_opened, 2);
}

void TestReaderPool::theNextClipTakesOverTheNearestIdleReader()
{
    m_pool->beginUse();
    QCOMPARE(get("a", 1, 100), 1);
    QCOMPARE(get("a", 2, 5000), 2);
    m_pool->beginUse(); // clip 1 was split here: its right half goes on
    QCOMPARE(get("a", 3, 101), 1);
    m_pool->beginUse();
    QCOMPARE(get("a", 4, 4900), 2);
    QCOMPARE(m_opened, 2);
}

void TestReaderPool::theOldestIdleReaderIsClosed()
{
    for (int i = 0; i < 4; ++i) {
        m_pool->beginUse();
        get(std::array{"a", "b", "c", "d"}[static_cast<std::size_t>(i)], i);
    }
    QCOMPARE(m_pool->size(), std::size_t(3));
    m_pool->beginUse();
    QCOMPARE(get("b", 1), 2);
    QCOMPARE(get("a", 0), 5); // was closed
}

void TestReaderPool::readersInUseAreNeverClosed()
{
    m_pool->beginUse();
    for (int clip = 1; clip <= 5; ++clip)
        QCOMPARE(get("a", clip), clip);
    QCOMPARE(m_pool->size(), std::size_t(5));
    m_pool->beginUse();
    get("z", 9);
    QCOMPARE(m_pool->size(), std::size_t(3));
}

void TestReaderPool::whatCannotBeOpenedIsNotTriedAgain()
{
    int tries = 0;
    const auto refuse = [&]() -> Result<FakeReader> {
        ++tries;
        return fail(ErrorKind::Media, QStringLiteral("no"));
    };
    for (int i = 0; i < 3; ++i) {
        const auto entry = m_pool->acquire(QStringLiteral("x"), {1}, 0, refuse);
        QVERIFY(!entry);
        QCOMPARE(entry.error().message, QStringLiteral("no"));
    }
    QCOMPARE(tries, 1);
}

WEFT_TEST_MAIN(TestReaderPool)
#include "tst_reader_pool.moc"
