#include "core/playback/play_schedule.h"
#include "tests/support/test_main.h"

#include <random>

using namespace weft;

/// Which frame is seen and which sample is heard at every moment of playing.
class TestPlaySchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesComeInOrder_data();
    void framesComeInOrder();
    void turnsFollowEachOtherWithoutGap_data();
    void turnsFollowEachOtherWithoutGap();
    void theFrameSeenHoldsTheSampleHeard();
    void aLoopLosesNoSample();
    void itEndsWithItsLastSample();
    void unbrokenStretchesAddUp();
};

namespace {

const FrameRate kNtsc = *FrameRate::make(30000, 1001);

PlayPlan planOf(std::int64_t from, int speed, std::int64_t length, TimeRange loop = {})
{
    return {*FrameRate::make(25), length, from, speed, loop};
}

QString framesOf(const PlaySchedule &schedule, std::int64_t count)
{
    QStringList frames;
    for (std::int64_t index = 0; index < count; ++index) {
        const auto turn = schedule.turn(index);
        if (turn.index != index)
            break; // the end
        frames << QString::number(turn.frame);
    }
    return frames.join(QLatin1Char(' '));
}

} // namespace

void TestPlaySchedule::framesComeInOrder_data()
{
    QTest::addColumn<std::int64_t>("from");
    QTest::addColumn<int>("speed");
    QTest::addColumn<std::int64_t>("length");
    QTest::addColumn<TimeRange>("loop");
    QTest::addColumn<QString>("frames");
    const auto row = [](const char *name, std::int64_t from, int speed, std::int64_t length,
                        TimeRange loop, const char *frames) {
        QTest::addRow("%s", name) << from << speed << length << loop << QString::fromLatin1(frames);
    };
    row("forwards", 2, 1, 6, {}, "2 3 4 5");
    row("backwards", 3, -1, 6, {}, "3 2 1 0");
    row("double", 1, 2, 8, {}, "1 3 5 7");
    row("double, odd rest", 0, 2, 5, {}, "0 2 4");
    row("double backwards", 6, -2, 8, {}, "6 4 2 0");
    row("eight times", 3, 8, 20, {}, "3 11 19");
    row("eight times backwards", 18, -8, 20, {}, "18 10 2");
    row("from before the beginning", -5, 1, 3, {}, "0 1 2");
    row("from beyond the end", 9, 1, 3, {}, "2");
    row("an empty sequence", 0, 1, 0, {}, "0");
    row("loop", 3, 1, 9, {2, 3}, "3 4 2 3 4 2 3 4");
    row("loop reached from before", 0, 1, 9, {2, 2}, "0 1 2 3 2 3 2 3");
    row("loop that lies behind", 6, 1, 9, {2, 3}, "6 7 8");
    row("loop backwards", 3, -1, 9, {2, 3}, "3 2 4 3 2 4 3 2");
    row("loop backwards from after", 6, -1, 9, {2, 3}, "6 5 4 3 2 4 3 2");
    row("loop backwards that lies behind", 1, -1, 9, {2, 3}, "1 0");
    row("loop at double speed", 2, 2, 9, {2, 5}, "2 4 6 2 4 6 2 4");
    row("loop of one frame", 4, 1, 9, {4, 1}, "4 4 4 4 4 4 4 4");
    row("loop longer than the sequence", 1, 1, 3, {0, 50}, "1 2 0 1 2 0 1 2");
}

void TestPlaySchedule::framesComeInOrder()
{
    QFETCH(std::int64_t, from);
    QFETCH(int, speed);
    QFETCH(std::int64_t, length);
    QFETCH(TimeRange, loop);
    QFETCH(QString, frames);
    QCOMPARE(framesOf(PlaySchedule(planOf(from, speed, length, loop)), 8), frames);
}

void TestPlaySchedule::turnsFollowEachOtherWithoutGap_data()
{
    QTest::addColumn<int>("speed");
    QTest::addColumn<TimeRange>("loop");
    for (const int speed : {1, -1, 2, -2, 4, -4, 8, -8}) {
        QTest::addRow("%d", speed) << speed << TimeRange();
        QTest::addRow("%d, looping", speed) << speed << TimeRange{5, 31};
    }
}

