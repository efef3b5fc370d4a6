#include "core/media/probe.h"

#include "core/media/audio_reader.h"
#include "core/media/inspect.h"
#include "core/media/video_reader.h"
#include "tests/media/messages.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QtEndian>

#include <unistd.h>

using namespace weft;
using namespace weft::test;

namespace {

QByteArray contentsOf(const QString &name)
{
    QFile file(mediaPath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

template<typename T>
QByteArray bigEndian(T value)
{
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// A JPEG with an Exif block that holds one entry, the orientation.
QByteArray withOrientation(const QByteArray &jpeg, quint16 orientation)
{
    const QByteArray exif = QByteArray("Exif\0\0MM\0*", 10) + bigEndian<quint32>(8)
                            + bigEndian<quint16>(1) + bigEndian<quint16>(0x0112)
                            + bigEndian<quint16>(3) + bigEndian<quint32>(1)
                            + bigEndian<quint16>(orientation) + bigEndian<quint16>(0)
                            + bigEndian<quint32>(0);
    return jpeg.first(2) + "\xff\xe1" + bigEndian(static_cast<quint16>(exif.size() + 2)) + exif
           + jpeg.sliced(2);
}

/// A QuickTime file whose first track is shown through another matrix (the first four of its nine
/// numbers that matter).
QByteArray withMatrix(QByteArray file, const std::array<int, 4> &matrix)
{
    const qsizetype header = file.indexOf("tkhd");
    const bool isLong = file.at(header + 4) == 1;
    const qsizetype start = header + (isLong ? 56 : 44);
    const std::array places{0, 4, 12, 16};
    for (std::size_t i = 0; i < places.size(); ++i)
        file.replace(start + places[i], 4, bigEndian<qint32>(matrix[i] * 65536));
    return file;
}

} // namespace

class TestProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreDescribed_data();
    void picturesAreDescribed();
    void tagsAreReadFromTheFile_data();
    void tagsAreReadFromTheFile();
    void soundIsDescribed_data();
    void soundIsDescribed();
    void soundAndPictureShareAnOrigin_data();
    void soundAndPictureShareAnOrigin();
    void coverArtIsNoPicture();
    void theDisplayMatrixTurnsAndFlips_data();
    void theDisplayMatrixTurnsAndFlips();
    void theExifOrientationTurnsAndFlips_data();
    void theExifOrientationTurnsAndFlips();
    void absurdLengthsInHeadersDoNotMatter();
    void aFileCutOffIsAsLongAsWhatIsLeft();
    void onlyAFileThatIsCutShortLacksTime();
    void coloursThatNobodyKnowsAreRemarkedOn();
    void whatIsNoMediaIsRefusedInASentence_data();
    void whatIsNoMediaIsRefusedInASentence();
    void whatCannotBeDecodedIsRefusedInASentence();
    void whatCannotBeReadIsRefusedInASentence();
    void namesMeanNothing();
    void aFileIsIdentifiedByItsEnds();
    void packetsSayWhatAFileHolds();
};

void TestProbe::picturesAreDescribed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("display");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<qint64>("frames");
    QTest::addColumn<QString>("duration");
    QTest::addColumn<int>("depth");
    const QSize size(320, 180);
    const auto row = [&](const char *name, const char *codec, QSize coded, QSize display,
                         const char *rate, qint64 frames, const char *duration, int depth) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(codec) << coded
                            << display << QString::fromLatin1(rate) << frames
                            << QString::fromLatin1(duration) << depth;
    };
    row("h264_closed.mp4", "h264", size, size, "30000/1001", 120, "1001/250", 8);
    row("h264_open.mkv", "h264", size, size, "24000/1001", 120, "1001/200", 8);
    row("h264_120fps.mkv", "h264", size, size, "120000/1001", 300, "1001/400", 8);
    row("h264_1fps.mp4", "h264", size, size, "1", 10, "10", 8);
    row("millisecond.mp4", "h264", size, size, "30000/1001", 60, "1001/500", 8);
    row("hevc_open.mp4", "hevc", size, size, "25", 96, "96/25", 10);
    row("mpeg2.ts", "mpeg2video", size, size, "25", 120, "24/5", 8);
    row("mpeg4_b.avi", "mpeg4", size, size, "25", 100, "4", 8);
    row("raw.h264", "h264", size, size, "25", 100, "4", 8);
    row("prores.mov", "prores", size, size, "25", 50, "2", 10);
    row("odd.mkv", "ffv1", QSize(321, 181), QSize(321, 181), "25", 10, "2/5", 8);
    row("anamorphic.mp4", "h264", size, QSize(455, 180), "25", 10, "2/5", 8);
    row("rotated90.mp4", "h264", size, QSize(180, 320), "25", 25, "1", 8);
    row("rotated180.mp4", "h264", size, size, "25", 25, "1", 8);
    row("edit_list.mp4", "h264", size, size, "30000/1001", 75, "1001/400", 8);
    row("truncated.mkv", "h264", size, size, "24000/1001", 29, "29029/24000", 8);
    row("animation.gif", "gif", size, size, "25", 10, "2/5", 8);
    row("colour.jpg", "mjpeg", size, size, "25", 1, "0", 8);
    row("deep.png", "png", size, size, "25", 1, "0", 16);
}

