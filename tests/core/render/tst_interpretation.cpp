#include "core/render/renderer.h"

#include "tests/core/render/slow_colour.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"
#include "tests/media/messages.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::test;

namespace {

constexpr PixelFormat kTenBits{PixelLayout::Yuv420, SampleType::U16, 10, AlphaMode::None};

constexpr PixelFormat kFloats{PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};

ColourTags wide(ColourTransfer transfer)
{
    return {ColourMatrix::Bt2020, ColourPrimaries::Bt2020, transfer, ColourRange::Limited};
}

/// A sequence that shows a film of one picture over mid-grey.
class OneFilm
{
public:
    explicit OneFilm(const Frame &picture)
        : OneFilm(std::vector{picture})
    {}

    explicit OneFilm(const std::vector<Frame> &pictures,
                     const std::function<void(ClipBody &)> &change = {},
                     const HdrMetadata &hdr = {})
    {
        const QString path = m_folder.filePath(QStringLiteral("film.mkv"));
        writeFilm(path, pictures, {}, hdr);
        const int width = pictures.front().width(), height = pictures.front().height();
        id = m.addSequence(width, height);
        m.addClip(id, m.addTrack(id), 0, colourClip({128, 128, 128, 255}, 10));
        ClipBody body = clipOf(MediaSource{m.addMedia(videoInfo(width, height), path)}, 10);
        if (change)
            change(body);
        m.addClip(id, m.addTrack(id), 0, body);
    }

    Interpretation &how()
    {
        auto item = std::make_shared<MediaItem>(*m.project.media.front());
        m.project.media.front() = item;
        return item->interpretation;
    }
    SequenceSettings &settings() { return m.edit(id).settings; }

    Frame frame(std::int64_t number = 0) const { return frame(kFloats, number); }
    Frame frame(const PixelFormat &format, std::int64_t number = 0) const
    {
        RenderOptions options;
        options.format = format;
        Renderer renderer(m.snapshot(), id, m.map, options);
        const auto sought = renderer.preview(number, [] { return false; });
        const auto rendered = renderer.frame(number);
        if (!rendered || !sought) {
            qWarning("%s", qPrintable((rendered ? sought.error() : rendered.error()).message));
            return {};
        }
        if (!sought->isExact || !isSame(sought->frame, *rendered))
            qFatal("frame %lld is another one to a hand that drags", (long long) number);
        return *rendered;
    }

    TestProject m;
    SequenceId id;

private:
    QTemporaryDir m_folder;
};

} // namespace

/// What a media item says of its file's pictures.
class TestInterpretation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsStandInPlaceOfTheFiles();
    void aChoiceForAFileGoesBeforeThatOfTheSequence();
    void betweenTwoPicturesBothAreTakenSo();
    void premultipliedColoursAreNotMultipliedAgain_data();
    void premultipliedColoursAreNotMultipliedAgain();
};

void TestInterpretation::tagsStandInPlaceOfTheFiles()
{
    const Frame codes = testFrame(kTenBits, 64, 36, bt709Tags(), 1);
    OneFilm wrong(codes), right(codes.withColour(wide(ColourTransfer::Hlg)));
    QVERIFY(!isSame(wrong.frame(), right.frame()));
    wrong.how().colour = wide(ColourTransfer::Hlg);
    QVERIFY(isSame(wrong.frame(), right.frame()));
    // One alone: the others stay as the file says.
    wrong.how().colour = {};
    wrong.how().colour.range = ColourRange::Full;
    ColourTags full = bt709Tags();
    full.range = ColourRange::Full;
    OneFilm whole(codes.withColour(full));
    QVERIFY(isSame(wrong.frame(), whole.frame()));
    // In a sequence of the same colours its very codes come out.
    OneFilm native(codes);
    native.settings().colour = wide(ColourTransfer::Pq);
    native.how().colour = wide(ColourTransfer::Pq);
    QVERIFY(isSame(native.frame(kTenBits), codes));
}

void TestInterpretation::aChoiceForAFileGoesBeforeThatOfTheSequence()
{
    const Frame picture = testFrame(kTenBits, 64, 36, wide(ColourTransfer::Pq), 2);
    OneFilm film(picture);
    film.settings().colour = wide(ColourTransfer::Bt709);
    const Frame mapped = film.frame(kTenBits);
    QVERIFY(!isSame(mapped, picture));
    film.how().hdr = MediaHdr::PassThrough;
    QVERIFY(isSame(film.frame(kTenBits), picture));
    film.settings().hdr = HdrInput::PassThrough;
    film.how().hdr = MediaHdr::AsSequence;
    QVERIFY(isSame(film.frame(kTenBits), picture));
    film.how().hdr = MediaHdr::ToneMap;
    QVERIFY(isSame(film.frame(kTenBits), mapped));
}

