#include "core/render/renderer.h"

#include "core/media/convert.h"
#include "core/media/video_reader.h"
#include "core/render/composition.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <numeric>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 54;
constexpr int kFrames = 40;
constexpr PixelFormat kRgb8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
constexpr PixelFormat kRgba8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::Straight};

/// Frames that can be told apart.
std::vector<Frame> filmFrames(unsigned seed, int width = kWidth, int height = kHeight,
                              int count = kFrames)
{
    std::vector<Frame> frames;
    for (int i = 0; i < count; ++i)
        frames.push_back(testFrame(kYuv420p8, width, height, bt709Tags(),
                                   seed * 1000 + static_cast<unsigned>(i)));
    return frames;
}

MediaInfo filmInfo(int width = kWidth, int height = kHeight, int count = kFrames)
{
    MediaInfo info = videoInfo(width, height);
    info.video->frameCount = count;
    info.video->duration = Rational(count, 25);
    return info;
}

QString messageOf(const Result<Frame> &frame)
{
    return frame ? QStringLiteral("no error") : frame.error().message;
}

} // namespace

#define VERIFY_RENDERED(frame) QVERIFY2(frame, qPrintable(messageOf(frame)))

class TestRenderer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void anUntouchedClipIsBitExact();
    void cameraFootageEqualsAnIndependentDecode();
    void speedAndReverseShowTheExactFrames();
    void edgesAreHeldBeyondTheMedia();
    void takesAreAddressedByTheirFrames();
    void dissolvesEqualTheSlowCompositor();
    void movingPicturesEqualTheSlowCompositor();
    void anyOrderGivesTheSameFrames();
    void bothPlansAgree();
    void theNumberOfThreadsDoesNotMatter();
    void aSmallerPreviewShowsTheSame();
    void pastTheEndIsBlack();
    void withAlphaTheGroundIsTransparent();

    void aNestedSequenceShowsItsFrames();
    void emptyPartsOfANestedSequenceShowWhatIsBelow();
    void aNestedSequenceKeepsItsOwnRateAndSize();
    void aSequenceThatContainsItselfIsAnError();

    void missingMediaIsAnErrorThatSaysWhere();
    void errorsHaveTheirKinds_data();
    void errorsHaveTheirKinds();
    void placeholdersStandForWhatIsMissing();
    void whatIsCoveredIsNotEvenOpened();
    void brokenFilesAreErrorsOrPlaceholders();
    void titlesAreSharpWhenEnlarged();

private:
    ClipBody film(MediaId media, std::int64_t length, std::int64_t inFrame = 0) const
    {
        ClipBody body = clipOf(MediaSource{media}, length);
        body.in = Rational(inFrame, 25);
        return body;
    }
    Renderer renderer(RenderOptions options = {}) const
    {
        return Renderer(m.snapshot(), m.project.active, m.map, options);
    }
    void fillTimeline();
    std::vector<PlacedLayer> placedLayers(std::int64_t frame) const;

    QTemporaryDir m_folder;
    std::array<std::vector<Frame>, 2> m_frames;
    std::array<QString, 2> m_paths;
    TestProject m;
    SequenceId m_sequence;
    std::array<MediaId, 2> m_media;
    std::size_t m_track = 0;
};

void TestRenderer::initTestCase()
{
    for (unsigned i = 0; i < 2; ++i) {
        m_frames[i] = filmFrames(i);
        m_paths[i] = m_folder.filePath(QStringLiteral("film%1.mkv").arg(i));
        writeFilm(m_paths[i], m_frames[i]);
    }
}

void TestRenderer::init()
{
    m = {};
    m_sequence = m.addSequence(kWidth, kHeight);
    for (std::size_t i = 0; i < 2; ++i)
        m_media[i] = m.addMedia(filmInfo(), m_paths[i]);
    m_track = m.addTrack(m_sequence);
}

void TestRenderer::anUntouchedClipIsBitExact()
{
    m.addClip(m_sequence, m_track, 5, film(m_media[0], 20, 7));
    Renderer rendered = renderer();
    for (int frame = 5; frame < 25; ++frame) {
        const auto result = rendered.frame(frame);
        VERIFY_RENDERED(result);
        QVERIFY(isSame(*result, m_frames[0][static_cast<std::size_t>(frame + 2)]));
        QCOMPARE(result->colour(), bt709Tags());
    }
}

