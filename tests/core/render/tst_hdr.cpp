#include "core/media/convert.h"
#include "core/media/video_reader.h"
#include "core/render/renderer.h"
#include "core/render/working_space.h"

#include "tests/core/render/slow_colour.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"
#include "tests/media/messages.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::test;

namespace {

constexpr PixelFormat kRgbF32{PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};

PixelFormat pixels(PixelLayout layout, int bits, AlphaMode alpha = AlphaMode::None)
{
    return {layout, bits == 8 ? SampleType::U8 : SampleType::U16, bits, alpha};
}

ColourTags wide(ColourTransfer transfer)
{
    return {ColourMatrix::Bt2020, ColourPrimaries::Bt2020, transfer, ColourRange::Limited};
}

const SlowSpace &spaceOfTags(const ColourTags &colour)
{
    switch (colour.transfer) {
    case ColourTransfer::Pq: return kPq;
    case ColourTransfer::Hlg: return kHlg;
    default: return colour.primaries == ColourPrimaries::Bt2020 ? kWideSdr : kSdr;
    }
}

/// A film of one picture in a sequence.
class OneClip
{
public:
    explicit OneClip(const Frame &picture, const ColourTags &sequence)
    {
        const QString path = m_folder.filePath(QStringLiteral("film.mkv"));
        writeFilm(path, {picture});
        id = m.addSequence(picture.width(), picture.height());
        m.edit(id).settings.colour = sequence;
        ClipBody body = clipOf(MediaSource{m.addMedia(videoInfo(picture.width(), picture.height()),
                                                      path)},
                               10);
        m.addClip(id, m.addTrack(id), 0, body);
    }

    Frame frame(const PixelFormat &format, const ColourTags &colour = {}) const
    {
        RenderOptions options;
        options.format = format;
        options.colour = colour;
        const auto rendered = Renderer(m.snapshot(), id, m.map, options).frame(0);
        if (!rendered)
            qWarning("%s", qPrintable(rendered.error().message));
        return rendered ? *rendered : Frame();
    }

    TestProject m;
    SequenceId id;

private:
    QTemporaryDir m_folder;
};

/// What a picture is in another space by double precision, its R'G'B' by zimg.
std::vector<std::vector<double>> expected(const Frame &picture, const ColourTags &target)
{
    ColourTags rgb = picture.colour();
    rgb.matrix = ColourMatrix::Rgb;
    rgb.range = ColourRange::Full;
    const auto levels = convert(picture, {kRgbF32, rgb});
    std::vector<std::vector<double>> planes(3);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            Rgb colour{};
            for (int i = 0; i < 3; ++i)
                colour[static_cast<std::size_t>(i)] = std::clamp(sampleAt(*levels, i, x, y), 0.0,
                                                                 1.0);
            const Rgb out = slowConverted(colour, spaceOfTags(picture.colour()),
                                          spaceOfTags(target));
            for (std::size_t i = 0; i < 3; ++i)
                planes[i].push_back(out[i]);
        }
    }
    return planes;
}

/// Y'CbCr whose R'G'B' lies within 0 to 1.
Frame softPicture(const PixelFormat &format, const ColourTags &colour)
{
    const double unit = std::pow(2, format.bitDepth - 8);
    return madeFrame(format, 64, 36, colour, [&](int plane, int x, int y) {
        return std::floor(plane == 0 ? unit * (50 + 1.6 * x + 0.8 * y)
                                     : unit * (128 + 14 * std::sin(x / 9.0 + plane) + y / 4.0));
    });
}

} // namespace

/// HDR pictures in whole sequences.
class TestHdr : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hdrIsMappedIntoStandardRange_data();
    void hdrIsMappedIntoStandardRange();
    void theMediaSaysHowBrightItGets_data();
    void theMediaSaysHowBrightItGets();
    void hdrPassesThroughIfAsked_data();
    void hdrPassesThroughIfAsked();
    void hdrSequencesKeepTheCodesOfTheirOwn_data();
    void hdrSequencesKeepTheCodesOfTheirOwn();
    void ordinaryWhiteIsReferenceWhite();
    void aStillOfAnHdrSequenceIsMappedDown();
    void nestedHdrIsMappedDown();
    void hdrWithAlphaIsMappedBeforeItIsMixed();
};

