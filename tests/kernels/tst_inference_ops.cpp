#include "kernels/inference_ops/few_tokens.h"
#include "kernels/inference_ops/geglu.h"
#include "kernels/inference_ops/norm_silu.h"
#include "kernels/targets.h"
#include "tests/kernels/kernel_test.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace weft::kernels;
using namespace weft::kernels::test;

namespace {

constexpr double kFloat = 1e-6;     ///< of the greatest value: fp32 in and out
constexpr double kBFloat = 3.95e-3; ///< half a place of 8 bits: all that storing may lose

double siluOf(double x)
{
    return x / (1 + std::exp(-x));
}

double geluOf(double x)
{
    return 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
}

template<typename Number>
Number numberOf(double value)
{
    Number number;
    store(static_cast<float>(value), number);
    return number;
}

template<typename Number>
std::vector<Number> numbers(std::ptrdiff_t count, double low, double high, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<Number> made;
    for (std::ptrdiff_t i = 0; i < count; ++i)
        made.push_back(numberOf<Number>(low + (high - low) * (random() / 4294967295.0)));
    return made;
}

/// The greatest distance from what a function says of each place, by the greatest value or 1.
template<typename Number, typename Expected>
double distance(const std::vector<Number> &got, Expected expected)
{
    double greatest = 0, most = 1;
    for (std::size_t i = 0; i < got.size(); ++i) {
        const double want = expected(static_cast<std::ptrdiff_t>(i));
        const double apart = std::abs(static_cast<double>(toFloat(got[i])) - want);
        greatest = apart <= greatest ? greatest : apart; // what is no number is the greatest
        most = std::max(most, std::abs(want));
    }
    return greatest / most;
}

struct Size
{
    std::ptrdiff_t rows, width;
};

const std::vector<Size> kSizes{{0, 7},  {3, 0},  {1, 1},   {2, 3},    {3, 15},  {2, 16},
                               {5, 17}, {1, 63}, {65, 64}, {130, 67}, {7, 129}, {3, 1280}};

template<typename Number>
double gegluDistance(const Size &size)
{
    const auto in = numbers<Number>(2 * size.rows * size.width, -7, 7, 3);
    std::vector<Number> out(static_cast<std::size_t>(size.rows * size.width));
    geglu(in.data(), out.data(), size.rows, size.width);
    const auto at = [&](std::ptrdiff_t i) {
        return static_cast<double>(toFloat(in[static_cast<std::size_t>(i)]));
    };
    return distance(out, [&](std::ptrdiff_t i) {
        const std::ptrdiff_t row = i / size.width, column = i % size.width;
        const std::ptrdiff_t value = 2 * row * size.width + column;
        return at(value) * geluOf(at(value + size.width));
    });
}

/// Attention over again in double precision.
template<typename Number>
double fewDistance(const FewTokens &shape)
{
    const std::ptrdiff_t row = shape.heads * shape.width;
    const std::ptrdiff_t count = shape.sequences * shape.tokens * row;
    const auto q = numbers<Number>(count, -2, 2, 11), k = numbers<Number>(count, -2, 2, 12),
               v = numbers<Number>(count, -2, 2, 13);
    std::vector<Number> out(static_cast<std::size_t>(count));
    attendFew(q.data(), k.data(), v.data(), out.data(), shape);
    const auto at = [](const std::vector<Number> &from, std::ptrdiff_t i) {
        return static_cast<double>(toFloat(from[static_cast<std::size_t>(i)]));
    };
    return distance(out, [&](std::ptrdiff_t place) {
        const std::ptrdiff_t query = place / row * row + place % row / shape.width * shape.width;
        const std::ptrdiff_t first = place / row / shape.tokens * shape.tokens * row + query % row;
        double sum = 0, total = 0;
        for (std::ptrdiff_t token = 0; token < shape.tokens; ++token) {
            const std::ptrdiff_t key = first + token * row;
            double score = 0;
            for (std::ptrdiff_t i = 0; i < shape.width; ++i)
                score += at(q, query + i) * at(k, key + i);
            const double weight = std::exp(score / std::sqrt(static_cast<double>(shape.width)));
            sum += weight * at(v, key + place % shape.width);
            total += weight;
        }
        return sum / total;
    });
}

template<typename Number>
double scaleDistance(const Size &size, bool isSilu)
{
    const auto in = numbers<Number>(size.rows * size.width, -90, 90, 4);
    const auto scale = numbers<float>(size.width, -2, 2, 5),
               shift = numbers<float>(size.width, -1, 1, 6);
    std::vector<Number> out(in.size());
    const ChannelScales by{scale.data(), shift.data()};
    isSilu ? scaleChannelsSilu(in.data(), out.data(), size.rows, size.width, by)
           : scaleChannels(in.data(), out.data(), size.rows, size.width, by);
    return distance(out, [&](std::ptrdiff_t i) {
        const auto channel = static_cast<std::size_t>(i % size.width);
        const double value = static_cast<double>(toFloat(in[static_cast<std::size_t>(i)]))
                                 * static_cast<double>(scale[channel])
                             + static_cast<double>(shift[channel]);
        return isSilu ? siluOf(value) : value;
    });
}

template<typename Number>
double momentDistance(const Size &size)
{
    const auto in = numbers<Number>(size.rows * size.width, -1, 3, 7);
    std::vector<double> sums(static_cast<std::size_t>(size.width), 0.5), squares(sums),
        wanted(sums), wantedSquares(sums);
    addMoments(in.data(), size.rows, size.width, sums.data(), squares.data());
    for (std::size_t i = 0; i < in.size(); ++i) {
        const auto channel = i % static_cast<std::size_t>(size.width);
        const auto value = static_cast<double>(toFloat(in[i]));
        wanted[channel] += value;
        wantedSquares[channel] += value * value;
    }
    double greatest = 0;
    for (std::size_t c = 0; c < sums.size(); ++c)
        greatest = std::max({greatest, std::abs(sums[c] - wanted[c]) / (1 + wantedSquares[c]),
                             std::abs(squares[c] - wantedSquares[c]) / (1 + wantedSquares[c])});
    return greatest;
}

} // namespace