void TestInterpretation::betweenTwoPicturesBothAreTakenSo()
{
    const PixelFormat format{PixelLayout::Rgb, SampleType::U16, 16, AlphaMode::Straight};
    ColourTags tags = srgbTags();
    const auto picture = [&](double alpha, double colour, bool isPremultiplied) {
        return madeFrame(format, 64, 36, tags, [=](int plane, int, int) {
            const double sample = plane == 3 ? alpha : isPremultiplied ? colour * alpha : colour;
            return std::round(65535 * sample);
        });
    };
    const auto slowly = [](ClipBody &body) {
        body.timeInterpolation = TimeInterpolation::Blend;
        body.speed = Rational(1, 2);
    };
    const auto halfWay = [&](bool isPremultiplied) {
        OneFilm film({picture(0.2, 0.9, isPremultiplied), picture(0.8, 0.9, isPremultiplied)},
                     slowly);
        film.how().premultiplied = isPremultiplied;
        return film.frame(1);
    };
    const Frame expected = halfWay(false);
    // Half covered by 0.9, over mid-grey.
    QVERIFY(std::abs(sampleAt(expected, 0, 20, 20) - (0.5 * 0.9 + 0.5 * 128 / 255)) < 1e-3);
    const auto distance = FrameDistance::of(halfWay(true), expected);
    QVERIFY2(distance.greatest <= 1e-3, distance.toString());
    // Colours under nothing do not bleed in.
    const OneFilm film({picture(0, 1, false), picture(1, 0.25, false)}, slowly);
    QVERIFY(std::abs(sampleAt(film.frame(1), 0, 20, 20) - (0.5 * 0.25 + 0.5 * 128 / 255)) < 1e-3);
    // PQ is mapped down by what its media says, held or mixed.
    tags.transfer = ColourTransfer::Pq;
    HdrMetadata hdr;
    hdr.maxCll = 4000;
    hdr.maxFall = 400; // Matroska keeps both or none
    const PixelFormat opaque{PixelLayout::Rgb, SampleType::U16, 16, AlphaMode::None};
    const Frame bright = madeFrame(opaque, 64, 36, tags, [](int, int, int) { return 52'000; });
    const std::vector<Frame> two{bright, bright};
    const OneFilm held(two, {}, hdr), mixed(two, slowly, hdr), unknown(two);
    const auto mapped = FrameDistance::of(mixed.frame(1), held.frame());
    QVERIFY2(mapped.greatest <= 1e-5, mapped.toString());
    QVERIFY(FrameDistance::of(unknown.frame(), held.frame()).greatest > 0.005);
}

void TestInterpretation::premultipliedColoursAreNotMultipliedAgain_data()
{
    QTest::addColumn<Compositing>("compositing");
    QTest::addColumn<ColourTransfer>("transfer");
    QTest::newRow("levels") << Compositing::Gamma << ColourTransfer::Srgb;
    QTest::newRow("light") << Compositing::Linear << ColourTransfer::Srgb;
    QTest::newRow("levels, converted from PQ") << Compositing::Gamma << ColourTransfer::Pq;
}

void TestInterpretation::premultipliedColoursAreNotMultipliedAgain()
{
    QFETCH(Compositing, compositing);
    QFETCH(ColourTransfer, transfer);
    const PixelFormat format{PixelLayout::Rgb, SampleType::U16, 16, AlphaMode::Straight};
    ColourTags tags = srgbTags();
    tags.transfer = transfer;
    const auto picture = [&](bool isPremultiplied) {
        return madeFrame(format, 64, 36, tags, [=](int plane, int x, int y) {
            const double alpha = (x + 1) / 64.0, colour = (plane + 1) * (y + 4) / 160.0;
            const double sample = plane == 3 ? alpha : isPremultiplied ? colour * alpha : colour;
            return std::round(65535 * sample);
        });
    };
    OneFilm straight(picture(false)), premultiplied(picture(true));
    straight.settings().compositing = compositing;
    premultiplied.settings().compositing = compositing;
    const Frame expected = straight.frame();
    QVERIFY(FrameDistance::of(premultiplied.frame(), expected).greatest > 0.05);
    premultiplied.how().premultiplied = true;
    const auto distance = FrameDistance::of(premultiplied.frame(), expected);
    QVERIFY2(distance.greatest <= 1.0 / 1023, distance.toString()); // its codes are rounded
}

WEFT_TEST_MAIN(TestInterpretation)
#include "tst_interpretation.moc"
