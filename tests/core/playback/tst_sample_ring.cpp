#include "core/playback/null_audio_output.h"
#include "core/playback/sample_ring.h"
#include "core/time/frame_rate.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <random>
#include <thread>

using namespace weft;

/// Sound from the thread that mixes to the one that the device calls.
class TestSampleRing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadInOrder();
    void aClosedGateIsSilentAndLosesNothing();
    void whatIsDiscardedIsNotHeard();
    void nothingClicks();
    void onlyWhatIsOwedIsAnUnderrun();
    void twoThreadsAgree();
    void theNullOutputKeepsTime();
};

namespace {

using Samples = std::vector<float>;

/// Frame n is (n, −n), of values that floats hold exactly.
Samples numbered(std::int64_t start, std::int64_t frames)
{
    Samples samples;
    for (std::int64_t i = start; i < start + frames; ++i) {
        samples.push_back(static_cast<float>(i));
        samples.push_back(static_cast<float>(-i));
    }
    return samples;
}

Samples readFrom(SampleRing &ring, std::int64_t frames)
{
    Samples samples(static_cast<std::size_t>(2 * frames));
    ring.read(samples.data(), frames);
    return samples;
}

void write(SampleRing &ring, const Samples &samples)
{
    ring.write(samples.data(), static_cast<std::int64_t>(samples.size() / 2));
}

float greatestStep(const Samples &samples)
{
    float greatest = 0;
    for (std::size_t i = 2; i < samples.size(); ++i)
        greatest = std::max(greatest, std::abs(samples[i] - samples[i - 2]));
    return greatest;
}

} // namespace

void TestSampleRing::whatIsWrittenIsReadInOrder()
{
    SampleRing ring(1000);
    ring.setOpen(true);
    std::int64_t written = 0, read = 0;
    std::mt19937 chance(2);
    for (int i = 0; i < 500; ++i) {
        const std::int64_t more = chance() % static_cast<unsigned>(ring.space() + 1);
        write(ring, numbered(written, more));
        written += more;
        const std::int64_t wanted = chance() % static_cast<unsigned>(ring.queued() + 1);
        const Samples samples = readFrom(ring, wanted);
        for (std::int64_t frame = 0; frame < wanted; ++frame, ++read) {
            if (read >= SampleRing::kRamp) { // it begins with a ramp
                QCOMPARE(samples[static_cast<std::size_t>(2 * frame)], static_cast<float>(read));
                QCOMPARE(samples[static_cast<std::size_t>(2 * frame + 1)],
                         static_cast<float>(-read));
            }
        }
    }
    QCOMPARE(ring.position(), read);
}

void TestSampleRing::aClosedGateIsSilentAndLosesNothing()
{
    SampleRing ring(1000);
    write(ring, numbered(1, 900));
    QCOMPARE(readFrom(ring, 300), Samples(600, 0.0F));
    QCOMPARE(ring.position(), 0);
    ring.setOpen(true);
    readFrom(ring, 300);
    ring.setOpen(false);
    QVERIFY(readFrom(ring, 300)[2 * SampleRing::kRamp] == 0);
    const std::int64_t stood = ring.position();
    readFrom(ring, 300);
    QCOMPARE(ring.position(), stood);
    QVERIFY(stood <= 300 + SampleRing::kRamp);
}

void TestSampleRing::whatIsDiscardedIsNotHeard()
{
    SampleRing ring(4000);
    ring.setOpen(true);
    write(ring, Samples(4000, 0.5F));
    readFrom(ring, 500);
    QCOMPARE(ring.discard(), 2000);
    write(ring, Samples(2000, -0.5F));
    const Samples samples = readFrom(ring, 1000);
    for (std::size_t i = 2 * SampleRing::kRamp; i < samples.size(); ++i)
        QVERIFY(samples[i] <= 0);
    QCOMPARE(samples.back(), -0.5F);
    // Also where nothing reads on.
    ring.setOpen(false);
    readFrom(ring, 1000);
    const std::int64_t end = ring.discard();
    readFrom(ring, 1);
    QCOMPARE(ring.position(), end);
    QCOMPARE(ring.space(), 4000);
}

