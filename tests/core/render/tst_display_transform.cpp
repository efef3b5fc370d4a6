#include "core/render/display_transform.h"

#include "core/render/display_choices.h"

#include "tests/core/effects/rendered_effect.h"
#include "tests/core/render/test_media.h"
#include "tests/media/messages.h"

#include <OpenColorIO/OpenColorIO.h>

#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::test;

namespace ocio = OCIO_NAMESPACE;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Views whose results are known: "Halved" is 0.5 × level + 0.1, "Turned" makes green of red, blue
/// of green and red of blue, "Squared" is level². "Graded" is a grade and a cube from a file. The
/// space "light" is level².
constexpr const char *kConfig = R"(ocio_profile_version: 2
search_path: luts
roles:
  default: levels
  scene_linear: light
file_rules:
  - !<Rule> {name: Default, colorspace: levels}
displays:
  Screen:
    - !<View> {name: Plain, colorspace: levels}
    - !<View> {name: Halved, colorspace: halved}
    - !<View> {name: Turned, colorspace: turned}
    - !<View> {name: Graded, colorspace: graded}
  Print:
    - !<View> {name: Squared, colorspace: squared}
active_displays: [Screen, Print]
colorspaces:
  - !<ColorSpace>
    name: levels
  - !<ColorSpace>
    name: light
    to_scene_reference: !<ExponentTransform> {value: [0.5, 0.5, 0.5, 1]}
  - !<ColorSpace>
    name: halved
    from_scene_reference: !<MatrixTransform> {matrix: [0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 1], offset: [0.1, 0.1, 0.1, 0]}
  - !<ColorSpace>
    name: turned
    from_scene_reference: !<MatrixTransform> {matrix: [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]}
  - !<ColorSpace>
    name: squared
    from_scene_reference: !<ExponentTransform> {value: [2, 2, 2, 1]}
  - !<ColorSpace>
    name: graded
    from_scene_reference: !<GroupTransform>
      children:
        - !<CDLTransform> {slope: [1.1, 0.9, 1.2], offset: [0.02, -0.01, 0.03], power: [0.9, 1.1, 1.2], sat: 0.7}
        - !<FileTransform> {src: cube.cube, interpolation: tetrahedral}
)";

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QByteArray cube()
{
    constexpr int kSize = 9;
    QByteArray text = "LUT_3D_SIZE 9\n";
    for (int i = 0; i < kSize * kSize * kSize; ++i) {
        const double r = i % kSize / 8.0, g = i / kSize % kSize / 8.0, b = i / kSize / kSize / 8.0;
        for (const double value : {r * r * 0.8 + 0.1 * g, std::sqrt(g) * 0.9, b * (1 - 0.3 * r)})
            text += QByteArray::number(value, 'f', 6) + ' ';
        text += '\n';
    }
    return text;
}

/// The middle of kStraightF32.
constexpr Colour kColour{200, 90, 30, 255};

} // namespace

class TestDisplayTransform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { qunsetenv("OCIO"); }

    void viewsDoWhatTheirConfigSays_data();
    void viewsDoWhatTheirConfigSays();
    void picturesEqualOpenColorIos_data();
    void picturesEqualOpenColorIos();
    void codesAreThoseOfTheViewedLevels();
    void lightIsEncodedBeforeItIsViewed();
    void transparencyIsLeftAlone();
    void nestedSequencesAreSeenOnce();
    void theNumberOfThreadsDoesNotMatter();
    void displaysViewsAndSpacesAreListed();
    void theEnvironmentNamesTheConfig();
    void whatDoesNotExistIsToldWithWhatDoes_data();
    void whatDoesNotExistIsToldWithWhatDoes();

private:
    DisplayView view(const char *display, const char *name, const char *source = "") const
    {
        return {ViewUse::None, m_config, u(source), u(display), u(name)};
    }
    RenderOptions through(const char *display, const char *name, const char *source = "") const
    {
        RenderOptions options;
        const auto loaded = DisplayTransform::load(view(display, name, source));
        if (!loaded)
            qFatal("%s", qPrintable(loaded.error().message));
        options.view = *loaded;
        return options;
    }

    QTemporaryDir m_folder;
    QString m_config;
};