void TestHdr::hdrIsMappedIntoStandardRange_data()
{
    QTest::addColumn<ColourTransfer>("transfer");
    QTest::addColumn<int>("bits");
    QTest::addColumn<ColourTags>("sequence");
    for (const ColourTransfer transfer : {ColourTransfer::Hlg, ColourTransfer::Pq}) {
        for (const int bits : {8, 10}) {
            const char *name = transfer == ColourTransfer::Hlg ? "HLG" : "PQ";
            QTest::addRow("%s, %d bits, to BT.709", name, bits) << transfer << bits << bt709Tags();
            QTest::addRow("%s, %d bits, to BT.2020", name, bits)
                << transfer << bits << wide(ColourTransfer::Bt709);
        }
    }
}

void TestHdr::hdrIsMappedIntoStandardRange()
{
    QFETCH(ColourTransfer, transfer);
    QFETCH(int, bits);
    QFETCH(ColourTags, sequence);
    const Frame picture = softPicture(pixels(PixelLayout::Yuv444, bits), wide(transfer));
    const OneClip film(picture, sequence);
    const auto distance = FrameDistance::of(film.frame(kRgbF32), expected(picture, sequence));
    QVERIFY2(distance.greatest <= 0.25 / 1023, distance.toString());

    // In codes of the sequence, through zimg's matrix.
    const PixelFormat codes = pixels(PixelLayout::Yuv444, bits);
    const auto wanted = convert(film.frame(kRgbF32), {codes, sequence});
    QVERIFY2(wanted, why(wanted));
    const auto off = FrameDistance::of(film.frame(codes), *wanted);
    QVERIFY2(off.greatest <= 1, off.toString());

    // 4:2:0 as well, where the colours are flat.
    const Frame flat = madeFrame(pixels(PixelLayout::Yuv420, bits), 64, 36, wide(transfer),
                                 [&](int plane, int, int) {
                                     return (plane == 0 ? 150 : 120 + plane) << (bits - 8);
                                 });
    const Frame whole = madeFrame(pixels(PixelLayout::Yuv444, bits), 64, 36, wide(transfer),
                                  [&](int plane, int, int) {
                                      return (plane == 0 ? 150 : 120 + plane) << (bits - 8);
                                  });
    const auto same = FrameDistance::of(OneClip(flat, sequence).frame(kRgbF32),
                                        OneClip(whole, sequence).frame(kRgbF32));
    QVERIFY2(same.greatest <= 1e-5, same.toString());
}

void TestHdr::theMediaSaysHowBrightItGets_data()
{
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<double>("peak");
    const QString display = QStringLiteral(
        "master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(40000000,50)");
    QTest::newRow("content light level") << display + QStringLiteral(":max-cll=620,200") << 620.0;
    QTest::newRow("mastering display") << display << 4000.0;
    QTest::newRow("nothing") << QString() << 0.0;
}

