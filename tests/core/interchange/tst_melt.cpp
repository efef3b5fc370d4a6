#include "core/interchange/mlt.h"
#include "core/media/audio_reader.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"
#include "core/render/renderer.h"
#include "tests/core/interchange/timeline_text.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"
#include "tests/media/barcode.h"
#include "tests/media/truth.h"

#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::test;

/// A timeline as we render it against the same timeline as `melt` renders what we wrote: numbered
/// frames, 320×180 at 25 fps, and a tone.
class TestMelt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meltShowsWhatWeShow();
    void meltShowsTheColoursWeShow();
    void meltWipesAsWeDo_data();
    void meltWipesAsWeDo();
    void meltPlacesPicturesWhereWeDo_data();
    void meltPlacesPicturesWhereWeDo();
    void meltPlaysWhatWePlay();
};

static MediaId addFilm(TestProject &made, const QString &name)
{
    const QString path = mediaPath(name);
    return made.addMedia(probe(path).value(), path);
}

static ClipBody film(MediaId media, std::int64_t in, std::int64_t length, const Rational &speed = 1)
{
    ClipBody body = clipOf(MediaSource{media}, length);
    body.in = FrameRate().secondsAt(in);
    body.speed = speed;
    return body;
}

/// Renders a file with melt into a lossless film or sound. False where it fails or does not end.
/// Now and then melt does not end, or ends well and leaves nothing: it is then asked again.
static bool runMelt(const QString &document, const QString &output, const QStringList &encoding)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("LC_ALL"));
    for (int attempt = 0; attempt < 3; ++attempt) {
        QProcess melt;
        melt.setProcessEnvironment(environment);
        melt.setStandardInputFile(QProcess::nullDevice());
        melt.setStandardOutputFile(QProcess::nullDevice());
        melt.start(QStringLiteral("melt"),
                   QStringList{QStringLiteral("-silent"), document, QStringLiteral("-consumer"),
                               QStringLiteral("avformat:") + output, QStringLiteral("real_time=-1")}
                       + encoding);
        if (!melt.waitForFinished(40'000)) {
            melt.kill();
            melt.waitForFinished();
        } else if (melt.exitStatus() != QProcess::NormalExit || QFileInfo(output).size() > 0) {
            return melt.exitStatus() == QProcess::NormalExit;
        }
    }
    return false;
}

/// Writes a sequence as MLT XML, wholly, and lets melt play it into a file beside that.
static void meltInto(const QString &output, const TestProject &made, SequenceId id,
                     const QStringList &encoding)
{
    const QString document = output + QStringLiteral(".mlt");
    const auto written = writeMlt(made.project, id, document);
    QVERIFY(written);
    QVERIFY2(written->isEmpty(), qPrintable(written->join(QLatin1Char('\n'))));
    QVERIFY(runMelt(document, output, encoding));
}

static QStringList losslessPicture(const QString &format = QStringLiteral("yuv420p"))
{
    return {QStringLiteral("vcodec=ffv1"), QStringLiteral("pix_fmt=") + format,
            QStringLiteral("an=1")};
}

struct Difference
{
    int greatest = 0;
    double mean = 0;
};

static Difference planeDifference(const Frame &a, const Frame &b, int plane)
{
    Difference difference;
    double sum = 0;
    const int width = a.plane(plane).width, height = a.plane(plane).height;
    for (int y = 0; y < height; ++y) {
        const auto *left = a.plane(plane).row<std::uint8_t>(y);
        const auto *right = b.plane(plane).row<std::uint8_t>(y);
        for (int x = 0; x < width; ++x) {
            const int distance = std::abs(left[x] - right[x]);
            difference.greatest = std::max(difference.greatest, distance);
            sum += distance;
        }
    }
    difference.mean = sum / (static_cast<double>(width) * height);
    return difference;
}

static void keepWorst(Difference &worst, const Difference &difference)
{
    worst.greatest = std::max(worst.greatest, difference.greatest);
    worst.mean = std::max(worst.mean, difference.mean);
}

/// Of the means of blocks of 8 × 8 samples of a plane: where a picture lies, not how it is
/// filtered.
static Difference coarseDifference(const Frame &a, const Frame &b, int plane)
{
    constexpr int kBlock = 8;
    Difference difference;
    double sum = 0;
    int blocks = 0;
    for (int y = 0; y + kBlock <= a.plane(plane).height; y += kBlock) {
        for (int x = 0; x + kBlock <= a.plane(plane).width; x += kBlock) {
            int total = 0;
            for (int row = y; row < y + kBlock; ++row) {
                for (int column = x; column < x + kBlock; ++column)
                    total += a.plane(plane).row<std::uint8_t>(row)[column]
                             - b.plane(plane).row<std::uint8_t>(row)[column];
            }
            const double mean = std::abs(total) / double(kBlock * kBlock);
            difference.greatest = std::max(difference.greatest, static_cast<int>(mean));
            sum += mean;
            ++blocks;
        }
    }
    difference.mean = sum / blocks;
    return difference;
}

