#include "core/media/convert.h"

#include "tests/media/messages.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr PixelFormat kRgbF32{PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
constexpr PixelFormat kYuv444p8{PixelLayout::Yuv444, SampleType::U8, 8, AlphaMode::None};

PixelFormat formatOf(PixelLayout layout, int depth, AlphaMode alpha = AlphaMode::None)
{
    const SampleType sample = depth == 8    ? SampleType::U8
                              : depth == 32 ? SampleType::F32
                                            : SampleType::U16;
    return {layout, sample, depth, alpha};
}

double sampleAt(const Frame &frame, int plane, int x, int y)
{
    switch (frame.format().sample) {
    case SampleType::U8: return frame.plane(plane).row<std::uint8_t>(y)[x];
    case SampleType::U16: return frame.plane(plane).row<std::uint16_t>(y)[x];
    case SampleType::F32: return double(frame.plane(plane).row<float>(y)[x]);
    }
    return 0;
}

void setSample(const MutablePlane &plane, SampleType sample, int x, int y, double value)
{
    switch (sample) {
    case SampleType::U8: plane.row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(value); break;
    case SampleType::U16: plane.row<std::uint16_t>(y)[x] = static_cast<std::uint16_t>(value); break;
    case SampleType::F32: plane.row<float>(y)[x] = static_cast<float>(value); break;
    }
}

/// A picture whose sample (plane, x, y) is what the function says.
template<typename Function>
Frame makeFrame(const PixelFormat &format, int width, int height, const ColourTags &colour,
                Function value)
{
    FrameBuilder frame(format, width, height, colour);
    for (int i = 0; i < format.planeCount(); ++i) {
        for (int y = 0; y < frame.plane(i).height; ++y) {
            for (int x = 0; x < frame.plane(i).width; ++x)
                setSample(frame.plane(i), format.sample, x, y, value(i, x, y));
        }
    }
    return std::move(frame).publish();
}

Frame flatFrame(const PixelFormat &format, int width, int height, const ColourTags &colour,
                std::array<double, 4> values)
{
    return makeFrame(format, width, height, colour,
                     [&](int plane, int, int) { return values[static_cast<std::size_t>(plane)]; });
}

/// The luma weights of red and blue (ITU-T H.273, table 4).
std::pair<double, double> weights(ColourMatrix matrix)
{
    switch (matrix) {
    case ColourMatrix::Bt601: return {0.299, 0.114};
    case ColourMatrix::Bt2020: return {0.2627, 0.0593};
    default: return {0.2126, 0.0722};
    }
}

struct Rgb
{
    double red, green, blue;
};

/// R'G'B' of 8-bit Y'CbCr codes by H.273, in double precision.
Rgb reference(double y, double cb, double cr, const ColourTags &tags)
{
    const bool isFull = tags.range == ColourRange::Full;
    const double luma = isFull ? y / 255 : (y - 16) / 219;
    const double blue = isFull ? (cb - 128) / 255 : (cb - 128) / 224;
    const double red = isFull ? (cr - 128) / 255 : (cr - 128) / 224;
    const auto [kr, kb] = weights(tags.matrix);
    const double r = luma + 2 * (1 - kr) * red;
    const double b = luma + 2 * (1 - kb) * blue;
    return {r, (luma - kr * r - kb * b) / (1 - kr - kb), b};
}

} // namespace

class TestConvert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameFormatIsTheSamePicture();
    void yuvBecomesRgbByTheMatrixAndRange_data();
    void yuvBecomesRgbByTheMatrixAndRange();
    void everyDepthGoesToDeeperOnesAndBack_data();
    void everyDepthGoesToDeeperOnesAndBack();
    void everyLayoutOfAnOddSizeKeepsAFlatColour_data();
    void everyLayoutOfAnOddSizeKeepsAFlatColour();
    void anOddSizeIsNotShifted();
    void scalingKeepsAFlatColourAndARamp();
    void alphaKeepsItsModeAndItsValues();
    void alphaIsAddedOpaqueAndDropped();
    void greyIsLumaWithoutColour();
    void unspecifiedTagsAreCompleted();
    void primariesAndTransferAreConverted();
    void aNullPictureIsRefused();

    void chromaIsMovedToTheLeft_data();
    void chromaIsMovedToTheLeft();
};

