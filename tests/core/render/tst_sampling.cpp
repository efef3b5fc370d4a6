#include "core/render/renderer.h"

#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <cmath>
#include <numbers>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 40;
constexpr int kHeight = 24;
constexpr PixelFormat kRgb8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
constexpr PixelFormat kRgbF32{PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};

constexpr std::array kEvery{Sampling::Automatic, Sampling::Nearest, Sampling::Bilinear,
                            Sampling::Bicubic, Sampling::Lanczos};

double sinc(double x)
{
    const double angle = std::numbers::pi * x;
    return x == 0 ? 1 : std::sin(angle) / angle;
}

/// The filters as their authors wrote them down.
double height(Sampling sampling, double x)
{
    x = std::abs(x);
    switch (sampling) {
    case Sampling::Nearest: return x <= 0.5;
    case Sampling::Bilinear: return std::max(0.0, 1 - x);
    case Sampling::Automatic:
    case Sampling::Bicubic:
        if (x < 1)
            return 1.5 * x * x * x - 2.5 * x * x + 1;
        return x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
    case Sampling::Lanczos: return x < 3 ? sinc(x) * sinc(x / 3) : 0;
    }
    return 0;
}

/// A picture at a place, in double precision; its edges are held. Where it is made smaller, the
/// filter is as many times as wide.
double sampled(const Frame &frame, int plane, double x, double y, Sampling sampling,
               double stepX = 1, double stepY = 1)
{
    const bool isNearest = sampling == Sampling::Nearest;
    const double wideX = isNearest ? 1 : std::max(1.0, stepX);
    const double wideY = isNearest ? 1 : std::max(1.0, stepY);
    const int reachX = static_cast<int>(4 * wideX), reachY = static_cast<int>(4 * wideY);
    double sum = 0, weights = 0;
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    for (int j = top - reachY; j <= top + reachY; ++j) {
        for (int i = left - reachX; i <= left + reachX; ++i) {
            const double weight = height(sampling, (i + 0.5 - x) / wideX)
                                  * height(sampling, (j + 0.5 - y) / wideY);
            sum += weight
                   * sampleAt(frame, plane, std::clamp(i, 0, frame.width() - 1),
                              std::clamp(j, 0, frame.height() - 1));
            weights += weight;
        }
    }
    return sum / weights;
}

} // namespace

class TestSampling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void enlargedPicturesEqualTheDefinition_data() { addSamplings(); }
    void enlargedPicturesEqualTheDefinition();
    void oddSizesAndPixelAspectsAreFitted_data();
    void oddSizesAndPixelAspectsAreFitted();
    void turnedPicturesEqualTheDefinition_data() { addSamplings(); }
    void turnedPicturesEqualTheDefinition();
    void nearestMakesBlocksOfTheSamplesThemselves();
    void bothPlansAgree_data() { addSamplings(); }
    void bothPlansAgree();
    void theNumberOfThreadsDoesNotMatter_data() { addSamplings(); }
    void theNumberOfThreadsDoesNotMatter();

private:
    static void addSamplings()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < kEvery.size(); ++i)
            QTest::newRow(enumNames(kEvery[i])[i].name.data()) << static_cast<int>(i);
    }
    static Sampling rowSampling()
    {
        QFETCH(int, index);
        return kEvery[static_cast<std::size_t>(index)];
    }
    Frame render(const QString &path, Sampling sampling,
                 const std::map<QString, Parameter> &transform, const RenderOptions &options,
                 std::int64_t frame = 0, double scale = 4) const;

    QTemporaryDir m_folder;
    Frame m_rgb;
    QString m_rgbPath;
    QString m_yuvPath;
};

void TestSampling::initTestCase()
{
    std::mt19937 random(3);
    const auto noise = [&](int, int, int) { return 16 + random() % 200; };
    m_rgb = madeFrame(kRgb8, kWidth, kHeight, rgbTagsOf(bt709Tags()), noise);
    m_rgbPath = m_folder.filePath(QStringLiteral("rgb.mkv"));
    writeFilm(m_rgbPath, {m_rgb, m_rgb, m_rgb});
    m_yuvPath = m_folder.filePath(QStringLiteral("yuv.mkv"));
    const Frame yuv = testFrame(kYuv420p8, kWidth, kHeight, bt709Tags(), 1);
    writeFilm(m_yuvPath, {yuv, yuv, yuv});
}