void TestMelt::meltShowsWhatWeShow()
{
    if (QStandardPaths::findExecutable(QStringLiteral("melt")).isEmpty())
        QSKIP("melt is not installed: apt-get install melt");
    TestProject made;
    const SequenceId id = made.addSequence(320, 180);
    made.edit(id).settings.colour = completed({}, 180,
                                              false); // as the film, so nothing is converted
    const MediaId media = addFilm(made, QStringLiteral("h264_long.mp4"));
    const std::size_t v1 = made.addTrack(id);
    const std::size_t v2 = made.addTrack(id);
    constexpr std::int64_t kDissolve = 12;
    constexpr std::int64_t kSlow = 80;
    made.addClip(id, v1, 0, film(media, 10, 30));
    ClipBody incoming = film(media, 100, 30);
    incoming.transition = dissolve(kDissolve, 6);
    made.addClip(id, v1, 30, incoming);
    made.addClip(id, v1, 60, film(media, 20, 20, 2));                 // fast
    made.addClip(id, v1, kSlow, film(media, 20, 20, Rational(1, 2))); // slow
    made.addClip(id, v1, 100, film(media, 250, 20, -1));              // backwards
    made.addClip(id, v1, 125, film(media, 77, 10, 0));                // after a gap, frozen
    made.addClip(id, v2, 10, film(media, 200, 8));                    // over the first
    const Sequence &sequence = made.edit(id);

    QTemporaryDir folder;
    const QString output = folder.filePath(QStringLiteral("film.mkv"));
    meltInto(output, made, id, losslessPicture());
    auto melted = VideoReader::open(output);
    QVERIFY2(melted, melted ? "" : qPrintable(melted.error().message));
    QCOMPARE(melted->frameCount(), sequence.length());

    Renderer renderer(made.snapshot(), id, made.map);
    Difference cuts, dissolves;
    for (std::int64_t n = 0; n < sequence.length(); ++n) {
        const auto ours = renderer.frame(n);
        const auto theirs = melted->frame(n);
        QVERIFY(ours && theirs);
        // At half speed every other moment lies between two frames: MLT takes either.
        if (n >= kSlow && n < kSlow + 20) {
            const int ahead = barcodeOf(*theirs) - barcodeOf(*ours);
            QVERIFY2(ahead == 0 || (ahead == 1 && (n - kSlow) % 2 == 1),
                     qPrintable(QStringLiteral("frame %1: melt is %2 ahead").arg(n).arg(ahead)));
            continue;
        }
        const bool isDissolve = n >= 24 && n < 24 + kDissolve;
        keepWorst(isDissolve ? dissolves : cuts, planeDifference(*ours, *theirs, 0));
        if (!isDissolve)
            QVERIFY2(barcodeOf(*ours) == barcodeOf(*theirs),
                     qPrintable(QStringLiteral("frame %1: ours %2, melt's %3")
                                    .arg(n)
                                    .arg(barcodeOf(*ours))
                                    .arg(barcodeOf(*theirs))));
    }
    qInfo("greatest luma difference to melt: %d (mean %.3f) in cuts, %d (mean %.3f) in dissolves",
          cuts.greatest, cuts.mean, dissolves.greatest, dissolves.mean);
    // MLT mixes frame k of n as k ÷ n, we as (k + ½) ÷ n: half a step of at most the whole range.
    QVERIFY(cuts.greatest <= 2);
    QVERIFY(dissolves.greatest <= 219 / (2 * kDissolve) + 3);
}

/// A film in MLT's own 4:2:2, full of sharp and saturated colours; no two frames are alike.
static MediaId addColourfulFilm(TestProject &made, const QString &path, int frames)
{
    constexpr PixelFormat kYuv422p8{PixelLayout::Yuv422, SampleType::U8, 8, AlphaMode::None};
    std::vector<Frame> film;
    for (int n = 0; n < frames; ++n) {
        FrameBuilder frame(kYuv422p8, 320, 180, completed({}, 180, false));
        for (int plane = 0; plane < 3; ++plane) {
            const MutablePlane &samples = frame.plane(plane);
            for (int y = 0; y < samples.height; ++y) {
                for (int x = 0; x < samples.width; ++x)
                    samples.row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(
                        16 + ((x / 3) * 41 + (y / 2) * 83 + n * 57 + plane * 101) % 220);
            }
        }
        film.push_back(std::move(frame).publish());
    }
    writeFilm(path, film);
    return made.addMedia(probe(path).value(), path);
}

