#include "core/playback/shuttle_sound.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <complex>
#include <numbers>

using namespace weft;

/// What is heard of a schedule at its speed.
class TestShuttleSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atNormalSpeedItIsTheSequences_data();
    void atNormalSpeedItIsTheSequences();
    void aLoopHasNoSeam();
    void fasterKeepsPitchAndLevel_data();
    void fasterKeepsPitchAndLevel();
    void whatFailsIsTold();
};

namespace {

const FrameRate kRate;

/// The left of a sample is its number, the right minus that.
Result<AudioBlock> numbers(std::int64_t start, std::int64_t length)
{
    AudioBlock block = AudioBlock::silence(start, length);
    for (std::int64_t i = 0; i < length; ++i) {
        block.channels[0][static_cast<std::size_t>(i)] = static_cast<float>(start + i);
        block.channels[1][static_cast<std::size_t>(i)] = static_cast<float>(-start - i);
    }
    return block;
}

Result<AudioBlock> tone(std::int64_t start, std::int64_t length)
{
    AudioBlock block = AudioBlock::silence(start, length);
    for (std::int64_t i = 0; i < length; ++i) {
        const double phase = 2 * std::numbers::pi * 440 * static_cast<double>(start + i)
                             / kSampleRate;
        for (auto &channel : block.channels)
            channel[static_cast<std::size_t>(i)] = static_cast<float>(0.5 * std::sin(phase));
    }
    return block;
}

std::vector<float> heard(const PlayPlan &plan, std::int64_t blocks, const ShuttleSound::Mix &mix)
{
    ShuttleSound sound{PlaySchedule(plan)};
    std::vector<float> left;
    for (std::int64_t block = 0; block < blocks; ++block) {
        const auto samples = sound.block(block * ShuttleSound::kBlock, mix);
        if (!samples)
            qFatal("%s", qPrintable(samples.error().message));
        for (std::size_t i = 0; i < samples->size(); i += 2)
            left.push_back((*samples)[i]);
    }
    return left;
}

/// The amplitude of a frequency in samples.
double amplitude(const std::vector<float> &samples, double frequency)
{
    std::complex<double> sum = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double window = 1
                              - std::cos(2 * std::numbers::pi * static_cast<double>(i)
                                         / static_cast<double>(samples.size()));
        sum += window * static_cast<double>(samples[i])
               * std::polar(1.0, -2 * std::numbers::pi * frequency * static_cast<double>(i)
                                     / kSampleRate);
    }
    return 2 * std::abs(sum) / static_cast<double>(samples.size());
}

} // namespace

void TestShuttleSound::atNormalSpeedItIsTheSequences_data()
{
    QTest::addColumn<int>("speed");
    QTest::newRow("forwards") << 1;
    QTest::newRow("backwards") << -1;
}

void TestShuttleSound::atNormalSpeedItIsTheSequences()
{
    QFETCH(int, speed);
    const PlayPlan plan{kRate, 100, speed > 0 ? 90 : 9, speed, {}};
    const PlaySchedule schedule(plan);
    const auto left = heard(plan, 30, numbers);
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(left.size()); ++i) {
        const float expected = i < schedule.end() ? static_cast<float>(schedule.sampleAt(i)) : 0.0F;
        QCOMPARE(left[static_cast<std::size_t>(i)], expected);
    }
}

void TestShuttleSound::aLoopHasNoSeam()
{
    const PlayPlan plan{*FrameRate::make(30000, 1001), 100, 12, 1, {10, 5}};
    const PlaySchedule schedule(plan);
    const auto left = heard(plan, 100, numbers);
    for (std::size_t i = 0; i < left.size(); ++i)
        QCOMPARE(left[i], static_cast<float>(schedule.sampleAt(static_cast<std::int64_t>(i))));
}

void TestShuttleSound::fasterKeepsPitchAndLevel_data()
{
    QTest::addColumn<int>("speed");
    QTest::addColumn<double>("least");
    QTest::newRow("2") << 2 << 0.45;
    QTest::newRow("-2") << -2 << 0.45;
    // Grains that are not joined: the tone is there, less pure and a little beside itself.
    QTest::newRow("4") << 4 << 0.05;
    QTest::newRow("8") << 8 << 0.05;
}

void TestShuttleSound::fasterKeepsPitchAndLevel()
{
    QFETCH(int, speed);
    QFETCH(double, least);
    const auto left = heard({kRate, 2500, speed > 0 ? 5 : 2000, speed, {}}, 50, tone);
    const int aside = std::abs(speed) > 2 ? 60 : 0;
    double greatest = 0;
    for (int hertz = 440 - aside; hertz <= 440 + aside; ++hertz)
        greatest = std::max(greatest, amplitude(left, hertz));
    QVERIFY2(greatest > least, qPrintable(QString::number(greatest)));
    QVERIFY(amplitude(left, 440.0 * std::abs(speed)) < 0.02);
    for (const float sample : left)
        QVERIFY(std::abs(sample) <= 0.501F);
}

void TestShuttleSound::whatFailsIsTold()
{
    for (const int speed : {1, 2, 8}) {
        ShuttleSound sound{PlaySchedule({kRate, 100, 0, speed, {}})};
        const auto block = sound.block(0, [](std::int64_t, std::int64_t) -> Result<AudioBlock> {
            return fail(ErrorKind::Media, QStringLiteral("no"));
        });
        QVERIFY(!block);
        QCOMPARE(block.error().message, QStringLiteral("no"));
    }
}

WEFT_TEST_MAIN(TestShuttleSound)
#include "tst_shuttle_sound.moc"
