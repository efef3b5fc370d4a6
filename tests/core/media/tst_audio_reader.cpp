#include "core/media/audio_reader.h"

#include "tests/media/messages.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

#include <cmath>
#include <cstring>
#include <numbers>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

/// The tones of make_media.sh: 440 Hz at half scale on the left, 1000 Hz at a quarter on the right.
double toneAt(std::size_t side, double seconds)
{
    const double turns = 2 * std::numbers::pi * seconds;
    return side == 0 ? 0.5 * std::sin(440 * turns) : 0.25 * std::sin(1000 * turns);
}

/// The greatest distance of samples [from, to) from a function of side and seconds since the
/// block's start.
template<typename Function>
double greatestError(const AudioBlock &block, std::int64_t from, std::int64_t to, Function wanted)
{
    double greatest = 0;
    for (std::size_t side = 0; side < block.channels.size(); ++side) {
        for (std::int64_t i = from; i < to; ++i) {
            const double value = double(block.channels[side][static_cast<std::size_t>(i)]);
            greatest = std::max(greatest, std::abs(value - wanted(side, double(i) / kSampleRate)));
        }
    }
    return greatest;
}

template<typename Function>
double rootMeanSquare(const AudioBlock &block, std::int64_t from, std::int64_t to, Function wanted)
{
    double sum = 0;
    for (std::size_t side = 0; side < block.channels.size(); ++side) {
        for (std::int64_t i = from; i < to; ++i) {
            const double value = double(block.channels[side][static_cast<std::size_t>(i)]);
            sum += std::pow(value - wanted(side, double(i) / kSampleRate), 2);
        }
    }
    return std::sqrt(sum / double(2 * (to - from)));
}

template<typename T>
QByteArray littleEndian(T value)
{
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

std::vector<float> ffmpegSamples(const QString &name)
{
    QFile file(mediaPath(name + QStringLiteral(".f32")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    std::vector<float> samples(static_cast<std::size_t>(bytes.size()) / sizeof(float));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(float));
    return samples;
}

} // namespace

class TestAudioReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tonesComeAtTheirPlaceAndLevel_data();
    void tonesComeAtTheirPlaceAndLevel();
    void samplesAreThoseOfFfmpeg_data();
    void samplesAreThoseOfFfmpeg();
    void aJumpGivesTheSamplesOfAStraightRead_data();
    void aJumpGivesTheSamplesOfAStraightRead();
    void outsideIsSilence();
    void monoIsOnBothSides();
    void surroundIsMixedDown();
    void surroundStaysSurround();
    void surroundIsMixedToMono();
    void channelsGoWhereTheyAreSent();
    void channelsWithoutNamesGiveTheFirstTwo();
    void gapsAreSilence_data();
    void gapsAreSilence();
    void lateSoundComesLate();
    void soundBeforeTheFirstPictureIsCut();
    void anEditListIsFollowed();
    void damageIsToldWithItsTime();
    void whatIsNotThereIsRefused();
};

void TestAudioReader::tonesComeAtTheirPlaceAndLevel_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("tolerance"); // of depth, resampler or codec
    QTest::newRow("16 bit") << "tone48.wav" << 2e-5;
    QTest::newRow("44.1 kHz") << "tone44.wav" << 1e-4;
    QTest::newRow("96 kHz, 24 bit") << "tone96.wav" << 1e-4;
    QTest::newRow("22.05 kHz, float") << "tone22.wav" << 1e-4;
    QTest::newRow("8 kHz, 8 bit") << "tone8.wav" << 0.01;
    QTest::newRow("11.025 kHz") << "tone11.aiff" << 1e-4;
    QTest::newRow("flac") << "tone44.flac" << 1e-4;
    QTest::newRow("alac") << "alac44.m4a" << 1e-4;
    QTest::newRow("mp3") << "tone44.mp3" << 0.02;
    QTest::newRow("aac") << "tone44.m4a" << 0.02;
    QTest::newRow("vorbis") << "tone44.ogg" << 0.03;
    QTest::newRow("opus") << "tone48.opus" << 0.03;
    QTest::newRow("opus in webm") << "tone48.webm" << 0.03;
}

