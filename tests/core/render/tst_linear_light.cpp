#include "core/render/composition.h"

#include "tests/core/effects/rendered_effect.h"
#include "tests/core/render/slow_colour.h"
#include "tests/core/render/test_media.h"

#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::test;

namespace {

constexpr Colour kBlack{0, 0, 0, 255};
constexpr Colour kWhite{255, 255, 255, 255};
/// Of levels, by the curves' tables.
constexpr double kBound = 2e-5;

double lightOf(double level)
{
    return std::pow(level, 2.4);
}

double levelOf(double light)
{
    return std::pow(light, 1 / 2.4);
}

double mixed(double a, double b, double weight)
{
    return levelOf(lightOf(a) * (1 - weight) + lightOf(b) * weight);
}

Rgba grey(double level, double alpha = 1)
{
    return {level, level, level, alpha};
}

Effect opacityOf(double percent, const char *mode = "normal")
{
    return effectOf("opacity", {{"opacity", Curve(percent)}, {"blend", QString::fromLatin1(mode)}});
}

/// A sequence that composites light.
class Light : public RenderedEffect
{
public:
    explicit Light(Compositing compositing = Compositing::Linear)
    {
        m.edit(sequence).settings.compositing = compositing;
    }

    Rgba middle(std::int64_t frame = 0, const RenderOptions &options = {}) const
    {
        return pixelOf(this->frame(frame, options), 32, 18);
    }
    SequenceSettings &settings() { return m.edit(sequence).settings; }
};

ColourTags pqTags()
{
    return {ColourMatrix::Bt2020, ColourPrimaries::Bt2020, ColourTransfer::Pq,
            ColourRange::Limited};
}

/// A one-frame film of one grey level of PQ, in R'G'B'.
QString greyFilm(const QTemporaryDir &folder, const char *name, double level)
{
    const QString path = folder.filePath(QString::fromLatin1(name));
    const PixelFormat format{PixelLayout::Rgb, SampleType::U16, 16, AlphaMode::None};
    ColourTags tags = pqTags();
    tags.matrix = ColourMatrix::Rgb;
    tags.range = ColourRange::Full;
    writeFilm(path, {madeFrame(format, 64, 36, tags,
                               [&](int, int, int) { return std::round(level * 65535); })});
    return path;
}

} // namespace

/// Sequences whose layers meet as light.
class TestLinearLight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDissolveOfBlackAndWhiteIsHalfTheLight();
    void opacityAndFadesAreOfLight();
    void transparentPicturesLieOverOthersAsLight();
    void alphaIsTheSameAsOfLevels();
    void blendModesAreFunctionsOfLight_data();
    void blendModesAreFunctionsOfLight();
    void pointwiseEffectsWorkOnLevels_data();
    void pointwiseEffectsWorkOnLevels();
    void blursMixLight();
    void bordersBetweenPixelsMixLight();
    void masksTakeAwayLight();
    void adjustmentsMixLight();
    void anImageMaskIsAsBrightAsItLooks();
    void nestsAreMixedByTheirOwnSettings_data();
    void nestsAreMixedByTheirOwnSettings();
    void onePictureAloneKeepsItsCodes();
    void mixesGoByLightInBothPlans();
    void brightLightIsNotCutOff();
};

void TestLinearLight::aDissolveOfBlackAndWhiteIsHalfTheLight()
{
    for (const Compositing compositing : {Compositing::Linear, Compositing::Gamma}) {
        Light film(compositing);
        const std::size_t track = film.m.addTrack(film.sequence);
        film.m.addClip(film.sequence, track, 0, colourClip(kBlack, 10));
        ClipBody white = colourClip(kWhite, 10);
        white.transition = dissolve(3, 1); // in its second frame, the mix is a half
        film.m.addClip(film.sequence, track, 10, white);
        const double half = compositing == Compositing::Linear ? 0.74915 : 0.5;
        COMPARE_PIXELS(film.middle(10), grey(half), kBound);
        RenderOptions codes; // and as codes: 50 % of the light of 235 is 180
        codes.format = {PixelLayout::Yuv444, SampleType::U8, 8, AlphaMode::None};
        QCOMPARE(film.middle(10, codes)[0], std::round(16 + 219 * half));
    }
}

