#include "tests/support/test_main.h"

#include "app/worker/upright.h"

using namespace weft;

class TestUpright : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picturesAreTurnedClockwiseThenFlipped_data();
    void picturesAreTurnedClockwiseThenFlipped();
};

/// Rows of one plane as text: "012/345".
static QString text(const Frame &picture, int plane)
{
    QStringList rows;
    for (int y = 0; y < picture.height(); ++y) {
        QString row;
        for (int x = 0; x < picture.width(); ++x)
            row += QString::number(int(picture.plane(plane).row<float>(y)[x]) % 10);
        rows << row;
    }
    return rows.join(QLatin1Char('/'));
}

void TestUpright::picturesAreTurnedClockwiseThenFlipped_data()
{
    QTest::addColumn<int>("rotation");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<QString>("expected"); // from 012/345
    const auto row = [](int rotation, bool mirrored, const char *expected) {
        QTest::addRow("%d%s", rotation, mirrored ? " mirrored" : "")
            << rotation << mirrored << QString::fromLatin1(expected);
    };
    row(0, false, "012/345");
    row(90, false, "30/41/52");
    row(180, false, "543/210");
    row(270, false, "25/14/03");
    row(0, true, "210/543");
    row(90, true, "03/14/25");
    row(180, true, "345/012");
    row(270, true, "52/41/30");
}

void TestUpright::picturesAreTurnedClockwiseThenFlipped()
{
    QFETCH(int, rotation);
    QFETCH(bool, mirrored);
    QFETCH(QString, expected);
    FrameBuilder builder({PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::Straight}, 3, 2,
                         srgbTags());
    for (int plane = 0; plane < 4; ++plane) {
        for (int i = 0; i < 6; ++i)
            builder.plane(plane).row<float>(i / 3)[i % 3] = float(i + 10 * plane);
    }
    const Frame turned = worker::upright(std::move(builder).publish(), rotation, mirrored);
    for (int plane = 0; plane < 4; ++plane) {
        QCOMPARE(text(turned, plane), expected);
        QCOMPARE(int(turned.plane(plane).row<float>(0)[0]) / 10, plane);
    }
}

WEFT_TEST_MAIN(TestUpright)
#include "tst_upright.moc"
