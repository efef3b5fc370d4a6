#include "core/media/hardware_decoding.h"

#include "core/media/container.h"
#include "core/media/device_codec.h"
#include "core/media/picture_visitor.h"
#include "core/media/video_decoder.h"
#include "core/media/video_reader.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <QCryptographicHash>

#include <cstring>

using namespace weft;
using namespace weft::test;

/// Decoding by graphics devices, and what happens where there is none or it fails.
class TestHardwareDecoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutTheDeviceTheProcessorDecodes_data();
    void withoutTheDeviceTheProcessorDecodes();
    void aNoticeIsToldOnce();
    void noNoticeWhereNoDeviceKnowsTheCodec();
    void noDevicesAreNoTrouble();
    void anotherCodecGoesOn();
    void whatOneCodecFailsAtTheNextOneDoes();
    void picturesOfADeviceAreCompared();
    void aDeviceGivesTheSamePictures();
};

namespace {

const HardwareDecoding::Device kNoVaapi{HardwareDecoding::Kind::Vaapi,
                                        QStringLiteral("/dev/dri/no-such-device")};
const HardwareDecoding::Device kNoCuda{HardwareDecoding::Kind::Cuda, QStringLiteral("77")};

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray digestOf(Result<Frame> frame)
{
    return frame ? md5Of(*frame, false) : frame.error().message.toUtf8();
}

/// Frames here and there, going back as well.
std::vector<std::int64_t> someOf(std::int64_t count)
{
    return {0, 1, 2, count - 1, count / 2, count / 2 + 1, count / 3, 0};
}

/// The decoder of a file by itself.
VideoDecoder decoderOf(const QString &path, int threads)
{
    auto container = openContainer(path);
    const int stream = *pictureStream(**container);
    const AVStream &source = *(*container)->streams[stream];
    std::vector<PacketScan> scans{{stream, makePictureVisitor(source), {}}};
    if (!scanPackets(**container, scans, path))
        qFatal("cannot read %s", qPrintable(path));
    auto codec = openDecoder(source, threads, path);
    PacketSource packets(path, std::move(*container), stream, std::move(scans.front().table));
    auto index = makeVideoIndex(packets, threads, path);
    return VideoDecoder(path, std::move(packets), std::move(*index), std::move(*codec));
}

QByteArray digestOf(const Result<DecodedPicture> &picture)
{
    if (!picture)
        return picture.error().message.toUtf8();
    QByteArray samples;
    for (int y = 0; y < (*picture)->height; ++y)
        samples.append(reinterpret_cast<const char *>((*picture)->data[0])
                           + y * (*picture)->linesize[0],
                       (*picture)->width);
    return QCryptographicHash::hash(samples, QCryptographicHash::Md5);
}

FramePointer greyPicture(AVPixelFormat format, int level, int width = 64)
{
    FramePointer picture(av_frame_alloc());
    picture->format = format;
    picture->width = width;
    picture->height = 36;
    if (av_frame_get_buffer(picture.get(), 0) < 0)
        return {};
    for (const AVBufferRef *buffer : picture->buf) {
        if (buffer)
            std::memset(buffer->data, level, buffer->size);
    }
    return picture;
}

} // namespace

void TestHardwareDecoding::withoutTheDeviceTheProcessorDecodes_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"h264_long.mp4", "h264_open.ts", "h264_10bit.mp4", "hevc_open.mkv",
                             "vp9.webm", "av1.mp4", "mpeg2.ts", "vfr.mkv"})
        QTest::newRow(name) << u(name);
}

void TestHardwareDecoding::withoutTheDeviceTheProcessorDecodes()
{
    QFETCH(QString, name);
    const auto hardware = std::make_shared<HardwareDecoding>(std::vector{kNoVaapi, kNoCuda});
    auto reader = VideoReader::open(mediaPath(name), {0, {}, hardware});
    auto plain = VideoReader::open(mediaPath(name));
    QVERIFY(reader && plain);
    QCOMPARE(reader->info(), plain->info());
    for (const std::int64_t ordinal : someOf(plain->frameCount()))
        QCOMPARE(digestOf(reader->frame(ordinal)), digestOf(plain->frame(ordinal)));
    const auto notice = hardware->takeNotice();
    QVERIFY(notice);
    QVERIFY2(notice->contains(kNoVaapi.name) || notice->contains(kNoCuda.name),
             qPrintable(*notice));
    QVERIFY2(notice->contains(u("the processor decodes")), qPrintable(*notice));
}

void TestHardwareDecoding::aNoticeIsToldOnce()
{
    const auto hardware = std::make_shared<HardwareDecoding>(std::vector{kNoVaapi});
    for (const char *name : {"h264_long.mp4", "h264_closed.mp4", "hevc_open.mkv"})
        QVERIFY(VideoReader::open(mediaPath(u(name)), {0, {}, hardware}));
    QVERIFY(hardware->takeNotice());
    QVERIFY(!hardware->takeNotice());
    QVERIFY(VideoReader::open(mediaPath(u("h264_long.mp4")), {0, {}, hardware}));
    QVERIFY(!hardware->takeNotice());
}