void TestLinearLight::opacityAndFadesAreOfLight()
{
    Light film;
    film.addColour(kWhite, {opacityOf(25)});
    RenderOptions opaque;
    opaque.format = {PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
    COMPARE_PIXELS(film.middle(0, opaque), grey(levelOf(0.25)), kBound);

    Light faded;
    ClipBody body = colourClip(kWhite, 10);
    body.fadeIn.length = 2;
    faded.m.addClip(faded.sequence, faded.m.addTrack(faded.sequence), 0, body);
    const double level = fadeLevelAt(body, 0);
    COMPARE_PIXELS(faded.middle(0, opaque), grey(levelOf(level)), kBound);
}

void TestLinearLight::transparentPicturesLieOverOthersAsLight()
{
    Light film;
    film.addColour({200, 40, 10, 255}, {});
    film.addColour({20, 180, 90, 102}, {}); // alpha 0.4
    const Rgba expected{mixed(200 / 255.0, 20 / 255.0, 0.4), mixed(40 / 255.0, 180 / 255.0, 0.4),
                        mixed(10 / 255.0, 90 / 255.0, 0.4), 1};
    COMPARE_PIXELS(film.middle(), expected, kBound);
}

void TestLinearLight::alphaIsTheSameAsOfLevels()
{
    Light film;
    film.addColour({20, 180, 90, 102}, {opacityOf(50)});
    COMPARE_PIXELS(film.middle(), (Rgba{20 / 255.0, 180 / 255.0, 90 / 255.0, 0.2}), kBound);
}

void TestLinearLight::blendModesAreFunctionsOfLight_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<double>("expected"); // light of 0.3 below and 0.6 above
    QTest::newRow("multiply") << "multiply" << 0.18;
    QTest::newRow("screen") << "screen" << 0.72;
    QTest::newRow("add") << "add" << 0.9;
    QTest::newRow("difference") << "difference" << 0.3;
    QTest::newRow("lighten") << "lighten" << 0.6;
    QTest::newRow("divide") << "divide" << 0.5;
}

void TestLinearLight::blendModesAreFunctionsOfLight()
{
    QFETCH(QString, mode);
    QFETCH(double, expected);
    const auto code = [](double light) {
        return static_cast<std::uint8_t>(std::lround(255 * levelOf(light)));
    };
    Light film;
    film.addColour({code(0.3), code(0.3), code(0.3), 255}, {});
    film.addColour({code(0.6), code(0.6), code(0.6), 255},
                   {opacityOf(50, mode.toLatin1().constData())});
    const double below = lightOf(code(0.3) / 255.0), above = lightOf(code(0.6) / 255.0);
    const double half = below * 0.5 + expected * 0.5;
    // The codes are rounded.
    QVERIFY(std::abs(lightOf(film.middle()[0]) - half) < 0.006 + std::abs(above - 0.6));
}

void TestLinearLight::pointwiseEffectsWorkOnLevels_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<double>("value");
    QTest::newRow("exposure") << "exposure"
                              << "stops" << -0.7;
    QTest::newRow("contrast") << "contrast"
                              << "contrast" << 80.0;
    QTest::newRow("saturation") << "saturation"
                                << "saturation" << 40.0;
    QTest::newRow("gamma") << "lift-gamma-gain"
                           << "gamma" << 140.0;
}

void TestLinearLight::pointwiseEffectsWorkOnLevels()
{
    QFETCH(QString, type);
    QFETCH(QString, parameter);
    QFETCH(double, value);
    for (const int alpha : {255, 77}) {
        const Colour colour{200, 90, 30, static_cast<std::uint8_t>(alpha)};
        const Effect effect = effectOf(type.toLatin1().constData(), {{parameter, Curve(value)}});
        Light light, gamma(Compositing::Gamma);
        light.addColour(colour, {effect});
        gamma.addColour(colour, {effect});
        COMPARE_PIXELS(light.middle(), gamma.middle(), kBound);
    }
}

void TestLinearLight::blursMixLight()
{
    Light film;
    film.addColour(kBlack, {});
    // White from the middle on.
    film.add(colourClip(kWhite, 10),
             {transformOf({{"x", Curve(50)}}), effectOf("blur", {{"radius", Curve(10)}})});
    const Frame frame = film.frame();
    const double left = lightOf(sampleAt(frame, 0, 31, 18)),
                 right = lightOf(sampleAt(frame, 0, 32, 18));
    QVERIFY2(std::abs((left + right) / 2 - 0.5) < 1e-3, toText(pixelOf(frame, 31, 18)));
}

