#include "core/render/frame_mix.h"

#include "tests/core/render/slow_compositor.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr PixelFormat kYuv422p10{PixelLayout::Yuv422, SampleType::U16, 10, AlphaMode::None};
constexpr PixelFormat kGrey8{PixelLayout::Grey, SampleType::U8, 8, AlphaMode::None};
constexpr PixelFormat kRgba8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::Straight};

/// Soft blobs of several sizes, everywhere on the plane.
class Pattern
{
public:
    /// @param size of its blobs, 1 = about 20 pixels and more
    explicit Pattern(unsigned seed, double size = 1)
        : m_size(size)
    {
        std::mt19937 random(seed);
        const auto next = [&](double low, double high) {
            return low + (high - low) * (random() / 4294967295.0);
        };
        for (Wave &wave : m_waves)
            wave = {next(-0.35, 0.35), next(-0.35, 0.35), next(0, 6.28)};
    }

    /// 0 to 1
    double at(double x, double y) const
    {
        double sum = 0;
        for (const Wave &wave : m_waves)
            sum += std::sin((wave.x * x + wave.y * y) / m_size + wave.phase);
        return 0.5 + 0.5 * std::tanh(sum / 3);
    }

private:
    struct Wave
    {
        double x, y, phase;
    };
    double m_size;
    std::array<Wave, 9> m_waves;
};

/// The pattern moved to the right and down, in every plane.
Frame pictureOf(const Pattern &pattern, const PixelFormat &format, int width, int height, double dx,
                double dy)
{
    const double most = (1 << format.bitDepth) - 1;
    return madeFrame(format, width, height, bt709Tags(), [&](int plane, int x, int y) {
        const bool isChroma = !format.isRgb() && plane > 0;
        const double across = isChroma
                                  ? static_cast<double>(width) / format.planeWidth(plane, width)
                                  : 1;
        const double down = isChroma
                                ? static_cast<double>(height) / format.planeHeight(plane, height)
                                : 1;
        return std::lround(
            most * (0.1 + 0.8 * pattern.at((x + 0.5) * across - dx, (y + 0.5) * down - dy)));
    });
}

/// How far to the right and down the pattern lies in a picture's luma, by the least sum of squares
/// around a guess.
struct Found
{
    double x = 0;
    double y = 0;
};

Found findPattern(const Frame &frame, const Pattern &pattern, Found guess)
{
    const double most = (1 << frame.format().bitDepth) - 1;
    const auto miss = [&](double dx, double dy) {
        double sum = 0;
        for (int y = frame.height() / 5; y < frame.height() * 4 / 5; y += 3) {
            for (int x = frame.width() / 5; x < frame.width() * 4 / 5; x += 3) {
                const double seen = sampleAt(frame, 0, x, y) / most;
                const double wanted = 0.1 + 0.8 * pattern.at(x + 0.5 - dx, y + 0.5 - dy);
                sum += (seen - wanted) * (seen - wanted);
            }
        }
        return sum;
    };
    Found best = guess;
    double least = miss(guess.x, guess.y);
    for (const double step : {0.5, 0.1}) {
        const Found middle = best;
        for (int j = -5; j <= 5; ++j) {
            for (int i = -5; i <= 5; ++i) {
                const double sum = miss(middle.x + i * step, middle.y + j * step);
                if (sum < least) {
                    least = sum;
                    best = {middle.x + i * step, middle.y + j * step};
                }
            }
        }
    }
    return best;
}

double meanDifference(const Frame &a, const Frame &b, int plane, int margin)
{
    double sum = 0;
    int count = 0;
    for (int y = margin; y < a.plane(plane).height - margin; ++y) {
        for (int x = margin; x < a.plane(plane).width - margin; ++x, ++count)
            sum += std::abs(sampleAt(a, plane, x, y) - sampleAt(b, plane, x, y));
    }
    return sum / count;
}

} // namespace

class TestFrameMix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blendIsTheExactMean_data();
    void blendIsTheExactMean();
    void hiddenColoursDoNotBleed();
    void flowLandsThePatternInBetween_data();
    void flowLandsThePatternInBetween();
    void flowKeepsWhatStandsStill();
    void flowMovesAThingOverItsGround();
    void flowAcrossACutIsThePictureOnScreen();
    void theNumberOfThreadsDoesNotMatter();
    void tinyPicturesAreMixed();
};

