#include "kernels/plane_mix.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

class TestPlaneMix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void theyEqualTheReference_data() { addTargetRows(); }
    void theyEqualTheReference();
    void theyAreTheFormulas();
};

static const CodeScale kScale{0.25F, 3.5F};

/// Parts of columns and rows that a picture covers.
struct Parts
{
    TestPlane<float> columns;
    TestPlane<float> rows;

    Parts(int width, int height)
        : columns(TestPlane<float>::numbers(width, 1, 0, 1, 8))
        , rows(TestPlane<float>::numbers(height, 1, 0, 1, 9))
    {}
    PlaneCoverage coverage(float weight) const
    {
        return {weight, columns.rows().data, rows.rows().data};
    }
};

template<typename Code>
static TestPlane<Code> codesOf(int width, int height)
{
    if constexpr (std::is_same_v<Code, float>)
        return TestPlane<float>::numbers(width, height, -20, 280, 1);
    else
        return TestPlane<Code>::codes(width, height, sizeof(Code) == 1 ? 255 : 1023, 1);
}

template<typename Code>
static void compare(int width, int height)
{
    const Area area{width, height};
    const auto codes = codesOf<Code>(width, height);
    const Parts parts(width, height);
    auto plane = TestPlane<float>::numbers(width, height, 0, 255, 2), expected = plane;
    const auto below = plane;
    setPlane(codes.rows(), plane.rows(), area, kScale);
    reference::setPlane(codes.rows(), expected.rows(), area, kScale);
    QVERIFY(plane == expected);
    for (const PlaneCoverage &coverage : {PlaneCoverage{0.7F}, parts.coverage(0.7F)}) {
        plane = expected = below;
        layPlane(codes.rows(), plane.rows(), area, kScale, coverage);
        reference::layPlane(codes.rows(), expected.rows(), area, kScale, coverage);
        QVERIFY(plane == expected);
        plane = expected = below;
        auto covered = TestPlane<float>::numbers(width, height, 0, 1, 3), same = covered;
        addPlane(codes.rows(), {plane.rows(), covered.rows()}, area, kScale, coverage);
        reference::addPlane(codes.rows(), {expected.rows(), same.rows()}, area, kScale, coverage);
        QVERIFY(plane == expected);
        QVERIFY(covered == same);
        auto onto = below, ontoSame = below;
        laySum({plane.rows(), covered.rows()}, onto.rows(), area);
        reference::laySum({expected.rows(), same.rows()}, ontoSame.rows(), area);
        QVERIFY(onto == ontoSame);
    }
}

void TestPlaneMix::theyEqualTheReference()
{
    QVERIFY(useRowTarget());
    for (const int height : kHeights) {
        for (const int width : kWidths) {
            compare<std::uint8_t>(width, height);
            compare<std::uint16_t>(width, height);
            compare<float>(width, height);
        }
    }
}

void TestPlaneMix::theyAreTheFormulas()
{
    constexpr int kWidth = 67, kHeight = 3;
    const Area area{kWidth, kHeight};
    const auto first = TestPlane<std::uint8_t>::codes(kWidth, kHeight, 255, 1);
    const auto second = TestPlane<std::uint16_t>::codes(kWidth, kHeight, 1023, 2);
    const Parts parts(kWidth, kHeight);
    TestPlane<float> below(kWidth, kHeight), values(kWidth, kHeight), covered(kWidth, kHeight);
    setPlane(first.rows(), below.rows(), area, {2, -1});
    auto onto = below;
    layPlane(second.rows(), onto.rows(), area, kScale, parts.coverage(0.5F));
    addPlane(first.rows(), {values.rows(), covered.rows()}, area, {}, parts.coverage(0.25F));
    addPlane(second.rows(), {values.rows(), covered.rows()}, area, kScale, {0.5F});
    auto summed = below;
    laySum({values.rows(), covered.rows()}, summed.rows(), area);

    const auto part = [&](int x, int y) {
        return double(parts.columns.at(x, 0)) * parts.rows.at(y, 0);
    };
    const auto lower = [&](int x, int y) { return 2.0 * first.at(x, y) - 1; };
    const auto upper = [&](int x, int y) { return 0.25 * second.at(x, y) + 3.5; };
    WEFT_COMPARE_WITHIN(Distance::of(below, lower), 0);
    WEFT_COMPARE_WITHIN(Distance::of(onto,
                                     [&](int x, int y) {
                                         const double w = 0.5 * part(x, y);
                                         return lower(x, y) * (1 - w) + upper(x, y) * w;
                                     }),
                        1e-4);
    WEFT_COMPARE_WITHIN(Distance::of(summed,
                                     [&](int x, int y) {
                                         const double w = 0.25 * part(x, y);
                                         return lower(x, y) * (1 - w - 0.5) + first.at(x, y) * w
                                                + upper(x, y) * 0.5;
                                     }),
                        1e-4);
}

WEFT_TEST_MAIN(TestPlaneMix)
#include "tst_plane_mix.moc"