void TestHdr::theMediaSaysHowBrightItGets()
{
    QFETCH(QString, parameters);
    QFETCH(double, peak);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pq.mp4"));
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 {QStringLiteral("-v"),
                  QStringLiteral("error"),
                  QStringLiteral("-f"),
                  QStringLiteral("lavfi"),
                  QStringLiteral("-i"),
                  QStringLiteral("color=c=0x808080:size=64x64:rate=25"),
                  QStringLiteral("-vf"),
                  QStringLiteral("format=yuv420p10le"),
                  QStringLiteral("-frames:v"),
                  QStringLiteral("3"),
                  QStringLiteral("-c:v"),
                  QStringLiteral("libx265"),
                  QStringLiteral("-x265-params"),
                  QStringLiteral("log-level=none:lossless=1:hdr10=1:repeat-headers=1") // SEI
                      + (parameters.isEmpty() ? QString() : QLatin1Char(':') + parameters),
                  QStringLiteral("-colorspace"),
                  QStringLiteral("bt2020nc"),
                  QStringLiteral("-color_primaries"),
                  QStringLiteral("bt2020"),
                  QStringLiteral("-color_trc"),
                  QStringLiteral("smpte2084"),
                  QStringLiteral("-color_range"),
                  QStringLiteral("tv"),
                  path});
    QVERIFY(ffmpeg.waitForFinished(30'000));
    QVERIFY2(ffmpeg.exitCode() == 0, ffmpeg.readAllStandardError());
    auto reader = VideoReader::open(path);
    QVERIFY2(reader, why(reader));
    QCOMPARE(reader->info().hdr.peakLuminance(), peak);
    const Frame picture = *reader->frame(2);
    QCOMPARE(picture.peakLuminance(), peak);

    TestProject m;
    const SequenceId id = m.addSequence(64, 64);
    m.addClip(id, m.addTrack(id), 0, clipOf(MediaSource{m.addMedia(videoInfo(64, 64), path)}, 3));
    RenderOptions options;
    options.format = kRgbF32;
    const auto rendered = Renderer(m.snapshot(), id, m.map, options).frame(1);
    QVERIFY2(rendered, why(rendered));
    SlowSpace space = kPq;
    space.peak = peak > 0 ? peak : 1000;
    const double level = (sampleAt(picture, 0, 9, 9) - 64) / 876;
    const double wanted = slowConverted({level, level, level}, space, kSdr)[0];
    QVERIFY(std::abs(sampleAt(*rendered, 0, 9, 9) - wanted)
            < 0.001); // its chroma is not quite grey
}

void TestHdr::hdrPassesThroughIfAsked_data()
{
    QTest::addColumn<ColourTransfer>("transfer");
    QTest::addColumn<int>("bits");
    for (const int bits : {8, 10}) {
        QTest::addRow("HLG, %d bits", bits) << ColourTransfer::Hlg << bits;
        QTest::addRow("PQ, %d bits", bits) << ColourTransfer::Pq << bits;
    }
}

void TestHdr::hdrPassesThroughIfAsked()
{
    QFETCH(ColourTransfer, transfer);
    QFETCH(int, bits);
    const PixelFormat format = pixels(PixelLayout::Yuv420, bits);
    const Frame picture = testFrame(format, 64, 36, wide(transfer), 3);
    // In a sequence of the same matrix the very codes,
    OneClip same(picture, wide(ColourTransfer::Bt709));
    same.m.edit(same.id).settings.hdr = HdrInput::PassThrough;
    QVERIFY(isSame(same.frame(format), picture));
    // in another the same R'G'B',
    OneClip other(picture, bt709Tags());
    other.m.edit(other.id).settings.hdr = HdrInput::PassThrough;
    const OneClip ordinary(picture.withColour(wide(ColourTransfer::Bt709)),
                           wide(ColourTransfer::Bt709));
    const auto levels = FrameDistance::of(other.frame(kRgbF32), ordinary.frame(kRgbF32));
    QVERIFY2(levels.greatest <= 1e-6, levels.toString());
    // and if not asked, something else.
    OneClip mapped(picture, wide(ColourTransfer::Bt709));
    QVERIFY(FrameDistance::of(mapped.frame(format), picture).greatest > 10);
    // A sequence of high range converts all the same.
    const ColourTags hlg = wide(ColourTransfer::Hlg), pq = wide(ColourTransfer::Pq);
    OneClip high(picture, transfer == ColourTransfer::Hlg ? pq : hlg);
    const Frame before = high.frame(kRgbF32);
    high.m.edit(high.id).settings.hdr = HdrInput::PassThrough;
    QVERIFY(isSame(high.frame(kRgbF32), before));
}

void TestHdr::hdrSequencesKeepTheCodesOfTheirOwn_data()
{
    QTest::addColumn<ColourTransfer>("transfer");
    QTest::addColumn<Compositing>("compositing");
    for (const Compositing compositing : {Compositing::Gamma, Compositing::Linear}) {
        const char *name = compositing == Compositing::Linear ? "light" : "levels";
        QTest::addRow("HLG, %s", name) << ColourTransfer::Hlg << compositing;
        QTest::addRow("PQ, %s", name) << ColourTransfer::Pq << compositing;
    }
}

void TestHdr::hdrSequencesKeepTheCodesOfTheirOwn()
{
    QFETCH(ColourTransfer, transfer);
    QFETCH(Compositing, compositing);
    const PixelFormat format = pixels(PixelLayout::Yuv420, 10);
    const Frame picture = testFrame(format, 64, 36, wide(transfer), 4);
    OneClip film(picture, wide(transfer));
    film.m.edit(film.id).settings.compositing = compositing;
    QVERIFY(isSame(film.frame(format), picture));
    // Through R'G'B' and, where it composites that, light.
    const Frame soft = softPicture(pixels(PixelLayout::Yuv444, 10), wide(transfer));
    OneClip detour(soft, wide(transfer));
    detour.m.edit(detour.id).settings.compositing = compositing;
    RenderOptions options;
    options.format = soft.format();
    options.alwaysFloat = true;
    const auto rendered = Renderer(detour.m.snapshot(), detour.id, detour.m.map, options).frame(0);
    const auto distance = FrameDistance::of(*rendered, soft);
    QVERIFY2(distance.greatest <= 1, distance.toString());
}

void TestHdr::ordinaryWhiteIsReferenceWhite()
{
    for (const auto &[transfer, level] :
         {std::pair(ColourTransfer::Hlg, 0.75), std::pair(ColourTransfer::Pq, 0.5807)}) {
        TestProject m;
        const SequenceId id = m.addSequence();
        m.edit(id).settings.colour = wide(transfer);
        m.addClip(id, m.addTrack(id), 0, colourClip({255, 255, 255, 255}, 10));
        RenderOptions options;
        options.format = pixels(PixelLayout::Yuv420, 10);
        const auto frame = Renderer(m.snapshot(), id, m.map, options).frame(0);
        QVERIFY2(frame, why(frame));
        QCOMPARE(sampleAt(*frame, 0, 5, 5), std::round(64 + 876 * level));
        QCOMPARE(sampleAt(*frame, 1, 5, 5), 512.0);
        QCOMPARE(sampleAt(*frame, 2, 5, 5), 512.0);
    }
}

void TestHdr::aStillOfAnHdrSequenceIsMappedDown()
{
    const Frame picture = softPicture(pixels(PixelLayout::Yuv444, 10), wide(ColourTransfer::Pq));
    const OneClip film(picture, wide(ColourTransfer::Pq));
    const Frame still = film.frame(kRgbF32, srgbTags());
    const SlowSpace srgb{ColourPrimaries::Bt709, ColourTransfer::Srgb, 203};
    const Frame levels = film.frame(kRgbF32);
    for (const QPoint place : {QPoint(3, 3), QPoint(30, 20), QPoint(60, 33)}) {
        Rgb colour{};
        for (int i = 0; i < 3; ++i)
            colour[static_cast<std::size_t>(i)] = sampleAt(levels, i, place.x(), place.y());
        const Rgb wanted = slowConverted(colour, kPq, srgb);
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::abs(sampleAt(still, i, place.x(), place.y())
                             - wanted[static_cast<std::size_t>(i)])
                    < 0.25 / 1023);
    }
}

