#include "kernels/lut.h"
#include "tests/kernels/kernel_test.h"

#include <limits>

using namespace weft::kernels;
using namespace weft::kernels::test;

using Interpolation = LutInterpolation;

namespace {

constexpr LutDomain kOddDomain{{-0.25F, 0, 0.1F}, {1.5F, 0.75F, 1}};

std::vector<LutEntry> randomEntries(int count, unsigned seed)
{
    std::mt19937 random(seed);
    const auto next = [&] { return static_cast<float>(random() / 4294967295.0 * 1.4 - 0.2); };
    std::vector<LutEntry> entries(static_cast<std::size_t>(count));
    for (LutEntry &entry : entries)
        entry = {next(), next(), next()};
    return entries;
}

LutCube randomCube(int size, const LutDomain &domain = {})
{
    return LutCube(domain, size, randomEntries(size * size * size, static_cast<unsigned>(size)));
}

/// A cube whose nodes are a function of the colours that they lie at.
template<typename Function>
LutCube cubeOf(int size, const LutDomain &domain, Function function)
{
    const auto level = [&](int index, std::size_t c) {
        return domain.low[c]
               + (domain.high[c] - domain.low[c]) * static_cast<float>(index) / (size - 1);
    };
    std::vector<LutEntry> entries;
    for (int b = 0; b < size; ++b) {
        for (int g = 0; g < size; ++g) {
            for (int r = 0; r < size; ++r)
                entries.push_back(function(LutEntry{level(r, 0), level(g, 1), level(b, 2)}));
        }
    }
    return LutCube(domain, size, entries);
}

/// Colours beyond 0 and 1 too, and some that are no numbers.
TestPicture colours(int width, int height)
{
    TestPicture picture(width, height, 7, true);
    for (std::size_t c = 0; c < 3; ++c)
        picture.planes[c] = TestPlane<float>::numbers(width, height, -0.4, 1.6,
                                                      static_cast<unsigned>(c) + 1);
    if (width > 3) {
        picture.planes[0].rows().row(0)[0] = std::numeric_limits<float>::infinity();
        picture.planes[1].rows().row(0)[1] = -std::numeric_limits<float>::infinity();
        picture.planes[2].rows().row(0)[2] = std::numeric_limits<float>::quiet_NaN();
        for (auto &plane : picture.planes)
            plane.rows().row(0)[3] = 0.5F; // no part is greater than another
    }
    return picture;
}

/// In double precision, by the definition: the place along each axis, and the cell.
struct SlowPlace
{
    int index;
    double part;

    SlowPlace(double level, double low, double high, int size)
    {
        const double place = std::clamp((level - low) / (high - low), 0.0, 1.0) * (size - 1);
        index = std::min(static_cast<int>(place), size - 2);
        part = place - index;
    }
};

double node(const LutCube &cube, int r, int g, int b, std::size_t c)
{
    return cube.nodes()[4 * (r + cube.size() * (g + cube.size() * b)) + static_cast<int>(c)];
}

std::array<SlowPlace, 3> placesOf(const LutCube &cube, const LutEntry &colour)
{
    const auto at = [&](std::size_t c) {
        return SlowPlace(colour[c], cube.domain().low[c], cube.domain().high[c], cube.size());
    };
    return {at(0), at(1), at(2)};
}

double slowTrilinear(const LutCube &cube, const LutEntry &colour, std::size_t c)
{
    const auto p = placesOf(cube, colour);
    double sum = 0;
    for (int corner = 0; corner < 8; ++corner) {
        const int i = corner & 1, j = corner >> 1 & 1, k = corner >> 2;
        const double weight = (i ? p[0].part : 1 - p[0].part) * (j ? p[1].part : 1 - p[1].part)
                              * (k ? p[2].part : 1 - p[2].part);
        sum += weight * node(cube, p[0].index + i, p[1].index + j, p[2].index + k, c);
    }
    return sum;
}

/// From the first node of the cell to its last, along the axis of the greatest part first.
double slowTetrahedral(const LutCube &cube, const LutEntry &colour, std::size_t c)
{
    const auto p = placesOf(cube, colour);
    std::array<std::size_t, 3> order{0, 1, 2};
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p[a].part > p[b].part; });
    std::array<int, 3> at{p[0].index, p[1].index, p[2].index};
    double value = node(cube, at[0], at[1], at[2], c);
    for (const std::size_t axis : order) {
        const double before = node(cube, at[0], at[1], at[2], c);
        ++at[axis];
        value += p[axis].part * (node(cube, at[0], at[1], at[2], c) - before);
    }
    return value;
}

