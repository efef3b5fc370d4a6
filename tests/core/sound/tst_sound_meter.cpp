#include "core/sound/loudness.h"

#include "core/time/frame_rate.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <numbers>
#include <random>

using namespace weft;

namespace {

/// A stretch of sound: stereo sines of one level and frequency.
struct Stretch
{
    double seconds;
    double decibels;
    double hertz = 1000;
    double phase = 0; ///< degrees
};

AudioBlock sound(const std::vector<Stretch> &stretches, int channels = 2)
{
    AudioBlock block = AudioBlock::silence(0, 0, channels);
    for (const Stretch &stretch : stretches) {
        const double level = std::pow(10, stretch.decibels / 20);
        const auto count = static_cast<std::int64_t>(stretch.seconds * kSampleRate);
        for (std::int64_t i = 0; i < count; ++i) {
            const double angle = 2 * std::numbers::pi * stretch.hertz * double(i) / kSampleRate
                                 + stretch.phase * std::numbers::pi / 180;
            for (auto &channel : block.channels)
                channel.push_back(static_cast<float>(level * std::sin(angle)));
        }
    }
    return block;
}

SoundLevels levelsOf(const AudioBlock &block, SoundLayout layout = SoundLayout::Stereo)
{
    SoundMeter meter(layout);
    meter.add(block);
    return meter.levels();
}

bool isNear(double value, double expected, double tolerance)
{
    if (std::abs(value - expected) <= tolerance)
        return true;
    qWarning("%f instead of %f", value, expected);
    return false;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Stretch>)

/// The meters against signals whose levels are known, among them the cases of EBU Tech 3341 and
/// 3342, which are made here.
class TestSoundMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void integratedLoudnessIsThatOfTech3341_data();
    void integratedLoudnessIsThatOfTech3341();
    void surroundWeighsMoreAndLfeNothing();
    void shortTermAndMomentaryLoudnessAreThoseOfTech3341();
    void truePeaksAreThoseOfTech3341_data();
    void truePeaksAreThoseOfTech3341();
    void rangeIsThatOfTech3342_data();
    void rangeIsThatOfTech3342();
    void peakAndRmsOfASine();
    void correlationTellsSidesApart();
    void silenceHasNoLevel();
    void anyCutIntoBlocksGivesTheSame();
    void aRecordIsBroughtToItsTarget();
    void truePeaksLimitTheGain();
};

void TestSoundMeter::integratedLoudnessIsThatOfTech3341_data()
{
    QTest::addColumn<std::vector<Stretch>>("stretches");
    QTest::addColumn<double>("expected");
    using S = std::vector<Stretch>;
    QTest::newRow("1") << S{{20, -23}} << -23.0;
    QTest::newRow("2") << S{{20, -33}} << -33.0;
    QTest::newRow("3") << S{{10, -36}, {60, -23}, {10, -36}} << -23.0;
    QTest::newRow("4") << S{{10, -72}, {10, -36}, {60, -23}, {10, -36}, {10, -72}} << -23.0;
    QTest::newRow("5") << S{{20, -26}, {20.1, -20}, {20, -26}} << -23.0;
}

void TestSoundMeter::integratedLoudnessIsThatOfTech3341()
{
    QFETCH(std::vector<Stretch>, stretches);
    QFETCH(double, expected);
    QVERIFY(isNear(levelsOf(sound(stretches)).integrated, expected, 0.1));
}

void TestSoundMeter::surroundWeighsMoreAndLfeNothing()
{
    // Case 6 of Tech 3341: −28 dB in L and R, −24 dB in C, −30 dB in Ls and Rs.
    const double levels[] = {-28, -28, -24, 0, -30, -30};
    AudioBlock block = sound({{20, 0}}, 6);
    for (std::size_t c = 0; c < 6; ++c) {
        const auto gain = static_cast<float>(std::pow(10, levels[c] / 20));
        for (float &sample : block.channels[c])
            sample *= gain; // LFE at full scale does not count
    }
    QVERIFY(isNear(levelsOf(block, SoundLayout::Surround51).integrated, -23, 0.1));
}

