#include "core/render/audio_mix.h"
#include "core/sound/sound_level.h"

#include "tests/core/render/mixed_sound.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <numbers>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr std::int64_t kLength = 20 * kSampleRate;

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Words and pauses: 700 ms of tone, 800 ms of silence.
double speech(int channel, std::int64_t sample)
{
    const std::int64_t at = sample % 72'000;
    return at < 33'600 ? 0.6 * std::sin(double(sample) * (0.03 + 0.001 * channel)) : 0;
}

double music(int channel, std::int64_t sample)
{
    return 0.3 * std::sin(double(sample) * 0.05) + 0.1 * std::sin(double(sample) * 0.4 + channel);
}

} // namespace

/// Effects where they are in the mix: on clips, tracks and masters.
class TestSoundGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void effectsComeBeforeGainPanAndFades();
    void keyframesCountFromTheClip();
    void keyframesOfTracksCountFromTheSequence();
    void tracksAndMasterHaveTheSumOfWhatIsBelow();
    void aTrackDucksUnderAnother();
    void aTrackThatIsNotHeardIsNotDuckedUnder();
    void everythingAtOnceIsTheSameInAnyChunks();
    void theNumberOfThreadsDoesNotMatter();
    void aStartAnywhereSettles();
    void soundStaysInPlaceThroughDelays();
    void unknownEffectsAreErrors();

private:
    AudioBlock mixed(std::int64_t start, std::int64_t length) const
    {
        return mixedSound(m, start, length);
    }
    ClipBody clip(MediaId media, std::int64_t length, const Rational &in = {}) const
    {
        ClipBody body = clipOf(MediaSource{media}, length);
        body.in = in;
        return body;
    }
    void fillTimeline();

    QTemporaryDir m_folder;
    QString m_speechPath, m_musicPath, m_onePath;
    TestProject m;
    SequenceId m_sequence;
    std::size_t m_track = 0, m_other = 0;
    MediaId m_speech, m_music, m_one;
};

void TestSoundGraph::initTestCase()
{
    m_speechPath = m_folder.filePath(u("speech.mkv"));
    m_musicPath = m_folder.filePath(u("music.mkv"));
    m_onePath = m_folder.filePath(u("one.mkv"));
    writeSound(m_speechPath, kLength, speech);
    writeSound(m_musicPath, kLength, music);
    writeSound(m_onePath, kLength, [](int, std::int64_t) { return 0.5; });
}

void TestSoundGraph::init()
{
    m = {};
    m_sequence = m.addSequence();
    m_track = m.addTrack(m_sequence, TrackKind::Audio);
    m_other = m.addTrack(m_sequence, TrackKind::Audio);
    MediaInfo info;
    info.audio.push_back({u("pcm_f32le"), 2, 48000, Rational(20)});
    m_speech = m.addMedia(info, m_speechPath);
    m_music = m.addMedia(info, m_musicPath);
    m_one = m.addMedia(info, m_onePath);
}

