#include "core/render/waveform_offset.h"

#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <cmath>
#include <numbers>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

/// Something like speech: bursts of noise of irregular length and loudness.
std::vector<float> scene(double seconds, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> noise;
    std::vector<float> sound(static_cast<std::size_t>(seconds * double(kSampleRate)));
    for (std::size_t at = 0; at < sound.size();) {
        const std::size_t length = 1500 + random() % 14000;
        const float loudness = random() % 4 == 0 ? 0 : 0.02F + 0.2F * float(random() % 1000) / 1000;
        for (std::size_t i = 0; i < length && at < sound.size(); ++i, ++at) {
            const auto way = static_cast<float>(i) / static_cast<float>(length);
            sound[at] = loudness * (1 - way) * noise(random);
        }
    }
    return sound;
}

/// A part of a sound as another recorder would have it: quieter, with noise of its own, dull.
std::vector<float> recorded(const std::vector<float> &sound, double from, double seconds,
                            float noiseLevel, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> noise;
    const auto first = static_cast<std::ptrdiff_t>(from * double(kSampleRate));
    const auto length = static_cast<std::ptrdiff_t>(seconds * double(kSampleRate));
    std::vector<float> copy(sound.begin() + first, sound.begin() + first + length);
    float last = 0;
    for (float &sample : copy) {
        last += 0.3F * (sample - last);
        sample = 0.4F * last + noiseLevel * noise(random);
    }
    return copy;
}

Result<Rational> offsetOf(const std::vector<float> &reference, const std::vector<float> &sound)
{
    return loudnessOffset(loudnessOf(reference), loudnessOf(sound));
}

} // namespace

class TestWaveformOffset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loudnessIsTheRootMeanSquare();
    void shiftedNoisyCopiesAreFound_data();
    void shiftedNoisyCopiesAreFound();
    void recordingsThatOverlapInPartAreFound_data();
    void recordingsThatOverlapInPartAreFound();
    void whatIsNotClearIsRefused_data();
    void whatIsNotClearIsRefused();
    void clipsOfFilesAreLinedUp();
};

void TestWaveformOffset::loudnessIsTheRootMeanSquare()
{
    std::vector<float> sound(100, 0.5F);
    std::fill(sound.begin() + 48, sound.end(), -0.25F);
    QCOMPARE(loudnessOf(sound), (std::vector<float>{0.5F, 0.25F}));
}

void TestWaveformOffset::shiftedNoisyCopiesAreFound_data()
{
    QTest::addColumn<double>("from"); ///< seconds
    QTest::addColumn<double>("noise");
    for (const double from : {0.0, 0.04, 3.141, 17.0, 25.9}) {
        for (const double noise : {0.0, 0.005, 0.02, 0.05})
            QTest::addRow("%.3f s, noise %.3f", from, noise) << from << noise;
    }
}

/// Four seconds out of thirty, to within a frame at 120 a second (and far better).
void TestWaveformOffset::shiftedNoisyCopiesAreFound()
{
    QFETCH(double, from);
    QFETCH(double, noise);
    for (const unsigned seed : {1u, 2u, 3u}) {
        const std::vector<float> whole = scene(30, seed);
        const auto part = recorded(whole, from, 4, static_cast<float>(noise), seed + 10);
        const auto found = offsetOf(whole, part);
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QVERIFY2(std::abs(found->toDouble() - from) < 0.004, qPrintable(found->toString()));
        const auto back = offsetOf(part, whole); // the other way round, it is earlier
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QVERIFY2(std::abs(back->toDouble() + from) < 0.004, qPrintable(back->toString()));
    }
}

void TestWaveformOffset::recordingsThatOverlapInPartAreFound_data()
{
    QTest::addColumn<double>("offset");
    QTest::newRow("begins earlier") << -6.25;
    QTest::newRow("begins with it") << 0.0;
    QTest::newRow("goes on after it") << 12.5;
    QTest::newRow("four seconds in common") << 16.0;
}