/// In the format that MLT works in nothing is resampled: what is cut is the same to the code, in
/// chroma as in luma.
void TestMelt::meltShowsTheColoursWeShow()
{
    if (QStandardPaths::findExecutable(QStringLiteral("melt")).isEmpty())
        QSKIP("melt is not installed: apt-get install melt");
    QTemporaryDir folder;
    TestProject made;
    const SequenceId id = made.addSequence(320, 180);
    made.edit(id).settings.colour = completed({}, 180, false);
    const MediaId media = addColourfulFilm(made, folder.filePath(QStringLiteral("colours.mkv")),
                                           50);
    const std::size_t v1 = made.addTrack(id), v2 = made.addTrack(id);
    constexpr std::int64_t kDissolve = 12;
    made.addClip(id, v1, 0, film(media, 3, 20));
    ClipBody incoming = film(media, 30, 14);
    incoming.transition = dissolve(kDissolve, 6);
    made.addClip(id, v1, 20, incoming);
    made.addClip(id, v1, 38, film(media, 40, 5, -1)); // after a gap, backwards
    made.addClip(id, v2, 4, film(media, 25, 5));      // over the first

    const QString output = folder.filePath(QStringLiteral("film.mkv"));
    meltInto(output, made, id, losslessPicture(QStringLiteral("yuv422p")));
    auto melted = VideoReader::open(output);
    QVERIFY2(melted, melted ? "" : qPrintable(melted.error().message));
    const std::int64_t length = made.project.find(id)->length();
    QCOMPARE(melted->frameCount(), length);
    RenderOptions options;
    options.format = {PixelLayout::Yuv422, SampleType::U8, 8, AlphaMode::None};
    Renderer renderer(made.snapshot(), id, made.map, options);
    std::array<Difference, 3> cuts, dissolves;
    for (std::int64_t n = 0; n < length; ++n) {
        const auto ours = renderer.frame(n);
        const auto theirs = melted->frame(n);
        QVERIFY(ours && theirs && ours->format() == theirs->format());
        const bool isDissolve = n >= 14 && n < 14 + kDissolve;
        for (int plane = 0; plane < 3; ++plane)
            keepWorst((isDissolve ? dissolves : cuts)[static_cast<std::size_t>(plane)],
                      planeDifference(*ours, *theirs, plane));
    }
    for (std::size_t plane = 0; plane < 3; ++plane) {
        qInfo("plane %zu: greatest difference to melt %d in cuts, %d (mean %.3f) in dissolves",
              plane, cuts[plane].greatest, dissolves[plane].greatest, dissolves[plane].mean);
        QVERIFY(cuts[plane].greatest <= 1);
        // Half a step of at most the whole range, see above.
        QVERIFY(dissolves[plane].greatest <= 219 / (2 * kDissolve) + 3);
    }
}

void TestMelt::meltWipesAsWeDo_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Parameters>("parameters");
    const auto row = [](const char *name, const char *kind, Parameters parameters) {
        const bool isSharp = qstrcmp(kind, "slide") == 0 || qstrcmp(name, "box") == 0;
        if (!isSharp)
            parameters[QStringLiteral("softness")] = Curve(25);
        QTest::newRow(name) << QString::fromLatin1(kind) << parameters;
    };
    const auto p = [](const char *id, const Parameter &value) {
        return std::pair(QString::fromLatin1(id), value);
    };
    row("right", "wipe", {});
    row("left", "wipe", {p("angle", Curve(180))});
    row("down", "wipe", {p("angle", Curve(90))});
    row("from the upper left", "wipe", {p("angle", Curve(std::atan2(320, 180) * 180 / M_PI))});
    row("doors that open", "barn-doors", {});
    row("doors that close", "barn-doors", {p("angle", Curve(90)), p("reverse", true)});
    row("circle", "iris", {});
    row("circle that closes", "iris", {p("reverse", true)});
    row("box", "iris", {p("shape", QStringLiteral("rectangle"))});
    row("by a picture", "luma-wipe", {});
    row("by a picture, white first", "luma-wipe", {p("invert", true)});
    row("slide right", "slide", {});
    row("slide up", "slide", {p("angle", Curve(-90))});
}

