#include "tests/core/playback/player_stage.h"
#include "tests/media/barcode.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>

#include <random>

using namespace weft;
using namespace weft::test;
using std::chrono::milliseconds;

/// The player, with time moved by hand.
class TestPlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itRestsOnItsFrame();
    void itPlaysEveryFrameInTime();
    void soundAndPictureAgree_data();
    void soundAndPictureAgree();
    void itStartsAtOnceWhereItStands();
    void stopIsSilentAtThePictureShown();
    void aLoopHasNoGap();
    void theEndIsTheLastFrame();
    void jKLClimbsALadder();
    void aStepIsHeard();
    void draggingIsHeardAndSilentWhenStill();
    void theNewestFrameOfADragWins();
    void anEditGoesOnPlaying();
    void anEditThatCutsTheRestOffEndsThere();
    void aLostDeviceIsToldAndComesBack();
    void missingMediaIsAPlaceholder();
    void seeksDuringPlaybackNeverShowAnotherFrameAtRest();
    void anySequenceOfEventsEndsWhereItShould_data();
    void anySequenceOfEventsEndsWhereItShould();
    void tenMinutesOfVariableRateStayTogether();

private:
    Footage m_footage;
};

namespace {

const FrameRate kRate; // 25

/// Frames that stretches of sound tell, each once.
std::vector<std::int64_t> framesIn(const std::vector<float> &samples)
{
    std::vector<std::int64_t> frames;
    for (std::size_t i = 2; i < samples.size(); ++i) {
        const bool isSteady = samples[i] == samples[i - 1] && samples[i] == samples[i - 2];
        const std::int64_t frame = frameOfSample(samples[i]);
        if (isSteady && frame >= 0 && (frames.empty() || frames.back() != frame))
            frames.push_back(frame);
    }
    return frames;
}

bool isSilent(const std::vector<float> &samples)
{
    return std::all_of(samples.begin(), samples.end(), [](float sample) { return sample == 0; });
}

} // namespace

void TestPlayer::itRestsOnItsFrame()
{
    Stage stage;
    QVERIFY(stage.player.picture().image.isNull());
    stage.player.setSequence(m_footage.film());
    QVERIFY(stage.player.isSettled());
    for (const std::int64_t frame : {0, 17, 299, 30, 29}) {
        stage.player.seek(frame);
        QVERIFY(stage.player.isSettled());
        QCOMPARE(stage.player.position(), frame);
        QCOMPARE(frameOfPicture(stage.player.picture()), frame);
        QVERIFY(stage.player.picture().isExact);
    }
    stage.pass(milliseconds(500));
    QVERIFY(isSilent(stage.takeDrawn()));
    stage.player.seek(5000); // beyond the end it is black
    QVERIFY(stage.player.isSettled());
    QCOMPARE(qGreen(stage.player.picture().image.pixel(0, 0)), 0);
    stage.player.setSequence({});
    QVERIFY(stage.player.picture().image.isNull());
    stage.player.play();
    QCOMPARE(stage.player.state(), Player::State::Resting);
}

void TestPlayer::itPlaysEveryFrameInTime()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    std::vector<std::int64_t> shown;
    connect(&stage.player, &Player::pictureChanged, &stage.player, [&] {
        shown.push_back(frameOfPicture(stage.player.picture()));
        QCOMPARE(shown.back(), stage.player.position());
    });
    stage.player.play();
    QCOMPARE(stage.player.state(), Player::State::Playing);
    stage.pass(milliseconds(4000));
    QVERIFY(shown.size() >= 99 && shown.size() <= 101);
    for (std::size_t i = 0; i < shown.size(); ++i)
        QCOMPARE(shown[i], shown.front() + static_cast<std::int64_t>(i));
    const auto statistics = stage.player.statistics();
    QCOMPARE(statistics.dropped, 0);
    QCOMPARE(statistics.underruns, 0);
    QCOMPARE(statistics.waits, 0);
    QVERIFY(statistics.longestGap <= 45);
    const auto heard = framesIn(stage.takeDrawn());
    for (std::size_t i = 0; i < heard.size(); ++i)
        QCOMPARE(heard[i], static_cast<std::int64_t>(i));
}