void TestSoundMeter::shortTermAndMomentaryLoudnessAreThoseOfTech3341()
{
    // Case 9: (1.34 s at −20, 1.66 s at −30) five times: −23 LUFS short-term from 3 s on.
    std::vector<Stretch> stretches;
    for (int i = 0; i < 5; ++i) {
        stretches.push_back({1.34, -20});
        stretches.push_back({1.66, -30});
    }
    const AudioBlock block = sound(stretches);
    SoundMeter meter(SoundLayout::Stereo);
    for (std::int64_t at = 0; at < block.length(); at += 4800) {
        AudioBlock part{at, {}};
        for (const auto &channel : block.channels)
            part.channels.emplace_back(channel.begin() + at,
                                       channel.begin() + std::min(at + 4800, block.length()));
        meter.add(part);
        if (at >= 3 * kSampleRate)
            QVERIFY(isNear(meter.levels().shortTerm, -23, 0.1));
    }
    // Case 12: (0.18 s at −20, 0.22 s at −30) repeated: −23 LUFS momentary from 1 s on.
    stretches.clear();
    for (int i = 0; i < 25; ++i) {
        stretches.push_back({0.18, -20});
        stretches.push_back({0.22, -30});
    }
    const SoundLevels levels = levelsOf(sound(stretches));
    QVERIFY(isNear(levels.momentary, -23, 0.1));
    QVERIFY(isNear(levels.highestMomentary, -23, 0.1));
}

void TestSoundMeter::truePeaksAreThoseOfTech3341_data()
{
    QTest::addColumn<double>("hertz");
    QTest::addColumn<double>("phase");
    QTest::addColumn<double>("decibels");
    const double half = 20 * std::log10(0.5), over = 20 * std::log10(1.41);
    QTest::newRow("15") << 12000.0 << 0.0 << half;
    QTest::newRow("16") << 12000.0 << 45.0 << half;
    QTest::newRow("17") << 8000.0 << 60.0 << half;
    QTest::newRow("18") << 6000.0 << 67.5 << half;
    QTest::newRow("19") << 12000.0 << 45.0 << over;
}

void TestSoundMeter::truePeaksAreThoseOfTech3341()
{
    QFETCH(double, hertz);
    QFETCH(double, phase);
    QFETCH(double, decibels);
    // Faded in and out, or the edges would be peaks of their own.
    AudioBlock block = sound({{1, decibels, hertz, phase}});
    for (auto &channel : block.channels) {
        for (std::size_t i = 0; i < 4800; ++i) {
            channel[i] *= float(i) / 4800;
            channel[channel.size() - 1 - i] *= float(i) / 4800;
        }
    }
    const double peak = levelsOf(block).truePeak[0];
    QVERIFY(peak < decibels + 0.2 && peak > decibels - 0.4); // as the standard allows
}

void TestSoundMeter::rangeIsThatOfTech3342_data()
{
    QTest::addColumn<std::vector<Stretch>>("stretches");
    QTest::addColumn<double>("expected");
    using S = std::vector<Stretch>;
    QTest::newRow("1") << S{{20, -20}, {20, -30}} << 10.0;
    QTest::newRow("2") << S{{20, -20}, {20, -15}} << 5.0;
    QTest::newRow("3") << S{{20, -40}, {20, -20}} << 20.0;
    QTest::newRow("4") << S{{20, -50}, {20, -35}, {20, -20}, {20, -35}, {20, -50}} << 15.0;
}

void TestSoundMeter::rangeIsThatOfTech3342()
{
    QFETCH(std::vector<Stretch>, stretches);
    QFETCH(double, expected);
    QVERIFY(isNear(levelsOf(sound(stretches)).range, expected, 1.0));
}

void TestSoundMeter::peakAndRmsOfASine()
{
    const SoundLevels levels = levelsOf(sound({{1, -6}, {1, -20}}));
    QVERIFY(isNear(levels.peak[0], -20, 0.01)); // of the last 300 ms
    QVERIFY(isNear(levels.rms[0], -23.01, 0.01));
    QVERIFY(isNear(levels.highest[0], -6, 0.01));
    QVERIFY(isNear(levels.truePeak[1], -6, 0.1));
}