void TestDisplayTransform::initTestCase()
{
    m_config = m_folder.filePath(u("config.ocio"));
    QVERIFY(QDir(m_folder.path()).mkdir(u("luts")));
    write(m_config, kConfig);
    write(m_folder.filePath(u("luts/cube.cube")), cube());
}

void TestDisplayTransform::viewsDoWhatTheirConfigSays_data()
{
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("source");
    QTest::addColumn<Rgba>("expected");
    const double r = 200 / 255.0, g = 90 / 255.0, b = 30 / 255.0;
    const auto row = [](const char *display, const char *name, const char *source,
                        const Rgba &expected) {
        QTest::addRow("%s/%s of %s", display, name, source)
            << u(display) << u(name) << u(source) << expected;
    };
    const Rgba halved{0.5 * r + 0.1, 0.5 * g + 0.1, 0.5 * b + 0.1, 1};
    row("Screen", "Plain", "", {r, g, b, 1});
    row("Screen", "Halved", "", halved);
    row("Screen", "Halved", "levels", halved);
    row("Screen", "Turned", "", {b, r, g, 1});
    row("Print", "Squared", "", {r * r, g * g, b * b, 1});
    const Rgba ofLight{std::sqrt(r) / 2 + 0.1, std::sqrt(g) / 2 + 0.1, std::sqrt(b) / 2 + 0.1, 1};
    row("Screen", "Halved", "light", ofLight);
    row("Screen", "Halved", "scene_linear", ofLight); // a role
    row("", "", "", {r, g, b, 1});                    // the first display's first view
    row("Print", "", "", {r * r, g * g, b * b, 1});
}

void TestDisplayTransform::viewsDoWhatTheirConfigSays()
{
    QFETCH(QString, display);
    QFETCH(QString, name);
    QFETCH(QString, source);
    QFETCH(Rgba, expected);
    RenderedEffect film;
    film.addColour(kColour, {});
    const Frame frame = film.frame(0,
                                   through(display.toUtf8().constData(), name.toUtf8().constData(),
                                           source.toUtf8().constData()));
    // OpenColorIO computes powers to about twelve bits.
    COMPARE_PIXELS(pixelOf(frame, 0, 0), expected, 3e-4);
    COMPARE_PIXELS(pixelOf(frame, 63, 35), expected, 3e-4);
}

void TestDisplayTransform::picturesEqualOpenColorIos_data()
{
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("name");
    for (const char *name : {"Plain", "Halved", "Turned", "Graded"})
        QTest::newRow(name) << u("Screen") << u(name);
    QTest::newRow("Squared") << u("Print") << u("Squared");
}