void TestPlayer::soundAndPictureAgree_data()
{
    QTest::addColumn<int>("speed");
    QTest::addColumn<int>("latency");
    for (const int speed : {1, -1}) {
        for (const int latency : {0, 960, 4800})
            QTest::addRow("%d, late by %d", speed, latency) << speed << latency;
    }
}

void TestPlayer::soundAndPictureAgree()
{
    QFETCH(int, speed);
    QFETCH(int, latency);
    Stage stage;
    stage.device->latency = latency;
    stage.player.setSequence(m_footage.film());
    stage.player.seek(150);
    stage.player.play(speed);
    stage.pass(milliseconds(300));
    for (int i = 0; i < 1000; ++i) {
        stage.pass(milliseconds(3), milliseconds(3));
        // What reaches the ear now was drawn `latency` ago.
        const auto &drawn = stage.device->drawn;
        const std::int64_t ear = frameOfSample(
            drawn[drawn.size() - 1 - static_cast<std::size_t>(latency)]);
        QVERIFY2(std::abs(ear - stage.player.position()) <= 1,
                 qPrintable(QStringLiteral("%1, %2").arg(ear).arg(stage.player.position())));
        QCOMPARE(frameOfPicture(stage.player.picture()), stage.player.position());
    }
}

void TestPlayer::itStartsAtOnceWhereItStands()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.seek(100);
    stage.pass(milliseconds(200));
    stage.player.play();
    stage.pass(milliseconds(60));
    const auto statistics = stage.player.statistics();
    QVERIFY(statistics.soundAfter >= 0 && statistics.soundAfter <= 10);
    QVERIFY(statistics.pictureAfter >= 40 && statistics.pictureAfter <= 50);
}

void TestPlayer::stopIsSilentAtThePictureShown()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.play();
    stage.pass(milliseconds(1003));
    const std::int64_t shown = frameOfPicture(stage.player.picture());
    stage.takeDrawn();
    stage.player.stop();
    QCOMPARE(stage.player.position(), shown);
    stage.pass(milliseconds(10));
    stage.takeDrawn();
    stage.pass(milliseconds(500));
    QVERIFY(isSilent(stage.takeDrawn()));
    QVERIFY(stage.player.isSettled());
    QCOMPARE(frameOfPicture(stage.player.picture()), stage.player.position());
    stage.player.play(); // and on from there
    stage.pass(milliseconds(100));
    QCOMPARE(framesIn(stage.takeDrawn()).front(), shown);
}

void TestPlayer::aLoopHasNoGap()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.setLoop({40, 7});
    stage.player.seek(38);
    stage.player.play();
    stage.pass(milliseconds(3000));
    const auto drawn = stage.takeDrawn();
    const auto heard = framesIn(drawn);
    std::int64_t expected = 38;
    for (const std::int64_t frame : heard) {
        QCOMPARE(frame, expected);
        expected = expected == 46 ? 40 : expected + 1;
    }
    QVERIFY(heard.size() > 70);
    const auto begin = std::find_if(drawn.begin(), drawn.end(), [](float s) { return s != 0; });
    QVERIFY(std::find(begin, drawn.end(), 0.0F) == drawn.end());
    QCOMPARE(stage.player.statistics().dropped, 0);
    stage.player.setLoop({});
    stage.pass(milliseconds(1000));
    QVERIFY(stage.player.position() > 46);
}

void TestPlayer::theEndIsTheLastFrame()
{
    Stage stage;
    stage.player.setSequence(m_footage.film(50));
    stage.player.seek(40);
    stage.player.play();
    stage.pass(milliseconds(1000));
    QCOMPARE(stage.player.state(), Player::State::Resting);
    QCOMPARE(stage.player.position(), 49);
    QCOMPARE(frameOfPicture(stage.player.picture()), 49);
    QCOMPARE(framesIn(stage.takeDrawn()).back(), 49);
    stage.player.play(); // from the start
    stage.pass(milliseconds(100));
    QVERIFY(stage.player.position() < 5);
    stage.player.play(-4);
    stage.pass(milliseconds(1000));
    QCOMPARE(stage.player.state(), Player::State::Resting);
    QCOMPARE(stage.player.position(), 0);
    QCOMPARE(stage.player.statistics().underruns, 0);
}