void TestRenderer::cameraFootageEqualsAnIndependentDecode()
{
    const QString path = QStringLiteral("/usr/share/doc/opencv-doc/examples/data/vtest.avi");
    if (!QFile::exists(path))
        QSKIP("needs camera footage from Debian's opencv-doc");
    if (QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty())
        QSKIP("needs the ffmpeg program");
    constexpr int kCount = 60;
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 {"-v", "error", "-i", path, "-frames:v", QString::number(kCount), "-f", "rawvideo",
                  "-pix_fmt", "yuv420p", "-"});
    QVERIFY(ffmpeg.waitForFinished(60000));
    const QByteArray decoded = ffmpeg.readAllStandardOutput();

    auto reader = VideoReader::open(path);
    QVERIFY(reader);
    MediaInfo info;
    info.video = reader->info();
    const int width = info.video->width, height = info.video->height;
    const auto frameSize = static_cast<qsizetype>(width) * height * 3 / 2;
    QCOMPARE(decoded.size(), frameSize * kCount);
    Sequence &sequence = m.edit(m_sequence);
    sequence.settings.width = width;
    sequence.settings.height = height;
    sequence.settings.rate = info.video->rate;
    sequence.settings.colour = completed(info.video->colour, height, false);
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{m.addMedia(info, path)}, kCount));

    Renderer rendered = renderer();
    for (int number = 0; number < kCount; ++number) {
        const auto frame = rendered.frame(number);
        VERIFY_RENDERED(frame);
        const char *expected = decoded.constData() + number * frameSize;
        for (int plane = 0; plane < 3; ++plane) {
            const Plane &rows = frame->plane(plane);
            for (int y = 0; y < rows.height; ++y, expected += rows.width)
                QVERIFY2(std::memcmp(rows.row<char>(y), expected,
                                     static_cast<std::size_t>(rows.width))
                             == 0,
                         QByteArray::number(number));
        }
    }
}

void TestRenderer::speedAndReverseShowTheExactFrames()
{
    ClipBody twice = film(m_media[0], 10, 4), backwards = film(m_media[0], 10, 30);
    twice.speed = Rational(2);
    backwards.speed = Rational(-1, 2);
    m.addClip(m_sequence, m_track, 0, twice);
    m.addClip(m_sequence, m_track, 10, backwards);
    Renderer rendered = renderer();
    for (int k = 0; k < 10; ++k) {
        QVERIFY(isSame(*rendered.frame(k), m_frames[0][static_cast<std::size_t>(4 + 2 * k)]));
        // Frame n is on screen from n on: half a frame back is the one before.
        QVERIFY(isSame(*rendered.frame(10 + k),
                       m_frames[0][static_cast<std::size_t>(30 - (k + 1) / 2)]));
    }
}

void TestRenderer::edgesAreHeldBeyondTheMedia()
{
    ClipBody body = film(m_media[0], 50, -5);
    m.addClip(m_sequence, m_track, 0, body);
    Renderer rendered = renderer();
    QVERIFY(isSame(*rendered.frame(2), m_frames[0].front()));
    QVERIFY(isSame(*rendered.frame(5), m_frames[0].front()));
    QVERIFY(isSame(*rendered.frame(6), m_frames[0][1]));
    QVERIFY(isSame(*rendered.frame(49), m_frames[0].back()));
}

void TestRenderer::takesAreAddressedByTheirFrames()
{
    Recipe recipe;
    recipe.width = kWidth;
    recipe.height = kHeight;
    recipe.rate = *FrameRate::make(12);
    recipe.length = kFrames;
    ClipBody body = clipOf(ShotSource{m.addShot(recipe, m_paths[0])}, 200);
    body.in = Rational(1, 12);
    m.addClip(m_sequence, m_track, 0, body);
    Renderer rendered = renderer();
    for (const int frame : {0, 1, 2, 3, 24, 25, 26, 60, 150}) {
        const auto ordinal = static_cast<std::size_t>(std::min(kFrames - 1, 1 + frame * 12 / 25));
        QVERIFY2(isSame(*rendered.frame(frame), m_frames[0][ordinal]), QByteArray::number(frame));
    }
}