void TestFrameMix::blendIsTheExactMean_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<double>("part");
    const char *names[] = {"4:2:0, 8 bits", "4:2:2, 10 bits", "grey"};
    for (int format = 0; format < 3; ++format) {
        for (const double part : {0.25, 0.5, 0.8})
            QTest::addRow("%s, %g", names[format], part) << format << part;
    }
}

void TestFrameMix::blendIsTheExactMean()
{
    QFETCH(int, format);
    QFETCH(double, part);
    const PixelFormat formats[] = {kYuv420p8, kYuv422p10, kGrey8};
    const Frame a = testFrame(formats[format], 37, 21, bt709Tags(), 1);
    const Frame b = testFrame(formats[format], 37, 21, bt709Tags(), 2);
    const Frame mix = blended(a, b, part);
    for (int plane = 0; plane < a.format().planeCount(); ++plane) {
        for (int y = 0; y < a.plane(plane).height; ++y) {
            for (int x = 0; x < a.plane(plane).width; ++x) {
                const double exact = sampleAt(a, plane, x, y) * (1 - part)
                                     + sampleAt(b, plane, x, y) * part;
                QVERIFY(std::abs(sampleAt(mix, plane, x, y) - exact) <= 0.5 + 0.04);
            }
        }
    }
    QCOMPARE(mix.colour(), a.colour());
}

/// Red that is there, and green that is not: half as much red.
void TestFrameMix::hiddenColoursDoNotBleed()
{
    const auto flat = [](std::array<int, 4> colour) {
        return madeFrame(kRgba8, 5, 3, srgbTags(), [&](int plane, int, int) {
            return colour[static_cast<std::size_t>(plane)];
        });
    };
    const auto a = mixable(flat({255, 0, 0, 255})), b = mixable(flat({0, 255, 0, 0}));
    QVERIFY(a && b);
    const Frame mix = blended(*a, *b, 0.5);
    QCOMPARE(mix.format(), kRgbaF32);
    const std::array<double, 4> expected{0.5, 0, 0, 0.5};
    for (int plane = 0; plane < 4; ++plane)
        QVERIFY(std::abs(sampleAt(mix, plane, 2, 1) - expected[static_cast<std::size_t>(plane)])
                < 1e-6);
}

void TestFrameMix::flowLandsThePatternInBetween_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<double>("dx");
    QTest::addColumn<double>("dy");
    QTest::addColumn<bool>("isDeep");
    QTest::newRow("to the right and up") << 320 << 180 << 7.0 << -3.0 << false;
    QTest::newRow("by parts of pixels") << 320 << 180 << -2.4 << 1.7 << false;
    QTest::newRow("10 bits, odd size") << 331 << 187 << 5.0 << 6.0 << true;
    QTest::newRow("more pixels than cells") << 1920 << 1080 << 12.0 << 8.5 << false;
}

void TestFrameMix::flowLandsThePatternInBetween()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(double, dx);
    QFETCH(double, dy);
    QFETCH(bool, isDeep);
    const PixelFormat format = isDeep ? kYuv422p10 : kYuv420p8;
    const Pattern pattern(4, width > 1000 ? 4 : 1);
    const Frame a = pictureOf(pattern, format, width, height, 0, 0);
    const Frame b = pictureOf(pattern, format, width, height, dx, dy);
    WorkPool pool(2);
    const Motion motion = motionBetween(a, b);
    QVERIFY(!motion.isCut);
    for (const double part : {0.2, 0.5, 0.75}) {
        const Frame made = moved(a, b, part, motion, pool);
        const Found found = findPattern(made, pattern, {dx * part, dy * part});
        const double off = std::hypot(found.x - dx * part, found.y - dy * part);
        QVERIFY2(off < 0.5, QByteArray::number(off));
        const Frame wanted = pictureOf(pattern, format, width, height, dx * part, dy * part);
        for (int plane = 0; plane < 3; ++plane) {
            const double mean = meanDifference(made, wanted, plane, 16) * (isDeep ? 0.25 : 1);
            const double blend = meanDifference(blended(a, b, part), wanted, plane, 16)
                                 * (isDeep ? 0.25 : 1);
            QVERIFY2(mean < 2.5 && mean < blend / 4,
                     QByteArray::number(mean) + " codes, blended " + QByteArray::number(blend));
        }
    }
}