class TestInferenceOps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useTarget({}); }

    void gatingIsTheFormula_data() { addTargetRows(); }
    void gatingIsTheFormula();
    void scalingIsTheFormula_data() { addTargetRows(); }
    void scalingIsTheFormula();
    void fewTokensAttendAsTheFormulaSays_data() { addTargetRows(); }
    void fewTokensAttendAsTheFormulaSays();
    void momentsAreTheSums_data() { addTargetRows(); }
    void momentsAreTheSums();
    void everyTargetGivesTheSameBits_data() { addTargetRows(); }
    void everyTargetGivesTheSameBits();
    void farFromZeroFunctionsReachTheirEnds();
    void bfloatsAreTheNearest();
};

#define VERIFY_WITHIN(distance, tolerance) \
    do { \
        const double apart = (distance); \
        QVERIFY2(apart <= (tolerance), QByteArray::number(apart)); \
    } while (false)

void TestInferenceOps::gatingIsTheFormula()
{
    QVERIFY(useRowTarget());
    for (const Size &size : kSizes) {
        VERIFY_WITHIN(gegluDistance<float>(size), kFloat);
        VERIFY_WITHIN(gegluDistance<BFloat16>(size), kBFloat);
    }
}

void TestInferenceOps::scalingIsTheFormula()
{
    QVERIFY(useRowTarget());
    for (const Size &size : kSizes) {
        for (const bool isSilu : {false, true}) {
            VERIFY_WITHIN(scaleDistance<float>(size, isSilu), kFloat);
            VERIFY_WITHIN(scaleDistance<BFloat16>(size, isSilu), kBFloat);
        }
    }
}