/// What a frame shows, placed by the definitions and read by a reader of the test's own.
std::vector<PlacedLayer> TestRenderer::placedLayers(std::int64_t frame) const
{
    std::vector<PlacedLayer> placed;
    for (const Layer &layer : compose(m.project, *m.project.activeSequence(), frame)) {
        PlacedLayer &added = placed.emplace_back();
        const auto add = [&](const std::optional<Picture> &picture, double mix) {
            if (!picture)
                return;
            const MediaId media = std::get<MediaSource>(picture->clip->source).media;
            const std::int64_t ordinal = picture->sourceTime.times(25, Rounding::Floor);
            const auto &frames = m_frames[media == m_media[0] ? 0 : 1];
            added.pictures.push_back({frames[static_cast<std::size_t>(
                                          std::clamp<std::int64_t>(ordinal, 0, kFrames - 1))],
                                      picture->fit.then(picture->transform), picture->opacity * mix,
                                      picture->isMoving, picture->isTurning});
        };
        add(layer.from, 1 - layer.moment);
        add(layer.to, layer.moment);
    }
    return placed;
}

void TestRenderer::dissolvesEqualTheSlowCompositor()
{
    ClipBody right = film(m_media[1], 15, 20);
    right.transition = dissolve(8, 3);
    m.addClip(m_sequence, m_track, 0, film(m_media[0], 10));
    m.addClip(m_sequence, m_track, 10, right);
    const RenderTarget target{kWidth, kHeight, kYuv420p8, bt709Tags()};
    RenderOptions options;
    options.alwaysFloat = true;
    Renderer native = renderer(), floats = renderer(options);
    for (int number = 6; number < 16; ++number) {
        const SlowImage slow = slowComposite(placedLayers(number), kWidth, kHeight);
        const auto distance = FrameDistance::of(*floats.frame(number), slowCodes(slow, target));
        QVERIFY2(distance.greatest <= 0.502, distance.toString());
        // Plan N mixes the codes themselves, rounding once.
        const auto layers = placedLayers(number);
        const Frame mixed = *native.frame(number);
        for (int plane = 0; plane < 3; ++plane) {
            for (int y = 0; y < mixed.plane(plane).height; ++y) {
                for (int x = 0; x < mixed.plane(plane).width; ++x) {
                    double exact = 0;
                    for (const PlacedPicture &picture : layers[0].pictures)
                        exact += sampleAt(picture.frame, plane, x, y) * picture.weight;
                    QVERIFY(std::abs(sampleAt(mixed, plane, x, y) - exact) <= 0.504);
                }
            }
        }
    }
}

void TestRenderer::movingPicturesEqualTheSlowCompositor()
{
    const std::size_t upper = m.addTrack(m_sequence);
    m.addClip(m_sequence, m_track, 0, film(m_media[0], 20));
    ClipBody inset = film(m_media[1], 20, 5);
    inset.fit = Fit::Fit;
    inset.fadeIn = {5, FadeShape::Smooth};
    inset.effects = {transformOf({{"x", ramp(0, -40, 20, 40)},
                                  {"scaleX", ramp(0, 20, 20, 90)},
                                  {"scaleY", ramp(0, 20, 20, 90)},
                                  {"anchorX", Curve(10)}}),
                     effectOf("opacity", {{"opacity", ramp(10, 100, 20, 20)}})};
    m.addClip(m_sequence, upper, 0, inset);
    inset.effects[0].parameters[QStringLiteral("rotation")] = ramp(0, 0, 10, 75);
    m.addClip(m_sequence, m.addTrack(m_sequence), 10, inset);
    const RenderTarget target{kWidth, kHeight, kYuv420p8, bt709Tags()};
    RenderOptions options; // plan N would keep chroma sharper where nothing turns
    options.alwaysFloat = true;
    Renderer rendered = renderer(options);
    for (const int number : {0, 3, 7, 11, 14, 19}) {
        const auto frame = rendered.frame(number);
        VERIFY_RENDERED(frame);
        const SlowImage slow = slowComposite(placedLayers(number), kWidth, kHeight);
        const auto distance = FrameDistance::of(*frame, slowCodes(slow, target));
        QVERIFY2(distance.greatest <= 0.502, distance.toString());
    }
}

