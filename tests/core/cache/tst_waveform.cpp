#include "core/cache/waveform.h"
#include "core/cache/waveform_maker.h"
#include "tests/core/render/test_media.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <cmath>
#include <random>

using namespace weft;
using namespace weft::test;

class TestWaveform : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void peaksAreThoseOfTheSamples_data();
    void peaksAreThoseOfTheSamples();
    void coarseLevelsAreMadeOfFineOnes();
    void columnsAreWhatTheirSamplesAre();
    void columnsOutsideAreUnknown();
    void aPartCanBeLookedAtWhileTheRestIsMade();
    void levelsAreWhatFFmpegMeasures_data();
    void levelsAreWhatFFmpegMeasures();
    void anEntryGivesTheWaveformBack();
    void hostileEntriesAreNone_data();
    void hostileEntriesAreNone();
    void whatIsNoSoundIsNamed();

private:
    QString made(std::int64_t length, const std::function<double(int, std::int64_t)> &make);

    QTemporaryDir m_folder;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static QString media(const QString &name)
{
    return u(WEFT_TEST_MEDIA) + QLatin1Char('/') + name;
}

static Waveform waveformOf(const QString &path)
{
    auto maker = WaveformMaker::open(path, 0);
    if (!maker)
        qFatal("%s", qPrintable(maker.error().message));
    Waveform waveform(maker->channels(), maker->length());
    while (true) {
        auto chunk = maker->nextChunk();
        if (!chunk)
            qFatal("%s", qPrintable(chunk.error().message));
        if (chunk->empty())
            return waveform;
        if (!waveform.append(*std::move(chunk)))
            qFatal("a chunk too many");
    }
}

/// All samples in one read.
static AudioBlock samplesOf(const QString &path)
{
    auto reader = AudioReader::open(path);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().message));
    auto block = reader->read(0, reader->length());
    if (!block)
        qFatal("%s", qPrintable(block.error().message));
    return *block;
}

/// The slow way.
static Peak slowPeak(const std::vector<float> &samples, std::int64_t begin, std::int64_t end)
{
    Peak peak{samples[static_cast<std::size_t>(begin)], samples[static_cast<std::size_t>(begin)],
              0};
    long double squares = 0;
    for (std::int64_t i = begin; i < end; ++i) {
        const float sample = samples[static_cast<std::size_t>(i)];
        peak.least = std::fmin(peak.least, sample);
        peak.greatest = std::fmax(peak.greatest, sample);
        squares += static_cast<long double>(sample) * sample;
    }
    peak.meanSquare = static_cast<float>(squares / static_cast<long double>(end - begin));
    return peak;
}

static bool isClose(const Peak &a, const Peak &b)
{
    return a.least == b.least && a.greatest == b.greatest
           && std::abs(a.meanSquare - b.meanSquare) <= 1e-6F * std::max(1e-6F, b.meanSquare);
}

/// Columns of one peak each.
static std::vector<std::optional<Peak>> finest(const Waveform &waveform, int channel)
{
    const auto count = static_cast<int>((waveform.length() + Waveform::kFinest - 1)
                                        / Waveform::kFinest);
    return waveform.columns({channel, 0, count * Waveform::kFinest, count});
}

QString TestWaveform::made(std::int64_t length,
                           const std::function<double(int, std::int64_t)> &make)
{
    const QString path = m_folder.filePath(u("%1.mkv").arg(length));
    writeSound(path, length, make);
    return path;
}

/// Noise whose loudness swells, other on each side.
static double noise(int channel, std::int64_t sample)
{
    std::uint64_t x = static_cast<std::uint64_t>(sample) * 2 + static_cast<std::uint64_t>(channel);
    x = (x ^ (x >> 31)) * 0x9E3779B97F4A7C15U;
    x ^= x >> 29;
    const double swell = 0.5 + 0.5 * std::sin(static_cast<double>(sample) * 2e-6);
    return swell * (static_cast<double>(x % 2'000'001) / 1e6 - 1);
}

void TestWaveform::peaksAreThoseOfTheSamples_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"tone48.wav", "tone44.flac", "tone44.mp3", "tone96.wav", "surround.wav", "mono44.wav",
          "gap.mkv", "av_late_sound.mp4", "av.ts", "tone48.opus"})
        QTest::newRow(name) << u(name);
}

void TestWaveform::peaksAreThoseOfTheSamples()
{
    QFETCH(QString, name);
    const Waveform waveform = waveformOf(media(name));
    const AudioBlock samples = samplesOf(media(name));
    QCOMPARE(waveform.length(), samples.length());
    QVERIFY(waveform.isComplete());
    QCOMPARE(waveform.channels(), name.startsWith(u("mono")) ? 1 : 2);
    for (int channel = 0; channel < waveform.channels(); ++channel) {
        const auto peaks = finest(waveform, channel);
        for (std::size_t i = 0; i < peaks.size(); ++i) {
            const auto begin = static_cast<std::int64_t>(i) * Waveform::kFinest;
            const auto end = std::min(begin + Waveform::kFinest, samples.length());
            QVERIFY(peaks[i]);
            QVERIFY2(isClose(*peaks[i],
                             slowPeak(samples.channels[static_cast<std::size_t>(channel)], begin,
                                      end)),
                     qPrintable(QString::number(i)));
        }
    }
}

