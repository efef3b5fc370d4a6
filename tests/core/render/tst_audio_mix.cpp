#include "core/render/audio_mix.h"
#include "core/sound/sound_level.h"

#include "tests/core/render/mixed_sound.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <numbers>
#include <optional>
#include <random>
#include <set>

using namespace weft;
using namespace weft::test;

namespace {

constexpr std::int64_t kLength = 10 * kSampleRate;
constexpr double kHertz = 440;

double sine(double hertz, double sample)
{
    return 0.5 * std::sin(2 * std::numbers::pi * hertz * sample / double(kSampleRate));
}

MediaInfo soundInfo()
{
    MediaInfo info;
    info.audio.push_back({QStringLiteral("pcm_f32le"), 2, 48000, Rational(10)});
    return info;
}

/// The greatest distance of a channel from a function of the sample.
template<typename Expected>
double distance(const AudioBlock &block, int channel, Expected expected)
{
    double greatest = 0;
    for (std::int64_t i = 0; i < block.length(); ++i) {
        const double sample
            = block.channels[static_cast<std::size_t>(channel)][static_cast<std::size_t>(i)];
        greatest = std::max(greatest, std::abs(sample - expected(block.start + i)));
    }
    return greatest;
}

} // namespace

class TestAudioMix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void aClipPlaysItsSamples();
    void clipsBeginAtTheirExactSamples_data();
    void clipsBeginAtTheirExactSamples();
    void aSineThroughAThousandCutsStaysTheSameSine_data();
    void aSineThroughAThousandCutsStaysTheSameSine();
    void crossfadesWithinOneSoundKeepIt();
    void gainsMultiply();
    void panKeepsThePower();
    void clipsTracksAndMasterPan();
    void theMasterIsLast();
    void fadesFollowTheirShapes_data();
    void fadesFollowTheirShapes();
    void crossfadesKeepThePower();
    void crossfadesUseTheHandles();
    void aTransitionWithoutNeighbourFadesIn();
    void anyChunkingGivesTheSameSamples();
    void mutedTracksAreNotHeardAndSoloOnesAlone();
    void backwardsIsTheSameSamplesTurnedRound();
    void otherSpeedsChangeThePitch_data();
    void otherSpeedsChangeThePitch();
    void fasterSoundDoesNotAlias();
    void absurdSpeedsAreBearable();
    void eachLayoutHasItsChannels_data();
    void eachLayoutHasItsChannels();
    void channelsAreMapped();
    void nestedSequencesAreMixedForTheLayout();
    void theRendererGivesAnyLayoutForAnyThreads();
    void aNestedSequenceIsHeard();
    void aSequenceThatContainsItselfIsAnError();
    void silentSourcesAreSilent();
    void beyondTheMediaIsSilence();
    void sumsAreNotClipped();
    void missingSoundIsAnErrorOrSilence();

private:
    AudioBlock mixed(std::int64_t start, std::int64_t length) const
    {
        return mixedSound(m, start, length);
    }
    ClipBody sound(std::int64_t length, const Rational &in = {}) const
    {
        ClipBody body = clipOf(MediaSource{m_media}, length);
        body.in = in;
        return body;
    }
    void fillTimeline();
    int cutAtRandom(const FrameRate &rate, int most, std::optional<Transition> transition);

    QTemporaryDir m_folder;
    QString m_sinePath;
    QString m_longPath; ///< the same sine for a minute
    QString m_constantPath;
    TestProject m;
    SequenceId m_sequence;
    MediaId m_media;
    MediaId m_constant; ///< 1 on the left, ½ on the right
    std::size_t m_track = 0;
};

void TestAudioMix::initTestCase()
{
    m_sinePath = m_folder.filePath(QStringLiteral("sine.mkv"));
    m_constantPath = m_folder.filePath(QStringLiteral("constant.mkv"));
    writeSound(m_sinePath, kLength,
               [](int c, std::int64_t s) { return sine(c == 0 ? kHertz : 2 * kHertz, double(s)); });
    m_longPath = m_folder.filePath(QStringLiteral("long.mkv"));
    writeSound(m_longPath, 60 * kSampleRate,
               [](int, std::int64_t s) { return sine(kHertz, double(s)); });
    writeSound(m_constantPath, kLength, [](int c, std::int64_t) { return c == 0 ? 1.0 : 0.5; });
}