/// Cuts of one file, dissolves, insets, titles, fades, a nested sequence.
void TestRenderer::fillTimeline()
{
    const SequenceId nested = m.addSequence(64, 64, *FrameRate::make(30));
    const std::size_t inner = m.addTrack(nested);
    m.addClip(nested, inner, 0, film(m_media[1], 30, 3));
    ClipBody circle = colourClip({200, 30, 90, 180}, 20);
    circle.effects = {
        transformOf({{"scaleX", Curve(40)}, {"scaleY", Curve(40)}, {"rotation", Curve(20)}})};
    m.addClip(nested, m.addTrack(nested), 5, circle);

    const std::size_t middle = m.addTrack(m_sequence), top = m.addTrack(m_sequence);
    ClipBody second = film(m_media[0], 10, 10), third = film(m_media[0], 12, 3);
    second.transition = dissolve(4, 2);
    third.transition = dissolve(5, 2);
    third.fadeOut = {6, FadeShape::Linear};
    m.addClip(m_sequence, m_track, 0, film(m_media[0], 10));
    m.addClip(m_sequence, m_track, 10, second);
    m.addClip(m_sequence, m_track, 20, third);
    ClipBody inset = film(m_media[0], 14, 8); // of the same file, at the same time
    inset.effects = {
        transformOf({{"x", ramp(0, -30, 14, 30)}, {"scaleX", Curve(35)}, {"scaleY", Curve(35)}})};
    m.addClip(m_sequence, middle, 4, inset);
    m.addClip(m_sequence, middle, 20, clipOf(NestedSource{nested}, 15));
    TitleSource title;
    title.text = QStringLiteral("Weft");
    title.size = 30;
    title.shadowOffset = 2;
    ClipBody titled = clipOf(title, 20);
    titled.effects = {effectOf("opacity", {{"opacity", ramp(0, 0, 10, 100)}})};
    m.addClip(m_sequence, top, 6, titled);
}

void TestRenderer::anyOrderGivesTheSameFrames()
{
    fillTimeline();
    std::vector<int> order(36);
    std::iota(order.begin(), order.end(), 0);
    std::map<int, Frame> forwards;
    Renderer first = renderer();
    for (const int number : order)
        forwards[number] = *first.frame(number);
    std::shuffle(order.begin(), order.end(), std::mt19937(3));
    Renderer second = renderer();
    for (const int number : order)
        QVERIFY2(isSame(*second.frame(number), forwards[number]), QByteArray::number(number));
    for (const int number : {33, 7, 7, 20}) {
        Renderer fresh = renderer();
        QVERIFY(isSame(*fresh.frame(number), forwards[number]));
    }
}

void TestRenderer::bothPlansAgree()
{
    fillTimeline();
    RenderOptions options;
    options.format = {PixelLayout::Yuv420, SampleType::U8, 8, AlphaMode::None};
    Renderer automatic = renderer(options);
    options.alwaysFloat = true;
    Renderer floats = renderer(options);
    for (int number = 0; number < 36; ++number) {
        const Frame a = *automatic.frame(number), b = *floats.frame(number);
        double greatest = 0; // of luma; chroma that went up and down is softer where it is sharp
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x)
                greatest = std::max(greatest,
                                    std::abs(sampleAt(a, 0, x, y) - sampleAt(b, 0, x, y)));
        }
        QVERIFY2(greatest <= 1, QByteArray::number(number));
    }
}

void TestRenderer::theNumberOfThreadsDoesNotMatter()
{
    fillTimeline();
    RenderOptions options;
    options.threads = 1;
    Renderer one = renderer(options);
    for (const int threads : {2, 3, 8}) {
        options.threads = threads;
        Renderer many = renderer(options);
        for (const int number : {0, 9, 11, 25, 30})
            QVERIFY(isSame(*one.frame(number), *many.frame(number)));
    }
}

