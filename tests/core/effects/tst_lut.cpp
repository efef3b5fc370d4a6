#include "core/render/working_space.h"
#include "tests/core/effects/rendered_effect.h"
#include "tests/core/render/test_media.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 36;

/// Green, blue, red.
constexpr std::array kFfmpegsPlanes{1, 2, 0};

/// Nothing that lines between nodes would meet by chance.
QByteArray wildCube(int size)
{
    std::mt19937 random(5);
    const auto next = [&] { return QByteArray::number(random() % 10000 / 9999.0, 'f', 6); };
    QByteArray text = "TITLE \"wild\"\nLUT_3D_SIZE " + QByteArray::number(size) + '\n';
    for (int i = 0; i < size * size * size; ++i)
        text += next() + ' ' + next() + ' ' + next() + '\n';
    return text;
}

/// 1 − level.
const QByteArray kNegative = "LUT_1D_SIZE 2\n1 1 1\n0 0 0\n";

} // namespace

class TestLut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itEqualsFfmpegs_data();
    void itEqualsFfmpegs();
    void itWorksOnStraightCodeValues();
    void strengthIsKeyframed();
    void adjustmentsHaveLuts();
    void aChangedFileIsReadAgain();
    void whatIsMissingOrBadSaysWhere_data();
    void whatIsMissingOrBadSaysWhere();

private:
    QString write(const char *name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", name);
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestLut::itEqualsFfmpegs_data()
{
    QTest::addColumn<QString>("interpolation");
    QTest::addColumn<int>("size");
    for (const char *way : {"tetrahedral", "trilinear"}) {
        for (const int size : {2, 17, 33})
            QTest::addRow("%s, %d", way, size) << QString::fromLatin1(way) << size;
    }
}

/// Where every code of a noisy picture goes, before any rounding: ffmpeg works in fp32 as well.
void TestLut::itEqualsFfmpegs()
{
    QFETCH(QString, interpolation);
    QFETCH(int, size);
    if (QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty())
        QSKIP("needs the ffmpeg program");
    const QString lut = write("wild.cube", wildCube(size));
    const QString picture = m_folder.filePath(QStringLiteral("noise.mkv"));
    std::mt19937 random(1);
    constexpr PixelFormat kRgb8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    const Frame noise = madeFrame(kRgb8, kWidth, kHeight, rgbTagsOf(bt709Tags()),
                                  [&](int, int, int) { return random() % 256; });
    writeFilm(picture, {noise});

    // Its own conversion to fp32 would be off by a third of a code.
    QByteArray given;
    for (const int plane : kFfmpegsPlanes) {
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const auto level = static_cast<float>(sampleAt(noise, plane, x, y) / 255);
                given.append(reinterpret_cast<const char *>(&level), sizeof(level));
            }
        }
    }
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 {"-v", "error", "-f", "rawvideo", "-pix_fmt", "gbrpf32le", "-s",
                  QStringLiteral("%1x%2").arg(kWidth).arg(kHeight), "-i", write("noise.raw", given),
                  "-vf", QStringLiteral("lut3d=file=%1:interp=%2").arg(lut, interpolation), "-f",
                  "rawvideo", "-pix_fmt", "gbrpf32le", "-"});
    QVERIFY(ffmpeg.waitForFinished(60000));
    const QByteArray planes = ffmpeg.readAllStandardOutput();
    constexpr std::size_t kPlane = std::size_t{kWidth} * kHeight;
    QCOMPARE(static_cast<std::size_t>(planes.size()), 3 * kPlane * sizeof(float));
    std::vector<float> expected(3 * kPlane);
    memcpy(expected.data(), planes.constData(), static_cast<std::size_t>(planes.size()));

    RenderedEffect e(kWidth, kHeight);
    const MediaId film = e.m.addMedia(videoInfo(kWidth, kHeight), picture);
    const MediaId file = e.m.addMedia({}, lut);
    e.add(clipOf(MediaSource{film}, 10),
          {effectOf("lut", {{"file", file}, {"interpolation", interpolation}})});
    const Frame frame = e.frame();
    QVERIFY(!frame.isNull());
    double greatest = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            for (std::size_t i = 0; i < 3; ++i) {
                const float wanted
                    = expected[i * kPlane + static_cast<std::size_t>(y * kWidth + x)];
                greatest = std::max(greatest,
                                    std::abs(sampleAt(frame, kFfmpegsPlanes[i], x, y) - wanted));
            }
        }
    }
    // 8-bit codes would be 1/255 apart.
    QVERIFY2(greatest < 2e-5, QByteArray::number(greatest));
}

