#include "kernels/edge_matte.h"
#include "tests/kernels/kernel_test.h"

#include <functional>
#include <numbers>

using namespace weft::kernels;
using namespace weft::kernels::test;

Q_DECLARE_METATYPE(weft::kernels::Edge)

namespace {

float f(double value)
{
    return static_cast<float>(value);
}

/// One of each shape, somewhere among the pixels of the test's planes.
const std::vector<std::pair<const char *, Edge>> kEdges{
    {"half plane", LineEdge{0.6F, -0.8F, 31.25F}},
    {"one strip", StripEdge{0.8F, 0.6F, 60, 21.5F, 0}},
    {"strips", StripEdge{0, 1, 3.25F, 1.5F, 5.5F}},
    {"box", BoxEdge{61.5F, 7, 40.25F, 4.5F}},
    {"diamond", DiamondEdge{70, 8, 0.28F, 0.96F, 13.75F}},
    {"circle", EllipseEdge{64, 9, 80, 80, 0.4F}},
    {"ellipse", EllipseEdge{64.5F, 8.5F, 120, 12, 0.5F}},
    {"wedge", WedgeEdge{60, 8, 0, -1, 0.8F, 0.6F, false}},
    {"reflex wedge", WedgeEdge{60, 8, 0, -1, -0.8F, 0.6F, true}},
};

double ramp(double t, double smooth)
{
    const double part = std::clamp(t, 0.0, 1.0);
    return part + (part * part * (3 - 2 * part) - part) * smooth;
}

/// The distance by looking at the edge's points one after another. @param inside tells the sides
double nearest(double x, double y, const std::function<std::pair<double, double>(double)> &pointAt,
               bool inside)
{
    double least = 1e9;
    for (int i = 0; i <= 20'000; ++i) {
        const auto [u, v] = pointAt(i / 20'000.0);
        least = std::min(least, std::hypot(x - u, y - v));
    }
    return inside ? least : -least;
}

} // namespace

class TestEdgeMatte : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void edgesEqualTheReference_data() { addTargetRows(); }
    void edgesEqualTheReference();
    void levelsEqualTheReference_data() { addTargetRows(); }
    void levelsEqualTheReference();
    void areasDoNotMatter();
    void linesCoverWhatTheyCover();
    void distancesAreThoseOfTheShape_data();
    void distancesAreThoseOfTheShape();
    void stripsRepeat();
    void clocksBeginEmptyAndEndFull();
    void levelsEqualTheFormula();
    void levelsBeginEmptyAndEndFull();
};

void TestEdgeMatte::edgesEqualTheReference()
{
    QVERIFY(useRowTarget());
    const EdgeGrid grid{0.75F, 0.25F, 1.5F, 0.5F};
    for (const auto &[name, edge] : kEdges) {
        for (const EdgeRamp &ends :
             {EdgeRamp{1, 0.5F, EdgeRamp::kNever, 0}, EdgeRamp{0.1F, EdgeRamp::kAlways, 0.3F, 0.9F},
              EdgeRamp{0.3F, 0.7F, 0.2F, 0.5F}}) {
            for (const int height : kHeights) {
                for (const int width : kWidths) {
                    TestPlane<float> out(width, height), expected(width, height);
                    edgeMatte(edge, grid, ends, 3, 1, out.rows(), {width, height});
                    reference::edgeMatte(edge, grid, ends, 3, 1, expected.rows(), {width, height});
                    QVERIFY2(out == expected, name);
                }
            }
        }
    }
}

void TestEdgeMatte::levelsEqualTheReference()
{
    QVERIFY(useRowTarget());
    for (const LevelRamp &ends : {LevelRamp{0.3F, 0, false}, LevelRamp{0.6F, 0.25F, true}}) {
        for (const int height : kHeights) {
            for (const int width : kWidths) {
                const auto levels = TestPlane<float>::numbers(width, height, 0, 1, 7);
                TestPlane<float> out(width, height), expected(width, height);
                levelMatte(levels.rows(), {width, height}, ends, 0, 0, out.rows(), {width, height});
                reference::levelMatte(levels.rows(), {width, height}, ends, 0, 0, expected.rows(),
                                      {width, height});
                QVERIFY(out == expected);
            }
        }
    }
}