LutEntry colourAt(const TestPicture &picture, int x, int y)
{
    return {picture.planes[0].at(x, y), picture.planes[1].at(x, y), picture.planes[2].at(x, y)};
}

} // namespace

class TestLut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void itEqualsTheReference_data() { addTargetRows(); }
    void itEqualsTheReference();
    void cubesAreMetInDoublePrecision();
    void curvesAreMetInDoublePrecision();
    void straightLinesAreExactBetweenNodes();
    void coloursBeyondTheDomainAreThoseAtItsEdge();
    void strengthMixes();
    void greysStayOnTheirLineInTetrahedra();
};

void TestLut::itEqualsTheReference()
{
    QVERIFY(useRowTarget());
    const LutCurves curves(kOddDomain, randomEntries(17, 3));
    const std::vector<ColourLut> luts{{{}, randomCube(2)},
                                      {{}, randomCube(33, kOddDomain)},
                                      {curves, {}},
                                      {curves, randomCube(5)}};
    for (const ColourLut &lut : luts) {
        for (const Interpolation way : {Interpolation::Tetrahedral, Interpolation::Trilinear}) {
            for (const float strength : {1.0F, 0.3F}) {
                for (const int width : kWidths) {
                    auto picture = colours(width, 3);
                    if (strength < 1) // × 0 there is no infinity
                        picture = TestPicture(width, 3, 5);
                    auto expected = picture;
                    applyLut(picture.rows(), {width, 3}, lut, way, strength);
                    reference::applyLut(expected.rows(), {width, 3}, lut, way, strength);
                    QVERIFY2(picture == expected, QByteArray::number(width));
                }
            }
        }
    }
}

void TestLut::cubesAreMetInDoublePrecision()
{
    for (const int size : {2, 3, 33, 65}) {
        for (const LutDomain &domain : {LutDomain(), kOddDomain}) {
            const LutCube cube = randomCube(size, domain);
            TestPicture before(97, 5, 9, false);
            for (const Interpolation way : {Interpolation::Tetrahedral, Interpolation::Trilinear}) {
                auto picture = before;
                applyLut(picture.rows(), {97, 5}, {{}, cube}, way, 1);
                for (std::size_t c = 0; c < 3; ++c)
                    WEFT_COMPARE_WITHIN(Distance::of(picture.planes[c],
                                                     [&](int x, int y) {
                                                         const auto colour = colourAt(before, x, y);
                                                         return way == Interpolation::Trilinear
                                                                    ? slowTrilinear(cube, colour, c)
                                                                    : slowTetrahedral(cube, colour,
                                                                                      c);
                                                     }),
                                        2e-5);
            }
        }
    }
}

void TestLut::curvesAreMetInDoublePrecision()
{
    const auto entries = randomEntries(1024, 4);
    const LutCurves curves(kOddDomain, entries);
    const TestPicture before(131, 3, 2, false);
    auto picture = before;
    applyLut(picture.rows(), {131, 3}, {curves, {}}, Interpolation::Tetrahedral, 1);
    for (std::size_t c = 0; c < 3; ++c)
        WEFT_COMPARE_WITHIN(Distance::of(picture.planes[c],
                                         [&](int x, int y) {
                                             const SlowPlace p(before.planes[c].at(x, y),
                                                               kOddDomain.low[c],
                                                               kOddDomain.high[c], 1024);
                                             const auto at = static_cast<std::size_t>(p.index);
                                             return entries[at][c] * (1 - p.part)
                                                    + entries[at + 1][c] * p.part;
                                         }),
                            4e-4); // steep: 1024 random entries, places in floats
}

