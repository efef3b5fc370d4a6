#include "tests/support/test_main.h"

#include "core/time/frame_rate.h"
#include "core/time/timecode.h"

#include <limits>
#include <random>

using namespace weft;

class TestTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundingNamesItsDirection_data();
    void roundingNamesItsDirection();
    void scalingSaturatesInsteadOfWrapping();
    void fractionsStayInLowestTerms();
    void fractionsAreReadAndWrittenExactly_data();
    void fractionsAreReadAndWrittenExactly();
    void anAverageRateMeansTheNearestRateOfFilms();
    void malformedFractionsAreRefused_data();
    void malformedFractionsAreRefused();
    void fractionArithmeticAgreesWithWideIntegers();
    void fractionsTooFineToHoldFallOnTheFlickGrid();
    void ratesAreReadInTheirShortForms_data();
    void ratesAreReadInTheirShortForms();
    void framesShareNoSampleAndLeaveNoneOut_data();
    void framesShareNoSampleAndLeaveNoneOut();
    void frameTimesRoundTripForDays_data();
    void frameTimesRoundTripForDays();
    void convertingBetweenRatesRoundsOnce();
    void timecodeFollowsTheStandard_data();
    void timecodeFollowsTheStandard();
    void everyDropFrameNumberIsReadBack();
    void timesAreReadAsPeopleWriteThem_data();
    void timesAreReadAsPeopleWriteThem();
    void badTimesAreRefusedWithTheirText_data();
    void badTimesAreRefusedWithTheirText();
};

static FrameRate rate(std::int64_t numerator, std::int64_t denominator = 1)
{
    return FrameRate::make(numerator, denominator).value();
}

void TestTime::roundingNamesItsDirection_data()
{
    QTest::addColumn<qlonglong>("dividend");
    QTest::addColumn<qlonglong>("divisor");
    QTest::addColumn<qlonglong>("floor");
    QTest::addColumn<qlonglong>("ceil");
    QTest::addColumn<qlonglong>("nearest");
    QTest::newRow("exact") << 6LL << 3LL << 2LL << 2LL << 2LL;
    QTest::newRow("below half") << 7LL << 3LL << 2LL << 3LL << 2LL;
    QTest::newRow("above half") << 8LL << 3LL << 2LL << 3LL << 3LL;
    QTest::newRow("half") << 5LL << 2LL << 2LL << 3LL << 3LL;
    QTest::newRow("negative half") << -5LL << 2LL << -3LL << -2LL << -3LL;
    QTest::newRow("negative") << -7LL << 3LL << -3LL << -2LL << -2LL;
    QTest::newRow("negative divisor") << 7LL << -3LL << -3LL << -2LL << -2LL;
    QTest::newRow("both negative") << -5LL << -2LL << 2LL << 3LL << 3LL;
}

void TestTime::roundingNamesItsDirection()
{
    QFETCH(qlonglong, dividend);
    QFETCH(qlonglong, divisor);
    QTEST(qlonglong(divide(dividend, divisor, Rounding::Floor)), "floor");
    QTEST(qlonglong(divide(dividend, divisor, Rounding::Ceil)), "ceil");
    QTEST(qlonglong(divide(dividend, divisor, Rounding::Nearest)), "nearest");
}

void TestTime::scalingSaturatesInsteadOfWrapping()
{
    constexpr auto highest = std::numeric_limits<std::int64_t>::max();
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
    QCOMPARE(scale(highest, 3, 2, Rounding::Floor), highest);
    QCOMPARE(scale(lowest, 3, 2, Rounding::Floor), lowest);
    QCOMPARE(scale(highest, highest, highest, Rounding::Nearest), highest);
}

