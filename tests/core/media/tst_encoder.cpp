#include "core/media/encoder.h"

#include "core/media/audio_reader.h"
#include "core/media/inspect.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"
#include "tests/media/barcode.h"
#include "tests/media/messages.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>
#include <numbers>
#include <random>

#include <sys/resource.h>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 48;

/// Noise that differs from frame to frame, within what the sample type holds.
Frame noise(const PixelFormat &format, int width, int height, const ColourTags &colour, int number)
{
    std::mt19937 random(static_cast<unsigned>(number));
    FrameBuilder frame(format, width, height, colour);
    for (int i = 0; i < format.planeCount(); ++i) {
        const MutablePlane &plane = frame.plane(i);
        for (int y = 0; y < plane.height; ++y) {
            for (int x = 0; x < plane.width; ++x) {
                const unsigned value = random();
                if (format.sample == SampleType::U8)
                    plane.row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(value);
                else
                    plane.row<std::uint16_t>(y)[x] = static_cast<std::uint16_t>(
                        value & ((1U << format.bitDepth) - 1));
            }
        }
    }
    return std::move(frame).publish();
}

/// Grey but for one white frame.
Frame flash(const ColourTags &colour, bool isWhite)
{
    FrameBuilder frame(kYuv420p8, kWidth, kHeight, colour);
    for (int i = 0; i < 3; ++i) {
        const MutablePlane &plane = frame.plane(i);
        for (int y = 0; y < plane.height; ++y)
            std::fill_n(plane.row<std::uint8_t>(y), plane.width,
                        static_cast<std::uint8_t>(i > 0     ? 128
                                                  : isWhite ? 235
                                                            : 60));
    }
    return std::move(frame).publish();
}

/// Random samples that 16 bits hold exactly.
AudioBlock samples(std::int64_t start, std::int64_t length, int channels)
{
    AudioBlock block = AudioBlock::silence(start, length, channels);
    for (int channel = 0; channel < channels; ++channel) {
        for (std::int64_t i = 0; i < length; ++i) {
            std::mt19937 random(static_cast<unsigned>((start + i) * 8 + channel));
            block.channels[static_cast<std::size_t>(channel)][static_cast<std::size_t>(i)]
                = static_cast<float>(static_cast<std::int16_t>(random())) / 32768.0F;
        }
    }
    return block;
}

EncoderFormat smallFormat()
{
    EncoderFormat format;
    format.width = kWidth;
    format.height = kHeight;
    format.rate = *FrameRate::make(30000, 1001);
    format.colour = bt709Tags();
    return format;
}

EncoderSettings losslessSettings(const PixelFormat &pixels = kYuv420p8)
{
    EncoderSettings settings;
    settings.container = QStringLiteral("matroska");
    settings.videoCodec = QStringLiteral("ffv1");
    settings.videoOptions = {{QStringLiteral("level"), QStringLiteral("3")}};
    settings.audioCodec = QStringLiteral("flac");
    settings.pixelFormat = pixels;
    return settings;
}

/// Writes frames and their sound alternately.
Status writeAll(Encoder &encoder, const EncoderSettings &settings, const EncoderFormat &format,
                int count)
{
    for (int number = 0; number < count; ++number) {
        if (const Status written = encoder.writeFrame(
                noise(settings.pixelFormat, format.width, format.height, format.colour, number));
            !written)
            return written;
        const std::int64_t start = format.rate.sampleAt(number);
        if (settings.audioCodec.isEmpty())
            continue;
        const std::int64_t length = format.rate.sampleAt(number + 1) - start;
        if (const Status written = encoder.writeAudio(samples(start, length, format.audioChannels));
            !written)
            return written;
    }
    return encoder.finish();
}