void TestSampleRing::nothingClicks()
{
    SampleRing ring(5000);
    std::mt19937 chance(7);
    std::int64_t phase = 0;
    Samples heard;
    for (int i = 0; i < 3000; ++i) {
        switch (chance() % 8) {
        case 0: ring.setOpen(chance() % 3 != 0); break;
        case 1:
            ring.discard();
            phase += chance() % 1000;
            break;
        case 2: ring.setOwed(chance() % 2); break;
        default: break;
        }
        Samples more;
        const std::int64_t frames = chance()
                                    % static_cast<unsigned>(
                                        std::min<std::int64_t>(700, ring.space()) + 1);
        for (std::int64_t frame = 0; frame < frames; ++frame, ++phase) {
            const auto value = static_cast<float>(std::sin(0.01 * static_cast<double>(phase)));
            more.insert(more.end(), {value, value});
        }
        write(ring, more);
        const Samples samples = readFrom(ring, chance() % 600);
        heard.insert(heard.end(), samples.begin(), samples.end());
    }
    // The sine's own steepness, the ramp's, and where sound that is not owed sets in again in the
    // middle of a ramp down.
    QVERIFY2(greatestStep(heard) < 0.011 + 1.0 / SampleRing::kRamp + 0.001,
             qPrintable(QString::number(greatestStep(heard))));
}

void TestSampleRing::onlyWhatIsOwedIsAnUnderrun()
{
    SampleRing ring(1000);
    ring.setOpen(true);
    readFrom(ring, 100);
    QCOMPARE(ring.underruns(), 0);
    write(ring, numbered(0, 100));
    ring.setOwed(true);
    readFrom(ring, 100);
    QCOMPARE(ring.underruns(), 0);
    readFrom(ring, 10);
    readFrom(ring, 500);
    QCOMPARE(ring.underruns(), 1); // one, however long
    write(ring, numbered(0, 100));
    readFrom(ring, 300); // the ramp down, what was written, and nothing
    QCOMPARE(ring.underruns(), 2);
    ring.setOpen(false);
    readFrom(ring, 100);
    ring.setOpen(true);
    ring.setOwed(false);
    readFrom(ring, 100);
    QCOMPARE(ring.underruns(), 2);
}

void TestSampleRing::twoThreadsAgree()
{
    SampleRing ring(512);
    ring.setOpen(true);
    constexpr std::int64_t kFrames = 200'000;
    std::jthread writer([&] {
        for (std::int64_t next = 0; next < kFrames;) {
            const std::int64_t frames = std::min<std::int64_t>({ring.space(), 100, kFrames - next});
            if (frames == 0)
                std::this_thread::yield();
            write(ring, numbered(next, frames));
            next += frames;
        }
    });
    std::int64_t wrong = 0;
    while (ring.position() < kFrames) {
        const std::int64_t start = ring.position();
        const std::int64_t frames = std::min<std::int64_t>(ring.written() - start, 64);
        const Samples samples = readFrom(ring, frames);
        for (std::int64_t i = 0; i < frames; ++i)
            wrong += start + i >= SampleRing::kRamp
                     && samples[static_cast<std::size_t>(2 * i)] != static_cast<float>(start + i);
        if (frames == 0)
            std::this_thread::yield();
    }
    QCOMPARE(wrong, 0);
}

void TestSampleRing::theNullOutputKeepsTime()
{
    std::chrono::nanoseconds now{};
    SampleRing ring(48000);
    ring.setOpen(true);
    NullAudioOutput output([&] { return now; });
    output.advance(); // nothing is to be drawn from yet
    QVERIFY(output.start(ring));
    write(ring, Samples(2 * 48000, 0.1F));
    std::mt19937 chance(4);
    for (int i = 0; i < 100; ++i) {
        now += std::chrono::microseconds(chance() % 9000);
        output.advance();
        QCOMPARE(output.heard(), now.count() * 48 / 1'000'000);
    }
    output.stop();
    now += std::chrono::seconds(1);
    output.advance();
    const std::int64_t stood = ring.position();
    QVERIFY(output.start(ring)); // time spent stopped is not caught up with
    now += std::chrono::milliseconds(10);
    output.advance();
    QCOMPARE(ring.position(), stood + 480);
}

WEFT_TEST_MAIN(TestSampleRing)
#include "tst_sample_ring.moc"
