#include "core/render/colour_conversion.h"

#include "core/media/convert.h"
#include "core/render/hdr.h"
#include "core/render/working_space.h"
#include "kernels/targets.h"
#include "tests/core/render/slow_colour.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/media/messages.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr PixelFormat kRgbF32{PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
constexpr double kTenBits = 1023;

/// A pair of spaces that pictures are converted between.
struct Pair
{
    const char *name;
    SlowSpace from;
    SlowSpace to;
};

constexpr SlowSpace withPeak(SlowSpace space, double peak)
{
    space.peak = peak;
    return space;
}

/// As targets: PQ has room for all.
constexpr SlowSpace kPqTarget = withPeak(kPq, 10'000);
constexpr SlowSpace kLight{ColourPrimaries::Bt709, ColourTransfer::Linear, 203};
constexpr SlowSpace kP3Film{ColourPrimaries::DisplayP3, ColourTransfer::Bt709, 203};

/// Nothing is brighter than the target's peak.
constexpr std::array kPlain{Pair{"BT.2020 to BT.709", kWideSdr, kSdr},
                            Pair{"BT.709 to BT.2020", kSdr, kWideSdr},
                            Pair{"Display P3 to BT.709", kP3, kSdr},
                            Pair{"BT.709 to Display P3", kSdr, kP3},
                            Pair{"BT.601, 525 lines, to BT.2020", kNtsc, kWideSdr},
                            Pair{"BT.2020 to BT.601, 625 lines", kWideSdr, kPal},
                            Pair{"BT.709 to PQ", kSdr, kPqTarget},
                            Pair{"sRGB of Display P3 to PQ", kP3, kPqTarget},
                            Pair{"BT.709 to HLG", kSdr, kHlg},
                            Pair{"HLG to PQ", kHlg, kPqTarget},
                            Pair{"light to BT.709", kLight, kSdr},
                            Pair{"light to PQ", kLight, kPqTarget},
                            Pair{"BT.2020 to light", kWideSdr, kLight}};
constexpr std::array kMapped{Pair{"HLG to BT.709", kHlg, kSdr},
                             Pair{"HLG to BT.2020", kHlg, kWideSdr},
                             Pair{"HLG to Display P3", kHlg, kP3Film},
                             Pair{"PQ to BT.709", kPq, kSdr},
                             Pair{"PQ to BT.2020", kPq, kWideSdr},
                             Pair{"PQ of 4000 cd/m² to BT.709", withPeak(kPq, 4000), kSdr},
                             Pair{"PQ of 10000 cd/m² to BT.709", withPeak(kPq, 10'000), kSdr},
                             Pair{"PQ of 400 cd/m² to BT.709", withPeak(kPq, 400), kSdr},
                             Pair{"PQ of 4000 cd/m² to HLG", withPeak(kPq, 4000), kHlg}};

ColourTags tagsOf(const SlowSpace &space)
{
    return {ColourMatrix::Rgb, space.primaries, space.transfer, ColourRange::Full};
}

ColourSpace sourceOf(const SlowSpace &space)
{
    return spaceOf(tagsOf(space), space.peak);
}

/// Levels over the whole cube, its corners and edges, near black, and greys.
Frame levels(const SlowSpace &space, unsigned seed)
{
    constexpr int kSide = 96;
    std::mt19937 random(seed);
    const auto number = [&] { return random() / 4294967295.0; };
    std::vector<Rgb> colours;
    for (int i = 0; i < kSide * kSide; ++i) {
        Rgb colour{number(), number(), number()};
        switch (i % 6) {
        case 0: colour = {colour[0], colour[0], colour[0]}; break;
        case 1:
            for (double &value : colour)
                value = std::round(value);
            break;
        case 2:
            for (double &value : colour)
                value *= 0.06;
            break;
        case 3: colour[i % 3] = 0; break;
        default: break;
        }
        colours.push_back(colour);
    }
    return madeFrame(kRgbF32, kSide, kSide, tagsOf(space), [&](int plane, int x, int y) {
        return colours[static_cast<std::size_t>(y * kSide + x)][static_cast<std::size_t>(plane)];
    });
}

Frame converted(const Frame &frame, const ColourConversion &conversion)
{
    FrameBuilder out(kRgbF32, frame.width(), frame.height(), frame.colour());
    kernels::RgbaRows rows;
    for (int i = 0; i < 3; ++i) {
        rows.planes[static_cast<std::size_t>(i)] = rowsOf<float>(out.plane(i));
        for (int y = 0; y < frame.height(); ++y)
            std::copy_n(frame.plane(i).row<float>(y), frame.width(), out.plane(i).row<float>(y));
    }
    conversion.apply(rows, {frame.width(), frame.height()});
    return std::move(out).publish();
}

/// What the double-precision reference makes of a frame's levels.
std::vector<std::vector<double>> expected(const Frame &frame, const Pair &pair)
{
    std::vector<std::vector<double>> planes(3);
    for (int y = 0; y < frame.height(); ++y) {
        for (int x = 0; x < frame.width(); ++x) {
            const Rgb from{sampleAt(frame, 0, x, y), sampleAt(frame, 1, x, y),
                           sampleAt(frame, 2, x, y)};
            const Rgb to = slowConverted(from, pair.from, pair.to);
            for (std::size_t i = 0; i < 3; ++i)
                planes[i].push_back(to[i]);
        }
    }
    return planes;
}

std::vector<std::vector<double>> samplesOf(const Frame &frame)
{
    std::vector<std::vector<double>> planes(3);
    for (int i = 0; i < 3; ++i) {
        for (int y = 0; y < frame.height(); ++y) {
            for (int x = 0; x < frame.width(); ++x)
                planes[static_cast<std::size_t>(i)].push_back(sampleAt(frame, i, x, y));
        }
    }
    return planes;
}

/// The greatest distance in codes of ten bits. Within eight codes of black, light is compared:
/// single precision has seven digits of it, which the steep beginning of a curve stretches.
FrameDistance distanceOf(const Frame &frame, std::vector<std::vector<double>> levels,
                         const SlowSpace &space)
{
    const bool isSteep = space.transfer != ColourTransfer::Srgb
                         && space.transfer != ColourTransfer::Linear;
    constexpr double kDark = 1e-5, kSteepness = 343; // of level by light there
    const auto lightOf = [&](double level) {
        return slowLight({level, level, level}, space)[0] / 203;
    };
    FrameDistance worst;
    for (int i = 0; i < 3; ++i) {
        for (int y = 0; y < frame.height(); ++y) {
            for (int x = 0; x < frame.width(); ++x) {
                const double got = sampleAt(frame, i, x, y);
                const double wanted = levels[static_cast<std::size_t>(i)]
                                            [static_cast<std::size_t>(y * frame.width() + x)];
                const double light = lightOf(std::max(wanted, 0.0));
                const double distance = !isSteep || light > kDark
                                            ? std::abs(got - wanted)
                                            : std::abs(lightOf(std::max(got, 0.0)) - light)
                                                  * kSteepness;
                if (!(distance * kTenBits <= worst.greatest))
                    worst = {distance * kTenBits, i, x, y};
            }
        }
    }
    return worst;
}

} // namespace

class TestColourConversion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { kernels::useTarget({}); }

    void conversionsEqualDoublePrecision_data();
    void conversionsEqualDoublePrecision();
    void conversionsEqualZimg_data();
    void conversionsEqualZimg();
    void tonesAreMappedBetweenWhatZimgDoes();
    void ordinaryWhiteLiesWhereTheReportsSay();
    void tonesAreMappedByTheReport();
    void greysStayGreyAndRise_data();
    void greysStayGreyAndRise();
    void huesAreKeptWhereTheyFit();
    void thereAndBackIsTheSame_data();
    void thereAndBackIsTheSame();
    void nothingIsDoneToTheSameSpace();
    void instructionSetsGiveTheSameBits();
    void theWorkingSpaceChoosesTheConversion();
};

static void addPairs(bool mapped)
{
    for (const Pair &pair : kPlain)
        QTest::newRow(pair.name) << &pair;
    for (const Pair &pair : kMapped) {
        if (mapped)
            QTest::newRow(pair.name) << &pair;
    }
}

void TestColourConversion::conversionsEqualDoublePrecision_data()
{
    QTest::addColumn<const Pair *>("pair");
    addPairs(true);
}

void TestColourConversion::conversionsEqualDoublePrecision()
{
    QFETCH(const Pair *, pair);
    const Frame from = levels(pair->from, 1);
    const ColourConversion conversion(sourceOf(pair->from), spaceOf(tagsOf(pair->to)));
    const auto distance = distanceOf(converted(from, conversion), expected(from, *pair), pair->to);
    qInfo("%s: %s", pair->name, distance.toString().constData());
    QVERIFY2(distance.greatest <= 0.1, distance.toString());
}

void TestColourConversion::conversionsEqualZimg_data()
{
    QTest::addColumn<const Pair *>("pair");
    addPairs(false);
}

void TestColourConversion::conversionsEqualZimg()
{
    QFETCH(const Pair *, pair);
    const Frame from = levels(pair->from, 2);
    const ColourConversion conversion(sourceOf(pair->from), spaceOf(tagsOf(pair->to)));
    // zimg leaves colours that the target lacks below 0, where we cut them off in light.
    const auto zimg = convert(from, {kRgbF32, tagsOf(pair->to)});
    QVERIFY2(zimg, why(zimg));
    auto cut = samplesOf(*zimg);
    for (std::vector<double> &plane : cut) {
        for (double &sample : plane)
            sample = std::max(sample, 0.0);
    }
    const auto distance = distanceOf(converted(from, conversion), cut, pair->to);
    qInfo("%s: %s", pair->name, distance.toString().constData());
    // zimg's sRGB has constants of its own, which join its two parts smoothly.
    const double bound = pair->from.transfer == ColourTransfer::Srgb ? 1 : 0.25;
    QVERIFY2(distance.greatest <= bound, distance.toString());
}

void TestColourConversion::tonesAreMappedBetweenWhatZimgDoes()
{
    for (const Pair &pair : kMapped) {
        if (pair.to.transfer == ColourTransfer::Hlg)
            continue;
        const Frame from = levels(pair.from, 3);
        const ColourConversion conversion(sourceOf(pair.from), spaceOf(tagsOf(pair.to)));
        ColourTags light = tagsOf(pair.from);
        light.transfer = ColourTransfer::Linear;
        const auto bright = convert(from, {kRgbF32, light});
        QVERIFY2(bright, why(bright));
        const Frame dark = madeFrame(kRgbF32, from.width(), from.height(), light,
                                     [&](int plane, int x, int y) {
                                         double greatest = 0;
                                         for (int i = 0; i < 3; ++i)
                                             greatest = std::max(greatest,
                                                                 sampleAt(*bright, i, x, y));
                                         const double gain = greatest <= 0
                                                                 ? 1
                                                                 : slowToneMapped(greatest * 203,
                                                                                  pair.from.peak,
                                                                                  pair.to.peak)
                                                                       / (greatest * 203);
                                         return sampleAt(*bright, plane, x, y) * gain;
                                     });
        const auto mapped = convert(dark, {kRgbF32, tagsOf(pair.to)});
        QVERIFY2(mapped, why(mapped));
        auto cut = samplesOf(*mapped);
        for (std::vector<double> &plane : cut) {
            for (double &sample : plane)
                sample = std::clamp(sample, 0.0, 1.0);
        }
        const auto distance = distanceOf(converted(from, conversion), cut, pair.to);
        qInfo("%s: %s", pair.name, distance.toString().constData());
        QVERIFY2(distance.greatest <= 0.25, distance.toString());
    }
}

static double converted(double level, const SlowSpace &from, const SlowSpace &to)
{
    const Frame grey = madeFrame(kRgbF32, 1, 1, tagsOf(from), [&](int, int, int) { return level; });
    return sampleAt(converted(grey, ColourConversion(sourceOf(from), spaceOf(tagsOf(to)))), 1, 0,
                    0);
}

void TestColourConversion::ordinaryWhiteLiesWhereTheReportsSay()
{
    // BT.2408: HDR reference white is 75 % of HLG, 58 % of PQ, 203 cd/m².
    QVERIFY(std::abs(converted(1, kSdr, kHlg) - 0.75) < 0.0005);
    QVERIFY(std::abs(converted(1, kSdr, kPqTarget) - 0.5807) < 0.0001);
    QVERIFY(std::abs(converted(1, kHlg, kPqTarget) - 0.7518) < 0.0001); // 1000 cd/m²
    // HDR's peak is ordinary white, its reference white somewhat below.
    QVERIFY(std::abs(converted(1, kHlg, kSdr) - 1) < 1e-5);
    QVERIFY(std::abs(converted(0.75, kHlg, kSdr) - 0.9034) < 0.0002);
    QVERIFY(std::abs(converted(0.7518, kPq, kSdr) - 1) < 1e-4);
    QCOMPARE(converted(1, kPq, kSdr), 1.0); // brighter than it says: held
    QCOMPARE(converted(0, kPq, kSdr), 0.0);
}

void TestColourConversion::tonesAreMappedByTheReport()
{
    QCOMPARE(toneMapped(0.3, 203, 203), 0.3);
    QCOMPARE(toneMapped(0.3, 203, 1000), 0.3);
    QCOMPARE(toneMapped(0, 1000, 203), 0.0);
    QVERIFY(std::abs(toneMapped(1000.0 / 203, 1000, 203) - 1) < 1e-9);
    QVERIFY(std::abs(toneMapped(7000.0 / 203, 1000, 203) - 1) < 1e-9);
    double before = -1;
    for (double light = 0; light < 60; light += 0.01) {
        for (const double peak : {300.0, 1000.0, 4000.0, 10'000.0}) {
            const double mapped = toneMapped(light, peak, 203);
            const double slow = light > 0 ? slowToneMapped(light * 203, peak, 203) / 203 : 0;
            QVERIFY(std::abs(mapped - slow) < 1e-9);
        }
        const double mapped = toneMapped(light, 4000, 203);
        QVERIFY(mapped >= before && mapped <= light && mapped <= 1 + 1e-12);
        before = mapped;
    }
}

void TestColourConversion::greysStayGreyAndRise_data()
{
    conversionsEqualDoublePrecision_data();
}

void TestColourConversion::greysStayGreyAndRise()
{
    QFETCH(const Pair *, pair);
    constexpr int kSteps = 4096;
    const Frame ramp = madeFrame(kRgbF32, kSteps, 1, tagsOf(pair->from),
                                 [](int, int x, int) { return x / (kSteps - 1.0); });
    const Frame out = converted(ramp,
                                ColourConversion(sourceOf(pair->from), spaceOf(tagsOf(pair->to))));
    for (int x = 0; x < kSteps; ++x) {
        for (int plane = 1; plane < 3; ++plane)
            QVERIFY(std::abs(sampleAt(out, plane, x, 0) - sampleAt(out, 0, x, 0))
                    <= 0.02 / kTenBits);
        QVERIFY(x == 0 || sampleAt(out, 1, x, 0) >= sampleAt(out, 1, x - 1, 0) - 1e-6);
    }
}

void TestColourConversion::huesAreKeptWhereTheyFit()
{
    // Tones alone: the ratios of light stay.
    const Rgb dim{0.5, 0.4, 0.45};
    const Frame frame = madeFrame(kRgbF32, 1, 1, tagsOf(kHlg), [&](int plane, int, int) {
        return 0.3 + dim[static_cast<std::size_t>(plane)];
    });
    const Frame out = converted(frame, ColourConversion(sourceOf(kHlg), spaceOf(tagsOf(kWideSdr))));
    const Rgb before = slowLight({0.8, 0.7, 0.75}, kHlg);
    const Rgb after = slowLight({sampleAt(out, 0, 0, 0), sampleAt(out, 1, 0, 0),
                                 sampleAt(out, 2, 0, 0)},
                                kWideSdr);
    QVERIFY(std::abs(after[1] / after[0] - before[1] / before[0]) < 1e-4);
    QVERIFY(std::abs(after[2] / after[0] - before[2] / before[0]) < 1e-4);
}

void TestColourConversion::thereAndBackIsTheSame_data()
{
    QTest::addColumn<const Pair *>("pair");
    for (const Pair &pair : kPlain) {
        // Only where the way there loses no colour: Display P3's red lies outside BT.2020.
        const bool isWider = pair.to.primaries == ColourPrimaries::Bt2020
                             && pair.from.primaries != ColourPrimaries::DisplayP3;
        if (isWider || pair.from.primaries == pair.to.primaries)
            QTest::newRow(pair.name) << &pair;
    }
}

void TestColourConversion::thereAndBackIsTheSame()
{
    QFETCH(const Pair *, pair);
    const Frame from = levels(pair->from, 4);
    const ColourSpace a = spaceOf(tagsOf(pair->from));
    // Back from something that is known to be no brighter than what came.
    ColourSpace b = spaceOf(tagsOf(pair->to));
    const Frame there = converted(from, ColourConversion(a, b));
    b.content = std::min(b.content, a.room > 0 ? a.room : b.content);
    const Frame back = converted(there, ColourConversion(b, a));
    const auto distance = distanceOf(back, samplesOf(from), pair->from);
    QVERIFY2(distance.greatest <= 0.5, distance.toString());
}

void TestColourConversion::nothingIsDoneToTheSameSpace()
{
    for (const SlowSpace &space : {kSdr, kPq, kHlg, kP3, kLight})
        QVERIFY(ColourConversion(sourceOf(space), spaceOf(tagsOf(space))).isNothing());
    QVERIFY(ColourConversion(sourceOf(withPeak(kPq, 4000)), spaceOf(tagsOf(kPq))).isNothing());
}

void TestColourConversion::instructionSetsGiveTheSameBits()
{
    for (const Pair &pair : kMapped) {
        const Frame from = levels(pair.from, 5);
        const ColourConversion conversion(sourceOf(pair.from), spaceOf(tagsOf(pair.to)));
        kernels::useTarget({});
        const Frame best = converted(from, conversion);
        for (const std::string &target : kernels::supportedTargets()) {
            kernels::useTarget(target);
            QVERIFY(isSame(converted(from, conversion), best));
        }
    }
}

void TestColourConversion::theWorkingSpaceChoosesTheConversion()
{
    ConversionCache cache;
    const auto picture = [](const ColourTags &colour) {
        return madeFrame(kRgbF32, 1, 1, colour, [](int, int, int) { return 0.5; });
    };
    const auto got = [&](const ColourTags &colour, const WorkingSpace &working) {
        return sampleAt(converted(picture(colour), *working.from(picture(colour), cache)), 0, 0, 0);
    };
    const ColourTags pal{ColourMatrix::Rgb, ColourPrimaries::Bt601_625, ColourTransfer::Bt709,
                         ColourRange::Full};
    const WorkingSpace gamma(bt709Tags()), light(bt709Tags(), Compositing::Linear);
    // One family is taken as it is, and has one light.
    for (const ColourTags &colour : {srgbTags(), pal, rgbTagsOf(bt709Tags())}) {
        QCOMPARE(got(colour, gamma), 0.5);
        QVERIFY(std::abs(got(colour, light) - std::pow(0.5, 2.4)) < 1e-6);
    }
    QCOMPARE(got(light.layers(), light), 0.5);
    QVERIFY(std::abs(got(light.layers(), gamma) - std::pow(0.5, 1 / 2.4)) < 1e-6);
    const ColourTags pq{ColourMatrix::Rgb, ColourPrimaries::Bt2020, ColourTransfer::Pq,
                        ColourRange::Full};
    // 92 cd/m²
    QVERIFY(std::abs(got(pq, WorkingSpace(pq, Compositing::Linear)) - 92.2457 / 203) < 1e-4);
    QVERIFY(
        std::abs(got(srgbTags(), WorkingSpace(pq))
                 - slowConverted({0.5, 0.5, 0.5},
                                 {ColourPrimaries::Bt709, ColourTransfer::Srgb, 203}, kPqTarget)[0])
        < 1e-5);
    QCOMPARE(gamma.greatest(), 1.0F);
    QCOMPARE(light.greatest(), 1.0F);
    QCOMPARE(WorkingSpace(pq).greatest(), 1.0F);
    QCOMPARE(WorkingSpace(pq, Compositing::Linear).greatest(), 64.0F);
}

WEFT_TEST_MAIN(TestColourConversion)
#include "tst_colour_conversion.moc"
