#include "core/render/audio_mix.h"
#include "core/render/sound_piece.h"

#include "tests/core/render/mixed_sound.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <numbers>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr double kHertz = 330;

double sine(double sample)
{
    return 0.5 * std::sin(2 * std::numbers::pi * kHertz * sample / double(kSampleRate));
}

/// A second as it is, half a second thrice as fast, a second frozen, a second backwards at ¾.
TimeMap drawn()
{
    return {{{0, 2},
             {1, 3},
             {Rational(3, 2), Rational(9, 2)},
             {Rational(5, 2), Rational(9, 2)},
             {Rational(7, 2), Rational(15, 4)}}};
}

} // namespace

/// The sound of clips with a time map: a sine whose place is known at every sample.
class TestRetimedSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void piecesCoverTheLines_data();
    void piecesCoverTheLines();
    void soundFollowsTheCurve_data();
    void soundFollowsTheCurve();
    void aStraightCurveIsNoCurve_data();
    void aStraightCurveIsNoCurve();
    void standingStillIsSilent();
    void anyChunkingGivesTheSameSamples();
    void absurdCurvesAreBearable();

private:
    AudioBlock mixed(std::int64_t start, std::int64_t length) const
    {
        return mixedSound(m, start, length);
    }
    ClipBody retimed(std::int64_t length, const Rational &in, const Rational &speed) const
    {
        ClipBody body = clipOf(MediaSource{m_media}, length);
        body.remap = drawn();
        body.in = in;
        body.speed = speed;
        return body;
    }

    QTemporaryDir m_folder;
    QString m_path;
    TestProject m;
    MediaId m_media;
    std::size_t m_track = 0;
};

void TestRetimedSound::initTestCase()
{
    m_path = m_folder.filePath(QStringLiteral("sine.mkv"));
    writeSound(m_path, 10 * kSampleRate, [](int, std::int64_t s) { return sine(double(s)); });
}

void TestRetimedSound::init()
{
    m = {};
    const SequenceId sequence = m.addSequence();
    m_track = m.addTrack(sequence, TrackKind::Audio);
    MediaInfo info;
    info.audio.push_back({QStringLiteral("pcm_f32le"), 2, 48000, Rational(10)});
    m_media = m.addMedia(info, m_path);
}

void TestRetimedSound::piecesCoverTheLines_data()
{
    QTest::addColumn<QString>("speed");
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("pieces"); ///< "start-end xSpeed", in samples of the sequence
    QTest::newRow("forwards") << "1"
                              << "0"
                              << "0-48000 x1 48000-72000 x3 120000-168000 x-0.75";
    QTest::newRow("twice as fast") << "2"
                                   << "0"
                                   << "0-24000 x2 24000-36000 x6 60000-84000 x-1.5";
    QTest::newRow("backwards") << "-1"
                               << "7/2"
                               << "0-48000 x0.75 96000-120000 x-3 120000-168000 x-1";
    QTest::newRow("from within") << "1"
                                 << "5/4"
                                 << "0-12000 x3 60000-108000 x-0.75";
    QTest::newRow("stopped") << "0"
                             << "0"
                             << "";
}

void TestRetimedSound::piecesCoverTheLines()
{
    QFETCH(QString, speed);
    QFETCH(QString, in);
    const ClipBody body = retimed(100, Rational::fromString(in).value(),
                                  Rational::fromString(speed).value());
    const Clip clip{0, std::make_shared<const ClipBody>(body)};
    QStringList told;
    for (const SoundPiece &piece : soundPieces(clip, FrameRate(), 0, 192000))
        told << QStringLiteral("%1-%2 x%3")
                    .arg(piece.start)
                    .arg(piece.end)
                    .arg(piece.places.speed());
    QTEST(told.join(QLatin1Char(' ')), "pieces");
}

void TestRetimedSound::soundFollowsTheCurve_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("speed");
    QTest::addColumn<int>("start"); ///< frame
    QTest::newRow("from its start") << "0"
                                    << "1" << 0;
    QTest::newRow("later in the sequence") << "0"
                                           << "1" << 37;
    QTest::newRow("from within") << "1001/1000"
                                 << "1" << 3;
    QTest::newRow("faster") << "0"
                            << "3/2" << 0;
    QTest::newRow("backwards") << "7/2"
                               << "-1" << 0;
}

