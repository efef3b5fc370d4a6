#include "kernels/affine.h"
#include "tests/kernels/kernel_test.h"

#include <numbers>

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

struct GridRow
{
    const char *name;
    AffineGrid grid;
};

AffineGrid turned(double degrees, double scale, double u, double v)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle) / scale, s = std::sin(angle) / scale;
    return {u, c, s, v, -s, c};
}

/// Copies, turns, enlargements, shears, places far outside.
const std::vector<GridRow> kGrids{{"copy", {}},
                                  {"half a pixel", {1.0, 1, 0, 0.0, 0, 1}},
                                  {"turned 30°", turned(30, 1, -4, 12)},
                                  {"turned −73.5°, 1.7 times", turned(-73.5, 1.7, 30, -3.25)},
                                  {"enlarged 5 times", turned(0, 5, 3.1, 2.2)},
                                  {"sheared", {-10, 0.9, 0.4, 2, 0.05, 0.8}},
                                  {"far outside", turned(10, 1, 4000, -9000)}};

struct InterleavedTestPicture
{
    TestPlane<float> pixels;
    InterleavedPicture view;

    explicit InterleavedTestPicture(TestPicture &picture, int width, int height)
        : pixels(4 * width, height)
        , view{pixels.rows().data, pixels.rows().stride, width, height}
    {
        interleave(picture.rows(), pixels.rows(), {width, height});
    }
};

/// How much of a pixel of width 1 around a place lies in [0, size), where one pixel is so many
/// samples wide.
double covered(double place, int size, double samplesPerPixel)
{
    const double middle = place / samplesPerPixel, end = size / samplesPerPixel;
    return std::max(0.0, std::min(middle + 0.5, end) - std::max(middle - 0.5, 0.0));
}

double sampled(const TestPicture &picture, int plane, const AffineGrid &g, int x, int y, int width,
               int height)
{
    const double u = g.u0 + x * g.ux + y * g.uy, v = g.v0 + x * g.vx + y * g.vy;
    const double left = std::floor(u - 0.5), top = std::floor(v - 0.5);
    const double p = u - 0.5 - left, q = v - 0.5 - top;
    const auto at = [&](double i, double j) {
        return picture.at(plane, static_cast<int>(std::clamp(i, 0.0, width - 1.0)),
                          static_cast<int>(std::clamp(j, 0.0, height - 1.0)));
    };
    const double value = (at(left, top) * (1 - p) + at(left + 1, top) * p) * (1 - q)
                         + (at(left, top + 1) * (1 - p) + at(left + 1, top + 1) * p) * q;
    return value * covered(u, width, std::hypot(g.ux, g.uy))
           * covered(v, height, std::hypot(g.vx, g.vy));
}

} // namespace

class TestAffine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void samplingEqualsTheReference_data() { addTargetRows(); }
    void samplingEqualsTheReference();
    void otherFiltersEqualTheReference_data() { addTargetRows(); }
    void otherFiltersEqualTheReference();
    void phaseTapsAreThoseOfTheFilter();
    void interleavingEqualsTheReference_data() { addTargetRows(); }
    void interleavingEqualsTheReference();
    void samplingIsBilinearAndCoversPartly_data();
    void samplingIsBilinearAndCoversPartly();
    void aPictureAtItsPlaceIsCopied();
    void anyPartIsSampledAlike();
};

void TestAffine::samplingEqualsTheReference()
{
    QVERIFY(useRowTarget());
    TestPicture picture(37, 21, 1);
    const InterleavedTestPicture source(picture, 37, 21);
    for (const GridRow &row : kGrids) {
        for (const int width : kWidths) {
            TestPicture out(width, 9, 2), expected = out;
            sampleAffine(source.view, row.grid, 5, 3, out.rows(), {width, 9});
            reference::sampleAffine(source.view, row.grid, 5, 3, expected.rows(), {width, 9});
            QVERIFY2(out == expected, row.name);
        }
    }
}