void TestHardwareDecoding::noNoticeWhereNoDeviceKnowsTheCodec()
{
    const auto hardware = std::make_shared<HardwareDecoding>(std::vector{kNoVaapi, kNoCuda});
    // Nor where pictures can only be counted from the start.
    for (const char *name : {"ffv1_gray.mkv", "prores.mov", "colour.jpg", "raw.h264"})
        QVERIFY(VideoReader::open(mediaPath(u(name)), {0, {}, hardware}));
    QVERIFY(!hardware->takeNotice());
}

void TestHardwareDecoding::noDevicesAreNoTrouble()
{
    const auto hardware = std::make_shared<HardwareDecoding>(
        std::vector<HardwareDecoding::Device>());
    QVERIFY(VideoReader::open(mediaPath(u("h264_long.mp4")), {0, {}, hardware}));
    QVERIFY(!hardware->takeNotice());
}

void TestHardwareDecoding::anotherCodecGoesOn()
{
    const QString path = mediaPath(u("h264_open.mp4"));
    VideoDecoder decoder = decoderOf(path, 1), plain = decoderOf(path, 1);
    std::int64_t turn = 0;
    for (const std::int64_t ordinal : someOf(plain.index().count())) {
        QCOMPARE(digestOf(decoder.picture(ordinal)), digestOf(plain.picture(ordinal)));
        QVERIFY(!decoder.isOnDevice());
        auto codec = openDecoder(decoder.stream(), 1 + static_cast<int>(++turn % 3), path);
        QVERIFY(codec);
        decoder.setCodec(std::move(*codec));
    }
}

/// A codec that decodes nothing stands for a device that has failed.
void TestHardwareDecoding::whatOneCodecFailsAtTheNextOneDoes()
{
    const QString path = mediaPath(u("h264_long.mp4"));
    VideoDecoder decoder = decoderOf(path, 1), plain = decoderOf(path, 1);
    QVERIFY(decoder.picture(20));
    CodecContextPointer failing(avcodec_alloc_context3(avcodec_find_decoder(AV_CODEC_ID_HEVC)));
    QVERIFY(avcodec_open2(failing.get(), nullptr, nullptr) >= 0);
    decoder.setCodec(std::move(failing));
    for (const std::int64_t ordinal : {20, 21, 120})
        QVERIFY(!decoder.picture(ordinal));
    auto codec = openDecoder(decoder.stream(), 1, path);
    QVERIFY(codec);
    decoder.setCodec(std::move(*codec));
    for (const std::int64_t ordinal : {20, 21, 22, 120})
        QCOMPARE(digestOf(decoder.picture(ordinal)), digestOf(plain.picture(ordinal)));
}

void TestHardwareDecoding::picturesOfADeviceAreCompared()
{
    const FramePointer ours = greyPicture(AV_PIX_FMT_YUV420P, 100);
    QVERIFY(areAlike(*greyPicture(AV_PIX_FMT_NV12, 100), *ours));
    QVERIFY(!areAlike(*greyPicture(AV_PIX_FMT_NV12, 101), *ours));
    QVERIFY(!areAlike(*greyPicture(AV_PIX_FMT_NV12, 0), *ours)); // as a broken driver gives
    QVERIFY(!areAlike(*greyPicture(AV_PIX_FMT_NV12, 100, 80), *ours));
    QVERIFY(!areAlike(*greyPicture(AV_PIX_FMT_P010LE, 100), *ours));
    const FramePointer tagged = greyPicture(AV_PIX_FMT_NV12, 100);
    tagged->colorspace = AVCOL_SPC_BT470BG;
    QVERIFY(!areAlike(*tagged, *ours));
    // One sample a little off, as old standards allow.
    const FramePointer close = greyPicture(AV_PIX_FMT_NV12, 100);
    close->data[0][5] = 102;
    QVERIFY(areAlike(*close, *ours));
}

void TestHardwareDecoding::aDeviceGivesTheSamePictures()
{
    const auto devices = HardwareDecoding::present();
    if (devices.empty())
        QSKIP("not available here: no graphics device for decoding (/dev/dri, /dev/nvidia0)");
    const auto hardware = std::make_shared<HardwareDecoding>(devices);
    for (const char *name : {"h264_long.mp4", "h264_open.ts", "hevc_open.mkv"}) {
        auto reader = VideoReader::open(mediaPath(u(name)), {0, {}, hardware});
        auto plain = VideoReader::open(mediaPath(u(name)));
        QVERIFY(reader && plain);
        for (const std::int64_t ordinal : someOf(plain->frameCount()))
            QCOMPARE(digestOf(reader->frame(ordinal)), digestOf(plain->frame(ordinal)));
    }
    if (const auto notice = hardware->takeNotice())
        QSKIP(qPrintable(u("not available here: ") + *notice));
}

WEFT_TEST_MAIN(TestHardwareDecoding)
#include "tst_hardware_decoding.moc"