void TestRenderer::aSmallerPreviewShowsTheSame()
{
    fillTimeline();
    RenderOptions half;
    half.width = kWidth / 2;
    half.height = kHeight / 2;
    Renderer exported = renderer(), preview = renderer(half);
    double worstMean = 0, worst = 0;
    for (int number = 0; number < 36; ++number) {
        const auto small = preview.frame(number);
        VERIFY_RENDERED(small);
        const auto expected = convert(*exported.frame(number),
                                      {kYuv420p8, bt709Tags(), kWidth / 2, kHeight / 2});
        QVERIFY(expected);
        double sum = 0;
        for (int y = 1; y < kHeight / 2 - 1; ++y) { // at the borders zimg mirrors
            for (int x = 1; x < kWidth / 2 - 1; ++x) {
                const double distance = std::abs(sampleAt(*small, 0, x, y)
                                                 - sampleAt(*expected, 0, x, y));
                sum += distance;
                worst = std::max(worst, distance);
            }
        }
        if (number < 4) // a clip that fills the frame
            QVERIFY2(worst <= 1, QByteArray::number(worst));
        worstMean = std::max(worstMean, sum / (kWidth / 2 - 2) / (kHeight / 2 - 2));
    }
    // Insets are filtered once instead of twice, letters drawn on the coarser grid: noise and edges
    // differ there.
    QVERIFY2(worstMean < 2.5, QByteArray::number(worstMean));
    QVERIFY2(worst < 48, QByteArray::number(worst));
}

void TestRenderer::pastTheEndIsBlack()
{
    m.addClip(m_sequence, m_track, 0, film(m_media[0], 3));
    const auto frame = renderer().frame(1000);
    VERIFY_RENDERED(frame);
    QVERIFY(isSame(*frame, madeFrame(kYuv420p8, kWidth, kHeight, bt709Tags(),
                                     [](int plane, int, int) { return plane == 0 ? 16 : 128; })));
}

void TestRenderer::withAlphaTheGroundIsTransparent()
{
    ClipBody body = colourClip({255, 128, 0, 128}, 10);
    body.effects = {transformOf({{"scaleX", Curve(50)}})};
    m.addClip(m_sequence, m_track, 0, body);
    RenderOptions options;
    options.format = kRgba8;
    const auto frame = renderer(options).frame(0);
    VERIFY_RENDERED(frame);
    QCOMPARE(sampleAt(*frame, 3, 2, 2), 0.0);
    QCOMPARE(sampleAt(*frame, 3, kWidth / 2, 2), 128.0);
    QCOMPARE(sampleAt(*frame, 1, kWidth / 2, 2), 128.0);
}

void TestRenderer::aNestedSequenceShowsItsFrames()
{
    const SequenceId nested = m.addSequence(kWidth, kHeight);
    m.addClip(nested, m.addTrack(nested), 0, film(m_media[0], 20, 5));
    ClipBody body = clipOf(NestedSource{nested}, 30);
    body.in = Rational(2, 25);
    m.addClip(m_sequence, m_track, 0, body);
    Renderer rendered = renderer();
    QVERIFY(isSame(*rendered.frame(0), m_frames[0][7])); // untouched through both sequences
    QVERIFY(isSame(*rendered.frame(10), m_frames[0][17]));
    QVERIFY(isSame(*rendered.frame(29), m_frames[0][24])); // the last frame is held, like a file's
}

void TestRenderer::emptyPartsOfANestedSequenceShowWhatIsBelow()
{
    const SequenceId nested = m.addSequence(kWidth, kHeight);
    const std::size_t inner = m.addTrack(nested);
    ClipBody half = colourClip({0, 0, 0, 255}, 10);
    half.effects = {transformOf({{"x", Curve(50)}})};
    m.addClip(nested, inner, 0, half);
    ClipBody faint = film(m_media[1], 10);
    faint.effects = {effectOf("opacity", {{"opacity", Curve(50)}})};
    m.addClip(nested, inner, 15, faint);
    m.addClip(m_sequence, m_track, 0, film(m_media[0], 30));
    const std::size_t upper = m.addTrack(m_sequence);
    m.addClip(m_sequence, upper, 0, clipOf(NestedSource{nested}, 25));
    Renderer rendered = renderer();
    const Frame covered = *rendered.frame(3);
    QCOMPARE(sampleAt(covered, 0, kWidth - 5, 20), 16.0);
    QVERIFY(std::abs(sampleAt(covered, 0, 10, 20) - sampleAt(m_frames[0][3], 0, 10, 20)) <= 1);
    QVERIFY(isSame(*rendered.frame(12), m_frames[0][12])); // nothing there
    const Frame mixed = *rendered.frame(
        17); // half of the lower clip shows through, not half of black
    const double expected = (sampleAt(m_frames[0][17], 0, 10, 20)
                             + sampleAt(m_frames[1][2], 0, 10, 20))
                            / 2;
    QVERIFY(std::abs(sampleAt(mixed, 0, 10, 20) - expected) <= 1);
}