void TestFrameMix::flowKeepsWhatStandsStill()
{
    const Frame a = testFrame(kYuv420p8, 160, 90, bt709Tags(), 1);
    WorkPool pool(1);
    const Frame made = moved(a, a, 0.5, motionBetween(a, a), pool);
    for (int plane = 0; plane < 3; ++plane)
        QVERIFY(FrameDistance::ofPlane(made, a, plane).greatest <= 1);
}

/// A square of another pattern goes 16 pixels to the right over a ground that stands.
void TestFrameMix::flowMovesAThingOverItsGround()
{
    const Pattern ground(1), thing(2);
    constexpr int kWidth = 240, kHeight = 136;
    const auto scene = [&](double left) {
        return madeFrame(kYuv420p8, kWidth, kHeight, bt709Tags(), [&](int plane, int x, int y) {
            if (plane > 0)
                return 128L;
            const bool isThing = x >= left && x < left + 56 && y >= 40 && y < 96;
            return std::lround(255
                               * (0.1 + 0.8 * (isThing ? thing.at(x - left, y) : ground.at(x, y))));
        });
    };
    const Frame a = scene(70), b = scene(86), wanted = scene(78);
    WorkPool pool(2);
    const Frame made = moved(a, b, 0.5, motionBetween(a, b), pool);
    const Frame blend = blended(a, b, 0.5);
    double own = 0, mixed = 0, far = 0;
    for (int y = 30; y < 106; ++y) {
        for (int x = 60; x < 152; ++x) {
            own += std::abs(sampleAt(made, 0, x, y) - sampleAt(wanted, 0, x, y));
            mixed += std::abs(sampleAt(blend, 0, x, y) - sampleAt(wanted, 0, x, y));
        }
        for (int x = 190; x < 230; ++x)
            far = std::max(far, std::abs(sampleAt(made, 0, x, y) - sampleAt(wanted, 0, x, y)));
    }
    QVERIFY2(own < mixed / 3, QByteArray::number(own / mixed));
    QVERIFY2(far <= 8, QByteArray::number(far));
}

void TestFrameMix::flowAcrossACutIsThePictureOnScreen()
{
    WorkPool pool(1);
    const auto flat = [](int code) {
        return madeFrame(kYuv420p8, 160, 90, bt709Tags(),
                         [code](int plane, int, int) { return plane ? 128 : code; });
    };
    const std::vector<std::pair<Frame, Frame>>
        cuts{{pictureOf(Pattern(1), kYuv420p8, 320, 180, 0, 0),
              pictureOf(Pattern(2), kYuv420p8, 320, 180, 0, 0)},
             {testFrame(kYuv420p8, 160, 90, bt709Tags(), 1), flat(220)},
             {flat(20), flat(200)}};
    for (const auto &[a, b] : cuts) {
        const Motion motion = motionBetween(a, b);
        QVERIFY(motion.isCut);
        QVERIFY(isSame(moved(a, b, 0.3, motion, pool), a));
    }
}

void TestFrameMix::theNumberOfThreadsDoesNotMatter()
{
    const Pattern pattern(7);
    const Frame a = pictureOf(pattern, kYuv420p8, 640, 360, 0, 0);
    const Frame b = pictureOf(pattern, kYuv420p8, 640, 360, 9, 4);
    WorkPool one(1);
    const Frame alone = moved(a, b, 0.4, motionBetween(a, b), one);
    for (const int threads : {2, 3, 8}) {
        WorkPool pool(threads);
        QVERIFY(isSame(moved(a, b, 0.4, motionBetween(a, b), pool), alone));
    }
}

void TestFrameMix::tinyPicturesAreMixed()
{
    WorkPool pool(1);
    for (const auto &[width, height] :
         std::vector<std::pair<int, int>>{{1, 1}, {2, 3}, {17, 5}, {16, 16}, {2000, 1}}) {
        const Frame a = testFrame(kYuv420p8, width, height, bt709Tags(), 1);
        const Frame b = testFrame(kYuv420p8, width, height, bt709Tags(), 2);
        QCOMPARE(moved(a, b, 0.5, motionBetween(a, b), pool).width(), width);
        QCOMPARE(blended(a, b, 0.5).height(), height);
    }
}

WEFT_TEST_MAIN(TestFrameMix)
#include "tst_frame_mix.moc"