void TestAudioReader::tonesComeAtTheirPlaceAndLevel()
{
    QFETCH(QString, name);
    QFETCH(double, tolerance);
    auto reader = AudioReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, 4 * kSampleRate);
    QVERIFY2(block, why(block));
    QCOMPARE(block->start, std::int64_t{0});
    QCOMPARE(block->length(), 4 * kSampleRate);
    const auto distance = [&](int lag) {
        return rootMeanSquare(*block, 6000, 4 * kSampleRate - 6000,
                              [lag](std::size_t side, double seconds) {
                                  return toneAt(side, seconds + double(lag) / kSampleRate);
                              });
    };
    QVERIFY2(distance(0) < tolerance, qPrintable(QString::number(distance(0))));
    for (const int lag : {-2, -1, 1, 2})
        QVERIFY2(distance(0) < distance(lag), qPrintable(QString::number(lag)));
}

void TestAudioReader::samplesAreThoseOfFfmpeg_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::size_t>("edge"); // ffmpeg mirrors sound around its ends when it resamples
    for (const char *name :
         {"tone48.mp3", "tone48.aac", "tone48.opus", "tone48.webm", "surround.wav"})
        QTest::newRow(name) << QString::fromLatin1(name) << std::size_t{0};
    for (const char *name : {"tone44.wav", "tone44.flac", "tone44.mp3"})
        QTest::newRow(name) << QString::fromLatin1(name) << std::size_t{200};
}

void TestAudioReader::samplesAreThoseOfFfmpeg()
{
    QFETCH(QString, name);
    QFETCH(std::size_t, edge);
    const std::vector<float> wanted = ffmpegSamples(name);
    const std::size_t count = wanted.size() / 2;
    QVERIFY(count > 90'000);
    auto reader = AudioReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, static_cast<std::int64_t>(count));
    QVERIFY2(block, why(block));
    for (std::size_t i = edge; i + edge < count; ++i) {
        for (std::size_t side = 0; side < 2; ++side)
            QVERIFY2(block->channels[side][i] == wanted[2 * i + side],
                     qPrintable(QString::number(i)));
    }
}

void TestAudioReader::aJumpGivesTheSamplesOfAStraightRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("tolerance");
    for (const char *name :
         {"tone48.wav",  "tone44.wav", "tone96.wav", "tone22.wav",        "tone11.aiff",
          "tone44.flac", "alac44.m4a", "tone44.m4a", "tone48.aac",        "tone44_aac.mkv",
          "tone44.mp3",  "tone48.mp3", "tone44.ogg", "tone44_vorbis.mkv", "gap.mkv",
          "gap.m4a",     "av.ts",      "av.mp4",     "av_late_sound.mp4", "edit_list_av.mp4"})
        QTest::newRow(name) << QString::fromLatin1(name) << 0.0;
    // Decoders whose own output depends a little on where they began: filters that ring, dither.
    QTest::newRow("opus") << "tone48.opus" << 1e-5;
    QTest::newRow("ac3") << "tone48.ac3" << 1e-3;
}

void TestAudioReader::aJumpGivesTheSamplesOfAStraightRead()
{
    QFETCH(QString, name);
    QFETCH(double, tolerance);
    constexpr std::int64_t kLength = 4 * kSampleRate;
    auto reader = AudioReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    const auto straight = reader->read(0, kLength);
    QVERIFY2(straight, why(straight));
    std::mt19937 random(1);
    for (int jump = 0; jump < 60; ++jump) {
        const auto start = static_cast<std::int64_t>(random() % kLength) - 2000;
        const auto length = static_cast<std::int64_t>(1 + random() % 6000);
        const auto block = reader->read(start, length);
        QVERIFY2(block, why(block));
        for (std::int64_t i = std::max<std::int64_t>(0, -start);
             i < std::min(length, kLength - start); ++i) {
            for (std::size_t side = 0; side < 2; ++side) {
                const float a = block->channels[side][static_cast<std::size_t>(i)];
                const float b = straight->channels[side][static_cast<std::size_t>(start + i)];
                QVERIFY2(std::abs(double(a - b)) <= tolerance,
                         qPrintable(QStringLiteral("sample %1 after a jump to %2: %3, straight %4")
                                        .arg(start + i)
                                        .arg(start)
                                        .arg(double(a))
                                        .arg(double(b))));
            }
        }
    }
}