void TestPlayer::jKLClimbsALadder()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.seek(150);
    const auto expect = [&](int direction, int speed) {
        stage.player.shuttle(direction);
        QCOMPARE(stage.player.speed(), speed);
        stage.pass(milliseconds(40));
    };
    for (const int speed : {1, 2, 4, 8, 8})
        expect(1, speed);
    for (const int speed : {-1, -2, -4, -8, -8})
        expect(-1, speed);
    expect(1, 1);
    stage.player.stop();
    QCOMPARE(stage.player.speed(), 0);
    stage.player.seek(20);
    stage.player.play(2);
    stage.pass(milliseconds(1000));
    QVERIFY(std::abs(stage.player.position() - 70) <= 3);
}

void TestPlayer::aStepIsHeard()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.seek(20);
    stage.pass(milliseconds(100));
    stage.takeDrawn();
    for (const std::int64_t frame : {21, 22, 23}) {
        stage.player.step(1);
        QVERIFY(stage.player.isSettled());
        QCOMPARE(frameOfPicture(stage.player.picture()), frame);
        stage.pass(milliseconds(100));
        const auto drawn = stage.takeDrawn();
        const float loudest = *std::max_element(drawn.begin(), drawn.end());
        QCOMPARE(frameOfSample(loudest), frame);
        QVERIFY(std::count_if(drawn.begin(), drawn.end(), [](float s) { return s != 0; })
                <= 1920 + 240);
        QCOMPARE(drawn.back(), 0.0F);
    }
    stage.player.setScrubSound(false);
    stage.player.step(-3);
    QCOMPARE(stage.player.position(), 20);
    stage.pass(milliseconds(100));
    QVERIFY(isSilent(stage.takeDrawn()));
    stage.player.step(-100);
    QCOMPARE(stage.player.position(), 0);
}

void TestPlayer::draggingIsHeardAndSilentWhenStill()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.beginScrub();
    for (std::int64_t frame = 0; frame < 50; ++frame) {
        stage.player.scrubTo(frame);
        stage.pass(milliseconds(40));
    }
    QVERIFY(!isSilent(stage.takeDrawn()));
    stage.pass(milliseconds(100));
    stage.takeDrawn();
    stage.player.scrubTo(49);
    stage.pass(milliseconds(500));
    QVERIFY(isSilent(stage.takeDrawn()));
    stage.player.endScrub();
    QVERIFY(stage.player.isSettled());
    QCOMPARE(stage.player.position(), 49);
    stage.player.play();
    stage.pass(milliseconds(200));
    QCOMPARE(framesIn(stage.takeDrawn()).front(), 49);
}

void TestPlayer::theNewestFrameOfADragWins()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.beginScrub();
    std::mt19937 chance(9);
    for (int i = 0; i < 100; ++i) {
        const std::int64_t frame = chance() % 300;
        stage.player.scrubTo(chance() % 300);
        stage.player.scrubTo(frame);
        stage.pass(milliseconds(20));
        QCOMPARE(stage.player.position(), frame);
        QCOMPARE(stage.player.picture().frame, frame);
        QVERIFY(stage.player.picture().isExact);
        QCOMPARE(frameOfPicture(stage.player.picture()), frame);
    }
}

void TestPlayer::anEditGoesOnPlaying()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.play();
    stage.pass(milliseconds(1000));
    const std::int64_t before = stage.player.position();
    stage.player.setSequence(m_footage.film(Footage::kFrames, 5)); // all moves by five frames
    QCOMPARE(stage.player.state(), Player::State::Playing);
    QCOMPARE(frameOfPicture(stage.player.picture()), stage.player.position() + 5);
    stage.takeDrawn();
    stage.pass(milliseconds(1010));
    const auto drawn = stage.takeDrawn();
    QVERIFY(std::find(drawn.begin(), drawn.end(), 0.0F) == drawn.end());
    QVERIFY(std::abs(stage.player.position() - before - 25) <= 1);
    QCOMPARE(frameOfSample(drawn.back()), frameOfPicture(stage.player.picture()));
    QCOMPARE(stage.player.statistics().underruns, 0);
}