void TestLinearLight::bordersBetweenPixelsMixLight()
{
    Light film;
    film.addColour(kBlack, {});
    // Its border lies in the middle of a pixel: half of it is covered.
    film.addColour(kWhite, {transformOf({{"x", Curve(100 * 10.5 / 64)}})});
    const Frame frame = film.frame();
    COMPARE_PIXELS(pixelOf(frame, 9, 18), grey(0), kBound);
    COMPARE_PIXELS(pixelOf(frame, 10, 18), grey(levelOf(0.5)), 1e-4);
    COMPARE_PIXELS(pixelOf(frame, 11, 18), grey(1), kBound);
}

void TestLinearLight::masksTakeAwayLight()
{
    const Effect mask = effectOf("mask-ellipse", {{"feather", Curve(60)}});
    Light light, gamma(Compositing::Gamma);
    for (Light *film : {&light, &gamma})
        film->addColour({180, 120, 60, 255}, {mask});
    RenderOptions opaque;
    opaque.format = {PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
    const Frame alpha = gamma.frame(), film = light.frame(), overBlack = light.frame(0, opaque);
    int parts = 0;
    for (int y = 0; y < 36; ++y) {
        for (int x = 0; x < 64; ++x) {
            const double kept = sampleAt(alpha, 3, x, y);
            QVERIFY(std::abs(sampleAt(film, 3, x, y) - kept) < 1e-6);
            const double expected = levelOf(lightOf(180 / 255.0) * kept);
            QVERIFY(std::abs(sampleAt(overBlack, 0, x, y) - expected) < 1e-4);
            parts += kept > 0.1 && kept < 0.9;
        }
    }
    QVERIFY(parts > 50);
}

void TestLinearLight::adjustmentsMixLight()
{
    Light film;
    film.addColour({100, 100, 100, 255}, {});
    ClipBody adjustment = clipOf(AdjustmentSource{}, 10);
    const Effect brighter = effectOf("brightness", {{"brightness", Curve(30)}});
    film.add(adjustment, {brighter, opacityOf(40)});
    const double level = 100 / 255.0;
    COMPARE_PIXELS(film.middle(), grey(mixed(level, level + 0.3, 0.4)), kBound);
}

void TestLinearLight::anImageMaskIsAsBrightAsItLooks()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mask.mkv"));
    writeFilm(path,
              {madeFrame({PixelLayout::Yuv444, SampleType::U8, 8, AlphaMode::None}, 64, 36,
                         bt709Tags(), [](int plane, int, int) { return plane == 0 ? 80 : 128; })});
    for (const Compositing compositing : {Compositing::Linear, Compositing::Gamma}) {
        Light film(compositing);
        const MediaId media = film.m.addMedia(videoInfo(64, 36), path);
        film.addColour(kWhite, {effectOf("mask-image", {{"image", media}})});
        QVERIFY(std::abs(film.middle()[3] - 64 / 219.0) < 1e-4);
    }
}

void TestLinearLight::nestsAreMixedByTheirOwnSettings_data()
{
    QTest::addColumn<bool>("isOuterLight");
    QTest::addColumn<bool>("isInnerLight");
    for (const bool outer : {false, true}) {
        for (const bool inner : {false, true})
            QTest::addRow("%s in %s", inner ? "light" : "levels", outer ? "light" : "levels")
                << outer << inner;
    }
}

void TestLinearLight::nestsAreMixedByTheirOwnSettings()
{
    QFETCH(bool, isOuterLight);
    QFETCH(bool, isInnerLight);
    const auto compositing = [](bool light) {
        return light ? Compositing::Linear : Compositing::Gamma;
    };
    const auto mix = [](bool light, double a, double b, double weight) {
        return light ? mixed(a, b, weight) : a * (1 - weight) + b * weight;
    };
    Light film(compositing(isOuterLight));
    const SequenceId inner = film.m.addSequence();
    film.m.edit(inner).settings.compositing = compositing(isInnerLight);
    film.m.addClip(inner, film.m.addTrack(inner), 0, colourClip({60, 60, 60, 255}, 10));
    ClipBody half = colourClip({220, 220, 220, 255}, 10);
    half.effects = {opacityOf(50)};
    film.m.addClip(inner, film.m.addTrack(inner), 0, half);
    film.addColour({10, 10, 10, 255}, {});
    film.add(clipOf(NestedSource{inner}, 10), {opacityOf(30)});
    const double nested = mix(isInnerLight, 60 / 255.0, 220 / 255.0, 0.5);
    COMPARE_PIXELS(film.middle(), grey(mix(isOuterLight, 10 / 255.0, nested, 0.3)), kBound);

    // With nothing below it in the nest, its transparency comes along.
    Light thin(compositing(isOuterLight));
    const SequenceId clear = thin.m.addSequence();
    thin.m.edit(clear).settings.compositing = compositing(isInnerLight);
    thin.m.addClip(clear, thin.m.addTrack(clear), 0, half);
    thin.addColour({10, 10, 10, 255}, {});
    thin.add(clipOf(NestedSource{clear}, 10), {});
    COMPARE_PIXELS(thin.middle(), grey(mix(isOuterLight, 10 / 255.0, 220 / 255.0, 0.5)), kBound);
}