void TestAudioReader::outsideIsSilence()
{
    for (const char *name : {"tone48.wav", "tone44.wav"}) {
        auto reader = AudioReader::open(mediaPath(QString::fromLatin1(name)));
        QVERIFY2(reader, why(reader));
        const auto silent = [](std::size_t, double) { return 0.0; };
        for (const std::int64_t start : {-kSampleRate, 4 * kSampleRate + 200, 1000 * kSampleRate}) {
            const auto block = reader->read(start, kSampleRate / 2);
            QVERIFY2(block, why(block));
            QCOMPARE(greatestError(*block, 0, block->length(), silent), 0.0);
        }
        const auto across = reader->read(-100, 2000);
        QVERIFY2(across, why(across));
        QVERIFY(greatestError(*across, 0, 60, silent) == 0.0);
        QVERIFY(greatestError(*across, 100, 2000, silent) > 0.4);
        QCOMPARE(reader->read(0, 0)->length(), std::int64_t{0});
    }
}

void TestAudioReader::monoIsOnBothSides()
{
    auto stereo = AudioReader::open(mediaPath(QStringLiteral("tone44.wav")));
    auto mono = AudioReader::open(mediaPath(QStringLiteral("mono44.wav")));
    QVERIFY2(stereo && mono, why(mono));
    const auto block = mono->read(0, kSampleRate);
    const auto source = stereo->read(0, kSampleRate);
    QVERIFY2(block && source, why(block));
    QVERIFY(block->channels[0] == block->channels[1]);
    // ffmpeg made it as half the left and half the right, and it is as loud on each side.
    const double error = greatestError(*block, 2000, kSampleRate, [](std::size_t, double seconds) {
        return (toneAt(0, seconds) + toneAt(1, seconds)) / 2;
    });
    QVERIFY2(error < 1e-4, qPrintable(QString::number(error)));
}

void TestAudioReader::surroundIsMixedDown()
{
    auto reader = AudioReader::open(mediaPath(QStringLiteral("surround.wav")));
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, kSampleRate);
    QVERIFY2(block, why(block));
    // ITU-R BS.775: centre and surround at −3 dB, no LFE. Tones of 300 to 800 Hz on L, R, C, LFE,
    // Ls, Rs.
    const auto tone = [](int frequency, double seconds) {
        return 0.1 * std::sin(2 * std::numbers::pi * frequency * seconds);
    };
    const double error = greatestError(*block, 0, kSampleRate,
                                       [&](std::size_t side, double seconds) {
                                           return tone(side == 0 ? 300 : 400, seconds)
                                                  + std::numbers::sqrt2 / 2
                                                        * (tone(500, seconds)
                                                           + tone(side == 0 ? 700 : 800, seconds));
                                       });
    QVERIFY2(error < 1e-4, qPrintable(QString::number(error)));
}

/// Of surround.wav: 300 to 800 Hz on L, R, C, LFE, Ls, Rs.
static double surroundTone(std::size_t channel, double seconds)
{
    const double hertz = 300 + 100 * static_cast<double>(channel);
    return 0.1 * std::sin(2 * std::numbers::pi * hertz * seconds);
}

void TestAudioReader::surroundStaysSurround()
{
    auto reader = AudioReader::open(mediaPath(QStringLiteral("surround.wav")), 0,
                                    {SoundLayout::Surround51, {}});
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, kSampleRate);
    QVERIFY2(block, why(block));
    QCOMPARE(block->channels.size(), std::size_t{6});
    QVERIFY(greatestError(*block, 0, kSampleRate, surroundTone) < 1e-4);
}