void TestAudioMix::init()
{
    m = {};
    m_sequence = m.addSequence();
    m_track = m.addTrack(m_sequence, TrackKind::Audio);
    m_media = m.addMedia(soundInfo(), m_sinePath);
    m_constant = m.addMedia(soundInfo(), m_constantPath);
}

void TestAudioMix::aClipPlaysItsSamples()
{
    m.addClip(m_sequence, m_track, 10, sound(25, Rational(1)));
    const AudioBlock block = mixed(0, 2 * kSampleRate);
    QCOMPARE(block.start, 0);
    QCOMPARE(block.length(), 2 * kSampleRate);
    for (const int c : {0, 1}) {
        QCOMPARE(distance(block, c,
                          [&](std::int64_t s) {
                              const bool isHeard = s >= 19200 && s < 19200 + 48000;
                              const double place = double(s - 19200 + 48000);
                              return isHeard ? double(float(sine(kHertz * (c + 1), place))) : 0.0;
                          }),
                 0.0);
    }
}

void TestAudioMix::clipsBeginAtTheirExactSamples_data()
{
    QTest::addColumn<int>("frame");
    QTest::addColumn<qint64>("sample"); // floor(frame × 1601.6)
    QTest::newRow("1") << 1 << qint64(1601);
    QTest::newRow("3") << 3 << qint64(4804);
    QTest::newRow("5") << 5 << qint64(8008);
    QTest::newRow("30") << 30 << qint64(48048);
}

void TestAudioMix::clipsBeginAtTheirExactSamples()
{
    QFETCH(int, frame);
    QFETCH(qint64, sample);
    m.edit(m_sequence).settings.rate = *FrameRate::make(30000, 1001);
    ClipBody body = clipOf(MediaSource{m_constant}, 4);
    m.addClip(m_sequence, m_track, frame, body);
    const AudioBlock block = mixed(sample - 2, 4);
    QCOMPARE(block.channels[0], (std::vector<float>{0, 0, 1, 1}));
    const std::int64_t end = (frame + 4) * 16016 / 10;
    QCOMPARE(mixed(end - 2, 4).channels[0], (std::vector<float>{1, 1, 0, 0}));
}

/// A minute of one sound from its second ⅓ on, cut as a razor does: each piece goes on where the
/// last one ended. @return the number of cuts
int TestAudioMix::cutAtRandom(const FrameRate &rate, int most, std::optional<Transition> transition)
{
    m.edit(m_sequence).settings.rate = rate;
    const MediaId media = m.addMedia(soundInfo(), m_longPath);
    const std::int64_t frames = rate.frameAtSample(58 * kSampleRate);
    std::mt19937 random(5);
    std::set<std::int64_t> cuts{0};
    while (static_cast<int>(cuts.size()) <= most)
        cuts.insert(1 + static_cast<std::int64_t>(random()) % (frames - 1));
    for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
        const std::int64_t end = std::next(cut) == cuts.end() ? frames : *std::next(cut);
        ClipBody body = clipOf(MediaSource{media}, end - *cut);
        body.in = Rational(1, 3) + rate.secondsAt(*cut);
        if (*cut > 0 && transition && body.length > transition->length)
            body.transition = transition;
        m.addClip(m_sequence, m_track, *cut, body);
    }
    return static_cast<int>(cuts.size()) - 1;
}

void TestAudioMix::aSineThroughAThousandCutsStaysTheSameSine_data()
{
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    QTest::newRow("23.976") << 24000 << 1001;
    QTest::newRow("25") << 25 << 1;
    QTest::newRow("29.97") << 30000 << 1001; // 1601.6 samples a frame
    QTest::newRow("59.94") << 60000 << 1001;
}

