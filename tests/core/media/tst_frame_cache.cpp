#include "core/media/frame_cache.h"

#include "core/media/frame_memory.h"
#include "core/media/video_reader.h"
#include "tests/media/barcode.h"
#include "tests/media/messages.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

/// 64 KiB of one grey.
Frame picture(int grey)
{
    FrameBuilder frame({PixelLayout::Grey, SampleType::U8, 8, AlphaMode::None}, 256, 256, {});
    for (int y = 0; y < 256; ++y)
        std::fill_n(frame.plane(0).row<std::uint8_t>(y), 256, static_cast<std::uint8_t>(grey));
    return std::move(frame).publish();
}

const void *pixelsOf(const Frame &frame)
{
    return frame.isNull() ? nullptr : frame.plane(0).data;
}

} // namespace

class TestFrameCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setFrameMemoryBudget(384 * kMegabyte); }

    void itGivesBackWhatWasPutIn();
    void theOneAskedForLongestAgoGoesFirst();
    void itGivesWayWhereMemoryIsShort();
    void releasedBlocksServeTheNextPictures();
    void decodersUseTheSameMemory();
    void aReaderAsksItFirst();
    void goingBackFillsItWithTheWay();
    void aFileWrittenAnewIsAnother();
};

void TestFrameCache::itGivesBackWhatWasPutIn()
{
    FrameCache cache(kMegabyte);
    const Frame a = picture(1), b = picture(2);
    cache.insert(QStringLiteral("a"), 5, a);
    cache.insert(QStringLiteral("b"), 5, b);
    QCOMPARE(pixelsOf(cache.find(QStringLiteral("a"), 5)), pixelsOf(a));
    QCOMPARE(pixelsOf(cache.find(QStringLiteral("b"), 5)), pixelsOf(b));
    QVERIFY(cache.find(QStringLiteral("a"), 6).isNull());
    cache.clear();
    QVERIFY(cache.find(QStringLiteral("a"), 5).isNull());
    QCOMPARE(cache.bytes(), std::size_t(0));
}

void TestFrameCache::theOneAskedForLongestAgoGoesFirst()
{
    FrameCache cache(3 * 65536);
    for (int i = 0; i < 3; ++i)
        cache.insert(QStringLiteral("a"), i, picture(i));
    QVERIFY(!cache.find(QStringLiteral("a"), 0).isNull());
    cache.insert(QStringLiteral("a"), 3, picture(3));
    QCOMPARE(cache.bytes(), std::size_t(3 * 65536));
    QVERIFY(cache.find(QStringLiteral("a"), 1).isNull());
    for (const int ordinal : {0, 2, 3})
        QVERIFY(!cache.find(QStringLiteral("a"), ordinal).isNull());
}

void TestFrameCache::itGivesWayWhereMemoryIsShort()
{
    FrameCache cache(64 * kMegabyte);
    setFrameMemoryBudget(frameMemoryUse().held + kMegabyte);
    for (int i = 0; i < 100; ++i)
        cache.insert(QStringLiteral("a"), i, picture(i));
    QVERIFY(cache.bytes() <= kMegabyte);
    QVERIFY(cache.bytes() >= kMegabyte / 2);
    QVERIFY(!frameMemoryUse().isShort());
    QVERIFY(!cache.find(QStringLiteral("a"), 99).isNull());
}

void TestFrameCache::releasedBlocksServeTheNextPictures()
{
    const std::size_t before = frameMemoryUse().held;
    const void *block = nullptr;
    {
        const Frame frame = picture(1);
        block = pixelsOf(frame);
        QVERIFY(frameMemoryUse().held >= before + 65536);
    }
    QCOMPARE(frameMemoryUse().held, before);
    QCOMPARE(pixelsOf(picture(2)), block);
    setFrameMemoryBudget(0); // nothing may be kept
    QCOMPARE(frameMemoryUse().kept, std::size_t(0));
    {
        const Frame frame = picture(3);
    }
    QCOMPARE(frameMemoryUse().kept, std::size_t(0));
}

void TestFrameCache::decodersUseTheSameMemory()
{
    const std::size_t before = frameMemoryUse().held;
    {
        auto reader = VideoReader::open(mediaPath(QStringLiteral("h264_long.mp4")));
        QVERIFY2(reader, why(reader));
        const auto frame = reader->frame(30);
        QVERIFY2(frame, why(frame));
        const std::size_t each = std::size_t(frame->width()) * frame->height() * 3 / 2;
        QVERIFY(frameMemoryUse().held
                >= before + 4 * each); // it refers to some, and holds the last
    }
    QCOMPARE(frameMemoryUse().held, before);
}

void TestFrameCache::aReaderAsksItFirst()
{
    const auto cache = std::make_shared<FrameCache>(256 * kMegabyte);
    const QString path = mediaPath(QStringLiteral("h264_long.mp4"));
    auto reader = VideoReader::open(path, {0, {cache}});
    auto other = VideoReader::open(path, {0, {cache}});
    QVERIFY2(reader && other, why(reader));
    for (const std::int64_t ordinal : {100, 7, 150, 101, 8}) {
        const auto frame = reader->frame(ordinal);
        QVERIFY2(frame, why(frame));
        QCOMPARE(barcodeOf(*frame), static_cast<int>(ordinal));
        const auto same = other->frame(ordinal);
        QVERIFY2(same, why(same));
        QCOMPARE(pixelsOf(*same), pixelsOf(*frame)); // not decoded again
    }
}

void TestFrameCache::goingBackFillsItWithTheWay()
{
    const auto cache = std::make_shared<FrameCache>(256 * kMegabyte);
    auto reader = VideoReader::open(mediaPath(QStringLiteral("h264_long.mp4")), {0, {cache}});
    QVERIFY2(reader, why(reader));
    for (std::int64_t ordinal = 120; ordinal >= 60; --ordinal) {
        const auto frame = reader->frame(ordinal);
        QVERIFY2(frame, why(frame));
        QCOMPARE(barcodeOf(*frame), static_cast<int>(ordinal));
    }
    auto again = VideoReader::open(mediaPath(QStringLiteral("h264_long.mp4")), {0, {cache}});
    QVERIFY2(again, why(again));
    for (std::int64_t ordinal = 61; ordinal < 119; ++ordinal)
        QCOMPARE(pixelsOf(*again->frame(ordinal)), pixelsOf(*reader->frame(ordinal)));
}

void TestFrameCache::aFileWrittenAnewIsAnother()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("film.mp4"));
    const auto cache = std::make_shared<FrameCache>(256 * kMegabyte);
    QVERIFY(QFile::copy(mediaPath(QStringLiteral("h264_long.mp4")), path));
    {
        auto reader = VideoReader::open(path, {0, {cache}});
        QVERIFY2(reader, why(reader));
        QCOMPARE(barcodeOf(*reader->frame(0)), 0);
    }
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::copy(mediaPath(QStringLiteral("edit_list.mp4")), path));
    auto reader = VideoReader::open(path, {0, {cache}});
    QVERIFY2(reader, why(reader));
    QCOMPARE(barcodeOf(*reader->frame(0)), 45); // what the edit list leaves
}

WEFT_TEST_MAIN(TestFrameCache)
#include "tst_frame_cache.moc"