void TestRenderer::aNestedSequenceKeepsItsOwnRateAndSize()
{
    const SequenceId nested = m.addSequence(48, 54, *FrameRate::make(50));
    const std::size_t inner = m.addTrack(nested);
    for (int i = 0; i < 50; ++i)
        m.addClip(nested, inner, i, colourClip({std::uint8_t(5 * i), 0, 0, 255}, 1));
    m.addClip(m_sequence, m_track, 0, clipOf(NestedSource{nested}, 25));
    RenderOptions options;
    options.format = kRgb8;
    Renderer rendered = renderer(options);
    for (const int number : {0, 3, 24}) {
        const Frame frame = *rendered.frame(number);
        QCOMPARE(sampleAt(frame, 0, kWidth / 2, 20), 10.0 * number); // its frame 2n
        QCOMPARE(sampleAt(frame, 0, 10, 20), 0.0);                   // bars: it is narrower
    }
}

void TestRenderer::aSequenceThatContainsItselfIsAnError()
{
    const SequenceId nested = m.addSequence(kWidth, kHeight);
    m.addClip(nested, m.addTrack(nested), 0, clipOf(NestedSource{m_sequence}, 5));
    m.addClip(m_sequence, m_track, 0, clipOf(NestedSource{nested}, 5));
    const auto frame = renderer().frame(0);
    QVERIFY(!frame);
    QCOMPARE(frame.error().kind, ErrorKind::Project);
    QVERIFY(frame.error().message.contains(QLatin1String("contains itself")));
}

void TestRenderer::missingMediaIsAnErrorThatSaysWhere()
{
    ClipBody body = clipOf(MediaSource{m.addMedia(filmInfo())}, 100);
    body.name = QStringLiteral("Interview");
    m.addClip(m_sequence, m_track, 30, body);
    const auto frame = renderer().frame(60);
    QVERIFY(!frame);
    QCOMPARE(frame.error().message,
             QStringLiteral(
                 "Clip \"Interview\" on track V1 at 00:00:02:10: its file \"gone.mp4\" is missing. "
                 "Put it back, or relink it."));
}

void TestRenderer::errorsHaveTheirKinds_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("kind");
    QTest::newRow("a file") << 0 << int(ErrorKind::Media);
    QTest::newRow("a take") << 1 << int(ErrorKind::Generation);
    QTest::newRow("an unknown effect") << 2 << int(ErrorKind::Project);
    QTest::newRow("an invalid effect") << 3 << int(ErrorKind::Project);
    QTest::newRow("an unknown transition") << 4 << int(ErrorKind::Project);
    QTest::newRow("a font") << 5 << int(ErrorKind::Media);
    QTest::newRow("an item of the project") << 6 << int(ErrorKind::Project);
    QTest::newRow("a take that is no film") << 7 << int(ErrorKind::Generation);
}

static ClipBody faultyClip(TestProject &m, int what)
{
    Recipe recipe;
    recipe.width = kWidth;
    recipe.height = kHeight;
    recipe.length = 10;
    ClipBody body = colourClip({1, 2, 3, 255}, 10);
    TitleSource title;
    title.text = QStringLiteral("text");
    title.font = QStringLiteral("No Such Font");
    switch (what) {
    case 0: body.source = MediaSource{m.addMedia(filmInfo())}; break;
    case 1: body.source = ShotSource{m.addShot(recipe)}; break;
    case 2: body.effects = {effectOf("sparkle", {})}; break;
    case 3: body.effects = {effectOf("opacity", {{"opacity", Curve(200)}})}; break;
    case 4:
        body.transition = dissolve(4, 0);
        body.transition->kind = QStringLiteral("explode");
        break;
    case 5: body.source = title; break;
    case 6: body.source = NestedSource{{12345}}; break;
    case 7: body.source = ShotSource{m.addShot(recipe, QStringLiteral("/dev/null"))}; break;
    }
    return body;
}