void TestLinearLight::onePictureAloneKeepsItsCodes()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("film.mkv"));
    const Frame source = testFrame(kYuv420p8, 64, 36, bt709Tags(), 3);
    writeFilm(path, {source});
    Light film;
    const MediaId media = film.m.addMedia(videoInfo(64, 36), path);
    film.add(clipOf(MediaSource{media}, 10), {});
    const auto rendered = Renderer(film.m.snapshot(), film.sequence, film.m.map).frame(0);
    QVERIFY(rendered && isSame(*rendered, source));
    RenderOptions floats;
    floats.alwaysFloat = true;
    const auto detour = Renderer(film.m.snapshot(), film.sequence, film.m.map, floats).frame(0);
    for (int y = 0; y < 36; ++y) {
        for (int x = 0; x < 64; ++x)
            QVERIFY(std::abs(sampleAt(*detour, 0, x, y) - sampleAt(source, 0, x, y)) <= 1);
    }
}

void TestLinearLight::mixesGoByLightInBothPlans()
{
    const QTemporaryDir folder;
    Light film;
    const std::size_t below = film.m.addTrack(film.sequence),
                      above = film.m.addTrack(film.sequence);
    for (const int number : {0, 1}) {
        const QString path = folder.filePath(QStringLiteral("film%1.mkv").arg(number));
        writeFilm(path, {testFrame(kYuv420p8, 64, 36, bt709Tags(), static_cast<unsigned>(number))});
        ClipBody body = clipOf(MediaSource{film.m.addMedia(videoInfo(64, 36), path)}, 10);
        if (number == 1)
            body.effects = {opacityOf(35)};
        film.m.addClip(film.sequence, number == 0 ? below : above, 0, body);
    }
    RenderOptions floats;
    floats.alwaysFloat = true;
    const auto a = Renderer(film.m.snapshot(), film.sequence, film.m.map).frame(0);
    const auto b = Renderer(film.m.snapshot(), film.sequence, film.m.map, floats).frame(0);
    QVERIFY(a && b && isSame(*a, *b));
    for (const int threads : {1, 3, 8}) {
        RenderOptions options;
        options.threads = threads;
        const auto c = Renderer(film.m.snapshot(), film.sequence, film.m.map, options).frame(0);
        QVERIFY(c && isSame(*a, *c));
    }
}

void TestLinearLight::brightLightIsNotCutOff()
{
    const QTemporaryDir folder;
    const double thousand = 0.751827; // cd/m² as a level of PQ
    const auto film = [&](const char *mode, double opacity, const std::vector<Effect> &more) {
        Light light;
        light.settings().colour = pqTags();
        const MediaId dark = light.m.addMedia(videoInfo(64, 36), greyFilm(folder, "dark.mkv", 0));
        const MediaId bright = light.m.addMedia(videoInfo(64, 36),
                                                greyFilm(folder, "bright.mkv", thousand));
        light.add(clipOf(MediaSource{dark}, 10), {});
        std::vector<Effect> effects{opacityOf(opacity, mode)};
        effects.insert(effects.end(), more.begin(), more.end());
        light.add(clipOf(MediaSource{bright}, 10), effects);
        return light.middle();
    };
    const double half = slowLevels({500, 500, 500}, kPq)[0];
    COMPARE_PIXELS(film("normal", 50, {}), grey(half), kBound);
    COMPARE_PIXELS(film("lighten", 100, {}), grey(thousand), kBound);
    COMPARE_PIXELS(film("screen", 50, {}), grey(half), kBound);
    // Through a blur and a turn, which resample light with alpha.
    COMPARE_PIXELS(film("normal", 100,
                        {transformOf({{"scaleX", Curve(180)}, {"scaleY", Curve(190)}}),
                         effectOf("blur", {{"radius", Curve(1)}}),
                         transformOf({{"scaleX", Curve(130)}, {"scaleY", Curve(130)}})}),
                   grey(thousand), kBound);
}

WEFT_TEST_MAIN(TestLinearLight)
#include "tst_linear_light.moc"
