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
    void theyKeepAlpha();
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
