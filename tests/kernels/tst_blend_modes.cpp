#include "kernels/blend_modes.h"
#include "tests/kernels/kernel_test.h"

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

struct ModeName
{
    const char *name;
    BlendMode mode;
};

constexpr std::array kModes{ModeName{"normal", BlendMode::Normal},
                            ModeName{"darken", BlendMode::Darken},
                            ModeName{"multiply", BlendMode::Multiply},
                            ModeName{"colour burn", BlendMode::ColourBurn},
                            ModeName{"lighten", BlendMode::Lighten},
                            ModeName{"screen", BlendMode::Screen},
                            ModeName{"colour dodge", BlendMode::ColourDodge},
                            ModeName{"add", BlendMode::Add},
                            ModeName{"overlay", BlendMode::Overlay},
                            ModeName{"soft light", BlendMode::SoftLight},
                            ModeName{"hard light", BlendMode::HardLight},
                            ModeName{"difference", BlendMode::Difference},
                            ModeName{"exclusion", BlendMode::Exclusion},
                            ModeName{"subtract", BlendMode::Subtract},
                            ModeName{"divide", BlendMode::Divide},
                            ModeName{"hue", BlendMode::Hue},
                            ModeName{"saturation", BlendMode::Saturation},
                            ModeName{"colour", BlendMode::Colour},
                            ModeName{"luminosity", BlendMode::Luminosity}};

using Colour = std::array<double, 3>;

/// B(cb, cs) of separable modes, as W3C Compositing and Blending Level 1 writes it.
double separable(BlendMode mode, double cb, double cs)
{
    const auto multiply = [](double a, double b) { return a * b; };
    const auto screen = [](double a, double b) { return 1 - (1 - a) * (1 - b); };
    const auto hardLight = [&](double b, double s) {
        return s <= 0.5 ? multiply(b, 2 * s) : screen(b, 2 * s - 1);
    };
    switch (mode) {
    case BlendMode::Darken: return std::min(cb, cs);
    case BlendMode::Multiply: return multiply(cb, cs);
    case BlendMode::ColourBurn: return cb == 1 ? 1 : cs == 0 ? 0 : 1 - std::min(1., (1 - cb) / cs);
    case BlendMode::Lighten: return std::max(cb, cs);
    case BlendMode::Screen: return screen(cb, cs);
    case BlendMode::ColourDodge: return cb == 0 ? 0 : cs == 1 ? 1 : std::min(1., cb / (1 - cs));
    case BlendMode::Add: return std::min(1., cb + cs);
    case BlendMode::Overlay: return hardLight(cs, cb);
    case BlendMode::SoftLight: {
        const double d = cb <= 0.25 ? ((16 * cb - 12) * cb + 4) * cb : std::sqrt(cb);
        return cs <= 0.5 ? cb - (1 - 2 * cs) * cb * (1 - cb) : cb + (2 * cs - 1) * (d - cb);
    }
    case BlendMode::HardLight: return hardLight(cb, cs);
    case BlendMode::Difference: return std::abs(cb - cs);
    case BlendMode::Exclusion: return cb + cs - 2 * cb * cs;
    case BlendMode::Subtract: return std::max(0., cb - cs);
    case BlendMode::Divide: return cb == 0 ? 0 : cs == 0 ? 1 : std::min(1., cb / cs);
    default: return cs;
    }
}

double lum(const Colour &c)
{
    return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2];
}

double sat(const Colour &c)
{
    return *std::max_element(c.begin(), c.end()) - *std::min_element(c.begin(), c.end());
}

Colour clipColour(Colour c)
{
    const double l = lum(c), n = *std::min_element(c.begin(), c.end()),
                 x = *std::max_element(c.begin(), c.end());
    for (double &part : c) {
        if (n < 0)
            part = l + (part - l) * l / (l - n);
    }
    for (double &part : c) {
        if (x > 1)
            part = l + (part - l) * (1 - l) / (x - l);
    }
    return c;
}

Colour setLum(Colour c, double l)
{
    const double d = l - lum(c);
    for (double &part : c)
        part += d;
    return clipColour(c);
}

/// The specification's SetSat, which sorts the parts.
Colour setSat(const Colour &c, double s)
{
    std::array<std::size_t, 3> order{0, 1, 2};
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return c[a] < c[b]; });
    const auto [low, middle, high] = order;
    Colour result{};
    if (c[high] > c[low]) {
        result[middle] = (c[middle] - c[low]) * s / (c[high] - c[low]);
        result[high] = s;
    }
    return result;
}