void TestPlayer::anEditThatCutsTheRestOffEndsThere()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.play();
    stage.pass(milliseconds(2000));
    stage.player.setSequence(m_footage.film(30));
    stage.pass(milliseconds(5));
    QCOMPARE(stage.player.state(), Player::State::Resting);
    QCOMPARE(stage.player.position(), 29);
    QVERIFY(stage.player.isSettled());
    QCOMPARE(frameOfPicture(stage.player.picture()), 29);
}

void TestPlayer::aLostDeviceIsToldAndComesBack()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    stage.player.play();
    stage.pass(milliseconds(1000));
    stage.device->isThere = false;
    stage.pass(milliseconds(1000));
    QCOMPARE(stage.notices.size(), 1);
    QVERIFY(stage.notices.front().contains(QStringLiteral("device is gone")));
    QVERIFY(std::abs(stage.player.position() - 50) <= 1); // it went on
    stage.device->isThere = true;
    stage.pass(milliseconds(1010));
    QCOMPARE(stage.notices.size(), 2);
    QVERIFY(stage.notices.back().contains(QStringLiteral("device is back")));
    QCOMPARE(stage.device->starts, 2);
    QVERIFY(std::abs(stage.player.position() - 75) <= 2);
    QVERIFY(std::abs(frameOfSample(stage.device->drawn.back()) - stage.player.position()) <= 1);
}

void TestPlayer::missingMediaIsAPlaceholder()
{
    Stage stage;
    PlayedSequence film = m_footage.film();
    film.media.media.clear();
    stage.player.setSequence(film);
    QVERIFY(stage.player.isSettled());
    QVERIFY(!stage.player.picture().image.isNull());
    stage.player.play();
    stage.pass(milliseconds(400));
    QVERIFY(stage.player.position() >= 9);
}

void TestPlayer::seeksDuringPlaybackNeverShowAnotherFrameAtRest()
{
    Stage stage;
    stage.player.setSequence(m_footage.film());
    std::mt19937 chance(11);
    for (int i = 0; i < 500; ++i) {
        const std::int64_t frame = chance() % 280;
        stage.player.play(chance() % 2 ? 1 : -1);
        stage.pass(milliseconds(5 + chance() % 50));
        stage.player.seek(frame);
        stage.pass(milliseconds(chance() % 20));
        stage.player.stop();
        QVERIFY(stage.player.isSettled());
        QCOMPARE(frameOfPicture(stage.player.picture()), stage.player.position());
        QVERIFY(std::abs(stage.player.position() - frame) <= 1);
        stage.pass(milliseconds(20)); // nothing stale comes after
        QCOMPARE(frameOfPicture(stage.player.picture()), stage.player.position());
    }
}

void TestPlayer::anySequenceOfEventsEndsWhereItShould_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 12; ++seed)
        QTest::addRow("%u", seed) << seed;
}

/// Whatever happens in whatever order: what is shown is of the state of the project that is set,
/// sound and picture agree where it plays at normal speed, and at rest the frame is exact.
void TestPlayer::anySequenceOfEventsEndsWhereItShould()
{
    QFETCH(unsigned, seed);
    std::mt19937 chance(seed);
    Stage stage;
    stage.device->latency = chance() % 2 ? 960 : 0;
    std::int64_t shift = 0;
    Player &player = stage.player;
    player.setSequence(m_footage.film(250, shift));
    const auto random = [&](unsigned below) { return static_cast<std::int64_t>(chance() % below); };
    for (int i = 0; i < 150; ++i) {
        switch (chance() % 14) {
        case 0: player.play(); break;
        case 1: player.play(std::array{-1, 2, -2, 4, 8}[chance() % 5]); break;
        case 2: player.stop(); break;
        case 3: player.toggle(); break;
        case 4: player.seek(random(260)); break;
        case 5: player.step(random(7) - 3); break;
        case 6: player.shuttle(chance() % 2 ? 1 : -1); break;
        case 7:
            player.setLoop(chance() % 2 ? TimeRange{random(200), random(60)} : TimeRange());
            break;
        case 8: player.beginScrub(); break;
        case 9: player.scrubTo(random(260)); break;
        case 10: player.endScrub(); break;
        case 11:
            shift = random(40);
            player.setSequence(m_footage.film(200 + random(60), shift));
            break;
        case 12: stage.device->isThere = chance() % 3 != 0; break;
        case 13: player.setQuality(PreviewQuality::Full); break;
        }
        stage.pass(milliseconds(random(80)));
        const std::int64_t length = player.sequence().find()->length();
        const std::int64_t shown = frameOfPicture(player.picture());
        const std::int64_t named = player.position();
        QVERIFY(named >= 0);
        if (player.state() == Player::State::Playing) {
            QVERIFY(named < length);
            if (shown >= 0) {
                const std::int64_t behind = (named + shift - shown) * (player.speed() > 0 ? 1 : -1);
                QVERIFY2(behind == 0 || !player.loop().isEmpty(),
                         qPrintable(QString::number(behind)));
            }
        } else if (named < length) {
            QCOMPARE(shown, named + shift);
            QVERIFY(player.picture().isExact);
        }
        QCOMPARE(player.statistics().underruns, 0);
    }
    player.endScrub();
    player.stop();
    stage.pass(milliseconds(100));
    stage.takeDrawn();
    stage.pass(milliseconds(2000));
    QVERIFY(player.isSettled());
    QVERIFY(isSilent(stage.takeDrawn()));
}