void TestPlaySchedule::turnsFollowEachOtherWithoutGap()
{
    QFETCH(int, speed);
    QFETCH(TimeRange, loop);
    for (const FrameRate &rate : {FrameRate(), kNtsc, *FrameRate::make(24000, 1001)}) {
        const PlaySchedule schedule({rate, 100, 20, speed, loop});
        std::int64_t end = 0;
        for (std::int64_t index = 0; index < 200; ++index) {
            const auto turn = schedule.turn(index);
            if (turn.index < index)
                break;
            QCOMPARE(turn.start, end);
            QVERIFY(turn.end > turn.start);
            for (const std::int64_t output :
                 {turn.start, (turn.start + turn.end) / 2, turn.end - 1}) {
                const auto there = schedule.turnAt(output);
                QCOMPARE(there.index, index);
                QCOMPARE(there.frame, turn.frame);
                QCOMPARE(there.start, turn.start);
            }
            end = turn.end;
        }
        if (!schedule.isEndless())
            QCOMPARE(end, schedule.end());
    }
}

void TestPlaySchedule::theFrameSeenHoldsTheSampleHeard()
{
    std::mt19937 chance(3);
    for (int i = 0; i < 20000; ++i) {
        const int speed = std::array{1, -1, 2, -2, 4, -4, 8, -8}[chance() % 8];
        const TimeRange loop{static_cast<std::int64_t>(chance() % 900),
                             static_cast<std::int64_t>(chance() % 4 ? 0 : chance() % 100)};
        const PlaySchedule schedule(
            {kNtsc, 1000, static_cast<std::int64_t>(chance() % 1000), speed, loop});
        const auto output = static_cast<std::int64_t>(chance() % 5'000'000);
        if (!schedule.isEndless() && output >= schedule.end())
            continue;
        const std::int64_t heard = kNtsc.frameAtSample(schedule.sampleAt(output));
        const std::int64_t seen = schedule.turnAt(output).frame;
        const std::int64_t ahead = speed > 0 ? heard - seen : seen - heard;
        QVERIFY2(ahead >= 0 && ahead < std::abs(speed), qPrintable(QString::number(ahead)));
    }
}

void TestPlaySchedule::aLoopLosesNoSample()
{
    const PlaySchedule schedule({kNtsc, 100, 13, 1, {10, 7}});
    std::int64_t expected = kNtsc.sampleAt(13);
    for (std::int64_t output = 0; output < 100'000; ++output) {
        QCOMPARE(schedule.sampleAt(output), expected);
        if (++expected == kNtsc.sampleAt(17))
            expected = kNtsc.sampleAt(10);
    }
}

void TestPlaySchedule::itEndsWithItsLastSample()
{
    const PlaySchedule forwards({kNtsc, 100, 37, 1, {}});
    QCOMPARE(forwards.sampleAt(forwards.end() - 1), kNtsc.sampleAt(100) - 1);
    const PlaySchedule backwards({kNtsc, 100, 37, -1, {}});
    QCOMPARE(backwards.sampleAt(0), kNtsc.sampleAt(38) - 1);
    QCOMPARE(backwards.sampleAt(backwards.end() - 1), 0);
}

void TestPlaySchedule::unbrokenStretchesAddUp()
{
    const PlaySchedule looping({kNtsc, 100, 13, 1, {10, 7}});
    QCOMPARE(looping.unbrokenFrom(0, 1'000'000), kNtsc.sampleAt(17) - kNtsc.sampleAt(13));
    QCOMPARE(looping.unbrokenFrom(0, 10), 10);
    const std::int64_t first = looping.unbrokenFrom(0, 1'000'000);
    QCOMPARE(looping.unbrokenFrom(first, 1'000'000), kNtsc.sampleAt(17) - kNtsc.sampleAt(10));
    const PlaySchedule once(planOf(3, -1, 5));
    QCOMPARE(once.unbrokenFrom(100, 1'000'000), once.end() - 100);
}

WEFT_TEST_MAIN(TestPlaySchedule)
#include "tst_play_schedule.moc"