void TestAudioMix::aSineThroughAThousandCutsStaysTheSameSine()
{
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    QCOMPARE(cutAtRandom(*FrameRate::make(numerator, denominator), 1000, {}), 1000);
    const AudioBlock block = mixed(0, 57 * kSampleRate);
    QCOMPARE(distance(block, 0,
                      [](std::int64_t s) {
                          return double(float(sine(kHertz, double(s + 16000))));
                      }),
             0.0);
}

void TestAudioMix::crossfadesWithinOneSoundKeepIt()
{
    QVERIFY(cutAtRandom(*FrameRate::make(30000, 1001), 100, dissolve(6, 3)) == 100);
    const AudioBlock block = mixed(0, 57 * kSampleRate);
    const double greatest = distance(block, 0, [](std::int64_t s) {
        return double(float(sine(kHertz, double(s + 16000))));
    });
    QVERIFY2(greatest < 1e-7, QByteArray::number(greatest)); // a rounding of 0.5: 0.000002 dB
}

void TestAudioMix::gainsMultiply()
{
    ClipBody body = clipOf(MediaSource{m_constant}, 10);
    body.gainDb = -6;
    m.addClip(m_sequence, m_track, 0, body);
    m.editTrack(m_sequence, m_track).gainDb = 12;
    QVERIFY(std::abs(mixed(100, 1).channels[0][0] - std::pow(10, 0.3)) < 1e-6);
    m.editTrack(m_sequence, m_track).gainDb = -96;
    QCOMPARE(mixed(100, 1).channels[0][0], 0.0F);
    QCOMPARE(amplitudeOf(0), 1.0);
}

void TestAudioMix::panKeepsThePower()
{
    QCOMPARE(panGains(0, SoundLayout::Stereo), (std::vector<double>{1, 1}));
    QCOMPARE(panGains(-0.5, SoundLayout::Mono), std::vector<double>{1});
    for (double pan = -1; pan <= 1; pan += 0.0625) {
        const std::vector<double> gains = panGains(pan, SoundLayout::Stereo);
        QVERIFY(std::abs(gains[0] * gains[0] + gains[1] * gains[1] - 2) < 1e-12);
        QVERIFY(std::abs(std::atan2(gains[1], gains[0]) - (1 + pan) * std::numbers::pi / 4)
                < 1e-12);
        const std::vector<double> surround = panGains(pan, SoundLayout::Surround51);
        QCOMPARE(surround, (std::vector<double>{gains[0], gains[1], 1, 1, gains[0], gains[1]}));
    }
    QCOMPARE(panGains(1, SoundLayout::Stereo)[0], 0.0);
    QCOMPARE(panGains(-1, SoundLayout::Stereo)[1], 0.0);
}

void TestAudioMix::clipsTracksAndMasterPan()
{
    ClipBody body = clipOf(MediaSource{m_constant}, 10);
    body.pan = -0.5;
    m.addClip(m_sequence, m_track, 0, body);
    m.editTrack(m_sequence, m_track).pan = 0.25;
    m.edit(m_sequence).master.pan = 1;
    const AudioBlock block = mixed(100, 1);
    QCOMPARE(block.channels[0][0], 0.0F);
    const double expected = 0.5 * panGains(-0.5, SoundLayout::Stereo)[1]
                            * panGains(0.25, SoundLayout::Stereo)[1] * std::numbers::sqrt2;
    QVERIFY(std::abs(block.channels[1][0] - expected) < 1e-6);
}

void TestAudioMix::theMasterIsLast()
{
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{m_constant}, 10));
    m.edit(m_sequence).master.gainDb = -6;
    QVERIFY(std::abs(mixed(100, 1).channels[0][0] - std::pow(10, -0.3)) < 1e-6);
    m.edit(m_sequence).master.muted = true;
    QCOMPARE(mixed(100, 1).channels[0][0], 0.0F);
}

void TestAudioMix::fadesFollowTheirShapes_data()
{
    QTest::addColumn<int>("shape");
    QTest::newRow("linear") << int(FadeShape::Linear);
    QTest::newRow("equal power") << int(FadeShape::EqualPower);
    QTest::newRow("smooth") << int(FadeShape::Smooth);
}