/// Pieces of a picture, at its borders too, come out as they do in the whole.
void TestEdgeMatte::areasDoNotMatter()
{
    constexpr int kWidth = 67, kHeight = 16;
    const auto levels = TestPlane<float>::numbers(kWidth, kHeight, 0, 1, 3);
    const LevelRamp ends{0.5F, 0.1F, false};
    const EdgeRamp soft{0.2F, 0.5F, EdgeRamp::kNever, 1};
    TestPlane<float> whole(kWidth, kHeight), wholeEdge(kWidth, kHeight);
    levelMatte(levels.rows(), {kWidth, kHeight}, ends, 0, 0, whole.rows(), {kWidth, kHeight});
    edgeMatte(kEdges[5].second, {}, soft, 0, 0, wholeEdge.rows(), {kWidth, kHeight});
    for (const int left : {0, 1, 5, 50, 66}) {
        for (const int top : {0, 3, 15}) {
            const Area area{std::min(17, kWidth - left), std::min(5, kHeight - top)};
            TestPlane<float> piece(area.width, area.height), edge(area.width, area.height);
            levelMatte(levels.rows(), {kWidth, kHeight}, ends, left, top, piece.rows(), area);
            edgeMatte(kEdges[5].second, {}, soft, left, top, edge.rows(), area);
            WEFT_COMPARE_WITHIN(Distance::of(piece,
                                             [&](int x, int y) {
                                                 return whole.at(left + x, top + y);
                                             }),
                                0);
            WEFT_COMPARE_WITHIN(Distance::of(edge,
                                             [&](int x, int y) {
                                                 return wholeEdge.at(left + x, top + y);
                                             }),
                                0);
        }
    }
}

/// A sharp upright edge gives each pixel the part of it that is covered.
void TestEdgeMatte::linesCoverWhatTheyCover()
{
    for (const double at : {0.0, 10.0, 10.3, 31.999, 32.0}) {
        TestPlane<float> out(32, 2);
        edgeMatte(LineEdge{-1, 0, f(-at)}, {}, {}, 0, 0, out.rows(), {32, 2});
        WEFT_COMPARE_WITHIN(Distance::of(out,
                                         [&](int x, int) { return std::clamp(at - x, 0.0, 1.0); }),
                            3e-6);
    }
}

void TestEdgeMatte::distancesAreThoseOfTheShape_data()
{
    using Points = std::function<std::pair<double, double>(double)>;
    using Inside = std::function<bool(double, double)>;
    QTest::addColumn<Edge>("edge");
    QTest::addColumn<Points>("points");
    QTest::addColumn<Inside>("inside");
    QTest::addColumn<double>("tolerance");
    constexpr double kTurn = 2 * std::numbers::pi;
    QTest::newRow("circle") << Edge(EllipseEdge{30, 8, 50, 50, 0.25F}) << Points([](double t) {
        return std::pair(30 + 12.5 * std::cos(kTurn * t), 8 + 12.5 * std::sin(kTurn * t));
    }) << Inside([](double x, double y) { return std::hypot(x - 30, y - 8) < 12.5; })
                            << 1e-2;
    // Of the first order: near the edge, where it is seen, hardly another.
    QTest::newRow("ellipse") << Edge(EllipseEdge{30, 8, 50, 30, 0.5F}) << Points([](double t) {
        return std::pair(30 + 25 * std::cos(kTurn * t), 8 + 15 * std::sin(kTurn * t));
    }) << Inside([](double x, double y) { return std::hypot((x - 30) / 25, (y - 8) / 15) < 1; })
                             << 0.07;
    // Two hands of length 100, from (0, −1) clockwise to (0.8, 0.6).
    const Points hands = [](double t) {
        const double along = std::abs(2 * t - 1) * 100;
        return t < 0.5 ? std::pair(30.0, 8 - along) : std::pair(30 + 0.8 * along, 8 + 0.6 * along);
    };
    QTest::newRow("wedge") << Edge(WedgeEdge{30, 8, 0, -1, 0.8F, 0.6F, false}) << hands
                           << Inside([](double x, double y) {
                                  return x > 30 && 0.8 * (y - 8) - 0.6 * (x - 30) < 0;
                              })
                           << 2e-2;
    QTest::newRow("the rest of it") << Edge(WedgeEdge{30, 8, 0.8F, 0.6F, 0, -1, true}) << hands
                                    << Inside([](double x, double y) {
                                           return !(x > 30 && 0.8 * (y - 8) - 0.6 * (x - 30) < 0);
                                       })
                                    << 2e-2;
}