/// From black to white, where every pixel only gets lighter. MLT's frame k of n is at k ÷ n, ours
/// at (k + ½) ÷ n: its pixels lie between those of our frames k − 1 and k. A slide of MLT's is in
/// place in its last frame, half a frame before ours.
void TestMelt::meltWipesAsWeDo()
{
    QFETCH(QString, kind);
    QFETCH(Parameters, parameters);
    if (QStandardPaths::findExecutable(QStringLiteral("melt")).isEmpty())
        QSKIP("melt is not installed: apt-get install melt");
    QTemporaryDir folder;
    TestProject made;
    const SequenceId id = made.addSequence(320, 180);
    made.edit(id).settings.colour = completed({}, 180, false);
    if (kind == QLatin1String("luma-wipe")) {
        const QString path = folder.filePath(QStringLiteral("luma.png"));
        QImage image(320, 180, QImage::Format_Grayscale8);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                image.scanLine(y)[x] = static_cast<uchar>((x * 2 + y * 3) * 255 / 1175);
        }
        QVERIFY(image.save(path));
        parameters[QStringLiteral("image")] = made.addMedia(probe(path).value(), path);
    }
    constexpr std::int64_t kLength = 12, kFirst = 14;
    const std::size_t v1 = made.addTrack(id);
    ClipBody white = clipOf(ColourSource{{255, 255, 255, 255}}, 20);
    white.transition = dissolve(kLength, 6);
    white.transition->kind = kind;
    white.transition->parameters = parameters;
    made.addClip(id, v1, 0, clipOf(ColourSource{{0, 0, 0, 255}}, 20));
    made.addClip(id, v1, 20, white);

    const QString output = folder.filePath(QStringLiteral("film.mkv"));
    meltInto(output, made, id, losslessPicture());
    auto melted = VideoReader::open(output);
    QVERIFY2(melted, melted ? "" : qPrintable(melted.error().message));
    Renderer renderer(made.snapshot(), id, made.map);
    const int ahead = kind == QLatin1String("slide") ? 1 : 0;
    const int tolerance = ahead ? 16 : 2; // a pixel of a slide of MLT's may be left without value
    int greatest = 0;
    double ours = 0, theirs = 0;
    for (std::int64_t n = kFirst - 1; n <= kFirst + kLength; ++n) {
        const auto before = renderer.frame(n - 1), after = renderer.frame(n + ahead);
        const auto now = melted->frame(n);
        QVERIFY(before && after && now);
        for (int y = 0; y < now->height(); ++y) {
            const auto *low = before->plane(0).row<std::uint8_t>(y);
            const auto *high = after->plane(0).row<std::uint8_t>(y);
            const auto *is = now->plane(0).row<std::uint8_t>(y);
            for (int x = 0; x < now->width(); ++x) {
                greatest = std::max({greatest, low[x] - is[x], is[x] - high[x]});
                ours += (low[x] + high[x]) / 2.0;
                theirs += is[x];
            }
        }
    }
    const double count = 320.0 * 180 * (kLength + 2);
    qInfo("greatest luma beyond our frames before and after: %d; mean %.2f, ours %.2f", greatest,
          theirs / count, ours / count);
    QVERIFY2(greatest <= tolerance, QByteArray::number(greatest));
    QVERIFY(std::abs(ours - theirs) / count < 1.5);
}

void TestMelt::meltPlacesPicturesWhereWeDo_data()
{
    QTest::addColumn<QString>("effect");
    QTest::addColumn<QString>("parameters");
    const auto row = [](const char *name, const char *effect, const char *parameters) {
        QTest::newRow(name) << QString::fromLatin1(effect) << QString::fromLatin1(parameters);
    };
    row("smaller, in a corner", "transform", "scaleX=50 scaleY=50 x=-25 y=25");
    row("larger", "transform", "scaleX=200 scaleY=200 x=10");
    row("turned", "transform", "rotation=30 scaleX=60 scaleY=60");
    row("half transparent", "opacity", "opacity=50");
}