void TestAudioMix::fadesFollowTheirShapes()
{
    QFETCH(int, shape);
    ClipBody body = clipOf(MediaSource{m_constant}, 25);
    body.fadeIn = {5, static_cast<FadeShape>(shape)};
    body.fadeOut = {10, static_cast<FadeShape>(shape)};
    m.addClip(m_sequence, m_track, 0, body);
    const auto level = [&](double t) {
        t = std::clamp(t, 0.0, 1.0);
        return shape == int(FadeShape::Linear)       ? t
               : shape == int(FadeShape::EqualPower) ? std::sin(t * std::numbers::pi / 2)
                                                     : 3 * t * t - 2 * t * t * t;
    };
    const auto expected = [&](std::int64_t s) {
        return level((double(s) + 0.5) / 9600) * level((48000 - 0.5 - double(s)) / 19200);
    };
    QVERIFY(distance(mixed(0, kSampleRate), 0, expected) < 1e-7);
}

void TestAudioMix::crossfadesKeepThePower()
{
    const QString left = m_folder.filePath(QStringLiteral("left.mkv")),
                  right = m_folder.filePath(QStringLiteral("right.mkv"));
    writeSound(left, 4 * kSampleRate, [](int c, std::int64_t) { return c == 0; });
    writeSound(right, 4 * kSampleRate, [](int c, std::int64_t) { return c == 1; });
    ClipBody b = clipOf(MediaSource{m.addMedia(soundInfo(), right)}, 25);
    b.in = Rational(1);
    b.transition = dissolve(10, 5);
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{m.addMedia(soundInfo(), left)}, 25));
    m.addClip(m_sequence, m_track, 25, b);
    const AudioBlock block = mixed(0, 2 * kSampleRate);
    for (std::size_t s = 0; s < 2 * kSampleRate; ++s) {
        const double a = block.channels[0][s], c = block.channels[1][s];
        QVERIFY(std::abs(a * a + c * c - 1) < 1e-6);
    }
    const double t = 0.5 / 19200; // the middle of the first sample of the transition, at frame 20
    QVERIFY(std::abs(block.channels[1][38400] - std::sin(t * std::numbers::pi / 2)) < 1e-7);
    QCOMPARE(block.channels[1][38399], 0.0F);
    QCOMPARE(block.channels[0][57600], 0.0F);
}

void TestAudioMix::crossfadesUseTheHandles()
{
    ClipBody right = sound(25, Rational(5));
    right.transition = dissolve(10, 5);
    m.addClip(m_sequence, m_track, 0, sound(25));
    m.addClip(m_sequence, m_track, 25, right);
    const auto expected = [](std::int64_t s) {
        const double t = (double(s) - 38400 + 0.5) / 19200 * std::numbers::pi / 2;
        return sine(kHertz, double(s)) * std::cos(t)
               + sine(kHertz, double(s - 48000 + 240000)) * std::sin(t);
    };
    QVERIFY(distance(mixed(38400, 19200), 0, expected) < 1e-6);
}

void TestAudioMix::aTransitionWithoutNeighbourFadesIn()
{
    ClipBody body = clipOf(MediaSource{m_constant}, 25);
    body.in = Rational(1);
    body.transition = dissolve(10, 5);
    m.addClip(m_sequence, m_track, 25, body);
    const AudioBlock block = mixed(0, 2 * kSampleRate);
    QCOMPARE(block.channels[0][38399], 0.0F);
    QVERIFY(std::abs(block.channels[0][48000] - std::sqrt(0.5)) < 1e-4);
    QCOMPARE(block.channels[0][57600], 1.0F);
}