void TestHdr::nestedHdrIsMappedDown()
{
    const Frame picture = softPicture(pixels(PixelLayout::Yuv444, 10), wide(ColourTransfer::Hlg));
    for (const Compositing compositing : {Compositing::Gamma, Compositing::Linear}) {
        OneClip film(picture, wide(ColourTransfer::Hlg));
        film.m.edit(film.id).settings.compositing = compositing;
        const SequenceId outer = film.m.addSequence();
        film.m.addClip(outer, film.m.addTrack(outer), 0, clipOf(NestedSource{film.id}, 10));
        RenderOptions options;
        options.format = kRgbF32;
        const auto nested = Renderer(film.m.snapshot(), outer, film.m.map, options).frame(0);
        QVERIFY2(nested, why(nested));
        const auto distance = FrameDistance::of(*nested, expected(picture, bt709Tags()));
        QVERIFY2(distance.greatest <= 0.25 / 1023, distance.toString());
    }
}

void TestHdr::hdrWithAlphaIsMappedBeforeItIsMixed()
{
    const PixelFormat format = pixels(PixelLayout::Rgb, 16, AlphaMode::Straight);
    ColourTags tags = wide(ColourTransfer::Pq);
    tags.matrix = ColourMatrix::Rgb;
    tags.range = ColourRange::Full;
    const Frame picture = madeFrame(format, 64, 36, tags, [](int plane, int, int) {
        return plane == 3 ? 0.3 * 65535 : (0.5 + 0.1 * plane) * 65535;
    });
    const OneClip film(picture, bt709Tags());
    const Frame frame = film.frame({PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::Straight});
    const Rgb wanted = slowConverted({0.5, 0.6, 0.7}, kPq, kSdr);
    for (int i = 0; i < 3; ++i)
        QVERIFY(std::abs(sampleAt(frame, i, 20, 20) - wanted[static_cast<std::size_t>(i)]) < 1e-4);
    QVERIFY(std::abs(sampleAt(frame, 3, 20, 20) - 0.3) < 1e-4);
}

WEFT_TEST_MAIN(TestHdr)
#include "tst_hdr.moc"