void TestMelt::meltPlacesPicturesWhereWeDo()
{
    QFETCH(QString, effect);
    QFETCH(QString, parameters);
    if (QStandardPaths::findExecutable(QStringLiteral("melt")).isEmpty())
        QSKIP("melt is not installed: apt-get install melt");
    TestProject made;
    const SequenceId id = made.addSequence(320, 180);
    made.edit(id).settings.colour = completed({}, 180, false);
    const MediaId media = addFilm(made, QStringLiteral("h264_long.mp4"));
    const std::size_t v1 = made.addTrack(id);
    const std::size_t v2 = made.addTrack(id);
    made.addClip(id, v1, 0, film(media, 0, 2));
    ClipBody placed = film(media, 100, 2);
    Effect wanted;
    wanted.type = effect;
    for (const QString &pair : parameters.split(QLatin1Char(' '))) {
        const double value = pair.section(QLatin1Char('='), 1).toDouble();
        wanted.parameters[pair.section(QLatin1Char('='), 0, 0)] = Curve(value);
    }
    placed.effects.push_back(wanted);
    made.addClip(id, v2, 0, placed);

    QTemporaryDir folder;
    const QString output = folder.filePath(QStringLiteral("film.mkv"));
    meltInto(output, made, id, losslessPicture());
    auto melted = VideoReader::open(output);
    QVERIFY2(melted, melted ? "" : qPrintable(melted.error().message));
    Renderer renderer(made.snapshot(), id, made.map);
    const auto ours = renderer.frame(1);
    const auto theirs = melted->frame(1);
    QVERIFY(ours && theirs);
    // MLT scales with another filter, half a pixel off, which shows in fine detail; and this film's
    // chroma is 4:4:4, which it halves before it scales.
    for (int plane = 0; plane < 3; ++plane) {
        const Difference difference = coarseDifference(*ours, *theirs, plane);
        qInfo("plane %d: mean difference of blocks to melt %.3f, greatest %d", plane,
              difference.mean, difference.greatest);
        QVERIFY(difference.mean < 4);
    }
}

/// The RMS difference of two blocks' left sides over frames of 1920 samples, and that of `a`.
static std::pair<double, double> soundDifference(const AudioBlock &a, const AudioBlock &b,
                                                 std::int64_t first, std::int64_t end)
{
    double difference = 0;
    double level = 0;
    for (auto i = static_cast<std::size_t>(first * 1920); i < static_cast<std::size_t>(end * 1920);
         ++i) {
        const double left = a.channels[0][i];
        difference += std::pow(left - b.channels[0][i], 2);
        level += left * left;
    }
    const double count = static_cast<double>((end - first) * 1920);
    return {std::sqrt(difference / count), std::sqrt(level / count)};
}

void TestMelt::meltPlaysWhatWePlay()
{
    if (QStandardPaths::findExecutable(QStringLiteral("melt")).isEmpty())
        QSKIP("melt is not installed: apt-get install melt");
    TestProject made;
    const SequenceId id = made.addSequence(320, 180);
    const MediaId media = addFilm(made, QStringLiteral("tone48.wav"));
    const std::size_t a1 = made.addTrack(id, TrackKind::Audio);
    made.addClip(id, a1, 0, film(media, 0, 10));
    ClipBody quiet = film(media, 13, 10); // at another phase
    quiet.gainDb = -6;
    made.addClip(id, a1, 10, quiet);
    ClipBody faded = film(media, 5, 20);
    faded.fadeIn.length = 8;
    faded.fadeOut.length = 10;
    made.addClip(id, a1, 25, faded); // after a gap
    made.editTrack(id, a1).gainDb = -3;
    const Sequence &sequence = made.edit(id);

    QTemporaryDir folder;
    const QString output = folder.filePath(QStringLiteral("sound.wav"));
    meltInto(output, made, id,
             {QStringLiteral("vn=1"), QStringLiteral("acodec=pcm_f32le"),
              QStringLiteral("ar=48000"), QStringLiteral("ac=2")});
    auto melted = AudioReader::open(output);
    QVERIFY2(melted, melted ? "" : qPrintable(melted.error().message));
    const std::int64_t samples = sequence.length() * 1920;
    Renderer renderer(made.snapshot(), id, made.map);
    const auto ours = renderer.audio(0, samples);
    const auto theirs = melted->read(0, samples);
    QVERIFY(ours && theirs);
    const auto plain = soundDifference(*ours, *theirs, 0, 25);
    // MLT begins a fade with its first frame's last level; from there on the ramps are the same.
    const auto fadeIn = soundDifference(*ours, *theirs, 26, 35);
    const auto fadeOut = soundDifference(*ours, *theirs, 36, 45);
    qInfo("difference to melt: %.6f of %.4f in cuts and gains, %.6f and %.6f in fades", plain.first,
          plain.second, fadeIn.first, fadeOut.first);
    QVERIFY(plain.second > 0.01);
    QVERIFY(plain.first < 0.001 * plain.second); // MLT mixes 16-bit samples; a sample off is 5 %
    QVERIFY(fadeIn.first < 0.002 * plain.second);
    QVERIFY(fadeOut.first < 0.002 * plain.second);
}

WEFT_TEST_MAIN(TestMelt)
#include "tst_melt.moc"
