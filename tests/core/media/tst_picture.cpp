// What decoders and raw files deliver, in every software pixel format that FFmpeg knows, written by
// av_write_image_line2(), libavutil's own definition of where a component is.

#include "core/media/picture.h"
#include "core/media/pixel_formats.h"

#include "tests/support/test_main.h"

extern "C" {
#include <libavutil/imgutils.h>
}

#include <algorithm>
#include <random>

using namespace weft;

namespace {

constexpr int kWidth = 37;
constexpr int kHeight = 19;

/// The samples of each component, row by row.
using Values = std::array<std::vector<std::vector<std::uint32_t>>, 4>;

FramePointer emptyPicture(AVPixelFormat format)
{
    FramePointer picture(av_frame_alloc());
    picture->format = format;
    picture->width = kWidth;
    picture->height = kHeight;
    if (av_frame_get_buffer(picture.get(), 64) < 0)
        return nullptr;
    for (const AVBufferRef *buffer : picture->buf) {
        if (buffer)
            memset(buffer->data, 0, buffer->size);
    }
    return picture;
}

/// A picture of random samples, and those.
std::pair<FramePointer, Values> randomPicture(AVPixelFormat id)
{
    const AVPixFmtDescriptor &format = *av_pix_fmt_desc_get(id);
    FramePointer picture = emptyPicture(id);
    Values values;
    std::mt19937 random(static_cast<unsigned>(id));
    for (int i = 0; i < format.nb_components; ++i) {
        const bool isChroma = (i == 1 || i == 2) && !(format.flags & AV_PIX_FMT_FLAG_RGB);
        const int width = isChroma ? AV_CEIL_RSHIFT(kWidth, format.log2_chroma_w) : kWidth;
        const int height = isChroma ? AV_CEIL_RSHIFT(kHeight, format.log2_chroma_h) : kHeight;
        const auto most = static_cast<std::uint32_t>((1ULL << format.comp[i].depth) - 1);
        for (int y = 0; y < height; ++y) {
            std::vector<std::uint32_t> row(static_cast<std::size_t>(width));
            std::generate(row.begin(), row.end(), [&] { return std::uint32_t(random()) & most; });
            av_write_image_line2(row.data(), picture->data, picture->linesize, &format, 0, y, i,
                                 width, sizeof(std::uint32_t));
            values[static_cast<std::size_t>(i)].push_back(std::move(row));
        }
    }
    return {std::move(picture), std::move(values)};
}

/// A component of few bits as we deliver it: over the whole of eight.
std::uint32_t widened(std::uint32_t value, int depth, int target)
{
    const std::uint64_t most = (1ULL << depth) - 1;
    const std::uint64_t mostTarget = (1ULL << target) - 1;
    return static_cast<std::uint32_t>((value * mostTarget + most / 2) / most);
}

std::uint32_t sampleOf(const Frame &frame, int plane, int x, int y)
{
    switch (frame.format().sample) {
    case SampleType::U8: return frame.plane(plane).row<std::uint8_t>(y)[x];
    case SampleType::U16: return frame.plane(plane).row<std::uint16_t>(y)[x];
    case SampleType::F32: return frame.plane(plane).row<std::uint32_t>(y)[x];
    }
    return 0;
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyComponentIsDeliveredExactly_data();
    void everyComponentIsDeliveredExactly();
    void planarPicturesAreNotCopied();
    void picturesStoredUpsideDownComeUpright();
    void paletteColoursAreLookedUp();
    void whatIsNotAPictureOfColoursIsRefused();
    void ownFormatsHaveATwin();
    void chromaLiesWhereItIsSaidTo();
};

void TestPicture::everyComponentIsDeliveredExactly_data()
{
    QTest::addColumn<int>("id");
    const AVPixFmtDescriptor *format = nullptr;
    while ((format = av_pix_fmt_desc_next(format))) {
        const AVPixelFormat id = av_pix_fmt_desc_get_id(format);
        if (unpackedFormat(id) && id != AV_PIX_FMT_PAL8)
            QTest::newRow(format->name) << int(id);
    }
}

void TestPicture::everyComponentIsDeliveredExactly()
{
    QFETCH(int, id);
    const AVPixFmtDescriptor &format = *av_pix_fmt_desc_get(static_cast<AVPixelFormat>(id));
    const auto [picture, values] = randomPicture(static_cast<AVPixelFormat>(id));
    const auto frame = toFrame(*picture);
    QVERIFY(frame);
    QCOMPARE(frame->format().planeCount(), int(format.nb_components));
    const bool isSparse = format.log2_chroma_h == 2;
    for (int plane = 0; plane < frame->format().planeCount(); ++plane) {
        const AVComponentDescriptor &component = format.comp[plane];
        const int width = frame->plane(plane).width;
        for (int y = 0; y < frame->plane(plane).height; ++y) {
            const int row = isSparse && (plane == 1 || plane == 2) ? y / 4 : y;
            for (int x = 0; x < width; ++x) {
                std::uint32_t value = values[static_cast<std::size_t>(
                    plane)][static_cast<std::size_t>(row)][static_cast<std::size_t>(x)];
                if (id == AV_PIX_FMT_MONOWHITE)
                    value ^= 1;
                if (frame->format().sample != SampleType::F32)
                    value = widened(value, component.depth, frame->format().bitDepth);
                QCOMPARE(sampleOf(*frame, plane, x, y), value);
            }
        }
    }
}

void TestPicture::planarPicturesAreNotCopied()
{
    for (const AVPixelFormat id : {AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVA422P,
                                   AV_PIX_FMT_GRAY16, AV_PIX_FMT_YUV444P12}) {
        FramePointer picture = emptyPicture(id);
        const auto frame = toFrame(*picture);
        QVERIFY(frame);
        const uint8_t *data = picture->data[0];
        picture.reset();
        QCOMPARE(reinterpret_cast<const uint8_t *>(frame->plane(0).data), data);
    }
    const FramePointer picture = emptyPicture(AV_PIX_FMT_GBRP);
    const auto frame = toFrame(*picture);
    QVERIFY(frame);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(reinterpret_cast<const uint8_t *>(frame->plane(i).data),
                 static_cast<const uint8_t *>(picture->data[(i + 2) % 3]));
}

void TestPicture::picturesStoredUpsideDownComeUpright()
{
    const FramePointer picture = randomPicture(AV_PIX_FMT_YUV420P).first;
    const auto upright = toFrame(*picture);
    for (int i = 0; i < 3; ++i) {
        const int height = i == 0 ? kHeight : (kHeight + 1) / 2;
        picture->data[i] += (height - 1) * picture->linesize[i];
        picture->linesize[i] = -picture->linesize[i];
    }
    const auto flipped = toFrame(*picture);
    QVERIFY(upright && flipped);
    for (int i = 0; i < 3; ++i) {
        const Plane &plane = flipped->plane(i);
        QVERIFY(plane.bytesPerRow > 0);
        for (int y = 0; y < plane.height; ++y)
            QCOMPARE(memcmp(plane.row<char>(y), upright->plane(i).row<char>(plane.height - 1 - y),
                            static_cast<std::size_t>(plane.width)),
                     0);
    }
}

void TestPicture::paletteColoursAreLookedUp()
{
    const FramePointer picture = emptyPicture(AV_PIX_FMT_PAL8);
    for (int i = 0; i < kHeight * picture->linesize[0]; ++i)
        picture->data[0][i] = static_cast<uint8_t>(i * 31);
    auto *palette = reinterpret_cast<std::uint32_t *>(picture->data[1]);
    for (std::uint32_t i = 0; i < 256; ++i)
        palette[i] = 0xff000000U | i << 16 | (255 - i) << 8 | (i / 2);
    palette[7] = 0;
    for (int y = 0; y < kHeight; ++y)
        std::replace(picture->data[0] + y * picture->linesize[0],
                     picture->data[0] + y * picture->linesize[0] + kWidth, uint8_t{7}, uint8_t{8});
    const auto opaque = toFrame(*picture);
    QVERIFY(opaque);
    QVERIFY(opaque->format().alpha == AlphaMode::None);
    for (int x = 0; x < kWidth; ++x) {
        const int index = picture->data[0][x];
        QCOMPARE(int(opaque->plane(0).row<std::uint8_t>(0)[x]), index);
        QCOMPARE(int(opaque->plane(1).row<std::uint8_t>(0)[x]), 255 - index);
        QCOMPARE(int(opaque->plane(2).row<std::uint8_t>(0)[x]), index / 2);
    }
    picture->data[0][3] = 7;
    const auto seeThrough = toFrame(*picture);
    QVERIFY(seeThrough);
    QVERIFY(seeThrough->format().alpha == AlphaMode::Straight);
    QCOMPARE(int(seeThrough->alphaPlane().row<std::uint8_t>(0)[3]), 0);
    QCOMPARE(int(seeThrough->alphaPlane().row<std::uint8_t>(0)[4]), 255);
}

void TestPicture::whatIsNotAPictureOfColoursIsRefused()
{
    for (const AVPixelFormat id :
         {AV_PIX_FMT_BAYER_BGGR8, AV_PIX_FMT_XYZ12LE, AV_PIX_FMT_UYYVYY411}) {
        const auto frame = toFrame(*emptyPicture(id));
        QVERIFY(!frame);
        QVERIFY(frame.error().message.contains(QLatin1String(av_get_pix_fmt_name(id))));
    }
}

void TestPicture::ownFormatsHaveATwin()
{
    for (const PixelLayout layout : {PixelLayout::Yuv420, PixelLayout::Yuv422, PixelLayout::Yuv444,
                                     PixelLayout::Rgb, PixelLayout::Grey}) {
        for (const int depth : {8, 10, 12, 16}) {
            const SampleType sample = depth == 8 ? SampleType::U8 : SampleType::U16;
            const PixelFormat format{layout, sample, depth, AlphaMode::None};
            const AVPixelFormat twin = toFFmpeg(format);
            QVERIFY2(twin != AV_PIX_FMT_NONE, qPrintable(describe(format)));
            QVERIFY(planarFormat(twin) == format);
        }
    }
    QCOMPARE(int(toFFmpeg(kYuv420p8)), int(AV_PIX_FMT_YUV420P));
    QCOMPARE(int(toFFmpeg(kRgbaF32)), int(AV_PIX_FMT_GBRAPF32));
    const PixelFormat greyAlpha{PixelLayout::Grey, SampleType::U8, 8, AlphaMode::Straight};
    QCOMPARE(int(toFFmpeg(greyAlpha)), int(AV_PIX_FMT_NONE));
}

void TestPicture::chromaLiesWhereItIsSaidTo()
{
    const auto [picture, values] = randomPicture(AV_PIX_FMT_YUV420P);
    QVERIFY(toFrame(*picture)->chromaSiting() == ChromaSiting::Left);
    for (const auto &[location, siting] :
         {std::pair(AVCHROMA_LOC_LEFT, ChromaSiting::Left),
          std::pair(AVCHROMA_LOC_CENTER, ChromaSiting::Centre),
          std::pair(AVCHROMA_LOC_TOPLEFT, ChromaSiting::TopLeft),
          std::pair(AVCHROMA_LOC_TOP, ChromaSiting::Top),
          std::pair(AVCHROMA_LOC_BOTTOMLEFT, ChromaSiting::BottomLeft),
          std::pair(AVCHROMA_LOC_BOTTOM, ChromaSiting::Bottom)}) {
        picture->chroma_location = location;
        QVERIFY(toFrame(*picture)->chromaSiting() == siting);
    }
    const auto [packed, samples] = randomPicture(AV_PIX_FMT_NV12);
    packed->chroma_location = AVCHROMA_LOC_CENTER;
    QVERIFY(toFrame(*packed)->chromaSiting() == ChromaSiting::Centre);
}

WEFT_TEST_MAIN(TestPicture)
#include "tst_picture.moc"