void TestWaveform::coarseLevelsAreMadeOfFineOnes()
{
    const std::int64_t length = 2 * Waveform::kChunkSamples + 12'345;
    const QString path = made(length, noise);
    const Waveform waveform = waveformOf(path);
    const AudioBlock samples = samplesOf(path);
    QCOMPARE(waveform.length(), length);
    for (int level = 0; level < Waveform::kLevels; ++level) {
        // Columns so wide that this level is the one they are made of, on its boundaries.
        const std::int64_t width = 8 * (Waveform::kFinest << (2 * level));
        const auto count = static_cast<int>((length + width - 1) / width);
        for (int channel = 0; channel < 2; ++channel) {
            const auto columns = waveform.columns({channel, 0, count * width, count});
            for (int i = 0; i < count; ++i) {
                const std::int64_t end = std::min((i + 1) * width, length);
                const Peak slow = slowPeak(samples.channels[static_cast<std::size_t>(channel)],
                                           i * width, end);
                const auto &column = columns[static_cast<std::size_t>(i)];
                QVERIFY(column);
                QCOMPARE(column->least, slow.least);
                QCOMPARE(column->greatest, slow.greatest);
                QVERIFY(std::abs(column->meanSquare - slow.meanSquare) < 1e-5F * slow.meanSquare);
            }
        }
    }
}

void TestWaveform::columnsAreWhatTheirSamplesAre()
{
    const std::int64_t length = Waveform::kChunkSamples + 300'001;
    const QString path = made(length, noise);
    const Waveform waveform = waveformOf(path);
    const std::vector<float> left = samplesOf(path).channels[0];
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        const int columns = 1 + static_cast<int>(random() % 700);
        const std::int64_t start = static_cast<std::int64_t>(random()) % length;
        const std::int64_t wanted = 1 + static_cast<std::int64_t>(random()) % (length - start);
        const auto got = waveform.columns({0, start, wanted, columns});
        for (int i = 0; i < columns; ++i) {
            const std::int64_t begin = start + wanted * i / columns;
            const std::int64_t end = std::max(start + wanted * (i + 1) / columns, begin + 1);
            const std::int64_t beside = std::max((end - begin) / 4, Waveform::kFinest - 1);
            const Peak inner = slowPeak(left, begin, end);
            const Peak outer = slowPeak(left, std::max<std::int64_t>(begin - beside, 0),
                                        std::min(end + beside, length));
            const auto &column = got[static_cast<std::size_t>(i)];
            QVERIFY(column);
            QVERIFY(column->least <= inner.least && column->least >= outer.least);
            QVERIFY(column->greatest >= inner.greatest && column->greatest <= outer.greatest);
        }
    }
}

void TestWaveform::columnsOutsideAreUnknown()
{
    const Waveform waveform = waveformOf(media(u("tone48.wav")));
    const std::int64_t length = waveform.length();
    const auto columns = waveform.columns({0, -length, 3 * length, 3});
    QVERIFY(!columns[0] && columns[1] && !columns[2]);
    QVERIFY(waveform.columns({0, 0, length, 0}).empty());
    QCOMPARE(waveform.columns({0, 0, 0, 2}).size(), std::size_t(2));
    QVERIFY(Waveform().columns({0, 0, 100, 2}) == std::vector<std::optional<Peak>>(2));
    const Waveform mono = waveformOf(media(u("mono44.wav")));
    QVERIFY(mono.columns({1, 0, 48000, 10}) == mono.columns({0, 0, 48000, 10}));
}

void TestWaveform::aPartCanBeLookedAtWhileTheRestIsMade()
{
    const std::int64_t length = 2 * Waveform::kChunkSamples + 5;
    const QString path = made(length, noise);
    auto maker = WaveformMaker::open(path, 0);
    QVERIFY(maker);
    Waveform growing(maker->channels(), maker->length());
    QCOMPARE(growing.ready(), std::int64_t(0));
    std::vector<Waveform> snapshots;
    while (true) {
        auto chunk = maker->nextChunk();
        QVERIFY(chunk);
        if (chunk->empty())
            break;
        snapshots.push_back(growing);
        QVERIFY(growing.append(*std::move(chunk)));
    }
    QVERIFY(growing.isComplete());
    QVERIFY(!growing.append(std::vector<Peak>(2 * Waveform::kChunkPeaks)));
    QCOMPARE(snapshots.size(), std::size_t(3));
    for (std::size_t i = 0; i < snapshots.size(); ++i)
        QCOMPARE(snapshots[i].ready(), static_cast<std::int64_t>(i) * Waveform::kChunkSamples);
    const auto early = snapshots[1].columns({1, 0, 2 * Waveform::kChunkSamples, 2});
    QVERIFY(early[0] && !early[1]);
    QVERIFY(early[0] == growing.columns({1, 0, 2 * Waveform::kChunkSamples, 2})[0]);
}