void TestProbe::picturesAreDescribed()
{
    QFETCH(QString, name);
    QFETCH(QSize, size);
    QFETCH(QSize, display);
    QFETCH(qint64, frames);
    const auto info = probe(mediaPath(name));
    QVERIFY2(info, why(info));
    QVERIFY(info->video);
    QTEST(info->video->codec, "codec");
    QCOMPARE(QSize(info->video->width, info->video->height), size);
    QCOMPARE(QSize(info->video->displayWidth(), info->video->displayHeight()), display);
    QTEST(info->video->rate.toString(), "rate");
    QCOMPARE(qint64{info->video->frameCount}, frames);
    QTEST(info->video->duration.toString(), "duration");
    QTEST(info->video->bitDepth, "depth");
    QCOMPARE(info->isStill, frames == 1);
    QVERIFY(!info->video->variableRate);
    QVERIFY(info->audio.empty());
}

void TestProbe::tagsAreReadFromTheFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ColourMatrix>("matrix");
    QTest::addColumn<ColourPrimaries>("primaries");
    QTest::addColumn<ColourTransfer>("transfer");
    QTest::addColumn<ColourRange>("range");
    QTest::newRow("bt601") << "bt601.mp4" << ColourMatrix::Bt601 << ColourPrimaries::Bt601_525
                           << ColourTransfer::Bt709 << ColourRange::Limited;
    QTest::newRow("bt709") << "bt709.mp4" << ColourMatrix::Bt709 << ColourPrimaries::Bt709
                           << ColourTransfer::Bt709 << ColourRange::Limited;
    QTest::newRow("pq") << "bt2020_pq.mp4" << ColourMatrix::Bt2020 << ColourPrimaries::Bt2020
                        << ColourTransfer::Pq << ColourRange::Limited;
    QTest::newRow("hlg") << "bt2020_hlg.mp4" << ColourMatrix::Bt2020 << ColourPrimaries::Bt2020
                         << ColourTransfer::Hlg << ColourRange::Limited;
    QTest::newRow("pal") << "pal.mp4" << ColourMatrix::Bt601 << ColourPrimaries::Bt601_625
                         << ColourTransfer::Unspecified << ColourRange::Limited;
    QTest::newRow("untagged") << "h264_422.mp4" << ColourMatrix::Unspecified
                              << ColourPrimaries::Unspecified << ColourTransfer::Unspecified
                              << ColourRange::Unspecified;
    QTest::newRow("full range") << "full_range.mp4" << ColourMatrix::Unspecified
                                << ColourPrimaries::Unspecified << ColourTransfer::Unspecified
                                << ColourRange::Full;
    QTest::newRow("rgb") << "ffv1_gbrp12le.mkv" << ColourMatrix::Rgb << ColourPrimaries::Unspecified
                         << ColourTransfer::Unspecified << ColourRange::Full;
}

void TestProbe::tagsAreReadFromTheFile()
{
    QFETCH(QString, name);
    QFETCH(ColourMatrix, matrix);
    QFETCH(ColourPrimaries, primaries);
    QFETCH(ColourTransfer, transfer);
    QFETCH(ColourRange, range);
    const ColourTags tags{matrix, primaries, transfer, range};
    auto reader = VideoReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    QVERIFY(reader->info().colour == tags);
    const auto frame = reader->frame(0);
    QVERIFY2(frame, why(frame));
    QVERIFY(frame->colour() == tags);
}