void TestSoundGraph::effectsComeBeforeGainPanAndFades()
{
    ClipBody body = clip(m_one, 50);
    body.gainDb = 12;
    body.fadeIn = {10, FadeShape::Linear};
    body.effects = {effectOf("limiter", {{u("ceiling"), Curve(-12)}})};
    m.addClip(m_sequence, m_track, 0, body);
    const AudioBlock block = mixed(0, 2 * kSampleRate);
    // Limited from ½ to ¼, then about four times as loud.
    const double level = amplitudeOf(-12) * amplitudeOf(12);
    QVERIFY(std::abs(double(block.channels[0][40'000]) - level) < 1e-5);
    QVERIFY(std::abs(double(block.channels[0][9'600]) - level * 9'600.5 / 19'200) < 1e-5);
}

void TestSoundGraph::keyframesCountFromTheClip()
{
    ClipBody body = clip(m_one, 50);
    body.effects = {effectOf("volume", {{u("gain"), ramp(0, 0, 25, -20)}})};
    m.addClip(m_sequence, m_track, 100, body);
    const AudioBlock block = mixed(4 * kSampleRate, 2 * kSampleRate);
    const auto gain = [&](std::size_t s) { return 20 * std::log10(block.channels[0][s] / 0.5); };
    QVERIFY(std::abs(gain(0)) < 0.001);
    QVERIFY(std::abs(gain(24'000) + 10) < 0.001);
    QVERIFY(std::abs(gain(60'000) + 20) < 0.001);
}

void TestSoundGraph::keyframesOfTracksCountFromTheSequence()
{
    m.addClip(m_sequence, m_track, 100, clip(m_one, 50));
    m.editTrack(m_sequence, m_track).effects = {
        effectOf("volume", {{u("gain"), ramp(100, 0, 125, -20)}})};
    m.edit(m_sequence).master.effects = {effectOf("volume", {{u("gain"), ramp(100, 0, 125, -10)}})};
    const AudioBlock block = mixed(4 * kSampleRate, kSampleRate);
    const double gain = 20 * std::log10(block.channels[1][24'000] / 0.5);
    QVERIFY(std::abs(gain + 15) < 0.001);
}

void TestSoundGraph::tracksAndMasterHaveTheSumOfWhatIsBelow()
{
    m.addClip(m_sequence, m_track, 0, clip(m_one, 50));
    m.addClip(m_sequence, m_other, 0, clip(m_one, 50));
    m.edit(m_sequence).master.effects = {effectOf("limiter", {{u("ceiling"), Curve(-12)}})};
    QVERIFY(std::abs(double(mixed(0, kSampleRate).channels[0][40'000]) - amplitudeOf(-12)) < 1e-5);
    m.edit(m_sequence).master.effects.front().enabled = false;
    QVERIFY(std::abs(mixed(0, kSampleRate).channels[0][40'000] - 1) < 1e-6F);
}

void TestSoundGraph::aTrackDucksUnderAnother()
{
    m.addClip(m_sequence, m_track, 0, clip(m_one, 200));
    ClipBody voice = clip(m_speech, 200);
    voice.effects = {effectOf("compressor", {{u("ratio"), Curve(3)}})};
    m.addClip(m_sequence, m_other, 0, voice);
    const TrackId under = m.project.activeSequence()->tracks[m_other]->id;
    m.editTrack(m_sequence, m_track).effects = {effectOf("ducking", {{u("under"), under},
                                                                     {u("reduction"), Curve(12)},
                                                                     {u("attack"), Curve(20)},
                                                                     {u("hold"), Curve(50)},
                                                                     {u("release"), Curve(50)}})};
    const AudioBlock block = mixed(0, 3 * kSampleRate);
    QVERIFY(std::abs(20 * std::log10(block.channels[0][71'000] / 0.5)) < 0.05); // a pause
    // In a word: the music is what is left without the voice.
    m.editTrack(m_sequence, m_other).pan = 1;
    const AudioBlock apart = mixed(0, 3 * kSampleRate);
    QVERIFY(std::abs(20 * std::log10(apart.channels[0][30'000] / 0.5) + 12) < 0.05);
}

void TestSoundGraph::aTrackThatIsNotHeardIsNotDuckedUnder()
{
    m.addClip(m_sequence, m_track, 0, clip(m_one, 100));
    m.addClip(m_sequence, m_other, 0, clip(m_speech, 100));
    const TrackId under = m.project.activeSequence()->tracks[m_other]->id;
    m.editTrack(m_sequence, m_track).effects = {
        effectOf("ducking", {{u("under"), under}, {u("reduction"), Curve(12)}})};
    m.editTrack(m_sequence, m_other).muted = true;
    const AudioBlock block = mixed(0, kSampleRate);
    QVERIFY(std::all_of(block.channels[0].begin(), block.channels[0].end(),
                        [](float sample) { return sample == 0.5F; }));
}

/// Every effect there is, somewhere, with keyframes; a nest with effects, forwards and backwards.
void TestSoundGraph::fillTimeline()
{
    const SequenceId nested = m.addSequence(64, 36, *FrameRate::make(30000, 1001));
    const std::size_t inner = m.addTrack(nested, TrackKind::Audio);
    m.addClip(nested, inner, 2, clip(m_speech, 300));
    m.editTrack(nested, inner).effects = {
        effectOf("reverb", {{u("mix"), ramp(0, 10, 90, 40)}, {u("decay"), Curve(0.4)}})};
    ClipBody forwards = clipOf(NestedSource{nested}, 40), back = clipOf(NestedSource{nested}, 30);
    forwards.speed = Rational(5, 4);
    back.in = Rational(4);
    back.speed = Rational(-1);
    back.effects = {effectOf("de-ess", {{u("reduction"), Curve(9)}})};
    ClipBody tune = clip(m_music, 90);
    tune.effects = {effectOf("equaliser",
                             {{u("gain1"), ramp(0, 0, 60, 12)}, {u("lowCut"), Curve(80)}}),
                    effectOf("limiter", {{u("ceiling"), Curve(-9)}})};
    ClipBody next = clip(m_music, 40, Rational(3));
    next.transition = dissolve(8, 4);
    next.effects = {effectOf("de-noise", {{u("reduction"), Curve(12)}})};
    m.addClip(m_sequence, m_track, 3, tune);
    m.addClip(m_sequence, m_track, 93, next);
    m.addClip(m_sequence, m_other, 0, forwards);
    m.addClip(m_sequence, m_other, 50, back);
    const TrackId under = m.project.activeSequence()->tracks[m_other]->id;
    m.editTrack(m_sequence, m_track).effects
        = {effectOf("ducking", {{u("under"), under}, {u("reduction"), Curve(10)}}),
           effectOf("compressor", {{u("ratio"), Curve(2)}, {u("makeUp"), ramp(0, 0, 50, 6)}})};
    m.editTrack(m_sequence, m_other).effects = {
        effectOf("gate", {{u("threshold"), Curve(-40)}, {u("release"), Curve(50)}})};
    m.edit(m_sequence).master.effects = {effectOf("volume", {{u("pan"), ramp(0, -1, 100, 1)}}),
                                         effectOf("limiter", {{u("ceiling"), Curve(-1)}})};
}

void TestSoundGraph::everythingAtOnceIsTheSameInAnyChunks()
{
    fillTimeline();
    constexpr std::int64_t kTotal = 5 * kSampleRate;
    const AudioBlock whole = mixed(0, kTotal);
    for (const unsigned most : {300U, 5000U, 60'000U}) {
        AudioMix mix(m.snapshot(), m.map, RenderOptions::Missing::Fail);
        std::mt19937 random(most);
        for (std::int64_t start = 0; start < kTotal;) {
            const std::int64_t length = std::min<std::int64_t>(1 + std::int64_t(random() % most),
                                                               kTotal - start);
            const auto part = mix.mix(*m.project.activeSequence(), start, length);
            QVERIFY2(part, qPrintable(part ? QString() : part.error().message));
            for (std::size_t c = 0; c < 2; ++c)
                QVERIFY2(std::equal(part->channels[c].begin(), part->channels[c].end(),
                                    whole.channels[c].begin() + start),
                         qPrintable(QStringLiteral("%1 + %2").arg(start).arg(length)));
            start += length;
        }
    }
}

void TestSoundGraph::theNumberOfThreadsDoesNotMatter()
{
    for (int i = 0; i < 9; ++i) {
        const std::size_t track = m.addTrack(m_sequence, TrackKind::Audio);
        ClipBody body = clip(i % 2 ? m_music : m_speech, 100, Rational(i, 7));
        if (i % 3 == 0) {
            body.speed = Rational(5, 4);
            body.keepsPitch = true;
        }
        m.addClip(m_sequence, track, i, body);
        m.editTrack(m_sequence, track).effects = {effectOf("equaliser",
                                                           {{u("gain2"), ramp(0, 0, 50, i - 4.0)}}),
                                                  effectOf("compressor", {{u("ratio"), Curve(3)}})};
        m.editTrack(m_sequence, track).pan = i / 8.0 - 0.5;
    }
    const AudioBlock alone = mixed(0, 3 * kSampleRate);
    for (const int threads : {1, 2, 5}) {
        RenderOptions options;
        options.threads = threads;
        Renderer renderer(m.snapshot(), m_sequence, m.map, options);
        for (std::int64_t at = 0; at < 3 * kSampleRate; at += 1920) {
            const auto part = renderer.audio(at, 1920);
            QVERIFY(part);
            for (std::size_t c = 0; c < 2; ++c)
                QVERIFY(std::equal(part->channels[c].begin(), part->channels[c].end(),
                                   alone.channels[c].begin() + at));
        }
    }
}

void TestSoundGraph::aStartAnywhereSettles()
{
    fillTimeline();
    const AudioBlock whole = mixed(0, 5 * kSampleRate);
    for (const std::int64_t start : {100'000, 33'333, 190'001}) {
        const AudioBlock part = mixed(start, 20'000);
        double greatest = 0;
        for (std::size_t c = 0; c < 2; ++c) {
            for (std::size_t i = 0; i < 20'000; ++i)
                greatest = std::max(greatest,
                                    std::abs(double(part.channels[c][i])
                                             - double(whole.channels[c][i + std::size_t(start)])));
        }
        QVERIFY2(greatest < 1e-4, QByteArray::number(greatest)); // four bounds of −90 dB
    }
}

void TestSoundGraph::soundStaysInPlaceThroughDelays()
{
    ClipBody body = clip(m_music, 100);
    body.effects = {effectOf("limiter", {}), effectOf("limiter", {})};
    m.addClip(m_sequence, m_track, 10, body);
    m.editTrack(m_sequence, m_track).effects = {effectOf("limiter", {})};
    m.edit(m_sequence).master.effects = {effectOf("limiter", {})};
    const AudioBlock block = mixed(0, 2 * kSampleRate);
    for (std::size_t s = 0; s < 2 * kSampleRate; ++s) {
        const double expected = s < 19'200 ? 0 : music(0, std::int64_t(s) - 19'200);
        QVERIFY(std::abs(double(block.channels[0][s]) - expected) < 1e-7);
    }
}

void TestSoundGraph::unknownEffectsAreErrors()
{
    m.addClip(m_sequence, m_track, 0, clip(m_one, 50));
    m.editTrack(m_sequence, m_track).effects = {effectOf("flanger", {})};
    AudioMix strict(m.snapshot(), m.map, RenderOptions::Missing::Fail);
    const auto refused = strict.mix(*m.project.activeSequence(), 0, 100);
    QVERIFY(!refused && refused.error().kind == ErrorKind::Project);
    QVERIFY2(refused.error().message.contains(u("flanger")), qPrintable(refused.error().message));
    AudioMix lenient(m.snapshot(), m.map, RenderOptions::Missing::Placeholder);
    const auto dry = lenient.mix(*m.project.activeSequence(), 0, 100);
    QVERIFY(dry && dry->channels[0][50] == 0.5F);
}

WEFT_TEST_MAIN(TestSoundGraph)
#include "tst_sound_graph.moc"
