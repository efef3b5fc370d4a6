#include "core/media/image_file.h"

#include "core/media/convert.h"
#include "tests/media/messages.h"
#include "tests/support/test_main.h"

#include <random>

using namespace weft;
using namespace weft::test;

class TestImageFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imagesComeBackAsTheyWere_data();
    void imagesComeBackAsTheyWere();
    void videoKeepsItsCodeValues_data();
    void videoKeepsItsCodeValues();
    void premultipliedColoursAreDivided();
    void hdrBecomesSrgb();
    void nothingIsNothing();
};

void TestImageFile::imagesComeBackAsTheyWere_data()
{
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("rgb") << QImage::Format_RGB888;
    QTest::newRow("rgba") << QImage::Format_RGBA8888;
    QTest::newRow("argb32") << QImage::Format_ARGB32;
}

void TestImageFile::imagesComeBackAsTheyWere()
{
    QFETCH(QImage::Format, format);
    QImage image(37, 19, format);
    std::mt19937 random(3);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, static_cast<QRgb>(random()));
    }
    const Frame frame = fromImage(image);
    QCOMPARE(frame.format().planeCount(), image.hasAlphaChannel() ? 4 : 3);
    QVERIFY(frame.colour() == srgbTags());
    QCOMPARE(int(frame.plane(0).row<std::uint8_t>(18)[36]), qRed(image.pixel(36, 18)));
    const auto back = toImage(frame);
    QVERIFY2(back, why(back));
    QCOMPARE(back->convertToFormat(format), image);
}

void TestImageFile::videoKeepsItsCodeValues_data()
{
    QTest::addColumn<ColourPrimaries>("primaries");
    QTest::addColumn<ColourTransfer>("transfer");
    QTest::newRow("bt709") << ColourPrimaries::Bt709 << ColourTransfer::Bt709;
    QTest::newRow("bt601") << ColourPrimaries::Bt601_525 << ColourTransfer::Bt709;
    QTest::newRow("srgb") << ColourPrimaries::Bt709 << ColourTransfer::Srgb;
    QTest::newRow("untagged") << ColourPrimaries::Unspecified << ColourTransfer::Unspecified;
}

void TestImageFile::videoKeepsItsCodeValues()
{
    QFETCH(ColourPrimaries, primaries);
    QFETCH(ColourTransfer, transfer);
    const ColourTags tags{ColourMatrix::Bt709, primaries, transfer, ColourRange::Limited};
    FrameBuilder builder(kYuv420p8, 16, 16, tags);
    for (int plane = 0; plane < 3; ++plane) {
        for (int y = 0; y < builder.plane(plane).height; ++y)
            std::fill_n(builder.plane(plane).row<std::uint8_t>(y), builder.plane(plane).width,
                        static_cast<std::uint8_t>(plane == 0 ? 126 : 128));
    }
    const auto image = toImage(std::move(builder).publish());
    QVERIFY2(image, why(image));
    QVERIFY(!image->hasAlphaChannel());
    QCOMPARE(image->pixel(7, 7), qRgb(128, 128, 128)); // (126 − 16) × 255 ÷ 219 = 128.08
}

void TestImageFile::premultipliedColoursAreDivided()
{
    FrameBuilder builder(kRgbaF32, 2, 1, srgbTags());
    for (int plane = 0; plane < 4; ++plane) {
        builder.plane(plane).row<float>(0)[0] = plane == 3 ? 0.02F : 0.02F * 200.0F / 255.0F;
        builder.plane(plane).row<float>(0)[1] = 0.0F;
    }
    const auto image = toImage(std::move(builder).publish());
    QVERIFY2(image, why(image));
    QCOMPARE(image->pixel(0, 0), qRgba(200, 200, 200, 5));
    QCOMPARE(image->pixel(1, 0), qRgba(0, 0, 0, 0));
}

void TestImageFile::hdrBecomesSrgb()
{
    const PixelFormat format{PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
    const ColourTags tags{ColourMatrix::Rgb, ColourPrimaries::Bt709, ColourTransfer::Linear,
                          ColourRange::Full};
    FrameBuilder builder(format, 1, 1, tags);
    for (int plane = 0; plane < 3; ++plane)
        builder.plane(plane).row<float>(0)[0] = 0.5F;
    const auto image = toImage(std::move(builder).publish());
    QVERIFY2(image, why(image));
    QCOMPARE(image->pixel(0, 0), qRgb(188, 188, 188)); // 1.055 × 0.5^(1 ÷ 2.4) − 0.055 = 0.7354
}

void TestImageFile::nothingIsNothing()
{
    QVERIFY(fromImage(QImage()).isNull());
    QVERIFY(!toImage(Frame()));
}

WEFT_TEST_MAIN(TestImageFile)
#include "tst_image_file.moc"