void TestProbe::soundIsDescribed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("rate");
    QTest::addColumn<QString>("duration");
    QTest::newRow("wav") << "tone48.wav"
                         << "pcm_s16le" << 2 << 48000 << "4";
    QTest::newRow("8 kHz") << "tone8.wav"
                           << "pcm_u8" << 2 << 8000 << "4";
    QTest::newRow("flac") << "tone44.flac"
                          << "flac" << 2 << 44100 << "4";
    QTest::newRow("mp3") << "tone44.mp3"
                         << "mp3" << 2 << 44100 << "4";
    QTest::newRow("aac") << "tone44.m4a"
                         << "aac" << 2 << 44100 << "4";
    QTest::newRow("opus") << "tone48.opus"
                          << "opus" << 2 << 48000 << "4";
    QTest::newRow("opus in webm") << "tone48.webm"
                                  << "opus" << 2 << 48000 << "4";
    QTest::newRow("vorbis") << "tone44.ogg"
                            << "vorbis" << 2 << 44100 << "4";
    QTest::newRow("alac") << "alac44.m4a"
                          << "alac" << 2 << 44100 << "4";
    QTest::newRow("mono") << "mono44.wav"
                          << "pcm_s16le" << 1 << 44100 << "4";
    QTest::newRow("5.1") << "surround.wav"
                         << "pcm_s16le" << 6 << 48000 << "2";
    QTest::newRow("sixteen") << "sixteen.wav"
                             << "pcm_s16le" << 16 << 48000 << "1";
}

void TestProbe::soundIsDescribed()
{
    QFETCH(QString, name);
    const auto info = probe(mediaPath(name));
    QVERIFY2(info, why(info));
    QVERIFY(!info->video && !info->isStill);
    QCOMPARE(info->audio.size(), std::size_t{1});
    QTEST(info->audio.front().codec, "codec");
    QTEST(info->audio.front().channels, "channels");
    QTEST(info->audio.front().sampleRate, "rate");
    QTEST(info->audio.front().duration.toString(), "duration");
}

void TestProbe::soundAndPictureShareAnOrigin_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("end");
    QTest::newRow("together") << "av.mp4" << 2.474;
    QTest::newRow("late sound") << "av_late_sound.mkv" << 2.516;
    QTest::newRow("late picture") << "av_late_picture.mkv" << 2.48;
}

void TestProbe::soundAndPictureShareAnOrigin()
{
    QFETCH(QString, name);
    QFETCH(double, end);
    const auto info = probe(mediaPath(name));
    QVERIFY2(info, why(info));
    QVERIFY(info->video);
    QCOMPARE(info->audio.size(), std::size_t{1});
    QCOMPARE(info->video->duration, Rational(3));
    QVERIFY2(std::abs(info->audio.front().duration.toDouble() - end) < 0.002,
             qPrintable(info->audio.front().duration.toString()));
}

void TestProbe::coverArtIsNoPicture()
{
    const auto info = probe(mediaPath(QStringLiteral("cover.mp3")));
    QVERIFY2(info, why(info));
    QVERIFY(!info->video);
    QCOMPARE(info->audio.size(), std::size_t{1});
}

void TestProbe::theDisplayMatrixTurnsAndFlips_data()
{
    QTest::addColumn<int>("xx");
    QTest::addColumn<int>("xy");
    QTest::addColumn<int>("yx");
    QTest::addColumn<int>("yy");
    QTest::addColumn<int>("rotation");
    QTest::addColumn<bool>("mirrored");
    // The images of the x and the y axis on a screen whose y goes down.
    QTest::newRow("as it is") << 1 << 0 << 0 << 1 << 0 << false;
    QTest::newRow("right turn") << 0 << 1 << -1 << 0 << 90 << false;
    QTest::newRow("half turn") << -1 << 0 << 0 << -1 << 180 << false;
    QTest::newRow("left turn") << 0 << -1 << 1 << 0 << 270 << false;
    QTest::newRow("left for right") << -1 << 0 << 0 << 1 << 0 << true;
    QTest::newRow("top for bottom") << 1 << 0 << 0 << -1 << 180 << true;
    QTest::newRow("transposed") << 0 << 1 << 1 << 0 << 90 << true;
    QTest::newRow("transverse") << 0 << -1 << -1 << 0 << 270 << true;
}