/// Everything there is, in every speed.
void TestAudioMix::fillTimeline()
{
    const SequenceId nested = m.addSequence(64, 36, *FrameRate::make(30000, 1001));
    m.addClip(nested, m.addTrack(nested, TrackKind::Audio), 3, sound(40, Rational(2)));
    ClipBody faded = sound(20, Rational(1, 7)), fast = sound(20, Rational(3)),
             back = sound(15, Rational(4));
    faded.fadeIn = {7, FadeShape::Smooth};
    fast.speed = Rational(7, 3);
    fast.transition = dissolve(9, 4);
    back.speed = Rational(-4, 5);
    back.transition = dissolve(6, 6);
    m.addClip(m_sequence, m_track, 2, faded);
    m.addClip(m_sequence, m_track, 22, fast);
    m.addClip(m_sequence, m_track, 42, back);
    const std::size_t second = m.addTrack(m_sequence, TrackKind::Audio);
    m.editTrack(m_sequence, second).gainDb = -3;
    ClipBody inner = clipOf(NestedSource{nested}, 30);
    inner.speed = Rational(1001, 1000);
    m.addClip(m_sequence, second, 10, inner);
    ClipBody reverse = sound(12, Rational(5));
    reverse.speed = Rational(-1);
    m.addClip(m_sequence, second, 45, reverse);
}

void TestAudioMix::anyChunkingGivesTheSameSamples()
{
    fillTimeline();
    constexpr std::int64_t kTotal = 5 * kSampleRate / 2;
    const AudioBlock whole = mixed(0, kTotal);
    std::mt19937 random(9);
    AudioMix mix(m.snapshot(), m.map, RenderOptions::Missing::Fail);
    for (std::int64_t start = 0; start < kTotal;) {
        const std::int64_t length = std::min<std::int64_t>(1
                                                               + static_cast<std::int64_t>(random()
                                                                                           % 5000),
                                                           kTotal - start);
        const auto chunk = mix.mix(*m.project.activeSequence(), start, length);
        QVERIFY2(chunk, qPrintable(chunk ? QString() : chunk.error().message));
        for (std::size_t c = 0; c < 2; ++c)
            QVERIFY(std::equal(chunk->channels[c].begin(), chunk->channels[c].end(),
                               whole.channels[c].begin() + start));
        start += length;
    }
    for (const std::int64_t start : {100000, 3000, 60000}) { // and jumps
        const auto chunk = mix.mix(*m.project.activeSequence(), start, 777);
        QVERIFY(chunk
                && std::equal(chunk->channels[1].begin(), chunk->channels[1].end(),
                              whole.channels[1].begin() + start));
    }
}

void TestAudioMix::mutedTracksAreNotHeardAndSoloOnesAlone()
{
    const std::size_t second = m.addTrack(m_sequence, TrackKind::Audio);
    ClipBody quiet = clipOf(MediaSource{m_constant}, 10);
    quiet.gainDb = 20 * std::log10(0.25);
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{m_constant}, 10));
    m.addClip(m_sequence, second, 0, quiet);
    const auto level = [&] { return mixed(10, 1).channels[0][0]; };
    QCOMPARE(level(), 1.25F);
    m.editTrack(m_sequence, m_track).muted = true;
    QCOMPARE(level(), 0.25F);
    m.editTrack(m_sequence, m_track).muted = false;
    m.editTrack(m_sequence, m_track).solo = true;
    QCOMPARE(level(), 1.0F);
    m.editTrack(m_sequence, m_track).muted = true; // muted wins
    QCOMPARE(level(), 0.0F);
    m.editTrack(m_sequence, second).solo = true;
    QCOMPARE(level(), 0.25F);
}

void TestAudioMix::backwardsIsTheSameSamplesTurnedRound()
{
    ClipBody body = sound(50, Rational(3));
    body.speed = Rational(-1);
    m.addClip(m_sequence, m_track, 0, body);
    const auto expected = [](std::int64_t s) {
        return double(float(sine(kHertz, double(3 * 48000 - 1 - s))));
    };
    QCOMPARE(distance(mixed(0, 2 * kSampleRate), 0, expected), 0.0);
}

void TestAudioMix::otherSpeedsChangeThePitch_data()
{
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    for (const auto &[n, d] :
         {std::pair{2, 1}, {1, 2}, {3, 2}, {999, 1000}, {-3, 4}, {10, 1}, {1, 10}})
        QTest::addRow("%d/%d", n, d) << n << d;
}

