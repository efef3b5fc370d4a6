#include "core/edit/edit.h"
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
    void levelsAreTheChannelsOfTheSequence_data();
    void levelsAreTheChannelsOfTheSequence();
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
    const SoundTap::Peaks peaks{0.5F, 0.25F, 0, 0.125F, 1, 2};
    tap.addLevel({480, TrackId{7}, peaks});
    const auto told = tap.levelsSince(levels);
    QCOMPARE(told.size(), std::size_t(1));
    QCOMPARE(told[0].position, 480);
    QCOMPARE(told[0].track, TrackId{7});
    QCOMPARE(told[0].peaks, peaks);
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
            tap.addLevel({i, TrackId{i}, {level, -level, level, -level, level, -level}});
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
            for (std::size_t i = 0; i < SoundTap::kChannels; ++i) {
                const auto peak = static_cast<float>(level.position);
                QCOMPARE(level.peaks[i], i % 2 == 0 ? peak : -peak);
            }
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
    float told = 0, ofAll = 0;
    TrackId audio;
    for (const auto &track : film.find()->tracks) {
        if (track->kind == TrackKind::Audio)
            audio = track->id;
    }
    const std::int64_t heard = stage.player.heardPosition();
    for (const auto &level : stage.player.tap().levelsSince(levels)) {
        QVERIFY(level.track == audio || level.track == TrackId());
        float &greatest = level.track == audio ? told : ofAll;
        if (level.position < heard)
            greatest = std::max(greatest, level.peaks[0]);
    }
    QVERIFY(told >= highest);
    QCOMPARE(ofAll, told); // there is but one track, and the master leaves it as it is
}

/// Of a sequence in 5.1 as of one in mono, though what the device draws is stereo.
void TestSoundTap::levelsAreTheChannelsOfTheSequence_data()
{
    QTest::addColumn<SoundLayout>("layout");
    QTest::newRow("mono") << SoundLayout::Mono;
    QTest::newRow("stereo") << SoundLayout::Stereo;
    QTest::newRow("5.1") << SoundLayout::Surround51;
}

void TestSoundTap::levelsAreTheChannelsOfTheSequence()
{
    QFETCH(SoundLayout, layout);
    Footage footage;
    Stage stage;
    PlayedSequence film = footage.film();
    const auto changed = weft::apply(*film.project,
                                     SetSequence{.sequence = film.sequence, .sound = layout});
    QVERIFY(changed);
    film.project = std::make_shared<const Project>(*changed);
    stage.player.setSequence(film);
    stage.pass(std::chrono::milliseconds(200));
    stage.player.play();
    stage.pass(std::chrono::seconds(2));
    std::int64_t levels = 0;
    SoundTap::Peaks highest{};
    for (const auto &level : stage.player.tap().levelsSince(levels)) {
        for (std::size_t i = 0; i < highest.size() && level.track == TrackId(); ++i)
            highest[i] = std::max(highest[i], level.peaks[i]);
    }
    // Sound in stereo comes from the left and the right of 5.1, and from the one place of mono.
    for (std::size_t i = 0; i < highest.size(); ++i)
        QCOMPARE(highest[i] > 0, i < std::min<std::size_t>(2, channelCount(layout)));
}

WEFT_TEST_MAIN(TestSoundTap)
#include "tst_sound_tap.moc"