void TestDisplayTransform::picturesEqualOpenColorIos()
{
    QFETCH(QString, display);
    QFETCH(QString, name);
    // Odd sizes, so that tiles are cut off.
    const Frame picture = madeFrame({PixelLayout::Rgb, SampleType::U16, 16, AlphaMode::None}, 515,
                                    71, srgbTags(), [](int plane, int x, int y) {
                                        return (x * 127 + y * 911 + plane * 22'000) % 65536;
                                    });
    const QTemporaryDir folder;
    writeFilm(folder.filePath(u("film.mkv")), {picture});
    TestProject m;
    const SequenceId id = m.addSequence(516, 72);
    const MediaId media = m.addMedia(videoInfo(515, 71), folder.filePath(u("film.mkv")));
    m.addClip(id, m.addTrack(id), 0, clipOf(MediaSource{media}, 5));
    RenderOptions options;
    options.format = {PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
    const auto plain = Renderer(m.snapshot(), id, m.map, options).frame(0);
    options.view = through(display.toUtf8().constData(), name.toUtf8().constData()).view;
    const auto viewed = Renderer(m.snapshot(), id, m.map, options).frame(0);
    QVERIFY(plain && viewed);

    const auto config = ocio::Config::CreateFromFile(m_config.toLocal8Bit().constData());
    const auto processor = config
                               ->getProcessor("levels", display.toUtf8().constData(),
                                              name.toUtf8().constData(),
                                              ocio::TRANSFORM_DIR_FORWARD)
                               ->getDefaultCPUProcessor();
    double greatest = 0;
    for (int y = 0; y < 72; ++y) {
        for (int x = 0; x < 516; ++x) {
            float pixel[3];
            for (int i = 0; i < 3; ++i)
                pixel[i] = static_cast<float>(sampleAt(*plain, i, x, y));
            processor->applyRGB(pixel);
            for (int i = 0; i < 3; ++i)
                greatest = std::max(greatest, std::abs(sampleAt(*viewed, i, x, y) - pixel[i]));
        }
    }
    QVERIFY2(greatest <= 1e-6, QByteArray::number(greatest));
}

void TestDisplayTransform::codesAreThoseOfTheViewedLevels()
{
    // A film that plan N would copy goes through the view like others.
    const Frame picture = testFrame(kYuv420p8, 64, 36, bt709Tags(), 1);
    const QTemporaryDir folder;
    writeFilm(folder.filePath(u("film.mkv")), {picture});
    RenderedEffect film;
    const MediaId media = film.m.addMedia(videoInfo(64, 36), folder.filePath(u("film.mkv")));
    film.add(clipOf(MediaSource{media}, 5), {});
    RenderOptions options = through("Screen", "Halved");
    const auto codes = Renderer(film.m.snapshot(), film.sequence, film.m.map, options).frame(0);
    QVERIFY(codes && codes->format() == kYuv420p8);
    QCOMPARE(codes->colour(), bt709Tags());
    // 0.5 × level + 0.1 is the same on Y', but for chroma's way to every pixel and back.
    for (int y = 0; y < 36; ++y) {
        for (int x = 0; x < 64; ++x) {
            const double level = (sampleAt(picture, 0, x, y) - 16) / 219;
            QVERIFY(std::abs(sampleAt(*codes, 0, x, y) - (16 + 219 * (0.5 * level + 0.1))) <= 1);
        }
    }
    options.view = through("Screen", "Plain").view;
    const auto same = Renderer(film.m.snapshot(), film.sequence, film.m.map, options).frame(0);
    const auto distance = FrameDistance::ofPlane(*same, picture, 0);
    QVERIFY2(distance.greatest <= 1, distance.toString());
}

void TestDisplayTransform::lightIsEncodedBeforeItIsViewed()
{
    for (const Compositing compositing : {Compositing::Gamma, Compositing::Linear}) {
        RenderedEffect film;
        film.m.edit(film.sequence).settings.compositing = compositing;
        film.addColour(kColour, {});
        const Rgba levels = pixelOf(film.frame(), 9, 9);
        COMPARE_PIXELS(pixelOf(film.frame(0, through("Screen", "Turned")), 9, 9),
                       (Rgba{levels[2], levels[0], levels[1], 1}), 2e-5);
    }
}

void TestDisplayTransform::transparencyIsLeftAlone()
{
    RenderedEffect film;
    film.addColour({200, 90, 30, 77}, {});
    const double r = 200 / 255.0, g = 90 / 255.0, b = 30 / 255.0, alpha = 77 / 255.0;
    RenderOptions options = through("Screen", "Halved");
    COMPARE_PIXELS(pixelOf(film.frame(0, options), 9, 9),
                   (Rgba{0.5 * r + 0.1, 0.5 * g + 0.1, 0.5 * b + 0.1, alpha}), 1e-5);
    options.format = kRgbaF32;
    COMPARE_PIXELS(pixelOf(film.frame(0, options), 9, 9),
                   (Rgba{alpha * (0.5 * r + 0.1), alpha * (0.5 * g + 0.1), alpha * (0.5 * b + 0.1),
                         alpha}),
                   1e-5);
    // Without alpha it lies over black, which is what is viewed.
    options.format = {PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
    COMPARE_PIXELS(pixelOf(film.frame(0, options), 9, 9),
                   (Rgba{0.5 * alpha * r + 0.1, 0.5 * alpha * g + 0.1, 0.5 * alpha * b + 0.1, 1}),
                   1e-5);
}

void TestDisplayTransform::nestedSequencesAreSeenOnce()
{
    RenderedEffect film;
    const SequenceId inner = film.m.addSequence();
    film.m.addClip(inner, film.m.addTrack(inner), 0, colourClip(kColour, 10));
    film.add(clipOf(NestedSource{inner}, 10), {});
    COMPARE_PIXELS(pixelOf(film.frame(0, through("Screen", "Turned")), 9, 9),
                   (Rgba{30 / 255.0, 200 / 255.0, 90 / 255.0, 1}), 1e-6);
}

void TestDisplayTransform::theNumberOfThreadsDoesNotMatter()
{
    RenderedEffect film(516, 72);
    film.addColour(kColour, {effectOf("mask-ellipse", {{"feather", Curve(60)}})});
    RenderOptions options = through("Screen", "Graded");
    options.threads = 1;
    const Frame one = film.frame(0, options);
    for (const int threads : {2, 3, 8}) {
        options.threads = threads;
        QVERIFY(isSame(film.frame(0, options), one));
    }
}

void TestDisplayTransform::theEnvironmentNamesTheConfig()
{
    qputenv("OCIO", m_config.toLocal8Bit());
    QVERIFY(DisplayTransform::load({ViewUse::None, {}, {}, u("Print"), u("Squared")}));
}

void TestDisplayTransform::whatDoesNotExistIsToldWithWhatDoes_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("hints");
    const QString broken = m_folder.filePath(u("broken.ocio"));
    write(broken, "ocio_profile_version: 2\nroles: [\n");
    QString lost = u(kConfig);
    lost.replace(u("cube.cube"), u("lost.cube"));
    write(m_folder.filePath(u("lost.ocio")), lost.toUtf8());
    QTest::newRow("no config") << u("") << u("") << u("") << u("") << QStringList{u("OCIO")};
    QTest::newRow("no file") << u("/nothing/here.ocio") << u("") << u("") << u("")
                             << QStringList{u("/nothing/here.ocio")};
    QTest::newRow("no YAML") << broken << u("") << u("") << u("") << QStringList{broken};
    QTest::newRow("display") << m_config << u("") << u("Wall") << u("")
                             << QStringList{u("\"Wall\""), u("Screen, Print")};
    QTest::newRow("view") << m_config << u("") << u("Print") << u("Halved")
                          << QStringList{u("\"Halved\""), u("\"Print\""), u("Squared")};
    QTest::newRow("space") << m_config << u("ACEScg") << u("") << u("")
                           << QStringList{u("\"ACEScg\""), u("levels, light, halved")};
    QTest::newRow("a file it names") << m_folder.filePath(u("lost.ocio")) << u("") << u("Screen")
                                     << u("Graded") << QStringList{u("lost.cube")};
}

void TestDisplayTransform::whatDoesNotExistIsToldWithWhatDoes()
{
    QFETCH(QString, config);
    QFETCH(QString, source);
    QFETCH(QString, display);
    QFETCH(QString, name);
    QFETCH(QStringList, hints);
    const auto loaded = DisplayTransform::load({ViewUse::None, config, source, display, name});
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Usage);
    for (const QString &hint : hints)
        QVERIFY2(loaded.error().message.contains(hint), why(loaded));
}

void TestDisplayTransform::displaysViewsAndSpacesAreListed()
{
    const auto choices = displayChoices(m_config);
    QVERIFY(choices);
    QCOMPARE(choices->displays.size(), std::size_t(2));
    QCOMPARE(choices->displays[0].name, u("Screen")); // the default one
    QCOMPARE(choices->displays[0].views,
             QStringList({u("Plain"), u("Halved"), u("Turned"), u("Graded")}));
    QCOMPARE(choices->displays[1].views, QStringList{u("Squared")});
    QVERIFY(choices->spaces.contains(u("light")));
    const auto none = displayChoices({});
    QVERIFY(!none);
    QVERIFY2(none.error().message.contains(u("OCIO")), qPrintable(none.error().message));
    qputenv("OCIO", m_config.toUtf8());
    QVERIFY(displayChoices({}));
    const auto torn = displayChoices(m_folder.filePath(u("luts")));
    QVERIFY(!torn);
}

WEFT_TEST_MAIN(TestDisplayTransform)
#include "tst_display_transform.moc"
