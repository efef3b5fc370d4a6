#include "core/media/video_reader.h"

#include "tests/media/barcode.h"
#include "tests/media/messages.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <numeric>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

/// Up to a hundred ordinals in disorder.
std::vector<std::int64_t> shuffled(std::int64_t count)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), std::mt19937(1));
    order.resize(std::min<std::size_t>(order.size(), 100));
    return order;
}

/// What a frame is, errors included.
QByteArray outcomeOf(const Result<Frame> &frame)
{
    return frame ? md5Of(*frame, false) : why(frame);
}

/// Clips with pictures that ffmpeg decoded as well.
void addClips()
{
    QTest::addColumn<QString>("name");
    const QDir folder(mediaPath(QString()));
    for (const QString &file : folder.entryList({QStringLiteral("*.framemd5")}))
        QTest::newRow(qPrintable(file.chopped(9))) << file.chopped(9);
}

} // namespace

class TestVideoReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFrameIsWhatFfmpegDecodes_data() { addClips(); }
    void everyFrameIsWhatFfmpegDecodes();
    void framesStartWhenTheirPacketsSay_data() { addClips(); }
    void framesStartWhenTheirPacketsSay();
    void everyInstantShowsTheFrameThatHasBegun_data() { addClips(); }
    void everyInstantShowsTheFrameThatHasBegun();
    void numberedFramesShowTheirNumbers_data();
    void numberedFramesShowTheirNumbers();
    void anyNumberOfThreadsGivesTheSamePictures();
    void varyingRatesKeepTheirGaps_data();
    void varyingRatesKeepTheirGaps();
    void anEditListHidesWhatItCutsAway();
    void aDamagedFileGivesTheSameForAJump_data();
    void aDamagedFileGivesTheSameForAJump();
    void aChangeOfSizeIsRefused();
    void aFileReplacedWhileOpenIsNoticed();
    void stillsKeepAlphaDepthAndTags_data();
    void stillsKeepAlphaDepthAndTags();
    void realFootageIsWhatFfmpegDecodes_data();
    void realFootageIsWhatFfmpegDecodes();
};

void TestVideoReader::everyFrameIsWhatFfmpegDecodes()
{
    QFETCH(QString, name);
    const Truth truth = truthOf(name);
    auto reader = VideoReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    const auto count = static_cast<std::int64_t>(truth.pictures.size());
    QVERIFY(count > 0);
    QCOMPARE(reader->frameCount(), count);
    const auto check = [&](std::int64_t ordinal, const char *pass) {
        const auto frame = reader->frame(ordinal);
        QVERIFY2(frame, why(frame));
        const QString place = QStringLiteral("%1: frame %2 shows %3")
                                  .arg(QLatin1String(pass))
                                  .arg(ordinal)
                                  .arg(barcodeOf(*frame));
        QVERIFY2(md5Of(*frame, truth.isPacked)
                     == truth.pictures[static_cast<std::size_t>(ordinal)].md5,
                 qPrintable(place));
    };
    for (std::int64_t ordinal = 0; ordinal < count; ++ordinal)
        check(ordinal, "forwards");
    for (std::int64_t ordinal = count - 1; ordinal >= 0; --ordinal)
        check(ordinal, "backwards");
    for (const std::int64_t ordinal : shuffled(count))
        check(ordinal, "at random");
}