/// What is linear in red, green and blue comes out of any cube as it is.
void TestLut::straightLinesAreExactBetweenNodes()
{
    const LutCube cube = cubeOf(9, kOddDomain, [](const LutEntry &in) {
        return LutEntry{in[1], 1 - in[0], 0.5F * in[2] + 0.25F * in[0]};
    });
    const TestPicture before(67, 2, 3, false);
    for (const Interpolation way : {Interpolation::Tetrahedral, Interpolation::Trilinear}) {
        auto picture = before;
        applyLut(picture.rows(), {67, 2}, {{}, cube}, way, 1);
        for (int y = 0; y < 2; ++y) {
            for (int x = 0; x < 67; ++x) {
                const LutEntry in = colourAt(before, x, y);
                const float green = std::clamp(in[1], 0.0F, 0.75F);
                const float blue = std::clamp(in[2], 0.1F, 1.0F);
                const LutEntry out = colourAt(picture, x, y);
                QVERIFY(std::abs(out[0] - green) < 1e-6);
                QVERIFY(std::abs(out[1] - (1 - in[0])) < 1e-6);
                QVERIFY(std::abs(out[2] - (0.5 * blue + 0.25 * in[0])) < 1e-6);
            }
        }
    }
}

void TestLut::coloursBeyondTheDomainAreThoseAtItsEdge()
{
    const LutCube cube = randomCube(4, kOddDomain);
    const auto lookedUp = [&](LutEntry colour) {
        applyLut({{Rows<float>{&colour[0], 1}, {&colour[1], 1}, {&colour[2], 1}, {}}}, {1, 1},
                 {{}, cube}, Interpolation::Tetrahedral, 1);
        return colour;
    };
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    constexpr float kNoNumber = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(lookedUp({-7, -kInfinity, 0}), lookedUp(kOddDomain.low));
    QCOMPARE(lookedUp({9, 0.76F, kInfinity}), lookedUp(kOddDomain.high));
    QCOMPARE(lookedUp({kNoNumber, 0.5F, 0.5F}), lookedUp({0, 0.5F, 0.5F}));
}

void TestLut::strengthMixes()
{
    const LutCube cube = randomCube(3);
    const TestPicture before(33, 2, 1, false);
    auto whole = before, half = before, none = before;
    applyLut(whole.rows(), {33, 2}, {{}, cube}, Interpolation::Tetrahedral, 1);
    applyLut(half.rows(), {33, 2}, {{}, cube}, Interpolation::Tetrahedral, 0.25F);
    applyLut(none.rows(), {33, 2}, {{}, cube}, Interpolation::Tetrahedral, 0);
    QVERIFY(none == before);
    for (std::size_t c = 0; c < 3; ++c)
        WEFT_COMPARE_WITHIN(Distance::of(half.planes[c],
                                         [&](int x, int y) {
                                             return 0.75 * before.planes[c].at(x, y)
                                                    + 0.25 * whole.planes[c].at(x, y);
                                         }),
                            1e-6);
}

/// Whatever a cube does to colours beside them: the reason to prefer tetrahedra.
void TestLut::greysStayOnTheirLineInTetrahedra()
{
    const auto isGrey = [](const LutEntry &in) { return in[0] == in[1] && in[1] == in[2]; };
    const LutCube cube = cubeOf(5, {}, [&](const LutEntry &in) {
        return isGrey(in) ? in : LutEntry{1, 0, 1};
    });
    for (float level = 0; level <= 1; level += 0.01F) {
        LutEntry colour{level, level, level};
        applyLut({{Rows<float>{&colour[0], 1}, {&colour[1], 1}, {&colour[2], 1}, {}}}, {1, 1},
                 {{}, cube}, Interpolation::Tetrahedral, 1);
        for (const float channel : colour)
            QVERIFY(std::abs(channel - level) < 1e-6);
    }
}

WEFT_TEST_MAIN(TestLut)
#include "tst_lut.moc"
