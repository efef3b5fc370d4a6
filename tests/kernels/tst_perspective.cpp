#include "kernels/perspective.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

struct GridRow
{
    const char *name;
    PerspectiveGrid grid;
};

/// Of a picture of 37 × 21.
const std::vector<GridRow> kGrids{
    {"copy", {}},
    {"by parts of a pixel", {{1, 0, -0.3, 0, 1, 0.7, 0, 0, 1}}},
    {"seen from the side", {{1.1, 0.05, -2, 0.02, 0.9, 1, 0.004, 0.001, 1}}},
    {"shrunk to a third", {{3.1, 0.2, -4, 0.1, 2.9, -3, 0.001, 0.002, 1}}},
    {"up to the horizon", {{1, 0, -5, 0, 3, 1, 0, -0.08, 1}}},
    {"mirrored", {{-1, 0, 37, 0, 1, 0, -0.003, 0, 1.1}}},
    {"far smaller than can be sampled", {{90, 3, -100, 5, 80, -60, 0, 0, 1}}},
    {"behind", {{1, 0, 0, 0, 1, 0, 0, 0, -1}}},
    {"nowhere", {{0, 0, 0, 0, 0, 0, 0, 0, 0}}},
};

struct Source
{
    TestPicture picture{37, 21, 1};
    TestPlane<float> pixels{4 * 37, 21};
    InterleavedPicture view{pixels.rows().data, pixels.rows().stride, 37, 21};

    Source() { interleave(picture.rows(), pixels.rows(), {37, 21}); }
};

double lengthOf(double x, double y)
{
    return std::sqrt(x * x + y * y);
}

/// The definition over again in double precision.
class Slow
{
public:
    Slow(const TestPicture &picture, const PerspectiveGrid &grid)
        : m_picture(picture)
        , m(grid.m)
    {}

    double at(int plane, int column, int row) const
    {
        const double x = column + 0.5, y = row + 0.5, w = m[6] * x + m[7] * y + m[8];
        if (!(w > 0))
            return 0;
        const double u = (m[0] * x + m[1] * y + m[2]) / w, v = (m[3] * x + m[4] * y + m[5]) / w;
        const double ux = (m[0] - u * m[6]) / w, uy = (m[1] - u * m[7]) / w;
        const double vx = (m[3] - v * m[6]) / w, vy = (m[4] - v * m[7]) / w;
        const double kept = covered(u, 37, lengthOf(ux, uy)) * covered(v, 21, lengthOf(vx, vy));
        const int columns = samples(ux, vx), rows = samples(uy, vy);
        double sum = 0;
        for (int j = 0; j < rows; ++j) {
            for (int i = 0; i < columns; ++i) {
                const double p = (i + 0.5) / columns - 0.5, q = (j + 0.5) / rows - 0.5;
                sum += bilinear(plane, u + p * ux + q * uy, v + p * vx + q * vy);
            }
        }
        return kept > 0 ? sum * kept / (columns * rows) : 0;
    }

private:
    static double covered(double place, double size, double perPixel)
    {
        const double inside = std::min(1.0, place / perPixel + 0.5)
                              + std::min(1.0, (size - place) / perPixel + 0.5) - 1;
        return inside > 0 ? inside : 0;
    }
    static int samples(double x, double y)
    {
        return static_cast<int>(std::clamp(std::ceil(lengthOf(x, y) - 1.0 / 1024), 1.0, 16.0));
    }
    double bilinear(int plane, double u, double v) const
    {
        const double left = std::floor(u - 0.5), top = std::floor(v - 0.5);
        const double p = u - 0.5 - left, q = v - 0.5 - top;
        const auto at = [&](double i, double j) {
            return m_picture.at(plane, static_cast<int>(std::clamp(i, 0.0, 36.0)),
                                static_cast<int>(std::clamp(j, 0.0, 20.0)));
        };
        return (at(left, top) * (1 - p) + at(left + 1, top) * p) * (1 - q)
               + (at(left, top + 1) * (1 - p) + at(left + 1, top + 1) * p) * q;
    }

    const TestPicture &m_picture;
    const std::array<double, 9> &m;
};

} // namespace

class TestPerspective : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void samplingEqualsTheReference_data() { addTargetRows(); }
    void samplingEqualsTheReference();
    void samplingIsTheMeanOfBilinearSamples_data();
    void samplingIsTheMeanOfBilinearSamples();
    void aPictureAtItsPlaceIsCopied();
    void anyPartIsSampledAlike();
};

void TestPerspective::samplingEqualsTheReference()
{
    QVERIFY(useRowTarget());
    const Source source;
    for (const GridRow &row : kGrids) {
        for (const int width : kWidths) {
            TestPicture out(width, 9, 2), expected = out;
            samplePerspective(source.view, row.grid, 5, 3, out.rows(), {width, 9});
            reference::samplePerspective(source.view, row.grid, 5, 3, expected.rows(), {width, 9});
            QVERIFY2(out == expected, row.name);
        }
    }
}

void TestPerspective::samplingIsTheMeanOfBilinearSamples_data()
{
    QTest::addColumn<int>("grid");
    for (int i = 0; i < static_cast<int>(kGrids.size()); ++i)
        QTest::newRow(kGrids[static_cast<std::size_t>(i)].name) << i;
}

void TestPerspective::samplingIsTheMeanOfBilinearSamples()
{
    QFETCH(int, grid);
    const Source source;
    const PerspectiveGrid &g = kGrids[static_cast<std::size_t>(grid)].grid;
    TestPicture out(131, 43, 2);
    samplePerspective(source.view, g, 0, 0, out.rows(), {131, 43});
    const Slow slow(source.picture, g);
    for (int c = 0; c < 4; ++c) {
        const auto expected = [&](int x, int y) { return slow.at(c, x, y); };
        WEFT_COMPARE_WITHIN(Distance::of(out.planes[static_cast<std::size_t>(c)], expected), 2e-5);
    }
}

void TestPerspective::aPictureAtItsPlaceIsCopied()
{
    Source source;
    TestPicture out(37, 21, 2);
    samplePerspective(source.view, {}, 0, 0, out.rows(), {37, 21});
    QVERIFY(out == source.picture);
}

void TestPerspective::anyPartIsSampledAlike()
{
    const Source source;
    for (const GridRow &row : kGrids) {
        TestPicture whole(200, 40, 2), parts = whole;
        samplePerspective(source.view, row.grid, 0, 0, whole.rows(), {200, 40});
        for (const int x : {0, 50, 100, 150})
            samplePerspective(source.view, row.grid, x, 0, parts.rows().at(x, 0), {50, 40});
        QVERIFY2(parts == whole, row.name);
    }
}

WEFT_TEST_MAIN(TestPerspective)
#include "tst_perspective.moc"
