#include "core/playback/audio_clock.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <random>

using namespace weft;

/// A device's reports, made even.
class TestAudioClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsEvenBetweenReports();
    void itFollowsADeviceThatIsSlowOrFast_data();
    void itFollowsADeviceThatIsSlowOrFast();
    void itStandsStillWithTheDevice();
    void itJumpsWithTheDevice();
};

namespace {

constexpr std::int64_t kPeriod = 960;

std::chrono::nanoseconds after(double seconds)
{
    return std::chrono::nanoseconds(std::llround(seconds * 1e9));
}

/// What a device says that counts whole periods.
std::int64_t reportedAt(double seconds, double rate)
{
    return static_cast<std::int64_t>(seconds * rate) / kPeriod * kPeriod;
}

} // namespace

void TestAudioClock::itIsEvenBetweenReports()
{
    AudioClock clock(kPeriod);
    std::int64_t last = 0;
    for (int i = 0; i < 1000; ++i) {
        const double now = 0.005 * i;
        const std::int64_t position = clock.at(reportedAt(now, 48000), after(now));
        QVERIFY(std::abs(static_cast<double>(position) - now * 48000) <= kPeriod);
        if (i > 100)
            QVERIFY(std::abs(static_cast<double>(position - last) - 240) < 80);
        last = position;
    }
}

void TestAudioClock::itFollowsADeviceThatIsSlowOrFast_data()
{
    QTest::addColumn<double>("rate");
    QTest::newRow("slow") << 47950.0;
    QTest::newRow("exact") << 48000.0;
    QTest::newRow("fast") << 48050.0;
}

void TestAudioClock::itFollowsADeviceThatIsSlowOrFast()
{
    QFETCH(double, rate);
    AudioClock clock(kPeriod);
    std::mt19937 chance(1);
    std::int64_t last = 0;
    double now = 0;
    while (now < 600) {
        now += 0.001 + 0.00001 * (chance() % 1000); // ticks come late
        const std::int64_t position = clock.at(reportedAt(now, rate), after(now));
        QVERIFY(position >= last);
        QVERIFY(std::abs(static_cast<double>(position) - now * rate) < 1.5 * kPeriod);
        last = position;
    }
}

void TestAudioClock::itStandsStillWithTheDevice()
{
    AudioClock clock(kPeriod);
    clock.at(48000, after(1));
    const std::int64_t stood = clock.at(48000, after(10));
    QVERIFY(stood <= 48000 + kPeriod);
    QCOMPARE(clock.at(48000, after(20)), stood);
}

void TestAudioClock::itJumpsWithTheDevice()
{
    AudioClock clock(kPeriod);
    clock.at(48000, after(1));
    QCOMPARE(clock.at(480000, after(1.01)), 480000);
    QCOMPARE(clock.at(0, after(1.02)), 0);
}

WEFT_TEST_MAIN(TestAudioClock)
#include "tst_audio_clock.moc"
