#include "core/render/audio_mix.h"

#include "tests/core/render/mixed_sound.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <complex>
#include <numbers>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr std::int64_t kLength = 60 * kSampleRate;
constexpr double kHertz = 440;

/// A sine that is twice as loud in every second second.
double pulsing(std::int64_t sample)
{
    const double level = sample / kSampleRate % 2 ? 0.5 : 0.25;
    return level * std::sin(2 * std::numbers::pi * kHertz * double(sample) / double(kSampleRate));
}

double rms(const std::vector<float> &samples, std::size_t from, std::size_t to)
{
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += double(samples[i]) * double(samples[i]);
    return std::sqrt(sum / double(to - from));
}

/// The part of a stretch's power that lies at a frequency.
double partAt(const std::vector<float> &samples, std::size_t from, std::size_t to, double hertz)
{
    std::complex<double> sum = 0;
    double power = 0;
    for (std::size_t i = from; i < to; ++i) {
        sum += double(samples[i])
               * std::polar(1.0, -2 * std::numbers::pi * hertz * double(i) / double(kSampleRate));
        power += double(samples[i]) * double(samples[i]);
    }
    return 2 * std::norm(sum) / (power * double(to - from));
}

} // namespace

/// Clips at other speeds that keep their pitch.
class TestKeptPitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void pitchIsKeptAndTheSpeedHeld_data();
    void pitchIsKeptAndTheSpeedHeld();
    void anyChunkingGivesTheSameSamples();
    void aStartAnywhereIsAtTheSamePlaceAndAsLoud();
    void normalSpeedIsUntouched();
    void cutsThroughOneSoundAreNotHeard();
    void timeMapsDoNotClick();

private:
    ClipBody clip(const Rational &speed, const Rational &in, std::int64_t frames) const
    {
        ClipBody body = clipOf(MediaSource{m_media}, frames);
        body.in = in;
        body.speed = speed;
        body.keepsPitch = true;
        return body;
    }
    AudioBlock mixed(std::int64_t start, std::int64_t length) const
    {
        return mixedSound(m, start, length);
    }

    QTemporaryDir m_folder;
    QString m_path;
    TestProject m;
    SequenceId m_sequence;
    std::size_t m_track = 0;
    MediaId m_media;
};

void TestKeptPitch::initTestCase()
{
    m_path = m_folder.filePath(QStringLiteral("pulsing.mkv"));
    writeSound(m_path, kLength, [](int, std::int64_t s) { return pulsing(s); });
}

void TestKeptPitch::init()
{
    m = {};
    m_sequence = m.addSequence();
    m_track = m.addTrack(m_sequence, TrackKind::Audio);
    MediaInfo info;
    info.audio.push_back({QStringLiteral("pcm_f32le"), 2, 48000, Rational(60)});
    m_media = m.addMedia(info, m_path);
}

void TestKeptPitch::pitchIsKeptAndTheSpeedHeld_data()
{
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    for (const auto &[n, d] : {std::pair{2, 1}, {1, 2}, {5, 4}, {-3, 2}, {4, 1}})
        QTest::addRow("%d/%d", n, d) << n << d;
}

void TestKeptPitch::pitchIsKeptAndTheSpeedHeld()
{
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    const Rational speed(numerator, denominator);
    const double magnitude = std::abs(speed.toDouble());
    const double seconds = std::min(20.0, 50 / magnitude);
    const auto frames = static_cast<std::int64_t>(25 * seconds);
    m.addClip(m_sequence, m_track, 0,
              clip(speed, speed < Rational(0) ? Rational(56) : Rational(4), frames));
    const AudioBlock block = mixed(0, frames * 1920);
    const auto &left = block.channels[0];
    // Between the steps, where phases may begin anew.
    for (int source = 0; (source + 1) / magnitude < seconds; ++source) {
        const auto from = static_cast<std::size_t>((source + 0.3) / magnitude * kSampleRate);
        const auto to = static_cast<std::size_t>((source + 0.9) / magnitude * kSampleRate);
        const double part = partAt(left, from, to, kHertz);
        QVERIFY2(part > 0.8, qPrintable(QString::number(part)));
    }
    // Where the level changes: each second of the source, up to the end.
    for (double source = 5; (source - 4) / magnitude + 0.3 < seconds; source += 1) {
        const double at = (source - 4) / magnitude;
        const double half = 0.4 / magnitude;
        const double before = rms(left, std::size_t((at - half) * kSampleRate),
                                  std::size_t((at - 0.05) * kSampleRate));
        const double after = rms(left, std::size_t((at + 0.05) * kSampleRate),
                                 std::size_t((at + half) * kSampleRate));
        const double step = 20 * std::log10(after / before);
        QVERIFY2(std::abs(std::abs(step) - 6.02) < 1.2,
                 qPrintable(QStringLiteral("%1 dB at %2 s").arg(step).arg(at)));
        QVERIFY(std::abs(20 * std::log10(std::max(before, after) * std::numbers::sqrt2 / 0.5))
                < 1.2);
    }
}