void TestProbe::theDisplayMatrixTurnsAndFlips()
{
    QFETCH(int, xx);
    QFETCH(int, xy);
    QFETCH(int, yx);
    QFETCH(int, yy);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("turned.mp4"));
    write(path, withMatrix(contentsOf(QStringLiteral("h264_422.mp4")), {xx, xy, yx, yy}));
    const auto info = probe(path);
    QVERIFY2(info, why(info));
    QTEST(info->video->rotation, "rotation");
    QTEST(info->video->mirrored, "mirrored");
}

void TestProbe::theExifOrientationTurnsAndFlips_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<int>("rotation");
    QTest::addColumn<bool>("mirrored");
    const std::array<std::pair<int, bool>, 8> expected{{{0, false},
                                                        {0, true},
                                                        {180, false},
                                                        {180, true},
                                                        {90, true},
                                                        {90, false},
                                                        {270, true},
                                                        {270, false}}};
    for (int i = 0; i < 8; ++i)
        QTest::addRow("%d", i + 1) << i + 1 << expected[static_cast<std::size_t>(i)].first
                                   << expected[static_cast<std::size_t>(i)].second;
}

void TestProbe::theExifOrientationTurnsAndFlips()
{
    QFETCH(int, orientation);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("photo.jpg"));
    write(path, withOrientation(contentsOf(QStringLiteral("colour.jpg")),
                                static_cast<quint16>(orientation)));
    const auto info = probe(path);
    QVERIFY2(info, why(info));
    QTEST(info->video->rotation, "rotation");
    QTEST(info->video->mirrored, "mirrored");
}

void TestProbe::absurdLengthsInHeadersDoNotMatter()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("absurd"));
    QByteArray film = contentsOf(QStringLiteral("h264_422.mp4"));
    for (const auto &[box, place] :
         {std::pair("mvhd", 20), std::pair("tkhd", 24), std::pair("mdhd", 20)})
        film.replace(film.indexOf(box) + place, 4, "\xff\xff\xff\xf0");
    write(path, film);
    auto info = probe(path);
    QVERIFY2(info, why(info));
    QCOMPARE(info->video->duration, Rational(1));
    QCOMPARE(info->video->frameCount, std::int64_t{25});

    film = contentsOf(QStringLiteral("ffv1.mkv"));
    const qsizetype duration = film.indexOf("\x44\x89\x88");
    QVERIFY(duration > 0);
    film.replace(duration + 3, 8, bigEndian<quint64>(0x4370000000000000)); // 2^56 ms
    write(path, film);
    info = probe(path);
    QVERIFY2(info, why(info));
    QCOMPARE(info->video->duration, Rational(1001, 600));

    QByteArray sound = contentsOf(QStringLiteral("tone48.wav"));
    sound.replace(sound.indexOf("data") + 4, 4, "\xf0\xff\xff\xff");
    write(path, sound);
    info = probe(path);
    QVERIFY2(info, why(info));
    QCOMPARE(info->audio.front().duration, Rational(4));
}

void TestProbe::aFileCutOffIsAsLongAsWhatIsLeft()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cut.wav"));
    write(path, contentsOf(QStringLiteral("tone48.wav")).first(200'000));
    const auto info = probe(path);
    QVERIFY2(info, why(info));
    QVERIFY(info->audio.front().duration == Rational(199'922 / 4, 48'000));
    auto reader = AudioReader::open(path);
    QVERIFY2(reader, why(reader));
    const auto all = reader->read(0, 100'000);
    QVERIFY2(all, why(all));
}

void TestProbe::onlyAFileThatIsCutShortLacksTime()
{
    const QDir folder(WEFT_TEST_MEDIA);
    int whole = 0;
    for (const QString &name : folder.entryList(QDir::Files)) {
        const auto info = probe(folder.filePath(name));
        const bool isMade = name.startsWith(QLatin1String("truncated"))
                            || name.startsWith(QLatin1String("damaged"))
                            || name.startsWith(QLatin1String("absurd"));
        if (!info || isMade)
            continue;
        QVERIFY2(info->missing == Rational(), qPrintable(name));
        QVERIFY(remarks(name, *info).join(u' ').contains(QLatin1String("cut short")) == false);
        ++whole;
    }
    QVERIFY(whole > 80);

    QTemporaryDir place;
    const QString cut = place.filePath(QStringLiteral("cut.mp4"));
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"),
                  mediaPath("h264_closed.mp4"), QStringLiteral("-c"), QStringLiteral("copy"),
                  QStringLiteral("-movflags"), QStringLiteral("+faststart"), cut});
    QVERIFY(ffmpeg.waitForFinished() && ffmpeg.exitCode() == 0);
    QVERIFY(QFile::resize(cut, QFileInfo(cut).size() / 2));
    const auto info = probe(cut);
    QVERIFY2(info, why(info));
    QVERIFY(info->missing > Rational(1));
    QVERIFY2(remarks(cut, *info)
                 .value(0)
                 .contains(QLatin1String("of 4.00 s that its header promises")),
             qPrintable(remarks(cut, *info).value(0)));
}