Colour mixed(BlendMode mode, const Colour &cb, const Colour &cs)
{
    switch (mode) {
    case BlendMode::Hue: return setLum(setSat(cs, sat(cb)), lum(cb));
    case BlendMode::Saturation: return setLum(setSat(cb, sat(cs)), lum(cb));
    case BlendMode::Colour: return setLum(cs, lum(cb));
    case BlendMode::Luminosity: return setLum(cb, lum(cs));
    default: break;
    }
    return {separable(mode, cb[0], cs[0]), separable(mode, cb[1], cs[1]),
            separable(mode, cb[2], cs[2])};
}

Colour straightOf(const TestPicture &picture, int x, int y)
{
    Colour colour{};
    const double alpha = picture.at(3, x, y);
    for (int c = 0; c < 3; ++c)
        colour[static_cast<std::size_t>(c)] = alpha > 0 ? picture.at(c, x, y) / alpha : 0;
    return colour;
}

/// Extremes in the first rows, whatever the width.
TestPicture pictureOf(int width, int height, unsigned seed, bool alpha)
{
    TestPicture picture(width, height, seed, alpha);
    for (int x = 0; x < width; ++x) {
        for (std::size_t c = 0; c < 3; ++c)
            picture.planes[c].rows().row(0)[x] = (x >> (seed % 2 ? c : c + 3)) % 2 ? 1.0F : 0.0F;
        picture.planes[3].rows().row(0)[x] = 1;
    }
    return picture;
}

} // namespace

class TestBlendModes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void everyModeEqualsTheReference_data() { addTargetRows(); }
    void everyModeEqualsTheReference();
    void everyModeIsThatOfTheSpecification_data();
    void everyModeIsThatOfTheSpecification();
    void overNothingColoursStay();
};

void TestBlendModes::everyModeEqualsTheReference()
{
    QVERIFY(useRowTarget());
    for (const ModeName &mode : kModes) {
        for (const int width : kWidths) {
            for (const bool alpha : {false, true}) {
                TestPicture picture = pictureOf(width, 3, 1, alpha);
                TestPicture below = pictureOf(width, 3, 2, !alpha);
                TestPicture expected = picture;
                blendWith(picture.rows(), below.rows(), {width, 3}, mode.mode);
                reference::blendWith(expected.rows(), below.rows(), {width, 3}, mode.mode);
                QVERIFY2(picture == expected, mode.name);
            }
        }
    }
}

void TestBlendModes::everyModeIsThatOfTheSpecification_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("pictureAlpha");
    QTest::addColumn<bool>("belowAlpha");
    for (std::size_t i = 0; i < kModes.size(); ++i) {
        for (const bool above : {false, true}) {
            for (const bool below : {false, true})
                QTest::addRow("%s%s%s", kModes[i].name, above ? ", alpha" : "",
                              below ? " on alpha" : "")
                    << static_cast<int>(i) << above << below;
        }
    }
}

void TestBlendModes::everyModeIsThatOfTheSpecification()
{
    QFETCH(int, mode);
    QFETCH(bool, pictureAlpha);
    QFETCH(bool, belowAlpha);
    const BlendMode blend = kModes[static_cast<std::size_t>(mode)].mode;
    constexpr int kWidth = 67, kHeight = 9;
    const TestPicture before = pictureOf(kWidth, kHeight, 3, pictureAlpha);
    TestPicture below = pictureOf(kWidth, kHeight, 4, belowAlpha), picture = before;
    blendWith(picture.rows(), below.rows(), {kWidth, kHeight}, blend);
    for (int c = 0; c < 3; ++c) {
        const auto expected = [&](int x, int y) {
            const double as = before.at(3, x, y), ab = below.at(3, x, y);
            const Colour colour = mixed(blend, straightOf(below, x, y), straightOf(before, x, y));
            return before.at(c, x, y) * (1 - ab) + as * ab * colour[static_cast<std::size_t>(c)];
        };
        WEFT_COMPARE_WITHIN(Distance::of(picture.planes[static_cast<std::size_t>(c)], expected),
                            2e-6);
    }
    QVERIFY(picture.planes[3] == before.planes[3]);
}

void TestBlendModes::overNothingColoursStay()
{
    for (const ModeName &mode : kModes) {
        const TestPicture before(33, 2, 5);
        TestPicture picture = before, below(33, 2, 6);
        for (auto &plane : below.planes)
            plane = TestPlane<float>(33, 2, 0);
        blendWith(picture.rows(), below.rows(), {33, 2}, mode.mode);
        QVERIFY2(picture == before, mode.name);
    }
}

WEFT_TEST_MAIN(TestBlendModes)
#include "tst_blend_modes.moc"
