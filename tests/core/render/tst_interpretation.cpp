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

ColourTags wide(ColourTransfer transfer)
{
    return {ColourMatrix::Bt2020, ColourPrimaries::Bt2020, transfer, ColourRange::Limited};
}

/// A sequence that shows a film of one picture over mid-grey.
class OneFilm
{
public:
    explicit OneFilm(const Frame &picture)
    {
        const QString path = m_folder.filePath(QStringLiteral("film.mkv"));
        writeFilm(path, {picture});
        id = m.addSequence(picture.width(), picture.height());
        m.addClip(id, m.addTrack(id), 0, colourClip({128, 128, 128, 255}, 10));
        media = m.addMedia(videoInfo(picture.width(), picture.height()), path);
        m.addClip(id, m.addTrack(id), 0, clipOf(MediaSource{media}, 10));
    }

    Interpretation &how()
    {
        auto item = std::make_shared<MediaItem>(*m.project.media.front());
        m.project.media.front() = item;
        return item->interpretation;
    }
    SequenceSettings &settings() { return m.edit(id).settings; }

    Frame frame(const PixelFormat &format = {PixelLayout::Rgb, SampleType::F32, 32,
                                             AlphaMode::None}) const
    {
        RenderOptions options;
        options.format = format;
        const auto rendered = Renderer(m.snapshot(), id, m.map, options).frame(0);
        if (!rendered)
            qWarning("%s", qPrintable(rendered.error().message));
        return rendered ? *rendered : Frame();
    }

    TestProject m;
    SequenceId id;
    MediaId media;

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
