#include "kernels/resample.h"
#include "tests/kernels/kernel_test.h"

#include <numbers>

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

struct Scaling
{
    int source;
    int outputs;
    double firstPlace;
    double step;
};

/// Enlarging, reducing, mirrored, off the grid, past both ends, from a single sample, to a single
/// sample.
const std::vector<Scaling> kScalings{{40, 40, 0.5, 1},   {40, 97, 0.2, 0.41}, {200, 61, 1.6, 3.28},
                                     {50, 50, 49.5, -1}, {33, 20, 20, -0.5},  {20, 60, -15.3, 0.8},
                                     {1, 9, 0.1, 0.3},   {3, 40, 0.05, 0.07}, {500, 3, 100, 190},
                                     {64, 1, 32, 64},    {7, 5, 0.5, 1.4}};

double lanczos(double x)
{
    if (x == 0)
        return 1;
    const double angle = std::numbers::pi * x;
    return std::abs(x) >= 3 ? 0 : 3 * std::sin(angle) * std::sin(angle / 3) / (angle * angle);
}

double cubic(double x)
{
    x = std::abs(x);
    return x < 1   ? 1.5 * x * x * x - 2.5 * x * x + 1
           : x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2
                   : 0;
}

double heightOf(Filter filter, double x)
{
    return filter == Filter::Lanczos      ? lanczos(x)
           : filter == Filter::CatmullRom ? cubic(x)
                                          : std::max(0.0, 1 - std::abs(x));
}

/// The filtered value at a place, from all samples there could be, the outermost repeated for ever.
double filtered(const TestPlane<float> &row, Filter filter, double place, double step)
{
    const double stretch = std::max(1.0, std::abs(step));
    double sum = 0, total = 0;
    for (int i = -2000; i < 3000; ++i) {
        const double x = (i + 0.5 - place) / stretch;
        const double weight = heightOf(filter, x);
        sum += weight * row.at(std::clamp(i, 0, row.width() - 1), 0);
        total += weight;
    }
    return sum / total;
}

FilterTaps tapsOf(Filter filter, const Scaling &s)
{
    return makeTaps(filter, {s.source, s.outputs, s.firstPlace, s.step});
}

/// Columns of a plane resampled from just the source columns they need.
template<typename Resample>
TestPlane<float> columnsOf(Resample resample, const TestPlane<float> &source,
                           const FilterTaps &taps, int firstOutput, int width)
{
    TestPlane<float> out(width, source.height());
    int begin = source.width(), end = 0;
    for (int i = firstOutput; i < firstOutput + width; ++i) {
        begin = std::min(begin, taps.first[static_cast<std::size_t>(i)]);
        end = std::max(end, taps.first[static_cast<std::size_t>(i)] + taps.count);
    }
    end = std::max(begin, end);
    std::vector<float> scratch(static_cast<std::size_t>(end - begin) * kStripHeight);
    resample({source.rows().at(begin, 0), begin, end, &taps, firstOutput, scratch.data()},
             out.rows(), {width, source.height()});
    return out;
}

} // namespace

class TestResample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void rowsEqualTheReference_data() { addTargetRows(); }
    void rowsEqualTheReference();
    void columnsEqualTheReference_data() { addTargetRows(); }
    void columnsEqualTheReference();

    void weightsSumToOneAndStayInside();
    void filtersAreWhatTheySay_data();
    void filtersAreWhatTheySay();
    void theSameGridCopies();
    void nearestTakesThePixelThePlaceLiesIn();
    void finePatternsVanishWhenReduced();
};

template<typename Sample>
static void compareRows(const FilterTaps &taps, int sourceHeight, int maximum)
{
    for (const int width : kWidths) {
        const auto source = TestPlane<Sample>::codes(width, sourceHeight, maximum);
        const int outputs = static_cast<int>(taps.first.size());
        const int first = outputs / 3;
        const Area area{width, outputs - first};
        TestPlane<float> out(width, area.height), expected(width, area.height);
        resampleRows(source.rows(), taps, first, out.rows(), area);
        reference::resampleRows(source.rows(), taps, first, expected.rows(), area);
        QVERIFY(out == expected);
    }
}

void TestResample::rowsEqualTheReference()
{
    QVERIFY(useRowTarget());
    for (const Scaling &scaling : kScalings) {
        const FilterTaps taps = tapsOf(Filter::Lanczos, scaling);
        compareRows<std::uint8_t>(taps, scaling.source, 255);
        compareRows<std::uint16_t>(taps, scaling.source, 65535);
        compareRows<float>(taps, scaling.source, 1);
    }
}

