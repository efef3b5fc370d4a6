#include "core/render/renderer.h"

#include "core/media/convert.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 360;

/// What renderer.h promises of a preview beside the scaled export.
constexpr double kLeastPsnr = 34;
constexpr double kMostMean = 1.5;
/// Of turned pictures, which are sampled bilinearly: at the size they are shown in.
constexpr double kLeastPsnrTurned = 27;
constexpr double kMostMeanTurned = 6;

struct Likeness
{
    double psnr = 0; ///< dB, of luma
    double mean = 0; ///< difference of luma, codes

    static Likeness of(const Frame &a, const Frame &b)
    {
        double squares = 0, sum = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x) {
                const double off = sampleAt(a, 0, x, y) - sampleAt(b, 0, x, y);
                squares += off * off;
                sum += std::abs(off);
            }
        }
        const double count = 1.0 * a.width() * a.height();
        return {squares > 0 ? 10 * std::log10(255 * 255 * count / squares) : 100, sum / count};
    }
};

} // namespace

/// Half and quarter previews show what the export shows.
class TestPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPreviewIsTheScaledExport_data();
    void aPreviewIsTheScaledExport();

private:
    /// A clip on a track of its own, on top.
    static void add(TestProject &m, SequenceId id, ClipBody body,
                    const std::vector<Effect> &effects)
    {
        body.effects = effects;
        m.addClip(id, m.addTrack(id), 0, body);
    }
    /// Something of everything that can be seen.
    void fill(TestProject &m, SequenceId id, const QString &what) const;

    QTemporaryDir m_folder;
    QString m_large;
    QString m_odd;
};

void TestPreview::initTestCase()
{
    const auto film = [&](const char *name, int width, int height, unsigned seed) {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        std::vector<Frame> frames;
        for (unsigned i = 0; i < 4; ++i)
            frames.push_back(testFrame(kYuv420p8, width, height, bt709Tags(), seed + i));
        writeFilm(path, frames);
        return path;
    };
    m_large = film("large.mkv", kWidth, kHeight, 1);
    m_odd = film("odd.mkv", 333, 227, 11);
}

void TestPreview::fill(TestProject &m, SequenceId id, const QString &what) const
{
    const MediaId large = m.addMedia(videoInfo(kWidth, kHeight), m_large);
    MediaInfo wide = videoInfo(333, 227);
    wide.video->pixelAspect = Rational(16, 11);
    const MediaId odd = m.addMedia(wide, m_odd);
    const auto is = [&](const char *name) { return what == QLatin1String(name); };
    if (is("a film")) {
        add(m, id, clipOf(MediaSource{large}, 4), {});
    } else if (is("another shape and pixel aspect")) {
        add(m, id, clipOf(MediaSource{odd}, 4), {});
    } else if (is("turned and moved")) {
        add(m, id, clipOf(MediaSource{large}, 4), {});
        add(m, id, clipOf(MediaSource{odd}, 4),
            {transformOf({{"rotation", ramp(0, -10, 4, 30)},
                          {"scaleX", Curve(60)},
                          {"scaleY", Curve(60)},
                          {"x", ramp(0, -10, 4, 13)}})});
    } else if (is("blurred, masked, graded")) {
        add(m, id, clipOf(MediaSource{large}, 4), {effectOf("exposure", {{"stops", Curve(0.5)}})});
        add(m, id, clipOf(MediaSource{odd}, 4),
            {effectOf("blur", {{"radius", Curve(1.5)}}),
             effectOf("mask-ellipse", {{"feather", Curve(10)}}),
             effectOf("opacity", {{"opacity", Curve(70)}})});
    } else if (is("a title over a film")) {
        add(m, id, clipOf(MediaSource{large}, 4), {});
        TitleSource title{QStringLiteral("Weft\nevery size")};
        add(m, id, clipOf(title, 4), {});
    } else if (is("in between two frames")) {
        ClipBody slow = clipOf(MediaSource{large}, 4);
        slow.speed = Rational(1, 2);
        slow.timeInterpolation = TimeInterpolation::Blend;
        add(m, id, slow, {});
    }
}

void TestPreview::aPreviewIsTheScaledExport_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("divisor");
    for (const char *what :
         {"a film", "another shape and pixel aspect", "turned and moved", "blurred, masked, graded",
          "a title over a film", "in between two frames"}) {
        for (const int divisor : {2, 4})
            QTest::addRow("%s, 1/%d", what, divisor) << QString::fromLatin1(what) << divisor;
    }
}

void TestPreview::aPreviewIsTheScaledExport()
{
    QFETCH(QString, what);
    QFETCH(int, divisor);
    TestProject m;
    const SequenceId id = m.addSequence(kWidth, kHeight);
    fill(m, id, what);
    const bool isTurned = what == QLatin1String("turned and moved");
    RenderOptions options;
    options.width = kWidth / divisor;
    options.height = kHeight / divisor;
    Renderer exported(m.snapshot(), id, m.map), preview(m.snapshot(), id, m.map, options);
    for (int number = 0; number < 3; ++number) {
        const auto small = preview.frame(number), whole = exported.frame(number);
        QVERIFY(small && whole);
        const auto expected = convert(*whole,
                                      {kYuv420p8, bt709Tags(), options.width, options.height});
        QVERIFY(expected);
        const Likeness likeness = Likeness::of(*small, *expected);
        QVERIFY2(likeness.psnr >= (isTurned ? kLeastPsnrTurned : kLeastPsnr)
                     && likeness.mean <= (isTurned ? kMostMeanTurned : kMostMean),
                 QByteArray::number(likeness.psnr) + " dB, " + QByteArray::number(likeness.mean)
                     + " codes in the mean");
    }
}

WEFT_TEST_MAIN(TestPreview)
#include "tst_preview.moc"
