#include "tests/support/test_main.h"

#include "core/generate/content_hash.h"
#include "core/media/encoder.h"

#include <QTemporaryDir>

#include <xxhash.h>

using namespace weft;

class TestContentHash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsXxh3OfTheSamplesInOrder();
    void paddingOfRowsDoesNotMatter();
    void aFileReadsBackWithTheHashOfWhatWasWritten_data();
    void aFileReadsBackWithTheHashOfWhatWasWritten();
    void oneChangedSampleIsNoticed();
    void otherFilesAreRefused();
    void readingCanBeCancelled();
    void filesAreHashedByteForByte();
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static PixelFormat rgb(bool alpha)
{
    return {PixelLayout::Rgb, SampleType::U8, 8, alpha ? AlphaMode::Straight : AlphaMode::None};
}

/// A picture whose samples all differ from their neighbours.
static Frame picture(int width, int height, bool alpha, int number)
{
    FrameBuilder builder(rgb(alpha), width, height, srgbTags());
    for (int plane = 0; plane < builder.format().planeCount(); ++plane) {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                builder.plane(plane).row<std::uint8_t>(y)[x] = std::uint8_t(
                    x * 7 + y * 31 + plane * 85 + number * 3 + (x * y) % 11);
        }
    }
    return std::move(builder).publish();
}

static QString xxh3(const QByteArray &bytes)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical,
                             XXH3_128bits(bytes.constData(), std::size_t(bytes.size())));
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(canonical.digest), 16).toHex());
}

static Status write(const QString &path, int width, int height, bool alpha, int frames)
{
    EncoderSettings settings;
    settings.container = u("matroska");
    settings.videoCodec = u("ffv1");
    settings.pixelFormat = rgb(alpha);
    settings.audioCodec.clear();
    EncoderFormat format;
    format.width = width;
    format.height = height;
    format.colour = srgbTags();
    auto encoder = Encoder::open(path, settings, format);
    if (!encoder)
        return fail(encoder);
    for (int i = 0; i < frames; ++i) {
        if (const Status written = encoder->writeFrame(picture(width, height, alpha, i)); !written)
            return written;
    }
    return encoder->finish();
}

void TestContentHash::itIsXxh3OfTheSamplesInOrder()
{
    QByteArray samples;
    ContentHash hash;
    for (int number = 0; number < 3; ++number) {
        const Frame frame = picture(5, 3, true, number);
        for (int plane = 0; plane < 4; ++plane) {
            for (int y = 0; y < 3; ++y)
                samples.append(frame.plane(plane).row<char>(y), 5);
        }
        hash.add(frame);
    }
    QCOMPARE(hash.result(), xxh3(samples));
    QCOMPARE(ContentHash().result(), xxh3(QByteArray()));
    QCOMPARE(ContentHash().result(), u("99aa06d3014798d86001c324468d497f")); // published by XXH3
}

void TestContentHash::paddingOfRowsDoesNotMatter()
{
    const Frame built = picture(5, 3, false, 0);
    std::array<QByteArray, 3> memory;
    std::array<Plane, 4> planes;
    for (int i = 0; i < 3; ++i) {
        QByteArray &bytes = memory[std::size_t(i)];
        for (int y = 0; y < 3; ++y)
            bytes.append(built.plane(i).row<char>(y), 5)
                .append(y + i, 'p')
                .append(4 - i - y + 3, 'q');
        planes[std::size_t(i)] = {reinterpret_cast<const std::byte *>(bytes.constData()), 12, 5, 3};
    }
    const Frame padded(rgb(false), 5, 3, srgbTags(), planes, nullptr);
    ContentHash first;
    ContentHash second;
    first.add(built);
    second.add(padded);
    QCOMPARE(first.result(), second.result());
}

void TestContentHash::aFileReadsBackWithTheHashOfWhatWasWritten_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("alpha");
    QTest::newRow("small") << 16 << 16 << false;
    QTest::newRow("odd") << 37 << 19 << false;
    QTest::newRow("alpha") << 64 << 36 << true;
    QTest::newRow("odd with alpha") << 33 << 17 << true;
}

void TestContentHash::aFileReadsBackWithTheHashOfWhatWasWritten()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(bool, alpha);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u("take.mkv"));
    const Status written = write(path, width, height, alpha, 5);
    QVERIFY2(written, written ? "" : qPrintable(written.error().message));
    ContentHash hash;
    for (int i = 0; i < 5; ++i)
        hash.add(picture(width, height, alpha, i));
    const auto content = readContent(path, {});
    QVERIFY2(content, content ? "" : qPrintable(content.error().message));
    QCOMPARE(content->width, width);
    QCOMPARE(content->height, height);
    QCOMPARE(content->hasAlpha, alpha);
    QCOMPARE(content->frames, std::int64_t(5));
    QCOMPARE(content->hash, hash.result());
}

void TestContentHash::oneChangedSampleIsNoticed()
{
    FrameBuilder builder(rgb(false), 16, 16, srgbTags());
    const auto hashOf = [](const Frame &frame) {
        ContentHash hash;
        hash.add(frame);
        return hash.result();
    };
    const Frame frame = picture(16, 16, false, 0);
    for (int plane = 0; plane < 3; ++plane) {
        for (int y = 0; y < 16; ++y)
            std::copy_n(frame.plane(plane).row<std::uint8_t>(y), 16,
                        builder.plane(plane).row<std::uint8_t>(y));
    }
    builder.plane(2).row<std::uint8_t>(15)[15] ^= 1;
    QVERIFY(hashOf(frame) != hashOf(std::move(builder).publish()));
}

void TestContentHash::otherFilesAreRefused()
{
    const QTemporaryDir folder;
    const QString text = folder.filePath(u("text.mkv"));
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello") == 5);
    file.close();
    for (const QString &path : {text, folder.filePath(u("nothing.mkv")), folder.path()}) {
        const auto content = readContent(path, {});
        QVERIFY(!content);
        QCOMPARE(content.error().kind, ErrorKind::Media);
        QVERIFY2(content.error().message.contains(path), qPrintable(content.error().message));
    }
}

void TestContentHash::readingCanBeCancelled()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u("take.mkv"));
    QVERIFY(write(path, 16, 16, false, 3));
    std::stop_source stop;
    stop.request_stop();
    const auto content = readContent(path, stop.get_token());
    QVERIFY(!content);
    QCOMPARE(content.error().kind, ErrorKind::Cancelled);
}

void TestContentHash::filesAreHashedByteForByte()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u("file"));
    const QByteArray content(3'000'001, 'w');
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QCOMPARE(*hashOfFile(path), xxh3(content));
    QCOMPARE(hashOfFile(folder.filePath(u("nothing"))).error().kind, ErrorKind::Media);
    QCOMPARE(hashOfFile(folder.path()).error().kind, ErrorKind::Media);
}

WEFT_TEST_MAIN(TestContentHash)
#include "tst_content_hash.moc"