void TestAudioReader::surroundIsMixedToMono()
{
    auto reader = AudioReader::open(mediaPath(QStringLiteral("surround.wav")), 0,
                                    {SoundLayout::Mono, {}});
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, kSampleRate);
    QVERIFY2(block, why(block));
    QCOMPARE(block->channels.size(), std::size_t{1});
    const double k = std::numbers::sqrt2 / 2;
    const double error = greatestError(*block, 0, kSampleRate, [k](std::size_t, double seconds) {
        return k * surroundTone(0, seconds) + k * surroundTone(1, seconds)
               + surroundTone(2, seconds) + surroundTone(4, seconds) / 2
               + surroundTone(5, seconds) / 2;
    });
    QVERIFY2(error < 1e-4, qPrintable(QString::number(error)));
}

void TestAudioReader::channelsGoWhereTheyAreSent()
{
    auto reader = AudioReader::open(mediaPath(QStringLiteral("surround.wav")), 0,
                                    {SoundLayout::Surround51, {3, 3, -1, 63, 0}});
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, kSampleRate);
    QVERIFY2(block, why(block));
    const auto sent = [](std::size_t channel, double seconds) {
        return channel < 2 ? surroundTone(3, seconds) : channel == 4 ? surroundTone(0, seconds) : 0;
    };
    QVERIFY(greatestError(*block, 0, kSampleRate, sent) < 1e-4);
}

void TestAudioReader::channelsWithoutNamesGiveTheFirstTwo()
{
    // Ten channels in the oldest kind of WAV, which cannot say what they are.
    constexpr quint16 kChannels = 10;
    QByteArray data;
    for (int i = 0; i < 4800; ++i) {
        for (int channel = 0; channel < kChannels; ++channel)
            data += littleEndian(static_cast<quint16>(1000 * (channel + 1) + i));
    }
    const QByteArray header = "WAVEfmt " + littleEndian<quint32>(16) + littleEndian<quint16>(1)
                              + littleEndian(kChannels) + littleEndian<quint32>(48'000)
                              + littleEndian<quint32>(48'000 * 2 * kChannels)
                              + littleEndian<quint16>(2 * kChannels) + littleEndian<quint16>(16)
                              + "data" + littleEndian(static_cast<quint32>(data.size()));
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("ten.wav")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("RIFF" + littleEndian(static_cast<quint32>(header.size() + data.size())) + header
               + data);
    file.close();
    auto reader = AudioReader::open(file.fileName());
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, 4800);
    QVERIFY2(block, why(block));
    for (std::size_t i = 0; i < 4800; ++i) {
        QCOMPARE(block->channels[0][i], static_cast<float>(1000 + i) / 32768.0F);
        QCOMPARE(block->channels[1][i], static_cast<float>(2000 + i) / 32768.0F);
    }
}

void TestAudioReader::gapsAreSilence_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("from"); // seconds that are surely silent
    QTest::addColumn<double>("to");
    QTest::addColumn<double>("delay"); // of what follows
    QTest::addColumn<double>("tolerance");
    QTest::newRow("left out") << "gap.mkv" << 1.03 << 1.49 << 0.0 << 0.0;
    QTest::newRow("moved apart") << "gap.m4a" << 1.98 << 2.44 << 0.5 << 1e-4;
}

void TestAudioReader::gapsAreSilence()
{
    QFETCH(QString, name);
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(double, delay);
    QFETCH(double, tolerance);
    auto reader = AudioReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, 4 * kSampleRate);
    QVERIFY2(block, why(block));
    const auto sampleOf = [](double seconds) {
        return static_cast<std::int64_t>(seconds * kSampleRate);
    };
    QCOMPARE(greatestError(*block, sampleOf(from), sampleOf(to),
                           [](std::size_t, double) { return 0.0; }),
             0.0);
    QVERIFY(greatestError(*block, 2000, sampleOf(from - 0.1), toneAt) <= 1e-4 + tolerance);
    // Matroska's ticks of a millisecond place what follows a gap to that exactness.
    double best = 1;
    for (int shift = -60; shift <= 60; ++shift) {
        best = std::min(best, greatestError(*block, sampleOf(3), sampleOf(3.5),
                                            [&](std::size_t side, double seconds) {
                                                return toneAt(side,
                                                              seconds - delay
                                                                  + double(shift) / kSampleRate);
                                            }));
    }
    QVERIFY2(best <= 1e-4 + tolerance, qPrintable(QString::number(best)));
}