void TestWaveformOffset::recordingsThatOverlapInPartAreFound()
{
    QFETCH(double, offset);
    const std::vector<float> whole = scene(60, 5);
    const auto reference = recorded(whole, 10, 20, 0.003F, 1);
    const auto sound = recorded(whole, 10 + offset, 20, 0.01F, 2);
    const auto found = offsetOf(reference, sound);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QVERIFY2(std::abs(found->toDouble() - offset) < 0.004, qPrintable(found->toString()));
}

void TestWaveformOffset::whatIsNotClearIsRefused_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("hint");
    QTest::newRow("another scene") << 0 << "alike";
    QTest::newRow("silence") << 1 << "silent";
    QTest::newRow("a steady tone") << 2 << "even";
    QTest::newRow("a beat") << 3 << "several offsets";
    QTest::newRow("nothing") << 4 << "silent";
    QTest::newRow("noise alone") << 5 << "alike";
}

void TestWaveformOffset::whatIsNotClearIsRefused()
{
    QFETCH(int, what);
    QFETCH(QString, hint);
    const std::vector<float> whole = scene(20, 3);
    std::vector<float> other;
    std::vector<float> beat(20 * kSampleRate), tone(5 * kSampleRate), noise(20 * kSampleRate);
    std::mt19937 random(8);
    std::normal_distribution<float> normal;
    for (std::size_t i = 0; i < beat.size(); ++i) {
        noise[i] = normal(random);
        beat[i] = 0.3F * std::exp(-static_cast<float>(i % 24000) / 2000.0F) * noise[i];
    }
    for (std::size_t i = 0; i < tone.size(); ++i) // 1 kHz: every thousandth of a second is alike
        tone[i] = 0.5F * std::sin(float(2 * std::numbers::pi * double(i % 48) / 48));
    switch (what) {
    case 0: other = scene(20, 4); break;
    case 1: other.resize(5 * kSampleRate); break;
    case 2: other = tone; break;
    case 3: other.assign(beat.begin(), beat.begin() + 5 * kSampleRate); break;
    case 5: other = noise; break;
    default: break;
    }
    const auto found = offsetOf(what == 3 ? beat : whole, other);
    QVERIFY2(!found, found ? qPrintable(found->toString()) : "");
    QCOMPARE(found.error().kind, ErrorKind::Refused);
    QVERIFY2(found.error().message.contains(hint), qPrintable(found.error().message));
}

void TestWaveformOffset::clipsOfFilesAreLinedUp()
{
    QTemporaryDir folder;
    const std::vector<float> whole = scene(30, 6);
    const auto part = recorded(whole, 7.48, 12, 0.01F, 9);
    const auto write = [&](const char *name, const std::vector<float> &sound) {
        const QString path = folder.filePath(QString::fromUtf8(name));
        writeSound(path, static_cast<std::int64_t>(sound.size()),
                   [&](int, std::int64_t s) { return sound[static_cast<std::size_t>(s)]; });
        return path;
    };
    const auto info = [](int seconds) {
        MediaInfo media;
        media.audio.push_back({QStringLiteral("pcm_f32le"), 2, 48000, Rational(seconds)});
        return media;
    };
    TestProject m;
    const SequenceId sequence = m.addSequence();
    const std::size_t track = m.addTrack(sequence, TrackKind::Audio);
    const MediaId camera = m.addMedia(info(30), write("camera.mkv", whole));
    const MediaId recorder = m.addMedia(info(12), write("recorder.mkv", part));
    const ClipId a = m.addClip(sequence, track, 0, clipOf(MediaSource{camera}, 50));
    const ClipId b = m.addClip(sequence, track, 100, clipOf(MediaSource{recorder}, 50));
    const auto found = waveformOffset(m.project, m.map, a, b);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(found->times(25, Rounding::Nearest), 187); // 7.48 s: the very frame
    const ClipId card = m.addClip(sequence, track, 200, colourClip({}, 50));
    const auto refused = waveformOffset(m.project, m.map, a, card);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
    m.map.media.clear();
    const auto missing = waveformOffset(m.project, m.map, a, b);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::Media);
}

WEFT_TEST_MAIN(TestWaveformOffset)
#include "tst_waveform_offset.moc"