void TestConvert::theSameFormatIsTheSamePicture()
{
    const Frame frame = flatFrame(kYuv420p8, 64, 48, bt709Tags(), {80, 90, 100, 0});
    const auto same = convert(frame, {kYuv420p8, bt709Tags()});
    QVERIFY2(same, why(same));
    QCOMPARE(same->plane(0).data, frame.plane(0).data);
    QVERIFY(same->colour() == bt709Tags());
}

void TestConvert::yuvBecomesRgbByTheMatrixAndRange_data()
{
    QTest::addColumn<ColourMatrix>("matrix");
    QTest::addColumn<ColourRange>("range");
    for (const ColourRange range : {ColourRange::Limited, ColourRange::Full}) {
        for (const ColourMatrix matrix :
             {ColourMatrix::Bt601, ColourMatrix::Bt709, ColourMatrix::Bt2020})
            QTest::addRow("%s %s", nameOf(matrix).data(), nameOf(range).data()) << matrix << range;
    }
}

void TestConvert::yuvBecomesRgbByTheMatrixAndRange()
{
    QFETCH(ColourMatrix, matrix);
    QFETCH(ColourRange, range);
    ColourTags tags = bt709Tags();
    tags.matrix = matrix;
    tags.range = range;
    std::mt19937 random(7);
    const Frame yuv = makeFrame(kYuv444p8, 64, 64, tags,
                                [&](int, int, int) { return random() % 256; });
    ColourTags rgbTags = tags;
    rgbTags.matrix = ColourMatrix::Rgb;
    const auto rgb = convert(yuv, {kRgbF32, rgbTags});
    QVERIFY2(rgb, why(rgb));
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            const Rgb wanted = reference(sampleAt(yuv, 0, x, y), sampleAt(yuv, 1, x, y),
                                         sampleAt(yuv, 2, x, y), tags);
            QVERIFY(std::abs(sampleAt(*rgb, 0, x, y) - wanted.red) < 2e-6);
            QVERIFY(std::abs(sampleAt(*rgb, 1, x, y) - wanted.green) < 2e-6);
            QVERIFY(std::abs(sampleAt(*rgb, 2, x, y) - wanted.blue) < 2e-6);
        }
    }
    const auto back = convert(*rgb, {kYuv444p8, tags});
    QVERIFY2(back, why(back));
    for (int plane = 0; plane < 3; ++plane) {
        for (int x = 0; x < 64; ++x)
            QCOMPARE(sampleAt(*back, plane, x, 17), sampleAt(yuv, plane, x, 17));
    }
}

void TestConvert::everyDepthGoesToDeeperOnesAndBack_data()
{
    QTest::addColumn<int>("depth");
    for (const int depth : {9, 10, 12, 14, 16, 32})
        QTest::addRow("%d bit", depth) << depth;
}

void TestConvert::everyDepthGoesToDeeperOnesAndBack()
{
    QFETCH(int, depth);
    for (const PixelLayout layout : {PixelLayout::Yuv420, PixelLayout::Rgb, PixelLayout::Grey}) {
        const ColourTags tags = layout == PixelLayout::Rgb ? srgbTags() : bt709Tags();
        const Frame frame = makeFrame(formatOf(layout, 8), 256, 16, tags,
                                      [](int plane, int x, int y) {
                                          return (x + 9 * y + plane) % 256;
                                      });
        const auto deep = convert(frame, {formatOf(layout, depth), tags});
        QVERIFY2(deep, why(deep));
        const auto back = convert(*deep, {formatOf(layout, 8), tags});
        QVERIFY2(back, why(back));
        for (int plane = 0; plane < frame.format().planeCount(); ++plane) {
            for (int x = 0; x < frame.plane(plane).width; ++x)
                QCOMPARE(sampleAt(*back, plane, x, 3), sampleAt(frame, plane, x, 3));
        }
    }
}