/// Footage of varying rate with gaps, over and over; each picture shown is the one that its time
/// stamp says belongs to the sound heard with it.
void TestPlayer::tenMinutesOfVariableRateStayTogether()
{
    constexpr std::int64_t kPieces = 300, kPiece = 60; // frames at 30
    const FrameRate rate = *FrameRate::make(30);
    TestProject made;
    const SequenceId id = made.addSequence(320, 180, rate);
    const MediaId pictures = made.addMedia(videoInfo(320, 180),
                                           mediaPath(QStringLiteral("vfr.mkv")));
    MediaInfo info;
    info.audio.resize(1);
    const MediaId sound = made.addMedia(info, m_footage.soundPath());
    const std::size_t video = made.addTrack(id), audio = made.addTrack(id, TrackKind::Audio);
    for (std::int64_t piece = 0; piece < kPieces; ++piece) {
        for (const auto &[track, media] : {std::pair(video, pictures), std::pair(audio, sound)})
            made.addClip(id, track, piece * kPiece, clipOf(MediaSource{media}, kPiece));
    }
    const Truth truth = truthOf(QStringLiteral("vfr.mkv"));
    Stage stage;
    stage.player.setSequence({made.snapshot(), id, made.map});
    std::int64_t compared = 0;
    stage.player.play();
    while (stage.player.state() == Player::State::Playing) {
        stage.pass(milliseconds(37), milliseconds(37));
        const std::int64_t position = stage.player.position();
        const float heard = stage.device->drawn.empty() ? 0 : stage.device->drawn.back();
        stage.device->drawn.clear();
        if (stage.player.state() != Player::State::Playing || heard == 0)
            continue;
        // The sound tells its own time in 25ths of a second from the piece's start.
        const Rational seconds = rate.secondsAt(position % kPiece);
        const double apart = std::remainder(seconds.toDouble()
                                                - static_cast<double>(frameOfSample(heard)) / 25,
                                            2); // it is over where the next piece begins
        QVERIFY2(std::abs(apart) <= 1.0 / 25 + 1.0 / 30, qPrintable(QString::number(apart)));
        if (++compared % 10 != 0)
            continue;
        const std::int64_t shown = frameOfPicture(stage.player.picture());
        QVERIFY(shown >= 0);
        // numbered_frames' number 30 × t is on screen from t on.
        const auto wanted = [&](std::int64_t frame) {
            std::int64_t ordinal = 0;
            const Rational from = truth.pictures.front().time;
            while (ordinal + 1 < static_cast<std::int64_t>(truth.pictures.size())
                   && truth.pictures[static_cast<std::size_t>(ordinal + 1)].time - from
                          <= rate.secondsAt(frame) + Rational(1, 1000))
                ++ordinal;
            return ((truth.pictures[static_cast<std::size_t>(ordinal)].time - from)
                    * rate.toRational())
                .rounded(Rounding::Nearest);
        };
        QCOMPARE(shown, wanted(position % kPiece));
    }
    QVERIFY(compared > 10'000);
    QCOMPARE(stage.player.position(), kPieces * kPiece - 1);
    QCOMPARE(stage.player.statistics().underruns, 0);
}

WEFT_TEST_MAIN(TestPlayer)
#include "tst_player.moc"
