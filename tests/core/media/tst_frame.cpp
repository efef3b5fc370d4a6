#include "core/media/frame.h"

#include "tests/support/test_main.h"

#include <vector>

using namespace weft;

class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chromaIsRoundedUp_data();
    void chromaIsRoundedUp();
    void planesAndRowsAreAlignedAndApart();
    void pixelsLiveAsLongAsAnyCopy();
    void aReleasedBlockIsUsedAgain();
    void otherTagsShareThePixels();
};

void TestFrame::chromaIsRoundedUp_data()
{
    QTest::addColumn<PixelLayout>("layout");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("420") << PixelLayout::Yuv420 << 161 << 91;
    QTest::newRow("422") << PixelLayout::Yuv422 << 161 << 181;
    QTest::newRow("440") << PixelLayout::Yuv440 << 321 << 91;
    QTest::newRow("411") << PixelLayout::Yuv411 << 81 << 181;
    QTest::newRow("444") << PixelLayout::Yuv444 << 321 << 181;
    QTest::newRow("rgb") << PixelLayout::Rgb << 321 << 181;
}

void TestFrame::chromaIsRoundedUp()
{
    QFETCH(PixelLayout, layout);
    QFETCH(int, width);
    QFETCH(int, height);
    const PixelFormat format{layout, SampleType::U8, 8, AlphaMode::Straight};
    QCOMPARE(format.planeCount(), 4);
    for (const int plane : {1, 2}) {
        QCOMPARE(format.planeWidth(plane, 321), width);
        QCOMPARE(format.planeHeight(plane, 181), height);
    }
    for (const int plane : {0, 3}) {
        QCOMPARE(format.planeWidth(plane, 321), 321);
        QCOMPARE(format.planeHeight(plane, 181), 181);
    }
}

void TestFrame::planesAndRowsAreAlignedAndApart()
{
    for (const SampleType sample : {SampleType::U8, SampleType::U16, SampleType::F32}) {
        const PixelFormat format{PixelLayout::Yuv420, sample, 8, AlphaMode::Straight};
        FrameBuilder frame(format, 321, 181, bt709Tags());
        for (int i = 0; i < format.planeCount(); ++i) {
            const MutablePlane &plane = frame.plane(i);
            QCOMPARE(reinterpret_cast<std::uintptr_t>(plane.data) % 64, std::uintptr_t{0});
            QCOMPARE(plane.bytesPerRow % 64, std::ptrdiff_t{0});
            for (int y = 0; y < plane.height; ++y)
                std::fill_n(plane.row<unsigned char>(y), plane.width * format.bytesPerSample(),
                            static_cast<unsigned char>(10 * i + 1));
        }
        const Frame done = std::move(frame).publish();
        for (int i = 0; i < format.planeCount(); ++i) {
            const Plane &plane = done.plane(i);
            for (int y = 0; y < plane.height; ++y)
                QCOMPARE(int(plane.row<unsigned char>(y)[plane.width - 1]), 10 * i + 1);
        }
    }
}

void TestFrame::pixelsLiveAsLongAsAnyCopy()
{
    Frame kept;
    QVERIFY(kept.isNull());
    {
        FrameBuilder builder(kYuv420p8, 64, 64, bt709Tags());
        builder.plane(0).row<unsigned char>(63)[63] = 77;
        const Frame first = std::move(builder).publish();
        kept = first;
    }
    FrameBuilder other(kYuv420p8, 64, 64, bt709Tags());
    QVERIFY(other.plane(0).data != kept.plane(0).data);
    QCOMPARE(int(kept.plane(0).row<unsigned char>(63)[63]), 77);
}

void TestFrame::aReleasedBlockIsUsedAgain()
{
    const std::byte *data = nullptr;
    {
        FrameBuilder builder(kRgbaF32, 1920, 1080, srgbTags());
        data = std::move(builder).publish().plane(0).data;
    }
    const FrameBuilder next(kRgbaF32, 1920, 1080, srgbTags());
    QCOMPARE(static_cast<const std::byte *>(next.plane(0).data), data);
}

void TestFrame::otherTagsShareThePixels()
{
    const Frame frame = FrameBuilder(kYuv420p8, 16, 16, bt709Tags()).publish();
    const Frame same = frame.withColour(srgbTags());
    QCOMPARE(same.plane(2).data, frame.plane(2).data);
    QVERIFY(same.colour() == srgbTags());
    QVERIFY(frame.colour() == bt709Tags());
}

WEFT_TEST_MAIN(TestFrame)
#include "tst_frame.moc"