void TestLut::itWorksOnStraightCodeValues()
{
    const QString lut = write("negative.cube", kNegative);
    RenderedEffect e;
    const MediaId file = e.m.addMedia({}, lut);
    e.addColour({255, 51, 0, 128}, {effectOf("lut", {{"file", file}})});
    COMPARE_PIXELS(pixelOf(e.frame(), 5, 5), (Rgba{0, 0.8, 1, 128 / 255.}), 1e-5);
}

void TestLut::strengthIsKeyframed()
{
    RenderedEffect e;
    const MediaId file = e.m.addMedia({}, write("negative.cube", kNegative));
    Curve strength;
    strength.keyframes = {{0, 0}, {8, 100}};
    e.addColour({255, 51, 0, 255}, {effectOf("lut", {{"file", file}, {"strength", strength}})});
    for (const int number : {0, 2, 8}) {
        const double part = number / 8.;
        COMPARE_PIXELS(pixelOf(e.frame(number), 5, 5), (Rgba{1 - part, 0.2 + 0.6 * part, part, 1}),
                       1e-5);
    }
}

void TestLut::adjustmentsHaveLuts()
{
    RenderedEffect e;
    const MediaId file = e.m.addMedia({}, write("negative.cube", kNegative));
    e.addColour({255, 51, 0, 255}, {});
    e.add(clipOf(AdjustmentSource{}, 10), {effectOf("lut", {{"file", file}})});
    COMPARE_PIXELS(pixelOf(e.frame(), 5, 5), (Rgba{0, 0.8, 1, 1}), 1e-5);
}

void TestLut::aChangedFileIsReadAgain()
{
    RenderedEffect e;
    const MediaId file = e.m.addMedia({}, write("changed.cube", kNegative));
    e.addColour({255, 255, 255, 255}, {effectOf("lut", {{"file", file}})});
    RenderOptions options;
    options.format = kStraightF32;
    Renderer renderer(e.m.snapshot(), e.sequence, e.m.map, options);
    const auto before = renderer.frame(0);
    QVERIFY(before);
    COMPARE_PIXELS(pixelOf(*before, 5, 5), (Rgba{0, 0, 0, 1}), 1e-6);
    write("changed.cube", "LUT_1D_SIZE 2\n0 0 0\n0.25 0.5 0.75\n");
    const auto after = renderer.frame(0);
    QVERIFY(after);
    COMPARE_PIXELS(pixelOf(*after, 5, 5), (Rgba{0.25, 0.5, 0.75, 1}), 1e-6);
}

void TestLut::whatIsMissingOrBadSaysWhere_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    QTest::newRow("missing") << QString() << QStringLiteral("is missing");
    QTest::newRow("bad") << write("bad.cube", "LUT_3D_SIZE 2\n0 0 zero\n")
                         << QStringLiteral("line 2: \"zero\" is no number");
}

void TestLut::whatIsMissingOrBadSaysWhere()
{
    QFETCH(QString, path);
    QFETCH(QString, expected);
    RenderedEffect e;
    const MediaId file = e.m.addMedia({}, path);
    e.addColour({255, 255, 255, 255}, {effectOf("lut", {{"file", file}})});
    const auto frame = Renderer(e.m.snapshot(), e.sequence, e.m.map).frame(0);
    QVERIFY(!frame);
    QCOMPARE(frame.error().kind, ErrorKind::Media);
    for (const QString &part : {QStringLiteral("track V1"), expected})
        QVERIFY2(frame.error().message.contains(part), qPrintable(frame.error().message));
    RenderOptions editing;
    editing.missing = RenderOptions::Missing::Placeholder;
    QVERIFY(Renderer(e.m.snapshot(), e.sequence, e.m.map, editing).frame(0));
}

WEFT_TEST_MAIN(TestLut)
#include "tst_lut.moc"
