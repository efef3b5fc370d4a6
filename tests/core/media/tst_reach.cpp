#include "core/media/frame_cache.h"
#include "core/media/small_copy.h"
#include "core/media/video_reader.h"
#include "tests/media/barcode.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <random>

using namespace weft;
using namespace weft::test;

/// Getting near to a frame for one who will not wait.
class TestReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itArrivesPictureByPicture_data();
    void itArrivesPictureByPicture();
    void aDamagedFileEndsAtTheSamePicture();
    void copiesFromTheWayAreNearerThanTheDecoder();
    void nothingIsDecodedWhereACopyIsNear();
    void aSmallCopyLooksLikeThePicture_data();
    void aSmallCopyLooksLikeThePicture();
};

namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

/// Enough after so many pictures, asked anew.
std::function<bool()> after(int pictures)
{
    return [left = pictures]() mutable { return left-- <= 0; };
}

} // namespace

void TestReach::itArrivesPictureByPicture_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"h264_long.mp4", "h264_open.mp4", "h264_open.ts", "hevc_open.mkv",
                             "mpeg2.ts", "mpeg4_b.avi", "vp9.webm", "av1.mp4", "vfr.mkv",
                             "h264_refresh.mp4", "raw.h264", "edit_list_open.mp4"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestReach::itArrivesPictureByPicture()
{
    QFETCH(QString, name);
    const Truth truth = truthOf(name);
    const PictureCaches caches{nullptr, std::make_shared<FrameCache>(64 * kMegabyte)};
    auto reader = VideoReader::open(mediaPath(name), {0, caches});
    auto plain = VideoReader::open(mediaPath(name));
    QVERIFY(reader && plain);
    std::mt19937 chance(1);
    const std::int64_t count = reader->frameCount();
    std::int64_t target = 0;
    for (int i = 0; i < 25; ++i) {
        target = chance() % 3 ? static_cast<std::int64_t>(chance()) % count
                              : std::clamp<std::int64_t>(target + chance() % 9 - 4, 0, count - 1);
        std::int64_t calls = 0, away = count;
        while (true) {
            const auto reached = reader->reach(target, after(2));
            QVERIFY2(reached, reached ? "" : qPrintable(reached.error().message));
            if (reached->isExact) {
                QCOMPARE(reached->ordinal, target);
                QCOMPARE(md5Of(reached->frame, false),
                         truth.pictures[static_cast<std::size_t>(target)].md5);
                break;
            }
            away = std::min(away, std::abs(reached->ordinal - target));
            QVERIFY(++calls <= count);
        }
        QVERIFY(away <= count);
    }
    // And what comes after in the usual way is right as well.
    for (const std::int64_t ordinal : {count / 2, count / 2 + 1, std::int64_t{0}, count - 1})
        QCOMPARE(md5Of(*reader->frame(ordinal), false), md5Of(*plain->frame(ordinal), false));
}

void TestReach::aDamagedFileEndsAtTheSamePicture()
{
    const QString path = mediaPath(QStringLiteral("damaged.mkv"));
    auto reader = VideoReader::open(path);
    auto plain = VideoReader::open(path);
    QVERIFY(reader && plain);
    for (std::int64_t ordinal = 0; ordinal < plain->frameCount(); ordinal += 7) {
        const auto expected = plain->frame(ordinal);
        auto reached = reader->reach(ordinal, after(1));
        for (int calls = 0; reached && !reached->isExact && calls < 300; ++calls)
            reached = reader->reach(ordinal, after(1));
        QCOMPARE(reached.has_value(), expected.has_value());
        if (expected)
            QCOMPARE(md5Of(reached->frame, false), md5Of(*expected, false));
    }
}

void TestReach::copiesFromTheWayAreNearerThanTheDecoder()
{
    const PictureCaches caches{nullptr, std::make_shared<FrameCache>(64 * kMegabyte)};
    auto reader = VideoReader::open(mediaPath(QStringLiteral("h264_long.mp4")), {0, caches});
    QVERIFY(reader);
    QVERIFY(reader->reach(200, after(1000))->isExact); // all the way
    for (const std::int64_t target : {150, 101, 30}) {
        const auto reached = reader->reach(target, after(1));
        QVERIFY(reached);
        QVERIFY2(std::abs(reached->ordinal - target) <= 3,
                 qPrintable(QStringLiteral("%1 for %2").arg(reached->ordinal).arg(target)));
        QCOMPARE(barcodeOf(reached->frame), static_cast<int>(reached->ordinal));
    }
}

void TestReach::nothingIsDecodedWhereACopyIsNear()
{
    const PictureCaches caches{nullptr, std::make_shared<FrameCache>(64 * kMegabyte)};
    auto reader = VideoReader::open(mediaPath(QStringLiteral("h264_long.mp4")), {0, caches});
    QVERIFY(reader);
    QVERIFY(reader->reach(100, after(1000)));
    const std::size_t before = caches.small->bytes();
    const auto reached = reader->reach(60, [] { return true; });
    QVERIFY(reached && !reached->isExact);
    QVERIFY(std::abs(reached->ordinal - 60) <= 3);
    QCOMPARE(caches.small->bytes(), before);
}

void TestReach::aSmallCopyLooksLikeThePicture_data()
{
    QTest::addColumn<PixelFormat>("format");
    QTest::addColumn<QSize>("size");
    const PixelFormat deep{PixelLayout::Yuv422, SampleType::U16, 10, AlphaMode::Straight};
    const PixelFormat light{PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
    QTest::newRow("1080p") << kYuv420p8 << QSize(1920, 1080);
    QTest::newRow("odd") << kYuv420p8 << QSize(1001, 333);
    QTest::newRow("deep") << deep << QSize(4096, 2160);
    QTest::newRow("floats") << light << QSize(641, 17);
    QTest::newRow("small") << kYuv420p8 << QSize(320, 180);
}

/// A ramp from left to right stays one.
void TestReach::aSmallCopyLooksLikeThePicture()
{
    QFETCH(PixelFormat, format);
    QFETCH(QSize, size);
    FrameBuilder builder(format, size.width(), size.height(), bt709Tags());
    const double top = format.sample == SampleType::F32 ? 1.0 : (1 << format.bitDepth) - 1;
    for (int i = 0; i < format.planeCount(); ++i) {
        const MutablePlane &plane = builder.plane(i);
        for (int y = 0; y < plane.height; ++y) {
            for (int x = 0; x < plane.width; ++x) {
                const double value = top * x / plane.width;
                switch (format.sample) {
                case SampleType::U8: plane.row<std::uint8_t>(y)[x] = std::uint8_t(value); break;
                case SampleType::U16: plane.row<std::uint16_t>(y)[x] = std::uint16_t(value); break;
                case SampleType::F32: plane.row<float>(y)[x] = float(value); break;
                }
            }
        }
    }
    const Frame small = smallCopy(std::move(builder).publish());
    QVERIFY(small.width() <= 320);
    QVERIFY(small.format() == format);
    for (int i = 0; i < format.planeCount(); ++i) {
        const Plane &plane = small.plane(i);
        for (int x = 0; x < plane.width; ++x) {
            const int y = plane.height - 1;
            const double value = format.sample == SampleType::U8    ? plane.row<std::uint8_t>(y)[x]
                                 : format.sample == SampleType::U16 ? plane.row<std::uint16_t>(y)[x]
                                                                    : plane.row<float>(y)[x];
            QVERIFY(std::abs(value / top - (x + 0.5) / plane.width) < 0.02);
        }
    }
}

WEFT_TEST_MAIN(TestReach)
#include "tst_reach.moc"