void TestAudioMix::otherSpeedsChangeThePitch()
{
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    const double speed = double(numerator) / denominator;
    ClipBody body = sound(10, Rational(5));
    body.speed = Rational(numerator, denominator);
    m.addClip(m_sequence, m_track, 0, body);
    const auto expected = [&](std::int64_t s) {
        return sine(kHertz, 5 * 48000 + (double(s) + 0.5) * speed - 0.5);
    };
    const double greatest = distance(mixed(0, 19200), 0, expected);
    QVERIFY2(greatest < 0.5 * 1e-4, QByteArray::number(greatest)); // −80 dB of the sine
}

void TestAudioMix::fasterSoundDoesNotAlias()
{
    const QString high = m_folder.filePath(QStringLiteral("high.mkv"));
    writeSound(high, kLength, [](int, std::int64_t s) { return sine(15000, double(s)); });
    ClipBody body = clipOf(MediaSource{m.addMedia(soundInfo(), high)}, 25);
    body.in = Rational(1);
    body.speed = Rational(2); // 30 kHz cannot be heard
    m.addClip(m_sequence, m_track, 0, body);
    QVERIFY(distance(mixed(0, kSampleRate), 0, [](std::int64_t) { return 0.0; }) < 0.5 * 1e-4);
}

void TestAudioMix::absurdSpeedsAreBearable()
{
    for (const Rational &speed :
         {Rational(1'000'000'000), Rational(-1'000'000'000), Rational(1, 1'000'000'000)}) {
        m.editTrack(m_sequence, m_track).clips = {};
        ClipBody body = clipOf(MediaSource{m_constant}, 25);
        body.in = Rational(5);
        body.speed = speed;
        m.addClip(m_sequence, m_track, 0, body);
        const AudioBlock block = mixed(0, 4800);
        QCOMPARE(block.channels[0][4000], std::abs(speed.toDouble()) > 1 ? 0.0F : 1.0F);
    }
}

using Samples = std::vector<float>;
Q_DECLARE_METATYPE(Samples)

static Samples firstSamples(const AudioBlock &block)
{
    Samples samples;
    for (const auto &channel : block.channels)
        samples.push_back(channel[0]);
    return samples;
}

static bool isNear(const Samples &a, const Samples &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](float x, float y) {
               return std::abs(x - y) < 1e-6F;
           });
}

/// L, R, C, LFE, Ls, Rs as 0.1 … 0.6.
static QString writeSurround(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("surround.mkv"));
    EncoderSettings settings;
    settings.container = QStringLiteral("matroska");
    settings.videoCodec.clear();
    settings.audioCodec = QStringLiteral("pcm_f32le");
    EncoderFormat format;
    format.audioChannels = 6;
    auto encoder = Encoder::open(path, settings, format);
    AudioBlock block = AudioBlock::silence(0, kSampleRate, 6);
    for (std::size_t c = 0; c < 6; ++c)
        std::fill(block.channels[c].begin(), block.channels[c].end(), 0.1F * float(c + 1));
    if (!encoder || !encoder->writeAudio(block) || !encoder->finish())
        qFatal("cannot write a file of six channels");
    return path;
}

void TestAudioMix::eachLayoutHasItsChannels_data()
{
    QTest::addColumn<bool>("isSurround"); ///< of the file; else 1 on the left, ½ on the right
    QTest::addColumn<int>("layout");
    QTest::addColumn<Samples>("expected");
    const float k = std::numbers::sqrt2_v<float> / 2;
    const int mono = int(SoundLayout::Mono), stereo = int(SoundLayout::Stereo),
              surround = int(SoundLayout::Surround51);
    QTest::newRow("stereo to mono") << false << mono << Samples{1.5F * k};
    QTest::newRow("stereo") << false << stereo << Samples{1, 0.5F};
    QTest::newRow("stereo to 5.1") << false << surround << Samples{1, 0.5F, 0, 0, 0, 0};
    QTest::newRow("5.1 to mono") << true << mono << Samples{0.3F * k + 0.3F + 0.55F};
    QTest::newRow("5.1 to stereo") << true << stereo << Samples{0.1F + 0.8F * k, 0.2F + 0.9F * k};
    QTest::newRow("5.1") << true << surround << Samples{0.1F, 0.2F, 0.3F, 0.4F, 0.5F, 0.6F};
}