void TestResample::columnsEqualTheReference()
{
    QVERIFY(useRowTarget());
    for (const Scaling &scaling : kScalings) {
        const FilterTaps taps = tapsOf(Filter::Lanczos, scaling);
        for (const int height : {1, 2, 5, 15, 16}) {
            const auto source = TestPlane<float>::numbers(scaling.source, height, 0, 255);
            const int first = scaling.outputs / 3;
            const int width = scaling.outputs - first;
            QVERIFY(columnsOf(resampleColumns, source, taps, first, width)
                    == columnsOf(reference::resampleColumns, source, taps, first, width));
        }
    }
}

void TestResample::weightsSumToOneAndStayInside()
{
    for (const Filter filter :
         {Filter::Nearest, Filter::Bilinear, Filter::CatmullRom, Filter::Lanczos}) {
        for (const Scaling &scaling : kScalings) {
            const FilterTaps taps = tapsOf(filter, scaling);
            for (int i = 0; i < scaling.outputs; ++i) {
                double sum = 0;
                for (int k = 0; k < taps.count; ++k)
                    sum += taps.weightsOf(i)[k];
                QVERIFY(std::abs(sum - 1) < 1e-6);
                QVERIFY(taps.first[static_cast<std::size_t>(i)] >= 0);
                QVERIFY(taps.first[static_cast<std::size_t>(i)] + taps.count <= scaling.source);
            }
        }
    }
}

void TestResample::filtersAreWhatTheySay_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<int>("scaling");
    for (int i = 0; i < static_cast<int>(kScalings.size()); ++i) {
        QTest::addRow("bilinear, scaling %d", i) << int(Filter::Bilinear) << i;
        QTest::addRow("Catmull-Rom, scaling %d", i) << int(Filter::CatmullRom) << i;
        QTest::addRow("Lanczos, scaling %d", i) << int(Filter::Lanczos) << i;
    }
}

void TestResample::filtersAreWhatTheySay()
{
    QFETCH(int, filter);
    QFETCH(int, scaling);
    const auto kind = static_cast<Filter>(filter);
    const Scaling &s = kScalings[static_cast<std::size_t>(scaling)];
    const auto source = TestPlane<float>::numbers(s.source, 1, 0, 255);
    const auto out = columnsOf(resampleColumns, source, tapsOf(kind, s), 0, s.outputs);
    const auto expected = [&](int x, int) {
        return filtered(source, kind, s.firstPlace + x * s.step, s.step);
    };
    WEFT_COMPARE_WITHIN(Distance::of(out, expected), 3e-4); // of 255, in single precision
}

void TestResample::theSameGridCopies()
{
    const auto source = TestPlane<float>::codes(40, 5, 255);
    for (const Filter filter :
         {Filter::Nearest, Filter::Bilinear, Filter::CatmullRom, Filter::Lanczos}) {
        const FilterTaps taps = makeTaps(filter, {40, 40, 0.5, 1});
        const auto out = columnsOf(resampleColumns, source, taps, 0, 40);
        WEFT_COMPARE_WITHIN(Distance::of(out, [&](int x, int y) { return source.at(x, y); }), 1e-4);
    }
}

void TestResample::nearestTakesThePixelThePlaceLiesIn()
{
    const FilterTaps taps = makeTaps(Filter::Nearest, {4, 6, -0.5, 1});
    QCOMPARE(taps.count, 1);
    QCOMPARE(taps.first, (std::vector<std::int32_t>{0, 0, 1, 2, 3, 3}));
}

void TestResample::finePatternsVanishWhenReduced()
{
    const auto stripes = TestPlane<float>::made(640, 1, [](int x, int) { return x % 2 ? 255 : 0; });
    const FilterTaps taps = makeTaps(Filter::Lanczos, {640, 100, 3.2, 6.4});
    const auto out = columnsOf(resampleColumns, stripes, taps, 0, 100);
    // Away from the ends, where a repeated last sample is no longer a stripe.
    for (int x = 4; x < 96; ++x)
        QVERIFY2(std::abs(out.at(x, 0) - 127.5) < 1, QByteArray::number(out.at(x, 0)));
}

WEFT_TEST_MAIN(TestResample)
#include "tst_resample.moc"