void TestTime::fractionsStayInLowestTerms()
{
    QCOMPARE(Rational(6, -8).numerator(), -3);
    QCOMPARE(Rational(6, -8).denominator(), 4);
    QCOMPARE(Rational(0, 5).denominator(), 1);
    QCOMPARE(Rational(1, 0), Rational(0));
    QVERIFY(Rational(1, 3) < Rational(34, 100));
    QVERIFY(Rational(-1, 3) > Rational(-34, 100));
    QCOMPARE(Rational(1, 25).times(50, Rounding::Floor), 2);
    QCOMPARE(Rational(7, 2).rounded(Rounding::Nearest), 4);
    QCOMPARE(Rational(1, 2) / Rational(0), Rational(0));
}

void TestTime::fractionsAreReadAndWrittenExactly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("whole") << "7"
                           << "7";
    QTest::newRow("fraction") << "1001/30000"
                              << "1001/30000";
    QTest::newRow("reducible") << "10/4"
                               << "5/2";
    QTest::newRow("negative") << "-3/2"
                              << "-3/2";
    QTest::newRow("decimal") << "0.04"
                             << "1/25";
    QTest::newRow("negative decimal") << "-1.5"
                                      << "-3/2";
    QTest::newRow("decimal below one") << "-0.5"
                                       << "-1/2";
    QTest::newRow("largest") << "9223372036854775807"
                             << "9223372036854775807";
}

void TestTime::fractionsAreReadAndWrittenExactly()
{
    QFETCH(QString, text);
    const auto value = Rational::fromString(text);
    QVERIFY(value.has_value());
    QTEST(value->toString(), "written");
}

void TestTime::anAverageRateMeansTheNearestRateOfFilms()
{
    const auto film = [](std::int64_t numerator, std::int64_t denominator = 1) {
        return FrameRate::make(numerator, denominator)->nearestFilmRate().toString();
    };
    QCOMPARE(film(425, 21), QStringLiteral("24000/1001"));
    QCOMPARE(film(2986, 100), QStringLiteral("30000/1001"));
    QCOMPARE(film(2999, 100), QStringLiteral("30"));
    QCOMPARE(film(341, 10), QStringLiteral("30"));
    QCOMPARE(film(57), QStringLiteral("60000/1001"));
    QCOMPARE(film(240), QStringLiteral("60"));
    QCOMPARE(film(1), QStringLiteral("24000/1001"));
}

void TestTime::malformedFractionsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "x", "1/0", "1/", "/2", "1,5", "1.", ".5", "1.5/2", "1e3", "1 /2",
                             "--1", "9223372036854775808", "1/9223372036854775808",
                             "-9223372036854775808", "1.1234567890", "0x10", "1.-5"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTime::malformedFractionsAreRefused()
{
    QFETCH(QString, text);
    QVERIFY(!Rational::fromString(text).has_value());
}

void TestTime::fractionArithmeticAgreesWithWideIntegers()
{
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::int64_t> small(-1'000'000, 1'000'000);
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t a = small(random), c = small(random);
        const std::int64_t b = std::abs(small(random)) + 1, d = std::abs(small(random)) + 1;
        const Rational x(a, b), y(c, d);
        QCOMPARE(x + y, Rational(a * d + c * b, b * d));
        QCOMPARE(x - y, Rational(a * d - c * b, b * d));
        QCOMPARE(x * y, Rational(a * c, b * d));
        if (c != 0)
            QCOMPARE((x / y) * y, x);
        QCOMPARE(x < y, a * d < c * b);
    }
}