void TestAudioMix::eachLayoutHasItsChannels()
{
    QFETCH(bool, isSurround);
    QFETCH(int, layout);
    QFETCH(Samples, expected);
    const MediaId media = isSurround ? m.addMedia(soundInfo(), writeSurround(m_folder))
                                     : m_constant;
    m.edit(m_sequence).settings.sound = static_cast<SoundLayout>(layout);
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{media}, 10));
    const Samples samples = firstSamples(mixed(100, 1));
    QVERIFY2(isNear(samples, expected), QByteArray::number(double(samples.front())));
}

void TestAudioMix::channelsAreMapped()
{
    const MediaId surround = m.addMedia(soundInfo(), writeSurround(m_folder));
    ClipBody body = clipOf(MediaSource{surround}, 10);
    body.channels = {5, -1};
    m.addClip(m_sequence, m_track, 0, body);
    body.channels = {2, 9};
    m.addClip(m_sequence, m.addTrack(m_sequence, TrackKind::Audio), 0, body);
    QVERIFY(isNear(firstSamples(mixed(100, 1)), {0.6F + 0.3F, 0}));
}

void TestAudioMix::nestedSequencesAreMixedForTheLayout()
{
    const MediaId surround = m.addMedia(soundInfo(), writeSurround(m_folder));
    const SequenceId nested = m.addSequence();
    m.edit(nested).settings.sound = SoundLayout::Surround51;
    m.addClip(nested, m.addTrack(nested, TrackKind::Audio), 0, clipOf(MediaSource{surround}, 20));
    ClipBody body = clipOf(NestedSource{nested}, 10);
    m.addClip(m_sequence, m_track, 0, body);
    const float k = std::numbers::sqrt2_v<float> / 2;
    QVERIFY(isNear(firstSamples(mixed(100, 1)), {0.1F + 0.8F * k, 0.2F + 0.9F * k}));
    body.channels = {3, 4};
    m.addClip(m_sequence, m_track, 10, body);
    QVERIFY(isNear(firstSamples(mixed(19200 + 100, 1)), {0.4F, 0.5F}));
}

void TestAudioMix::theRendererGivesAnyLayoutForAnyThreads()
{
    fillTimeline();
    const AudioBlock whole = mixed(0, kSampleRate);
    for (const int threads : {1, 2, 7}) {
        RenderOptions options;
        options.threads = threads;
        Renderer renderer(m.snapshot(), m_sequence, m.map, options);
        const auto block = renderer.audio(0, kSampleRate);
        QVERIFY(block && block->channels == whole.channels);
    }
    RenderOptions options;
    options.sound = SoundLayout::Mono;
    Renderer renderer(m.snapshot(), m_sequence, m.map, options);
    const auto mono = renderer.audio(0, kSampleRate);
    QVERIFY(mono && mono->channels.size() == 1);
    QVERIFY(distance(*mono, 0,
                     [&](std::int64_t s) {
                         const auto i = static_cast<std::size_t>(s);
                         return (double(whole.channels[0][i]) + double(whole.channels[1][i]))
                                * std::numbers::sqrt2 / 2;
                     })
            < 1e-6);
}

void TestAudioMix::aNestedSequenceIsHeard()
{
    const SequenceId nested = m.addSequence();
    m.addClip(nested, m.addTrack(nested, TrackKind::Audio), 5, sound(20, Rational(1)));
    ClipBody body = clipOf(NestedSource{nested}, 25);
    body.in = Rational(4, 25);
    body.gainDb = -6;
    m.addClip(m_sequence, m_track, 50, body);
    const auto expected = [](std::int64_t s) {
        const std::int64_t inner = s - 50 * 1920 + 4 * 1920 - 5 * 1920;
        return inner >= 0 && inner < 20 * 1920
                   ? sine(kHertz, double(inner + 48000)) * std::pow(10, -0.3)
                   : 0.0;
    };
    QVERIFY(distance(mixed(50 * 1920, 25 * 1920), 0, expected) < 1e-7);
}

