#include "core/sound/sound_level.h"

#include "tests/core/sound/run_effect.h"

#include <complex>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

double noise(std::int64_t sample)
{
    std::mt19937 random(static_cast<unsigned>(sample));
    return (static_cast<double>(random()) / 4294967295.0 - 0.5) * 2;
}

/// Of a peaking filter by the bilinear transform of its analogue prototype
/// (R. Bristow-Johnson, "Audio EQ Cookbook").
double bellResponse(double hertz, double centre, double q, double decibels)
{
    const double a = std::pow(10, decibels / 40);
    const double w = 2 * std::numbers::pi * centre / 48000;
    const double alpha = std::sin(w) / (2 * q);
    const std::complex<double> z = std::polar(1.0, -2 * std::numbers::pi * hertz / 48000);
    const std::complex<double> over = 1 + alpha * a - 2 * std::cos(w) * z + (1 - alpha * a) * z * z;
    const std::complex<double> under = 1 + alpha / a - 2 * std::cos(w) * z
                                       + (1 - alpha / a) * z * z;
    return inDecibels(std::abs(over / under));
}

} // namespace

/// What each effect on sound is for, in numbers.
class TestSoundEffects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void volumeFollowsItsKeyframesWithoutSteps();
    void aBellHasTheResponseOfItsPrototype_data();
    void aBellHasTheResponseOfItsPrototype();
    void shelvesAndCutsLeaveTheRest();
    void compressionFollowsItsRatio_data();
    void compressionFollowsItsRatio();
    void compressionTakesItsTime();
    void nothingIsAboveTheCeiling();
    void aGateOpensForLoudSoundAlone();
    void duckingFollowsTheOtherTrack();
    void deEssingTakesSharpSoundAlone();
    void deNoisingRemovesNoiseAndKeepsTheTone();
    void reverbDecaysInItsTime();
    void delaysAddUpAndAreMadeUpFor();
};

void TestSoundEffects::volumeFollowsItsKeyframesWithoutSteps()
{
    Curve curve;
    curve.keyframes = {{0, -96}, {25, 0}}; // a second
    EffectRun run({soundEffect("volume", {{u("gain"), curve}})},
                  [](std::size_t, std::int64_t) { return 1.0; });
    const SoundBuffer out = run.read(0, kSampleRate);
    double step = 0;
    for (std::size_t i = 1; i < out.channels[0].size(); ++i)
        step = std::max(step, out.channels[0][i] - out.channels[0][i - 1]);
    // 96 dB a second are 0.0002302 of the level a sample.
    QVERIFY2(step < 0.00024, QByteArray::number(step));
    const double middle = inDecibels(out.channels[0][24000]);
    QVERIFY2(std::abs(middle + 48) < 0.05, QByteArray::number(middle));
}

void TestSoundEffects::aBellHasTheResponseOfItsPrototype_data()
{
    QTest::addColumn<double>("centre");
    QTest::addColumn<double>("q");
    QTest::addColumn<double>("decibels");
    QTest::newRow("boost") << 1000.0 << 1.0 << 6.0;
    QTest::newRow("narrow cut") << 300.0 << 8.0 << -18.0;
    QTest::newRow("high") << 12000.0 << 0.7 << 12.0;
}

void TestSoundEffects::aBellHasTheResponseOfItsPrototype()
{
    QFETCH(double, centre);
    QFETCH(double, q);
    QFETCH(double, decibels);
    const std::vector<Effect> effects{soundEffect("equaliser", {{u("frequency2"), Curve(centre)},
                                                                {u("gain2"), Curve(decibels)},
                                                                {u("q2"), Curve(q)}})};
    for (const double hertz : {50.0, 300.0, 800.0, 1000.0, 1250.0, 5000.0, 12000.0, 18000.0}) {
        const double gain = gainAt(effects, hertz);
        const double expected = bellResponse(hertz, centre, q, decibels);
        QVERIFY2(std::abs(gain - expected) < 0.01,
                 qPrintable(
                     QStringLiteral("%1 Hz: %2 dB for %3").arg(hertz).arg(gain).arg(expected)));
    }
}