void TestConvert::everyLayoutOfAnOddSizeKeepsAFlatColour_data()
{
    QTest::addColumn<PixelLayout>("layout");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    const std::array layouts{PixelLayout::Yuv420, PixelLayout::Yuv422, PixelLayout::Yuv440,
                             PixelLayout::Yuv411, PixelLayout::Yuv444};
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        for (const auto &[width, height] :
             {std::pair(321, 181), std::pair(1, 1), std::pair(2, 3), std::pair(7, 2)})
            QTest::addRow("%zu %dx%d", i, width, height) << layouts[i] << width << height;
    }
}

void TestConvert::everyLayoutOfAnOddSizeKeepsAFlatColour()
{
    QFETCH(PixelLayout, layout);
    QFETCH(int, width);
    QFETCH(int, height);
    const Frame frame = flatFrame(formatOf(layout, 8), width, height, bt709Tags(), {120, 100, 150});
    ColourTags rgbTags = bt709Tags();
    rgbTags.matrix = ColourMatrix::Rgb;
    const auto rgb = convert(frame, {kRgbF32, rgbTags});
    QVERIFY2(rgb, why(rgb));
    QCOMPARE(rgb->width(), width);
    QCOMPARE(rgb->height(), height);
    const auto back = convert(*rgb, {formatOf(layout, 8), bt709Tags()});
    QVERIFY2(back, why(back));
    for (int plane = 0; plane < 3; ++plane) {
        QCOMPARE(back->plane(plane).width, frame.plane(plane).width);
        QCOMPARE(back->plane(plane).height, frame.plane(plane).height);
        for (int y = 0; y < back->plane(plane).height; ++y) {
            for (int x = 0; x < back->plane(plane).width; ++x)
                QCOMPARE(sampleAt(*back, plane, x, y), sampleAt(frame, plane, x, y));
        }
    }
}

void TestConvert::anOddSizeIsNotShifted()
{
    const Frame frame = makeFrame(kYuv420p8, 321, 181, bt709Tags(), [](int plane, int x, int y) {
        return plane == 0 ? 16 + (x * 7 + y * 3) % 200 : 128;
    });
    ColourTags rgbTags = bt709Tags();
    rgbTags.matrix = ColourMatrix::Rgb;
    const auto rgb = convert(frame, {kRgbF32, rgbTags});
    QVERIFY2(rgb, why(rgb));
    const auto back = convert(*rgb, {kYuv420p8, bt709Tags()});
    QVERIFY2(back, why(back));
    for (int y = 0; y < 181; ++y) {
        for (int x = 0; x < 321; ++x) {
            QVERIFY(std::abs(sampleAt(*rgb, 1, x, y) - (sampleAt(frame, 0, x, y) - 16) / 219)
                    < 2e-6);
            QCOMPARE(sampleAt(*back, 0, x, y), sampleAt(frame, 0, x, y));
        }
    }
}

void TestConvert::scalingKeepsAFlatColourAndARamp()
{
    const Frame ramp = makeFrame(formatOf(PixelLayout::Grey, 32), 64, 16, bt709Tags(),
                                 [](int, int x, int) { return (x + 0.5) / 64; });
    const auto wide = convert(ramp, {ramp.format(), bt709Tags(), 256, 64});
    QVERIFY2(wide, why(wide));
    QCOMPARE(wide->width(), 256);
    QCOMPARE(wide->height(), 64);
    for (int x = 16; x < 240; ++x)
        QVERIFY(std::abs(sampleAt(*wide, 0, x, 30) - (x + 0.5) / 256) < 1e-5);
    const Frame flat = flatFrame(kYuv420p8, 640, 360, bt709Tags(), {77, 99, 144});
    const auto small = convert(flat, {kYuv420p8, bt709Tags(), 113, 57});
    QVERIFY2(small, why(small));
    for (int plane = 0; plane < 3; ++plane)
        QCOMPARE(sampleAt(*small, plane, 20, 20), sampleAt(flat, plane, 20, 20));
}