void TestVideoReader::framesStartWhenTheirPacketsSay()
{
    QFETCH(QString, name);
    const Truth truth = truthOf(name);
    const auto reader = VideoReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    // At a constant rate the container's rounding is taken out, so its timestamps may be a tick
    // off.
    const Rational tolerance = reader->info().variableRate ? Rational() : Rational(1, 1'000);
    Rational before(-1);
    for (std::int64_t i = 0; i < reader->frameCount(); ++i) {
        const Rational stamped = truth.pictures[static_cast<std::size_t>(i)].time
                                 - truth.pictures.front().time;
        const Rational time = reader->frameTime(i);
        QVERIFY(time > before);
        QVERIFY2(time - stamped <= tolerance && stamped - time <= tolerance,
                 qPrintable(QStringLiteral("frame %1: %2 s, stamped %3 s")
                                .arg(i)
                                .arg(time.toString(), stamped.toString())));
        before = time;
    }
}

void TestVideoReader::everyInstantShowsTheFrameThatHasBegun()
{
    QFETCH(QString, name);
    const auto reader = VideoReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    const Rational little(1, 1'000);
    const std::int64_t last = reader->frameCount() - 1;
    for (std::int64_t i = 0; i <= last; ++i) {
        const Rational time = reader->frameTime(i);
        QCOMPARE(reader->ordinalAt(time), i);
        QCOMPARE(reader->ordinalAt(time + little), i);
        QCOMPARE(reader->ordinalAt(time - little), std::max<std::int64_t>(0, i - 1));
    }
    QCOMPARE(reader->ordinalAt(Rational(-5)), std::int64_t{0});
    QCOMPARE(reader->ordinalAt(Rational(100'000'000)), last);
}

void TestVideoReader::numberedFramesShowTheirNumbers_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"h264_long.mp4", "h264_open.mkv", "h264_open.ts", "hevc_open.mp4", "mpeg2.ts",
          "mpeg4_b.avi", "raw.h264", "vp8.webm", "vp9.webm", "av1.mp4", "prores.mov", "ffv1.mkv",
          "no_edit_list.mp4", "negative_offsets.mp4", "av_late_picture.mkv", "odd.webm"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestVideoReader::numberedFramesShowTheirNumbers()
{
    QFETCH(QString, name);
    auto reader = VideoReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    for (const std::int64_t ordinal : shuffled(reader->frameCount())) {
        const auto frame = reader->frameAt(reader->frameTime(ordinal));
        QVERIFY2(frame, why(frame));
        QCOMPARE(std::int64_t{barcodeOf(*frame)}, ordinal);
    }
}

void TestVideoReader::anyNumberOfThreadsGivesTheSamePictures()
{
    auto one = VideoReader::open(mediaPath(QStringLiteral("hevc_open.mp4")), {1});
    auto many = VideoReader::open(mediaPath(QStringLiteral("hevc_open.mp4")), {7});
    QVERIFY2(one && many, why(one));
    for (const std::int64_t ordinal : shuffled(one->frameCount()))
        QCOMPARE(outcomeOf(many->frame(ordinal)), outcomeOf(one->frame(ordinal)));
}

void TestVideoReader::varyingRatesKeepTheirGaps_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("milliseconds") << QStringLiteral("vfr.mkv");
    QTest::newRow("fine ticks") << QStringLiteral("vfr.mp4");
}

void TestVideoReader::varyingRatesKeepTheirGaps()
{
    QFETCH(QString, name);
    auto reader = VideoReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    QVERIFY(reader->info().variableRate);
    // Its frames are numbered on a grid of 30 a second from which some were dropped: each number
    // must be on screen from its place on the grid until the next one that is left.
    int shown = -1;
    for (std::int64_t place = 0; place < 180; ++place) {
        const auto frame = reader->frameAt(Rational(place, 30));
        QVERIFY2(frame, why(frame));
        const int number = barcodeOf(*frame);
        QVERIFY2(number == place || number == shown,
                 qPrintable(QStringLiteral("place %1 shows %2").arg(place).arg(number)));
        shown = number;
    }
}

void TestVideoReader::anEditListHidesWhatItCutsAway()
{
    auto reader = VideoReader::open(mediaPath(QStringLiteral("edit_list.mp4")));
    QVERIFY2(reader, why(reader));
    const auto first = reader->frame(0);
    QVERIFY2(first, why(first));
    QCOMPARE(barcodeOf(*first), 45); // cut at 1.5 s, inside a group of pictures
    QCOMPARE(reader->frameCount(), std::int64_t{75});
    const auto last = reader->frame(74);
    QVERIFY2(last, why(last));
    QCOMPARE(barcodeOf(*last), 119);
}

void TestVideoReader::aDamagedFileGivesTheSameForAJump_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"damaged.ts", "damaged.mkv", "truncated.mkv"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestVideoReader::aDamagedFileGivesTheSameForAJump()
{
    QFETCH(QString, name);
    auto reader = VideoReader::open(mediaPath(name), {1});
    QVERIFY2(reader, why(reader));
    std::vector<QByteArray> straight;
    for (std::int64_t i = 0; i < reader->frameCount(); ++i)
        straight.push_back(outcomeOf(reader->frame(i)));
    for (const std::int64_t ordinal : shuffled(reader->frameCount()))
        QCOMPARE(outcomeOf(reader->frame(ordinal)), straight[static_cast<std::size_t>(ordinal)]);
}

void TestVideoReader::aChangeOfSizeIsRefused()
{
    auto reader = VideoReader::open(mediaPath(QStringLiteral("two_sizes.h264")));
    QVERIFY2(reader, why(reader));
    QCOMPARE(reader->frameCount(), std::int64_t{110});
    QVERIFY(reader->frame(99));
    const auto other = reader->frame(105);
    QVERIFY(!other);
    QVERIFY(other.error().kind == ErrorKind::Media);
    QVERIFY2(other.error().message.contains(QStringLiteral("160×90 at frame 105")), why(other));
    QVERIFY(reader->frame(3));
}

void TestVideoReader::aFileReplacedWhileOpenIsNoticed()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("clip.mkv"));
    QVERIFY(QFile::copy(mediaPath(QStringLiteral("h264_open.mkv")), path));
    auto reader = VideoReader::open(path, {1});
    QVERIFY2(reader, why(reader));
    QVERIFY(reader->frame(0));
    QFile other(mediaPath(QStringLiteral("hevc_open.mkv")));
    QFile file(path);
    QVERIFY(other.open(QIODevice::ReadOnly) && file.open(QIODevice::WriteOnly));
    file.write(other.readAll());
    file.close();
    const auto frame = reader->frame(100);
    QVERIFY(!frame);
    QVERIFY2(frame.error().message.contains(QStringLiteral("changed while it was open")),
             why(frame));
    QVERIFY(QFile::remove(path));
    const auto gone = reader->frame(50);
    QVERIFY(!gone);
    QVERIFY2(gone.error().message.contains(QStringLiteral("not found")), why(gone));
}