void TestProbe::coloursThatNobodyKnowsAreRemarkedOn()
{
    for (const char *name :
         {"bt601.mp4", "bt709.mp4", "bt2020_pq.mp4", "bt2020_hlg.mp4", "rgb24.mkv", "colour.jpg"}) {
        if (const auto info = probe(mediaPath(name)))
            QVERIFY2(remarks(mediaPath(name), *info).isEmpty(), name);
    }
    const auto info = probe(mediaPath("pal.mp4"));
    QVERIFY2(info, why(info));
    QCOMPARE(info->video->unknownColour, QStringLiteral("bt470bg"));
    const QString said = remarks(mediaPath("pal.mp4"), *info).value(0);
    QVERIFY2(said.contains(QLatin1String("tagged as bt470bg"))
                 && said.contains(
                     QLatin1String("matrix bt601, primaries bt601-625, transfer bt709")),
             qPrintable(said));
}

void TestProbe::whatIsNoMediaIsRefusedInASentence_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << "nowhere.mp4"
                             << "was not found";
    QTest::newRow("folder") << "."
                            << "is a folder";
    QTest::newRow("empty") << "empty.mp4"
                           << "is empty (0 bytes)";
    QTest::newRow("text") << "text.mp4"
                          << "is a text file, not media";
    QTest::newRow("playlist") << "playlist.mp4"
                              << "is a text file, not media";
    QTest::newRow("list of files") << "concat.mp4"
                                   << "is a text file, not media";
    QTest::newRow("zeros") << "zeros.mp4"
                           << "is not media that Weft can read";
    QTest::newRow("without its index") << "truncated.mp4"
                                       << "is damaged or incomplete";
    QTest::newRow("digests") << "odd.mkv.framemd5"
                             << "is a text file, not media";
}

void TestProbe::whatIsNoMediaIsRefusedInASentence()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    const auto info = probe(mediaPath(name));
    QVERIFY(!info);
    QVERIFY(info.error().kind == ErrorKind::Media);
    QVERIFY2(info.error().message.contains(words), why(info));
    QVERIFY2(info.error().message.startsWith(QLatin1Char('"') + mediaPath(name)), why(info));
    QCOMPARE(VideoReader::open(mediaPath(name)).error().message, info.error().message);
    QCOMPARE(AudioReader::open(mediaPath(name)).error().message, info.error().message);
}

void TestProbe::whatCannotBeDecodedIsRefusedInASentence()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file"));
    QByteArray film = contentsOf(QStringLiteral("h264_422.mp4"));
    film.replace(film.indexOf("avc1", film.indexOf("stsd")), 4, "zzzz");
    write(path, film);
    auto info = probe(path);
    QVERIFY(!info);
    QVERIFY2(info.error().message.contains(QStringLiteral("coded as \"zzzz\"")), why(info));

    QByteArray picture = contentsOf(QStringLiteral("alpha.png"));
    picture.replace(picture.indexOf("IHDR") + 4, 8,
                    bigEndian<quint32>(40'000) + bigEndian<quint32>(9));
    write(path, picture);
    info = probe(path);
    QVERIFY(!info);
    QVERIFY2(info.error().message.contains(QStringLiteral("32768")), why(info));
}

void TestProbe::whatCannotBeReadIsRefusedInASentence()
{
    QTemporaryDir folder;
    const QString link = folder.filePath(QStringLiteral("link.mp4"));
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("gone.mp4")), link));
    auto info = probe(link);
    QVERIFY(!info);
    QVERIFY2(info.error().message.contains(QStringLiteral("a link to a file that is gone")),
             why(info));
    info = probe(QStringLiteral("/dev/zero"));
    QVERIFY(!info);
    QVERIFY2(info.error().message.contains(QStringLiteral("not an ordinary file")), why(info));

    const QString locked = folder.filePath(QStringLiteral("locked.mp4"));
    QVERIFY(QFile::copy(mediaPath(QStringLiteral("h264_422.mp4")), locked));
    QVERIFY(QFile::setPermissions(locked, QFileDevice::Permissions()));
    if (::access(QFile::encodeName(locked).constData(), R_OK) == 0)
        return; // root reads everything
    info = probe(locked);
    QVERIFY(!info);
    QVERIFY2(info.error().message.contains(QStringLiteral("cannot be read")), why(info));
}