void TestAudioReader::lateSoundComesLate()
{
    auto reader = AudioReader::open(mediaPath(QStringLiteral("av_late_sound.mkv")));
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(0, 2 * kSampleRate);
    QVERIFY2(block, why(block));
    const auto wanted = [](std::size_t side, double seconds) {
        return seconds < 0.5 ? 0.0 : toneAt(side, seconds - 0.5);
    };
    const double error = greatestError(*block, 0, 2 * kSampleRate, wanted);
    QVERIFY2(error < 2e-5, qPrintable(QString::number(error)));
}

void TestAudioReader::soundBeforeTheFirstPictureIsCut()
{
    const QString name = QStringLiteral("av_late_picture.mkv");
    const double origin = truthOf(name).pictures.front().time.toDouble();
    QVERIFY(origin > 0.49);
    auto reader = AudioReader::open(mediaPath(name));
    QVERIFY2(reader, why(reader));
    const auto block = reader->read(-kSampleRate, 2 * kSampleRate);
    QVERIFY2(block, why(block));
    const double error = greatestError(*block, 0, 2 * kSampleRate,
                                       [&](std::size_t side, double seconds) {
                                           return seconds - 1 + origin < 0
                                                      ? 0.0
                                                      : toneAt(side, seconds - 1 + origin);
                                       });
    QVERIFY2(error < 2e-5, qPrintable(QString::number(error)));
}

void TestAudioReader::anEditListIsFollowed()
{
    // Cut from av.mp4 at 1.1 s: the sound from there on, with the first picture that begins after.
    const auto whole = readTruth(mediaPath(QStringLiteral("av.mp4.framemd5")));
    const auto cut = readTruth(mediaPath(QStringLiteral("edit_list_av.mp4.framemd5")));
    std::size_t first = 0;
    while (first < whole.pictures.size() && whole.pictures[first].md5 != cut.pictures[0].md5)
        ++first;
    QCOMPARE(first, std::size_t{28});
    auto source = AudioReader::open(mediaPath(QStringLiteral("av.mp4")));
    auto trimmed = AudioReader::open(mediaPath(QStringLiteral("edit_list_av.mp4")));
    QVERIFY2(source && trimmed, why(trimmed));
    const auto wanted = source->read(11 * kSampleRate / 10, kSampleRate);
    const auto found = trimmed->read(0, kSampleRate);
    QVERIFY2(wanted && found, why(found));
    for (std::size_t side = 0; side < 2; ++side) {
        for (std::size_t i = 1100; i < 48'000; ++i)
            QCOMPARE(found->channels[side][i], wanted->channels[side][i]);
    }
}

void TestAudioReader::damageIsToldWithItsTime()
{
    auto reader = AudioReader::open(mediaPath(QStringLiteral("damaged.flac")));
    QVERIFY2(reader, why(reader));
    QVERIFY(reader->read(0, kSampleRate));
    int failures = 0;
    for (std::int64_t second = 0; second < 4; ++second) {
        const auto block = reader->read(second * kSampleRate, kSampleRate);
        if (block)
            continue;
        ++failures;
        QVERIFY(block.error().kind == ErrorKind::Media);
        QVERIFY2(block.error().message.contains(QStringLiteral("cannot be decoded at")),
                 why(block));
    }
    QVERIFY(failures >= 1 && failures <= 2);
    QVERIFY(reader->read(3 * kSampleRate + 20'000, 20'000));
}

void TestAudioReader::whatIsNotThereIsRefused()
{
    const auto second = AudioReader::open(mediaPath(QStringLiteral("tone48.wav")), 1);
    QVERIFY(!second);
    QVERIFY2(second.error().message.contains(QStringLiteral("no sound stream 1; it has 1")),
             why(second));
    const auto silent = AudioReader::open(mediaPath(QStringLiteral("h264_422.mp4")));
    QVERIFY(!silent);
    QVERIFY2(silent.error().message.contains(QStringLiteral("has no sound in it")), why(silent));
}

WEFT_TEST_MAIN(TestAudioReader)
#include "tst_audio_reader.moc"
