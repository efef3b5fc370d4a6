#include "core/interchange/mlt.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"
#include "core/render/renderer.h"
#include "tests/core/interchange/timeline_text.h"
#include "tests/core/render/test_project.h"
#include "tests/media/barcode.h"
#include "tests/media/truth.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

/// A timeline as we render it against the same timeline as `melt` renders what we wrote: numbered
/// frames, 320×180 at 25 fps.
class TestMelt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meltShowsWhatWeShow();
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

/// Renders a file with melt into a lossless film. Nothing where it fails or does not end.
static bool runMelt(const QString &document, const QString &output)
{
    QProcess melt;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("LC_ALL"));
    melt.setProcessEnvironment(environment);
    melt.setStandardInputFile(QProcess::nullDevice());
    melt.setStandardOutputFile(QProcess::nullDevice());
    melt.start(QStringLiteral("melt"),
               {QStringLiteral("-silent"), document, QStringLiteral("-consumer"),
                QStringLiteral("avformat:") + output, QStringLiteral("vcodec=ffv1"),
                QStringLiteral("pix_fmt=yuv420p"), QStringLiteral("an=1"),
                QStringLiteral("real_time=-1")});
    if (melt.waitForFinished(60'000))
        return melt.exitStatus() == QProcess::NormalExit;
    melt.kill();
    melt.waitForFinished();
    return false;
}

struct Difference
{
    int greatest = 0;
    double mean = 0;
};

static Difference lumaDifference(const Frame &a, const Frame &b)
{
    Difference difference;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        const auto *left = a.plane(0).row<std::uint8_t>(y);
        const auto *right = b.plane(0).row<std::uint8_t>(y);
        for (int x = 0; x < a.width(); ++x) {
            const int distance = std::abs(left[x] - right[x]);
            difference.greatest = std::max(difference.greatest, distance);
            sum += distance;
        }
    }
    difference.mean = sum / (static_cast<double>(a.width()) * a.height());
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
    const QString document = folder.filePath(QStringLiteral("film.mlt"));
    const QString output = folder.filePath(QStringLiteral("film.mkv"));
    const auto written = writeMlt(made.project, id, document);
    QVERIFY(written);
    QVERIFY2(written->isEmpty(), qPrintable(written->join(QLatin1Char('\n'))));
    QVERIFY(runMelt(document, output));
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
        const Difference difference = lumaDifference(*ours, *theirs);
        Difference &worst = isDissolve ? dissolves : cuts;
        worst.greatest = std::max(worst.greatest, difference.greatest);
        worst.mean = std::max(worst.mean, difference.mean);
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

WEFT_TEST_MAIN(TestMelt)
#include "tst_melt.moc"