void TestSoundEffects::shelvesAndCutsLeaveTheRest()
{
    const std::vector<Effect> shelves{
        soundEffect("equaliser", {{u("lowGain"), Curve(9)}, {u("highGain"), Curve(-12)}})};
    QVERIFY(std::abs(gainAt(shelves, 21) - 9) < 0.3);
    QVERIFY(std::abs(gainAt(shelves, 900)) < 0.2);
    QVERIFY(std::abs(gainAt(shelves, 20'000) + 12) < 0.3);
    const std::vector<Effect> cuts{
        soundEffect("equaliser", {{u("lowCut"), Curve(100)}, {u("highCut"), Curve(5000)}})};
    QVERIFY(std::abs(gainAt(cuts, 100) + 3.01) < 0.05); // Butterworth
    QVERIFY(std::abs(gainAt(cuts, 25) + 24.1) < 0.5);   // 12 dB an octave
    QVERIFY(std::abs(gainAt(cuts, 700)) < 0.05);
    QVERIFY(std::abs(gainAt(cuts, 5000) + 3.01) < 0.05);
}

void TestSoundEffects::compressionFollowsItsRatio_data()
{
    QTest::addColumn<double>("level"); ///< dB of the peak
    QTest::addColumn<double>("gain");
    QTest::newRow("below") << -30.0 << 0.0;
    QTest::newRow("at the threshold") << -20.0 << 0.0;
    QTest::newRow("10 dB above") << -10.0 << -7.5;
    QTest::newRow("20 dB above") << 0.0 << -15.0;
}

void TestSoundEffects::compressionFollowsItsRatio()
{
    QFETCH(double, level);
    QFETCH(double, gain);
    const std::vector<Effect> effects{soundEffect("compressor", {{u("threshold"), Curve(-20)},
                                                                 {u("ratio"), Curve(4)},
                                                                 {u("knee"), Curve(0)},
                                                                 {u("attack"), Curve(0.1)},
                                                                 {u("release"), Curve(1000)}})};
    const double got = gainAt(effects, 1000, amplitudeOf(level));
    QVERIFY2(std::abs(got - gain) < 0.2, QByteArray::number(got));
}

void TestSoundEffects::compressionTakesItsTime()
{
    // A square wave is as loud at every sample, so the follower is seen by itself.
    const auto square = [](std::size_t, std::int64_t s) {
        const double level = s < 24000 ? 0.01 : s < 48000 ? 1.0 : 0.01;
        return s / 24 % 2 ? level : -level;
    };
    EffectRun run({soundEffect("compressor", {{u("threshold"), Curve(-20)},
                                              {u("ratio"), Curve(2)},
                                              {u("knee"), Curve(0)},
                                              {u("attack"), Curve(20)},
                                              {u("release"), Curve(100)}})},
                  square);
    const SoundBuffer out = run.read(0, 2 * kSampleRate);
    const auto gain = [&](std::int64_t s) {
        return inDecibels(std::abs(out.channels[0][std::size_t(s)] / square(0, s)));
    };
    QVERIFY(std::abs(gain(23999)) < 0.001);
    QVERIFY(std::abs(gain(24000 + 960) + 10 * (1 - std::exp(-1))) < 0.05);
    QVERIFY(std::abs(gain(47999) + 10) < 0.001);
    QVERIFY(std::abs(gain(48000 + 4800) + 10 * std::exp(-1)) < 0.05);
}

void TestSoundEffects::nothingIsAboveTheCeiling()
{
    std::mt19937 random(2);
    std::vector<double> loud(2 * kSampleRate);
    for (std::size_t i = 0; i < loud.size(); ++i)
        loud[i] = std::pow(double(random()) / 4294967295.0, 6) * 4 * (random() % 2 ? 1 : -1);
    EffectRun run({soundEffect("limiter", {{u("ceiling"), Curve(-3)}, {u("release"), Curve(30)}})},
                  [&](std::size_t c, std::int64_t s) {
                      return c == 0 && s < std::int64_t(loud.size()) ? loud[std::size_t(s)] : 0.1;
                  });
    const SoundBuffer out = run.read(0, kSampleRate);
    const double ceiling = amplitudeOf(-3);
    double greatest = 0;
    for (const auto &channel : out.channels) {
        for (const double sample : channel)
            greatest = std::max(greatest, std::abs(sample));
    }
    QVERIFY2(greatest <= ceiling * (1 + 1e-6), QByteArray::number(greatest));
    QVERIFY(greatest > ceiling * 0.9);
}

void TestSoundEffects::aGateOpensForLoudSoundAlone()
{
    const auto wave = [](std::size_t, std::int64_t s) {
        const double level = s >= 48000 && s < 72000 ? 0.5 : 0.001;
        return level * std::sin(double(s) * 0.13);
    };
    EffectRun run({soundEffect("gate", {{u("threshold"), Curve(-40)},
                                        {u("reduction"), Curve(40)},
                                        {u("hold"), Curve(100)},
                                        {u("release"), Curve(20)}})},
                  wave);
    const SoundBuffer out = run.read(0, 3 * kSampleRate);
    const auto level = [&](std::size_t from, std::size_t to) {
        return rms(out.channels[0], from, to);
    };
    const double quiet = 0.001 / std::numbers::sqrt2;
    QVERIFY(std::abs(inDecibels(level(10000, 40000) / quiet) + 40) < 0.1);
    QVERIFY(std::abs(inDecibels(level(50000, 72000) / (0.5 / std::numbers::sqrt2))) < 0.05);
    QVERIFY(std::abs(inDecibels(level(72000, 76000) / quiet)) < 0.2); // held
    QVERIFY(std::abs(inDecibels(level(100000, 140000) / quiet) + 40) < 0.1);
}

void TestSoundEffects::duckingFollowsTheOtherTrack()
{
    EffectRun run({soundEffect("ducking", {{u("under"), TrackId{3}},
                                           {u("reduction"), Curve(12)},
                                           {u("attack"), Curve(50)},
                                           {u("hold"), Curve(100)},
                                           {u("release"), Curve(100)}})},
                  [](std::size_t, std::int64_t) { return 0.5; });
    run.sideChain = [](std::size_t, std::int64_t s) {
        return s >= 48000 && s < 96000 ? 0.2 * std::sin(double(s) * 0.05) : 0.001;
    };
    const SoundBuffer out = run.read(0, 4 * kSampleRate);
    const auto gain = [&](std::size_t s) { return inDecibels(out.channels[1][s] / 0.5); };
    QVERIFY(std::abs(gain(47000)) < 0.01);
    QVERIFY(std::abs(gain(95000) + 12) < 0.01);
    QVERIFY(std::abs(gain(100000) + 12) < 0.01); // held
    QVERIFY(std::abs(gain(190000)) < 0.01);
}

void TestSoundEffects::deEssingTakesSharpSoundAlone()
{
    const std::vector<Effect> effects{
        soundEffect("de-ess", {{u("reduction"), Curve(10)}, {u("threshold"), Curve(-40)}})};
    QVERIFY(std::abs(gainAt(effects, 500, 0.5)) < 0.2);
    const double sharp = gainAt(effects, 9000, 0.5);
    QVERIFY2(sharp < -6 && sharp > -10.5, QByteArray::number(sharp));
    QVERIFY(std::abs(gainAt(effects, 9000, 0.002)) < 0.05); // soft enough
}

void TestSoundEffects::deNoisingRemovesNoiseAndKeepsTheTone()
{
    const std::vector<Effect> effects{
        soundEffect("de-noise", {{u("reduction"), Curve(24)}, {u("floor"), Curve(-40)}})};
    EffectRun hiss(effects, [](std::size_t, std::int64_t s) { return 0.005 * noise(s); });
    const SoundBuffer quiet = hiss.read(0, 4 * kSampleRate);
    const double left = inDecibels(rms(quiet.channels[0], 2 * kSampleRate, 4 * kSampleRate)
                                   / (0.005 / std::sqrt(3)));
    QVERIFY2(left < -15, QByteArray::number(left));
    EffectRun tone(effects, sineWave(1000, 0.5));
    const SoundBuffer out = tone.read(0, 4 * kSampleRate);
    double greatest = 0;
    for (std::size_t i = 2 * kSampleRate; i < 3 * kSampleRate; ++i)
        greatest = std::max(greatest,
                            std::abs(out.channels[0][i] - sineWave(1000, 0.5)(0, std::int64_t(i))));
    QVERIFY2(greatest < 0.02, QByteArray::number(greatest)); // in time too
}

void TestSoundEffects::reverbDecaysInItsTime()
{
    EffectRun run({soundEffect("reverb", {{u("mix"), Curve(100)},
                                          {u("decay"), Curve(1)},
                                          {u("damping"), Curve(20'000)},
                                          {u("size"), u("hall")}})},
                  [](std::size_t, std::int64_t s) { return s < 2400 ? noise(s) : 0.0; });
    const SoundBuffer out = run.read(0, 2 * kSampleRate);
    const auto level = [&](double seconds) {
        const auto from = static_cast<std::size_t>(seconds * kSampleRate);
        return inDecibels(rms(out.channels[0], from, from + 4800));
    };
    const double perSecond = (level(0.9) - level(0.3)) / 0.6;
    QVERIFY2(std::abs(perSecond + 60) < 6, QByteArray::number(perSecond));
}

void TestSoundEffects::delaysAddUpAndAreMadeUpFor()
{
    EffectRun run({soundEffect("limiter", {}), soundEffect("limiter", {})},
                  [](std::size_t c, std::int64_t s) {
                      return double(s % 1000) / 2000 + 0.3 * double(c);
                  });
    const SoundBuffer out = run.read(5000, 3000);
    for (std::size_t i = 0; i < 3000; ++i)
        QVERIFY(out.channels[0][i] == double((5000 + i) % 1000) / 2000);
}

WEFT_TEST_MAIN(TestSoundEffects)
#include "tst_sound_effects.moc"