void TestSoundMeter::correlationTellsSidesApart()
{
    AudioBlock block = sound({{1, -10}});
    QVERIFY(isNear(levelsOf(block).correlation.value(), 1, 1e-6));
    for (float &sample : block.channels[1])
        sample = -sample / 3;
    QVERIFY(isNear(levelsOf(block).correlation.value(), -1, 1e-6));
    block.channels[1] = sound({{1, -10, 1000, 90}}).channels[1];
    QVERIFY(isNear(levelsOf(block).correlation.value(), 0, 0.01));
    std::fill(block.channels[1].begin(), block.channels[1].end(), 0.0F);
    QVERIFY(!levelsOf(block).correlation);
    QVERIFY(!levelsOf(sound({{1, -10}}, 1), SoundLayout::Mono).correlation);
}

void TestSoundMeter::silenceHasNoLevel()
{
    SoundMeter meter(SoundLayout::Stereo);
    meter.add(sound({{1, -6}}));
    meter.reset();
    meter.add(AudioBlock::silence(0, 4 * kSampleRate));
    const SoundLevels levels = meter.levels();
    for (const double level : {levels.peak[0], levels.rms[1], levels.highest[0], levels.truePeak[1],
                               levels.momentary, levels.shortTerm, levels.integrated})
        QVERIFY(std::isinf(level) && level < 0);
    QVERIFY(!normalisingGain({levels.integrated}, {}));
}

void TestSoundMeter::anyCutIntoBlocksGivesTheSame()
{
    const AudioBlock block = sound({{3, -20}, {2, -31, 440}, {1.7, -12, 5000, 33}});
    const SoundLevels whole = levelsOf(block);
    SoundMeter meter(SoundLayout::Stereo);
    std::mt19937 random(4);
    for (std::int64_t at = 0; at < block.length();) {
        const std::int64_t count = std::min<std::int64_t>(1 + std::int64_t(random() % 7000),
                                                          block.length() - at);
        AudioBlock part{at, {}};
        for (const auto &channel : block.channels)
            part.channels.emplace_back(channel.begin() + at, channel.begin() + at + count);
        meter.add(part);
        at += count;
    }
    const SoundLevels cut = meter.levels();
    QCOMPARE(cut.peak, whole.peak);
    QCOMPARE(cut.rms, whole.rms);
    QCOMPARE(cut.integrated, whole.integrated);
    QCOMPARE(cut.highestMomentary, whole.highestMomentary);
    QCOMPARE(cut.highestShortTerm, whole.highestShortTerm);
    QCOMPARE(cut.truePeak, whole.truePeak);
    QCOMPARE(cut.correlation, whole.correlation);
}

void TestSoundMeter::aRecordIsBroughtToItsTarget()
{
    AudioBlock block = sound({{10, -31}});
    LoudnessJob job;
    job.end = block.length();
    double last = -1;
    job.progress = [&](double part) { last = part; };
    job.read = [&](std::int64_t start, std::int64_t length) -> Result<AudioBlock> {
        AudioBlock part{start, {}};
        for (const auto &channel : block.channels)
            part.channels.emplace_back(channel.begin() + start, channel.begin() + start + length);
        return part;
    };
    const auto before = measureLoudness(job);
    QVERIFY(before && isNear(before->integrated, -31, 0.1));
    QVERIFY(last > 0.8);
    const auto gain = normalisingGain(*before, {-23, -1});
    QVERIFY(gain && isNear(*gain, 8, 0.1));
    for (auto &channel : block.channels) {
        for (float &sample : channel)
            sample *= static_cast<float>(std::pow(10, *gain / 20));
    }
    const auto after = measureLoudness(job);
    QVERIFY(after && isNear(after->integrated, -23, 0.01));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = measureLoudness(job, stop.get_token());
    QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
}

void TestSoundMeter::truePeaksLimitTheGain()
{
    Loudness loudness;
    loudness.integrated = -30;
    loudness.truePeak = -6;
    QCOMPARE(normalisingGain(loudness, {-16, -1}).value(), 5.0);
    QCOMPARE(normalisingGain(loudness, {-28, -1}).value(), 2.0);
}

WEFT_TEST_MAIN(TestSoundMeter)
#include "tst_sound_meter.moc"