void TestConvert::alphaKeepsItsModeAndItsValues()
{
    for (const AlphaMode mode : {AlphaMode::Straight, AlphaMode::Premultiplied}) {
        const PixelFormat from = formatOf(PixelLayout::Rgb, 8, mode);
        const Frame frame = makeFrame(from, 33, 17, srgbTags(), [](int plane, int x, int) {
            return plane == 3 ? x * 7 : 90;
        });
        const auto deep = convert(frame, {formatOf(PixelLayout::Yuv420, 16, AlphaMode::Straight),
                                          bt709Tags()});
        QVERIFY2(deep, why(deep));
        QVERIFY(deep->format().alpha == mode);
        for (int x = 0; x < 33; ++x)
            QCOMPARE(sampleAt(*deep, 3, x, 16),
                     x * 7 * 257.0); // full range, although the colours are limited
    }
}

void TestConvert::alphaIsAddedOpaqueAndDropped()
{
    const Frame plain = flatFrame(kYuv420p8, 15, 9, bt709Tags(), {80, 90, 100});
    for (const auto &[depth, opaque] :
         {std::pair(8, 255.0), std::pair(10, 1023.0), std::pair(32, 1.0)}) {
        const auto added = convert(plain, {formatOf(PixelLayout::Rgb, depth, AlphaMode::Straight),
                                           srgbTags()});
        QVERIFY2(added, why(added));
        QVERIFY(added->format().alpha == AlphaMode::Straight);
        QCOMPARE(sampleAt(*added, 3, 14, 8), opaque);
        const auto dropped = convert(*added, {kYuv420p8, bt709Tags()});
        QVERIFY2(dropped, why(dropped));
        QVERIFY(dropped->format() == kYuv420p8);
        QCOMPARE(sampleAt(*dropped, 0, 14, 8), 80.0);
    }
}

void TestConvert::greyIsLumaWithoutColour()
{
    const Frame grey = flatFrame(formatOf(PixelLayout::Grey, 8), 21, 11, bt709Tags(), {126});
    const auto yuv = convert(grey, {kYuv420p8, bt709Tags()});
    QVERIFY2(yuv, why(yuv));
    QCOMPARE(sampleAt(*yuv, 0, 20, 10), 126.0);
    QCOMPARE(sampleAt(*yuv, 1, 10, 5), 128.0);
    QCOMPARE(sampleAt(*yuv, 2, 10, 5), 128.0);
    ColourTags rgbTags = bt709Tags();
    rgbTags.matrix = ColourMatrix::Rgb;
    rgbTags.range = ColourRange::Full;
    const auto rgb = convert(grey, {kRgbF32, rgbTags});
    QVERIFY2(rgb, why(rgb));
    for (int plane = 0; plane < 3; ++plane)
        QVERIFY(std::abs(sampleAt(*rgb, plane, 20, 10) - 110.0 / 219) < 1e-6);
    const auto back = convert(*rgb, {formatOf(PixelLayout::Grey, 8), bt709Tags()});
    QVERIFY2(back, why(back));
    QCOMPARE(sampleAt(*back, 0, 20, 10), 126.0);
}

void TestConvert::unspecifiedTagsAreCompleted()
{
    const Frame small = flatFrame(kYuv444p8, 16, 16, {}, {81, 90, 240}); // red by BT.601
    const ColourTags rgbTags{ColourMatrix::Rgb, ColourPrimaries::Bt601_525, ColourTransfer::Bt709,
                             ColourRange::Full};
    const auto rgb = convert(small, {formatOf(PixelLayout::Rgb, 8), rgbTags});
    QVERIFY2(rgb, why(rgb));
    QVERIFY(std::abs(sampleAt(*rgb, 0, 3, 3) - 254) <= 1);
    QVERIFY(sampleAt(*rgb, 1, 3, 3) <= 1);
    QVERIFY(sampleAt(*rgb, 2, 3, 3) <= 1);
}

