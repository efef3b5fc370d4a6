#include "tests/support/test_main.h"

#include "app/worker/take_writer.h"

#include <QTemporaryDir>

#include <cmath>
#include <limits>

using namespace weft;
using namespace weft::worker;

class TestTakeWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeValueSurvives();
    void valuesAreRoundedToTheNearestAndHalvesToEven();
    void valuesOutsideAreClamped();
    void rowsMayBeWiderThanThePicture();
    void notANumberIsRefusedWithItsPlace_data();
    void notANumberIsRefusedWithItsPlace();
    void aWriterRefusesAPlaceThatIsNotThere();
};

/// A picture that is one row of grey values.
struct Row
{
    std::vector<float> values;
    weft_frame frame{};

    explicit Row(std::vector<float> row)
        : values(std::move(row))
    {
        frame = {sizeof frame,
                 3,
                 std::uint32_t(values.size()),
                 1,
                 std::int64_t(values.size()) * 4,
                 {values.data(), values.data(), values.data(), nullptr}};
    }
};

static std::vector<int> eightBits(const Row &row)
{
    const auto picture = toEightBits(row.frame, 0);
    if (!picture)
        qFatal("refused");
    const auto *samples = picture->plane(1).row<std::uint8_t>(0);
    return {samples, samples + row.values.size()};
}

void TestTakeWriter::everyCodeValueSurvives()
{
    std::vector<float> values;
    for (int code = 0; code < 256; ++code)
        values.push_back(float(code) / 255);
    const auto bits = eightBits(Row(values));
    for (int code = 0; code < 256; ++code)
        QCOMPARE(bits[std::size_t(code)], code);
}

void TestTakeWriter::valuesAreRoundedToTheNearestAndHalvesToEven()
{
    // The float nearest to each half, the ones beside it, and true halves where a float holds one.
    std::vector<float> values = {0.5F, 1.5F / 255, 2.5F / 255, 0.1F, 0.3F, 1.0F / 3};
    for (int code = 0; code < 255; ++code) {
        const float half = (float(code) + 0.5F) / 255;
        values.insert(values.end(), {std::nextafter(half, 0.0F), half, std::nextafter(half, 1.0F)});
    }
    const auto bits = eightBits(Row(values));
    int halves = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const long double exact = static_cast<long double>(values[i]) * 255; // 32 bits of 64
        const long double below = std::floor(exact);
        const long double rest = exact - below;
        const bool up = rest > 0.5L || (rest == 0.5L && std::fmod(below, 2.0L) == 1);
        halves += rest == 0.5L;
        QCOMPARE(bits[i], int(below) + (up ? 1 : 0));
    }
    QVERIFY(halves > 0); // 0.5 × 255 = 127.5
    QCOMPARE(bits[0], 128);
}

void TestTakeWriter::valuesOutsideAreClamped()
{
    const float least = std::numeric_limits<float>::lowest();
    const float most = std::numeric_limits<float>::max();
    const auto bits = eightBits(Row({-0.0F, -1e-30F, -0.1F, least, 1.0F, 1.0000001F, 2.0F, most,
                                     std::numeric_limits<float>::denorm_min()}));
    QCOMPARE(bits, std::vector<int>({0, 0, 0, 0, 255, 255, 255, 255, 0}));
}

void TestTakeWriter::rowsMayBeWiderThanThePicture()
{
    const std::vector<float> plane = {0, 1, 9, 9, 1, 0, 9, 9};
    const weft_frame frame{sizeof frame,
                           4,
                           2,
                           2,
                           16,
                           {plane.data(), plane.data(), plane.data(), plane.data()}};
    QVERIFY(checkShape(&frame, 2, 2, 4, 0));
    const auto picture = toEightBits(frame, 0);
    QVERIFY(picture);
    QCOMPARE(picture->format().alpha, AlphaMode::Straight);
    for (int i = 0; i < 4; ++i) {
        const auto *first = picture->plane(i).row<std::uint8_t>(0);
        const auto *second = picture->plane(i).row<std::uint8_t>(1);
        QCOMPARE(std::vector<int>({first[0], first[1], second[0], second[1]}),
                 std::vector<int>({0, 255, 255, 0}));
    }
}

void TestTakeWriter::notANumberIsRefusedWithItsPlace_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<int>("plane");
    QTest::newRow("NaN in red") << std::numeric_limits<float>::quiet_NaN() << 0;
    QTest::newRow("signalling NaN in green") << std::numeric_limits<float>::signaling_NaN() << 1;
    QTest::newRow("infinity in blue") << std::numeric_limits<float>::infinity() << 2;
    QTest::newRow("minus infinity in alpha") << -std::numeric_limits<float>::infinity() << 3;
}

void TestTakeWriter::notANumberIsRefusedWithItsPlace()
{
    QFETCH(float, value);
    QFETCH(int, plane);
    std::vector<std::vector<float>> planes(4, std::vector<float>(12, 0.5F));
    planes[std::size_t(plane)][7] = value; // x 3 of row 1
    const weft_frame frame{sizeof frame,
                           4,
                           4,
                           3,
                           16,
                           {planes[0].data(), planes[1].data(), planes[2].data(),
                            planes[3].data()}};
    const auto picture = toEightBits(frame, 41);
    QVERIFY(!picture);
    QCOMPARE(picture.error().code, QString::fromLatin1(failure::kValue));
    const char *names[] = {"red", "green", "blue", "alpha"};
    QCOMPARE(picture.error().arguments,
             std::vector<QString>({QStringLiteral("41"), QString::fromLatin1(names[plane]),
                                   QStringLiteral("3"), QStringLiteral("1")}));
}

void TestTakeWriter::aWriterRefusesAPlaceThatIsNotThere()
{
    const QTemporaryDir folder;
    Recipe recipe;
    recipe.width = 16;
    recipe.height = 16;
    recipe.length = 1;
    const auto writer = TakeWriter::open(folder.filePath(QStringLiteral("no/such/take.part")),
                                         recipe, false);
    QVERIFY(!writer);
    QCOMPARE(writer.error().code, QString::fromLatin1(failure::kOutput));
}

WEFT_TEST_MAIN(TestTakeWriter)
#include "tst_take_writer.moc"