void TestProbe::namesMeanNothing()
{
    QTemporaryDir folder;
    for (const char *name : {"frame%03d.png", "*.mp4", "pipe:0", "http:x", "concat:a|b", "film.txt",
                             "-i", "a b'c\"d", "subtitle.srt", "ünïcødé 影.mov"}) {
        const QString path = folder.filePath(QString::fromUtf8(name));
        QVERIFY(QFile::copy(mediaPath(QStringLiteral("h264_422.mp4")), path));
        const auto info = probe(path);
        QVERIFY2(info, why(info));
        QCOMPARE(info->video->frameCount, std::int64_t{25});
        QVERIFY(identify(path));
    }
}

void TestProbe::aFileIsIdentifiedByItsEnds()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file"));
    QByteArray bytes(300'000, 'a');
    write(path, bytes);
    const auto first = identify(path);
    QVERIFY2(first, why(first));
    QCOMPARE(first->size, std::int64_t{300'000});
    QCOMPARE(first->hash.size(), qsizetype{32});

    bytes[150'000] = 'b';
    write(path, bytes);
    QVERIFY(*identify(path) == *first); // the middle is not looked at
    for (const qsizetype place : {qsizetype{0}, bytes.size() - 1}) {
        QByteArray other = bytes;
        other[place] = 'b';
        write(path, other);
        QVERIFY(identify(path)->hash != first->hash);
    }
    write(path, bytes + 'a');
    QVERIFY(identify(path)->hash != first->hash);
    write(path, QByteArray());
    QVERIFY(identify(path));
    QVERIFY(!identify(folder.path()));
    const auto missing = identify(folder.filePath(QStringLiteral("nowhere")));
    QVERIFY(!missing);
    QVERIFY(missing.error().kind == ErrorKind::Media);
}

void TestProbe::packetsSayWhatAFileHolds()
{
    const auto facts = inspect(mediaPath(QStringLiteral("av.mp4")));
    QVERIFY2(facts, why(facts));
    QCOMPARE(facts->size(), std::size_t{2});
    const StreamFacts &picture = facts->front();
    QVERIFY(picture.kind == StreamFacts::Kind::Picture);
    QCOMPARE(picture.codec, QStringLiteral("h264"));
    QCOMPARE(picture.count, std::int64_t{75});
    QCOMPARE(picture.start, Rational());
    QCOMPARE(picture.duration, Rational(3));
    QCOMPARE(picture.rate, Rational(25));
    QCOMPARE(QSize(picture.width, picture.height), QSize(320, 180));
    const StreamFacts &sound = facts->back();
    QVERIFY(sound.kind == StreamFacts::Kind::Sound);
    QCOMPARE(sound.codec, QStringLiteral("aac"));
    QCOMPARE(sound.start, Rational());
    QCOMPARE(sound.sampleRate, 48000);
    QCOMPARE(sound.channels, 2);
    QVERIFY(sound.duration > Rational(2) && sound.count > 100);

    const auto trimmed = inspect(mediaPath(QStringLiteral("edit_list.mp4")));
    QVERIFY2(trimmed, why(trimmed));
    QCOMPARE(trimmed->front().count, std::int64_t{75});
    QVERIFY(!inspect(mediaPath(QStringLiteral("text.mp4"))));
}

WEFT_TEST_MAIN(TestProbe)
#include "tst_probe.moc"