void TestTime::fractionsTooFineToHoldFallOnTheFlickGrid()
{
    const Rational fine(1, 4'000'000'007);
    const Rational finer(1, 4'000'000'009);
    const Rational product = Rational(5) + fine * finer; // denominator near 2⁶⁴
    QVERIFY(product.denominator() <= 705'600'000);
    QCOMPARE(product, Rational(5));
    const Rational huge = Rational(std::numeric_limits<std::int64_t>::max()) * Rational(3);
    QCOMPARE(huge, Rational(std::numeric_limits<std::int64_t>::max()));
}

void TestTime::ratesAreReadInTheirShortForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("exact");
    QTest::newRow("25") << "25"
                        << "25";
    QTest::newRow("23.976") << "23.976"
                            << "24000/1001";
    QTest::newRow("23.98") << "23.98"
                           << "24000/1001";
    QTest::newRow("29.97") << "29.97"
                           << "30000/1001";
    QTest::newRow("59.94") << "59.94"
                           << "60000/1001";
    QTest::newRow("119.88") << "119.88"
                            << "120000/1001";
    QTest::newRow("fraction") << "30000/1001"
                              << "30000/1001";
    QTest::newRow("unreduced") << "50/2"
                               << "25";
    QTest::newRow("12.5") << "12.5"
                          << "25/2";
    QTest::newRow("one") << "1"
                         << "1";
    QTest::newRow("thousand") << "1000"
                              << "1000";
    QTest::newRow("zero") << "0"
                          << "";
    QTest::newRow("too slow") << "0.5"
                              << "";
    QTest::newRow("too fast") << "1001"
                              << "";
    QTest::newRow("negative") << "-25"
                              << "";
    QTest::newRow("text") << "PAL"
                          << "";
    QTest::newRow("comma") << "29,97"
                           << "";
}

void TestTime::ratesAreReadInTheirShortForms()
{
    QFETCH(QString, text);
    const auto read = FrameRate::fromString(text);
    QTEST(read ? read->toString() : QString(), "exact");
}

static void rateRows()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"23.976", "24", "25", "29.97", "30", "47.95", "50", "59.94", "60",
                             "119.88", "120", "12.5", "1", "1000"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTime::framesShareNoSampleAndLeaveNoneOut_data()
{
    rateRows();
}

void TestTime::framesShareNoSampleAndLeaveNoneOut()
{
    QFETCH(QString, text);
    const FrameRate r = FrameRate::fromString(text).value();
    for (const std::int64_t first :
         {std::int64_t(-50), std::int64_t(0), std::int64_t(10'000'000)}) {
        for (std::int64_t frame = first; frame < first + 200; ++frame) {
            const std::int64_t start = r.sampleAt(frame), end = r.sampleAt(frame + 1);
            QVERIFY(end > start);
            QCOMPARE(r.frameAtSample(start), frame);
            QCOMPARE(r.frameAtSample(end - 1), frame);
            QCOMPARE(r.frameAtSample(end), frame + 1);
        }
    }
}

void TestTime::frameTimesRoundTripForDays_data()
{
    rateRows();
}

void TestTime::frameTimesRoundTripForDays()
{
    QFETCH(QString, text);
    const FrameRate r = FrameRate::fromString(text).value();
    for (std::int64_t frame = -3; frame < 40'000'000; frame = frame * 2 + 7) {
        const Rational seconds = r.secondsAt(frame);
        QCOMPARE(r.frameAt(seconds, Rounding::Floor), frame);
        QCOMPARE(r.frameAt(seconds, Rounding::Ceil), frame);
        QCOMPARE(r.frameAt(seconds - Rational(1, 1'000'000'000), Rounding::Floor), frame - 1);
    }
}

void TestTime::convertingBetweenRatesRoundsOnce()
{
    QCOMPARE(convertFrame(30000, rate(30000, 1001), rate(25), Rounding::Nearest), 25025);
    QCOMPARE(convertFrame(1, rate(30), rate(24), Rounding::Floor), 0);
    QCOMPARE(convertFrame(1, rate(30), rate(24), Rounding::Ceil), 1);
    QCOMPARE(convertFrame(5, rate(25), rate(50), Rounding::Nearest), 10);
}

void TestTime::timecodeFollowsTheStandard_data()
{
    QTest::addColumn<qlonglong>("frame");
    QTest::addColumn<QString>("rateText");
    QTest::addColumn<bool>("dropFrame");
    QTest::addColumn<QString>("timecode");
    // SMPTE ST 12-1: numbers 0 and 1 are left out at each minute but every tenth.
    QTest::newRow("zero") << 0LL << "29.97" << true << "00:00:00;00";
    QTest::newRow("last of minute 0") << 1799LL << "29.97" << true << "00:00:59;29";
    QTest::newRow("first of minute 1") << 1800LL << "29.97" << true << "00:01:00;02";
    QTest::newRow("last of minute 9") << 17981LL << "29.97" << true << "00:09:59;29";
    QTest::newRow("tenth minute") << 17982LL << "29.97" << true << "00:10:00;00";
    QTest::newRow("an hour") << 107892LL << "29.97" << true << "01:00:00;00";
    QTest::newRow("a day") << 2589408LL << "29.97" << true << "24:00:00;00";
    QTest::newRow("59.94 minute") << 3600LL << "59.94" << true << "00:01:00;04";
    QTest::newRow("59.94 hour") << 215784LL << "59.94" << true << "01:00:00;00";
    QTest::newRow("non-drop") << 1800LL << "29.97" << false << "00:01:00:00";
    QTest::newRow("25") << 90000LL << "25" << false << "01:00:00:00";
    QTest::newRow("drop asked at 25") << 1500LL << "25" << true << "00:01:00:00";
    QTest::newRow("23.976") << 24LL << "23.976" << false << "00:00:01:00";
    QTest::newRow("negative") << -26LL << "25" << false << "-00:00:01:01";
    QTest::newRow("hundred frames a second") << 199LL << "100" << false << "00:00:01:99";
}

void TestTime::timecodeFollowsTheStandard()
{
    QFETCH(qlonglong, frame);
    QFETCH(QString, rateText);
    QFETCH(bool, dropFrame);
    QFETCH(QString, timecode);
    const FrameRate r = FrameRate::fromString(rateText).value();
    QCOMPARE(toTimecode(frame, r, dropFrame), timecode);
    const auto back = parseTime(timecode, r);
    QVERIFY(back.has_value());
    QCOMPARE(qlonglong(*back), frame);
}

void TestTime::everyDropFrameNumberIsReadBack()
{
    const FrameRate r = rate(30000, 1001);
    for (std::int64_t frame = 0; frame < 40'000; ++frame) {
        const auto back = parseTime(toTimecode(frame, r, true), r);
        QVERIFY2(back.has_value(), qPrintable(toTimecode(frame, r, true)));
        QCOMPARE(*back, frame);
    }
}

void TestTime::timesAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qlonglong>("frame");
    QTest::newRow("frames") << "340" << 340LL;
    QTest::newRow("frames with unit") << "340f" << 340LL;
    QTest::newRow("seconds") << "12.5s" << 313LL;
    QTest::newRow("fraction of seconds") << "3/4s" << 19LL;
    QTest::newRow("two fields") << "02:10" << 60LL;
    QTest::newRow("three fields") << "1:02:10" << 1560LL;
    QTest::newRow("spaces around") << " 10 " << 10LL;
    QTest::newRow("negative") << "-2s" << -50LL;
    QTest::newRow("more than a day") << "30:00:00:00" << 2'700'000LL;
}

void TestTime::timesAreReadAsPeopleWriteThem()
{
    QFETCH(QString, text);
    const auto frame = parseTime(text, rate(25));
    QVERIFY(frame.has_value());
    QTEST(qlonglong(*frame), "frame");
}

void TestTime::badTimesAreRefusedWithTheirText_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "-", "abc", "1:2:3:4:5", "00:00:00:25", "00:60:00:00",
                             "00:00:60:00", "::", "1::2", "1.5", "5,5s", "00:00:01;00", "--5",
                             "- 5", "1e9", "00:-1:00:00", "99999999999999999999", "s", "f"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("dropped number") << "00:01:00;00";
}

void TestTime::badTimesAreRefusedWithTheirText()
{
    QFETCH(QString, text);
    const bool isDropped = text == QLatin1String("00:01:00;00");
    const auto frame = parseTime(text, isDropped ? rate(30000, 1001) : rate(25));
    QVERIFY(!frame.has_value());
    QCOMPARE(frame.error().kind, ErrorKind::Usage);
    QVERIFY2(frame.error().message.contains(text), qPrintable(frame.error().message));
}

WEFT_TEST_MAIN(TestTime)
#include "tst_time.moc"