void TestKeptPitch::anyChunkingGivesTheSameSamples()
{
    m.addClip(m_sequence, m_track, 3, clip(Rational(3, 2), Rational(4), 30));
    m.addClip(m_sequence, m_track, 40, clip(Rational(-2, 3), Rational(30), 30));
    constexpr std::int64_t kTotal = 3 * kSampleRate;
    const AudioBlock whole = mixed(0, kTotal);
    AudioMix mix(m.snapshot(), m.map, RenderOptions::Missing::Fail);
    std::mt19937 random(8);
    for (std::int64_t start = 0; start < kTotal;) {
        const std::int64_t length = std::min<std::int64_t>(1 + std::int64_t(random() % 5000),
                                                           kTotal - start);
        const auto part = mix.mix(*m.project.activeSequence(), start, length);
        QVERIFY(part);
        QVERIFY(std::equal(part->channels[0].begin(), part->channels[0].end(),
                           whole.channels[0].begin() + start));
        start += length;
    }
}

void TestKeptPitch::aStartAnywhereIsAtTheSamePlaceAndAsLoud()
{
    m.addClip(m_sequence, m_track, 0, clip(Rational(3, 2), Rational(4), 250));
    const AudioBlock whole = mixed(0, 8 * kSampleRate);
    const AudioBlock part = mixed(5 * kSampleRate, 2 * kSampleRate);
    for (std::size_t at = 0; at + 4800 <= 2 * kSampleRate; at += 4800) {
        const double a = rms(whole.channels[0], 5 * kSampleRate + at, 5 * kSampleRate + at + 4800);
        const double b = rms(part.channels[0], at, at + 4800);
        QVERIFY2(std::abs(20 * std::log10(a / b)) < 1.5,
                 qPrintable(QStringLiteral("%1 and %2 at %3").arg(a).arg(b).arg(at)));
    }
}

void TestKeptPitch::normalSpeedIsUntouched()
{
    m.addClip(m_sequence, m_track, 0, clip(Rational(1), Rational(4), 25));
    const AudioBlock block = mixed(0, kSampleRate);
    for (std::size_t i = 0; i < 1000; ++i)
        QCOMPARE(block.channels[0][i],
                 static_cast<float>(pulsing(4 * kSampleRate + std::int64_t(i))));
}

void TestKeptPitch::cutsThroughOneSoundAreNotHeard()
{
    m.addClip(m_sequence, m_track, 0, clip(Rational(3, 2), Rational(4), 250));
    const AudioBlock whole = mixed(0, 10 * kSampleRate);
    m.editTrack(m_sequence, m_track).clips = {};
    for (std::int64_t frame = 0; frame < 250; frame += 10)
        m.addClip(m_sequence, m_track, frame,
                  clip(Rational(3, 2), Rational(4) + Rational(frame, 25) * Rational(3, 2), 10));
    QVERIFY(mixed(0, 10 * kSampleRate).channels == whole.channels);
}

void TestKeptPitch::timeMapsDoNotClick()
{
    ClipBody body = clip(Rational(1), Rational(0), 250);
    body.remap = TimeMap{{{0, 4}, {2, 8}, {4, 9}, {6, 12}, {8, 14}, {10, 15}}};
    m.addClip(m_sequence, m_track, 0, body);
    const AudioBlock block = mixed(0, 10 * kSampleRate);
    // The steepest slope of the sine is 0.029 a sample.
    double step = 0;
    for (std::size_t i = 1; i < 10 * kSampleRate; ++i)
        step = std::max(step, double(std::abs(block.channels[0][i] - block.channels[0][i - 1])));
    QVERIFY2(step < 0.045, QByteArray::number(step));
    AudioMix mix(m.snapshot(), m.map, RenderOptions::Missing::Fail);
    for (std::int64_t start = 0; start < 10 * kSampleRate; start += 1601) {
        const std::int64_t length = std::min<std::int64_t>(1601, 10 * kSampleRate - start);
        const auto part = mix.mix(*m.project.activeSequence(), start, length);
        QVERIFY(part
                && std::equal(part->channels[1].begin(), part->channels[1].end(),
                              block.channels[1].begin() + start));
    }
}

WEFT_TEST_MAIN(TestKeptPitch)
#include "tst_kept_pitch.moc"