void TestAffine::otherFiltersEqualTheReference()
{
    QVERIFY(useRowTarget());
    TestPicture picture(37, 21, 1);
    const InterleavedTestPicture source(picture, 37, 21);
    for (const Filter filter : {Filter::Nearest, Filter::CatmullRom, Filter::Lanczos}) {
        const PhaseTaps taps(filter);
        for (const GridRow &row : kGrids) {
            for (const int width : kWidths) {
                TestPicture out(width, 9, 2), expected = out;
                sampleAffine(source.view, row.grid, taps, 5, 3, out.rows(), {width, 9});
                reference::sampleAffine(source.view, row.grid, taps, 5, 3, expected.rows(),
                                        {width, 9});
                QVERIFY2(out == expected, row.name);
            }
        }
    }
}

/// At every phase, the weights that a row of upright samples has there.
void TestAffine::phaseTapsAreThoseOfTheFilter()
{
    for (const Filter filter :
         {Filter::Nearest, Filter::Bilinear, Filter::CatmullRom, Filter::Lanczos}) {
        const PhaseTaps taps(filter);
        for (int phase = 1; phase < PhaseTaps::kPhases; phase += 7) {
            constexpr int kSize = 20, kIndex = 9;
            const double place = kIndex + 0.5 + static_cast<double>(phase) / PhaseTaps::kPhases;
            const FilterTaps row = makeTaps(filter, {kSize, 1, place, 1});
            float sum = 0;
            for (int i = 0; i < taps.count(); ++i) {
                const int at = kIndex + 1 - taps.count() / 2 + i - row.first[0];
                const float expected = at >= 0 && at < row.count ? row.weightsOf(0)[at] : 0;
                QVERIFY(std::abs(taps.weightsAt(phase)[i] - expected) < 1e-6F);
                sum += taps.weightsAt(phase)[i];
            }
            QVERIFY(std::abs(sum - 1) < 1e-5F);
        }
    }
}

void TestAffine::interleavingEqualsTheReference()
{
    QVERIFY(useRowTarget());
    for (const bool alpha : {false, true}) {
        for (const int width : kWidths) {
            TestPicture picture(width, 3, 1, alpha);
            TestPlane<float> out(4 * width, 3), expected(4 * width, 3);
            interleave(picture.rows(), out.rows(), {width, 3});
            reference::interleave(picture.rows(), expected.rows(), {width, 3});
            QVERIFY(out == expected);
        }
    }
}

void TestAffine::samplingIsBilinearAndCoversPartly_data()
{
    QTest::addColumn<int>("grid");
    for (int i = 0; i < static_cast<int>(kGrids.size()); ++i)
        QTest::newRow(kGrids[static_cast<std::size_t>(i)].name) << i;
}

void TestAffine::samplingIsBilinearAndCoversPartly()
{
    QFETCH(int, grid);
    const AffineGrid g = kGrids[static_cast<std::size_t>(grid)].grid;
    TestPicture picture(37, 21, 1);
    const InterleavedTestPicture source(picture, 37, 21);
    TestPicture out(200, 70, 2);
    sampleAffine(source.view, g, 0, 0, out.rows(), {200, 70});
    for (int c = 0; c < 4; ++c) {
        const auto expected = [&](int x, int y) { return sampled(picture, c, g, x, y, 37, 21); };
        // 64 steps of a place in single precision
        WEFT_COMPARE_WITHIN(Distance::of(out.planes[static_cast<std::size_t>(c)], expected), 2e-5);
    }
}

void TestAffine::aPictureAtItsPlaceIsCopied()
{
    TestPicture picture(67, 9, 1), out(67, 9, 2);
    const InterleavedTestPicture source(picture, 67, 9);
    sampleAffine(source.view, {}, 0, 0, out.rows(), {67, 9});
    QVERIFY(out == picture);
}

void TestAffine::anyPartIsSampledAlike()
{
    TestPicture picture(37, 21, 1);
    const InterleavedTestPicture source(picture, 37, 21);
    const AffineGrid grid = turned(30, 1.3, -4, 12);
    TestPicture whole(200, 40, 2), parts = whole;
    sampleAffine(source.view, grid, 0, 0, whole.rows(), {200, 40});
    for (const int x : {0, 50, 100, 150})
        sampleAffine(source.view, grid, x, 0, parts.rows().at(x, 0), {50, 40});
    QVERIFY(parts == whole);
}

WEFT_TEST_MAIN(TestAffine)
#include "tst_affine.moc"