void TestAudioMix::aSequenceThatContainsItselfIsAnError()
{
    m.addClip(m_sequence, m_track, 0, clipOf(NestedSource{m_sequence}, 25));
    AudioMix mix(m.snapshot(), m.map, RenderOptions::Missing::Fail);
    const auto block = mix.mix(*m.project.activeSequence(), 0, 100);
    QVERIFY(!block);
    QCOMPARE(block.error().kind, ErrorKind::Project);
}

void TestAudioMix::silentSourcesAreSilent()
{
    Recipe recipe;
    recipe.length = 10;
    ClipBody disabled = sound(10);
    disabled.enabled = false;
    m.addClip(m_sequence, m_track, 0, clipOf(ShotSource{m.addShot(recipe)}, 10));
    m.addClip(m_sequence, m_track, 10, clipOf(TitleSource(), 10));
    m.addClip(m_sequence, m_track, 20, disabled);
    const std::size_t video = m.addTrack(m_sequence);
    m.addClip(m_sequence, video, 0, sound(30)); // a picture track is not heard
    QCOMPARE(distance(mixed(0, 2 * kSampleRate), 0, [](std::int64_t) { return 0.0; }), 0.0);
}

void TestAudioMix::beyondTheMediaIsSilence()
{
    m.addClip(m_sequence, m_track, 0, sound(50, Rational(9)));
    m.addClip(m_sequence, m_track, 50, sound(50, Rational(-1)));
    const AudioBlock block = mixed(0, 4 * kSampleRate);
    const auto expected = [](std::int64_t s) {
        const std::int64_t place = s < 96000 ? s + 9 * 48000 : s - 96000 - 48000;
        return place >= 0 && place < kLength ? double(float(sine(kHertz, double(place)))) : 0.0;
    };
    QCOMPARE(distance(block, 0, expected), 0.0);
    QCOMPARE(distance(mixed(100 * kSampleRate, 100), 1, [](std::int64_t) { return 0.0; }), 0.0);
    QCOMPARE(mixed(5, 0).length(), 0);
}

void TestAudioMix::sumsAreNotClipped()
{
    ClipBody loud = clipOf(MediaSource{m_constant}, 10);
    loud.gainDb = 24;
    for (int i = 0; i < 4; ++i)
        m.addClip(m_sequence, m.addTrack(m_sequence, TrackKind::Audio), 0, loud);
    QVERIFY(std::abs(mixed(0, 1).channels[0][0] - 4 * std::pow(10, 1.2)) < 1e-4);
}

void TestAudioMix::missingSoundIsAnErrorOrSilence()
{
    ClipBody body = clipOf(MediaSource{m.addMedia(soundInfo())}, 100);
    body.name = QStringLiteral("Music");
    m.addClip(m_sequence, m_track, 25, body);
    AudioMix strict(m.snapshot(), m.map, RenderOptions::Missing::Fail);
    QVERIFY(strict.mix(*m.project.activeSequence(), 0, 100));
    const auto block = strict.mix(*m.project.activeSequence(), 96000, 100);
    QVERIFY(!block);
    QCOMPARE(block.error().kind, ErrorKind::Media);
    QVERIFY(block.error().message.startsWith(
        QLatin1String("Clip \"Music\" on track A1 at 00:00:02:00: ")));
    AudioMix lenient(m.snapshot(), m.map, RenderOptions::Missing::Placeholder);
    const auto silent = lenient.mix(*m.project.activeSequence(), 96000, 100);
    QVERIFY(silent);
    QCOMPARE(distance(*silent, 0, [](std::int64_t) { return 0.0; }), 0.0);
}

WEFT_TEST_MAIN(TestAudioMix)
#include "tst_audio_mix.moc"