Status encodeFile(const QString &path, const EncoderSettings &settings, const EncoderFormat &format,
                  int count)
{
    auto encoder = Encoder::open(path, settings, format);
    if (!encoder)
        return fail(encoder);
    return writeAll(*encoder, settings, format, count);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void losslessPicturesComeBackBitByBit_data();
    void losslessPicturesComeBackBitByBit();
    void losslessSoundComesBackSampleBySample_data();
    void losslessSoundComesBackSampleBySample();
    void theSameInputGivesTheSameBytes();
    void anMp4StartsFastAndIsTagged();
    void everyMatrixIsWrittenAndRead_data();
    void everyMatrixIsWrittenAndRead();
    void picturesAndSoundStayTogether_data();
    void picturesAndSoundStayTogether();
    void everyRateIsExact_data();
    void everyRateIsExact();
    void blocksOfAnyLengthGiveTheSameFile();
    void soundAloneAndPicturesAlone();
    void severalChannelsKeepTheirOrder();
    void mistakesAreToldInASentence_data();
    void mistakesAreToldInASentence();
    void aMistakeLeavesAnOlderFileAlone();
    void placesThatCannotBeWrittenAreToldInASentence();
    void aFullDiskIsReported_data();
    void aFullDiskIsReported();
    void metadataIsWritten();
    void anotherProgramReadsIt();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestEncoder::losslessPicturesComeBackBitByBit_data()
{
    QTest::addColumn<PixelLayout>("layout");
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("hasAlpha");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("420") << PixelLayout::Yuv420 << 8 << false << 64 << 48;
    QTest::newRow("420 odd") << PixelLayout::Yuv420 << 8 << false << 33 << 19;
    QTest::newRow("420 10 bit") << PixelLayout::Yuv420 << 10 << false << 64 << 48;
    QTest::newRow("422 odd") << PixelLayout::Yuv422 << 8 << false << 33 << 19;
    QTest::newRow("444 12 bit") << PixelLayout::Yuv444 << 12 << false << 64 << 48;
    QTest::newRow("440") << PixelLayout::Yuv440 << 8 << false << 64 << 48;
    QTest::newRow("411") << PixelLayout::Yuv411 << 8 << false << 64 << 48;
    QTest::newRow("420 alpha") << PixelLayout::Yuv420 << 8 << true << 33 << 19;
    QTest::newRow("grey") << PixelLayout::Grey << 8 << false << 33 << 19;
    QTest::newRow("grey 16 bit") << PixelLayout::Grey << 16 << false << 64 << 48;
    QTest::newRow("rgb 10 bit") << PixelLayout::Rgb << 10 << false << 33 << 19;
    QTest::newRow("rgb 16 bit alpha") << PixelLayout::Rgb << 16 << true << 64 << 48;
}

void TestEncoder::losslessPicturesComeBackBitByBit()
{
    QFETCH(PixelLayout, layout);
    QFETCH(int, depth);
    QFETCH(bool, hasAlpha);
    const PixelFormat pixels{layout, depth == 8 ? SampleType::U8 : SampleType::U16, depth,
                             hasAlpha ? AlphaMode::Straight : AlphaMode::None};
    EncoderFormat format = smallFormat();
    QFETCH(int, width);
    QFETCH(int, height);
    format.width = width;
    format.height = height;
    format.colour = pixels.isRgb() ? srgbTags() : bt709Tags();
    const EncoderSettings settings = losslessSettings(pixels);
    const Status written = encodeFile(path("x.mkv"), settings, format, 7);
    QVERIFY2(written, why(written));

    auto reader = VideoReader::open(path("x.mkv"));
    QVERIFY2(reader, why(reader));
    QCOMPARE(reader->frameCount(), std::int64_t{7});
    QVERIFY(reader->info().rate == format.rate);
    for (const int number : {0, 6, 3, 4, 5, 1, 2}) {
        const auto frame = reader->frame(number);
        QVERIFY2(frame, why(frame));
        QVERIFY(frame->format() == pixels);
        QVERIFY(frame->colour() == format.colour);
        QCOMPARE(md5Of(*frame, false),
                 md5Of(noise(pixels, format.width, format.height, format.colour, number), false));
    }
}

void TestEncoder::losslessSoundComesBackSampleBySample_data()
{
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("codec");
    QTest::newRow("flac in matroska") << "matroska"
                                      << "flac";
    QTest::newRow("flac in mp4") << "mp4"
                                 << "flac";
    QTest::newRow("16 bit") << "mov"
                            << "pcm_s16le";
    QTest::newRow("24 bit") << "mov"
                            << "pcm_s24le";
    QTest::newRow("float") << "matroska"
                           << "pcm_f32le";
    QTest::newRow("alac") << "mov"
                          << "alac";
}

void TestEncoder::losslessSoundComesBackSampleBySample()
{
    QFETCH(QString, container);
    QFETCH(QString, codec);
    EncoderSettings settings;
    settings.container = container;
    settings.audioCodec = codec;
    const Status written = encodeFile(path("x"), settings, smallFormat(), 61);
    QVERIFY2(written, why(written));
    auto reader = AudioReader::open(path("x"));
    QVERIFY2(reader, why(reader));
    const std::int64_t length = smallFormat().rate.sampleAt(61);
    const auto block = reader->read(0, length + 5000);
    QVERIFY2(block, why(block));
    const AudioBlock wanted = samples(0, length, 2);
    for (std::size_t side = 0; side < 2; ++side) {
        for (std::size_t i = 0; i < block->channels[side].size(); ++i) {
            const float value = i < wanted.channels[side].size() ? wanted.channels[side][i] : 0.0F;
            QVERIFY2(block->channels[side][i] == value, qPrintable(QString::number(i)));
        }
    }
}

void TestEncoder::theSameInputGivesTheSameBytes()
{
    EncoderSettings mp4;
    for (const EncoderSettings &settings : {losslessSettings(), mp4}) {
        QVERIFY(encodeFile(path("a"), settings, smallFormat(), 20));
        QTest::qWait(1100); // another second of the clock
        QVERIFY(encodeFile(path("b"), settings, smallFormat(), 20));
        QVERIFY(!bytesOf(path("a")).isEmpty());
        QVERIFY(bytesOf(path("a")) == bytesOf(path("b")));
    }
}

void TestEncoder::anMp4StartsFastAndIsTagged()
{
    const Status written = encodeFile(path("x.mp4"), {}, smallFormat(), 50);
    QVERIFY2(written, why(written));
    const QByteArray file = bytesOf(path("x.mp4"));
    QVERIFY(file.indexOf("moov") > 0 && file.indexOf("moov") < file.indexOf("mdat"));
    const qsizetype colr = file.indexOf("colrnclx");
    QVERIFY(colr > 0);
    QCOMPARE(file.mid(colr + 8, 7), QByteArray("\0\1\0\1\0\1\0", 7)); // BT.709 three times, limited

    const auto facts = inspect(path("x.mp4"));
    QVERIFY2(facts, why(facts));
    QCOMPARE(facts->size(), std::size_t{2});
    QCOMPARE(facts->front().count, std::int64_t{50});
    QCOMPARE(facts->front().start, Rational());
    QCOMPARE(facts->front().duration, Rational(50 * 1001, 30000));
    QCOMPARE(facts->back().start, Rational());
    QCOMPARE(facts->back().duration.toString(),
             Rational(smallFormat().rate.sampleAt(50), 48000).toString());

    const auto info = probe(path("x.mp4"));
    QVERIFY2(info, why(info));
    QCOMPARE(info->video->codec, QStringLiteral("h264"));
    QCOMPARE(info->video->frameCount, std::int64_t{50});
    QCOMPARE(info->video->duration, Rational(50 * 1001, 30000));
    QVERIFY(info->video->colour == bt709Tags());
    QCOMPARE(info->audio.front().codec, QStringLiteral("aac"));
    QCOMPARE(info->audio.front().duration, Rational(smallFormat().rate.sampleAt(50), 48000));
}

void TestEncoder::everyMatrixIsWrittenAndRead_data()
{
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<ColourMatrix>("matrix");
    QTest::addColumn<ColourPrimaries>("primaries");
    QTest::addColumn<ColourTransfer>("transfer");
    QTest::addColumn<ColourRange>("range");
    for (const auto &[container, codec] :
         {std::pair("mp4", "libx264"), std::pair("mov", "libx264"),
          std::pair("matroska", "libx264"), std::pair("matroska", "ffv1")}) {
        const auto row = [&](const char *name, ColourMatrix matrix, ColourPrimaries primaries,
                             ColourTransfer transfer, ColourRange range) {
            QTest::addRow("%s in %s, %s", codec, container, name)
                << QString::fromLatin1(container) << QString::fromLatin1(codec) << matrix
                << primaries << transfer << range;
        };
        row("bt709 full", ColourMatrix::Bt709, ColourPrimaries::Bt709, ColourTransfer::Bt709,
            ColourRange::Full);
        row("ntsc", ColourMatrix::Bt601, ColourPrimaries::Bt601_525, ColourTransfer::Bt709,
            ColourRange::Limited);
        row("pal", ColourMatrix::Bt601, ColourPrimaries::Bt601_625, ColourTransfer::Bt709,
            ColourRange::Limited);
        row("pq", ColourMatrix::Bt2020, ColourPrimaries::Bt2020, ColourTransfer::Pq,
            ColourRange::Limited);
        row("hlg", ColourMatrix::Bt2020, ColourPrimaries::Bt2020, ColourTransfer::Hlg,
            ColourRange::Limited);
        row("p3", ColourMatrix::Bt709, ColourPrimaries::DisplayP3, ColourTransfer::Srgb,
            ColourRange::Limited);
    }
}

void TestEncoder::everyMatrixIsWrittenAndRead()
{
    QFETCH(QString, container);
    QFETCH(QString, codec);
    QFETCH(ColourMatrix, matrix);
    QFETCH(ColourPrimaries, primaries);
    QFETCH(ColourTransfer, transfer);
    QFETCH(ColourRange, range);
    EncoderSettings settings;
    settings.container = container;
    settings.videoCodec = codec;
    settings.audioCodec.clear();
    EncoderFormat format = smallFormat();
    format.colour = {matrix, primaries, transfer, range};
    const Status written = encodeFile(path("x"), settings, format, 3);
    QVERIFY2(written, why(written));
    auto reader = VideoReader::open(path("x"));
    QVERIFY2(reader, why(reader));
    QVERIFY(reader->info().colour == format.colour);
    const auto frame = reader->frame(2);
    QVERIFY2(frame, why(frame));
    QVERIFY(frame->colour() == format.colour);
}

void TestEncoder::picturesAndSoundStayTogether_data()
{
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<int>("tolerance"); // samples: Matroska has ticks of a millisecond
    QTest::newRow("aac in mp4") << "mp4"
                                << "aac" << 8;
    QTest::newRow("aac in mov") << "mov"
                                << "aac" << 8;
    QTest::newRow("aac in matroska") << "matroska"
                                     << "aac" << 56;
    QTest::newRow("opus in matroska") << "matroska"
                                      << "libopus" << 56;
    QTest::newRow("mp3 in mp4") << "mp4"
                                << "libmp3lame" << 8;
    QTest::newRow("flac in matroska") << "matroska"
                                      << "flac" << 0;
}

void TestEncoder::picturesAndSoundStayTogether()
{
    QFETCH(QString, container);
    QFETCH(QString, codec);
    QFETCH(int, tolerance);
    EncoderSettings settings;
    settings.container = container;
    settings.audioCodec = codec;
    settings.videoOptions = {{QStringLiteral("bf"), QStringLiteral("3")}};
    EncoderFormat format = smallFormat();
    format.rate = *FrameRate::make(25);
    auto encoder = Encoder::open(path("x"), settings, format);
    QVERIFY2(encoder, why(encoder));
    // With frame 30 the picture turns white and a short tone sounds, loudest in the middle of the
    // frame.
    constexpr std::int64_t kMiddle = 30 * 1920 + 960;
    for (int number = 0; number < 60; ++number) {
        QVERIFY(encoder->writeFrame(flash(format.colour, number == 30)));
        AudioBlock block = AudioBlock::silence(number * 1920, 1920);
        for (std::int64_t i = 0; i < 1920; ++i) {
            const double place = double(number * 1920 + i - kMiddle);
            const double value = 0.8 * std::exp(-place * place / 40'000)
                                 * std::cos(2 * std::numbers::pi * place / 96);
            block.channels[0][static_cast<std::size_t>(i)] = static_cast<float>(value);
            block.channels[1][static_cast<std::size_t>(i)] = static_cast<float>(value);
        }
        QVERIFY(encoder->writeAudio(block));
    }
    QVERIFY(encoder->finish());

    auto pictures = VideoReader::open(path("x"));
    auto sound = AudioReader::open(path("x"));
    QVERIFY2(pictures && sound, why(sound));
    for (const int number : {29, 30, 31}) {
        const auto frame = pictures->frameAt(Rational(number, 25));
        QVERIFY2(frame, why(frame));
        QCOMPARE(frame->plane(0).row<std::uint8_t>(20)[20] > 150, number == 30);
    }
    const auto block = sound->read(0, 60 * 1920);
    QVERIFY2(block, why(block));
    const auto loudest = std::max_element(block->channels[0].begin(), block->channels[0].end());
    const auto place = static_cast<std::int64_t>(loudest - block->channels[0].begin());
    QVERIFY2(std::abs(place - kMiddle) <= tolerance,
             qPrintable(QStringLiteral("%1 samples off").arg(place - kMiddle)));
}

void TestEncoder::everyRateIsExact_data()
{
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("container");
    for (const char *container : {"mp4", "matroska"}) {
        for (const char *rate :
             {"1", "12.5", "24000/1001", "24", "25", "30000/1001", "60000/1001", "120", "1000/3"})
            QTest::addRow("%s in %s", rate, container)
                << QString::fromLatin1(rate) << QString::fromLatin1(container);
    }
}

void TestEncoder::everyRateIsExact()
{
    QFETCH(QString, rate);
    QFETCH(QString, container);
    EncoderSettings settings;
    settings.container = container;
    settings.audioCodec.clear();
    EncoderFormat format = smallFormat();
    const auto exact = FrameRate::fromString(rate);
    QVERIFY(exact);
    format.rate = *exact;
    const Status written = encodeFile(path("x"), settings, format, 130);
    QVERIFY2(written, why(written));
    const auto info = probe(path("x"));
    QVERIFY2(info, why(info));
    QCOMPARE(info->video->frameCount, std::int64_t{130});
    if (container == QLatin1String("mp4")
        || rate != QLatin1String("1000/3")) { // three ticks a frame tell nothing
        QCOMPARE(info->video->rate.toString(), format.rate.toString());
        QCOMPARE(info->video->duration, format.rate.secondsAt(130));
        QVERIFY(!info->video->variableRate);
    }
}

void TestEncoder::blocksOfAnyLengthGiveTheSameFile()
{
    const EncoderSettings settings = losslessSettings();
    const auto encode = [&](const char *name, std::int64_t step) {
        auto encoder = Encoder::open(path(name), settings, smallFormat());
        QVERIFY2(encoder, why(encoder));
        for (int number = 0; number < 10; ++number)
            QVERIFY(encoder->writeFrame(noise(kYuv420p8, kWidth, kHeight, bt709Tags(), number)));
        for (std::int64_t start = 0; start < 16'000; start += step)
            QVERIFY(encoder->writeAudio(samples(start, std::min(step, 16'000 - start), 2)));
        QVERIFY(encoder->finish());
    };
    encode("a", 16'000);
    encode("b", 7);
    QVERIFY(bytesOf(path("a")) == bytesOf(path("b")));
}

void TestEncoder::soundAloneAndPicturesAlone()
{
    EncoderSettings settings;
    settings.videoCodec.clear();
    auto encoder = Encoder::open(path("sound.mp4"), settings, smallFormat());
    QVERIFY2(encoder, why(encoder));
    QVERIFY(encoder->writeAudio(samples(0, 48'000, 2)));
    QVERIFY(encoder->finish());
    auto info = probe(path("sound.mp4"));
    QVERIFY2(info, why(info));
    QVERIFY(!info->video);
    QCOMPARE(info->audio.front().duration, Rational(1));

    settings = {};
    settings.audioCodec.clear();
    QVERIFY(encodeFile(path("film.mp4"), settings, smallFormat(), 5));
    info = probe(path("film.mp4"));
    QVERIFY2(info, why(info));
    QVERIFY(info->audio.empty());
}

void TestEncoder::severalChannelsKeepTheirOrder()
{
    EncoderSettings settings = losslessSettings();
    settings.videoCodec.clear();
    EncoderFormat format = smallFormat();
    format.audioChannels = 6;
    auto encoder = Encoder::open(path("x.mkv"), settings, format);
    QVERIFY2(encoder, why(encoder));
    AudioBlock block = AudioBlock::silence(0, 4096, 6);
    for (std::size_t channel = 0; channel < 6; ++channel)
        std::fill(block.channels[channel].begin(), block.channels[channel].end(),
                  static_cast<float>(channel + 1) / 64);
    QVERIFY(encoder->writeAudio(block));
    QVERIFY(encoder->finish());
    auto reader = AudioReader::open(path("x.mkv"));
    QVERIFY2(reader, why(reader));
    const auto mixed = reader->read(1000, 1);
    QVERIFY2(mixed, why(mixed));
    const double centre = std::numbers::sqrt2 / 2 * 3 / 64;
    QVERIFY(std::abs(double(mixed->channels[0][0])
                     - (1.0 / 64 + centre + std::numbers::sqrt2 / 2 * 5 / 64))
            < 1e-5);
    QVERIFY(std::abs(double(mixed->channels[1][0])
                     - (2.0 / 64 + centre + std::numbers::sqrt2 / 2 * 6 / 64))
            < 1e-5);
}

void TestEncoder::mistakesAreToldInASentence_data()
{
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("video");
    QTest::addColumn<QString>("audio");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *container, const char *video,
                        const char *audio, const char *option, const char *value, int width,
                        const char *words) {
        QTest::newRow(name) << QString::fromLatin1(container) << QString::fromLatin1(video)
                            << QString::fromLatin1(audio) << QString::fromLatin1(option)
                            << QString::fromLatin1(value) << width << QString::fromUtf8(words);
    };
    row("container", "exe", "libx264", "aac", "", "", 64, "files of type \"exe\"");
    row("several files", "hls", "libx264", "aac", "", "", 64, "files of type \"hls\"");
    row("picture codec", "mp4", "nope", "aac", "", "", 64, "no encoder \"nope\"");
    row("sound codec", "mp4", "libx264", "nope", "", "", 64, "no encoder \"nope\"");
    row("sound for pictures", "mp4", "aac", "aac", "", "", 64, "no encoder \"aac\"");
    row("not in this container", "mp4", "libx264", "pcm_s16le", "", "", 64,
        "cannot hold \"pcm_s16le\"");
    row("unknown option", "mp4", "libx264", "aac", "quality", "9", 64, "no option \"quality\"");
    row("bad value", "mp4", "libx264", "aac", "crf", "lots", 64, "does not take \"lots\"");
    row("value out of range", "matroska", "ffv1", "flac", "coder", "77", 64,
        "does not take \"77\"");
    row("pixels", "mov", "prores_ks", "aac", "", "", 64,
        "does not take pixels as yuv420p; it takes yuv422p 10 bit");
    row("odd width", "mp4", "libx264", "aac", "", "", 63, "refuses 63×48 pixels");
    row("nothing", "mp4", "", "", "", "", 64, "neither picture nor sound");
}

void TestEncoder::mistakesAreToldInASentence()
{
    QFETCH(QString, container);
    QFETCH(QString, video);
    QFETCH(QString, audio);
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(int, width);
    QFETCH(QString, words);
    EncoderSettings settings;
    settings.container = container;
    settings.videoCodec = video;
    settings.audioCodec = audio;
    if (!option.isEmpty())
        settings.videoOptions = {{option, value}};
    EncoderFormat format = smallFormat();
    format.width = width;
    const auto encoder = Encoder::open(path("x"), settings, format);
    QVERIFY(!encoder);
    QVERIFY(encoder.error().kind == ErrorKind::Usage);
    QVERIFY2(encoder.error().message.contains(words), why(encoder));
    QVERIFY(!QFile::exists(path("x")));
}

void TestEncoder::aMistakeLeavesAnOlderFileAlone()
{
    QFile file(path("x"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("older") == 5);
    file.close();
    EncoderSettings settings;
    settings.audioCodec = QStringLiteral("nope");
    QVERIFY(!Encoder::open(path("x"), settings, smallFormat()));
    QCOMPARE(bytesOf(path("x")), QByteArray("older"));
    QVERIFY(encodeFile(path("x"), {}, smallFormat(), 2));
    QVERIFY(probe(path("x")));
}

void TestEncoder::placesThatCannotBeWrittenAreToldInASentence()
{
    for (const auto &[place, words] :
         {std::pair<QString, const char *>(m_folder->path(), std::strerror(EISDIR)),
          std::pair<QString, const char *>(path("no/x.mp4"), "make the folder first")}) {
        const auto encoder = Encoder::open(place, {}, smallFormat());
        QVERIFY(!encoder);
        QVERIFY(encoder.error().kind == ErrorKind::Output);
        QVERIFY2(encoder.error().message.contains(QString::fromLocal8Bit(words)), why(encoder));
    }
}

void TestEncoder::aFullDiskIsReported_data()
{
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("codec");
    QTest::newRow("mp4") << "mp4"
                         << "libx264";
    QTest::newRow("mov") << "mov"
                         << "libx264";
    QTest::newRow("matroska") << "matroska"
                              << "ffv1";
}

void TestEncoder::aFullDiskIsReported()
{
    QFETCH(QString, container);
    QFETCH(QString, codec);
    EncoderSettings settings;
    settings.container = container;
    settings.videoCodec = codec;
    const Status full = encodeFile(QStringLiteral("/dev/full"), settings, smallFormat(), 20);
    QVERIFY(!full);
    QVERIFY(full.error().kind == ErrorKind::Output);
    QVERIFY2(full.error().message.contains(QStringLiteral("free some space")), why(full));

    // A limit on the size of files stands for a disk that fills up later, at each stage of writing.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(encodeFile(path("whole"), settings, smallFormat(), 20));
    const qint64 size = QFileInfo(path("whole")).size();
    for (const qint64 most : {size / 10, size / 2, size - 2000, size - 1}) {
        const rlimit limit{static_cast<rlim_t>(most), before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        const Status written = encodeFile(path("x"), settings, smallFormat(), 20);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY2(!written, qPrintable(QStringLiteral("%1 of %2 bytes").arg(most).arg(size)));
        QVERIFY(written.error().kind == ErrorKind::Output);
        QVERIFY2(written.error().message.contains(QStringLiteral("cannot be written")),
                 why(written));
    }
}

void TestEncoder::metadataIsWritten()
{
    EncoderFormat format = smallFormat();
    format.metadata = {{QStringLiteral("title"), QStringLiteral("Ein schöner Titel")}};
    QVERIFY(encodeFile(path("x.mp4"), {}, format, 2));
    QVERIFY(bytesOf(path("x.mp4")).contains("Ein schöner Titel"));
}

void TestEncoder::anotherProgramReadsIt()
{
    EncoderSettings settings;
    settings.videoCodec = QStringLiteral("libx265");
    settings.pixelFormat = {PixelLayout::Yuv420, SampleType::U16, 10, AlphaMode::None};
    const Status written = encodeFile(path("x.mp4"), settings, smallFormat(), 30);
    QVERIFY2(written, why(written));
    QProcess ffprobe;
    ffprobe.start(
        QStringLiteral("ffprobe"),
        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
         QStringLiteral("-show_entries"),
         QStringLiteral(
             "stream=codec_name,pix_fmt,color_range,color_space,r_frame_rate,nb_read_frames"),
         QStringLiteral("-of"), QStringLiteral("csv=p=0"), path("x.mp4")});
    QVERIFY(ffprobe.waitForFinished());
    const QByteArray output = ffprobe.readAllStandardOutput();
    QCOMPARE(ffprobe.readAllStandardError(), QByteArray());
    QVERIFY2(output.contains("hevc,yuv420p10le,tv,bt709,30000/1001,30"), output.constData());
    QVERIFY2(output.contains("aac"), output.constData());
}

WEFT_TEST_MAIN(TestEncoder)
#include "tst_encoder.moc"