/// The film in a sequence so many times as large.
Frame TestSampling::render(const QString &path, Sampling sampling,
                           const std::map<QString, Parameter> &transform,
                           const RenderOptions &options, std::int64_t frame, double scale) const
{
    TestProject m;
    const SequenceId sequence = m.addSequence(static_cast<int>(kWidth * scale),
                                              static_cast<int>(kHeight * scale));
    ClipBody body = clipOf(MediaSource{m.addMedia(videoInfo(kWidth, kHeight), path)}, 3);
    body.sampling = sampling;
    if (!transform.empty())
        body.effects = {transformOf(transform)};
    m.addClip(sequence, m.addTrack(sequence), 0, body);
    const auto rendered = Renderer(m.snapshot(), sequence, m.map, options).frame(frame);
    if (!rendered)
        qWarning("%s", qPrintable(rendered.error().message));
    return rendered ? *rendered : Frame();
}

void TestSampling::enlargedPicturesEqualTheDefinition()
{
    const Sampling sampling = rowSampling();
    RenderOptions options;
    options.format = kRgbF32;
    const double scale = 2.5;
    const Frame frame = render(m_rgbPath, sampling, {}, options, 0, scale);
    QVERIFY(!frame.isNull());
    const double pixels = static_cast<double>(frame.width()) / kWidth;
    for (int y = 0; y < frame.height(); ++y) {
        for (int x = 0; x < frame.width(); ++x) {
            const double down = static_cast<double>(kHeight) / frame.height();
            const double place = (x + 0.5) / pixels, row = (y + 0.5) * down;
            if (sampling == Sampling::Nearest
                && (std::abs(place - std::round(place)) < 1e-6
                    || std::abs(row - std::round(row)) < 1e-6))
                continue; // between two
            const double expected = sampled(m_rgb, 1, place, row, sampling) / 255;
            QVERIFY2(std::abs(sampleAt(frame, 1, x, y) - expected) < 1e-5,
                     qPrintable(QStringLiteral("%1, %2: %3 is not %4")
                                    .arg(x)
                                    .arg(y)
                                    .arg(sampleAt(frame, 1, x, y))
                                    .arg(expected)));
        }
    }
}

void TestSampling::oddSizesAndPixelAspectsAreFitted_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("aspect"); ///< of a pixel, in 1/33
    QTest::addColumn<int>("index");
    struct Shape
    {
        int width, height, aspect;
    };
    for (const Shape &shape : {Shape{37, 23, 33}, Shape{37, 23, 48}, Shape{45, 61, 30},
                               Shape{211, 97, 33}, Shape{1, 7, 33}, Shape{97, 61, 33}}) {
        for (std::size_t i = 0; i < kEvery.size(); ++i)
            QTest::addRow("%d×%d, pixels %d/33, %s", shape.width, shape.height, shape.aspect,
                          enumNames(kEvery[i])[i].name.data())
                << shape.width << shape.height << shape.aspect << static_cast<int>(i);
    }
}

/// The whole picture in the middle of a frame of odd size, its pixels square.
void TestSampling::oddSizesAndPixelAspectsAreFitted()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, aspect);
    constexpr int kOddWidth = 97, kOddHeight = 61;
    std::mt19937 random(5);
    const Frame film = madeFrame(kRgb8, width, height, rgbTagsOf(bt709Tags()),
                                 [&](int, int, int) { return 16 + random() % 200; });
    const QString path = m_folder.filePath(QStringLiteral("odd.mkv"));
    writeFilm(path, {film});
    TestProject m;
    const SequenceId sequence = m.addSequence(kOddWidth, kOddHeight);
    MediaInfo info = videoInfo(width, height);
    info.video->pixelAspect = Rational(aspect, 33);
    ClipBody body = clipOf(MediaSource{m.addMedia(info, path)}, 3);
    body.sampling = rowSampling();
    m.addClip(sequence, m.addTrack(sequence), 0, body);
    RenderOptions options;
    options.format = kRgbF32;
    const auto frame = Renderer(m.snapshot(), sequence, m.map, options).frame(0);
    QVERIFY2(frame, qPrintable(frame ? QString() : frame.error().message));

    const double shown = width * aspect / 33.0;
    const double scale = std::min(kOddWidth / shown, kOddHeight * 1.0 / height);
    // In whole pixels, and all of the frame where less than one is missing.
    const auto whole = [](double side, int all) {
        return std::abs(side - all) < 1 ? all : std::max(1, static_cast<int>(std::lround(side)));
    };
    const int across = whole(shown * scale, kOddWidth), down = whole(height * scale, kOddHeight);
    const int left = (kOddWidth - across) / 2, top = (kOddHeight - down) / 2;
    const double stepX = static_cast<double>(width) / across;
    const double stepY = static_cast<double>(height) / down;
    for (int y = 0; y < kOddHeight; ++y) {
        for (int x = 0; x < kOddWidth; ++x) {
            const double column = (x + 0.5 - left) * stepX, row = (y + 0.5 - top) * stepY;
            const double side = std::min(
                {column / stepX, (width - column) / stepX, row / stepY, (height - row) / stepY});
            const double seen = sampleAt(*frame, 1, x, y);
            if (side < 0)
                QVERIFY(seen == 0); // bars
            const auto isBetween = [](double place) {
                return std::abs(place - std::round(place)) < 1e-6;
            };
            if (side < 0
                || (body.sampling == Sampling::Nearest && (isBetween(column) || isBetween(row))))
                continue;
            const double expected = sampled(film, 1, column, row, body.sampling, stepX, stepY)
                                    / 255;
            QVERIFY2(
                std::abs(seen - expected) < 2e-5,
                qPrintable(
                    QStringLiteral("%1, %2: %3 is not %4").arg(x).arg(y).arg(seen).arg(expected)));
        }
    }
}