/// A ramp of 4 pixels about the edge shows the distances there.
void TestEdgeMatte::distancesAreThoseOfTheShape()
{
    using Points = std::function<std::pair<double, double>(double)>;
    using Inside = std::function<bool(double, double)>;
    QFETCH(Edge, edge);
    QFETCH(Points, points);
    QFETCH(Inside, inside);
    QFETCH(double, tolerance);
    TestPlane<float> out(64, 16);
    edgeMatte(edge, {}, {0.25F, 0.5F, EdgeRamp::kNever, 0}, 0, 0, out.rows(), {64, 16});
    const auto expected = [&](int x, int y) {
        const double d = nearest(x + 0.5, y + 0.5, points, inside(x + 0.5, y + 0.5));
        return std::clamp(d / 4 + 0.5, 0.0, 1.0);
    };
    WEFT_COMPARE_WITHIN(Distance::of(out, expected), tolerance);
}

void TestEdgeMatte::stripsRepeat()
{
    TestPlane<float> out(120, 1);
    edgeMatte(StripEdge{1, 0, 2, 2, 10}, {}, {}, 0, 0, out.rows(), {120, 1});
    WEFT_COMPARE_WITHIN(Distance::of(out, [](int x, int) { return x % 10 < 4 ? 1 : 0; }), 1e-4);
}

void TestEdgeMatte::clocksBeginEmptyAndEndFull()
{
    // Pixels lie exactly on the hand, before and behind the middle.
    const auto swept = [](const WedgeEdge &edge, double ramp) {
        TestPlane<float> out(33, 9);
        edgeMatte(edge, {}, {1, f(ramp), EdgeRamp::kNever, 0}, 0, 0, out.rows(), {33, 9});
        return out;
    };
    WEFT_COMPARE_WITHIN(Distance::of(swept({16.5F, 4.5F, 0, -1, 0, -1, false}, 0),
                                     [](int, int) { return 0; }),
                        0);
    WEFT_COMPARE_WITHIN(Distance::of(swept({16.5F, 4.5F, 0, -1, 0, -1, true}, 1),
                                     [](int, int) { return 1; }),
                        0);
}

void TestEdgeMatte::levelsEqualTheFormula()
{
    const auto levels = TestPlane<float>::made(64, 16, [](int x, int y) {
        return 0.5 + 0.3 * std::sin(x / 9.0) + 0.2 * std::cos(y / 5.0);
    });
    for (const LevelRamp &ends : {LevelRamp{0.4F, 0, false}, LevelRamp{0.7F, 0.3F, true}}) {
        TestPlane<float> out(64, 16);
        levelMatte(levels.rows(), {64, 16}, ends, 0, 0, out.rows(), {64, 16});
        const auto expected = [&](int x, int y) {
            const auto at = [&](int i, int j) {
                return double(levels.at(std::clamp(i, 0, 63), std::clamp(j, 0, 15)));
            };
            const double step = std::hypot((at(x + 1, y) - at(x - 1, y)) / 2,
                                           (at(x, y + 1) - at(x, y - 1)) / 2);
            const double width = std::hypot(ends.softness, step);
            const double moment = ends.moment;
            const double atEnds = std::min(width - ends.softness, moment)
                                  - std::min(width - ends.softness, 1 - moment);
            const double place = moment - at(x, y) + ends.softness * (moment - 0.5) + atEnds / 2;
            const double kept = ramp(place / width + 0.5, ends.softness / width);
            return ends.isComplement ? 1 - kept : kept;
        };
        WEFT_COMPARE_WITHIN(Distance::of(out, expected), 2e-5);
    }
}

void TestEdgeMatte::levelsBeginEmptyAndEndFull()
{
    const auto levels = TestPlane<float>::made(256, 2, [](int x, int y) {
        return y == 0 ? x / 255.0 : x % 2;
    });
    for (const float softness : {0.0F, 0.01F, 1.0F}) {
        TestPlane<float> out(256, 2);
        levelMatte(levels.rows(), {256, 2}, {0, softness, false}, 0, 0, out.rows(), {256, 2});
        WEFT_COMPARE_WITHIN(Distance::of(out, [](int, int) { return 0; }), 1e-7);
        levelMatte(levels.rows(), {256, 2}, {1, softness, false}, 0, 0, out.rows(), {256, 2});
        WEFT_COMPARE_WITHIN(Distance::of(out, [](int, int) { return 1; }), 1e-7);
    }
}

WEFT_TEST_MAIN(TestEdgeMatte)
#include "tst_edge_matte.moc"