void TestVideoReader::stillsKeepAlphaDepthAndTags_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("hasAlpha");
    QTest::addColumn<PixelLayout>("layout");
    QTest::addColumn<ColourMatrix>("matrix");
    QTest::newRow("alpha.png") << "alpha.png" << 8 << true << PixelLayout::Rgb << ColourMatrix::Rgb;
    QTest::newRow("deep.png") << "deep.png" << 16 << false << PixelLayout::Rgb << ColourMatrix::Rgb;
    QTest::newRow("palette.png") << "palette.png" << 8 << false << PixelLayout::Rgb
                                 << ColourMatrix::Rgb;
    QTest::newRow("palette_alpha.png")
        << "palette_alpha.png" << 8 << true << PixelLayout::Rgb << ColourMatrix::Rgb;
    QTest::newRow("grey.png") << "grey.png" << 8 << false << PixelLayout::Grey
                              << ColourMatrix::Unspecified;
    QTest::newRow("colour.jpg") << "colour.jpg" << 8 << false << PixelLayout::Yuv420
                                << ColourMatrix::Bt601;
    QTest::newRow("photo422.jpg") << "photo422.jpg" << 8 << false << PixelLayout::Yuv422
                                  << ColourMatrix::Bt601;
    QTest::newRow("lossless.webp")
        << "lossless.webp" << 8 << true << PixelLayout::Rgb << ColourMatrix::Rgb;
    QTest::newRow("deep.tiff") << "deep.tiff" << 16 << false << PixelLayout::Rgb
                               << ColourMatrix::Rgb;
    QTest::newRow("float.exr") << "float.exr" << 32 << false << PixelLayout::Rgb
                               << ColourMatrix::Rgb;
}

void TestVideoReader::stillsKeepAlphaDepthAndTags()
{
    QFETCH(QString, name);
    QFETCH(int, depth);
    QFETCH(bool, hasAlpha);
    QFETCH(PixelLayout, layout);
    QFETCH(ColourMatrix, matrix);
    auto reader = VideoReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    QVERIFY(reader->isStill());
    QCOMPARE(reader->frameCount(), std::int64_t{1});
    QCOMPARE(reader->info().bitDepth, depth);
    QCOMPARE(reader->info().hasAlpha, hasAlpha);
    const auto frame = reader->frame(0);
    QVERIFY2(frame, why(frame));
    QCOMPARE(frame->format().bitDepth, depth);
    QVERIFY(frame->format().layout == layout);
    QVERIFY(frame->format().alpha == (hasAlpha ? AlphaMode::Straight : AlphaMode::None));
    const ColourTags tags{matrix, ColourPrimaries::Bt709, ColourTransfer::Srgb, ColourRange::Full};
    QVERIFY(frame->colour() == tags);
    QVERIFY(reader->info().colour == tags);
    if (hasAlpha) {
        const auto *alpha = frame->alphaPlane().row<std::uint8_t>(100);
        QVERIFY(alpha[10] < 30 && alpha[310] > 220); // it rises from left to right
    }
}

void TestVideoReader::realFootageIsWhatFfmpegDecodes_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"vtest.avi", "tree.avi", "Megamind.avi", "Megamind_bugy.avi"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestVideoReader::realFootageIsWhatFfmpegDecodes()
{
    QFETCH(QString, name);
    const QString path = QStringLiteral("/usr/share/doc/opencv-doc/examples/data/") + name;
    if (!QFile::exists(path))
        QSKIP(qPrintable(path + QStringLiteral(" is not there: install opencv-doc")));
    QTemporaryDir folder;
    const QString digests = folder.filePath(QStringLiteral("digests"));
    QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"),
                               {QStringLiteral("-nostdin"), QStringLiteral("-loglevel"),
                                QStringLiteral("quiet"), QStringLiteral("-i"), path,
                                QStringLiteral("-map"), QStringLiteral("0:v:0"),
                                QStringLiteral("-fps_mode"), QStringLiteral("passthrough"),
                                QStringLiteral("-f"), QStringLiteral("framemd5"), digests}),
             0);
    const Truth truth = readTruth(digests);
    auto reader = VideoReader::open(path);
    QVERIFY2(reader, why(reader));
    QCOMPARE(reader->frameCount(), static_cast<std::int64_t>(truth.pictures.size()));
    std::vector<std::int64_t> order = shuffled(reader->frameCount());
    order.resize(std::min<std::size_t>(order.size(), 30));
    for (std::int64_t i = 0; i < std::min<std::int64_t>(100, reader->frameCount()); ++i)
        order.push_back(i);
    for (const std::int64_t ordinal : order) {
        const auto frame = reader->frame(ordinal);
        QVERIFY2(frame, why(frame));
        const bool isPacked = frame->format().isRgb(); // Cinepak gives rgb24
        QCOMPARE(md5Of(*frame, isPacked), truth.pictures[static_cast<std::size_t>(ordinal)].md5);
    }
}

WEFT_TEST_MAIN(TestVideoReader)
#include "tst_video_reader.moc"
