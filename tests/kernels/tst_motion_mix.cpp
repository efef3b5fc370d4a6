#include "kernels/motion_mix.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

/// A motion of cells, some of it far out of the picture.
struct Cells
{
    TestPlane<float> x, y, share;
    int width, height;
    std::vector<float> packedX, packedY, packedShare;

    Cells(int w, int h, double reach, unsigned seed)
        : x(TestPlane<float>::numbers(w, h, -reach, reach, seed))
        , y(TestPlane<float>::numbers(w, h, -reach, reach, seed + 1))
        , share(TestPlane<float>::numbers(w, h, 0, 1, seed + 2))
        , width(w)
        , height(h)
    {
        for (auto [plane, packed] :
             {std::pair(&x, &packedX), {&y, &packedY}, {&share, &packedShare}}) {
            for (int row = 0; row < h; ++row)
                packed->insert(packed->end(), plane->rows().row(row), plane->rows().row(row) + w);
        }
    }

    MotionCells view() const
    {
        return {packedX.data(), packedY.data(), packedShare.data(), width, height};
    }
};

struct Case
{
    const char *name;
    int width, height;          ///< of the planes
    int cellsAcross, cellsDown; ///< each of so many samples
    double reach;               ///< cells that anything goes
    float part;
};

const std::vector<Case> kCases{
    {"a cell a sample", 71, 29, 71, 29, 3, 0.5F},
    {"a cell for three samples", 130, 40, 43, 13, 4, 0.25F},
    {"two cells a sample", 37, 21, 74, 42, 6, 0.8F},
    {"far out of the picture", 67, 19, 34, 10, 50, 0.4F},
    {"at the start", 40, 17, 20, 9, 4, 0},
    {"at the end", 40, 17, 20, 9, 4, 1},
    {"one cell", 33, 9, 1, 1, 2, 0.5F},
    {"one sample", 1, 1, 1, 1, 2, 0.5F},
    {"narrower than four samples", 3, 2, 2, 2, 1, 0.3F},
};

template<typename Sample>
struct Pair
{
    TestPlane<Sample> first, second;
    Cells cells;
    MovedPlanes<Sample> planes;

    explicit Pair(const Case &c, int most)
        : first(made(c, most, 1))
        , second(made(c, most, 2))
        , cells(c.cellsAcross, c.cellsDown, c.reach, 5)
    {
        const auto axis = [](int cells, int samples) {
            const float scale = static_cast<float>(cells) / static_cast<float>(samples);
            return CellAxis{scale, 0.5F * scale - 0.5F};
        };
        planes = {first.rows(),
                  second.rows(),
                  c.width,
                  c.height,
                  cells.view(),
                  axis(c.cellsAcross, c.width),
                  axis(c.cellsDown, c.height),
                  c.part,
                  static_cast<float>(most)};
    }

    static TestPlane<Sample> made(const Case &c, int most, unsigned seed)
    {
        if constexpr (std::is_floating_point_v<Sample>)
            return TestPlane<Sample>::numbers(c.width, c.height, -0.2, 1.3, seed);
        else
            return TestPlane<Sample>::codes(c.width, c.height, most, seed);
    }
};

/// The definition over again in double precision.
template<typename Sample>
class Slow
{
public:
    explicit Slow(const MovedPlanes<Sample> &planes)
        : p(planes)
    {}

    double at(int x, int y) const
    {
        const double goesX = cellAt(p.cells.x, x, y) / p.across.scale;
        const double goesY = cellAt(p.cells.y, x, y) / p.down.scale;
        const double share = cellAt(p.cells.share, x, y);
        const double a = sampled(p.first, x - p.part * goesX, y - p.part * goesY);
        const double b = sampled(p.second, x + (1 - p.part) * goesX, y + (1 - p.part) * goesY);
        const double mixed = a + (b - a) * share;
        return std::is_floating_point_v<Sample> ? mixed : std::clamp<double>(mixed, 0, p.most);
    }

private:
    double cellAt(const float *values, int x, int y) const
    {
        const double column = std::clamp<double>(x * double(p.across.scale) + p.across.offset, 0,
                                                 p.cells.width - 1);
        const double row = std::clamp<double>(y * double(p.down.scale) + p.down.offset, 0,
                                              p.cells.height - 1);
        const auto at = [&](double i, double j) {
            return double(values[std::min(int(j), p.cells.height - 1) * p.cells.width
                                 + std::min(int(i), p.cells.width - 1)]);
        };
        const double left = std::floor(column), top = std::floor(row);
        const double s = column - left, t = row - top;
        return (at(left, top) * (1 - s) + at(left + 1, top) * s) * (1 - t)
               + (at(left, top + 1) * (1 - s) + at(left + 1, top + 1) * s) * t;
    }
    /// Of a sample so far from a place.
    static double weight(double distance)
    {
        const double d = std::abs(distance);
        if (std::is_floating_point_v<Sample>)
            return std::max(0.0, 1 - d);
        return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
    }
    double sampled(Rows<const Sample> rows, double x, double y) const
    {
        // beyond the edges everything is the edge
        x = std::clamp<double>(x, -1, p.width);
        y = std::clamp<double>(y, -1, p.height);
        double sum = 0;
        for (int j = int(std::floor(y)) - 1; j <= int(std::floor(y)) + 2; ++j) {
            for (int i = int(std::floor(x)) - 1; i <= int(std::floor(x)) + 2; ++i)
                sum += weight(x - i) * weight(y - j)
                       * double(
                           rows.row(std::clamp(j, 0, p.height - 1))[std::clamp(i, 0, p.width - 1)]);
        }
        return sum;
    }