void TestInferenceOps::fewTokensAttendAsTheFormulaSays()
{
    QVERIFY(useRowTarget());
    for (const FewTokens &shape :
         {FewTokens{0, 3, 2, 4}, FewTokens{1, 1, 1, 1}, FewTokens{2, 3, 2, 5},
          FewTokens{3, 8, 2, 40}, FewTokens{1, 16, 3, 17}, FewTokens{2, 17, 1, 80},
          FewTokens{1, 32, 2, 256}}) {
        VERIFY_WITHIN(fewDistance<float>(shape), 3e-6);
        VERIFY_WITHIN(fewDistance<BFloat16>(shape), kBFloat);
    }
}

void TestInferenceOps::momentsAreTheSums()
{
    QVERIFY(useRowTarget());
    for (const Size &size : kSizes) {
        VERIFY_WITHIN(momentDistance<float>(size), 1e-6);
        VERIFY_WITHIN(momentDistance<BFloat16>(size), 1e-6);
    }
}

void TestInferenceOps::everyTargetGivesTheSameBits()
{
    const auto in = numbers<float>(2 * 5 * 77, -20, 20, 8);
    const auto scale = numbers<float>(77, -2, 2, 9), shift = numbers<float>(77, -1, 1, 10);
    const auto all = [&] {
        std::vector<float> gated(5 * 77), normed(10 * 77);
        geglu(in.data(), gated.data(), 5, 77);
        scaleChannelsSilu(in.data(), normed.data(), 10, 77, {scale.data(), shift.data()});
        gated.insert(gated.end(), normed.begin(), normed.end());
        return gated;
    };
    const std::vector<float> best = all();
    QVERIFY(useRowTarget());
    QCOMPARE(all(), best);
    for (std::size_t i = 0; i < 77; ++i)
        QCOMPARE(best[i], gatedByGelu(in[i], in[77 + i]));
}

void TestInferenceOps::farFromZeroFunctionsReachTheirEnds()
{
    QCOMPARE(silu(200.0F), 200.0F);
    QVERIFY(std::abs(silu(-200.0F)) < 1e-30F);
    QCOMPARE(gelu(30.0F), 30.0F);
    QVERIFY(std::abs(gelu(-30.0F)) < 1e-5F);
    QVERIFY(std::isnan(silu(std::numeric_limits<float>::quiet_NaN())));
    QVERIFY(std::isnan(gelu(std::numeric_limits<float>::quiet_NaN())));
    for (int i = -870; i <= 880; ++i) {
        const float x = static_cast<float>(i) / 10;
        const double exact = std::exp(static_cast<double>(x));
        QVERIFY(std::abs(static_cast<double>(exponential(x)) - exact) < 3e-7 * exact);
    }
}

void TestInferenceOps::bfloatsAreTheNearest()
{
    const auto stored = [](std::uint32_t bits) {
        BFloat16 number;
        store(sameBits<float>(bits), number);
        return number.bits;
    };
    QCOMPARE(stored(0x3F808000), std::uint16_t(0x3F80)); // a half goes to the even one
    QCOMPARE(stored(0x3F818000), std::uint16_t(0x3F82));
    QCOMPARE(stored(0x3F808001), std::uint16_t(0x3F81));
    QCOMPARE(stored(0x7F7FFFFF), std::uint16_t(0x7F80)); // beyond the greatest: infinity
    QCOMPARE(stored(0xFF800000), std::uint16_t(0xFF80));
    QVERIFY(std::isnan(toFloat(BFloat16{stored(0x7F800001)})));
    for (std::uint32_t bits = 0; bits < 0x10000; bits += 7) {
        const BFloat16 number{static_cast<std::uint16_t>(bits)};
        if (!std::isnan(toFloat(number)))
            QCOMPARE(stored(bits << 16), number.bits);
    }
}

WEFT_TEST_MAIN(TestInferenceOps)
#include "tst_inference_ops.moc"