void TestRetimedSound::soundFollowsTheCurve()
{
    QFETCH(QString, in);
    QFETCH(QString, speed);
    QFETCH(int, start);
    const Rational begin = Rational::fromString(in).value(),
                   pace = Rational::fromString(speed).value();
    constexpr std::int64_t kFrames = 50;
    m.addClip(m.project.active, m_track, start, retimed(kFrames, begin, pace));
    const std::int64_t first = start * 1920;
    const AudioBlock block = mixed(first, kFrames * 1920);
    const TimeMap map = drawn();
    double greatest = 0;
    for (std::int64_t s = 0; s < kFrames * 1920; ++s) {
        // The middle of the sample, through the curve, to the middle of one of the source.
        const Rational at = begin + Rational(2 * s + 1, 2 * kSampleRate) * pace;
        const double source = map.sourceAt(at).toDouble() * double(kSampleRate) - 0.5;
        const bool stands = at > Rational(3, 2) && at < Rational(5, 2);
        const double expected = stands ? 0 : sine(source);
        const double sample = block.channels[0][static_cast<std::size_t>(s)];
        greatest = std::max(greatest, std::abs(sample - expected));
    }
    // At normal speed samples are whole ones: half a sample is 1 % of this sine's amplitude.
    QVERIFY2(greatest < 0.5 * 0.022, QByteArray::number(greatest));
}

void TestRetimedSound::aStraightCurveIsNoCurve_data()
{
    QTest::addColumn<QString>("slope");
    for (const char *slope : {"1", "2", "1/3", "999/1000"})
        QTest::newRow(slope) << QString::fromUtf8(slope);
}

void TestRetimedSound::aStraightCurveIsNoCurve()
{
    QFETCH(QString, slope);
    const Rational speed = Rational::fromString(slope).value();
    ClipBody plain = clipOf(MediaSource{m_media}, 40);
    plain.in = Rational(1);
    plain.speed = speed;
    m.addClip(m.project.active, m_track, 5, plain);
    const AudioBlock expected = mixed(0, 48 * 1920);
    m.editTrack(m.project.active, m_track).clips = {};
    ClipBody curved = clipOf(MediaSource{m_media}, 40);
    curved.remap = TimeMap{{{0, 1}, {1, Rational(1) + speed}, {2, Rational(1) + 2 * speed}}};
    m.addClip(m.project.active, m_track, 5, curved);
    QVERIFY(mixed(0, 48 * 1920).channels == expected.channels);
}

void TestRetimedSound::standingStillIsSilent()
{
    ClipBody frozen = clipOf(MediaSource{m_media}, 40);
    frozen.in = Rational(1);
    frozen.speed = Rational(0);
    m.addClip(m.project.active, m_track, 0, frozen);
    ClipBody beyond = retimed(40, Rational(7, 2), Rational(1)); // past its last key
    m.addClip(m.project.active, m_track, 40, beyond);
    const AudioBlock block = mixed(0, 80 * 1920);
    QVERIFY(std::all_of(block.channels[0].begin(), block.channels[0].end(),
                        [](float sample) { return sample == 0; }));
}

void TestRetimedSound::anyChunkingGivesTheSameSamples()
{
    m.addClip(m.project.active, m_track, 2, retimed(60, Rational(1, 7), Rational(11, 10)));
    m.addClip(m.project.active, m_track, 62, retimed(30, Rational(3), Rational(-1)));
    constexpr std::int64_t kTotal = 95 * 1920;
    const AudioBlock whole = mixed(0, kTotal);
    AudioMix mix(m.snapshot(), m.map, RenderOptions::Missing::Fail);
    std::mt19937 random(4);
    for (std::int64_t start = 0; start < kTotal;) {
        const std::int64_t length = std::min<std::int64_t>(1 + random() % 4000, kTotal - start);
        const auto chunk = mix.mix(*m.project.activeSequence(), start, length);
        QVERIFY(chunk);
        QVERIFY(std::equal(chunk->channels[1].begin(), chunk->channels[1].end(),
                           whole.channels[1].begin() + start));
        start += length;
    }
}

void TestRetimedSound::absurdCurvesAreBearable()
{
    const Rational tiny(1, (std::int64_t(1) << 61) - 1), odd(1'000'000'007, 998'244'353);
    for (const TimeMap &map :
         {TimeMap{{{0, 0}, {tiny, tiny}, {5, 9}}}, TimeMap{{{0, odd}, {odd, 1}, {odd + tiny, 1}}},
          TimeMap{{{0, std::int64_t(1) << 60}, {std::int64_t(1) << 60, 0}}}}) {
        m.editTrack(m.project.active, m_track).clips = {};
        ClipBody body = retimed(100, odd, odd);
        body.remap = map;
        m.addClip(m.project.active, m_track, 1, body);
        const AudioBlock block = mixed(0, 100 * 1920);
        QVERIFY(std::all_of(block.channels[0].begin(), block.channels[0].end(),
                            [](float sample) { return std::abs(sample) <= 1; }));
    }
}

WEFT_TEST_MAIN(TestRetimedSound)
#include "tst_retimed_sound.moc"