    const MovedPlanes<Sample> &p;
};

template<typename Sample>
bool equalsTheReference(const Case &c, int most)
{
    const Pair<Sample> pair(c, most);
    TestPlane<Sample> out(c.width, c.height), expected = out;
    mixMoved(pair.planes, 0, 0, out.rows(), {c.width, c.height});
    reference::mixMoved(pair.planes, 0, 0, expected.rows(), {c.width, c.height});
    return out == expected;
}

template<typename Sample>
Distance fromTheFormula(const Case &c, int most)
{
    const Pair<Sample> pair(c, most);
    TestPlane<Sample> out(c.width, c.height);
    reference::mixMoved(pair.planes, 0, 0, out.rows(), {c.width, c.height});
    const Slow<Sample> slow(pair.planes);
    return Distance::of(out, [&](int x, int y) { return slow.at(x, y); });
}

} // namespace

class TestMotionMix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void mixingEqualsTheReference_data() { addTargetRows(); }
    void mixingEqualsTheReference();
    void mixingIsTheFormula_data();
    void mixingIsTheFormula();
    void anyPartIsMixedAlike();
    void whatStandsStillIsCopied();
};

void TestMotionMix::mixingEqualsTheReference()
{
    QVERIFY(useRowTarget());
    for (const Case &c : kCases) {
        QVERIFY2(equalsTheReference<std::uint8_t>(c, 255), c.name);
        QVERIFY2(equalsTheReference<std::uint16_t>(c, 1023), c.name);
        QVERIFY2(equalsTheReference<std::uint16_t>(c, 65535), c.name);
        QVERIFY2(equalsTheReference<float>(c, 1), c.name);
    }
}

void TestMotionMix::mixingIsTheFormula_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(kCases.size()); ++i)
        QTest::newRow(kCases[static_cast<std::size_t>(i)].name) << i;
}

void TestMotionMix::mixingIsTheFormula()
{
    QFETCH(int, index);
    const Case &c = kCases[static_cast<std::size_t>(index)];
    // Half a code for rounding, and what places lose in single precision between codes far apart.
    WEFT_COMPARE_WITHIN(fromTheFormula<std::uint8_t>(c, 255), 0.52);
    WEFT_COMPARE_WITHIN(fromTheFormula<std::uint16_t>(c, 1023), 0.6);
    WEFT_COMPARE_WITHIN(fromTheFormula<float>(c, 1), 2e-4);
}

void TestMotionMix::anyPartIsMixedAlike()
{
    const Case &c = kCases[1];
    const Pair<std::uint8_t> pair(c, 255);
    TestPlane<std::uint8_t> whole(c.width, c.height), parts = whole;
    mixMoved(pair.planes, 0, 0, whole.rows(), {c.width, c.height});
    for (int x = 0; x < c.width; x += 13)
        mixMoved(pair.planes, x, 0, parts.rows().at(x, 0), {13, c.height});
    QVERIFY(whole == parts);
}

void TestMotionMix::whatStandsStillIsCopied()
{
    for (const int width : kWidths) {
        if (width == 0)
            continue;
        const Case c{"still", width, 5, width, 5, 0, 0.5F};
        Pair<std::uint16_t> pair(c, 4095);
        pair.planes.second = pair.planes.first;
        TestPlane<std::uint16_t> out(width, 5);
        mixMoved(pair.planes, 0, 0, out.rows(), {width, 5});
        QVERIFY(out == pair.first);
    }
}

WEFT_TEST_MAIN(TestMotionMix)
#include "tst_motion_mix.moc"