void TestSampling::turnedPicturesEqualTheDefinition()
{
    const Sampling sampling = rowSampling();
    const Sampling wanted = sampling == Sampling::Automatic ? Sampling::Bilinear : sampling;
    RenderOptions options;
    options.format = kRgbF32;
    constexpr double kAngle = 20, kScale = 4;
    const Frame frame = render(m_rgbPath, sampling, {{"rotation", Curve(kAngle)}}, options, 0,
                               kScale);
    QVERIFY(!frame.isNull());
    const double radians = kAngle * std::numbers::pi / 180;
    const double cosine = std::cos(radians), sine = std::sin(radians);
    double greatest = 0;
    for (int y = 0; y < frame.height(); ++y) {
        for (int x = 0; x < frame.width(); ++x) {
            const double dx = x + 0.5 - frame.width() / 2., dy = y + 0.5 - frame.height() / 2.;
            const double column = (cosine * dx + sine * dy) / kScale + kWidth / 2.;
            const double row = (-sine * dx + cosine * dy) / kScale + kHeight / 2.;
            constexpr double kBorder = 1;
            if (column < kBorder || row < kBorder || column > kWidth - kBorder
                || row > kHeight - kBorder)
                continue;
            const auto isBetween = [](double place) {
                return std::abs(place - std::round(place)) < 2e-3;
            };
            if (wanted == Sampling::Nearest && (isBetween(column) || isBetween(row)))
                continue;
            const double expected = sampled(m_rgb, 1, column, row, wanted) / 255;
            greatest = std::max(greatest, std::abs(sampleAt(frame, 1, x, y) - expected));
        }
    }
    // Weights are tabled in steps of 1/1024 pixel.
    QVERIFY2(greatest < 1.5e-3, QByteArray::number(greatest));
}

void TestSampling::nearestMakesBlocksOfTheSamplesThemselves()
{
    RenderOptions options;
    options.format = kRgb8;
    const Frame frame = render(m_rgbPath, Sampling::Nearest, {}, options);
    for (int plane = 0; plane < 3; ++plane) {
        for (int y = 0; y < frame.height(); ++y) {
            for (int x = 0; x < frame.width(); ++x)
                QCOMPARE(sampleAt(frame, plane, x, y), sampleAt(m_rgb, plane, x / 4, y / 4));
        }
    }
}

void TestSampling::bothPlansAgree()
{
    for (const std::map<QString, Parameter> &transform :
         {std::map<QString, Parameter>{},
          std::map<QString, Parameter>{{"scaleX", Curve(31)}, {"scaleY", Curve(44)}},
          std::map<QString, Parameter>{{"x", ramp(0, 0.3, 3, 4)}, {"rotation", Curve(90)}}}) {
        RenderOptions options;
        const Frame native = render(m_yuvPath, rowSampling(), transform, options, 1);
        options.alwaysFloat = true;
        const Frame floats = render(m_yuvPath, rowSampling(), transform, options, 1);
        const FrameDistance luma = FrameDistance::ofPlane(native, floats, 0);
        QVERIFY2(luma.greatest <= 1, luma.toString());
    }
}

void TestSampling::theNumberOfThreadsDoesNotMatter()
{
    for (const std::map<QString, Parameter> &transform :
         {std::map<QString, Parameter>{{"scaleX", Curve(140)}},
          std::map<QString, Parameter>{{"rotation", ramp(0, 3, 3, 70)}}}) {
        RenderOptions options;
        options.threads = 1;
        const Frame alone = render(m_yuvPath, rowSampling(), transform, options, 1);
        for (const int threads : {2, 3, 8}) {
            options.threads = threads;
            QVERIFY(isSame(render(m_yuvPath, rowSampling(), transform, options, 1), alone));
        }
    }
}

WEFT_TEST_MAIN(TestSampling)
#include "tst_sampling.moc"