void TestRenderer::errorsHaveTheirKinds()
{
    QFETCH(int, what);
    QFETCH(int, kind);
    m.addClip(m_sequence, m_track, 0, faultyClip(m, what));
    const auto frame = renderer().frame(0);
    QVERIFY(!frame);
    QCOMPARE(int(frame.error().kind), kind);
    QVERIFY(frame.error().message.startsWith(QLatin1String("Clip \"Clip")));
    RenderOptions editing;
    editing.missing = RenderOptions::Missing::Placeholder;
    VERIFY_RENDERED(renderer(editing).frame(0));
}

void TestRenderer::placeholdersStandForWhatIsMissing()
{
    ClipBody gone = clipOf(MediaSource{m.addMedia(filmInfo())}, 10);
    gone.effects = {transformOf({{"x", Curve(-25)}, {"scaleX", Curve(50)}, {"scaleY", Curve(50)}})};
    m.addClip(m_sequence, m_track, 0, film(m_media[0], 10));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, gone);
    RenderOptions options;
    options.missing = RenderOptions::Missing::Placeholder;
    const auto frame = renderer(options).frame(0);
    VERIFY_RENDERED(frame);
    // The card lies where the clip would: on the left half, in the middle of the height.
    double brightest = 0;
    for (int y = 16; y < 24; ++y)
        brightest = std::max(brightest, sampleAt(*frame, 0, 5, y));
    QVERIFY(brightest < 60);
    QVERIFY(std::abs(sampleAt(*frame, 0, 80, 20) - sampleAt(m_frames[0][0], 0, 80, 20)) <= 1);
}

void TestRenderer::whatIsCoveredIsNotEvenOpened()
{
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{m.addMedia(filmInfo())}, 20));
    const std::size_t upper = m.addTrack(m_sequence);
    m.addClip(m_sequence, upper, 0, film(m_media[0], 5));
    ClipBody larger = film(m_media[0], 5);
    larger.effects = {
        transformOf({{"scaleX", Curve(150)}, {"scaleY", Curve(150)}, {"rotation", Curve(3)}})};
    m.addClip(m_sequence, upper, 5, larger);
    ClipBody faint = film(m_media[0], 5);
    faint.effects = {effectOf("opacity", {{"opacity", Curve(99)}})};
    m.addClip(m_sequence, upper, 10, faint);
    Renderer rendered = renderer();
    VERIFY_RENDERED(rendered.frame(0));
    VERIFY_RENDERED(rendered.frame(7));
    QVERIFY(!rendered.frame(12));
    QVERIFY(!rendered.frame(17));
}

void TestRenderer::brokenFilesAreErrorsOrPlaceholders()
{
    const QString path = m_folder.filePath(QStringLiteral("broken.mkv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is text");
    file.close();
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{m.addMedia(filmInfo(), path)}, 10));
    const auto frame = renderer().frame(0);
    QVERIFY(!frame);
    QCOMPARE(frame.error().kind, ErrorKind::Media);
    QVERIFY(frame.error().message.contains(QLatin1String("broken.mkv")));
    RenderOptions options;
    options.missing = RenderOptions::Missing::Placeholder;
    VERIFY_RENDERED(renderer(options).frame(0));
}

void TestRenderer::titlesAreSharpWhenEnlarged()
{
    TitleSource title;
    title.text = QStringLiteral("l");
    title.size = 20;
    ClipBody small = clipOf(title, 5), large = small;
    large.effects = {transformOf({{"scaleX", Curve(400)}, {"scaleY", Curve(400)}})};
    title.size = 80;
    m.addClip(m_sequence, m_track, 0, large);
    m.addClip(m_sequence, m_track, 5, clipOf(title, 5));
    RenderOptions options;
    options.format = kRgb8;
    Renderer rendered = renderer(options);
    const auto distance = FrameDistance::of(*rendered.frame(0), *rendered.frame(5));
    QVERIFY2(distance.greatest <= 2, distance.toString());
}

WEFT_TEST_MAIN(TestRenderer)
#include "tst_renderer.moc"
