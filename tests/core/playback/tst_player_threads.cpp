#include "tests/core/playback/player_stage.h"
#include "tests/support/test_main.h"

#include <random>

using namespace weft;
using namespace weft::test;

/// The player with its threads, by the steady clock. What takes how long is not looked at: only
/// that all ends where it should.
class TestPlayerThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverHappensItComesToRest();
    void itEndsAtAnyTime();
    void itPlaysToTheEnd();

private:
    Footage m_footage;
};

void TestPlayerThreads::whateverHappensItComesToRest()
{
    Player player;
    std::mt19937 chance(5);
    const auto random = [&](unsigned below) { return static_cast<std::int64_t>(chance() % below); };
    std::int64_t shift = 0;
    player.setSequence(m_footage.film());
    for (int round = 0; round < 12; ++round) {
        for (int i = 0; i < 8; ++i) {
            switch (chance() % 10) {
            case 0: player.play(); break;
            case 1: player.shuttle(chance() % 2 ? 1 : -1); break;
            case 2: player.seek(random(300)); break;
            case 3: player.step(random(5) - 2); break;
            case 4:
                player.beginScrub();
                player.scrubTo(random(300));
                break;
            case 5: player.scrubTo(random(300)); break;
            case 6: player.endScrub(); break;
            case 7:
                shift = random(30);
                player.setSequence(m_footage.film(250, shift));
                break;
            case 8: player.setDisplaySize(QSize(320, 180) * (1 + random(2))); break;
            case 9:
                player.setQuality(chance() % 2 ? PreviewQuality::Auto : PreviewQuality::Half);
                break;
            }
            QTest::qWait(static_cast<int>(random(30)));
        }
        player.endScrub();
        player.setQuality(PreviewQuality::Full);
        const std::int64_t frame = random(240);
        player.stop();
        player.seek(frame);
        QTRY_VERIFY_WITH_TIMEOUT(player.isSettled(), 60'000);
        QCOMPARE(player.position(), frame);
        QCOMPARE(frameOfPicture(player.picture()), frame + shift);
        QVERIFY(player.picture().isExact);
    }
}

void TestPlayerThreads::itEndsAtAnyTime()
{
    for (int i = 0; i < 12; ++i) {
        Player player;
        player.setSequence(m_footage.film());
        if (i % 3 == 1)
            player.play(i % 2 ? 1 : 4);
        if (i % 3 == 2) {
            player.beginScrub();
            player.scrubTo(20 * i);
        }
        QTest::qWait(7 * (i % 4));
    }
}

void TestPlayerThreads::itPlaysToTheEnd()
{
    Player player;
    player.setSequence(m_footage.film(40));
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), Player::State::Resting, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(player.isSettled(), 60'000);
    QCOMPARE(player.position(), 39);
    QCOMPARE(frameOfPicture(player.picture()), 39);
}

WEFT_TEST_MAIN(TestPlayerThreads)
#include "tst_player_threads.moc"