void TestConvert::primariesAndTransferAreConverted()
{
    ColourTags linear = srgbTags();
    linear.transfer = ColourTransfer::Linear;
    const Frame half = flatFrame(kRgbF32, 8, 8, srgbTags(), {0.5, 0.5, 0.5});
    const auto light = convert(half, {kRgbF32, linear});
    QVERIFY2(light, why(light));
    QVERIFY(std::abs(sampleAt(*light, 0, 4, 4) - std::pow((0.5 + 0.055) / 1.055, 2.4)) < 1e-5);

    ColourTags wide = linear;
    wide.primaries = ColourPrimaries::Bt2020;
    const Frame red = flatFrame(kRgbF32, 8, 8, linear, {1, 0, 0});
    const auto inWide = convert(red, {kRgbF32, wide});
    QVERIFY2(inWide, why(inWide));
    QVERIFY(std::abs(sampleAt(*inWide, 0, 4, 4) - 0.6274) < 1e-3); // ITU-R BT.2087, M2
    QVERIFY(std::abs(sampleAt(*inWide, 1, 4, 4) - 0.0691) < 1e-3);
    QVERIFY(std::abs(sampleAt(*inWide, 2, 4, 4) - 0.0164) < 1e-3);
}

void TestConvert::aNullPictureIsRefused()
{
    const auto result = convert(Frame(), {kYuv420p8, bt709Tags()});
    QVERIFY(!result);
    QVERIFY(result.error().kind == ErrorKind::Media);
}

void TestConvert::chromaIsMovedToTheLeft_data()
{
    QTest::addColumn<ChromaSiting>("siting");
    QTest::addColumn<double>("right"); // of the left siting, in chroma samples
    QTest::addColumn<double>("down");
    QTest::newRow("left") << ChromaSiting::Left << 0.0 << 0.0;
    QTest::newRow("centre") << ChromaSiting::Centre << 0.25 << 0.0;
    QTest::newRow("top left") << ChromaSiting::TopLeft << 0.0 << -0.25;
    QTest::newRow("top") << ChromaSiting::Top << 0.25 << -0.25;
    QTest::newRow("bottom left") << ChromaSiting::BottomLeft << 0.0 << 0.25;
    QTest::newRow("bottom") << ChromaSiting::Bottom << 0.25 << 0.25;
}

/// On slopes, which every filter keeps: a sample that lay further right showed more of the slope.
void TestConvert::chromaIsMovedToTheLeft()
{
    QFETCH(ChromaSiting, siting);
    QFETCH(double, right);
    QFETCH(double, down);
    for (const PixelLayout layout : {PixelLayout::Yuv420, PixelLayout::Yuv422}) {
        for (const auto &[width, height] : {std::pair(64, 48), std::pair(63, 47)}) {
            const Frame picture = makeFrame(formatOf(layout, 10, AlphaMode::Straight), width,
                                            height, bt709Tags(), [](int plane, int x, int y) {
                                                return plane == 1   ? 200 + 8 * x
                                                       : plane == 2 ? 700 - 12 * y
                                                                    : 64 + 7 * x + 3 * y;
                                            });
            const Frame left = withLeftChroma(picture.withChromaSiting(siting));
            QCOMPARE(left.format(), picture.format());
            QCOMPARE(left.width(), width);
            QVERIFY(left.chromaSiting() == ChromaSiting::Left);
            const double lower = layout == PixelLayout::Yuv420 ? down : 0;
            for (int y = 3; y < picture.plane(1).height - 3; ++y) {
                for (int x = 3; x < picture.plane(1).width - 3; ++x) {
                    QVERIFY(std::abs(sampleAt(left, 1, x, y) - (200 + 8 * (x - right))) <= 0.5);
                    QVERIFY(std::abs(sampleAt(left, 2, x, y) - (700 - 12 * (y - lower))) <= 0.5);
                }
            }
            for (const int plane : {0, 3}) {
                for (int x = 0; x < width; ++x)
                    QCOMPARE(sampleAt(left, plane, x, 5), sampleAt(picture, plane, x, 5));
            }
        }
    }
}

WEFT_TEST_MAIN(TestConvert)
#include "tst_convert.moc"