void TestWaveform::levelsAreWhatFFmpegMeasures_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"tone48.wav", "tone48.webm", "av.mov"})
        QTest::newRow(name) << u(name);
}

/// ffmpeg's astats tells the least, the greatest and the RMS level of each channel.
void TestWaveform::levelsAreWhatFFmpegMeasures()
{
    QFETCH(QString, name);
    QProcess ffmpeg;
    ffmpeg.start(u("ffmpeg"),
                 {u("-nostdin"), u("-hide_banner"), u("-i"), media(name), u("-map"), u("0:a:0"),
                  u("-af"), u("aformat=sample_fmts=flt:channel_layouts=stereo,astats"), u("-f"),
                  u("null"), u("-")});
    QVERIFY(ffmpeg.waitForFinished(60'000));
    const QString report = QString::fromUtf8(ffmpeg.readAllStandardError());
    const auto values = [&](const char *what) {
        std::vector<double> found;
        const QRegularExpression line(u("%1: (-?[0-9.]+)").arg(u(what)));
        for (const auto &match : line.globalMatch(report))
            found.push_back(match.captured(1).toDouble());
        return found;
    };
    const auto least = values("Min level"), greatest = values("Max level");
    const auto rms = values("RMS level dB");
    QVERIFY2(least.size() >= 2 && greatest.size() >= 2 && rms.size() >= 2, qPrintable(report));
    const Waveform waveform = waveformOf(media(name));
    for (int channel = 0; channel < 2; ++channel) {
        const auto c = static_cast<std::size_t>(channel);
        const auto all = waveform.columns({channel, 0, waveform.length(), 1});
        QVERIFY(std::abs(all[0]->least - least[c]) < 2e-6);
        QVERIFY(std::abs(all[0]->greatest - greatest[c]) < 2e-6);
        QVERIFY(std::abs(10 * std::log10(all[0]->meanSquare) - rms[c]) < 1e-3);
    }
}

static CacheEntry entryOf(std::vector<std::byte> bytes)
{
    auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    return {*owner, owner};
}

void TestWaveform::anEntryGivesTheWaveformBack()
{
    for (const char *name : {"tone48.wav", "mono44.wav"}) {
        const Waveform waveform = waveformOf(media(u(name)));
        const auto back = Waveform::fromEntry(entryOf(waveform.toBytes()));
        QVERIFY(back);
        QCOMPARE(back->channels(), waveform.channels());
        QCOMPARE(back->length(), waveform.length());
        QVERIFY(back->isComplete());
        QVERIFY(finest(*back, 0) == finest(waveform, 0));
    }
    const auto empty = Waveform::fromEntry(entryOf(Waveform(2, 0).toBytes()));
    QVERIFY(empty && empty->isComplete());
}

void TestWaveform::hostileEntriesAreNone_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("value");
    QTest::newRow("empty") << 0 << -1 << 0;
    QTest::newRow("half a head") << 40 << -1 << 0;
    QTest::newRow("without its last byte") << -1 << -1 << 0;
    QTest::newRow("no channels") << 1 << 8 << 0;
    QTest::newRow("many channels") << 1 << 8 << 99;
    QTest::newRow("a negative length") << 1 << 7 << 0xff;
    QTest::newRow("an enormous length") << 1 << 7 << 0x7f;
}

void TestWaveform::hostileEntriesAreNone()
{
    QFETCH(int, cut);
    QFETCH(int, at);
    QFETCH(int, value);
    std::vector<std::byte> bytes = waveformOf(media(u("tone48.wav"))).toBytes();
    if (at >= 0)
        bytes[static_cast<std::size_t>(at)] = static_cast<std::byte>(value);
    else
        bytes.resize(cut < 0 ? bytes.size() - 1 : static_cast<std::size_t>(cut));
    QVERIFY(!Waveform::fromEntry(entryOf(std::move(bytes))));
}

void TestWaveform::whatIsNoSoundIsNamed()
{
    for (const auto &[path, stream] :
         {std::pair(media(u("colour.jpg")), 0), std::pair(media(u("nothing.wav")), 0),
          std::pair(media(u("tone48.wav")), 3), std::pair(media(u("text.mp4")), 0)}) {
        const auto maker = WaveformMaker::open(path, stream);
        QVERIFY(!maker);
        QCOMPARE(maker.error().kind, ErrorKind::Media);
        QVERIFY(maker.error().message.contains(path));
    }
}

WEFT_TEST_MAIN(TestWaveform)
#include "tst_waveform.moc"
