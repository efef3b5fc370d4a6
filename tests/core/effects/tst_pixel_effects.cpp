#include "core/effects/effect_table.h"

#include "tests/core/effects/rendered_effect.h"

using namespace weft;
using namespace weft::test;

/// Effects that take each pixel by itself, against their formulas.
class TestPixelEffects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exposureMultipliesLight_data();
    void exposureMultipliesLight();
    void formulas_data();
    void formulas();
    void aToneCurveBendsOneColour();
    void theyKeepAlpha();
    void theyStandInListOrder();
    void theyWorkBelowAdjustments();
};

static Rgba exposed(const Rgba &pixel, double stops)
{
    Rgba result = pixel;
    for (std::size_t c = 0; c < 3; ++c)
        result[c] = std::pow(std::pow(pixel[c], 2.4) * std::exp2(stops), 1 / 2.4);
    return result;
}

void TestPixelEffects::exposureMultipliesLight_data()
{
    QTest::addColumn<double>("stops");
    for (const double stops : {-10.0, -1.0, -0.1, 0.5, 1.0, 3.0})
        QTest::newRow(qPrintable(QString::number(stops))) << stops;
}

void TestPixelEffects::exposureMultipliesLight()
{
    QFETCH(double, stops);
    RenderedEffect e;
    e.addColour({204, 51, 2, 255}, {effectOf("exposure", {{"stops", Curve(stops)}})});
    COMPARE_PIXELS(pixelOf(e.frame(), 20, 20), exposed({0.8, 0.2, 2 / 255.0, 1}, stops), 2e-5);
}

void TestPixelEffects::formulas_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QVariantMap>("parameters");
    QTest::addColumn<QList<double>>("expected");
    const double luma = 0.2126 * 0.8 + 0.7152 * 0.2 + 0.0722 * 0.4; // of the colour below
    QTest::newRow("brightness") << "brightness" << QVariantMap{{"brightness", 15}}
                                << QList<double>{0.95, 0.35, 0.55};
    QTest::newRow("darkness beyond black")
        << "brightness" << QVariantMap{{"brightness", -30}} << QList<double>{0.5, -0.1, 0.1};
    QTest::newRow("contrast") << "contrast" << QVariantMap{{"contrast", 150}}
                              << QList<double>{0.95, 0.05, 0.35};
    QTest::newRow("contrast about a dark pivot")
        << "contrast" << QVariantMap{{"contrast", 50}, {"pivot", 20}}
        << QList<double>{0.5, 0.2, 0.3};
    QTest::newRow("saturation") << "saturation" << QVariantMap{{"saturation", 50}}
                                << QList<double>{(0.8 + luma) / 2, (0.2 + luma) / 2,
                                                 (0.4 + luma) / 2};
    QTest::newRow("grey") << "saturation" << QVariantMap{{"saturation", 0}}
                          << QList<double>{luma, luma, luma};
    QTest::newRow("warm") << "temperature" << QVariantMap{{"temperature", 100}}
                          << QList<double>{0.8 * std::exp2(0.5 / 2.4), 0.2,
                                           0.4 * std::exp2(-0.5 / 2.4)};
    QTest::newRow("tint") << "temperature" << QVariantMap{{"tint", 50}}
                          << QList<double>{0.8, 0.2 * std::exp2(-0.25 / 2.4), 0.4};
    QTest::newRow("lift") << "lift-gamma-gain" << QVariantMap{{"lift", 10}}
                          << QList<double>{0.82, 0.28, 0.46};
    QTest::newRow("gamma") << "lift-gamma-gain" << QVariantMap{{"gamma", 200}}
                           << QList<double>{std::sqrt(0.8), std::sqrt(0.2), std::sqrt(0.4)};
    QTest::newRow("gain of one colour")
        << "lift-gamma-gain" << QVariantMap{{"gainBlue", 150}} << QList<double>{0.8, 0.2, 0.6};
    QTest::newRow("lift beyond black")
        << "lift-gamma-gain" << QVariantMap{{"lift", -50}, {"gamma", 300}}
        << QList<double>{std::cbrt(0.7), -0.2, std::cbrt(0.1)};
    QTest::newRow("straight tone curve")
        << "tone-curve"
        << QVariantMap{{"blacks", 20}, {"shadows", 40}, {"midtones", 60}, {"highlights", 80}}
        << QList<double>{0.84, 0.36, 0.52};
    QTest::newRow("tone curve without overshoot")
        << "tone-curve" << QVariantMap{{"blacks", 50}, {"shadows", 50}}
        << QList<double>{0.8, 0.5, 0.5};
}

void TestPixelEffects::formulas()
{
    QFETCH(QString, type);
    QFETCH(QVariantMap, parameters);
    QFETCH(QList<double>, expected);
    Parameters values;
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        values[it.key()] = Curve(it->toDouble());
    RenderedEffect e;
    e.addColour({204, 51, 102, 255}, {effectOf(qPrintable(type), values)});
    COMPARE_PIXELS(pixelOf(e.frame(), 20, 20), (Rgba{expected[0], expected[1], expected[2], 1}),
                   1e-5);
}

/// Through its points, smooth between them.
void TestPixelEffects::aToneCurveBendsOneColour()
{
    RenderedEffect e;
    e.addColour({204, 51, 102, 255}, {effectOf("tone-curve", {{"channel", QStringLiteral("green")},
                                                              {"shadows", Curve(40)}})});
    // Between (0, 0) and (¼, 0.4); slopes an interval 0.4 and 2 · 0.4 · 0.1 ÷ 0.5.
    const double t = 0.8, rest = 0.2;
    const double green = 0.4 * t * rest * rest + 0.4 * t * t * (3 - 2 * t) - 0.16 * t * t * rest;
    COMPARE_PIXELS(pixelOf(e.frame(), 20, 20), (Rgba{0.8, green, 0.4, 1}), 1e-4);
}

void TestPixelEffects::theyStandInListOrder()
{
    const Effect brighter = effectOf("brightness", {{"brightness", Curve(10)}});
    const Effect flat = effectOf("contrast", {{"contrast", Curve(50)}});
    RenderedEffect first, last;
    first.addColour({204, 51, 102, 255}, {brighter, flat});
    last.addColour({204, 51, 102, 255}, {flat, brighter});
    COMPARE_PIXELS(pixelOf(first.frame(), 2, 2), (Rgba{0.7, 0.4, 0.5, 1}), 1e-6);
    COMPARE_PIXELS(pixelOf(last.frame(), 2, 2), (Rgba{0.75, 0.45, 0.55, 1}), 1e-6);
}

void TestPixelEffects::theyKeepAlpha()
{
    RenderedEffect e;
    e.addColour({204, 51, 0, 51}, {effectOf("exposure", {{"stops", Curve(-1)}}),
                                   effectOf("exposure", {{"stops", Curve(-0.5)}})});
    COMPARE_PIXELS(pixelOf(e.frame(), 20, 20), exposed({0.8, 0.2, 0, 0.2}, -1.5), 1e-5);
}

void TestPixelEffects::theyWorkBelowAdjustments()
{
    RenderedEffect e;
    e.addColour({204, 51, 0, 255}, {});
    e.add(clipOf(AdjustmentSource{}, 10), {effectOf("exposure", {{"stops", Curve(-2)}})});
    COMPARE_PIXELS(pixelOf(e.frame(), 20, 20), exposed({0.8, 0.2, 0, 1}, -2), 1e-5);
}

WEFT_TEST_MAIN(TestPixelEffects)
#include "tst_pixel_effects.moc"
