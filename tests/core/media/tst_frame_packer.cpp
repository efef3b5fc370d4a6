#include "core/media/frame_packer.h"

#include "core/media/convert.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>

using namespace weft;
using namespace weft::test;

class TestFramePacker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyBitComesBack_data();
    void everyBitComesBack();
    void picturesOfManyKindsMayAlternate();
    void extremesComeBack();
    void whatCannotBePackedIsNamed_data();
    void whatCannotBePackedIsNamed();
    void whatWasNotPackedIsRefused();
};

using Layout = PixelLayout;

static bool areEqual(const Frame &a, const Frame &b)
{
    return isSame(a, b) && a.colour() == b.colour();
}

void TestFramePacker::everyBitComesBack_data()
{
    QTest::addColumn<PixelFormat>("format");
    QTest::addColumn<QSize>("size");
    const std::vector<std::pair<const char *, PixelFormat>> formats{
        {"420", kYuv420p8},
        {"422", {Layout::Yuv422, SampleType::U8, 8, AlphaMode::None}},
        {"444", {Layout::Yuv444, SampleType::U8, 8, AlphaMode::None}},
        {"440", {Layout::Yuv440, SampleType::U8, 8, AlphaMode::None}},
        {"411", {Layout::Yuv411, SampleType::U8, 8, AlphaMode::None}},
        {"grey", {Layout::Grey, SampleType::U8, 8, AlphaMode::None}},
        {"rgb", {Layout::Rgb, SampleType::U8, 8, AlphaMode::None}},
        {"rgba", {Layout::Rgb, SampleType::U8, 8, AlphaMode::Straight}},
        {"420 10", {Layout::Yuv420, SampleType::U16, 10, AlphaMode::None}},
        {"422 10", {Layout::Yuv422, SampleType::U16, 10, AlphaMode::None}},
        {"444 12", {Layout::Yuv444, SampleType::U16, 12, AlphaMode::None}},
        {"rgb 10", {Layout::Rgb, SampleType::U16, 10, AlphaMode::None}},
        {"rgb 16", {Layout::Rgb, SampleType::U16, 16, AlphaMode::None}},
        {"yuva", {Layout::Yuv444, SampleType::U8, 8, AlphaMode::Straight}},
    };
    for (const auto &[name, format] : formats) {
        for (const QSize size : {QSize(64, 36), QSize(321, 181), QSize(322, 182), QSize(323, 183),
                                 QSize(16, 16), QSize(2, 2), QSize(1, 1)})
            QTest::addRow("%s %dx%d", name, size.width(), size.height()) << format << size;
    }
}

void TestFramePacker::everyBitComesBack()
{
    QFETCH(PixelFormat, format);
    QFETCH(QSize, size);
    FramePacker packer;
    FrameUnpacker unpacker;
    for (unsigned seed = 0; seed < 3; ++seed) {
        const ColourTags tags = format.isRgb() ? srgbTags() : bt709Tags();
        const Frame frame = testFrame(format, size.width(), size.height(), tags, seed);
        const auto packed = packer.pack(frame);
        QVERIFY2(packed, qPrintable(packed ? QString() : packed.error().message));
        const auto back = unpacker.unpack(*packed);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QVERIFY(areEqual(frame, *back));
    }
}

void TestFramePacker::picturesOfManyKindsMayAlternate()
{
    FramePacker packer;
    FrameUnpacker unpacker;
    const PixelFormat rgb{Layout::Rgb, SampleType::U8, 8, AlphaMode::None};
    ColourTags full = bt709Tags();
    full.range = ColourRange::Full;
    std::vector<Frame> held;
    for (unsigned i = 0; i < 12; ++i) {
        const Frame frame = i % 3 == 0   ? testFrame(kYuv420p8, 64, 36, bt709Tags(), i)
                            : i % 3 == 1 ? testFrame(rgb, 32, 18, srgbTags(), i)
                                         : testFrame(kYuv420p8, 64, 36, full, i);
        const auto packed = packer.pack(frame);
        QVERIFY(packed);
        const auto back = unpacker.unpack(*packed);
        QVERIFY(back && areEqual(frame, *back));
        held.push_back(*back); // earlier ones stay as they were
        QVERIFY(areEqual(held.front(), testFrame(kYuv420p8, 64, 36, bt709Tags(), 0)));
    }
}

/// Pictures that compress to next to nothing, and ones that do not compress at all.
void TestFramePacker::extremesComeBack()
{
    FramePacker packer;
    FrameUnpacker unpacker;
    for (const int kind : {0, 1, 2}) {
        FrameBuilder builder(kYuv420p8, 640, 360, bt709Tags());
        unsigned state = 1;
        for (int plane = 0; plane < 3; ++plane) {
            for (int y = 0; y < builder.plane(plane).height; ++y) {
                for (int x = 0; x < builder.plane(plane).width; ++x) {
                    state = state * 1664525U + 1013904223U;
                    builder.plane(plane).row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(
                        kind == 0   ? 128
                        : kind == 1 ? state >> 24
                                    : (x + y) % 2 * 255);
                }
            }
        }
        const Frame frame = std::move(builder).publish();
        std::size_t size = 0;
        for (int i = 0; i < 4; ++i) { // tables follow the pictures before
            const auto packed = packer.pack(frame);
            QVERIFY(packed);
            const auto back = unpacker.unpack(*packed);
            QVERIFY(back && areEqual(frame, *back));
            size = packed->size();
        }
        if (kind == 0)
            QVERIFY2(size < 640 * 360 * 3 / 2 / 5, qPrintable(QString::number(size)));
    }
}

void TestFramePacker::whatCannotBePackedIsNamed_data()
{
    QTest::addColumn<PixelFormat>("format");
    QTest::newRow("float") << kRgbaF32;
    QTest::newRow("grey with alpha")
        << PixelFormat{Layout::Grey, SampleType::U8, 8, AlphaMode::Straight};
}

void TestFramePacker::whatCannotBePackedIsNamed()
{
    QFETCH(PixelFormat, format);
    FrameBuilder builder(format, 16, 16, srgbTags());
    FramePacker packer;
    const auto packed = packer.pack(std::move(builder).publish());
    QVERIFY(!packed);
    QCOMPARE(packed.error().kind, ErrorKind::Usage);
    QVERIFY(packer.pack(testFrame(kYuv420p8, 64, 36, bt709Tags(), 1)));
}

void TestFramePacker::whatWasNotPackedIsRefused()
{
    FramePacker packer;
    const Frame frame = testFrame(kYuv420p8, 64, 36, bt709Tags(), 1);
    const auto packed = packer.pack(frame);
    QVERIFY(packed);
    FrameUnpacker unpacker;
    QVERIFY(!unpacker.unpack({}));
    for (std::size_t size = 0; size < 200; size += 7)
        QVERIFY(!unpacker.unpack(std::span(*packed).first(size)));
    for (std::size_t i = 0; i < packed->size(); i += 11) { // no fault, whatever is read
        std::vector<std::byte> damaged = *packed;
        damaged[i] ^= std::byte(0x55);
        (void) unpacker.unpack(damaged);
    }
    const auto back = unpacker.unpack(*packed);
    QVERIFY(back && areEqual(frame, *back));
}

WEFT_TEST_MAIN(TestFramePacker)
#include "tst_frame_packer.moc"
