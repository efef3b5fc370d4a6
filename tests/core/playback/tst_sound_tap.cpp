#include "tests/core/playback/player_stage.h"
#include "tests/support/test_main.h"

#include <thread>

using namespace weft;
using namespace weft::test;

/// What meters get to see of the sound that is played.
class TestSoundTap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundIsReadInPieces();
    void whoLooksTooSeldomLosesTheOldest();
    void twoThreadsNeverSeeHalves();
    void aPlayerTellsItsTracks();
};

namespace {

void add(SoundTap &tap, std::int64_t from, std::int64_t frames)
{
    std::vector<float> samples;
    for (std::int64_t i = from; i < from + frames; ++i) {
        samples.push_back(static_cast<float>(i));
        samples.push_back(static_cast<float>(-i));
    }
    tap.addSound(samples.data(), frames);
}

} // namespace

void TestSoundTap::soundIsReadInPieces()
{
    SoundTap tap;
    std::int64_t place = tap.soundEnd();
    add(tap, 0, 100);
    QCOMPARE(tap.soundSince(place).size(), std::size_t(200));
    QVERIFY(tap.soundSince(place).empty());
    add(tap, 100, 3);
    QCOMPARE(tap.soundSince(place), (std::vector<float>{100, -100, 101, -101, 102, -102}));
    std::int64_t levels = tap.levelsEnd();
    tap.addLevel({480, TrackId{7}, 0.5F, 0.25F});
    const auto told = tap.levelsSince(levels);
    QCOMPARE(told.size(), std::size_t(1));
    QCOMPARE(told[0].position, 480);
    QCOMPARE(told[0].track, TrackId{7});
    QCOMPARE(told[0].left, 0.5F);
    QCOMPARE(told[0].right, 0.25F);
    QVERIFY(tap.levelsSince(levels).empty());
}

void TestSoundTap::whoLooksTooSeldomLosesTheOldest()
{
    SoundTap tap;
    std::int64_t place = 0;
    for (std::int64_t i = 0; i < 300; ++i)
        add(tap, i * 1000, 1000);
    const auto samples = tap.soundSince(place);
    QCOMPARE(samples.size(), std::size_t(2 * SoundTap::kFrames));
    QCOMPARE(samples[0], static_cast<float>(300'000 - SoundTap::kFrames));
}

void TestSoundTap::twoThreadsNeverSeeHalves()
{
    SoundTap tap;
    std::jthread writer([&](const std::stop_token &stop) {
        for (std::int64_t i = 0; !stop.stop_requested(); i = (i + 960) % (960 * 8000)) {
            add(tap, i, 960);
            const auto level = static_cast<float>(i);
            tap.addLevel({i, TrackId{i}, level, -level});
        }
    });
    std::int64_t place = 0, levels = 0, seen = 0;
    while (seen < 2'000'000) {
        const auto samples = tap.soundSince(place);
        for (std::size_t i = 0; i + 1 < samples.size(); i += 2)
            QCOMPARE(samples[i], -samples[i + 1]);
        for (std::size_t i = 2; i + 1 < samples.size(); i += 2)
            QVERIFY(samples[i] == samples[i - 2] + 1 || samples[i] == 0);
        for (const auto &level : tap.levelsSince(levels)) {
            QCOMPARE(level.track.value, level.position);
            QCOMPARE(level.left, static_cast<float>(level.position));
            QCOMPARE(level.left, -level.right);
        }
        seen += static_cast<std::int64_t>(samples.size() / 2);
    }
}

void TestSoundTap::aPlayerTellsItsTracks()
{
    Footage footage;
    Stage stage;
    const PlayedSequence film = footage.film();
    stage.player.setSequence(film);
    stage.pass(std::chrono::milliseconds(200));
    std::int64_t place = stage.player.tap().soundEnd(), levels = 0;
    stage.player.play();
    stage.pass(std::chrono::seconds(2));
    const auto samples = stage.player.tap().soundSince(place);
    float highest = 0;
    for (const float sample : samples)
        highest = std::max(highest, std::abs(sample));
    QVERIFY(highest > 0);
    float told = 0;
    TrackId audio;
    for (const auto &track : film.find()->tracks) {
        if (track->kind == TrackKind::Audio)
            audio = track->id;
    }
    const std::int64_t heard = stage.player.heardPosition();
    for (const auto &level : stage.player.tap().levelsSince(levels)) {
        QCOMPARE(level.track, audio);
        if (level.position < heard)
            told = std::max(told, level.left);
    }
    QVERIFY(told >= highest);
}

WEFT_TEST_MAIN(TestSoundTap)
#include "tst_sound_tap.moc"
